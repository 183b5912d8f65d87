import { paperFileName } from '../reports/names.ts';
import type { Paper } from '../contract/operation.ts';
import type { PaperInput } from '../reports/paperInput.ts';
import { decidedVersion, standsAs, waitingVersion, yearState } from '../domain/decision/version.ts';
import { ok, refuse } from '../domain/refusal.ts';
import { mediaTypeOf } from './decision.ts';
import { paperInputOf, printedFinding } from './freeze.ts';
import type { UseCase } from './useCase.ts';
import { contentOf, headOf } from './year.ts';
import { findingsOf } from './yearFindings.ts';

type Acted = { readonly kind: 'kept'; readonly paper: Paper } | { readonly kind: 'write'; readonly input: PaperInput; readonly format: 'pdf' | 'pdfa' | 'docx' | 'xlsx'; readonly name: string };

/** The paper of a year. Without a wish: the decided version if nothing has changed since, else the draft. A kept file is given as it was kept. */
export const vorPlanPaper: UseCase<'paper.vorPlan'> = {
  async act(context, input) {
    const found = await headOf(context, input);
    if (!found.ok) return found;
    const head = found.value;
    const versions = await context.store.versions(head.id);
    const state = yearState(versions, (await context.store.lastContentChange(head.id))?.at ?? null);
    // Who may not see drafts is given what the board has decided, else what was handed to it.
    const drafts = context.may('year.read', head.bodyId);
    const wish = input.version ?? (state.kind === 'decided' && !state.changedSince ? 'decided' : drafts ? 'draft' : decidedVersion(versions) ? 'decided' : 'submitted');
    if (wish === 'draft') {
      if (!drafts) return refuse('object.not-found');
      const findings = await findingsOf(context, head);
      return ok<Acted>({
        kind: 'write', format: input.format, name: paperFileName(head.bodyName, head.year, 'vorPlan', input.format, 'draft'),
        input: { content: await contentOf(context, head), status: { kind: 'draft', day: context.today }, caseNumber: head.caseNumber || null, findingsNoted: findings.noted.map((one) => printedFinding(one.finding, one.reason)), overridden: [] },
      });
    }
    // Any kept version can be fetched by its id, as what it was: handed to the board, or decided by it.
    const byName = wish === 'decided' || wish === 'submitted';
    const asked = versions.find((one) => one.id === wish) ?? null;
    const as = asked ? standsAs(asked) : wish === 'decided' ? 'decided' : 'submitted';
    const version = !byName ? asked : wish === 'decided' ? decidedVersion(versions) : waitingVersion(versions) ?? versions.filter((one) => one.withdrawnAt === null && one.kind === 'submitted').at(-1) ?? null;
    if (!version) return drafts && byName ? refuse('version.none', { year: head.year }) : refuse('object.not-found');
    const stored = await context.store.version(head.id, version.id);
    if (!stored) return refuse('object.not-found');
    const name = paperFileName(head.bodyName, head.year, 'vorPlan', input.format, as);
    // After adjustment the decided paper is written anew from the frozen content, with the day of adjustment on it.
    const kept = as === 'decided' && stored.head.adjustedOn !== null ? null : await context.store.versionFile(version.id, `${as}-${input.format}`);
    if (kept) return ok<Acted>({ kind: 'kept', paper: { bytes: kept.bytes, name, mediaType: kept.mediaType } });
    return ok<Acted>({ kind: 'write', format: input.format, name, input: paperInputOf(context, stored, as) });
  },
  async after(house, acted) {
    const done = acted as Acted;
    if (done.kind === 'kept') return ok(done.paper);
    return ok({ bytes: await house.writePaper(done.input, done.format), name: done.name, mediaType: mediaTypeOf[done.format] });
  },
};
