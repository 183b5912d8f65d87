/** What is left out of a document for publication. Contents are cleared before anything is written from them, so that no writer, picture, alternative text or note can tell more. */
import type { FollowupContent, FollowupMeasure, FollowupOccasion, FollowupPlanRow } from '../followup/content.ts';
import type { Recommendation, RegisterMeasure } from '../measure/register.ts';
import type { Activity, Measure } from '../plan/plan.ts';
import type { Group, IrregularityAnswer, RiskEvent, SystematicControl } from '../risk/analysis.ts';
import type { YearContent } from '../year/content.ts';
import { cleared, quotesOf, type Quotes } from './quotes.ts';
import { answerKey, sectionKey, type MarkedSection } from './secrecy.ts';

export interface Withholding {
  /** Ground by the row's id, or by a section's key. Only marks that stand. */
  readonly grounds: ReadonlyMap<string, string>;
  /** What marked rows say where the document does not hold them: a measure quoted in the plan, an event of last year. */
  readonly texts: readonly string[];
  readonly words: { row(ground: string): string; readonly quote: string };
}
export interface Cleared<Content> {
  readonly content: Content;
  /** Rows and sections left out. */
  readonly withheld: number;
  /** The same clearing for what stands beside the content: findings, reasons. */
  clear<Value>(value: Value): Value;
}

/** The words a person has written in a row: what a quotation of it would be made of. */
const prose: Readonly<Record<'event' | 'activity' | 'measure' | 'recommendation' | 'occasion', readonly string[]>> = {
  event: ['text', 'explanation', 'ratingReason', 'treatmentReason', 'activityText', 'indicator'],
  activity: ['text', 'title', 'purpose', 'scope', 'populationSource', 'proposedSample', 'places', 'result', 'analysis'],
  measure: ['title', 'statusReason', 'result', 'analysis'],
  recommendation: ['text', 'statement', 'statusReason', 'caseNumber'],
  occasion: ['comment', 'reviewNote', 'correction'],
};
function proseOf(kind: keyof typeof prose, row: object): string[] {
  return prose[kind].flatMap((field) => { const value = (row as Record<string, unknown>)[field]; return typeof value === 'string' && value.trim() !== '' ? [value] : []; });
}

/** What of a year is marked: each thing by the id that its mark is on, with the words that must not be quoted. */
function markedIn(content: YearContent, grounds: Withholding['grounds']): { readonly id: string; readonly words: readonly string[] }[] {
  return [
    ...content.groups.map((row) => ({ id: row.id as string, words: [row.title] })), ...content.controls.map((row) => ({ id: row.id as string, words: [row.text] })),
    ...content.events.map((row) => ({ id: row.id as string, words: proseOf('event', row) })), ...content.activities.map((row) => ({ id: row.id as string, words: proseOf('activity', row) })), ...content.measures.map((row) => ({ id: row.id as string, words: proseOf('measure', row) })),
    ...(content.introduction.trim() === '' ? [] : [{ id: content.boardYearId as string, words: [content.introduction] }]),
    ...content.answers.filter((row) => row.reason.trim() !== '').map((row) => ({ id: answerKey(content.boardYearId, row.question), words: [row.reason] })),
  ].filter((one) => grounds.has(one.id));
}
/** What is marked in a year says: what must not be quoted where that year stands beside another. */
export function hiddenIn(content: YearContent, grounds: Withholding['grounds']): string[] {
  return markedIn(content, grounds).flatMap((one) => one.words);
}
/** The grounds of what is marked in a year, each once. */
export function groundsIn(content: YearContent, { grounds }: Pick<Withholding, 'grounds'>): string[] {
  return [...new Set(markedIn(content, grounds).flatMap((one) => grounds.get(one.id) ?? []))];
}

/** Analysis and plan. Numbers and ratings stay, so that the matrix and its counts are true. */
export function withheldYear(content: YearContent, given: Withholding): Cleared<YearContent> {
  const groundOf = (id: string) => given.grounds.get(id) ?? null;
  const said = (id: string) => given.words.row(given.grounds.get(id) ?? '');
  const event = (row: RiskEvent): RiskEvent => {
    const bare = { ...row, imported: null };
    return groundOf(row.id) === null ? bare : {
      ...bare, text: said(row.id), explanation: '', category: '', riskOwner: null, department: '', ratingReason: '', treatmentReason: row.treatmentReason === '' ? '' : said(row.id), indicator: '', councilTarget: '', boardTarget: '', routine: '', runningChecks: '', activityText: '',
    };
  };
  const activity = (row: Activity): Activity => {
    const marked = row.eventIds.find((id) => groundOf(id) !== null);
    const bare = { ...row, imported: null, ...(marked === undefined ? {} : { printedEvent: row.printedEvent === '' ? '' : said(marked), printedControl: row.printedControl === '' ? '' : said(marked) }) };
    return groundOf(row.id) === null ? bare : {
      ...bare, text: said(row.id), purpose: '', scope: '', kind: '', populationSource: '', proposedSample: '', owner: null, performers: [], places: '', reportedWhen: '', printedEvent: bare.printedEvent === '' ? '' : said(row.id), printedControl: '', printedGoal: '', printedProcess: '', printedWorkMethod: '', extra: {},
    };
  };
  const group = (row: Group): Group => (groundOf(row.id) === null ? row : { ...row, title: said(row.id) });
  /** A check that covers withheld events only tells of nothing else. */
  const control = (row: SystematicControl): SystematicControl => {
    const [first] = row.covers;
    if (groundOf(row.id) !== null) return { ...row, text: said(row.id) };
    return first !== undefined && row.covers.every((id) => groundOf(id) !== null) ? { ...row, text: said(first) } : row;
  };
  const measure = (row: Measure): Measure => (groundOf(row.id) === null ? row : { ...row, title: said(row.id), responsible: null, statusReason: '' });
  const answer = (row: IrregularityAnswer): IrregularityAnswer => {
    const id = [answerKey(content.boardYearId, row.question), ...row.eventIds].find((one) => groundOf(one) !== null);
    return id === undefined || row.reason === '' ? row : { ...row, reason: said(id) };
  };
  const marked = markedIn(content, given.grounds);
  const hidden = [...marked.flatMap((one) => one.words), ...content.controls.filter((row) => control(row) !== row).map((row) => row.text), ...given.texts];
  const tied = new Set(content.events.filter((row) => groundOf(row.id) !== null).map((row) => row.id));
  const quotes = quotesOf(hidden, [
    content.board.name, content.municipality, ...methodWords(content.method), ...content.groups.filter((row) => groundOf(row.id) === null).map((row) => row.title),
    ...content.events.filter((row) => groundOf(row.id) === null).flatMap((row) => proseOf('event', row)),
    ...content.activities.filter((row) => groundOf(row.id) === null && !row.eventIds.some((id) => tied.has(id))).flatMap((row) => proseOf('activity', row)),
  ]);
  const bare: YearContent = {
    ...content, introduction: content.introduction !== '' && groundOf(content.boardYearId) !== null ? said(content.boardYearId) : content.introduction, groups: content.groups.map(group), events: content.events.map(event), activities: content.activities.map(activity), controls: content.controls.map(control), measures: content.measures.map(measure),
    // A note's keys hold the words it was about; what was noted is printed from the findings.
    notes: [],
    answers: content.answers.map(answer),
    endedEvents: content.endedEvents.map((row) => (groundOf(row.previousEventId) === null ? row : { ...row, reason: said(row.previousEventId) })),
    endedActivities: content.endedActivities.map((row) => (groundOf(row.previousActivityId) === null ? row : { ...row, reason: said(row.previousActivityId) })),
  };
  return { content: swept(bare, quotes, given), withheld: marked.length, clear: (value) => cleared(value, quotes, given.words.quote) };
}

/** A follow-up: figures stay, words of what is marked go, wherever they are repeated. */
export function withheldFollowup(content: FollowupContent, given: Withholding): Cleared<FollowupContent> {
  const has = (id: string) => given.grounds.has(id);
  const said = (id: string) => given.words.row(given.grounds.get(id) ?? '');
  const key = (kind: MarkedSection, subject: string) => sectionKey(content.followupId, kind, subject);
  const counted = new Set<string>();
  const note = (id: string): boolean => { if (!has(id)) return false; counted.add(id); return true; };
  const hidden: string[] = [...given.texts];
  const open: string[] = [content.board.name, content.municipality, ...methodWords(content.method)];
  /** The row's or the section's own words of what came of it. */
  const sectioned = <Row extends { readonly result: string; readonly analysis: string }>(row: Row, id: string): Row => {
    if (!note(id)) return row;
    hidden.push(row.result, row.analysis);
    return { ...row, result: said(id), analysis: '' };
  };
  const occasion = (row: FollowupOccasion, activityId: string): FollowupOccasion => {
    const id = note(row.id) ? row.id : has(activityId) ? activityId : null;
    if (id === null) return row;
    hidden.push(...proseOf('occasion', row), row.notPerformed?.text ?? '');
    return {
      ...row, comment: '', reviewNote: '', correction: '', performedBy: '', reviewedBy: '', performer: null, conclusion: row.conclusion === '' ? '' : said(id),
      notPerformed: row.notPerformed === null ? null : { ...row.notPerformed, text: said(id), by: '' }, population: row.population === null ? null : { kind: 'stated', size: row.population.size }, sample: null,
    };
  };
  const planRow = (row: FollowupPlanRow): FollowupPlanRow => {
    const events = row.events.map((event) => {
      const marked = note(event.id);
      const section = note(key('event', event.id));
      if (marked) hidden.push(event.text);
      else open.push(event.text);
      if ((marked || section) && event.proposed !== null) hidden.push(event.proposed.reason);
      return { ...event, text: marked ? said(event.id) : event.text, proposed: event.proposed === null || !(marked || section) ? event.proposed : { ...event.proposed, reason: said(marked ? event.id : key('event', event.id)) } };
    });
    const [first] = row.events;
    const covered = first !== undefined && row.events.every((event) => has(event.id));
    if (covered) hidden.push(row.systematicControl);
    const occasions = row.occasions.map((one) => occasion(one, row.activityId));
    const own = { ...sectioned(row, key('activity', row.activityId)), events, occasions, systematicControl: covered && row.systematicControl !== '' ? said(first.id) : row.systematicControl };
    if (!note(row.activityId)) {
      if (!row.events.some((event) => has(event.id))) open.push(row.title);
      // A marked heading says its words here without its id.
      open.push(...row.groups.filter((title) => !given.texts.includes(title)));
      return own;
    }
    hidden.push(row.title, row.result, row.analysis, row.systematicControl, ...row.summaries.flatMap((one) => [one.analysis, one.conclusion]));
    return { ...own, title: said(row.activityId), result: said(row.activityId), analysis: '', owner: '', systematicControl: said(row.activityId), summaries: row.summaries.map((one) => ({ ...one, analysis: said(row.activityId), conclusion: '' })) };
  };
  const measure = (row: FollowupMeasure): FollowupMeasure => {
    const own = sectioned(row, key('measure', row.id));
    if (!note(row.id)) return own;
    hidden.push(...proseOf('measure', row), row.effect?.note ?? '');
    return { ...withheldMeasure(own, said(row.id)), result: '', analysis: '', responsibleName: '' };
  };
  const recommendation = (row: Recommendation): Recommendation => {
    if (!note(row.id)) return row;
    hidden.push(...proseOf('recommendation', row));
    return withheldRecommendation(row, said(row.id));
  };
  const whole = (kind: 'introduction' | 'judgement' | 'closing', text: string): string => {
    if (!note(key(kind, ''))) return text;
    hidden.push(text);
    return said(key(kind, ''));
  };
  const deviation = <Row extends { readonly id: string; readonly title: string }>(row: Row): Row => {
    if (!note(key('deviation', row.id))) return row;
    hidden.push(row.title);
    return { ...row, title: said(key('deviation', row.id)) };
  };
  const judged = content.judgement === null ? null : { ...content.judgement, grounds: whole('judgement', content.judgement.grounds) };
  // As in the analysis: what was noted is printed from the findings.
  const { notes: _notes, ...told } = content;
  const bare: FollowupContent = {
    ...told, rows: content.rows.map(planRow), measures: content.measures.map(measure), recommendations: content.recommendations.map(recommendation),
    introduction: whole('introduction', content.introduction), closing: whole('closing', content.closing), judgement: judged,
    ...(content.deviations === undefined ? {} : { deviations: content.deviations.map(deviation) }),
  };
  const quotes = quotesOf(hidden, open);
  return { content: swept(bare, quotes, given), withheld: counted.size, clear: (value) => cleared(value, quotes, given.words.quote) };
}

function withheldMeasure<Row extends RegisterMeasure>(row: Row, said: string): Row {
  return { ...row, title: said, responsible: null, responsibleId: null, statusReason: '', effect: row.effect === null ? null : { ...row.effect, note: '' } };
}
function withheldRecommendation<Row extends Recommendation>(row: Row, said: string): Row {
  return { ...row, text: said, caseNumber: '', statement: row.statement === '' ? '' : said, owner: null, ownerId: null, statusReason: '', after: row.after.map((one) => ({ ...one, note: '' })) };
}

/** Everything but what the document is written by: the method is public, and its words are looked up by others. */
function swept<Content extends { readonly method: object; readonly board: object; readonly municipality: string }>(content: Content, quotes: Quotes, given: Withholding): Content {
  const { method, board, municipality, ...rest } = content;
  return { ...cleared(rest, quotes, given.words.quote), method, board, municipality } as unknown as Content;
}

function methodWords(method: YearContent['method']): string[] {
  const found: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') found.push(value);
    else if (typeof value === 'object' && value !== null) for (const inside of Object.values(value)) collect(inside);
  };
  collect(method);
  return found;
}
