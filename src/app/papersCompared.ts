import { decidedVersion, standsAs, waitingVersion, type VersionHead } from '../domain/decision/version.ts';
import { dayOf } from '../domain/day.ts';
import type { VersionId } from '../domain/identity.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { compareYears, type ComparedObject } from '../domain/year/compare.ts';
import type { Lineage, YearContent } from '../domain/year/content.ts';
import type { ComparedStand } from '../reports/extractInput.ts';
import { differencesPaper as words } from '../text/paperDifferences.ts';
import type { YearHead } from './ports.ts';
import { toWrite, writtenExtract } from './papersExtract.ts';
import type { Context, UseCase } from './useCase.ts';
import { contentOf, headOf } from './year.ts';

export interface Side { readonly head: YearHead; readonly content: YearContent; readonly stand: ComparedStand }

/** Where a kept version stands, as a paper says it. */
export function standOf(context: Context, version: VersionHead, year: number): ComparedStand {
  if (standsAs(version) === 'decided') return { kind: 'decided', year, version: version.number, meeting: version.decidedOn ?? context.today, minutesItem: version.minutesItem };
  return { kind: version.withdrawnAt === null ? 'submitted' : 'withdrawn', year, version: version.number, day: dayOf(new Date(version.submittedAt), context.house.zone) };
}

/** The year's draft; refused as if it were not there for who may not read drafts. */
export async function draftSide(context: Context, head: YearHead): Promise<Outcome<Side>> {
  if (!context.may('year.read', head.bodyId)) return refuse('object.not-found');
  return ok({ head, content: await contentOf(context, head), stand: { kind: 'draft', year: head.year } });
}

/** What the board has decided of a year, or what was handed to it last; null when there is no such version. */
export async function keptSide(context: Context, head: YearHead, which: 'submitted' | 'decided'): Promise<Side | null> {
  const versions = await context.store.versions(head.id);
  const version = which === 'decided' ? decidedVersion(versions) : waitingVersion(versions) ?? versions.filter((one) => one.withdrawnAt === null && one.kind === 'submitted').at(-1) ?? null;
  const stored = version && await context.store.version(head.id, version.id);
  return stored ? { head, content: stored.content, stand: standOf(context, stored.head, head.year) } : null;
}

export async function headBefore(context: Context, head: YearHead): Promise<YearHead | null> {
  return head.startedFrom ? context.store.yearHeadById(head.startedFrom) : context.store.yearHead(head.bodyId, head.year - 1);
}

async function sideOf(context: Context, head: YearHead, which: string): Promise<Outcome<Side>> {
  if (which === 'draft') return draftSide(context, head);
  if (which === 'submitted' || which === 'decided') {
    const kept = await keptSide(context, head, which);
    return kept ? ok(kept) : refuse('version.none', { year: head.year });
  }
  if (which === 'previous' || which === 'previous-decided') {
    const before = await headBefore(context, head);
    if (!before) return refuse('year.source-missing', { year: head.year - 1 });
    const decided = which === 'previous' ? null : await keptSide(context, before, 'decided');
    if (decided) return ok(decided);
    // A year that was never decided here is compared as it stands, by those who may see it so.
    return context.may('year.read', head.bodyId) ? draftSide(context, before) : refuse('version.none', { year: before.year });
  }
  const stored = await context.store.version(head.id, which as VersionId);
  return stored ? ok({ head, content: stored.content, stand: standOf(context, stored.head, head.year) }) : refuse('object.not-found');
}

/** The later side when none is asked for: the draft for who may read it, else what is decided, else what is submitted. */
async function laterSide(context: Context, head: YearHead): Promise<Outcome<Side>> {
  if (context.may('year.read', head.bodyId)) return draftSide(context, head);
  const kept = await keptSide(context, head, 'decided') ?? await keptSide(context, head, 'submitted');
  return kept ? ok(kept) : refuse('object.not-found');
}

const objects: readonly ComparedObject[] = ['event', 'activity', 'control', 'group'];
const rowsOf = (content: YearContent): Readonly<Record<ComparedObject, readonly unknown[]>> => ({ event: content.events, activity: content.activities, control: content.controls, group: content.groups });

export const differencesPaper: UseCase<'paper.differences'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    if (!head.ok) return head;
    const before = await sideOf(context, head.value, input.before);
    if (!before.ok) return before;
    const after = await (input.after === undefined ? laterSide(context, head.value) : sideOf(context, head.value, input.after));
    if (!after.ok) return after;
    const [was, now] = [before.value, after.value];
    const lineage: readonly Lineage[] | 'sameIds' = was.head.id === now.head.id ? 'sameIds' : await context.store.lineage(head.value.id);
    // Where nothing ties the rows of two years every row would look new, and none would be.
    const tied = objects.filter((object) => lineage === 'sameIds' || rowsOf(was.content)[object].length === 0 || rowsOf(now.content)[object].length === 0 || lineage.some((row) => row.object === object && row.from.length > 0 && row.to.length > 0));
    return toWrite({
      paper: 'differences', municipality: now.content.municipality, board: now.content.board.name, day: context.today, before: was.stand, after: now.stand, methods: { before: was.content.method, after: now.content.method }, tied,
      differences: compareYears(was.content, now.content, lineage).filter((one) => tied.includes(one.object)), texts: Object.fromEntries([...now.content.events, ...now.content.activities].map((row) => [row.id, row.text])),
    }, input.format, words.title(was.stand.year, now.stand.year));
  },
  after: writtenExtract,
};
