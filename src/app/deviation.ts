import type { Output } from '../contract/table.ts';
import { offered, ownUnits, receiversFor, holdersOf, type Choice } from '../domain/deviation/receiver.ts';
import { plusDays } from '../domain/control/due.ts';
import { unitsOfBoard } from '../domain/control/places.ts';
import type { BodyId, DeviationId, PersonId } from '../domain/identity.ts';
import { reach, validOn } from '../domain/organisation/organisation.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { swedishOrder } from '../domain/swedishOrder.ts';
import { answerDaysOf, deviationRow, deviationView, named, receives, surroundingsOf } from './deviationView.ts';
import type { StoredDeviation } from './deviationPorts.ts';
import type { Context, UseCase } from './useCase.ts';

/** Written into the closed stream: as visible as the deviation. */
export function recordOn(context: Context, bodyId: BodyId, id: string, values: object, note = ''): void {
  context.record({ objectKind: 'deviation', objectId: id, bodyId, boardYearId: null, content: { kind: 'act', values: { ...values }, note } });
}
/** Only a person reports and receives: the machine's own user has no deviations. */
function somebody(context: Context): Outcome<PersonId> {
  return context.actor.personId === null ? refuse('object.not-found') : ok(context.actor.personId);
}

export const receiversOf: UseCase<'deviation.receivers'> = {
  async act(context, input) {
    const self = somebody(context);
    if (!self.ok) return self;
    const around = await surroundingsOf(context, input.boardId);
    const found = offered(self.value, input.involved, around);
    const own = ownUnits(self.value, around)[0];
    const units = unitsOfBoard(around.units, input.boardId).filter((unit) => validOn({ from: unit.validFrom, to: unit.validTo }, context.today)).toSorted((a, b) => swedishOrder(a.name, b.name));
    return ok<Output<'deviation.receivers'>>({
      today: context.today, answerBy: plusDays(context.today, await answerDaysOf(context, input.boardId)), manager: found.manager && named(found.manager),
      others: found.others.map((one): { choice: Choice; name: string; title: string } => ({ ...named(one), choice: one.role })), above: found.above?.receivers.map(named) ?? null, instead: found.instead?.receivers.map(named) ?? null,
      units: units.map(({ id, name }) => ({ id, name })), ownUnit: own?.id ?? null, channel: await context.store.reportingChannel(),
    });
  },
};

const foundAtMost = 10;
export const peopleOf: UseCase<'deviation.people'> = {
  async act(context, input) {
    const { people, units } = await surroundingsOf(context, input.boardId);
    const byId = new Map(units.map((unit) => [unit.id as string, unit]));
    const search = input.search.toLocaleLowerCase('sv');
    const here = people.filter((person) => person.id !== context.actor.personId && person.name.toLocaleLowerCase('sv').includes(search) && person.grants.some((grant) => {
      const reached = validOn(grant, context.today) ? reach(grant, byId) : [];
      return reached === 'all' || reached.includes(input.boardId);
    }));
    return ok({ people: here.toSorted((a, b) => swedishOrder(a.name, b.name)).slice(0, foundAtMost).map(({ id, name, title }) => ({ id, name, title })) });
  },
};

export const reportDeviation: UseCase<'deviation.report'> = {
  async act(context, input) {
    const { store, actor, today, now, house } = context;
    const self = somebody(context);
    if (!self.ok) return self;
    const present = await store.deviation(input.boardId, input.id);
    // The same id again is a retry.
    if (present) return present.deviation.reporterId === self.value ? ok(sent(present)) : refuse('field.value-not-allowed', { field: 'id' });
    if (input.happenedOn > today) return refuse('deviation.future-day');
    const around = await surroundingsOf(context, input.boardId);
    const ids = input.involved.flatMap((one) => one.personId ?? []);
    if (ids.includes(self.value) || ids.some((id) => !around.people.some((person) => person.id === id))) return refuse('field.value-not-allowed', { field: 'involved' });
    if (input.unitId !== null && !unitsOfBoard(around.units, input.boardId).some((unit) => unit.id === input.unitId)) return refuse('field.value-not-allowed', { field: 'unitId' });
    const settled = receiversFor(input.choice, offered(self.value, ids, around));
    if (!settled.ok) return settled;
    const { route, receivers } = settled.value;
    const id = input.id as DeviationId;
    const answerBy = plusDays(today, await answerDaysOf(context, input.boardId));
    if (!await store.insertDeviation({ id, bodyId: input.boardId, reporterId: self.value, reporter: actor.name, reportedOn: today, what: input.what, happenedOn: input.happenedOn, unitId: input.unitId, route, answerBy }, now)) return refuse('field.value-not-allowed', { field: 'id' });
    await store.giveDeviation(id, receivers, today, actor.name);
    // Last: from here on whoever is named is shut out.
    await store.nameInvolved(id, input.involved.map((one) => ({ ...one, id: house.newId() })));
    recordOn(context, input.boardId, id, { what: input.what, happenedOn: input.happenedOn, unitId: input.unitId, route, answerBy, receivers: receivers.map((one) => one.personId), involved: input.involved });
    return ok<Output<'deviation.report'>>({ receivers: receivers.map(named), answerBy });
  },
};
function sent(stored: StoredDeviation): Output<'deviation.report'> {
  return { receivers: stored.receivers.map(named), answerBy: stored.deviation.answerBy };
}

export const listDeviations: UseCase<'deviation.list'> = {
  async act(context) {
    const { store, today, actor } = context;
    const [heads, waiting, bodies] = await Promise.all([store.deviationHeads(), store.deviationsWaiting(actor.personId, today), store.bodies()]);
    const names = new Map<string, string>(bodies.map((body) => [body.id, body.name]));
    return ok<Output<'deviation.list'>>({
      today, rows: heads.flatMap((head) => deviationRow(context, head)), unhandled: waiting.unhandled.map(({ bodyId, count, since }) => ({ board: names.get(bodyId) ?? '', count, since })),
    });
  },
};

export const readDeviation: UseCase<'deviation.read'> = {
  logsReading: true,
  async act(context, input) {
    const stored = await context.store.deviation(input.boardId, input.deviationId);
    if (!stored) return refuse('object.not-found');
    const { deviation } = stored;
    const own = deviation.reporterId === context.actor.personId;
    if (!own && !receives(stored, context.actor.personId) && !context.may('measure.read', input.boardId)) return refuse('object.not-found');
    recordOn(context, input.boardId, deviation.id, {});
    return ok(await deviationView(context, stored));
  },
};

/** True for who may pass a suspected crime to board and auditors: the director, or the chair. */
export function leadsBoard(personId: PersonId | null, around: Parameters<typeof holdersOf>[1]): boolean {
  return (['director', 'chair', 'auditor'] as const).some((role) => holdersOf(role, around).some((one) => one.personId === personId));
}
