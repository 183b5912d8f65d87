import type { Output } from '../contract/table.ts';
import { beginsOn, cutOffOf, dueOf } from '../domain/calendar/calendar.ts';
import { evaluateSample } from '../domain/control/sampleResult.ts';
import { exactShare } from '../domain/control/exactShare.ts';
import { waitingVersion, decidedVersion, yearState } from '../domain/decision/version.ts';
import { followupDocument, type FollowupContent, type FollowupOccasion } from '../domain/followup/content.ts';
import type { FollowupSection, SectionKind } from '../domain/followup/followup.ts';
import { isMany, saysSomething } from '../domain/followup/listed.ts';
import { groundsOf, proposedJudgement } from '../domain/followup/judge.ts';
import type { FollowupId } from '../domain/identity.ts';
import { onScale } from '../domain/method/method.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { sameValue } from '../domain/year/change.ts';
import { draftedGrounds, draftedIntroduction, draftedMeasure, draftedResult } from '../text/followup.ts';
import { conclusionSentence } from '../text/sample.ts';
import { calendarOf, emptySection, followupWork, type FollowupWork } from './followupContent.ts';
import { followupFindings } from './followupDesk.ts';
import type { YearHead } from './ports.ts';
import type { Context, UseCase } from './useCase.ts';
import { headOf } from './year.ts';

/** How long a section stays with the one who writes in it, after the last thing written. */
const penMinutes = 3;

export const readCalendar: UseCase<'calendar.read'> = {
  async act(context) {
    return ok({ occasions: await calendarOf(context), manage: context.scopeFor('calendar.manage') === 'all' });
  },
};

/** The calendar is the municipality's: whoever changes it reaches every board. */
export const setCalendar: UseCase<'calendar.set'> = {
  async act(context, input) {
    if (context.scope !== 'all') return refuse('access.not-allowed');
    const before = await calendarOf(context);
    if (new Set(input.occasions.map((one) => one.code)).size < input.occasions.length) return refuse('field.value-not-allowed', { field: 'code' });
    await context.store.setCalendar(input.occasions);
    context.record({ objectKind: 'calendar', objectId: 'calendar', bodyId: null, boardYearId: null, content: { kind: 'fields', object: 'calendar', id: 'calendar', fields: [{ field: 'occasions', before, after: input.occasions }], note: '' } });
    return ok({ occasions: input.occasions, manage: true });
  },
};

export const listFollowups: UseCase<'followup.list'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    if (!head.ok) return head;
    const { store } = context;
    const [calendar, begun, plan] = await Promise.all([calendarOf(context), store.followupsOf(head.value.id), store.decidedPlan(head.value.id)]);
    const followups: Output<'followup.list'>['followups'][number][] = [];
    // What the calendar no longer uses is still there for a year that has it.
    for (const one of calendar.filter((each) => each.used || begun.some((other) => other.occasion === each.code))) {
      const own = begun.find((each) => each.occasion === one.code);
      followups.push({ code: one.code, name: one.name, kind: one.kind, begins: beginsOn(one, input.year), cutOff: cutOffOf(one, input.year), due: dueOf(one, input.year), receiver: one.receiver, begun: own !== undefined, state: yearState(own?.versions ?? [], own?.changedAt ?? null) });
    }
    return ok({ followups, planDecided: plan !== null, today: context.today, abilities: { edit: context.may('followup.edit', head.value.bodyId) } });
  },
};

/** Of many units, those with something to say. */
export function listed(occasions: readonly FollowupOccasion[]): readonly FollowupOccasion[] {
  return isMany(occasions) ? occasions.filter(saysSomething) : occasions;
}

async function view(context: Context, head: YearHead, work: FollowupWork): Promise<Output<'followup.read'>> {
  const { may, today, store } = context;
  const { content, followup } = work;
  const versions = await store.versions(head.id, followupDocument(work.calendar.code));
  const waiting = waitingVersion(versions);
  const corrected = await correctedSince(context, head, content, versions);
  const grounds = groundsOf(content, today);
  const found = followupFindings(work, context);
  const edit = may('followup.edit', head.bodyId);
  const submits = may('decision.submit', head.bodyId);
  const registers = may('decision.register', head.bodyId);
  const shown: FollowupContent = { ...content, rows: content.rows.map((row) => ({ ...row, occasions: listed(row.occasions) })) };
  return {
    content: shown, begun: followup !== null, sections: followup?.sections ?? [], drafted: Object.fromEntries(content.rows.map((row) => [row.activityId, draftedResult(row, today)])),
    limits: Object.fromEntries(shown.rows.flatMap((row) => row.occasions.flatMap((one) => { const said = limitOf(one); return said === null ? [] : [[one.id, said]]; }))),
    findings: found.open, noted: found.noted, proposed: { judgement: proposedJudgement(grounds), grounds: draftedGrounds(grounds), figures: grounds }, state: yearState(versions, followup?.changedAt ?? null), versions, corrected, today,
    abilities: {
      edit, judge: may('followup.judge', head.bodyId), submit: submits && followup !== null && waiting === null, withdraw: submits && waiting !== null && waiting.outcome === null,
      register: registers && waiting !== null, adjust: registers && decidedVersion(versions)?.adjustedOn === null,
    },
  };
}

/** True when a control has a correction that the decided version had not; asked of it only when there is one at all. */
async function correctedSince(context: Context, head: YearHead, content: FollowupContent, versions: Output<'followup.read'>['versions']): Promise<boolean> {
  const decided = decidedVersion(versions);
  const now = content.rows.flatMap((row) => row.occasions).filter((one) => one.correction !== '');
  if (decided === null || now.length === 0) return false;
  const stored = await context.store.followupVersion(head.id, decided.id);
  const then = new Map((stored?.content.rows ?? []).flatMap((row) => row.occasions.map((one) => [one.id, one.correction] as const)));
  return now.some((one) => then.get(one.id) !== one.correction);
}

/** What a sample says of the whole; null where there is none. */
function limitOf(one: FollowupOccasion): string | null {
  if (one.state !== 'done' || one.population === null || one.sample === null || one.sample.strata.length > 1) return null;
  const confidence = one.sample.confidence === null ? null : exactShare(one.sample.confidence);
  if (confidence === null) return null;
  // In the counts of an occasion `left` are faults left to the coordinator; every item has a result when it is done.
  const said = evaluateSample(one.population.size, { ok: one.counts.ok, fault: one.counts.fault, notApplicable: one.counts.notApplicable, left: 0 }, { tolerable: one.sample.tolerable === null ? null : exactShare(one.sample.tolerable), confidence });
  return said.ok ? conclusionSentence(said.value) : null;
}

export const readFollowup: UseCase<'followup.read'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    if (!head.ok) return head;
    const work = await followupWork(context, head.value, input.occasion);
    return work.ok ? ok(await view(context, head.value, work.value)) : work;
  },
};

/** Begins a follow-up: every section drafted from the figures, for a person to edit. */
export const beginFollowup: UseCase<'followup.begin'> = {
  async act(context, input) {
    const head = await headOf(context, input, 'shared');
    if (!head.ok) return head;
    const work = await followupWork(context, head.value, input.occasion);
    if (!work.ok) return work;
    if (work.value.followup === null) {
      const { content } = work.value;
      const sections = [
        draftOf(content, 'introduction', '', context), ...content.rows.map((row) => draftOf(content, 'activity', row.activityId, context)), ...content.measures.map((measure) => draftOf(content, 'measure', measure.id, context)),
      ].filter((section) => section !== null);
      const { id: boardYearId, bodyId } = head.value;
      const made = await context.store.insertFollowup({ id: input.followupId as FollowupId, boardYearId, bodyId, occasion: input.occasion, judgement: null, grounds: '', judgementBy: '', judgementOn: null, changedAt: context.now.toISOString(), sections }, context.now);
      if (made) context.record({ objectKind: 'followup', objectId: input.followupId, bodyId, boardYearId, content: { kind: 'act', values: { begun: input.occasion, planVersion: content.plan.version, sections: sections.length }, note: '' } });
    }
    const after = await followupWork(context, head.value, input.occasion);
    return after.ok ? ok(await view(context, head.value, after.value)) : after;
  },
};

/** A section as it is drafted from the figures of now; null when the follow-up has nothing of that kind. */
function draftOf(content: FollowupContent, kind: SectionKind, subject: string, context: Context): FollowupSection | null {
  const drafted = (result: string): FollowupSection => ({ ...emptySection(kind, subject), result, draftedFrom: result });
  switch (kind) {
    case 'introduction': return drafted(draftedIntroduction(content));
    case 'closing': return drafted('');
    case 'activity': {
      const row = content.rows.find((one) => one.activityId === subject);
      return row ? drafted(draftedResult(row, context.today)) : null;
    }
    case 'measure': {
      const measure = content.measures.find((one) => one.id === subject);
      return measure ? drafted(draftedMeasure(measure)) : null;
    }
    case 'event': return content.rows.some((row) => row.events.some((event) => event.id === subject)) ? emptySection(kind, subject) : null;
  }
}

interface SectionInput { readonly boardId: YearHead['bodyId']; readonly year: number; readonly occasion: string; readonly kind: SectionKind; readonly subject: string }
interface Held { readonly head: YearHead; readonly work: FollowupWork; readonly followupId: FollowupId; readonly section: FollowupSection }

/** The section as it stands, held; refused while somebody else has the pen. */
async function held(context: Context, input: SectionInput, whoever = false): Promise<Outcome<Held>> {
  const head = await headOf(context, input, 'shared');
  if (!head.ok) return head;
  const work = await followupWork(context, head.value, input.occasion);
  if (!work.ok) return work;
  const { followup, content } = work.value;
  if (followup === null) return refuse('followup.not-begun');
  if (draftOf(content, input.kind, input.subject, context) === null) return refuse('object.not-found');
  const section = await context.store.heldSection(followup.id, head.value.bodyId, input.kind, input.subject);
  if (!whoever && isOthers(section, context)) return refuse('followup.locked', { name: section.lock?.name ?? '' });
  return ok({ head: head.value, work: work.value, followupId: followup.id, section });
}
function isOthers(section: FollowupSection, context: Context): boolean {
  return section.lock !== null && section.lock.personId !== context.actor.personId && section.lock.until > context.now.toISOString();
}
/** The pen stays with the writer for some minutes after each thing written. The command line writes without one. */
function penFor(context: Context): FollowupSection['lock'] {
  const { actor, now } = context;
  return actor.personId === null ? null : { personId: actor.personId, name: actor.name, until: new Date(now.getTime() + penMinutes * 60_000).toISOString() };
}

/** Taking the pen changes nothing that is printed, so it is no entry of the log. */
export const lockSection: UseCase<'followup.lock'> = {
  async act(context, input) {
    const found = await held(context, input, true);
    if (!found.ok) return found;
    const { section, followupId, head } = found.value;
    // Asking for what somebody else has answers who has it; giving back what is not one's own changes nothing.
    if (isOthers(section, context)) return ok({ section, savedAt: section.changedAt ?? '' });
    const after = { ...section, lock: input.release ? null : penFor(context) };
    await context.store.putSection(followupId, head.bodyId, after, null);
    return ok({ section: after, savedAt: section.changedAt ?? '' });
  },
};

export const writeSection: UseCase<'followup.write'> = {
  async act(context, input) {
    const found = await held(context, input);
    if (!found.ok) return found;
    const { section, work } = found.value;
    const { method } = work.content;
    const changed: { field: string; before: unknown; after: unknown }[] = [];
    for (const { field, seen, wanted } of input.changes) {
      const now = section[field];
      if (sameValue(now, wanted)) continue;
      if (!sameValue(now, seen)) return refuse('field.changed-by-other', { by: section.changedBy, at: section.changedAt ?? '' });
      const fits = field === 'likelihood' || field === 'consequence' ? wanted === null || (typeof wanted === 'number' && onScale(method[field], wanted)) : field === 'ready' ? typeof wanted === 'boolean' : typeof wanted === 'string' && wanted.length <= 50_000;
      if (!fits || ((field === 'likelihood' || field === 'consequence' || field === 'ratingReason') && input.kind !== 'event')) return refuse('field.value-not-allowed', { field });
      changed.push({ field, before: now, after: wanted });
    }
    return ok(await save(context, input, found.value, changed, {}));
  },
};

/** "Hämta siffrorna igen": the drafted text anew; what stood there is in the log. */
export const draftSection: UseCase<'followup.draft'> = {
  async act(context, input) {
    const found = await held(context, input);
    if (!found.ok) return found;
    const drafted = draftOf(found.value.work.content, input.kind, input.subject, context);
    if (drafted === null) return refuse('object.not-found');
    return ok(await save(context, input, found.value, [{ field: 'result', before: found.value.section.result, after: drafted.result }], { draftedFrom: drafted.result }));
  },
};

async function save(context: Context, input: SectionInput, { head, followupId, section }: Held, changed: readonly { field: string; before: unknown; after: unknown }[], more: Partial<FollowupSection>): Promise<Output<'followup.write'>> {
  if (changed.length === 0) return { section, savedAt: section.changedAt ?? '' };
  const at = context.house.now();
  const after: FollowupSection = { ...section, ...Object.fromEntries(changed.map((one) => [one.field, one.after])), ...more, changedBy: context.actor.name, changedAt: at.toISOString(), lock: penFor(context) };
  await context.store.putSection(followupId, head.bodyId, after, at);
  context.record({ objectKind: 'followup', objectId: followupId, bodyId: head.bodyId, boardYearId: head.id, content: { kind: 'fields', object: `followup.${input.kind}`, id: input.subject || followupId, fields: changed, note: '' } });
  return { section: after, savedAt: at.toISOString() };
}

/** The director's proposed judgement with its grounds; the board's own comes with its decision. */
export const judgeFollowup: UseCase<'followup.judge'> = {
  async act(context, input) {
    const head = await headOf(context, input, 'shared');
    if (!head.ok) return head;
    const work = await followupWork(context, head.value, input.occasion);
    if (!work.ok) return work;
    const { followup } = work.value;
    if (followup === null) return refuse('followup.not-begun');
    const { actor, today, store, house } = context;
    const by = [actor.name, actor.title.slice(0, 1).toLocaleLowerCase('sv') + actor.title.slice(1)].filter((part) => part !== '').join(', ');
    const grounds = input.grounds.trim();
    if (grounds === '') return refuse('field.value-not-allowed', { field: 'grounds' });
    if (followup.judgement !== input.judgement || followup.grounds !== grounds) {
      await store.judgeFollowup(followup.id, input.judgement, grounds, by, today, house.now());
      context.record({ objectKind: 'followup', objectId: followup.id, bodyId: head.value.bodyId, boardYearId: head.value.id, content: { kind: 'fields', object: 'followup.judgement', id: followup.id, fields: [{ field: 'judgement', before: followup.judgement, after: input.judgement }, { field: 'grounds', before: followup.grounds, after: grounds }], note: '' } });
    }
    const after = await followupWork(context, head.value, input.occasion);
    return after.ok ? ok(await view(context, head.value, after.value)) : after;
  },
};
