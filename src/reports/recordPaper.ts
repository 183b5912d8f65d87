import type { Day } from '../domain/day.ts';
import { cells, heading, line, paragraph, text, textWidth, words, cell, type Block, type PaperDocument } from './model.ts';

/** A record in words and plain tables: an extract about a person, a record of handling, a protocol. */
export interface RecordInput {
  readonly paper: 'record';
  readonly municipality: string;
  readonly board: string;
  readonly day: Day;
  readonly title: string;
  readonly lead: readonly string[];
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[]; readonly table: { readonly columns: readonly { readonly heading: string; readonly width: number }[]; readonly rows: readonly (readonly string[])[] } | null }[];
  readonly publication?: { readonly withheld: number; readonly grounds: readonly string[] };
}

export function recordDocument(input: RecordInput): PaperDocument {
  const author = [input.board, input.municipality].filter((part) => part !== '').join(', ');
  return {
    title: input.title, author, subject: input.title, language: 'sv', header: { start: input.title, end: input.day, draft: false }, footer: [input.municipality, input.board].filter((part) => part !== '').join(' · '),
    blocks: [...input.lead.map((words) => paragraph(words)), ...input.sections.flatMap((section): Block[] => [
      heading(1, section.heading), ...section.paragraphs.map((words) => paragraph(words)),
      ...(section.table === null || section.table.rows.length === 0 ? [] : [{
        kind: 'table' as const, name: section.heading, look: 'plain' as const, columns: widths(section.table.columns),
        rows: section.table.rows.map((row) => cells(...row.map((content, at) => (at === 0 ? { ...words(content), names: true } : content === '' ? cell(line(text('–', 'regular', 'muted'))) : words(content))))),
      }]),
    ])],
  };
}
function widths(columns: readonly { readonly heading: string; readonly width: number }[]) {
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  return columns.map((column) => ({ heading: column.heading, width: Math.floor((column.width / total) * textWidth), align: 'start' as const }));
}
