/** Done, looked over by another, could not be done, handed over, opened again. */
import type { Day } from '../day.ts';
import type { PersonId } from '../identity.ts';
import { refuse, type Outcome } from '../refusal.ts';
import { dayFrom } from '../day.ts';
import type { ControlSetup, NotPerformedReason, Occasion } from './occasion.ts';
import { personResponsible, type Somebody } from './places.ts';
import { kept, open, sameRevision, step, unchanged, type Act, type Hand, type Work } from './work.ts';

/** What stands in the way of *Klar*, the first thing first; null when nothing does. The screen says it beside the button. */
export type Unfinished =
  | { readonly kind: 'count' }
  | { readonly kind: 'items'; readonly left: number }
  | { readonly kind: 'faults'; readonly left: number }
  | { readonly kind: 'wholeFault' }
  | { readonly kind: 'evidence' };

export function unfinished(work: Work, setup: Pick<ControlSetup, 'sampling' | 'evidence'>, evidenceCount: number): Unfinished | null {
  const { occasion, items } = work;
  if (setup.sampling !== 'none' && occasion.sample === null) return { kind: 'count' };
  const left = items.filter((item) => item.result === null).length;
  if (left > 0) return { kind: 'items', left };
  const faults = items.filter((item) => item.result === 'fault' && item.handling === null).length;
  if (faults > 0) return { kind: 'faults', left: faults };
  return setup.evidence === 'asked' && evidenceCount === 0 ? { kind: 'evidence' } : null;
}

const refused = (stands: Unfinished): Outcome<never> => {
  switch (stands.kind) {
    case 'count': return refuse('control.count-first');
    case 'items': return refuse('control.items-left', { left: stands.left });
    case 'faults': return refuse('control.fault-without-handling', { left: stands.left });
    case 'wholeFault': return refuse('control.say-what-is-wrong');
    case 'evidence': return refuse('control.evidence-missing');
  }
};

/** `visited`: performed on the spot; null where nobody was asked. */
export interface Finish { readonly revision: number; readonly conclusion: string; readonly comment: string; readonly visited: boolean | null }

/** `words` are the method's, mildest first; `reviewers` who may be the second pair of eyes, the nearest first. */
export function finish(work: Work, given: Finish, around: { readonly setup: ControlSetup; readonly words: readonly string[]; readonly evidenceCount: number; readonly reviewers: readonly PersonId[]; readonly hand: Hand; readonly closed: string | null }): Act {
  const { occasion } = work;
  const { setup, hand } = around;
  const comment = given.comment.trim();
  const already = (occasion.state === 'done' || occasion.state === 'review') && occasion.performedById === hand.personId && occasion.conclusion === given.conclusion && occasion.comment === comment && occasion.visited === given.visited;
  if (already) return unchanged;
  const allowed = open(occasion, around.closed);
  if (!allowed.ok) return allowed;
  const seen = sameRevision(occasion, given.revision);
  if (!seen.ok) return seen;
  if (!around.words.includes(given.conclusion)) return refuse('field.value-not-allowed', { field: 'conclusion' });
  const stands = unfinished(work, setup, around.evidenceCount) ?? (setup.sampling === 'none' && given.conclusion !== around.words[0] && !work.items.some((item) => item.position === 0) ? { kind: 'wholeFault' as const } : null);
  if (stands) return refused(stands);
  const { counts } = occasion;
  const reviewerId = setup.secondReviewer ? [occasion.reviewerId, ...around.reviewers].find((id) => id !== null && id !== hand.personId && hand.sameEyes?.(id) !== true) ?? null : occasion.reviewerId;
  const after: Occasion = {
    ...occasion, state: setup.secondReviewer ? 'review' : 'done', conclusion: given.conclusion, comment, performedOn: hand.today, performedBy: hand.name, performedById: hand.personId, reviewerId, visited: given.visited,
    reviewedOn: null, reviewedBy: '',
  };
  return step(after, kept, { state: after.state, conclusion: given.conclusion, population: occasion.population?.size ?? null, reviewed: counts.ok + counts.fault + counts.notApplicable, faults: counts.fault, byRest: counts.byRest, ...(given.visited === null ? {} : { visited: given.visited }) }, comment);
}

/** The second reviewer closes it, or sends it back with what is lacking. */
export function review(work: Work, given: { readonly revision: number; readonly agrees: boolean; readonly comment: string }, hand: Hand, closed: string | null): Act {
  const { occasion } = work;
  const comment = given.comment.trim();
  if (occasion.state === 'done' && given.agrees && occasion.reviewedBy === hand.name && occasion.reviewNote === comment) return unchanged;
  if (occasion.state !== 'review') return refuse('control.not-for-review');
  if (closed !== null && occasion.correction === '') return refuse('control.closed-by-followup', { occasion: closed });
  const seen = sameRevision(occasion, given.revision);
  if (!seen.ok) return seen;
  if (!given.agrees && comment === '') return refuse('control.reason-needed');
  return given.agrees
    ? step({ ...occasion, state: 'done', reviewedOn: hand.today, reviewedBy: hand.name, reviewNote: comment }, kept, { state: 'done', agrees: true }, comment)
    : step({ ...occasion, state: 'underWay', reviewNote: comment, reviewedOn: null, reviewedBy: '' }, kept, { state: 'underWay', agrees: false }, comment);
}

/**
 * Could not be done. What will be done later stays among what waits, with its new day; the rest closes.
 * The reason is kept also when the control is performed after all.
 */
export function notPerformed(work: Work, given: { readonly revision: number; readonly reason: NotPerformedReason; readonly text: string; readonly until: Day | null }, hand: Hand, closed: string | null): Act {
  const { occasion } = work;
  const text = given.text.trim();
  const later = given.reason === 'notInTime';
  const said = occasion.notPerformed;
  if (said !== null && said.reason === given.reason && said.text === text && said.until === given.until && said.by === hand.name && (later || occasion.state === 'notPerformed')) return unchanged;
  const allowed = open(occasion, closed);
  if (!allowed.ok) return allowed;
  const seen = sameRevision(occasion, given.revision);
  if (!seen.ok) return seen;
  if ((given.reason === 'other' || given.reason === 'doesNotFit') && text === '') return refuse('control.reason-needed');
  if (later && (given.until === null || given.until <= hand.today)) return refuse('control.until-needed');
  const record = { reason: given.reason, text, until: later ? given.until : null, by: hand.name, on: hand.today };
  const values = { reason: given.reason, until: record.until, dueBefore: occasion.dueOn };
  if (record.until !== null) return step({ ...occasion, notPerformed: record, dueOn: record.until }, kept, values, text);
  return step({ ...occasion, state: 'notPerformed', notPerformed: record, performedOn: null, performedBy: '', performedById: null, conclusion: '', visited: null }, kept, values, text);
}

/** To a deputy, or by the coordinator to another with another day. */
export function handOver(work: Work, given: { readonly revision: number; readonly to: Somebody; readonly dueOn?: Day }, closed: string | null): Act {
  const { occasion } = work;
  const dueOn = given.dueOn ?? occasion.dueOn;
  if (occasion.performerId === given.to.id && occasion.dueOn === dueOn) return unchanged;
  const allowed = open(occasion, closed);
  if (!allowed.ok) return allowed;
  const seen = sameRevision(occasion, given.revision);
  if (!seen.ok) return seen;
  if (dayFrom(dueOn) === null) return refuse('field.value-not-allowed', { field: 'dueOn' });
  return step({ ...occasion, performer: personResponsible(given.to), performerId: given.to.id, dueOn, remindedAt: null }, kept, { performer: given.to.name, before: occasion.performer?.printed ?? null, ...(dueOn === occasion.dueOn ? {} : { dueOn, dueBefore: occasion.dueOn }) });
}

/** Opens a closed control again. After its follow-up was decided only as a correction, by who leads the controls and with a reason that stays with the control. */
export function reopen(work: Work, given: { readonly revision: number; readonly reason: string }, mayCorrect: boolean, closed: string | null): Act {
  const { occasion } = work;
  const reason = given.reason.trim();
  if (occasion.state === 'withdrawn') return refuse('control.withdrawn');
  const waits = occasion.state === 'planned' || occasion.state === 'underWay';
  if (waits && (closed === null || occasion.correction !== '')) return unchanged;
  const seen = sameRevision(occasion, given.revision);
  if (!seen.ok) return seen;
  if (closed !== null && !mayCorrect) return refuse('control.closed-by-followup', { occasion: closed });
  if (closed !== null && reason === '') return refuse('control.reason-needed');
  const state = work.items.length > 0 || occasion.sample !== null ? 'underWay' : 'planned';
  return step({ ...occasion, state, reviewedOn: null, reviewedBy: '', correction: closed === null ? occasion.correction : reason }, kept, { state, before: occasion.state, conclusionBefore: occasion.conclusion, ...(closed === null ? {} : { correctionAfter: closed }) }, reason);
}
