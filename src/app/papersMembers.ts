import { decidedVersion, waitingVersion } from '../domain/decision/version.ts';
import { followupDocument } from '../domain/followup/content.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import type { PreviousYear } from '../domain/year/content.ts';
import type { MembersInput } from '../reports/extractInput.ts';
import { membersPaper as words } from '../text/paperMembers.ts';
import { calendarOf, followupWork } from './followupContent.ts';
import { draftSide, headBefore, keptSide, standOf, type Side } from './papersCompared.ts';
import { toWrite, writtenExtract } from './papersExtract.ts';
import type { YearHead } from './ports.ts';
import type { Context, UseCase } from './useCase.ts';
import { headOf, previousOf } from './year.ts';

/** The follow-up that is begun last in the calendar's order, else the annual one with the figures of now; null while there is no decided plan. */
async function liveFollowup(context: Context, head: YearHead): Promise<Outcome<MembersInput['followup']>> {
  const [calendar, begun] = await Promise.all([calendarOf(context), context.store.followupsOf(head.id)]);
  const chosen = calendar.findLast((one) => begun.some((each) => each.occasion === one.code)) ?? calendar.find((one) => one.kind === 'annual' && one.used) ?? calendar.at(-1);
  if (!chosen || !context.may('followup.read', head.bodyId)) return ok(null);
  const work = await followupWork(context, head, chosen.code);
  if (!work.ok) return work.refusal.code === 'control.plan-not-decided' ? ok(null) : work;
  return ok({ content: work.value.content, stand: { kind: 'draft', year: head.year } });
}

/** The last follow-up that has left the authority: decided, or handed to the board. */
async function keptFollowup(context: Context, head: YearHead, which: 'submitted' | 'decided'): Promise<MembersInput['followup']> {
  const calendar = await calendarOf(context);
  const versions = await Promise.all(calendar.map((one) => context.store.versions(head.id, followupDocument(one.code))));
  for (const all of versions.toReversed()) {
    const version = (which === 'submitted' ? waitingVersion(all) : null) ?? decidedVersion(all);
    const stored = version && await context.store.followupVersion(head.id, version.id);
    if (stored) return { content: stored.content, stand: standOf(context, stored.head, head.year) };
  }
  return null;
}

/** The year before as the board decided it: who reads from outside never sees what was left of a draft. */
async function decidedBefore(context: Context, head: YearHead): Promise<PreviousYear | null> {
  const before = await headBefore(context, head);
  const kept = before && await keptSide(context, before, 'decided');
  return kept ? { content: kept.content, lineage: await context.store.lineage(head.id) } : null;
}

async function keptPage(context: Context, head: YearHead, wished: 'submitted' | 'decided' | undefined): Promise<Outcome<{ side: Side; which: 'submitted' | 'decided' }>> {
  const decided = wished === 'submitted' ? null : await keptSide(context, head, 'decided');
  if (decided) return ok({ side: decided, which: 'decided' });
  const submitted = wished === 'decided' ? null : await keptSide(context, head, 'submitted');
  if (submitted) return ok({ side: submitted, which: 'submitted' });
  return context.may('year.read', head.bodyId) ? refuse('version.none', { year: head.year }) : refuse('object.not-found');
}

/** The draft page is of now; the others of what the board has decided or been given, as it was. */
export const membersPaper: UseCase<'paper.members'> = {
  async act(context, input) {
    const found = await headOf(context, input);
    if (!found.ok) return found;
    const head = found.value;
    const live = input.version === 'draft' || (input.version === undefined && context.may('year.read', head.bodyId));
    const page = live ? await livePage(context, head) : await keptPart(context, head, input.version === 'draft' ? undefined : input.version);
    if (!page.ok) return page;
    const { side, before, followup, mark } = page.value;
    // What was late is told as it was on the day that the follow-up was handed in.
    const day = followup?.stand.kind === 'submitted' ? followup.stand.day : followup?.stand.kind === 'decided' ? followup.stand.meeting : context.today;
    return toWrite({ paper: 'members', municipality: side.content.municipality, board: side.content.board.name, day, content: side.content, plan: side.stand, before, followup }, input.format, words.title(head.year), mark);
  },
  after: writtenExtract,
};

interface PageParts { readonly side: Side; readonly before: PreviousYear | null; readonly followup: MembersInput['followup']; readonly mark: 'draft' | 'submitted' | 'decided' }
async function livePage(context: Context, head: YearHead): Promise<Outcome<PageParts>> {
  const side = await draftSide(context, head);
  if (!side.ok) return side;
  const followup = await liveFollowup(context, head);
  return followup.ok ? ok({ side: side.value, before: await previousOf(context, head), followup: followup.value, mark: 'draft' }) : followup;
}
async function keptPart(context: Context, head: YearHead, wished: 'submitted' | 'decided' | undefined): Promise<Outcome<PageParts>> {
  const kept = await keptPage(context, head, wished);
  if (!kept.ok) return kept;
  return ok({ side: kept.value.side, before: await decidedBefore(context, head), followup: await keptFollowup(context, head, wished ?? 'submitted'), mark: kept.value.which });
}
