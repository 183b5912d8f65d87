import { z } from 'zod';
import type { Coverage } from '../domain/audit/coverage.ts';
import type { FollowupDifference } from '../domain/audit/compareFollowups.ts';
import { audiences, type DraftShare, type ShareStand } from '../domain/audit/share.ts';
import type { CalendarOccasion } from '../domain/calendar/calendar.ts';
import type { VersionHead } from '../domain/decision/version.ts';
import type { Day } from '../domain/day.ts';
import type { DocumentKey, FollowupContent } from '../domain/followup/content.ts';
import type { BodyId, VersionId } from '../domain/identity.ts';
import type { MeasureNote, Recommendation, RegisterMeasure } from '../domain/measure/register.ts';
import type { Difference } from '../domain/year/compare.ts';
import type { YearContent } from '../domain/year/content.ts';
import { answers, operation, paperAnswer } from './operation.ts';
import { anyId, boardId, day, longText, versionId, year } from './shapes.ts';
import type { TrailView } from './trail.ts';

/** Something that has happened to a version since the person last said "read". */
export interface NewsItem {
  readonly id: string; readonly at: string; readonly by: string; readonly operation: string; readonly boardId: BodyId; readonly board: string; readonly year: number;
  /** The calendar's code when it is of a follow-up; null for the analysis and plan. */
  readonly code: string | null; readonly name: string; readonly versionId: VersionId; readonly number: number;
  readonly values: Readonly<Record<string, unknown>>; readonly note: string;
}
export interface NewsView { readonly since: string | null; readonly items: readonly NewsItem[]; readonly more: boolean; readonly asked: string }

/** What came after a version was handed in or decided. Of a draft it is told that it was changed and how often, never what. */
export interface AfterVersion { readonly id: string; readonly at: string; readonly by: string; readonly operation: string; readonly number: number; readonly values: Readonly<Record<string, unknown>>; readonly note: string }
export interface AuditDocument {
  readonly key: DocumentKey; readonly code: string | null; readonly name: string; readonly versions: readonly VersionHead[];
  readonly after: readonly AfterVersion[]; readonly draftChanges: number;
}
/** A performed control in the list of a year; `occasionId` leads to the whole of it. */
export interface AuditControl {
  readonly occasionId: string; readonly period: string; readonly unitName: string | null; readonly state: 'done' | 'notPerformed'; readonly on: string | null; readonly by: string; readonly conclusion: string;
  readonly reviewed: number; readonly faults: number; readonly population: number | null; readonly populationSha256: string | null; readonly seed: string | null; readonly evidenceCount: number; readonly reason: string | null; readonly correction: string; /** Performed on the spot. */ readonly visited: boolean;
}
export interface AuditActivity { readonly activityId: string; readonly planYear: number; readonly planRow: number; readonly title: string; readonly owner: string; readonly frequency: string; readonly events: readonly { readonly id: string; readonly label: string | null; readonly text: string }[]; readonly planned: number; readonly controls: readonly AuditControl[] }
export interface AuditYear {
  readonly boardId: BodyId; readonly board: string; readonly year: number; readonly documents: readonly AuditDocument[];
  readonly plan: { readonly year: number; readonly version: number; readonly versionId: VersionId } | null;
  readonly activities: readonly AuditActivity[];
  /** Results that were changed after a follow-up was decided, with the reason. */
  readonly corrections: readonly { readonly id: string; readonly at: string; readonly by: string; readonly operation: string; readonly occasionId: string | null; readonly title: string; readonly period: string; readonly note: string }[];
}
export interface AuditMeasure extends RegisterMeasure { readonly responsibleName: string; readonly notes: readonly MeasureNote[]; readonly late: boolean; readonly closed: boolean; readonly mends: readonly { readonly year: number; readonly label: string | null; readonly text: string }[] }
export interface AuditRecommendation extends Recommendation { readonly ownerName: string; readonly unanswered: boolean }
export interface AuditRegister { readonly today: string; readonly measures: readonly AuditMeasure[]; readonly recommendations: readonly AuditRecommendation[] }
export interface CoverageView extends Coverage { readonly board: string; readonly from: number; readonly to: number }

export interface ShareRow extends DraftShare { readonly stand: ShareStand }
export interface SharesView { readonly shares: readonly ShareRow[]; readonly today: string; readonly boards: readonly { readonly id: BodyId; readonly name: string }[]; readonly abilities: { readonly share: boolean } }
/** A draft that somebody else has shared with those of whom the person is one. */
export interface ReceivedShare { readonly id: string; readonly boardId: BodyId; readonly board: string; readonly year: number; readonly from: Day; readonly to: Day; readonly reason: string; readonly sharedBy: string }
export interface SharedDraftView { readonly share: ReceivedShare; readonly content: YearContent }

const occasion = z.string().regex(/^[A-Za-z0-9-]{1,12}$/);
const at = { boardId, year };
const shareId = anyId;
export const auditOperations = {
  'followup.versions': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/followup-versions', permission: 'version.read', input: z.object(at), output: answers<{ readonly followups: readonly { readonly code: string; readonly name: string; readonly kind: CalendarOccasion['kind']; readonly versions: readonly VersionHead[] }[] }>(), says: 'The follow-ups of a year that have been handed to the board or decided, with their versions.', board: 'boardId' }),
  'followup.version': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/followup-versions/:versionId', permission: 'version.read', input: z.object({ ...at, versionId }), output: answers<{ readonly head: VersionHead; readonly content: FollowupContent }>(), says: 'A version of a follow-up as it was.', board: 'boardId' }),
  'followup.compare': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/followup-versions/:versionId/compare', permission: 'version.read', input: z.object({ ...at, versionId, after: versionId }), output: answers<{ readonly before: number; readonly after: number; readonly differences: readonly FollowupDifference[] }>(), says: 'What differs between two kept versions of follow-ups of a year.', board: 'boardId' }),
  'version.compare': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/versions/:versionId/compare', permission: 'version.read', input: z.object({ ...at, versionId, after: versionId }), output: answers<{ readonly before: number; readonly after: number; readonly differences: readonly Difference[] }>(), says: 'What differs between two kept versions of the analysis and plan.', board: 'boardId' }),

  'audit.news': operation({ method: 'GET', path: '/api/audit/news', permission: 'audit.read', input: z.object({}), output: answers<NewsView>(), says: 'What has been handed in, decided, adjusted or corrected since the auditor last said "read".', board: 'none' }),
  'audit.seen': operation({ method: 'POST', path: '/api/audit/seen', permission: 'audit.read', input: z.object({ until: z.iso.datetime() }), output: answers<NewsView>(), says: 'The auditor has read what was new until a moment.', board: 'none' }),
  'audit.year': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/audit', permission: 'audit.read', input: z.object(at), output: answers<AuditYear>(), says: 'A year as an auditor reads it: documents with what came after, performed controls, late corrections.', board: 'boardId' }),
  'audit.register': operation({ method: 'GET', path: '/api/boards/:boardId/audit/register', permission: 'audit.read', input: z.object({ boardId }), output: answers<AuditRegister>(), says: "The board's measures and recommendations, from their first entry.", board: 'boardId' }),
  'audit.log': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/audit/log', permission: 'audit.read', input: z.object({ ...at, before: z.string().max(60).optional() }), output: answers<{ readonly entries: readonly TrailView[]; readonly next: string | null }>(), says: 'The log of what is submitted, decided, performed and registered; nothing of drafts.', board: 'boardId' }),
  'audit.coverage': operation({ method: 'GET', path: '/api/boards/:boardId/audit/coverage', permission: 'audit.read', input: z.object({ boardId, year }), output: answers<CoverageView>(), says: 'Process by year over the term of office that the year belongs to, from decided versions only.', board: 'boardId' }),
  'audit.package': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/audit/package', permission: 'audit.read', input: z.object({ ...at, occasion: occasion.optional() }), output: paperAnswer(), says: "The auditor's package of a year, or of one follow-up: papers, data, worksheets, evidence and log as a zip, written while it is sent.", board: 'boardId' }),

  'share.list': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/shares', permission: 'year.read', input: z.object(at), output: answers<SharesView>(), says: 'With whom the draft of a year is or has been shared.', board: 'boardId' }),
  'share.make': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/shares', permission: 'draft.share', input: z.object({ ...at, id: shareId, audience: z.enum(audiences), audienceBodyId: boardId.nullable(), from: day, to: day, reason: longText.min(1) }), output: answers<SharesView>(), says: 'Shares the draft for comments, for a time: an act of the board.', board: 'boardId' }),
  'share.end': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/shares/:id/end', permission: 'draft.share', input: z.object({ ...at, id: shareId }), output: answers<SharesView>(), says: 'Ends a sharing at once.', board: 'boardId' }),
  'share.received': operation({ method: 'GET', path: '/api/shared-drafts', permission: 'signedIn', input: z.object({}), output: answers<{ readonly shares: readonly ReceivedShare[] }>(), says: 'Drafts that are shared with the person today.', board: 'none' }),
  'share.read': operation({ method: 'GET', path: '/api/shared-drafts/:id', permission: 'signedIn', input: z.object({ id: shareId }), output: answers<SharedDraftView>(), says: 'A shared draft: the analysis and plan as they stand, to read. Each reading is logged.', board: 'none' }),
  'paper.shared': operation({ method: 'GET', path: '/api/shared-drafts/:id/papers/:format', permission: 'signedIn', input: z.object({ id: shareId, format: z.enum(['pdf', 'pdfa', 'docx', 'xlsx']) }), output: paperAnswer(), says: 'A shared draft as a paper, marked as such. Each reading is logged.', board: 'none' }),
} as const;
