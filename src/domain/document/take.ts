import type { ActivityId, BodyId, BoardYearId, ControlId, EventId, GroupId, MeasureId } from '../identity.ts';
import type { Method } from '../method/method.ts';
import type { Activity, Frequency, FrequencyCode, Measure } from '../plan/plan.ts';
import type { Group, Responsible, RiskEvent, SystematicControl } from '../risk/analysis.ts';
import type { YearContent } from '../year/content.ts';
import { sameWords, similarity } from '../wording.ts';
import type { Draft, DraftEvent, DraftPlanRow } from './draft.ts';
import { cellOf, measureSaid } from './measureRow.ts';
import type { KeptCells, Leftover } from './measureRow.ts';

/** Words that papers use for frequencies, by beginning; anything else is kept as it was printed. */
const frequencyWords: readonly (readonly [RegExp, FrequencyCode])[] = [
  [/^(varje |per )?månad(svis|ligen)?\b|^1 ?g(å)?ng(er)?\/mån/i, 'month'], [/^(varje |per )?kvartal(svis)?\b/i, 'quarter'], [/^(varje |per )?tertial(vis)?\b|^t1\b|^t2\b/i, 'tertial'],
  [/^(varje |per )?halvår(svis|ligen)?\b|^två gånger (om|per) året?\b/i, 'halfYear'], [/^(vb\b|år|årlig|helår|varje år|en gång (om|per) året?)/i, 'year'],
  [/^löpande\b|^kontinuerlig/i, 'continuous'], [/^vid behov\b/i, 'onOccasion'],
];

/** The frequency of a printed text; the print is kept whole. Null for no text. */
export function frequencyFrom(printed: string | null): Frequency | null {
  const text = printed?.trim() ?? '';
  if (text === '') return null;
  const code = frequencyWords.find(([pattern]) => pattern.test(text))?.[1];
  return code ? { kind: 'code', code, printed: text } : { kind: 'text', printed: text };
}

export interface TakeInto {
  readonly boardYearId: BoardYearId;
  readonly board: { readonly id: BodyId; readonly name: string };
  readonly municipality: string;
  readonly year: number;
  readonly method: Method;
  readonly importId: string;
  readonly newId: () => string;
}

/** Makes a year's content of what was read. Printed words and values stay beside what is computed; nothing is invented. */
export function contentFromDraft(draft: Draft, into: TakeInto): YearContent {
  const groups: Group[] = [];
  const byPath = new Map<string, Group>();
  const groupFor = (row: { goal: string | null; process: string | null; workMethod: string | null }): GroupId | null => {
    let parent = null as Group | null;
    for (const [level, grouping] of into.method.grouping.entries()) {
      const title = grouping.role === 'other' ? null : row[grouping.role];
      if (title === null || title.trim() === '') continue;
      const path: string = `${parent?.id ?? ''}|${level}|${title.trim()}`;
      let group = byPath.get(path);
      if (!group) {
        group = { id: into.newId() as GroupId, parentId: parent?.id ?? null, level, title: title.trim(), position: groups.length };
        byPath.set(path, group);
        groups.push(group);
      }
      parent = group;
    }
    return parent?.id ?? null;
  };

  const planned = into.method.treatments.find((one) => one.plan && !one.measure)?.id ?? null;
  const notPlanned = into.method.treatments.find((one) => !one.plan && !one.measure && !one.accepts)?.id ?? null;
  const links = linkPlanRows(draft);
  const inPlanByRow = new Set([...links.values()].filter((at) => at !== null));
  const events = draft.events.map((row, at): RiskEvent => ({
    id: into.newId() as EventId, groupId: groupFor(row), position: at, label: row.number, kind: row.kind, text: row.event ?? '', explanation: row.detail ?? '', category: row.category ?? '',
    riskOwner: printedOnly(row.riskOwner), origin: 'own', department: row.department ?? '', likelihood: row.likelihood, consequence: row.consequence, printedValue: row.riskValue, ratingReason: '', ratedOn: null, review: 'new',
    treatment: row.inPlan === true || (row.inPlan === null && inPlanByRow.has(at)) ? planned : row.inPlan === false ? notPlanned : null,
    treatmentReason: '', acceptedUntil: null, indicator: row.indicator ?? '', councilTarget: row.councilTarget ?? '', boardTarget: row.boardTarget ?? '',
    routine: row.routine ?? '', runningChecks: row.runningChecks ?? '', activityText: row.activity ?? '', imported: { importId: into.importId, place: row.place, cells: row.cells },
  }));

  const controls = new Map<string, { id: ControlId; groupId: GroupId | null; text: string; covers: EventId[] }>();
  const addControl = (text: string | null, groupId: GroupId | null, eventId: EventId | null): void => {
    const words = text?.trim() ?? '';
    if (words === '') return;
    const key = `${groupId}|${words}`;
    const control = controls.get(key) ?? { id: into.newId() as ControlId, groupId, text: words, covers: [] };
    if (eventId !== null && !control.covers.includes(eventId)) control.covers.push(eventId);
    controls.set(key, control);
  };
  draft.events.forEach((row, at) => addControl(row.systematicControl, events[at]?.groupId ?? null, events[at]?.id ?? null));

  const activities: Activity[] = [];
  const measures: Measure[] = [];
  const fromCell = { review: new Map<string, number>(), measure: new Map<string, number>() };
  draft.planRows.forEach((row, at) => {
    const eventAt = links.get(at) ?? null;
    const event = eventAt === null ? null : events[eventAt] ?? null;
    addControl(row.systematicControl, event?.groupId ?? groupFor(row), event?.id ?? null);
    const owner = printedOnly(row.controlOwner);
    const eventIds = event ? [event.id] : [];
    const key = sharedCell(row);
    const made: (Activity | Measure)[] = row.kind === 'measure' ? measures : activities;
    if (joins(made, key === null ? undefined : fromCell[row.kind].get(key), event, row.extra)) return;
    if (key !== null) fromCell[row.kind].set(key, made.length);
    if (row.kind === 'measure') {
      const { start, end, status, statusReason } = measureSaid(row, into.year);
      measures.push({ id: into.newId() as MeasureId, position: measures.length, title: row.controlActivity ?? '', responsible: owner, start, end, status, statusReason, eventIds });
    } else {
      activities.push({
        id: into.newId() as ActivityId, position: activities.length, eventIds, text: row.controlActivity ?? '', purpose: '', scope: '', kind: '', populationSource: '', proposedSample: '',
        owner, performers: [], places: '', frequency: frequencyFrom(row.frequency), reportedWhen: '', printedEvent: row.event ?? '', printedControl: row.systematicControl ?? '',
        printedGoal: row.goal ?? '', printedProcess: row.process ?? '', printedWorkMethod: row.workMethod ?? '', printedLabel: row.eventNumber, printedValue: row.riskValue,
        extra: row.extra, imported: { importId: into.importId, place: row.place, cells: row.cells },
      });
    }
  });
  return {
    boardYearId: into.boardYearId, municipality: into.municipality, board: into.board, year: into.year, method: into.method, layout: draft.layout, introduction: '',
    groups, controls: [...controls.values()].map((control, position): SystematicControl => ({ ...control, position })), events, activities, measures, answers: [], notes: [], endedEvents: [], endedActivities: [],
  };
}

/**
 * What the rows of measures say that a measure has no field for, or in words that leave a field open: told in the
 * preview, and kept with the import. What a row says of an event that the analysis does not have is told too.
 */
export function leftOfMeasures(draft: Draft, year: number): Leftover[] {
  const kept = keptCells(draft);
  const links = linkPlanRows(draft);
  const found = draft.planRows.flatMap((row, at): readonly Leftover[] => {
    if (row.kind !== 'measure') return [];
    const about = (links.get(at) ?? null) === null ? [row.eventNumber, row.event, row.likelihood, row.consequence, row.riskValue].filter((one) => one !== null).join(' | ') : '';
    return [...(about === '' ? [] : [{ place: row.place, text: about }]), ...measureSaid(row, year, kept).unread];
  });
  // A cell over several rows is one text.
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

function keptCells(draft: Draft): KeptCells {
  const places = (rows: readonly (DraftEvent | DraftPlanRow)[]): Set<string> => new Set(rows.flatMap((row) => Object.keys(row.cells)));
  return { activities: places(draft.planRows.filter((row) => row.kind === 'review')), events: places(draft.events) };
}

function printedOnly(words: string | null): Responsible | null {
  const printed = words?.trim() ?? '';
  return printed === '' ? null : { kind: 'text', printed };
}

/** True when the row goes on with an activity or measure that is made already: then that is about this event too. */
function joins(rows: (Activity | Measure)[], at: number | undefined, event: RiskEvent | null, extra: DraftPlanRow['extra']): boolean {
  const shared = at === undefined ? undefined : rows[at];
  if (at === undefined || shared === undefined || event === null || shared.eventIds.length === 0) return false;
  const eventIds = [...new Set([...shared.eventIds, event.id])];
  rows[at] = 'extra' in shared ? { ...shared, eventIds, extra: bothSaid(shared.extra, extra) } : { ...shared, eventIds };
  return true;
}

function bothSaid(one: DraftPlanRow['extra'], other: DraftPlanRow['extra']): Record<string, string> {
  const both: Record<string, string> = { ...one };
  for (const [heading, text] of Object.entries(other)) {
    const known = both[heading] ?? '';
    if (!known.split('\n').includes(text)) both[heading] = known === '' ? text : `${known}\n${text}`;
  }
  return both;
}

/**
 * One activity or measure for several events is read as a row for each. They are one again where the document printed
 * it in one cell – merged over the rows, or beside several events in one row – or under one number of its own. The
 * same words printed twice stay two: that is what a check asks about. Null where the row has no text of its own.
 */
function sharedCell(row: DraftPlanRow): string | null {
  const text = row.controlActivity?.trim() ?? '';
  if (text === '') return null;
  const said = [text, ...[row.controlOwner, row.frequency, row.start, row.due, row.status, row.statusReason].map((one) => one?.trim() ?? '')];
  // Other columns may say something of each event, such as its level.
  if (row.activityNumber !== null) return JSON.stringify([{ number: row.activityNumber }, ...said]);
  // Its own cell says just this, or this with something more; a long cell beside it may hold the same word by chance.
  const cell = cellOf(row, text);
  return cell === null ? null : JSON.stringify([cell, ...said, row.extra]);
}

/** For each plan row the index of the event it is about: the printed label, else the same words, else nearly the same; the same process first. */
function linkPlanRows(draft: Draft): Map<number, number | null> {
  return new Map(draft.planRows.map((row, at) => [at, eventOf(row, draft.events)]));
}
function eventOf(row: DraftPlanRow, events: readonly DraftEvent[]): number | null {
  if (row.eventNumber !== null) {
    const at = events.findIndex((event) => event.number === row.eventNumber);
    if (at >= 0) return at;
  }
  const words = row.event ?? '';
  if (words === '') return null;
  const whole = (event: DraftEvent): string => [event.event, event.detail].filter(Boolean).join(' ');
  const inProcess = (event: DraftEvent): boolean => row.process !== null && event.process !== null && sameWords(row.process, event.process);
  const same = events.map((event, at) => ({ event, at })).filter(({ event }) => sameWords(event.event ?? '', words) || sameWords(whole(event), words));
  const exact = same.find(({ event }) => inProcess(event)) ?? same[0];
  if (exact) return exact.at;
  const near = events.map((event, at) => ({ at, like: Math.max(similarity(event.event ?? '', words), similarity(whole(event), words)) + (inProcess(event) ? 0.02 : 0) })).toSorted((a, b) => b.like - a.like)[0];
  return near && near.like >= 0.85 ? near.at : null;
}
