import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { describe, expect, it } from 'vitest';
import { readInProcess } from '../src/importers/readInProcess.ts';
import { fontFiles } from '../src/reports/typeface.ts';

/** The same forty rows set in the ways that PDF files of plans are set, each read back whole. */

const heads = ['Process', 'Nr', 'Riskbeskrivning', 'Sannolikhet', 'Konsekvens', 'Riskvärde', 'Kontrollmoment', 'Kontrollansvarig', 'Frekvens'];
const texts = ['Leverantör får betalt utan giltigt avtal', 'Beslut fattas av den som saknar delegation', 'Uppgifter om enskilda lämnas ut till obehörig', 'System är otillgängligt under längre tid än en dag', 'Direktupphandling görs över gränsen'];
const rows = Array.from({ length: 40 }, (_, at): string[] => {
  const [likelihood, consequence] = [1 + (at % 4), 1 + ((at * 3) % 4)];
  return [['Inköp', 'Myndighetsutövning', 'Ärenden och arkiv'][Math.floor(at / 14)] ?? '', String(at + 1), `${texts[at % 5] ?? ''} ${at + 1}`, String(likelihood), String(consequence), String(likelihood * consequence), `Stickprov av ${at + 5} ärenden som gäller: ${(texts[(at + 2) % 5] ?? '').toLowerCase()}`, 'Controller', ['Halvår', 'Månad', 'Tertial'][at % 3] ?? ''];
});

const content = (cells: readonly string[]): string => cells.map((cell) => `[${cell}]`).join(', ');
const bold = heads.map((head) => `*${head}*`);
const columns = 'columns: (2.2fr, auto, 4fr, auto, auto, auto, 4fr, 2.2fr, 1.2fr)';
const centred = 'align: (x, y) => (if x in (1, 3, 4, 5) { center } else { left }) + horizon';
const table = (look: string, head = `table.header(${content(bold)})`, body = content(rows.flat())): string => `#table(${columns}, ${look}, ${head}, ${body})`;
const merged = rows.flatMap((row, at) => {
  const first = at === 0 || rows[at - 1]?.[0] !== row[0];
  return [...(first ? [`table.cell(rowspan: ${rows.filter((one) => one[0] === row[0]).length})[${row[0] ?? ''}]`] : []), ...row.slice(1).map((cell) => `[${cell}]`)];
}).join(', ');
const turned = heads.map((head, at) => ([1, 3, 4, 5].includes(at) ? `rotate(-90deg, reflow: true)[*${head}*]` : `[*${head}*]`)).join(', ');

const twoRows = `table.header(${['Process', 'Nr', 'Riskbeskrivning'].map((head) => `table.cell(rowspan: 2)[*${head}*]`).join(', ')}, table.cell(colspan: 3, align: center)[*Riskbedömning*], table.cell(colspan: 3, align: center)[*Internkontrollplan*], ${content(bold.slice(3))})`;
const underTitles = ['Inköp', 'Myndighetsutövning', 'Ärenden och arkiv'].map((process) => `== ${process}\n${table('stroke: LINES', undefined, content(rows.filter((row) => row[0] === process).flat()))}`).join('\n');

const layouts: Readonly<Record<string, string>> = {
  'ruled all round': table('stroke: 0.5pt'),
  'ruled, the headings on the first page only': table('stroke: 0.5pt', content(bold)),
  'ruled, cells merged over rows and pages': table(`stroke: 0.5pt, ${centred}`, undefined, merged),
  'ruled, headings turned upwards': table('stroke: 0.5pt', `table.header(${turned})`),
  'ruled, after a text in two columns': `#columns(2)[${'Nämnden ska se till att kontrollen är tillräcklig. '.repeat(30)}]\n${table('stroke: 0.5pt')}`,
  'lines between the rows only, centred': table(`stroke: (x, y) => (bottom: 0.5pt), ${centred}`),
  'lines over and under the table only': table('stroke: none', `table.hline(), table.header(${content(bold)}), table.hline()`, `${content(rows.flat())}, table.hline()`),
  'no lines': table('stroke: none'),
  'no lines, numbers to the right': table('stroke: none, align: (x, y) => if x in (1, 3, 4, 5) { right } else { left }'),
  'no lines, every other row shaded, centred': table(`stroke: none, fill: (x, y) => if calc.odd(y) { rgb("#eeeeee") } else { none }, ${centred}`),
  'lines between the rows only, the headings on the first page only': table('stroke: (x, y) => (bottom: 0.5pt)', content(bold)),
  'ruled, headings in two rows': table('stroke: 0.5pt', twoRows),
  'lines between the rows only, headings in two rows': table('stroke: (x, y) => (bottom: 0.5pt, top: 0.5pt)', twoRows),
  'lines over and under the table only, headings in two rows': table('stroke: none', `table.hline(), ${twoRows}, table.hline()`, `${content(rows.flat())}, table.hline()`),
  'no lines, headings in two rows': table('stroke: none', twoRows),
  'no lines, several tables under titles': underTitles.replaceAll('LINES', 'none'),
  'lines between the rows only, several tables under titles': underTitles.replaceAll('LINES', '(x, y) => (bottom: 0.5pt, top: 0.5pt)'),
  'a card for each risk': rows.map((row) => `#block(breakable: false, table(columns: (4cm, 14cm), stroke: 0.5pt, ${row.map((cell, at) => `[*${heads[at] ?? ''}*], [${cell}]`).join(', ')}))`).join('\n'),
  'lines of labels and values': rows.map((row) => row.map((cell, at) => `*${heads[at] ?? ''}:* ${cell}`).join(' \\\n')).join('\n\n'),
};

/** A plan of a few rows without numbers, upright: texts go over several lines, and columns change from table to table. */
const moments = [['Inköp', 'Leverantör får betalt utan giltigt avtal', 'Stickprov av tio fakturor mot avtalen', 'Tertial', 'Controller'], ['Lön', 'Fel lön betalas ut', 'Lönelistor granskas av chefen före utbetalning', 'Månad', 'HR-chef'], ['Arkiv', 'Handlingar gallras utan beslut', 'Genomgång av gallringslistan', 'År', 'Arkivarie']];
const momentTable = (look: string, among: readonly (readonly string[])[]): string => `#table(columns: (1fr, 2fr, 2fr, 1fr, 1fr), ${look}, table.header(${content(['Process', 'Risk', 'Kontrollmoment', 'Frekvens', 'Ansvarig'].map((head) => `*${head}*`))}), ${content(among.flat())})`;
const moment: Readonly<Record<string, string>> = {
  'no lines': momentTable('stroke: none', moments),
  'lines over and under the table only': momentTable('stroke: (x, y) => (top: if y == 0 { 0.5pt }, bottom: if y in (0, 3) { 0.5pt })', moments),
  'a table for each, lines over and under': moments.map((row) => momentTable('stroke: (x, y) => (top: if y == 0 { 0.5pt }, bottom: 0.5pt)', [row])).join('\n#v(4mm)\n'),
};

const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: fontFiles() }] });

describe('a plan as PDF', () => {
  it.each(Object.entries(layouts))('%s', async (_, body) => {
    const source = `#set page(flipped: true, margin: 15mm)\n#set text(font: "Source Sans 3", lang: "sv", size: 9pt, hyphenate: false)\n= Internkontrollplan 2025\n${body}`;
    const result = await readInProcess(new Uint8Array(compiler.pdf({ mainFileContent: source })), 'plan.pdf');
    if (!result.ok) throw new Error(result.refusal);
    const flat = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();
    const { events, planRows } = result.draft;
    expect(events.map((one, at) => {
      const planned = planRows[at];
      return [flat(one.process), one.number, flat(one.event), String(one.likelihood), String(one.consequence), String(one.riskValue), flat(planned?.controlActivity ?? null), flat(planned?.controlOwner ?? null), flat(planned?.frequency ?? null)];
    })).toEqual(rows);
    expect([planRows.length, result.draft.problems]).toEqual([rows.length, []]);
  });
  it.each(Object.entries(moment))('upright, without numbers, %s', async (_, body) => {
    const source = `#set page(margin: 25mm)\n#set text(font: "Source Sans 3", lang: "sv", size: 10pt, hyphenate: false)\n= Internkontrollplan 2025\n${body}`;
    const result = await readInProcess(new Uint8Array(compiler.pdf({ mainFileContent: source })), 'plan.pdf');
    if (!result.ok) throw new Error(result.refusal);
    expect(result.draft.planRows.map((one) => [one.process, one.event, one.controlActivity, one.frequency, one.controlOwner])).toEqual(moments);
  });
});
