/** Items one by one: in order, a fault, does not apply – and what is done about each fault. */
import type { MeasureId } from '../identity.ts';
import { ok, refuse, type Outcome } from '../refusal.ts';
import type { Handling, ItemResult, OccasionItem } from './occasion.ts';
import { countsOf, open, sameRevision, step, unchanged, withChanged, type Act, type Hand, type Step, type Work } from './work.ts';

export interface ItemAnswer {
  readonly position: number;
  readonly seen: ItemResult | null;
  readonly result: ItemResult | null;
  readonly note?: string | undefined;
  readonly noteSeen?: string | undefined;
}
/** Somebody else answered the same item meanwhile: what was wanted, and what stands now. `noteWanted` null when no words were wanted. */
export interface ItemConflict { readonly position: number; readonly wanted: ItemResult | null; readonly now: ItemResult | null; readonly note: string; readonly noteWanted: string | null }

/** Each answer says the result seen and the one wanted; what somebody else has changed meanwhile is told and left as it stands. */
export function answerItems(work: Work, answers: readonly ItemAnswer[], closed: string | null): Outcome<{ readonly step: Step | null; readonly conflicts: readonly ItemConflict[] }> {
  const { occasion, items } = work;
  const allowed = open(occasion, closed);
  if (!allowed.ok) return allowed;
  const now = new Map(items.map((item) => [item.position, item]));
  const conflicts: ItemConflict[] = [];
  const changed = new Map<number, OccasionItem>();
  for (const answer of answers) {
    const item = changed.get(answer.position) ?? now.get(answer.position);
    if (!item || answer.position < 1) return refuse('field.value-not-allowed', { field: 'position' });
    const note = answer.note?.trim() ?? item.note;
    if (item.result === answer.result && item.note === note) continue;
    const other = item.result !== answer.result && item.result !== answer.seen;
    const otherNote = note !== item.note && answer.noteSeen !== undefined && item.note !== answer.noteSeen.trim();
    if (other || otherNote) {
      conflicts.push({ position: item.position, wanted: answer.result, now: item.result, note: item.note, noteWanted: answer.note === undefined ? null : note });
      continue;
    }
    const same = item.result === answer.result;
    // What was to be done about a fault goes with the fault; a measure that was made for it lives on in the register.
    changed.set(item.position, { ...item, result: answer.result, note, byRest: same && item.byRest, ...(same ? {} : { handling: null, measureId: null, settled: null }) });
  }
  if (changed.size === 0) return ok({ step: null, conflicts });
  const rows = [...changed.values()];
  const after = withChanged(items, rows);
  const done = step({ ...occasion, state: 'underWay', counts: countsOf(after) }, { kind: 'changed', rows }, {
    items: rows.map((item) => ({ position: item.position, item: item.itemId, before: now.get(item.position)?.result ?? null, result: item.result, ...(item.note === now.get(item.position)?.note ? {} : { note: item.note }) })),
  });
  return done.ok ? ok({ step: done.value, conflicts }) : done;
}

/** "Resten i ordning": one press for all that is left, and told as such wherever the control is shown. */
export function answerRest(work: Work, revision: number, closed: string | null): Act {
  const { occasion, items } = work;
  const allowed = open(occasion, closed);
  if (!allowed.ok) return allowed;
  if (occasion.sample === null) return refuse('control.count-first');
  const rows = items.filter((item) => item.position > 0 && item.result === null).map((item): OccasionItem => ({ ...item, result: 'ok', byRest: true }));
  if (rows.length === 0) return unchanged;
  const seen = sameRevision(occasion, revision);
  if (!seen.ok) return seen;
  return step({ ...occasion, state: 'underWay', counts: countsOf(withChanged(items, rows)) }, { kind: 'changed', rows }, { rest: 'ok', count: rows.length, positions: rows.map((item) => item.position) });
}

export interface Handled { readonly position: number; readonly seen: Handling | null; readonly note: string; readonly handling: Handling; readonly measureId: MeasureId | null }

/** What is wrong and what is done about it. Position 0 says it of the control as a whole. */
export function handleFault(work: Work, wanted: Handled, closed: string | null): Act {
  const { occasion, items } = work;
  const allowed = open(occasion, closed);
  if (!allowed.ok) return allowed;
  if ((wanted.handling === 'measure') !== (wanted.measureId !== null)) return refuse('field.value-not-allowed', { field: 'measure' });
  const item = items.find((one) => one.position === wanted.position) ?? (wanted.position === 0 ? whole : undefined);
  if (!item) return refuse('field.value-not-allowed', { field: 'position' });
  if (item.result !== 'fault') return refuse('control.not-a-fault');
  const note = wanted.note.trim();
  if (wanted.position === 0 && note === '') return refuse('control.say-what-is-wrong');
  if (item.handling === wanted.handling && item.note === note && item.measureId === wanted.measureId) return unchanged;
  if (item.handling !== wanted.seen) return refuse('control.changed-by-other');
  const row: OccasionItem = { ...item, note, handling: wanted.handling, measureId: wanted.measureId, settled: null };
  return step({ ...occasion, state: 'underWay', counts: countsOf(withChanged(items, [row])) }, { kind: 'changed', rows: [row] }, { position: row.position, item: row.itemId, before: item.handling, handling: row.handling, ...(row.measureId ? { measure: row.measureId } : {}) }, note);
}
const whole: OccasionItem = { position: 0, populationPosition: 0, itemId: '', cells: [], stratum: '', result: 'fault', note: '', handling: null, measureId: null, byRest: false, settled: null };

/** Nothing was wrong with the control as a whole after all. */
export function takeBackWhole(work: Work, seen: Handling | null, closed: string | null): Act {
  const allowed = open(work.occasion, closed);
  if (!allowed.ok) return allowed;
  const whole = work.items.find((item) => item.position === 0);
  if (!whole) return unchanged;
  if (whole.handling !== seen) return refuse('control.changed-by-other');
  return step({ ...work.occasion, counts: countsOf(work.items.filter((item) => item.position > 0)) }, { kind: 'removed', position: 0 }, { position: 0, before: whole.handling, handling: null });
}

/** How a fault that was left to the coordinator was taken care of. It changes no result, so it may be said also when the control is closed. */
export function settleFault(work: Work, position: number, note: string, hand: Hand): Act {
  const item = work.items.find((one) => one.position === position);
  if (work.occasion.state === 'withdrawn') return refuse('control.withdrawn');
  if (item?.handling !== 'left') return refuse('control.not-left');
  if (item.settled?.note === note.trim()) return unchanged;
  if (item.settled !== null) return refuse('control.changed-by-other', { by: item.settled.by });
  const row: OccasionItem = { ...item, settled: { on: hand.today, by: hand.name, note: note.trim() } };
  return step(work.occasion, { kind: 'changed', rows: [row] }, { position, item: item.itemId, settled: true }, note.trim());
}
