import { z } from 'zod';
import type { Finding } from '../domain/finding.ts';
import { outcomes, type VersionHead } from '../domain/decision/version.ts';
import { answers, operation } from './operation.ts';
import { anyId, boardId, day, longText, shortText, versionId, year } from './shapes.ts';
import type { DocumentKey } from '../domain/followup/content.ts';
import type { YearView } from './year.ts';

/** What stands on the page before *Lämna till nämnden*. */
export interface SubmissionProposal {
  readonly nextVersion: number;
  readonly meetingOn: string | null;
  readonly caseNumber: string;
  readonly recipients: string;
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
  readonly noted: readonly { readonly finding: Finding; readonly reason: string }[];
  readonly files: readonly { readonly format: 'pdf' | 'docx'; readonly name: string }[];
  /** The points of the proposed decision (att-satser), to copy. */
  readonly proposedDecision: readonly string[];
  readonly mail: { readonly subject: string; readonly text: string };
}

/** Which of the year's documents is meant: the analysis and plan, or a follow-up by the calendar's code; left out, the first. */
const document = z.string().regex(/^(?:vorPlan|followup-[A-Za-z0-9-]{1,12})$/).optional() as unknown as z.ZodOptional<z.ZodType<DocumentKey>>;
const at = { boardId, year, document };
export const decisionOperations = {
  'decision.prepare': operation({ method: 'GET', path: '/api/boards/:boardId/years/:year/submission', permission: 'decision.submit', input: z.object(at), output: answers<SubmissionProposal>(), says: 'What is proposed for the submission, with the findings.', board: 'boardId' }),
  'decision.submit': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/submission', permission: 'decision.submit', input: z.object({ ...at, versionId, meetingOn: day, caseNumber: shortText, recipients: shortText, overrides: z.array(z.object({ rule: z.string().max(80), reason: longText.min(1) })).max(40) }), output: answers<YearView>(), says: "Freezes the draft as a version: the director's proposal to the board.", board: 'boardId' }),
  'decision.withdraw': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/versions/:versionId/withdraw', permission: 'decision.submit', input: z.object({ ...at, versionId, note: longText.min(1) }), output: answers<YearView>(), says: 'Takes a submission back, with a note, until an outcome is recorded.', board: 'boardId' }),
  'decision.register': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/versions/:versionId/decision', permission: 'decision.register', input: z.object({ ...at, versionId, outcome: z.enum(outcomes), decidedOn: day, minutesItem: shortText.min(1), note: longText.default(''), boardsOwnVersionId: anyId.nullable().default(null) }), output: answers<YearView>(), says: "Registers the board's decision. With changes, the draft as it stands becomes the board's own version.", board: 'boardId' }),
  'decision.adjust': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/versions/:versionId/adjustment', permission: 'decision.register', input: z.object({ ...at, versionId, adjustedOn: day, notice: shortText }), output: answers<YearView>(), says: 'Registers that the minutes are adjusted, with the notice.', board: 'boardId' }),
  'decision.correct': operation({ method: 'POST', path: '/api/boards/:boardId/years/:year/versions/:versionId/correction', permission: 'decision.register', input: z.object({ ...at, versionId, decidedOn: day, minutesItem: shortText.min(1), reason: longText.min(1) }), output: answers<YearView>(), says: 'Mends a mistyped date or § of a registered decision; content and checksum stay.', board: 'boardId' }),
} as const;
export type { VersionHead };
