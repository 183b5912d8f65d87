import { readSample } from '../domain/control/worksheet.ts';
import type { OccasionItem } from '../domain/control/occasion.ts';
import { handlingWords, itemResultWords, occasionStateWords } from '../text/control.ts';
import { notPerformedWords } from '../text/followup.ts';
import { capital, figures } from '../text/numbers.ts';
import { worksheetPaper as said } from '../text/paperWorksheet.ts';
import { readingSentences } from '../text/sample.ts';
import type { WorksheetInput } from './extractInput.ts';
import type { Block, Cell, Column, Line, PaperDocument, Row } from './model.ts';
import { cell, cells, heading, line, paragraph, small, text, textWidth, words } from './model.ts';
import { footerOf } from './status.ts';

/** Further columns of the list that have room beside the item; more of them share one cell on paper. */
const mostColumns = 4;

/** One control as an auditor needs it: from what it was drawn and how to draw it again, each item in the order drawn, and what it says of the whole. */
export function worksheetDocument(input: WorksheetInput): PaperDocument {
  return built(input, mostColumns);
}
/** The same for sheets, where every column of the list has one of its own. */
export function worksheetForSheets(input: WorksheetInput): PaperDocument {
  return built(input, Infinity);
}

function built(input: WorksheetInput, most: number): PaperDocument {
  const title = said.title(input.occasion.period.code);
  return {
    title, author: [input.board, input.municipality].filter((part) => part !== '').join(', '), subject: input.title, language: 'sv',
    header: { start: [title, input.unitName ?? input.board].join(', '), end: said.asOf(input.day), draft: false }, footer: footerOf(input.municipality, input.board, null),
    blocks: [heading(1, said.facts), factTable(said.facts, facts(input)), ...drawBlocks(input), ...itemBlocks(input, most), ...evidenceBlocks(input)],
  };
}

type Fact = readonly [name: string, value: string];
function factTable(name: string, rows: readonly Fact[]): Block {
  return {
    kind: 'table', name, look: 'plain', columns: [{ heading: said.fact, width: 55, align: 'start' }, { heading: said.value, width: textWidth - 55, align: 'start' }],
    rows: rows.filter(([, value]) => value.trim() !== '').map(([label, value]) => cells({ ...words(label), names: true }, words(value))),
  };
}

function facts(input: WorksheetInput): Fact[] {
  const { occasion } = input;
  const { notPerformed } = occasion;
  const finished = occasion.performedOn !== null || occasion.performedBy !== '';
  return [
    [said.what, input.title], [said.instruction, input.instruction], [said.row, said.rowOf(input.planRow, input.planYear)], [said.group, input.groups.join(', ')],
    [said.events, input.events.map((event) => `${event.label} ${event.text}`.trim()).join('\n')],
    [said.where, input.unitName ?? said.wholeBoard], [said.when, said.periodOf(occasion.period.code, occasion.period.from, occasion.period.to)], [said.due, occasion.dueOn], [said.state, occasionStateWords[occasion.state]],
    finished ? [said.performed, said.performedBy(occasion.performedOn, occasion.performedBy)] : [said.performer, input.performerName || said.nobody],
    [said.visited, occasion.state === 'done' && occasion.visited === true ? said.onTheSpot : ''],
    [said.reviewer, occasion.reviewedOn !== null ? said.reviewed(occasion.reviewedOn, occasion.reviewedBy) : occasion.state === 'review' ? said.waitsForReview(input.reviewerName) : ''], [said.reviewNote, occasion.reviewNote],
    [said.conclusion, occasion.conclusion || (occasion.state === 'done' ? said.noConclusion : '')], [said.comment, occasion.comment],
    [said.reason, notPerformed === null ? '' : [capital(notPerformedWords[notPerformed.reason]), notPerformed.text.trim(), notPerformed.until === null ? '' : said.until(notPerformed.until)].filter((part) => part !== '').join(', ')],
    [said.correction, occasion.correction],
  ];
}

function drawBlocks(input: WorksheetInput): Block[] {
  const { population, sample, counts } = input.occasion;
  if (population === null || sample === null) return [heading(1, said.draw), paragraph(input.occasion.state === 'planned' || input.occasion.state === 'underWay' ? said.notCounted : said.nothingDrawn)];
  const read = readSample(population.size, sample, input.items.filter((item) => item.position > 0));
  return [
    heading(1, said.draw),
    factTable(said.draw, [
      [said.population, population.kind === 'stated' ? said.stated(population.size) : said.file(population.size, population.fileName)],
      ...(population.kind === 'file' ? [[said.checksum, population.sha256], [said.idColumn, population.idColumn]] satisfies Fact[] : []),
      [said.size, sample.full ? said.all : figures(sample.size)], [said.tolerable, sample.tolerable === null ? '' : said.percent(sample.tolerable)], [said.confidence, sample.confidence === null ? '' : said.percent(sample.confidence)],
      [said.algorithm, sample.algorithm], [said.seed, sample.full ? '' : sample.seed], [said.strata, sample.strata.map(said.stratumOf).join('\n')],
    ]),
    paragraph(sample.full ? said.repeatAll : said.repeat(sample.algorithm, sample.seed, sample.strata.length > 0), 'muted'),
    heading(1, said.answer),
    ...(read.ok ? readingSentences(read.value).map((sentence) => paragraph(sentence)) : [paragraph(said.noAnswer)]),
    paragraph(`${said.counts(counts.ok, counts.fault, counts.notApplicable, counts.left, counts.byRest)}.`, 'muted'),
  ];
}

interface ItemColumn extends Column { readonly of: (item: OccasionItem) => Cell }

function itemBlocks(input: WorksheetInput, most: number): Block[] {
  const { population, sample } = input.occasion;
  const drawn = input.items.toSorted((a, b) => a.position - b.position);
  if (drawn.length === 0) return [];
  const further = population?.kind === 'file' ? population.columns : [];
  const grouped = (sample?.strata.length ?? 0) > 0;
  const room = textWidth - 12 - 17 - 38 - 38 - 64 - (grouped ? 26 : 0);
  const own = further.length <= most;
  const list: ItemColumn[] = further.length === 0 ? [] : own
    ? further.map((name, at) => ({ heading: name, width: room / further.length, align: 'start', of: (item) => words(item.cells[at] ?? '') }))
    : [{ heading: said.cells, width: room, align: 'start', of: (item) => cell(...further.flatMap((name, at) => (item.cells[at]?.trim() ? [small(said.cell(name, item.cells[at]), 'ink')] : []))) }];
  const columns: ItemColumn[] = [
    { heading: said.lot, width: 12, align: 'end', of: (item) => words(item.position === 0 ? '–' : String(item.position)) },
    { heading: said.place, width: 17, align: 'end', of: (item) => words(item.position === 0 ? '–' : String(item.populationPosition)) },
    { heading: said.item, width: 38, align: 'start', of: (item) => ({ ...words(item.position === 0 ? said.whole : item.itemId), names: true }) },
    ...(grouped ? [{ heading: said.stratum, width: 26, align: 'start' as const, of: (item: OccasionItem) => words(item.stratum) }] : []),
    ...list,
    { heading: said.result, width: 38, align: 'start', of: resultCell },
    { heading: said.done, width: further.length === 0 ? 64 + room : 64, align: 'start', of: (item) => cell(...doneLines(item, input)) },
  ];
  const title = sample?.full === false ? said.items : said.itemsAll;
  const rows: Row[] = drawn.map((item) => cells(...columns.map((column) => column.of(item))));
  return [heading(1, title), { kind: 'table', name: title, look: 'ruled', columns: columns.map(({ heading: name, width, align }) => ({ heading: name, width, align })), rows }];
}

function resultCell(item: OccasionItem): Cell {
  if (item.result === null) return cell(line(text(said.notAnswered, 'regular', 'muted')));
  return cell(line(text(itemResultWords[item.result], item.result === 'fault' ? 'strong' : 'regular')), ...(item.byRest ? [small(said.byRest)] : []));
}

function doneLines(item: OccasionItem, input: WorksheetInput): Line[] {
  const measures = input.measures.filter((measure) => measure.itemPosition === item.position || (item.position === 0 && measure.itemPosition === null)).map((measure) => said.measure(measure.title));
  const handled = item.handling === null || (item.handling === 'measure' && measures.length > 0) ? [] : [handlingWords[item.handling]];
  const settled = item.settled === null ? [] : [said.settled(item.settled.on, item.settled.by, item.settled.note)];
  const all = [item.note, ...handled, ...measures, ...settled].filter((part) => part.trim() !== '');
  return all.length === 0 ? [line(text('–', 'regular', 'muted'))] : all.map((part) => line(text(part)));
}

function evidenceBlocks({ evidence }: WorksheetInput): Block[] {
  if (evidence.length === 0) return [heading(1, said.evidence), paragraph(said.noEvidence)];
  return [
    heading(1, said.evidence),
    { kind: 'table', name: said.evidence, look: 'ruled',
      columns: [{ heading: said.name, width: 72, align: 'start' }, { heading: said.bytes, width: 22, align: 'end' }, { heading: said.added, width: 52, align: 'start' }, { heading: said.sha, width: textWidth - 146, align: 'start' }],
      rows: evidence.map((one) => cells({ ...words(one.name), names: true }, words(said.sizeOf(one.size)), words([one.addedOn, one.addedBy].filter((part) => part !== '').join(', ')), words(one.sha256))) },
  ];
}
