import { deviationChecks } from '../domain/deviation/checks.ts';
import { followupDocument } from '../domain/followup/content.ts';
import { checkFollowup } from '../domain/followup/checks.ts';
import { registerChecks } from '../domain/measure/registerChecks.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import type { Output } from '../contract/table.ts';
import { openFindings } from '../domain/year/check.ts';
import { followupMail, proposedFollowupDecision } from '../text/decision.ts';
import { judgementName } from '../text/followup.ts';
import { followupPaper } from '../text/paperFollowup.ts';
import { titledFileName } from '../reports/names.ts';
import type { FollowupInput } from '../reports/paperInput.ts';
import type { Desk } from './desk.ts';
import { calendarOf, followupWork, type FollowupWork } from './followupContent.ts';
import { printedFinding, statusOf } from './freeze.ts';
import type { YearHead } from './ports.ts';
import type { Context } from './useCase.ts';
import { followupPrivacyChecks } from '../domain/openness/checks.ts';

/** What the follow-up and the board's register leave open on a day. */
export function followupFindings(work: FollowupWork, context: Context): Pick<Output<'year.findings'>, 'open' | 'noted'> {
  const { content } = work;
  const off = new Set(content.method.checksOff);
  const found = [...checkFollowup(content, context.today), ...followupPrivacyChecks(content), ...registerChecks(content.measures, content.recommendations, context.today), ...deviationChecks(content.deviations ?? [])].filter((finding) => !off.has(finding.rule));
  const { open, noted } = openFindings(found, content.notes ?? []);
  return { open, noted };
}

/** A follow-up on its way to the board: the same way as the analysis and plan. */
export async function followupDesk(context: Context, head: YearHead, code: string): Promise<Outcome<Desk>> {
  const occasion = (await calendarOf(context)).find((one) => one.code === code);
  if (!occasion) return refuse('object.not-found');
  const title = followupPaper.title(occasion, head.year);
  return ok({
    document: followupDocument(code),
    async content(within, year) {
      const work = await followupWork(within, year, code);
      if (!work.ok) return work;
      return work.value.followup === null ? refuse('followup.not-begun') : ok(work.value.content);
    },
    async findings(within, year) {
      const work = await followupWork(within, year, code);
      return work.ok ? followupFindings(work.value, within) : { open: [], noted: [] };
    },
    async paper(within, year, versionId, as) {
      const stored = await within.store.followupVersion(year.id, versionId);
      if (!stored) return null;
      const input: FollowupInput = {
        paper: 'followup', content: stored.content, caseNumber: stored.head.caseNumber || null, status: statusOf(within, stored.head, stored.content.board.id, as), findingsNoted: stored.noted.map((one) => printedFinding(one, (stored.content.notes ?? []).find((note) => note.rule === one.rule && note.keys.some((key) => one.keys.includes(key)))?.reason ?? '')),
        overridden: stored.overridden.map((one) => (one.finding ? printedFinding(one.finding, one.reason) : { title: one.rule, numbers: [], reason: one.reason })),
      };
      return { head: stored.head, input };
    },
    fileName: (year, format, mark) => titledFileName(title, year.bodyName, format, mark),
    async proposal(within, year) {
      const judged = (await within.store.followup(year.id, code))?.judgement ?? null;
      return { decision: proposedFollowupDecision(year.bodyName, title, judged === null ? null : judgementName(judged)), mail: followupMail(year.bodyName, title) };
    },
  });
}
