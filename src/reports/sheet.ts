/** A sheet of rows for a spreadsheet: numbers are numbers, everything else is text – also text that begins like a formula. */
export type SheetValue = string | number | null;
export interface SheetColumn { readonly heading: string; /** In characters of the standard typeface. */ readonly width: number }
export interface Sheet { readonly name: string; readonly columns: readonly SheetColumn[]; readonly rows: readonly (readonly SheetValue[])[] }
export interface Workbook {
  readonly title: string;
  readonly author: string;
  /** Printed on top of and below every sheet. */
  readonly header: { readonly start: string; readonly end: string };
  readonly footer: string;
  readonly sheets: readonly Sheet[];
}
