import type { SheetValue } from './sheet.ts';

/** A table as Excel in Swedish opens it: UTF-8 with its mark, semicolons, CRLF. Text that begins like a formula is kept from being one. */
export function writeCsv(headings: readonly string[], rows: readonly (readonly SheetValue[])[]): Uint8Array {
  const field = (value: SheetValue): string => {
    if (value === null) return '';
    if (typeof value === 'number') return String(value);
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return new TextEncoder().encode(`\uFEFF${[headings, ...rows].map((row) => row.map(field).join(';')).join('\r\n')}\r\n`);
}
