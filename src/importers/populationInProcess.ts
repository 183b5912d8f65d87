/** Reads a list in this very thread; `readPopulation` does the same in a worker with limits of memory and time. */
import { refuse, type Outcome } from '../domain/refusal.ts';
import { openFile } from './fileKind.ts';
import { standardLimits, type ReadLimits } from './limits.ts';
import { readSheetRows } from './populationSheet.ts';
import { tableFrom, type ReadPopulation } from './populationTable.ts';
import { decodeText, readTextRows } from './populationText.ts';
import { Refused } from './refused.ts';

export interface PopulationOptions {
  /** The heading of the id column; null for the first column. */
  readonly idColumn?: string | null;
  /** A sheet of an Excel file; null for the first visible one that has something. */
  readonly sheet?: string | null;
  readonly limits?: Partial<PopulationLimits>;
}
export interface PopulationLimits extends ReadLimits { readonly rows: number }

/** A list is larger than a document and has no pages. */
export const populationLimits: PopulationLimits = {
  ...standardLimits, bytes: 60 * 1024 * 1024, inflatedBytes: 400 * 1024 * 1024, rows: 500_000, cells: 4_000_000, milliseconds: 120_000, workerMegabytes: 1024,
};

export async function readPopulationInProcess(bytes: Uint8Array, fileName: string, options: PopulationOptions = {}): Promise<Outcome<ReadPopulation>> {
  const limits = { ...populationLimits, ...options.limits };
  const idColumn = options.idColumn ?? null;
  try {
    if (!isBinary(bytes)) {
      if (bytes.length > limits.bytes) return refuse('population.file-refused', { reason: 'file.too-large' });
      if (bytes.length === 0) return refuse('population.file-refused', { reason: 'file.empty' });
      const rows = readTextRows(decodeText(bytes), limits.rows);
      return rows.ok ? tableFrom(rows.value, { idColumn, refuseWide: true, mostCells: limits.cells }) : rows;
    }
    const opened = await openFile(bytes, fileName, limits);
    if (opened.format !== 'xlsx') return refuse('population.not-a-list');
    const read = await readSheetRows(opened.file, opened.mainPart, options.sheet ?? null, limits);
    if (read === null) return refuse('population.empty');
    const table = tableFrom(read.rows, { idColumn, refuseWide: false, mostCells: limits.cells });
    if (!table.ok || !read.others) return table;
    return { ok: true, value: { ...table.value, notes: [{ kind: 'otherSheets', sheet: read.sheet }, ...table.value.notes] } };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.refusal === 'file.type-unknown') return refuse('population.not-a-list');
    // Too many rows or cells inside a file that itself was small enough.
    if (error.refusal === 'file.too-large' && bytes.length <= limits.bytes) return refuse('population.too-many-rows', { rows: limits.rows, cells: limits.cells });
    return refuse('population.file-refused', { reason: error.refusal });
  }
}

/** A zip file, an old Office file or a PDF, by its first bytes; all else is text until shown otherwise. */
export function isBinary(bytes: Uint8Array): boolean {
  const start = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return start.startsWith('504b') || start === 'd0cf11e0' || start === '25504446';
}
