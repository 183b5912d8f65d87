/** What every paper for publication says first. What is withheld has left its content before it came here (domain/openness/withhold.ts). */
import { publicationText } from '../text/openness.ts';
import { paragraph, type PaperDocument } from './model.ts';
import type { Workbook } from './sheet.ts';

export interface Published { readonly withheld: number; readonly grounds: readonly string[] }

export function publishedDocument(document: PaperDocument, published: Published | undefined): PaperDocument {
  if (published === undefined) return document;
  return { ...document, header: { ...document.header, end: `${document.header.end} · ${publicationText.mark}` }, blocks: [paragraph(publicationText.banner(published.withheld, published.grounds)), ...document.blocks] };
}
/** A first sheet of its own, so that the rows of the others can be filtered from the top. */
export function publishedWorkbook(workbook: Workbook, published: Published | undefined): Workbook {
  if (published === undefined) return workbook;
  return { ...workbook, sheets: [{ name: publicationText.sheet, columns: [{ heading: publicationText.sheetColumn, width: 120 }], rows: [[publicationText.banner(published.withheld, published.grounds)]] }, ...workbook.sheets] };
}
