import { writeXlsx, type WriteSheet } from 'hucre/xlsx';
import { paperText } from '../text/paper.ts';
import { xmlText } from './plainText.ts';
import type { Sheet, SheetColumn, SheetValue, Workbook } from './sheet.ts';
import { withZipTime } from './zipTime.ts';

export interface ExcelOptions { readonly createdAt: Date }

/** What a cell of Excel can hold, in UTF-16 units (Excel specifications and limits). */
const longestCell = 32_767;
const muted = '535C67';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The sheets as an Excel file: the header row frozen and filtered, texts wrapped, the same bytes for the same content and moment. */
export async function writeExcel(workbook: Workbook, options: ExcelOptions): Promise<Uint8Array> {
  const bytes = await writeXlsx({
    sheets: workbook.sheets.map((sheet) => excelSheet(withinCells(sheet), workbook)),
    properties: { title: xmlText(workbook.title), creator: xmlText(workbook.author), created: options.createdAt, modified: options.createdAt },
    defaultFont: { name: 'Calibri', size: 11 },
  });
  return withZipTime(bytes, options.createdAt);
}

function excelSheet(sheet: Sheet, workbook: Workbook): WriteSheet {
  const edge = columnLetters(sheet.columns.length - 1);
  const page = paperText.page({ page: '&P', of: '&N' });
  return {
    name: sheet.name,
    columns: sheet.columns.map((column) => ({ width: column.width, style: { alignment: { vertical: 'top', wrapText: true } } })),
    rows: [sheet.columns.map((column) => xmlText(column.heading)), ...sheet.rows.map((row) => row.map((value) => (typeof value === 'string' ? xmlText(value) : value)))],
    cells: new Map(sheet.columns.map((column, at) => [`0,${at}`, { value: xmlText(column.heading), type: 'string', style: { font: { bold: true }, alignment: { vertical: 'bottom', wrapText: true }, border: { bottom: { style: 'medium', color: { rgb: muted } } } } }])),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${edge}${sheet.rows.length + 1}` },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$1:$1' },
    headerFooter: { oddHeader: `&L${inHeader(workbook.header.start)}&R${inHeader(workbook.header.end)}`, oddFooter: `&L${inHeader(workbook.footer)}&R${page}` },
  };
}

/** An ampersand begins a code in Excel's headers; doubled it is itself. */
function inHeader(content: string): string {
  return xmlText(content).replaceAll('&', '&&');
}

function columnLetters(at: number): string {
  const rest = letters[at % 26] ?? 'A';
  return at < 26 ? rest : columnLetters(Math.floor(at / 26) - 1) + rest;
}

/** Texts longer than a cell may hold go on in columns of their own at the end of the sheet; nothing is cut off. */
function withinCells(sheet: Sheet): Sheet {
  const columns: SheetColumn[] = [...sheet.columns];
  const rows: SheetValue[][] = sheet.rows.map((row) => [...row]);
  sheet.columns.forEach((column, at) => {
    const parts = Math.max(1, ...sheet.rows.map((row) => Math.ceil(String(row[at] ?? '').length / longestCell)));
    for (let part = 1; part < parts; part += 1) {
      columns.push({ heading: paperText.continued(column.heading), width: column.width });
      rows.forEach((row, index) => row.push(String(sheet.rows[index]?.[at] ?? '').slice(part * longestCell, (part + 1) * longestCell)));
    }
    if (parts > 1) rows.forEach((row) => { const value = row[at]; if (typeof value === 'string') row[at] = value.slice(0, longestCell); });
  });
  return { ...sheet, columns, rows };
}
