import type { Output } from '../contract/table.ts';
import { compareFollowups } from '../domain/audit/compareFollowups.ts';
import { codeOf, followupDocument } from '../domain/followup/content.ts';
import type { BodyId, VersionId } from '../domain/identity.ts';
import { ok, refuse } from '../domain/refusal.ts';
import { compareYears } from '../domain/year/compare.ts';
import { calendarOf } from './followupContent.ts';
import type { Context, UseCase } from './useCase.ts';
import { headOf } from './year.ts';

interface At { readonly boardId: BodyId; readonly year: number; readonly versionId: VersionId }

/** Follow-ups that have been handed in: what is only begun is not in the list, nor counted. */
export const listFollowupVersions: UseCase<'followup.versions'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    if (!head.ok) return head;
    const [calendar, kept] = await Promise.all([calendarOf(context), context.store.keptVersions(head.value.id)]);
    const codes = [...new Set(kept.flatMap((one) => codeOf(one.document) ?? []))];
    const followups = codes.map((code) => {
      const occasion = calendar.find((one) => one.code === code);
      return { code, name: occasion?.name ?? code, kind: occasion?.kind ?? 'interim' as const, versions: kept.filter((one) => one.document === followupDocument(code)).map((one) => one.head) };
    });
    const order = calendar.map((one) => one.code);
    return ok<Output<'followup.versions'>>({ followups: followups.toSorted((a, b) => order.indexOf(a.code) - order.indexOf(b.code)) });
  },
};

async function keptFollowup(context: Context, input: At) {
  const head = await headOf(context, input);
  if (!head.ok) return head;
  const stored = await context.store.followupVersion(head.value.id, input.versionId);
  return stored ? ok(stored) : refuse('object.not-found');
}

export const readFollowupVersion: UseCase<'followup.version'> = {
  async act(context, input) {
    const stored = await keptFollowup(context, input);
    return stored.ok ? ok<Output<'followup.version'>>({ head: stored.value.head, content: stored.value.content }) : stored;
  },
};

export const compareFollowupVersions: UseCase<'followup.compare'> = {
  async act(context, input) {
    const before = await keptFollowup(context, input);
    if (!before.ok) return before;
    const after = await keptFollowup(context, { ...input, versionId: input.after });
    if (!after.ok) return after;
    return ok<Output<'followup.compare'>>({ before: before.value.head.number, after: after.value.head.number, differences: compareFollowups(before.value.content, after.value.content) });
  },
};

/** Versions of one year share the ids of their rows. */
export const compareVersions: UseCase<'version.compare'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    if (!head.ok) return head;
    const [before, after] = [await context.store.version(head.value.id, input.versionId), await context.store.version(head.value.id, input.after)];
    if (!before || !after) return refuse('object.not-found');
    return ok<Output<'version.compare'>>({ before: before.head.number, after: after.head.number, differences: compareYears(before.content, after.content, 'sameIds') });
  },
};
