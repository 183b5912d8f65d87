import type { ReadResult } from '../domain/document/draft.ts';
import { openFile } from './fileKind.ts';
import type { SourceBlock } from './grid.ts';
import { interpret } from './interpret.ts';
import type { InterpretOptions } from './interpret.ts';
import { standardLimits } from './limits.ts';
import type { ReadLimits } from './limits.ts';
import { Refused } from './refused.ts';

export interface ReadOptions extends InterpretOptions { readonly limits?: Partial<ReadLimits> | undefined }

/** Reads a file in this very thread; `readDocument` does the same in a worker with limits of memory and time. */
export async function readInProcess(bytes: Uint8Array, fileName: string, options: ReadOptions = {}): Promise<ReadResult> {
  const limits = { ...standardLimits, ...options.limits };
  try {
    const opened = await openFile(bytes, fileName, limits);
    let blocks: readonly SourceBlock[];
    // Each reader is loaded when asked for: the PDF library alone costs more than reading a Word file.
    if (opened.format === 'pdf') blocks = await (await import('./pdf.ts')).readPdf(bytes, limits);
    else if (opened.format === 'docx') blocks = await (await import('./docx.ts')).readDocx(opened.file, opened.mainPart, limits);
    else blocks = await (await import('./xlsx.ts')).readXlsx(opened.file, opened.mainPart, limits);
    if (blocks.every((block) => (block.kind === 'text' ? block.text === '' : block.rows.every((row) => row.cells.every((cell) => cell === null || cell.text === ''))))) {
      return { ok: false, refusal: opened.format === 'pdf' ? 'file.no-text' : 'file.empty' };
    }
    return { ok: true, draft: interpret(opened.format, blocks, options) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
