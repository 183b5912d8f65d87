import { z } from 'zod';
import type { BodyId, BoardYearId, EventId, MethodId } from '../domain/identity.ts';
import type { Finding } from '../domain/finding.ts';
import { changeableObjects } from '../domain/year/change.ts';
import type { Lineage, PreviousYear, YearContent } from '../domain/year/content.ts';
import type { VersionHead, YearState } from '../domain/decision/version.ts';
import type { Difference } from '../domain/year/compare.ts';
import { irregularityQuestions } from '../domain/risk/analysis.ts';
import { answers, operation, paperAnswer } from './operation.ts';
import { anyId, boardId, longText, methodId, versionId, year } from './shapes.ts';

/** A year as lists show it. */
export interface YearStateHead { readonly boardYearId: BoardYearId; readonly year: number; readonly state: YearState }

/** One board's year, whole, with what this person may do. */
export interface YearView {
  readonly content: YearContent;
  readonly caseNumber: string;
  readonly recipients: string;
  readonly methodId: MethodId;
  readonly state: YearState;
  readonly versions: readonly VersionHead[];
  readonly previousYear: number | null;
  readonly abilities: { readonly edit: boolean; readonly submit: boolean; readonly withdraw: boolean; readonly register: boolean; readonly adjust: boolean; readonly import: boolean; readonly start: boolean; readonly trail: boolean };
  /** When the draft was last changed and by whom; null before the first change. */
  readonly lastChange: { readonly at: string; readonly by: string } | null;
}

/** What a change answers: saved fields, and those somebody else has changed meanwhile. Nothing is lost: the wanted values come back. */
export interface ChangeView {
  readonly changeId: string;
  readonly savedAt: string;
  readonly saved: readonly { readonly object: string; readonly id: string; readonly field: string; readonly value: unknown }[];
  readonly conflicts: readonly { readonly object: string; readonly id: string; readonly field: string; readonly wanted: unknown; readonly now: unknown; readonly by: string; readonly at: string }[];
}

export interface FindingsView {
  readonly open: readonly Finding[];
  readonly noted: readonly { readonly finding: Finding; readonly reason: string }[];
  readonly asked: readonly { readonly rule: string; readonly reason: string; readonly keys: readonly string[] }[];
}

export interface EventListRow {
  readonly eventId: EventId; readonly boardId: BodyId; readonly board: string; readonly year: number; readonly label: string | null; readonly text: string;
  readonly likelihood: number | null; readonly consequence: number | null; readonly riskValue: number | null; readonly inPlan: boolean | null;
}

const at = { boardId, year };
const followupCode = z.string().max(20).describe('Code of a follow-up in the calendar');
const fieldChange = z.object({ object: z.enum(changeableObjects), id: z.string().max(60), field: z.string().max(40), seen: z.unknown(), wanted: z.unknown() });
const side = z.union([z.enum(['draft', 'previous', 'previous-decided']), anyId]);
const row = z.record(z.string().max(40), z.unknown());

export const yearOperations = {
  'year.read': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year', permission: 'year.read', input: z.object(at), output: answers<YearView>(), says: "One board's analysis and plan of one year, whole.", board: 'boardId' }),
  'year.previous': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/previous', permission: 'year.read', input: z.object(at), output: answers<{ readonly previous: PreviousYear | null }>(), says: 'The year before with the lineage to this one.', board: 'boardId' }),
  'year.findings': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/findings', permission: 'year.read', input: z.object(at), output: answers<FindingsView>(), says: 'What the checks find: open, noted, and asked again from last year.', board: 'boardId' }),
  'year.create': operation({ method: 'POST', path: '/api/boards/:boardId/years', permission: 'year.start', input: z.object({ boardId, year, boardYearId: anyId, methodId: methodId.nullable() }), output: answers<YearView>(), says: 'Begins an empty year.', board: 'boardId' }),
  'year.start': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/start', permission: 'year.start', input: z.object({ boardId, year, from: year, boardYearId: anyId }), output: answers<YearView>(), says: 'Starts a year from an earlier one.', board: 'boardId' }),
  'year.setMethod': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/method', permission: 'year.edit', input: z.object({ ...at, methodId }), output: answers<YearView>(), says: 'Points the year at another method.', board: 'boardId' }),
  'year.change': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/changes', permission: 'year.edit', input: z.object({ ...at, changeId: anyId, changes: z.array(fieldChange).min(1).max(5000) }), output: answers<ChangeView>(), says: 'Changes fields; each says the value seen and the value wanted.', board: 'boardId' }),
  'year.add': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/rows', permission: 'year.edit', input: z.object({ ...at, changeId: anyId, object: z.enum(['group', 'control', 'event', 'activity', 'measure']), rows: z.array(row).min(1).max(600) }), output: answers<ChangeView>(), says: 'Adds rows; each carries its own id, so that a retry never doubles.', board: 'boardId' }),
  'year.remove': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/removals', permission: 'year.edit', input: z.object({ ...at, changeId: anyId, object: z.enum(['group', 'control', 'event', 'activity', 'measure']), ids: z.array(anyId).min(1).max(600), reason: longText }), output: answers<ChangeView>(), says: 'Takes rows away, with the reason; can be undone.', board: 'boardId' }),
  'year.undo': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/undo', permission: 'year.edit', input: z.object({ ...at, changeId: anyId, undo: anyId, objectId: z.string().max(60).optional().describe('Undo only what the change did to the fields of this object') }), output: answers<ChangeView>(), says: "Undoes one change by a new change built from the log's values before.", board: 'boardId' }),
  'year.merge': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/merge', permission: 'year.edit', input: z.object({ ...at, changeId: anyId, keep: anyId, gone: z.array(anyId).min(1).max(50) }), output: answers<ChangeView>(), says: 'Makes several events one: the kept one takes over what named the others and what they continue.', board: 'boardId' }),
  'year.renumber': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/renumber', permission: 'year.edit', input: z.object({ ...at, changeId: anyId }), output: answers<ChangeView>(), says: 'Numbers the events anew in printed order.', board: 'boardId' }),
  'year.note': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/notes', permission: 'year.edit', input: z.object({ ...at, changeId: anyId, id: anyId, rule: z.string().max(80), keys: z.array(z.string().max(120_000)).min(1).max(600), reason: longText.min(1), occasion: followupCode.optional() }), output: answers<FindingsView>(), says: 'Notes findings of one rule: noterade, eftersom …; `occasion` names the follow-up they stand in.', board: 'boardId' }),
  'year.removeNote': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/notes/:id/remove', permission: 'year.edit', input: z.object({ ...at, changeId: anyId, id: anyId, occasion: followupCode.optional() }), output: answers<FindingsView>(), says: 'Takes a note away.', board: 'boardId' }),
  'year.answer': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/irregularities', permission: 'year.edit', input: z.object({ ...at, changeId: anyId, question: z.enum(irregularityQuestions), eventIds: z.array(anyId).max(100), reason: longText }), output: answers<ChangeView>(), says: 'Answers one of the ten questions on irregularities.', board: 'boardId' }),
  'year.endRow': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/ended', permission: 'year.edit', input: z.object({ ...at, changeId: anyId, object: z.enum(['event', 'activity']), previousId: anyId, reason: longText.min(1) }), output: answers<ChangeView>(), says: 'Says why a row of last year was not taken along.', board: 'boardId' }),
  'year.compare': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/compare', permission: 'year.read', input: z.object({ ...at, before: side, after: side }), output: answers<{ readonly before: string; readonly after: string; readonly differences: readonly Difference[] }>(), says: 'Compares two versions or years: "draft", "previous", "previous-decided" or a version id.', board: 'boardId' }),
  'risk.list': operation({ method: 'GET', path: '/api/events', permission: 'year.read', input: z.object({ year, after: z.string().max(600).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }), output: answers<{ readonly rows: readonly EventListRow[]; readonly next: string | null }>(), says: "A page of all events of all boards that the person reaches.", board: 'none' }),
  'version.read': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/versions/:versionId', permission: 'version.read', input: z.object({ ...at, versionId }), output: answers<{ readonly head: VersionHead; readonly content: YearContent }>(), says: 'A submitted or decided version as it was.', board: 'boardId' }),
  'version.list': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/versions', permission: 'version.read', input: z.object(at), output: answers<{ readonly versions: readonly VersionHead[] }>(), says: 'The versions of a year.', board: 'boardId' }),
  'paper.vorPlan': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/papers/:format', permission: 'paper.read', input: z.object({ ...at, format: z.enum(['pdf', 'pdfa', 'docx', 'xlsx']), version: z.union([z.enum(['draft', 'submitted', 'decided']), anyId]).optional() }), output: paperAnswer(), says: 'The paper "VoR och internkontrollplan" of the draft, of the version that is submitted or decided now, or of any kept version by its id.', board: 'boardId' }),
  'paper.plan': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/plan-papers/:format', permission: 'paper.read', input: z.object({ ...at, format: z.enum(['pdf', 'pdfa', 'docx', 'xlsx']), version: z.union([z.enum(['draft', 'submitted', 'decided']), anyId]).optional() }), output: paperAnswer(), says: 'The internal control plan alone, of the draft, the submitted or the decided version.', board: 'boardId' }),
} as const;

export type { Lineage };
