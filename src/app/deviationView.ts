import { dayOf } from '../domain/day.ts';
import type { DeviationFile, DeviationRow, DeviationView, NamedReceiver, PassTarget } from '../contract/deviation.ts';
import type { Output } from '../contract/table.ts';
import { isUnhandled } from '../domain/deviation/progress.ts';
import { boardAndAuditors, holdersOf, nearestManager, otherReceivers, type Receiver, type Surroundings } from '../domain/deviation/receiver.ts';
import { usualAnswerDays } from '../domain/deviation/deviation.ts';
import type { BodyId, PersonId } from '../domain/identity.ts';
import type { DeviationHead, StoredDeviation } from './deviationPorts.ts';
import type { Context } from './useCase.ts';

export function named({ name, title }: { readonly name: string; readonly title: string }): NamedReceiver {
  return { name, title };
}
export async function surroundingsOf({ store, today }: Context, bodyId: BodyId): Promise<Surroundings> {
  const [units, people] = await Promise.all([store.units(), store.people()]);
  return { bodyId, units, people, today };
}
export async function answerDaysOf({ store }: Context, bodyId: BodyId): Promise<number> {
  return await store.answerDays(bodyId) ?? usualAnswerDays;
}
export function involvedIds(stored: Pick<StoredDeviation, 'involved'>): PersonId[] {
  return stored.involved.flatMap((one) => one.personId ?? []);
}
/** Those to whom it is not given: who is named, and the manager whom the reporter passed by because of what the manager may have done. */
export function passedBy(stored: Pick<StoredDeviation, 'involved' | 'deviation'>, around: Surroundings): PersonId[] {
  const manager = stored.deviation.route === 'manager' ? null : nearestManager(stored.deviation.reporterId, around);
  return manager === null ? involvedIds(stored) : [...involvedIds(stored), manager.personId];
}
export function receives(stored: Pick<StoredDeviation, 'receivers'>, personId: PersonId | null): boolean {
  return personId !== null && stored.receivers.some((one) => one.personId === personId);
}

export function filesOf({ house }: Context, stored: StoredDeviation): DeviationFile[] {
  return stored.files.map(({ id, name, at, by }) => ({ id, name, by, on: dayOf(new Date(at), house.zone) }));
}

export function deviationRow({ actor, today, may }: Context, head: DeviationHead): DeviationRow[] {
  const as = head.receives ? 'receiver' : head.reporterId === actor.personId ? 'reporter' : 'register';
  if (as === 'register' && !may('measure.read', head.boardId)) return [];
  const { id, boardId, board, unitName, reportedOn, answerBy, state, informOn } = head;
  // Who reported it needs no name for himself, and the register has none.
  const known = as === 'reporter' ? { title: '', severity: null } : { title: head.title, severity: head.severity };
  return [{ id, boardId, board, unitName, reportedOn, answerBy, state, as, ...known, late: isUnhandled(head, today), reporter: as === 'receiver' ? head.reporter : '', informOn: as === 'receiver' ? informOn : null, needsMeasure: as !== 'reporter' && head.severity === 'material' && head.measures === 0 }];
}

/** Whom a receiver may pass it on to: the director or a head of staff; the director and the board's chair also to chair and auditors. */
export function passChoices(stored: StoredDeviation, personId: PersonId | null, around: Surroundings): { readonly to: PassTarget; readonly receivers: readonly Receiver[] }[] {
  const involved = passedBy(stored, around);
  const fresh = (found: readonly Receiver[]): Receiver[] => found.filter((one) => !receives(stored, one.personId) && !involved.includes(one.personId) && one.personId !== stored.deviation.reporterId);
  const single = otherReceivers.flatMap((role) => {
    const [first] = fresh(holdersOf(role, around));
    return first ? [{ to: role, receivers: [first] }] : [];
  });
  const leads = (['director', 'chair'] as const).some((role) => holdersOf(role, around).some((one) => one.personId === personId));
  const board = leads ? fresh(boardAndAuditors(involved, around)) : [];
  return board.length === 0 ? single : [...single, { to: 'boardAndAuditors', receivers: board }];
}

/** What one person sees of a deviation: the reporter the own words and the answer, receivers the whole, readers of the register what was opened. */
export async function deviationView(context: Context, stored: StoredDeviation): Promise<Output<'deviation.read'>> {
  const { store, actor, today } = context;
  const { deviation } = stored;
  const as = receives(stored, actor.personId) ? 'receiver' : deviation.reporterId === actor.personId ? 'reporter' : 'register';
  const { id, bodyId, revision, state, happenedOn, reportedOn, answerBy, confidential, closedOn } = deviation;
  const base = { today, as, id, boardId: bodyId, board: stored.board, revision, state, happenedOn, unitName: stored.unitName, reportedOn, answerBy, confidential, closedOn } as const;
  const nothing: Omit<DeviationView, keyof typeof base> = {
    what: '', reporter: '', receivers: stored.receivers.map(named), involved: [], title: '', severity: null, category: null, nature: null, cause: '', handling: '', suspectedCrime: false, boardToldOn: null, informOn: null, handledOn: null, answer: '',
    notes: [], measures: [], files: filesOf(context, stored), measureChoices: [], readings: [], passTo: [], abilities: { handle: false, close: false, tellBoard: false, inform: false, addFile: as !== 'register' && state !== 'closed' },
  };
  if (as === 'reporter') return { ...base, ...nothing, what: deviation.what, reporter: deviation.reporter, answer: deviation.answer };
  const { title, severity, category, nature, cause, handling, handledOn } = deviation;
  const found = { title, severity, category, nature, handledOn, measures: stored.measures.map((one) => ({ id: one.id, title: one.title, end: one.end })) };
  if (as === 'register') return { ...base, ...nothing, ...found, receivers: [] };
  const [around, register] = await Promise.all([surroundingsOf(context, bodyId), store.register(bodyId)]);
  const open = state !== 'closed';
  const passing = open ? passChoices(stored, actor.personId, around) : [];
  return {
    ...base, ...nothing, ...found, cause, handling, what: deviation.what, reporter: deviation.reporter, involved: stored.involved, suspectedCrime: deviation.suspectedCrime, boardToldOn: deviation.boardToldOn, informOn: deviation.informOn, answer: deviation.answer,
    notes: stored.notes, readings: stored.readings, passTo: passing.flatMap(({ to, receivers }) => receivers.map((one) => ({ ...named(one), to }))),
    measureChoices: open ? register.measures.filter((one) => one.status !== 'cancelled' && !stored.measures.some((each) => each.id === one.id)).map((one) => ({ id: one.id, title: one.title })) : [],
    abilities: { handle: open, close: state === 'handled', tellBoard: open && deviation.suspectedCrime && deviation.boardToldOn === null && passing.some((one) => one.to === 'boardAndAuditors'), inform: open && deviation.boardToldOn !== null, addFile: open },
  };
}
