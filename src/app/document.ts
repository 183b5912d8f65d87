import type { Paper } from '../contract/operation.ts';
import type { PageWish } from '../reports/model.ts';
import type { PaperInput } from '../reports/paperInput.ts';
import { paperFileName } from '../reports/names.ts';
import { decidedVersion, standsAs, waitingVersion, yearState } from '../domain/decision/version.ts';
import { followupDocument } from '../domain/followup/content.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { mediaTypeOf } from './decision.ts';
import type { Desk } from './desk.ts';
import { deskOf } from './desks.ts';
import { followupWork } from './followupContent.ts';
import { draftedContent } from './papersDrafted.ts';
import { printedFinding } from './freeze.ts';
import type { YearHead } from './ports.ts';
import type { Context, UseCase } from './useCase.ts';
import { contentOf, headOf } from './year.ts';
import { findingsOf } from './yearFindings.ts';

type Format = 'pdf' | 'pdfa' | 'docx' | 'xlsx';
type Acted = { readonly kind: 'kept'; readonly paper: Paper } | { readonly kind: 'write'; readonly input: PaperInput; readonly format: Format; readonly name: string };

interface Wanted {
  readonly desk: Desk;
  readonly format: Format;
  /** 'draft', 'submitted', 'decided' or a version's id; without a wish the decided version if nothing has changed since, else the draft. */
  readonly version: string | undefined;
  /** When the draft was last changed (ISO 8601). */
  readonly changedAt: string | null;
  /** What the draft's paper is written from; null for who may not see drafts. */
  readonly draft: (() => Promise<Outcome<PaperInput>>) | null;
}

/** A paper of a document of the year. A kept file is given as it was kept. */
async function paperOf(context: Context, head: YearHead, { desk, format, version: wished, changedAt, draft }: Wanted): Promise<Outcome<Acted>> {
  const versions = await context.store.versions(head.id, desk.document);
  const state = yearState(versions, changedAt);
  // Who may not see drafts is given what the board has decided, else what was handed to it.
  const wish = wished ?? (state.kind === 'decided' && !state.changedSince ? 'decided' : draft ? 'draft' : decidedVersion(versions) ? 'decided' : 'submitted');
  if (wish === 'draft') {
    if (!draft) return refuse('object.not-found');
    const input = await draft();
    return input.ok ? ok({ kind: 'write', format, name: desk.fileName(head, format, 'draft'), input: input.value }) : input;
  }
  // Any kept version can be fetched by its id, as what it was: handed to the board, or decided by it.
  const byName = wish === 'decided' || wish === 'submitted';
  const asked = versions.find((one) => one.id === wish) ?? null;
  const as = asked ? standsAs(asked) : wish === 'decided' ? 'decided' : 'submitted';
  const version = !byName ? asked : wish === 'decided' ? decidedVersion(versions) : waitingVersion(versions) ?? versions.filter((one) => one.withdrawnAt === null && one.kind === 'submitted').at(-1) ?? null;
  if (!version) return draft && byName ? refuse('version.none', { year: head.year }) : refuse('object.not-found');
  const stored = await desk.paper(context, head, version.id, as);
  if (!stored) return refuse('object.not-found');
  const name = desk.fileName(head, format, as);
  // After adjustment the decided paper is written anew from the frozen content, with the day of adjustment on it.
  const kept = as === 'decided' && stored.head.adjustedOn !== null ? null : await context.store.versionFile(version.id, `${as}-${format}`);
  if (kept) return ok({ kind: 'kept', paper: { bytes: kept.bytes, name, mediaType: kept.mediaType } });
  return ok({ kind: 'write', format, name, input: stored.input });
}

/** The paper is written when the transaction has ended: setting it takes its time. */
const written: Required<Pick<UseCase<'paper.vorPlan'>, 'after'>> = {
  async after(house, acted) {
    const done = acted as Acted;
    if (done.kind === 'kept') return ok(done.paper);
    return ok({ bytes: await house.writePaper(done.input, done.format), name: done.name, mediaType: mediaTypeOf[done.format] });
  },
};

async function yearPaper(context: Context, head: YearHead, given: { readonly format: Format; readonly version?: string | undefined }): Promise<Outcome<Acted>> {
  const desk = await deskOf(context, head, 'vorPlan');
  if (!desk.ok) return desk;
  const drafts = context.may('year.read', head.bodyId);
  return paperOf(context, head, {
    desk: desk.value, format: given.format, version: given.version, changedAt: (await context.store.lastContentChange(head.id))?.at ?? null,
    draft: !drafts ? null : async () => {
      const findings = await findingsOf(context, head);
      return ok({ content: await contentOf(context, head), status: { kind: 'draft', day: context.today }, caseNumber: head.caseNumber || null, findingsNoted: findings.noted.map((one) => printedFinding(one.finding, one.reason)), overridden: [] });
    },
  });
}

export const vorPlanPaper: UseCase<'paper.vorPlan'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    return head.ok ? yearPaper(context, head.value, input) : head;
  },
  ...written,
};

/** The plan alone: the same version as the analysis and plan, without the analysis; it is written each time, for the kept file holds both. */
export const planPaper: UseCase<'paper.plan'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    if (!head.ok) return head;
    const whole = await yearPaper(context, head.value, { format: 'xlsx', version: input.version });
    if (!whole.ok) return whole;
    if (whole.value.kind === 'kept' || whole.value.input.paper === 'followup') return refuse('object.not-found');
    const { input: content } = whole.value;
    const mark = content.status.kind;
    return ok<Acted>({ kind: 'write', format: input.format, name: paperFileName(head.value.bodyName, head.value.year, 'plan', input.format, mark), input: { ...content, paper: 'plan' } });
  },
  ...written,
};

async function followupPaperOf(context: Context, head: YearHead, occasion: string, given: { readonly format: Format; readonly version?: string | undefined }): Promise<Outcome<Acted>> {
  const desk = await deskOf(context, head, followupDocument(occasion));
  if (!desk.ok) return desk;
  const followup = await context.store.followup(head.id, occasion);
  return paperOf(context, head, {
    desk: desk.value, format: given.format, version: given.version, changedAt: followup?.changedAt ?? null,
    draft: !context.may('followup.read', head.bodyId) ? null : async () => {
      const work = await followupWork(context, head, occasion);
      if (!work.ok) return work;
      // Nobody has begun it: what is printed is what it would be drafted with.
      const content = work.value.followup === null ? draftedContent(work.value.content, context.today) : work.value.content;
      return ok({ paper: 'followup', content, status: { kind: 'draft', day: context.today }, caseNumber: null, findingsNoted: [], overridden: [] });
    },
  });
}

export const followupPaper: UseCase<'paper.followup'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    return head.ok ? followupPaperOf(context, head.value, input.occasion, input) : head;
  },
  ...written,
};

/** The page beside the text that is being written: the very same paper, of what stands now. */
export const followupPage: UseCase<'followup.page'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    if (!head.ok) return head;
    // No sheet is ever kept, so what comes back is what the paper is written from.
    const whole = await followupPaperOf(context, head.value, input.occasion, { format: 'xlsx' });
    if (!whole.ok) return whole;
    if (whole.value.kind === 'kept') return refuse('object.not-found');
    const anchor = input.subject === '' ? input.kind : `${input.kind} ${input.subject}`;
    return ok({ input: whole.value.input, wish: { anchor, page: input.page ?? null } });
  },
  async after(house, acted) {
    const { input, wish } = acted as { input: PaperInput; wish: PageWish };
    return ok(await house.drawPage(input, wish));
  },
};
