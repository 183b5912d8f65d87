import { z } from 'zod';
import type { CalendarOccasion } from '../domain/calendar/calendar.ts';
import type { Finding } from '../domain/finding.ts';
import type { FollowupContent } from '../domain/followup/content.ts';
import type { FollowupSection, Judgement } from '../domain/followup/followup.ts';
import type { JudgementGrounds } from '../domain/followup/judge.ts';
import { judgements, sectionKinds } from '../domain/followup/followup.ts';
import type { VersionHead, YearState } from '../domain/decision/version.ts';
import { answers, operation, paperAnswer } from './operation.ts';
import { anyId, boardId, longText, shortText, year } from './shapes.ts';

/** A follow-up as its page shows it. Of rows with many units only those with something to say are listed; the figures are of all. */
export interface FollowupView {
  readonly content: FollowupContent;
  /** False until somebody has begun it; then there are no sections to write in. */
  readonly begun: boolean;
  readonly sections: readonly FollowupSection[];
  /** The text of each plan row as it would be drafted from the figures of now, by activity. */
  readonly drafted: Readonly<Record<string, string>>;
  /** What each listed sample says of the whole, by occasion. */
  readonly limits: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
  /** Warnings that somebody has noted, with why; the note holds while its words and values do. */
  readonly noted: readonly { readonly finding: Finding; readonly reason: string }[];
  /** What the figures alone would say, and the figures it rests on. */
  readonly proposed: { readonly judgement: Judgement; readonly grounds: string; readonly figures: JudgementGrounds };
  readonly state: YearState;
  readonly versions: readonly VersionHead[];
  /** A control has been corrected since the board decided: what it decided is as it was, what stands now is not. */
  readonly corrected: boolean;
  readonly today: string;
  readonly abilities: { readonly edit: boolean; readonly judge: boolean; readonly submit: boolean; readonly withdraw: boolean; readonly register: boolean; readonly adjust: boolean };
}
/** A follow-up in the list of a year. */
export interface FollowupHead { readonly code: string; readonly name: string; readonly kind: CalendarOccasion['kind']; readonly begins: string; /** The last day that is followed up. */ readonly cutOff: string; readonly due: string; readonly receiver: string; readonly begun: boolean; readonly state: YearState }
/** A page of the paper as it will be printed, drawn as SVG, and where on it the section stands, as shares of its height; null when it stands elsewhere. */
export interface PageView { readonly page: number; readonly pages: number; readonly svg: string; readonly from: number | null; readonly to: number | null }
/** One section after an act, and when it was saved. */
export interface SectionView { readonly section: FollowupSection; readonly savedAt: string }

const at = { boardId, year, occasion: z.string().regex(/^[A-Za-z0-9-]{1,12}$/) };
const section = { kind: z.enum(sectionKinds), subject: z.string().max(60) };
export const followupOperations = {
  'calendar.read': operation({ method: 'GET', path: '/api/calendar', permission: 'signedIn', input: z.object({}), output: answers<{ readonly occasions: readonly CalendarOccasion[]; readonly manage: boolean }>(), says: "The municipality's calendar of follow-ups.", board: 'none' }),
  'calendar.set': operation({ method: 'POST', path: '/api/calendar', permission: 'calendar.manage', input: z.object({ occasions: z.array(z.object({ code: at.occasion, name: shortText.min(1), kind: z.enum(['interim', 'annual']), cutOff: z.string().regex(/^\d\d-\d\d$/), begins: z.string().regex(/^\d\d-\d\d$/), lastDay: z.string().regex(/^\d\d-\d\d$/), yearAfter: z.boolean(), includes: z.enum(['all', 'material']), receiver: shortText, used: z.boolean() })).min(1).max(12) }), output: answers<{ readonly occasions: readonly CalendarOccasion[]; readonly manage: boolean }>(), says: 'Sets the calendar.', board: 'none' }),
  'followup.list': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/followups', permission: 'followup.read', input: z.object({ boardId, year }), output: answers<{ readonly followups: readonly FollowupHead[]; readonly planDecided: boolean; readonly today: string; readonly abilities: { readonly edit: boolean } }>(), says: "The follow-ups of a year by the municipality's calendar, and where each stands.", board: 'boardId' }),
  'followup.read': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/followups/:occasion', permission: 'followup.read', input: z.object(at), output: answers<FollowupView>(), says: 'A follow-up: every row of the decided plan with its controls, measures and texts.', board: 'boardId' }),
  'followup.begin': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/followups/:occasion/begin', permission: 'followup.edit', input: z.object({ ...at, followupId: anyId }), output: answers<FollowupView>(), says: 'Begins a follow-up with texts drafted from the figures.', board: 'boardId' }),
  'followup.lock': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/followups/:occasion/lock', permission: 'followup.edit', input: z.object({ ...at, ...section, release: z.boolean() }), output: answers<SectionView>(), says: 'Takes or gives back the pen of one section.', board: 'boardId' }),
  'followup.write': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/followups/:occasion/sections', permission: 'followup.edit', input: z.object({ ...at, ...section, changes: z.array(z.object({ field: z.enum(['result', 'analysis', 'likelihood', 'consequence', 'ratingReason', 'ready']), seen: z.unknown(), wanted: z.unknown() })).min(1).max(6) }), output: answers<SectionView>(), says: 'Writes fields of one section; each says the value seen and wanted.', board: 'boardId' }),
  'followup.draft': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/followups/:occasion/draft', permission: 'followup.edit', input: z.object({ ...at, ...section }), output: answers<SectionView>(), says: 'Drafts one section anew from the figures.', board: 'boardId' }),
  'followup.judge': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/followups/:occasion/judgement', permission: 'followup.judge', input: z.object({ ...at, judgement: z.enum(judgements), grounds: longText.min(1) }), output: answers<FollowupView>(), says: "The director's proposed judgement with its grounds.", board: 'boardId' }),
  'followup.page': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/followups/:occasion/page', permission: 'followup.read', input: z.object({ ...at, kind: z.enum([...sectionKinds, 'judgement']), subject: section.subject.default(''), page: z.coerce.number().int().min(1).max(2000).optional() }), output: answers<PageView>(), says: 'The page of the follow-up as it will be printed on which a section stands, or another page of it, drawn.', board: 'boardId' }),
  'paper.followup': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/followups/:occasion/papers/:format', permission: 'paper.read', input: z.object({ ...at, format: z.enum(['pdf', 'pdfa', 'docx', 'xlsx']), version: z.union([z.enum(['draft', 'submitted', 'decided']), anyId]).optional() }), output: paperAnswer(), says: 'The paper of a follow-up.', board: 'boardId' }),
} as const;
