import { codeOf, type DocumentKey } from '../domain/followup/content.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { mailText, proposedDecision } from '../text/decision.ts';
import { paperFileName } from '../reports/names.ts';
import type { Desk } from './desk.ts';
import { followupDesk } from './followupDesk.ts';
import { paperInputOf } from './freeze.ts';
import type { StoredVersion, YearHead } from './ports.ts';
import type { Context } from './useCase.ts';
import { contentOf } from './year.ts';
import { findingsOf } from './yearFindings.ts';

const vorPlanDesk: Desk = {
  document: 'vorPlan',
  async content(context, head) {
    const content = await contentOf(context, head);
    return content.events.length === 0 ? refuse('year.nothing-to-submit') : ok(content);
  },
  findings: findingsOf,
  async paper(context, head, versionId, as) {
    const stored: StoredVersion | null = await context.store.version(head.id, versionId);
    return stored ? { head: stored.head, input: paperInputOf(context, stored, as) } : null;
  },
  fileName: (head, format, mark) => paperFileName(head.bodyName, head.year, 'vorPlan', format, mark),
  proposal: async (_, head) => ({ decision: proposedDecision(head.bodyName, head.year), mail: mailText(head.bodyName, head.year) }),
};

/** The desk of a document; a follow-up is refused when the calendar has no such occasion or nobody has begun it. */
export async function deskOf(context: Context, head: YearHead, document: DocumentKey): Promise<Outcome<Desk>> {
  const code = codeOf(document);
  return code === null ? ok(vorPlanDesk) : followupDesk(context, head, code);
}
