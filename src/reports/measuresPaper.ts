import { effectWords } from '../text/measureWords.ts';
import { recommendationSourceWords, recommendationStateWords } from '../text/measure.ts';
import { measuresPaper as said } from '../text/paperMeasures.ts';
import { measureStatusWords } from '../text/words.ts';
import type { MeasuresInput, PrintedMeasure, PrintedMended, PrintedRecommendation } from './extractInput.ts';
import type { Block, Cell, Line, PaperDocument, Row } from './model.ts';
import { cell, cells, heading, line, paragraph, small, text, textWidth, words } from './model.ts';
import { footerOf } from './status.ts';

/** The board's register as it stands on a day: late ones first, each with what it mends, how it goes and what it gave. */
export function measuresDocument(input: MeasuresInput): PaperDocument {
  const { measures, recommendations } = input;
  const open = inOrder(measures.filter((one) => !one.closed));
  const closed = measures.filter((one) => one.closed).toSorted((a, b) => (b.end ?? '').localeCompare(a.end ?? '') || a.position - b.position);
  const late = open.filter((one) => one.late).length;
  return {
    title: said.title, author: [input.board, input.municipality].filter((part) => part !== '').join(', '), subject: said.title, language: 'sv',
    header: { start: `${said.title}, ${input.board}`, end: said.asOf(input.day), draft: false }, footer: footerOf(input.municipality, input.board, null),
    blocks: [
      paragraph(said.intro, 'muted'), paragraph(said.count(open.length, late, closed.length)),
      ...measureBlocks(said.open, open), ...measureBlocks(said.closed, closed),
      heading(1, said.recommendations), ...(recommendations.length === 0 ? [paragraph(said.noRecommendations)] : [recommendationTable(input)]),
    ],
  };
}

/** Late ones by how long, then by the day they are to be done, those without a day, and last what is done but not checked. */
function inOrder(measures: readonly PrintedMeasure[]): PrintedMeasure[] {
  const rank = (one: PrintedMeasure): number => (one.late ? 0 : one.status === 'done' ? 3 : one.end === null ? 2 : 1);
  return measures.toSorted((a, b) => rank(a) - rank(b) || (a.end ?? '').localeCompare(b.end ?? '') || a.position - b.position);
}

function muted(content: string): Cell {
  return cell(line(text(content, 'regular', 'muted')));
}
function linesOf(parts: readonly string[], none: string): Cell {
  const filled = parts.filter((part) => part.trim() !== '');
  return filled.length === 0 ? muted(none) : cell(...filled.map((part) => line(text(part))));
}

function measureBlocks(title: string, measures: readonly PrintedMeasure[]): Block[] {
  if (measures.length === 0) return [];
  return [
    heading(1, title),
    { kind: 'table', name: title, look: 'ruled', rows: measures.map(measureRow),
      columns: [
        { heading: said.measure, width: 60, align: 'start' }, { heading: said.mends, width: 58, align: 'start' }, { heading: said.responsible, width: 34, align: 'start' },
        { heading: said.end, width: 29, align: 'start' }, { heading: said.state, width: 42, align: 'start' }, { heading: said.notes, width: textWidth - 223, align: 'start' },
      ] },
  ];
}

function measureRow(measure: PrintedMeasure): Row {
  return cells(
    { ...words(measure.title), names: true },
    linesOf(measure.mends.map(mended), said.nothing),
    measure.responsibleName === '' ? muted(said.nothing) : words(measure.responsibleName),
    cell(line(text(measure.end ?? said.nothing)), ...(measure.start === null ? [] : [small(said.started(measure.start))])),
    cell(...stateLines(measure)),
    linesOf(measure.notes.toSorted((a, b) => b.at.localeCompare(a.at)).map((note) => said.note(note.on, note.text, note.by)), said.nothing),
  );
}

function stateLines(measure: PrintedMeasure): Line[] {
  const { effect } = measure;
  return [
    line(text(measureStatusWords[measure.status])),
    ...(measure.late && measure.end !== null ? [line(text(said.late(measure.end), 'strong'))] : []),
    ...(measure.statusReason.trim() === '' ? [] : [small(measure.statusReason)]),
    ...(effect === null ? (measure.status === 'done' ? [line(text(said.effectUnchecked, 'strong'))] : []) : [line(text(effectWords[effect.found])), ...(effect.note.trim() === '' ? [] : [small(effect.note)]), small(said.checked(effect.on, effect.by))]),
  ];
}

function mended(thing: PrintedMended): string {
  switch (thing.kind) {
    case 'event': return said.event(thing.label, thing.year, thing.text);
    case 'occasion': return said.control(thing.label, thing.text, thing.place, thing.itemPosition);
    case 'recommendation': return said.recommendationMended(thing.text);
    case 'deviation': return said.deviation(thing.text);
  }
}

function recommendationTable(input: MeasuresInput): Block {
  const titles = new Map<string, string>(input.measures.map((measure) => [measure.id, measure.title]));
  const settled = (one: PrintedRecommendation): number => (one.unanswered ? 0 : one.status === 'open' || one.status === 'inProgress' ? 1 : 2);
  return {
    kind: 'table', name: said.recommendations, look: 'ruled',
    columns: [
      { heading: said.recommendation, width: 78, align: 'start' }, { heading: said.owner, width: 32, align: 'start' }, { heading: said.statement, width: 50, align: 'start' },
      { heading: said.standing, width: 25, align: 'start' }, { heading: said.later, width: 46, align: 'start' }, { heading: said.measures, width: textWidth - 231, align: 'start' },
    ],
    rows: input.recommendations.toSorted((a, b) => settled(a) - settled(b) || a.position - b.position).map((one) => cells(
      { ...cell(line(text(one.text)), small(said.from(one.sourceName.trim() === '' ? recommendationSourceWords[one.source] : one.sourceName, one.kind, one.receivedOn, one.caseNumber))), names: true },
      one.ownerName === '' ? muted(said.nothing) : words(one.ownerName),
      statementCell(one),
      cell(line(text(recommendationStateWords[one.status])), ...(one.statusReason.trim() === '' ? [] : [small(one.statusReason)])),
      linesOf([...one.after.toSorted((a, b) => a.years - b.years).map((state) => said.after(state.years, recommendationStateWords[state.state], state.note.trim(), state.on)), ...one.statesDue.map(said.notLookedAt)], said.nothing),
      linesOf(one.measureIds.flatMap((id) => titles.get(id) ?? []), said.nothing),
    )),
  };
}

function statementCell(one: PrintedRecommendation): Cell {
  if (one.statementOn !== null) return cell(...(one.statement.trim() === '' ? [] : [line(text(one.statement))]), small(said.given(one.statementOn)));
  const due = one.statementDue === null ? said.noDue : one.unanswered ? said.dueHasPassed(one.statementDue) : said.due(one.statementDue);
  return cell(...(one.statement.trim() === '' ? [] : [line(text(one.statement))]), line(text(said.notGiven, one.unanswered ? 'strong' : 'regular', one.unanswered ? 'ink' : 'muted')), small(due));
}
