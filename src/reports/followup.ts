import type { FollowupContent, FollowupMeasure, FollowupOccasion, FollowupPlanRow } from '../domain/followup/content.ts';
import { levelOf, riskValue, type Rating } from '../domain/method/method.ts';
import { isLateMeasure } from '../domain/measure/register.ts';
import { isMany, saysSomething } from '../domain/followup/listed.ts';
import { together } from '../domain/followup/figures.ts';
import { judgementWords, notPerformedWords } from '../text/followup.ts';
import { capital, figures, list } from '../text/numbers.ts';
import { paperText } from '../text/paper.ts';
import { followupPaper as said } from '../text/paperFollowup.ts';
import { periodWords, shortPeriodWords } from '../text/periods.ts';
import { effectWords } from '../text/measureWords.ts';
import type { Block, Cell, PaperDocument, Row } from './model.ts';
import { anchored, cell, cells, heading, line, paragraph, small, text, textWidth, words } from './model.ts';
import type { FollowupInput, PaperStatus } from './paperInput.ts';
import { footerOf, statusBlocks, statusLine } from './status.ts';
import { findingBlocks } from './vorPlanRest.ts';

/** The follow-up of a decided plan: judgement, every row with its controls, what was not done, measures. Nothing planned is left out. */
export function followupDocument(input: FollowupInput): PaperDocument {
  const { content } = input;
  const title = said.title(content.occasion, content.plan.year);
  return {
    title, author: [content.board.name, content.municipality].filter((part) => part !== '').join(', '), subject: title, language: 'sv',
    header: { start: title, end: statusLine(input.status), draft: input.status.kind === 'draft' },
    footer: footerOf(content.municipality, content.board.name, input.caseNumber),
    blocks: [
      ...statusBlocks(content.board.name, input.status),
      ...judgementBlocks(content, input.status),
      ...textBlocks(said.introduction, content.introduction, 'introduction'),
      ...reviewBlocks(content),
      ...notPerformedBlocks(content),
      ...measureBlocks(content),
      ...recommendationBlocks(content),
      ...deviationBlocks(content),
      ...textBlocks(said.closing, content.closing, 'closing'),
      ...(input.findingsNoted.length === 0 && input.overridden.length === 0 ? [] : findingBlocks(input.findingsNoted, input.overridden)),
    ],
  };
}

/** By their titles and number only: what was reported stays with those who received it. */
function deviationBlocks({ deviations = [] }: FollowupContent): Block[] {
  return deviations.length === 0 ? [] : [heading(1, said.deviations), paragraph(said.deviationsIntro(deviations.length)), ...deviations.map((one) => paragraph(said.deviation(one.title, one.reportedOn, one.measures))), paragraph(said.deviationsClosed)];
}

function textBlocks(title: string, body: string, anchor: string): Block[] {
  return body.trim() === '' ? [] : [anchored(1, title, anchor), ...paragraphs(body)];
}
function paragraphs(body: string): Block[] {
  return body.split(/\n{2,}/).map((part) => part.trim()).filter((part) => part !== '').map((part) => paragraph(part));
}
function muted(content: string): Cell {
  return cell(line(text(content, 'regular', 'muted')));
}

function judgementBlocks(content: FollowupContent, status: PaperStatus): Block[] {
  const { judgement } = content;
  if (judgement === null) return content.occasion.kind === 'annual' ? [anchored(1, said.judgementHeading, 'judgement'), paragraph(said.noJudgement)] : [];
  const word = judgementWords[judgement.judgement];
  return [
    anchored(1, said.judgementHeading, 'judgement'),
    paragraph(status.kind === 'decided' ? said.judgement(content.board.name, word) : said.proposed(word, judgement.by)),
    ...paragraphs(judgement.grounds),
  ];
}

function ratingText(content: FollowupContent, rating: Rating): string {
  const value = riskValue(rating);
  return value === null ? paperText.notRated : `${value} ${levelOf(content.method, rating)?.word ?? ''}`.trim();
}
function ratingCell(content: FollowupContent, rating: Rating): Cell {
  const level = levelOf(content.method, rating);
  const value = riskValue(rating);
  return level === null ? muted(value === null ? paperText.notRated : String(value)) : cell(line({ kind: 'level', step: level.step, value, word: level.word, filled: false }));
}

/** The plan as one table first – a member reads no further – and then row by row. */
function reviewBlocks(content: FollowupContent): Block[] {
  if (content.rows.length === 0) return [heading(1, said.reviews), paragraph(said.noRows)];
  const sums = together(content.rows.map((row) => row.figures));
  const rows: Row[] = [];
  let group: string | null = null;
  for (const row of content.rows) {
    const over = row.groups[0] ?? '';
    if (over !== group && over !== '') rows.push({ kind: 'group', lines: [line(text(over, 'strong'))] });
    group = over;
    rows.push(cells(
      words(String(row.planRow)),
      { ...cell(...(row.events.length === 0 ? [line(text('–', 'regular', 'muted'))] : row.events.map((event) => line(text(`${event.label ?? paperText.noNumber} `, 'regular', 'muted'), text(event.text))))), names: true },
      row.events[0] ? ratingCell(content, row.events[0]) : muted('–'),
      cell(line(text(row.title)), ...(row.owner === '' ? [] : [small(row.owner)])),
      row.figures.planned === 0 ? muted('–') : words(said.of(row.figures.performed, row.figures.planned)),
      row.figures.reviewed === 0 ? muted('–') : words(figures(row.figures.reviewed)), row.figures.reviewed === 0 ? muted('–') : words(figures(row.figures.faults)),
      cell(...conclusionLines(row)),
    ));
  }
  return [
    heading(1, said.reviews), paragraph(said.reviewsIntro(content.rows.length, sums.planned, sums.performed)),
    { kind: 'table', name: said.reviews, look: 'ruled', rows,
      columns: [
        { heading: said.planRow, width: 11, align: 'end' }, { heading: said.event, width: 72, align: 'start' }, { heading: said.rating, width: 28, align: 'start' }, { heading: said.control, width: textWidth - 204, align: 'start' },
        { heading: said.performed, width: 22, align: 'end' }, { heading: said.reviewed, width: 21, align: 'end' }, { heading: said.faults, width: 14, align: 'end' }, { heading: said.conclusion, width: 36, align: 'start' },
      ] },
    heading(1, said.each),
    ...content.rows.flatMap((row) => rowBlocks(content, row)),
  ];
}

function conclusionLines(row: FollowupPlanRow): ReturnType<typeof line>[] {
  const counts = Object.entries(row.figures.conclusions);
  if (counts.length === 0) return [line(text(row.figures.planned === 0 ? '–' : said.notDone, 'regular', 'muted'))];
  return counts.map(([word, count]) => line(text(counts.length === 1 && count === 1 ? word : `${word} ${count}`)));
}

function rowBlocks(content: FollowupContent, row: FollowupPlanRow): Block[] {
  const labels = row.events.flatMap((event) => (event.label === null ? [] : [event.label]));
  return [
    anchored(2, said.rowHeading(row.planRow, `${row.title}${labels.length === 0 ? '' : ` (${said.labels(labels)})`}`), `activity ${row.activityId}`),
    ...occasionBlocks(row),
    ...paragraphs(row.result.trim() === '' ? said.noResult : row.result),
    ...paragraphs(row.analysis),
    ...row.events.flatMap((event) => (event.proposed === null ? [] : [paragraph(said.newRating(event.label ?? paperText.noNumber, ratingText(content, event), ratingText(content, event.proposed), event.proposed.reason))])),
  ];
}

/** Few occasions are listed whole; of many units those with something to say, and the paper tells how many the others are. */
function occasionBlocks(row: FollowupPlanRow): Block[] {
  const all = row.occasions.filter((one) => one.state !== 'withdrawn');
  const many = isMany(all);
  const shown = many ? all.filter(saysSomething) : all;
  if (all.length === 0) return [];
  const places = new Set(all.flatMap((one) => (one.unitId === null ? [] : [one.unitId]))).size;
  if (many && shown.length === 0) return [paragraph(said.allUnitsFine, 'muted')];
  const withPlace = places > 0;
  return [
    ...(many ? [paragraph(said.manyUnits(places), 'muted')] : []),
    { kind: 'table', name: said.occasionsOf(row.planRow), look: 'plain',
      columns: [
        { heading: said.occasion, width: withPlace ? 38 : 58, align: 'start' }, ...(withPlace ? [{ heading: said.place, width: 60, align: 'start' as const }] : []),
        { heading: said.on, width: 26, align: 'start' }, { heading: said.by, width: withPlace ? 48 : 88, align: 'start' }, { heading: said.reviewed, width: 32, align: 'end' }, { heading: said.faults, width: 18, align: 'end' }, { heading: said.conclusion, width: 47, align: 'start' },
      ],
      rows: shown.map((one) => cells(
        { ...words(shortPeriodWords(one.period.code)), names: true }, ...(withPlace ? [words(one.unitName ?? '–')] : []),
        one.performedOn === null ? muted('–') : words(one.performedOn), one.performedBy === '' ? muted('–') : words(one.performedBy),
        reviewedCell(one), one.state === 'done' && one.population !== null ? words(figures(one.counts.fault)) : muted('–'),
        concludedCell(one),
      )) },
  ];
}
/** What was concluded; a correction after an earlier follow-up was decided is told with its reason. */
function concludedCell(one: FollowupOccasion): Cell {
  const stands = one.state === 'done' ? words(one.conclusion) : muted(one.state === 'notPerformed' ? said.notDone : said.waits);
  return one.correction === '' ? stands : cell(line(text(one.state === 'done' ? one.conclusion : said.waits)), small(said.corrected(one.correction)));
}
function reviewedCell(one: FollowupOccasion): Cell {
  if (one.state !== 'done' || one.population === null) return muted('–');
  return words(said.of(one.counts.ok + one.counts.fault + one.counts.notApplicable, one.population.size));
}

/** What was planned and not performed is shown, never dropped. */
function notPerformedBlocks(content: FollowupContent): Block[] {
  const left = content.rows.flatMap((row) => row.occasions.filter((one) => one.state !== 'done' && one.period.to <= content.cutOff).map((one) => ({ row, one })));
  if (left.length === 0) return [heading(1, said.notPerformed), paragraph(said.noNotPerformed)];
  return [
    heading(1, said.notPerformed),
    { kind: 'table', name: said.notPerformed, look: 'ruled',
      columns: [{ heading: said.planRow, width: 11, align: 'end' }, { heading: said.control, width: 92, align: 'start' }, { heading: said.period, width: 38, align: 'start' }, { heading: said.place, width: 50, align: 'start' }, { heading: said.reason, width: textWidth - 191, align: 'start' }],
      rows: left.map(({ row, one }) => cells(words(String(row.planRow)), { ...words(row.title), names: true }, words(periodWords(one.period.code)), words(one.unitName ?? '–'), reasonCell(one))) },
  ];
}
function reasonCell(one: FollowupOccasion): Cell {
  if (one.state === 'withdrawn') return muted(said.withdrawn);
  if (one.notPerformed === null) return cell(line(text(said.noReason, 'strong')), small(said.late(one.dueOn)));
  const why = [one.notPerformed.reason === 'other' && one.notPerformed.text.trim() !== '' ? '' : capital(notPerformedWords[one.notPerformed.reason]), one.notPerformed.text.trim()].filter((part) => part !== '').join('. ');
  return cell(line(text(why)), ...(one.notPerformed.until === null ? [] : [small(paperText.acceptedUntil(one.notPerformed.until))]));
}

function measureBlocks(content: FollowupContent): Block[] {
  if (content.measures.length === 0) return content.method.planHasMeasures ? [heading(1, said.measures), paragraph(said.noMeasures)] : [];
  return [
    heading(1, said.measures),
    { kind: 'table', name: said.measures, look: 'ruled',
      columns: [{ heading: said.measure, width: 80, align: 'start' }, { heading: said.responsible, width: 40, align: 'start' }, { heading: said.end, width: 25, align: 'start' }, { heading: said.status, width: 30, align: 'start' }, { heading: said.effect, width: 40, align: 'start' }, { heading: said.comment, width: textWidth - 215, align: 'start' }],
      rows: content.measures.map((measure) => ({ ...measureRow(content, measure), anchor: `measure ${measure.id}` })) },
  ];
}
function measureRow(content: FollowupContent, measure: FollowupMeasure): Row {
  const late = isLateMeasure(measure, content.cutOff) && measure.end !== null;
  return cells(
    { ...words(measure.title), names: true }, measure.responsibleName === '' ? muted(paperText.noOwner) : words(measure.responsibleName), words(measure.end ?? '–'),
    cell(line(text(paperText.measureStatus(measure.status))), ...(late && measure.end !== null ? [small(said.late(measure.end), 'ink')] : []), ...(measure.statusReason.trim() === '' ? [] : [small(measure.statusReason)])),
    measure.effect === null ? muted(measure.status === 'done' ? said.effectUnknown : '–') : cell(line(text(effectWords[measure.effect.found])), ...(measure.effect.note.trim() === '' ? [] : [small(measure.effect.note)])),
    cell(...[measure.result, measure.analysis].filter((part) => part.trim() !== '').map((part) => line(text(part)))),
  );
}

function recommendationBlocks(content: FollowupContent): Block[] {
  if (content.recommendations.length === 0) return [];
  const titles = new Map<string, string>(content.measures.map((measure) => [measure.id, measure.title]));
  return [
    heading(1, said.recommendations),
    { kind: 'table', name: said.recommendations, look: 'ruled',
      columns: [{ heading: said.recommendation, width: 100, align: 'start' }, { heading: said.source, width: 40, align: 'start' }, { heading: said.statement, width: 65, align: 'start' }, { heading: said.measures, width: textWidth - 205, align: 'start' }],
      rows: content.recommendations.map((one) => cells(
        { ...words(one.text), names: true }, words(one.sourceName),
        one.statement.trim() === '' ? cell(line(text(said.noStatement, 'regular', 'muted')), ...(one.statementDue === null ? [] : [small(`${said.statementDue} ${one.statementDue}`)])) : words(one.statement),
        words(list(one.measureIds.flatMap((id) => titles.get(id) ?? [])) || '–'),
      )) },
  ];
}
