import { z } from 'zod';
import type { Day } from '../domain/day.ts';
import type { Finding } from '../domain/finding.ts';
import type { PersonId } from '../domain/identity.ts';
import { registerObjects, type RegisterObject } from '../domain/measure/change.ts';
import { measureStatuses } from '../domain/measure/progress.ts';
import type { LinkKind, MeasureNote, Recommendation, RegisterMeasure } from '../domain/measure/register.ts';
import { effects, linkKinds, recommendationStates } from '../domain/measure/register.ts';
import { answers, operation } from './operation.ts';
import { anyId, boardId, day, longText, year } from './shapes.ts';

/** What a measure mends, and the way there. */
export interface MendedThing {
  readonly kind: 'event' | LinkKind;
  readonly id: string;
  readonly year: number | null;
  /** Printed number of an event; period code of a control; '' elsewhere. */
  readonly label: string;
  readonly text: string;
  /** Unit of a control; '' where it is the board's. */
  readonly place: string;
  readonly itemPosition: number | null;
  /** The tie, where it is one of its own; null for an event, which is tied by its year. */
  readonly linkId: string | null;
}
export interface MeasureRow extends RegisterMeasure {
  readonly mends: readonly MendedThing[];
  readonly responsibleName: string;
  readonly notes: readonly MeasureNote[];
  readonly late: boolean;
  readonly closed: boolean;
  /** It stands in this year's plan, where the method's plan holds measures. */
  readonly inPlan: boolean;
  /** May this person write notes, status and a new date on it? */
  readonly mine: boolean;
}
export interface RecommendationRow extends Recommendation {
  readonly ownerName: string;
  readonly unanswered: boolean;
  readonly late: boolean;
  /** The years after which it should have been looked at and was not. */
  readonly statesDue: readonly number[];
}

/** The board's register of measures and recommendations, over all years. */
export interface MeasuresView {
  readonly year: number;
  readonly today: Day;
  readonly measures: readonly MeasureRow[];
  readonly recommendations: readonly RecommendationRow[];
  /** Performed controls of the year with faults, and the measures that mend them. */
  readonly faults: readonly { readonly thing: MendedThing; readonly count: number; readonly measureIds: readonly string[] }[];
  /** What a measure may be tied to: events of the year and performed controls with faults. */
  readonly mendable: readonly MendedThing[];
  readonly people: readonly { readonly id: PersonId; readonly name: string; readonly title: string }[];
  readonly findings: readonly Finding[];
  readonly abilities: { readonly edit: boolean };
}
export interface RegisterChangeView { readonly view: MeasuresView; readonly savedAt: string; readonly conflicts: readonly { readonly object: RegisterObject; readonly id: string; readonly field: string; readonly wanted: unknown; readonly now: unknown; readonly by: string; readonly at: string }[] }

const change = z.object({ object: z.enum(registerObjects), id: anyId, field: z.string().max(40), seen: z.unknown(), wanted: z.unknown() });
const at = { boardId, year };
const row = z.record(z.string().max(40), z.unknown());
export const measureOperations = {
  'measure.list': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/measures', permission: 'measure.read', input: z.object(at), output: answers<MeasuresView>(), says: "The board's measures and recommendations over all years, seen from one year.", board: 'boardId' }),
  'measure.add': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/measures', permission: 'measure.edit', input: z.object({ ...at, changeId: anyId, row }), output: answers<MeasuresView>(), says: 'Adds a measure with what it mends.', board: 'boardId' }),
  'recommendation.add': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/recommendations', permission: 'measure.edit', input: z.object({ ...at, changeId: anyId, row }), output: answers<MeasuresView>(), says: 'Takes in a recommendation of auditors or others.', board: 'boardId' }),
  'measure.change': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/measures/changes', permission: 'measure.edit', input: z.object({ ...at, changeId: anyId, changes: z.array(change).min(1).max(200) }), output: answers<RegisterChangeView>(), says: 'Changes fields of measures and recommendations; each says the value seen and wanted.', board: 'boardId' }),
  'measure.link': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/measures/:measureId/links', permission: 'measure.edit', input: z.object({ ...at, changeId: anyId, measureId: anyId, linkId: anyId, kind: z.enum([...linkKinds, 'event']), targetId: anyId, itemPosition: z.number().int().min(1).nullable(), remove: z.boolean() }), output: answers<MeasuresView>(), says: 'Ties a measure to what it mends, or unties it.', board: 'boardId' }),
  'measure.note': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/measures/:measureId/notes', permission: 'measure.read', input: z.object({ ...at, measureId: anyId, noteId: anyId, text: longText.min(1), status: z.enum(measureStatuses).nullable(), end: day.nullable() }), output: answers<MeasuresView>(), says: 'How it goes, dated; the responsible may write it, and set status and a new date.', board: 'boardId' }),
  'measure.checkEffect': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/measures/:measureId/effect', permission: 'measure.edit', input: z.object({ ...at, changeId: anyId, measureId: anyId, found: z.enum(effects), note: longText }), output: answers<MeasuresView>(), says: 'What a done measure gave; only then does it close.', board: 'boardId' }),
  'recommendation.state': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/recommendations/:recommendationId/states', permission: 'measure.edit', input: z.object({ ...at, changeId: anyId, recommendationId: anyId, afterYears: z.number().int().min(1).max(10), state: z.enum(recommendationStates), note: longText }), output: answers<MeasuresView>(), says: 'How a recommendation stands after one, two, three years.', board: 'boardId' }),
} as const;
