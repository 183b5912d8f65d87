import { z } from 'zod';
import type { CalendarOccasion } from '../domain/calendar/calendar.ts';
import type { Finding } from '../domain/finding.ts';
import type { Followup, Judgement } from '../domain/followup/followup.ts';
import { judgements, sectionKinds } from '../domain/followup/followup.ts';
import type { VersionHead, YearState } from '../domain/decision/version.ts';
import { answers, operation, paperAnswer } from './operation.ts';
import { anyId, boardId, longText, shortText, year } from './shapes.ts';
import type { MeasureRow } from './measure.ts';
import type { OccasionRow } from './control.ts';

/** One plan row of the decided plan in a follow-up: figures, occasions, measures. */
export interface FollowupRow {
  readonly activityId: string;
  readonly planRow: number;
  readonly title: string;
  readonly groups: readonly string[];
  readonly events: readonly { readonly id: string; readonly label: string; readonly text: string; readonly likelihood: number | null; readonly consequence: number | null }[];
  readonly owner: string;
  readonly frequency: string;
  readonly occasions: readonly OccasionRow[];
  readonly figures: { readonly planned: number; readonly performed: number; readonly notPerformed: number; readonly awaiting: number; readonly late: number; readonly population: number | null; readonly reviewed: number; readonly faults: number; readonly limitSentence: string };
  readonly measureIds: readonly string[];
  /** The text as it would be drafted from the figures of now. */
  readonly drafted: string;
}
export interface FollowupView {
  readonly followup: Followup | null;
  readonly calendar: CalendarOccasion;
  readonly cutOff: string;
  readonly due: string;
  readonly planYear: number;
  readonly planVersion: VersionHead | null;
  readonly rows: readonly FollowupRow[];
  readonly measures: readonly MeasureRow[];
  readonly findings: readonly Finding[];
  /** What the judgement would be by the figures, and the figures it rests on. */
  readonly proposed: { readonly judgement: Judgement; readonly grounds: string };
  readonly state: YearState;
  readonly versions: readonly VersionHead[];
  readonly abilities: { readonly edit: boolean; readonly judge: boolean; readonly submit: boolean; readonly register: boolean };
}

const at = { boardId, year, occasion: z.string().regex(/^[A-Za-z0-9-]{1,12}$/) };
const section = { kind: z.enum(sectionKinds), subject: z.string().max(60) };
export const followupOperations = {
  'calendar.read': operation({ method: 'GET', path: '/api/calendar', permission: 'signedIn', input: z.object({}), output: answers<{ readonly occasions: readonly CalendarOccasion[]; readonly manage: boolean }>(), says: "The municipality's calendar of follow-ups.", board: 'none' }),
  'calendar.set': operation({ method: 'POST', path: '/api/calendar', permission: 'calendar.manage', input: z.object({ occasions: z.array(z.object({ code: at.occasion, name: shortText.min(1), kind: z.enum(['interim', 'annual']), cutOff: z.string().regex(/^\d\d-\d\d$/), begins: z.string().regex(/^\d\d-\d\d$/), lastDay: z.string().regex(/^\d\d-\d\d$/), yearAfter: z.boolean(), includes: z.enum(['all', 'material']), receiver: shortText, used: z.boolean() })).min(1).max(12) }), output: answers<{ readonly occasions: readonly CalendarOccasion[]; readonly manage: boolean }>(), says: 'Sets the calendar.', board: 'none' }),
  'followup.read': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/followups/:occasion', permission: 'followup.read', input: z.object(at), output: answers<FollowupView>(), says: 'A follow-up: every row of the decided plan with its controls, measures and texts.', board: 'boardId' }),
  'followup.begin': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/followups/:occasion/begin', permission: 'followup.edit', input: z.object({ ...at, followupId: anyId }), output: answers<FollowupView>(), says: 'Begins a follow-up with texts drafted from the figures.', board: 'boardId' }),
  'followup.lock': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/followups/:occasion/lock', permission: 'followup.edit', input: z.object({ ...at, ...section, release: z.boolean() }), output: answers<{ readonly lockedBy: string | null; readonly until: string | null }>(), says: 'Takes or gives back the pen of one section.', board: 'boardId' }),
  'followup.write': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/followups/:occasion/sections', permission: 'followup.edit', input: z.object({ ...at, ...section, changes: z.array(z.object({ field: z.enum(['result', 'analysis', 'likelihood', 'consequence', 'ratingReason', 'ready']), seen: z.unknown(), wanted: z.unknown() })).min(1).max(6) }), output: answers<FollowupView>(), says: 'Writes fields of one section; each says the value seen and wanted.', board: 'boardId' }),
  'followup.draft': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/followups/:occasion/draft', permission: 'followup.edit', input: z.object({ ...at, ...section }), output: answers<FollowupView>(), says: '"Hämta siffrorna igen": drafts one section anew from the figures.', board: 'boardId' }),
  'followup.judge': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/followups/:occasion/judgement', permission: 'followup.judge', input: z.object({ ...at, judgement: z.enum(judgements), grounds: longText.min(1) }), output: answers<FollowupView>(), says: "The director's proposed judgement with its grounds.", board: 'boardId' }),
  'paper.followup': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/followups/:occasion/papers/:format', permission: 'paper.read', input: z.object({ ...at, format: z.enum(['pdf', 'pdfa', 'docx', 'xlsx']), version: z.enum(['draft', 'submitted', 'decided']).optional() }), output: paperAnswer(), says: 'The paper of a follow-up.', board: 'boardId' }),
  'followup.page': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/followups/:occasion/page', permission: 'followup.edit', input: z.object({ ...at, ...section }), output: answers<{ readonly page: number; readonly pages: number; readonly svg: string }>(), says: 'The page of the paper on which a section stands, true to print.', board: 'boardId' }),
} as const;
