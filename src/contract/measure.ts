import { z } from 'zod';
import type { MeasureNote, Recommendation, RegisterMeasure } from '../domain/measure/register.ts';
import { effects, linkKinds, recommendationStates } from '../domain/measure/register.ts';
import { answers, operation } from './operation.ts';
import { anyId, boardId, longText, shortText, year } from './shapes.ts';

/** What a measure mends, in words and with the way there. */
export interface MendedThing { readonly kind: 'event' | 'occasion' | 'recommendation' | 'deviation'; readonly id: string; readonly year: number | null; readonly label: string; readonly text: string; readonly itemPosition: number | null }
export interface MeasureRow extends RegisterMeasure { readonly mends: readonly MendedThing[]; readonly responsibleName: string; readonly notes: readonly MeasureNote[]; readonly late: boolean; readonly closed: boolean }
export interface RecommendationRow extends Recommendation { readonly ownerName: string; readonly unanswered: boolean }

/** The board's register of measures and recommendations, over all years. */
export interface MeasuresView {
  readonly measures: readonly MeasureRow[];
  readonly recommendations: readonly RecommendationRow[];
  /** What a measure may be tied to: events of the year and performed controls with faults. */
  readonly mendable: readonly MendedThing[];
  readonly people: readonly { readonly id: string; readonly name: string; readonly title: string }[];
  readonly abilities: { readonly edit: boolean; readonly ownOnly: boolean };
}
export interface RegisterChangeView { readonly view: MeasuresView; readonly conflicts: readonly { readonly id: string; readonly field: string; readonly wanted: unknown; readonly now: unknown; readonly by: string; readonly at: string }[] }

const change = z.object({ object: z.enum(['measure', 'recommendation']), id: anyId, field: z.string().max(40), seen: z.unknown(), wanted: z.unknown() });
const at = { boardId, year };
const row = z.record(z.string().max(40), z.unknown());
export const measureOperations = {
  'measure.list': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/measures', permission: 'measure.read', input: z.object(at), output: answers<MeasuresView>(), says: "The board's measures and recommendations over all years, seen from one year.", board: 'boardId' }),
  'measure.add': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/measures', permission: 'measure.edit', input: z.object({ ...at, changeId: anyId, row }), output: answers<MeasuresView>(), says: 'Adds a measure with what it mends.', board: 'boardId' }),
  'recommendation.add': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/recommendations', permission: 'measure.edit', input: z.object({ ...at, changeId: anyId, row }), output: answers<MeasuresView>(), says: 'Takes in a recommendation of auditors or others.', board: 'boardId' }),
  'measure.change': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/measures/changes', permission: 'measure.edit', input: z.object({ ...at, changeId: anyId, changes: z.array(change).min(1).max(200) }), output: answers<RegisterChangeView>(), says: 'Changes fields of measures and recommendations; each says the value seen and wanted.', board: 'boardId' }),
  'measure.link': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/measures/:measureId/links', permission: 'measure.edit', input: z.object({ ...at, changeId: anyId, measureId: anyId, linkId: anyId, kind: z.enum([...linkKinds, 'event']), targetId: anyId, itemPosition: z.number().int().min(1).nullable(), remove: z.boolean() }), output: answers<MeasuresView>(), says: 'Ties a measure to what it mends, or unties it.', board: 'boardId' }),
  'measure.note': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/measures/:measureId/notes', permission: 'control.perform', input: z.object({ ...at, measureId: anyId, noteId: anyId, text: longText.min(1), status: z.enum(['notStarted', 'inProgress', 'done', 'cancelled']).nullable(), end: shortText.nullable() }), output: answers<MeasuresView>(), says: 'How it goes, dated; the responsible may write it, and set status and a new date.', board: 'boardId' }),
  'measure.checkEffect': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/measures/:measureId/effect', permission: 'measure.edit', input: z.object({ ...at, changeId: anyId, measureId: anyId, found: z.enum(effects), note: longText }), output: answers<MeasuresView>(), says: 'What a done measure gave; only then does it close.', board: 'boardId' }),
  'recommendation.state': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/recommendations/:recommendationId/states', permission: 'measure.edit', input: z.object({ ...at, recommendationId: anyId, afterYears: z.number().int().min(1).max(10), state: z.enum(recommendationStates), note: longText }), output: answers<MeasuresView>(), says: 'How a recommendation stands after one, two, three years.', board: 'boardId' }),
} as const;
