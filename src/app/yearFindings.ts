import type { Output } from '../contract/table.ts';
import { compareYears } from '../domain/year/compare.ts';
import { checkYear, openFindings } from '../domain/year/check.ts';
import type { YearContent, Lineage, Note } from '../domain/year/content.ts';
import type { NoteId, VersionId } from '../domain/identity.ts';
import { decidedVersion } from '../domain/decision/version.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { followupDocument } from '../domain/followup/content.ts';
import { followupWork } from './followupContent.ts';
import { followupFindings } from './followupDesk.ts';
import type { YearHead } from './ports.ts';
import type { Context, UseCase } from './useCase.ts';
import { contentOf, headOf, previousOf } from './year.ts';

/** The checks of a year: what is open, what has been noted, and last year's notes asked again. */
export async function findingsOf(context: Context, head: YearHead): Promise<Output<'year.findings'>> {
  const content = await contentOf(context, head);
  const { open, noted } = openFindings(checkYear(content, await previousOf(context, head)), content.notes);
  return { open, noted, asked: content.notes.filter((note) => note.asked).map((note) => ({ rule: note.rule, reason: note.reason, keys: note.keys })) };
}

export const readFindings: UseCase<'year.findings'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    return head.ok ? ok(await findingsOf(context, head.value)) : head;
  },
};

export const noteFinding: UseCase<'year.note'> = {
  async act(context, input) {
    const head = await headOf(context, input, 'shared');
    if (!head.ok) return head;
    const reason = input.reason.trim();
    if (reason === '') return refuse('field.value-not-allowed', { field: 'reason' });
    const { occasion } = input;
    if (occasion !== undefined && (await context.store.followup(head.value.id, occasion)) === null) return refuse('followup.not-begun');
    if ((await context.store.trailOfChange(head.value.id, input.changeId)).length === 0) {
      const note: Note = { id: input.id as NoteId, rule: input.rule, keys: input.keys, reason, asked: false, ...(occasion === undefined ? {} : { document: followupDocument(occasion) }) };
      if (!await context.store.insertNote(head.value.id, note)) return refuse('field.value-not-allowed', { field: 'id' });
      context.record({ objectKind: 'note', objectId: input.id, bodyId: head.value.bodyId, boardYearId: head.value.id, changeId: input.changeId, content: { kind: 'rows', added: [{ object: 'note', row: note }], removed: [], note: reason } });
    }
    return documentFindings(context, head.value, occasion);
  },
};

/** What stands in the document afterwards. */
async function documentFindings(context: Context, head: YearHead, occasion: string | undefined): Promise<Outcome<Output<'year.findings'>>> {
  if (occasion === undefined) return ok(await findingsOf(context, head));
  const work = await followupWork(context, head, occasion);
  return work.ok ? ok({ ...followupFindings(work.value, context), asked: [] }) : work;
}

export const removeNote: UseCase<'year.removeNote'> = {
  async act(context, input) {
    const head = await headOf(context, input, 'shared');
    if (!head.ok) return head;
    const { occasion } = input;
    if ((await context.store.trailOfChange(head.value.id, input.changeId)).length > 0) return documentFindings(context, head.value, occasion);
    const note = (occasion === undefined ? (await contentOf(context, head.value)).notes : await context.store.notesOf(head.value.id, followupDocument(occasion))).find((one) => one.id === input.id);
    if (!note || !await context.store.deleteNote(head.value.id, input.id)) return refuse('object.not-found');
    context.record({ objectKind: 'note', objectId: input.id, bodyId: head.value.bodyId, boardYearId: head.value.id, changeId: input.changeId, content: { kind: 'rows', added: [], removed: [{ object: 'note', row: note }], note: '' } });
    return documentFindings(context, head.value, occasion);
  },
};

/** One side of a comparison: the draft, the year before as it stands, the year before as decided, or a version. */
async function side(context: Context, head: YearHead, which: string): Promise<Outcome<{ name: string; content: YearContent; otherYear: boolean }>> {
  if (which === 'draft') return ok({ name: `draft ${head.year}`, content: await contentOf(context, head), otherYear: false });
  if (which === 'previous' || which === 'previous-decided') {
    const before = head.startedFrom ? await context.store.yearHeadById(head.startedFrom) : await context.store.yearHead(head.bodyId, head.year - 1);
    if (!before) return refuse('year.source-missing', { year: head.year - 1 });
    const decided = which === 'previous-decided' ? decidedVersion(await context.store.versions(before.id)) : null;
    const stored = decided ? await context.store.version(before.id, decided.id) : null;
    return ok({ name: `${before.year}`, content: stored?.content ?? await contentOf(context, before), otherYear: true });
  }
  const version = await context.store.version(head.id, which as VersionId);
  return version ? ok({ name: `version ${version.head.number}`, content: version.content, otherYear: false }) : refuse('object.not-found');
}

export const compare: UseCase<'year.compare'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    if (!head.ok) return head;
    const before = await side(context, head.value, input.before);
    if (!before.ok) return before;
    const after = await side(context, head.value, input.after);
    if (!after.ok) return after;
    const lineage: readonly Lineage[] | 'sameIds' = before.value.otherYear !== after.value.otherYear ? await context.store.lineage(head.value.id) : 'sameIds';
    return ok({ before: before.value.name, after: after.value.name, differences: compareYears(before.value.content, after.value.content, lineage) });
  },
};
