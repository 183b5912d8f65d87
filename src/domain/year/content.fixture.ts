import type { ActivityId, BoardYearId, BodyId, ControlId, EventId, GroupId, MeasureId, NoteId } from '../identity.ts';
import { fiveByFive } from '../method/delivered.ts';
import type { Activity, Measure } from '../plan/plan.ts';
import type { Group, IrregularityAnswer, RiskEvent, SystematicControl } from '../risk/analysis.ts';
import { irregularityQuestions } from '../risk/analysis.ts';
import { completeLayout } from './content.ts';
import type { Note, YearContent } from './content.ts';

/** Builders for tests: each fills in what the test does not care about so that no rule fires. Ids are short words here. */

type Loose<T> = { readonly [K in keyof T]?: T[K] extends readonly (infer Item)[] ? readonly (Item | string)[] : T[K] | (NonNullable<T[K]> extends string ? string : never) };

export function eventOf(id: string, given: Loose<Omit<RiskEvent, 'id'>> = {}): RiskEvent {
  return {
    id: id as EventId, groupId: null, position: Number(/\d+$/.exec(id)?.[0] ?? 0), label: /\d+$/.exec(id)?.[0] ?? id, kind: 'event',
    text: `Händelsen ${id} inträffar`, explanation: '', category: '', riskOwner: null, origin: 'own', department: '',
    likelihood: 2, consequence: 2, printedValue: null, ratingReason: '', ratedOn: null, review: 'new', treatment: 'analysisOnly', treatmentReason: '',
    acceptedUntil: null, indicator: '', councilTarget: '', boardTarget: '', routine: '', runningChecks: '', activityText: '', imported: null,
    ...(given as Partial<RiskEvent>),
  };
}

export function activityOf(id: string, eventIds: readonly string[], given: Loose<Omit<Activity, 'id'>> = {}): Activity {
  return {
    id: id as ActivityId, position: Number(/\d+$/.exec(id)?.[0] ?? 0), eventIds: eventIds as EventId[], text: `Stickprov av tio ärenden om ${id}`, purpose: '', scope: '', kind: '',
    populationSource: '', proposedSample: '', owner: { kind: 'text', printed: 'Ekonomichefen' }, performers: [], places: '',
    frequency: { kind: 'code', code: 'year', printed: 'År' }, reportedWhen: '', printedEvent: '', printedControl: '', printedGoal: '', printedProcess: '',
    printedWorkMethod: '', printedLabel: null, printedValue: null, extra: {}, imported: null,
    ...(given as Partial<Activity>),
  };
}

export function measureOf(id: string, eventIds: readonly string[], given: Loose<Omit<Measure, 'id'>> = {}): Measure {
  return {
    id: id as MeasureId, position: 0, title: `Åtgärden ${id}`, responsible: null, start: null, end: null, status: 'notStarted', statusReason: '',
    eventIds: eventIds as EventId[], ...(given as Partial<Measure>),
  };
}

export function groupOf(id: string, parentId: string | null = null, given: Loose<Omit<Group, 'id'>> = {}): Group {
  return { id: id as GroupId, parentId: parentId as GroupId | null, level: parentId === null ? 0 : 1, title: `Gruppen ${id}`, position: Number(/\d+$/.exec(id)?.[0] ?? 0), ...(given as Partial<Group>) };
}

export function controlOf(id: string, covers: readonly string[], text = `Kontrollen ${id}`, groupId: string | null = null): SystematicControl {
  return { id: id as ControlId, groupId: groupId as GroupId | null, text, covers: covers as EventId[], position: 0 };
}

export function noteOf(rule: string, keys: readonly string[], asked = false): Note {
  return { id: 'note' as NoteId, rule, keys, reason: 'Nämnden känner till det', asked };
}

export const allAnswered: readonly IrregularityAnswer[] = irregularityQuestions.map((question) => ({ question, eventIds: [], reason: 'Bedömd, ingen väsentlig risk' }));

export function contentOf(given: Partial<YearContent> = {}): YearContent {
  return {
    boardYearId: 'year-2027' as BoardYearId, municipality: 'Ekstrand', board: { id: 'board' as BodyId, name: 'Kulturnämnden' }, year: 2027, method: fiveByFive,
    layout: completeLayout, introduction: '', groups: [], controls: [], events: [], activities: [], measures: [], answers: allAnswered, notes: [],
    endedEvents: [], endedActivities: [], ...given,
  };
}
