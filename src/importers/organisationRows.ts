/** From sheets of rows to units and people, by what their headings mean. Nothing is compared yet. */
import { dayFrom, type Day } from '../domain/day.ts';
import { cleanText } from '../domain/document/clean.ts';
import type { DoubtKind, FileCell, FileDoubt, FilePerson, FileRole, FileUnit, OrganisationFile } from '../domain/organisation/organisationFile.ts';
import type { UnitKind } from '../domain/organisation/organisation.ts';
import { columnsOf, levelOrder, roleNamed, unitKindNamed, type Column, type Meaning } from './organisationHeadings.ts';
import type { RawRow } from './populationTable.ts';
import { columnLetters } from './xlsxBook.ts';

export interface SheetOfRows { readonly sheet: string; readonly rows: readonly RawRow[] }
const headingWithin = 20;
/** As long as a name may be anywhere else. */
const longest = 300;

/** Null when no sheet has headings that are known. */
export function organisationFrom(sheets: readonly SheetOfRows[]): OrganisationFile | null {
  const file = { units: [] as FileUnit[], people: [] as FilePerson[], doubts: [] as FileDoubt[], leftAlone: [] as string[], unread: [] as string[] };
  let read = 0;
  for (const one of sheets) {
    const rows = one.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cleanText(cell).text.replace(/[\s\u00a0]+/g, ' ').trim()) })).filter((row) => row.cells.some((cell) => cell !== '') || row.unsaved.length > 0);
    const at = rows.slice(0, headingWithin).findIndex((row) => columnsOf(row.cells) !== null);
    const headings = columnsOf(rows[at]?.cells ?? []);
    if (headings === null) {
      file.leftAlone.push(one.sheet);
      continue;
    }
    read += 1;
    file.unread.push(...headings.unread);
    readSheet(one.sheet, rows.slice(at + 1), headings.columns, file);
  }
  return read === 0 ? null : file;
}

interface Into { readonly units: FileUnit[]; readonly people: FilePerson[]; readonly doubts: FileDoubt[] }

/** What stands between two boards in one cell. Many a board's own name has an "och" in it (Barn- och utbildningsnämnden, Nämnden för arbete och välfärd), so that word parts only after a whole name. */
const betweenBoards = /[;,/\n]|(?<=[nN]ämnd(?:en)?|[sS]tyrelsen?) och /;

function readSheet(sheet: string, rows: readonly RawRow[], columns: readonly Column[], into: Into): void {
  const has = (kind: Meaning['kind']): boolean => columns.some((one) => one.meaning.kind === kind);
  const levels = levelOrder.flatMap((level) => columns.filter((one) => one.meaning.kind === 'level' && one.meaning.level === level));
  const heads = columns.filter((one) => one.meaning.kind === 'head');
  const parented = has('parent') || has('parentCode');
  const named = has('person') || has('firstName') || has('lastName');
  // A list of people names a person and where: a unit is only pointed at.
  const ofPeople = heads.length === 0 && !parented && (named || has('role') || (has('name') && (has('mail') || has('title')) && (has('code') || levels.length > 0)));
  const hidden = rows.filter((row) => row.hidden);
  const [firstHidden] = hidden;
  if (firstHidden) into.doubts.push({ kind: 'hidden', at: { sheet, line: firstHidden.line, column: 'A' }, value: String(hidden.length), leaves: false });
  let before: string[] = [];
  for (const row of rows) {
    const reading = new RowReading(sheet, row, columns, into.doubts);
    if (ofPeople) readPerson(reading, levels, into);
    else before = readUnit(reading, { levels, heads, parented, before }, into);
  }
}

/** One row by the meaning of its columns. */
class RowReading {
  readonly sheet: string;
  readonly row: RawRow;
  readonly columns: readonly Column[];
  readonly doubts: FileDoubt[];
  constructor(sheet: string, row: RawRow, columns: readonly Column[], doubts: FileDoubt[]) {
    this.sheet = sheet;
    this.row = row;
    this.columns = columns;
    this.doubts = doubts;
    const unsaved = columns.find((one) => row.unsaved.includes(one.at));
    if (unsaved) this.doubt('formula', unsaved, unsaved.heading, false);
  }
  column(kind: Meaning['kind']): Column | undefined { return this.columns.find((one) => one.meaning.kind === kind); }
  at(column: Column | undefined): string { return column === undefined || this.row.unsaved.includes(column.at) ? '' : this.row.cells[column.at] ?? ''; }
  text(kind: Meaning['kind']): string { return this.at(this.column(kind)); }
  cell(column: Column | undefined): FileCell { return { sheet: this.sheet, line: this.row.line, column: columnLetters(column?.at ?? 0) }; }
  doubt(kind: DoubtKind, column: Column | undefined, value: string, leaves: boolean): void { this.doubts.push({ kind, at: this.cell(column), value, leaves }); }
  /** A day, null where none stands; one far away means none. */
  day(kind: 'from' | 'to'): Day | null {
    const words = this.text(kind);
    if (words === '' || /^(?:-|–|tills vidare)$/i.test(words) || words.startsWith('9999')) return null;
    const [, year, month, date] = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?: 00:00(?::00)?)?$/.exec(words) ?? [];
    const day = dayFrom(`${year ?? ''}-${month ?? ''}-${date ?? ''}`);
    if (day === null) this.doubt('dayUnreadable', this.column(kind), words, false);
    return day;
  }
}

interface UnitSheet { readonly levels: readonly Column[]; readonly heads: readonly Column[]; readonly parented: boolean; readonly before: readonly string[] }

/** A unit, and those that the row names as its heads. Gives the levels as they stand, for merged cells below. */
function readUnit(row: RowReading, { levels, heads, parented, before }: UnitSheet, into: Into): string[] {
  const nameColumn = row.column('name');
  const cells = levels.map((column) => row.at(column));
  const first = cells.findIndex((cell) => cell !== '');
  const ownName = row.at(nameColumn);
  // An empty level to the left of what stands is the one above it on the sheet.
  const filled = parented ? cells : cells.map((cell, at) => (cell === '' && (first > at || (first < 0 && ownName !== '')) ? before[at] ?? '' : cell));
  const steps = levels.flatMap((column, at) => {
    const name = filled[at] ?? '';
    return name === '' || column.meaning.kind !== 'level' ? [] : [{ name, kind: column.meaning.level, code: levelCode(row, column.meaning.level), column }];
  });
  const [lowest] = steps.slice(-1);
  const byPath = !parented && levels.length > 0;
  // With a column for the name, the levels say where it lies.
  const isLevel = byPath && (ownName === '' || ownName === lowest?.name);
  const name = isLevel ? lowest?.name ?? '' : ownName || (lowest?.name ?? '');
  const column = isLevel || ownName === '' ? lowest?.column ?? nameColumn ?? levels.at(-1) : nameColumn;
  const code = row.text('code') || (isLevel ? lowest?.code ?? '' : '');
  if (name === '') {
    if (code !== '') row.doubt('nameMissing', row.column('code'), code, true);
    return filled;
  }
  if ([name, code].some((words) => words.length > longest)) {
    row.doubt('tooLong', column, name.slice(0, 80), true);
    return filled;
  }
  const kindWords = row.text('unitKind');
  const kind = kindWords === '' ? (isLevel ? lowest?.kind ?? null : null) : unitKindNamed(kindWords);
  if (kindWords !== '' && kind === null) row.doubt('kindUnknown', row.column('unitKind'), kindWords, false);
  const path = (isLevel ? steps.slice(0, -1) : steps).map((step): { name: string; code: string | null; kind: UnitKind } => ({ name: step.name, code: step.code, kind: step.kind }));
  const boards = row.text('serves').split(betweenBoards).map((one) => one.trim()).filter((one) => one !== '');
  into.units.push({
    at: row.cell(column), code: code === '' ? null : code, name, kind, serves: boards.length === 0 ? null : boards, from: row.day('from'), to: row.day('to'),
    place: byPath ? { kind: 'path', path } : parented ? { kind: 'words', words: row.text('parentCode') || row.text('parent') } : { kind: 'notStated' },
  });
  for (const head of heads) {
    const words = row.at(head);
    if (words === '' || /^(?:vakant|-|–|vakans)$/i.test(words) || head.meaning.kind !== 'head') continue;
    const only = heads.length === 1;
    person(row, head, words, { unit: code || name, board: '', role: head.meaning.role, mail: only ? row.text('mail') : '', title: only ? row.text('title') : '' }, into);
  }
  return filled;
}
function levelCode(row: RowReading, level: UnitKind): string | null {
  const column = row.columns.find((one) => one.meaning.kind === 'levelCode' && one.meaning.level === level);
  return row.at(column) || null;
}

function readPerson(row: RowReading, levels: readonly Column[], into: Into): void {
  const column = row.column('person') ?? row.column('firstName') ?? row.column('lastName') ?? row.column('name');
  const name = [row.text('firstName'), row.text('lastName')].filter((one) => one !== '').join(' ') || row.text('person') || row.text('name');
  if (name === '') {
    if (row.text('mail') !== '') row.doubt('nameMissing', row.column('mail'), row.text('mail'), true);
    return;
  }
  const lowest = levels.map((one) => row.at(one)).filter((words) => words !== '').at(-1) ?? '';
  const unit = row.text('code') || lowest || (column === row.column('name') ? '' : row.text('name'));
  const board = row.text('serves');
  const [roleWords, title] = [row.text('role'), row.text('title')];
  const said = roleNamed(roleWords);
  if (roleWords !== '' && said === null) row.doubt('roleUnknown', row.column('role'), roleWords, false);
  // Without a role column the title may be one; whoever has neither works there.
  const role: FileRole | null = said ?? (roleWords === '' ? roleNamed(title) ?? (unit === '' ? null : 'employee') : null);
  person(row, column, name, { unit, board: unit === '' ? board : '', role, mail: row.text('mail'), title }, into);
}

function person(row: RowReading, column: Column | undefined, name: string, { unit, board, role, mail, title }: { unit: string; board: string; role: FileRole | null; mail: string; title: string }, into: Into): void {
  if ([name, title, mail].some((words) => words.length > longest)) {
    row.doubt('tooLong', column, name.slice(0, 80), true);
    return;
  }
  const readable = mail === '' || /^[^\s@]+@[^\s@]+$/.test(mail);
  if (!readable) row.doubt('mailUnreadable', row.column('mail'), mail, false);
  into.people.push({ at: row.cell(column), name, title: title === '' ? null : title, mail: readable && mail !== '' ? mail : null, unit, board, role });
}
