/** Tables of the auditor's package as CSV that Excel opens: semicolons, UTF-8 with its mark, and never a formula. */
type Value = string | number | null;

/** What a spreadsheet would take for a formula stays text. */
function cell(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
const BOM = '\uFEFF';
export function csvLine(values: readonly Value[]): string {
  return `${values.map(cell).join(';')}\r\n`;
}
export function csvOf(headings: readonly string[], rows: readonly (readonly Value[])[]): Uint8Array {
  return new TextEncoder().encode(BOM + [headings, ...rows].map(csvLine).join(''));
}
export function csvHead(headings: readonly string[]): Uint8Array {
  return new TextEncoder().encode(BOM + csvLine(headings));
}
