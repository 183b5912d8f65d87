import type { Draft, DraftEvent, DraftPlanRow, DraftProblem, SourceFormat } from '../domain/document/draft.ts';
import { cleanText } from '../domain/document/clean.ts';
import { sameWords } from '../domain/wording.ts';
import { chooseAnalyses, choosePlans } from './analyses.ts';
import type { Section } from './analyses.ts';
import type { SourceBlock, SourceTable } from './grid.ts';
import { distinctCells } from './grid.ts';
import { columnOf, hasField, sameLayout } from './layout.ts';
import type { Column } from './layout.ts';
import { findEvents } from './planEvents.ts';
import { layoutIsPlan, planMarksOf, readEvent, readPlanRows } from './rowFields.ts';
import type { Context } from './rowFields.ts';
import { readScale } from './scale.ts';
import { withoutRepeats } from './repeatedEvents.ts';
import { continued, hasActivity, repeatingRows } from './severalActivities.ts';
import { cardsAsTables } from './cards.ts';
import { columnsApart } from './columnsApart.ts';
import { byNumbers, eachEvent, numbersInWords } from './severalEvents.ts';
import { tablesApart } from './sideBySide.ts';
import { readTableRows } from './tableRows.ts';
import type { Loose, TablePart, TableRow } from './tableRows.ts';

/** Raised when the same file would give other rows: an import remembers by which reader it was made. */
export const readerVersion = 7;

export interface InterpretOptions {
  /** Which analysis to read, from 1, when the file holds several of the same kind. */
  readonly analysis?: number | undefined;
}

/** Texts and tables in reading order → events and plan rows. Pure; `blocks` are cleaned in place. */
export function interpret(format: SourceFormat, blocks: readonly SourceBlock[], options: InterpretOptions = {}): Draft {
  const problems: DraftProblem[] = [];
  const unread: Loose[] = [];
  const bands: Loose[] = [];
  const cleaned = cardsAsTables(cleanBlocks(blocks, problems)).flatMap((block): readonly SourceBlock[] => (block.kind === 'table' ? tablesApart(block).map(columnsApart) : [block]));
  const visible = cleaned.filter((block) => block.kind === 'text' || !block.hidden);
  let sections = readSections(visible, unread, bands);
  if (sections.length === 0 && visible.length < cleaned.length) {
    // Nothing to see: what is hidden may be the plan, and everything is read anew.
    unread.length = 0;
    bands.length = 0;
    sections = readSections(cleaned, unread, bands);
  } else for (const block of cleaned) if (block.kind === 'table' && block.hidden) unread.push(...tableTexts(block));
  if (sections.length === 0) problems.push({ code: 'draft.no-table', place: '', params: {} });
  for (const section of sections) {
    if (section.part.rows.length === 0) problems.push({ code: 'draft.headings-without-rows', place: section.part.headingPlace, params: { title: section.title } });
  }
  const scale = readScale(sections.map((section) => section.part), cleaned);
  if (scale.unknown) problems.push({ code: 'draft.scale-unknown', place: sections[0]?.part.headingPlace ?? '', params: {} });
  unknownColumns(sections, problems);
  withGoals(sections);
  const asHeadings = new Set(sections.flatMap((one) => (one.caption !== null && isUsed(one, one.caption.text) ? [one.caption] : [])));

  const { analyses, plans } = split(sections);
  for (const section of analyses) section.part = numbersInWords(section.part);
  for (const section of plans) if (!analyses.includes(section)) section.part = byNumbers(section.part);
  for (const { part } of plans) part.rows.splice(0, part.rows.length, ...continued(part));
  const marks = planMarksOf(analyses.map((section) => section.part));
  const readRows = new Set<TableRow>();
  const repeating = new Set(plans.flatMap(({ part }) => repeatingRows(part)));
  const eventsOf = (section: Section): DraftEvent[] => eachRow(section, readRows, (row, context) => {
    if (repeating.has(row)) return [];
    const event = readEvent(section.part, row, context, scale, marks, plans.includes(section) && hasActivity(section.part, row));
    return event === null ? [] : [event];
  });
  const chosen = chooseAnalyses(withoutRepeats(analyses.map((section) => ({ section, rows: eventsOf(section) }))), options.analysis ?? 1, problems);
  const events = chosen.flatMap((one) => one.rows);
  const shared = new Set<DraftPlanRow>();
  const plansRead = plans.flatMap((section) => {
    // In a table that is analysis and plan in one, only rows with an activity are rows of the plan.
    const both = analyses.includes(section);
    if (both && !chosen.some((one) => one.section === section)) return [];
    const rows = eachRow(section, readRows, (row, context) => (both && !hasActivity(section.part, row) ? [] : eachEvent(section.part, row).flatMap((one, at) => {
      const made = readPlanRows(section.part, one, context, scale);
      if (at > 0) for (const each of made) shared.add(each);
      return made;
    })));
    return [{ section, rows }];
  });
  const planRows = choosePlans(plansRead, options.analysis ?? 1, problems).flatMap(({ section, rows }) => findEvents(rows, events, analyses.includes(section) || numberIsEvents(section.part), shared));
  for (const section of sections) unread.push(...rowsNotRead(section, readRows), ...section.part.captions.filter((one) => !isUsed(section, one.text)));
  const groups = new Set([...events, ...planRows].flatMap((row) => [row.goal, row.process]));
  unread.push(...bands.filter((one) => !groups.has(said(one.text))));
  const left = unread.filter((one) => rated(one.text));
  if (events.length + planRows.length > 0 && left.length > 1) problems.push({ code: 'draft.rows-unread', place: left[0]?.place ?? '', params: { rows: left.length } });
  const layouts = sections.map((section) => section.part.layout);
  const planLayouts = plans.map((section) => section.part.layout);
  return {
    format, readerVersion, method: scale.method,
    layout: {
      hasOwnerColumn: planLayouts.some((layout) => hasField(layout, 'controlOwner')),
      hasFrequencyColumn: planLayouts.some((layout) => hasField(layout, 'frequency')),
      hasControlColumn: layouts.some((layout) => hasField(layout, 'systematicControl')),
      hasPlanColumn: layouts.some((layout) => hasField(layout, 'inPlan')),
    },
    events, planRows, problems, unread: unread.filter((one) => !asHeadings.has(one)),
  };
}

/** Likelihood, consequence and their product on end: a row of an analysis, wherever it was printed. */
function rated(text: string): boolean {
  return [...text.matchAll(/(?<![\d.,–-])(?=(\d)\s+(?:\|\s+)?(\d)\s+(?:\|\s+)?(\d{1,2})(?![\d.,–-]))/g)].some(([, one, other, product]) => Number(one) > 0 && Number(one) * Number(other) === Number(product));
}

/** Every text cleaned once; one line tells how much went, and where it began. */
function cleanBlocks(blocks: readonly SourceBlock[], problems: DraftProblem[]): readonly SourceBlock[] {
  let characters = 0;
  let first = '';
  const count = (text: string, place: string): string => {
    const cleaned = cleanText(text);
    if (cleaned.removed > 0 && characters === 0) first = place;
    characters += cleaned.removed;
    return cleaned.text.trim();
  };
  const result = blocks.map((block) => {
    if (block.kind === 'text') return { ...block, text: count(block.text, block.place) };
    for (const row of block.rows) for (const cell of distinctCells(row)) {
      cell.text = count(cell.text, cell.place);
      if (cell.parts !== undefined) cell.parts = cell.parts.map((part) => ({ ...part, text: cleanText(part.text).text.trim() }));
    }
    return block;
  });
  if (characters > 0) problems.push({ code: 'draft.characters-removed', place: first, params: { characters } });
  return result;
}

function readSections(blocks: readonly SourceBlock[], unread: Loose[], bands: Loose[]): Section[] {
  const sections: Section[] = [];
  const headings: { level: number; text: string }[] = [];
  let before: Loose | null = null;
  for (const block of blocks) {
    if (block.kind === 'text') {
      before = null;
      if (block.level === null) {
        before = { place: block.place, text: block.text };
        unread.push(before);
      } else {
        while (headings.length > 0 && (headings.at(-1)?.level ?? 0) >= block.level) headings.pop();
        headings.push({ level: block.level, text: block.text });
      }
      continue;
    }
    const { parts, loose, bands: inside } = readTableRows(block);
    const known = parts.filter((part) => hasField(part.layout, 'event', 'controlActivity', 'measure'));
    if (known.length === 0) {
      unread.push(...tableTexts(block));
      before = null;
      continue;
    }
    unread.push(...loose);
    bands.push(...inside);
    for (const part of parts) {
      if (known.includes(part)) sections.push(section(part, headings.map((one) => one.text), before));
      else unread.push(...part.captions, { place: part.headingPlace, text: part.layout.columns.map((column) => column.heading).filter((one) => one !== '').join(' | ') }, ...part.rows.map((row) => ({ place: row.place, text: [...row.values.values()].map((value) => value.text).join(' | ') })));
    }
    before = null;
  }
  return sections;
}

/** A short text right above a table may be its heading although nothing but its place says so. */
const longestCaption = 250;

function section(part: TablePart, headings: readonly string[], before: Loose | null): Section {
  const above = [...headings, ...(part.table.name === '' ? [] : [part.table.name]), ...part.captions.map((one) => one.text)];
  const caption = before !== null && before.text.length <= longestCaption && !before.text.includes('\n') ? before : null;
  const titles = caption === null || /[.:]$/.test(caption.text) ? above : [...above, caption.text];
  return { part, above, caption, title: titles.findLast((text) => namesAnalysis(text) || namesPlan(text)) ?? titles.at(-1) ?? part.table.place, context: { goal: null, process: null, event: null } };
}

const namesAnalysis = (text: string): boolean => /analys|riskbedömning|riskregister|risklista|bruttolista|\bvor\b/i.test(text);
const namesPlan = (text: string): boolean => /internkontrollplan|kontrollplan|\bikp\b|åtgärdsplan|granskningsplan|direktåtgärd|\bgranskningar\b|\bplan(?:en)?\b/i.test(text);

function tableTexts(table: SourceTable): Loose[] {
  return table.rows.flatMap((row) => {
    const text = distinctCells(row).filter((cell) => cell.place === row.place || cell.text !== '').map((cell) => cell.text).filter((one) => one !== '').join(' | ');
    return text === '' ? [] : [{ place: row.place, text }];
  });
}

function unknownColumns(sections: readonly Section[], problems: DraftProblem[]): void {
  const told = new Set<string>();
  for (const { part } of sections) {
    for (const column of part.layout.columns) {
      if (column.heading === '' || told.has(column.heading) || (column.field !== null && column.hidden !== true)) continue;
      told.add(column.heading);
      if (column.hidden === true) problems.push({ code: 'draft.column-hidden', place: part.headingPlace, params: { heading: column.heading } });
      if (column.field !== null) continue;
      problems.push({ code: 'draft.column-unknown', place: part.headingPlace, params: { heading: column.heading } });
    }
  }
}

/**
 * A heading above a table is the goal (or the process) of its rows when the table has no such column and the
 * heading says so itself, stands as a goal elsewhere in the document, or is one of a series over like tables.
 */
function withGoals(sections: Section[]): void {
  const goals = sections.flatMap(({ part }) => {
    const column = columnOf(part.layout, 'goal');
    return column === undefined ? [] : part.rows.flatMap((row) => row.values.get(column)?.text ?? []);
  });
  const isGoal = (text: string): boolean => /^(?:kf:?s?\s+)?(?:\p{L}*mål)\b/iu.test(text) || goals.some((goal) => sameWords(goal, text));
  const isProcess = (text: string): boolean => /^process(?:område)?\b/i.test(text);
  const last = sections.map(({ above, caption }) => [...above, ...(caption !== null && !/[.:]$/.test(caption.text) ? [caption.text] : [])].findLast((text) => eventSaid(text) === null) ?? '');
  sections.forEach((one, at) => {
    const heading = last[at] ?? '';
    const underProcess = [...one.above, one.caption?.text ?? ''].findLast(isProcess);
    if (underProcess !== undefined && hasField(one.part.layout, 'process') && !hasField(one.part.layout, 'workMethod')) one.part = asWorkMethod(one.part);
    const series = heading !== '' && !/^(?:blad|flik|sheet|tabell|sida|risk|händelse|kort)?\s*(?:nr)?\s*\d*$/i.test(heading) && !namesAnalysis(heading) && !namesPlan(heading)
      && sections.some((other, there) => last[there] !== heading && !namesAnalysis(last[there] ?? '') && !namesPlan(last[there] ?? '') && sameLayout(other.part.layout, one.part.layout));
    const lacks = { goal: !hasField(one.part.layout, 'goal'), process: !hasField(one.part.layout, 'process', 'indicator') };
    const all = one.caption === null ? one.above : [...one.above, one.caption.text];
    const goal = lacks.goal ? all.findLast(isGoal) : undefined;
    const process = lacks.process ? all.findLast(isProcess) : undefined;
    const inSeries = series && goal === undefined && process === undefined ? (lacks.process ? 'process' : lacks.goal ? 'goal' : null) : null;
    one.context = {
      goal: said(goal) ?? (inSeries === 'goal' ? heading : null),
      process: said(process) ?? (inSeries === 'process' ? heading : null),
      event: hasField(one.part.layout, 'event') ? null : (all.map(eventSaid).findLast((event) => event !== null) ?? null),
    };
  });
}

/** Under a heading that names the process, a column of processes names their parts. */
function asWorkMethod(part: TablePart): TablePart {
  const column = columnOf(part.layout, 'process');
  if (column === undefined) return part;
  const inner: Column = { ...column, field: 'workMethod' };
  return {
    ...part, layout: { ...part.layout, columns: part.layout.columns.map((one) => (one === column ? inner : one)) },
    rows: part.rows.map((row) => ({ ...row, values: new Map([...row.values].map(([one, value]) => [one === column ? inner : one, value])) })),
  };
}

/** "Risk: Faktura betalas två gånger" over a table of activities. */
function eventSaid(text: string): string | null {
  return /^(?:(?:identifierad|prioriterad|oönskad)\s+)?(?:risk|händelse)\s*(?:nr\s*)?\d*\s*[.:–-]\s*(\S[\s\S]*)$/i.exec(text)?.[1]?.replace(/\s+/g, ' ').trim() ?? null;
}

function isUsed(section: Section, caption: string): boolean {
  const event = eventSaid(caption);
  return section.title === caption || (event !== null && section.context.event === event) || section.context.goal === said(caption) || section.context.process === said(caption);
}

/** "Mål: Alla barn …" without the word that names it. */
function said(text: string | undefined): string | null {
  return text === undefined ? null : text.replace(/^(?:kf:?s?\s+)?(?:\p{L}*mål|process(?:område)?)\s*(?:för verksamhetsområdet\s*)?:\s*/iu, '').replace(/\s+/g, ' ').trim();
}

/** Which tables are analyses and which are plans. One that rates and plans in the same rows is both. */
function split(sections: readonly Section[]): { analyses: Section[]; plans: Section[] } {
  const plain = sections.filter(({ part }) => hasField(part.layout, 'event') && !layoutIsPlan(part.layout) && (hasField(part.layout, 'likelihood', 'consequence', 'riskValue')));
  const analyses: Section[] = [];
  const plans: Section[] = [];
  for (const one of sections) {
    const { layout } = one.part;
    if (plain.includes(one)) {
      // Measures beside the ratings of a table that calls itself a plan, where an analysis stands elsewhere.
      const planned = hasField(layout, 'measure') && hasField(layout, 'controlOwner', 'frequency') && namesPlan(one.title) && !namesAnalysis(one.title) && plain.length > 1;
      (planned ? plans : analyses).push(one);
    } else if (layoutIsPlan(layout)) {
      plans.push(one);
      const rated = hasField(layout, 'event') && hasField(layout, 'likelihood') && hasField(layout, 'consequence');
      // Where nothing else rates the events, the plan's table is their analysis too.
      if (rated && plain.length === 0) analyses.push(one);
    } else if (hasField(layout, 'event')) analyses.push(one);
  }
  return { analyses, plans };
}

/** "Nr" in a plan may count the plan's own rows; a heading that names the analysis does not. */
function numberIsEvents(part: TablePart): boolean {
  return hasField(part.layout, 'eventNumber') || /risk|händelse|vor/i.test(columnOf(part.layout, 'number')?.heading ?? '');
}

/** Reads the rows and notes those that gave something. */
function eachRow<T>(section: Section, readRows: Set<TableRow>, read: (row: TableRow, context: Context) => T[]): T[] {
  return section.part.rows.flatMap((row) => {
    const found = read(row, bandContext(section, row));
    if (found.length > 0) readRows.add(row);
    return found;
  });
}

/** Rows that gave nothing, with what begins in them. */
function rowsNotRead(section: Section, readRows: ReadonlySet<TableRow>): Loose[] {
  return section.part.rows.flatMap((row) => {
    const text = [...row.values].filter(([, value]) => value.own).map(([, value]) => value.text).join(' | ');
    return readRows.has(row) || text === '' ? [] : [{ place: row.place, text }];
  });
}

/** A text across the table is a process where it says so or where only the goal has a column, else the goal. */
function bandContext(section: Section, row: TableRow): Context {
  if (row.band === null) return section.context;
  const layout = section.part.layout;
  const text = row.band.text.replace(/\s+/g, ' ').trim();
  const process = /^process\b/i.test(text) || (!/^\p{L}*mål\b/iu.test(text) && !hasField(layout, 'process') && (hasField(layout, 'goal') || section.context.goal !== null || !/^\d+(?:\.\d+)+\s/.test(text)));
  return process ? { ...section.context, process: said(text) } : { ...section.context, goal: said(text) };
}
