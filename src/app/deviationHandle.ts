import type { Output } from '../contract/table.ts';
import { usualInformDays, type Deviation } from '../domain/deviation/deviation.ts';
import { close, handle, inform } from '../domain/deviation/progress.ts';
import { boardAndAuditors, holdersOf, offered, type Receiver } from '../domain/deviation/receiver.ts';
import { plusDays } from '../domain/control/due.ts';
import type { BodyId, MeasureId } from '../domain/identity.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { leadsBoard, recordOn } from './deviation.ts';
import type { DeviationChanges, StoredDeviation } from './deviationPorts.ts';
import { deviationView, involvedIds, passChoices, passedBy, receives, surroundingsOf } from './deviationView.ts';
import type { Context, UseCase } from './useCase.ts';

interface Aim { readonly boardId: BodyId; readonly deviationId: string; readonly revision?: number }

/** An act of a receiver on a deviation as it was seen. Who is none finds nothing there, be it another's or nobody's. */
async function acting(context: Context, input: Aim, act: (stored: StoredDeviation) => Promise<Outcome<null>>): Promise<Outcome<Output<'deviation.read'>>> {
  const { store, actor } = context;
  const stored = await store.heldDeviation(input.boardId, input.deviationId);
  if (!stored || !receives(stored, actor.personId)) return refuse('object.not-found');
  if (input.revision !== undefined && input.revision !== stored.deviation.revision) return refuse('deviation.changed-by-other');
  const acted = await act(stored);
  if (!acted.ok) return acted;
  const after = await store.deviation(input.boardId, input.deviationId);
  return after ? ok(await deviationView(context, after)) : refuse('object.not-found');
}

async function save(context: Context, { deviation }: StoredDeviation, changes: DeviationChanges, note = ''): Promise<void> {
  await context.store.updateDeviation(deviation.id, changes);
  const before: Readonly<Record<string, unknown>> = { ...deviation };
  const fields = Object.entries(changes).flatMap(([field, after]) => (before[field] === after ? [] : [{ field, before: before[field] ?? null, after }]));
  context.record({ objectKind: 'deviation', objectId: deviation.id, bodyId: deviation.bodyId, boardYearId: null, content: { kind: 'fields', object: 'deviation', id: deviation.id, fields, note } });
}

/** Gives it to those who do not have it yet. */
async function give(context: Context, stored: StoredDeviation, to: readonly Receiver[]): Promise<void> {
  const fresh = to.filter((one) => !receives(stored, one.personId));
  if (fresh.length === 0) return;
  await context.store.giveDeviation(stored.deviation.id, fresh, context.today, context.actor.name);
  recordOn(context, stored.deviation.bodyId, stored.deviation.id, { receivers: fresh.map((one) => one.personId) });
}

export const handleDeviation: UseCase<'deviation.handle'> = {
  act: (context, input) => acting(context, input, async (stored) => {
    const { today, actor } = context;
    const { title, severity, category, nature, cause, handling, suspectedCrime, confidential } = input;
    const handled = handle(stored.deviation, { title, severity, category, nature, cause, handling, suspectedCrime, confidential }, stored.involved.length > 0, today);
    if (!handled.ok) return handled;
    const told: { boardToldOn?: Deviation['boardToldOn']; informOn?: Deviation['informOn'] } = {};
    if (suspectedCrime && stored.deviation.boardToldOn === null) {
      // The director tells board and auditors. Whoever else suspects a crime passes it to the director at once; is that one involved or missing, it goes straight on.
      const around = await surroundingsOf(context, input.boardId);
      const involved = passedBy(stored, around);
      const director = holdersOf('director', around).find((one) => !involved.includes(one.personId) && one.personId !== stored.deviation.reporterId);
      if (director && !leadsBoard(actor.personId, around)) await give(context, stored, [director]);
      else {
        const board = boardAndAuditors(involved, around);
        if (board.length === 0) return refuse('deviation.nobody-to-receive');
        await give(context, stored, director ? [director, ...board] : board);
        told.boardToldOn = today;
        told.informOn = plusDays(today, usualInformDays);
      }
    }
    await save(context, stored, { ...handled.value, ...told });
    return ok(null);
  }),
};

export const passDeviation: UseCase<'deviation.pass'> = {
  act: (context, input) => acting(context, input, async (stored) => {
    const { today, now, actor, store } = context;
    const { deviation } = stored;
    if (deviation.state === 'closed') return refuse('deviation.closed');
    const choice = passChoices(stored, actor.personId, await surroundingsOf(context, input.boardId)).find((one) => one.to === input.to);
    if (!choice) return refuse('deviation.receiver-not-offered');
    const crime = input.to === 'boardAndAuditors' && deviation.suspectedCrime && deviation.boardToldOn === null;
    if (crime && (input.informOn === null || input.informOn <= today)) return refuse('deviation.next-day-missing');
    await give(context, stored, choice.receivers);
    const to = choice.receivers.map((one) => one.name).join(', ');
    if (!await store.insertDeviationNote(deviation.id, { id: input.noteId, kind: 'passed', text: input.note.trim() === '' ? to : `${to}. ${input.note.trim()}`, on: today, by: actor.name }, now)) return refuse('field.value-not-allowed', { field: 'noteId' });
    await save(context, stored, crime ? { boardToldOn: today, informOn: input.informOn } : {}, input.note);
    return ok(null);
  }),
};

export const involveInDeviation: UseCase<'deviation.involve'> = {
  act: (context, input) => acting(context, input, async (stored) => {
    const { store, actor, today, now, house } = context;
    const { deviation } = stored;
    if (deviation.state === 'closed') return refuse('deviation.closed');
    const around = await surroundingsOf(context, input.boardId);
    const named = input.involved.filter((one) => !stored.involved.some((each) => (one.personId === null ? each.personId === null && each.name === one.name : each.personId === one.personId)));
    const ids = named.flatMap((one) => one.personId ?? []);
    if (ids.some((id) => id === actor.personId || id === deviation.reporterId || !around.people.some((person) => person.id === id))) return refuse('field.value-not-allowed', { field: 'involved' });
    // A director or somebody elected who turns out to be involved moves it to those who then have it.
    const { instead } = offered(deviation.reporterId, [...involvedIds(stored), ...ids], around);
    if (instead && instead.receivers.length === 0) return refuse('deviation.nobody-to-receive');
    if (instead) await give(context, stored, instead.receivers);
    if (!await store.insertDeviationNote(deviation.id, { id: house.newId(), kind: 'involved', text: named.map((one) => one.name).join(', '), on: today, by: actor.name }, now)) return refuse('service.busy');
    await store.nameInvolved(deviation.id, named.map((one) => ({ ...one, id: house.newId() })));
    recordOn(context, input.boardId, deviation.id, { involved: named });
    await save(context, stored, { confidential: true, route: instead?.route ?? deviation.route });
    return ok(null);
  }),
};

export const noteDeviation: UseCase<'deviation.note'> = {
  act: (context, input) => acting(context, input, async (stored) => {
    const { store, actor, today, now } = context;
    const { deviation } = stored;
    if (stored.notes.some((one) => one.id === input.noteId)) return ok(null);
    const informed = input.kind === 'information' ? inform(deviation, input.nextOn, today) : deviation.state === 'closed' ? refuse('deviation.closed') : null;
    if (informed && !informed.ok) return informed;
    if (!await store.insertDeviationNote(deviation.id, { id: input.noteId, kind: input.kind, text: input.text, on: today, by: actor.name }, now)) return refuse('field.value-not-allowed', { field: 'noteId' });
    recordOn(context, input.boardId, deviation.id, { kind: input.kind, text: input.text });
    if (informed) await save(context, stored, informed.value);
    return ok(null);
  }),
};

export const linkDeviation: UseCase<'deviation.link'> = {
  act: (context, input) => acting(context, input, async (stored) => {
    const { store, today, house } = context;
    const { deviation } = stored;
    if (stored.measures.some((one) => one.linkId === input.linkId || one.id === input.measureId)) return ok(null);
    if (deviation.state === 'closed') return refuse('deviation.closed');
    if (input.add !== null) {
      const row = { title: input.add.title, responsible: null, start: null, end: input.add.end, status: 'notStarted', statusReason: '' } as const;
      if (!await store.insertMeasure({ ...row, id: input.measureId as MeasureId, bodyId: input.boardId, responsibleId: null, createdOn: today })) return refuse('field.value-not-allowed', { field: 'measureId' });
      const thisYear = Number(today.slice(0, 4));
      const year = await store.yearHead(input.boardId, thisYear) ?? await store.yearHead(input.boardId, thisYear - 1) ?? await store.yearHead(input.boardId, thisYear + 1);
      // The measure is the board's and its log everybody's: what it mends is said in the deviation's own log only, and here stands to the letter what stands of any measure.
      context.record({ operation: 'measure.add', objectKind: 'measure', objectId: input.measureId, bodyId: input.boardId, boardYearId: year?.id ?? null, changeId: house.newId(), content: { kind: 'act', values: { id: input.measureId, ...row, eventIds: [], links: [], createdOn: today }, note: '' } });
    } else if (!await store.hasMeasure(input.boardId, input.measureId)) return refuse('object.not-found');
    if (!await store.linkDeviation(input.boardId, deviation.id, input.measureId, input.linkId)) return refuse('field.value-not-allowed', { field: 'linkId' });
    recordOn(context, input.boardId, deviation.id, { measure: input.measureId });
    return ok(null);
  }),
};

export const closeDeviation: UseCase<'deviation.close'> = {
  act: (context, input) => acting(context, input, async (stored) => {
    const closed = close(stored.deviation, input.answer, stored.measures.length);
    if (!closed.ok) return closed;
    await save(context, stored, { ...closed.value, closedOn: context.today });
    return ok(null);
  }),
};
