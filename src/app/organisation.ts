import type { Output } from '../contract/table.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { unsound } from '../domain/organisation/history.ts';
import { upwards, type RegisteredUnit } from '../domain/organisation/organisation.ts';
import type { Method } from '../domain/method/method.ts';
import { methodProblem } from '../domain/method/wellFormed.ts';
import type { MethodId, PersonId } from '../domain/identity.ts';
import { swedishOrder } from '../domain/swedishOrder.ts';
import type { Context, UseCase } from './useCase.ts';
import { within } from './access.ts';
import { keepingAdministrator } from './administrators.ts';
import { cleanInput } from './cleanInput.ts';
import { newLinkToken } from './session.ts';

export async function organisationView({ store }: Context): Promise<Output<'organisation.read'>> {
  const [municipality, bodies, units, earlier, successions] = await Promise.all([store.municipality(), store.bodies(), store.units(), store.earlierUnits(), store.successions()]);
  return { municipality, bodies, units, earlier, successions };
}
async function peopleView({ store }: Context): Promise<Output<'person.list'>> {
  return { people: (await store.people()).toSorted((a, b) => swedishOrder(a.name, b.name)) };
}
async function methodsView({ store }: Context): Promise<Output<'method.list'>> {
  return { methods: await store.methods() };
}
export function recordAct(context: Context, objectKind: string, objectId: string, values: object, changeId?: string): void {
  context.record({ objectKind, objectId, bodyId: null, boardYearId: null, ...(changeId === undefined ? {} : { changeId }), content: { kind: 'act', values: { ...values }, note: '' } });
}

/** Organisation and people belong to the whole municipality: they are managed by those who manage the whole of it, so that nobody gives himself more than he has. */
export function whole<Input>(act: (context: Context, input: Input) => Promise<Outcome<unknown>>): { act(context: Context, input: Input): Promise<Outcome<unknown>> } {
  return { act: async (context, input) => (context.scope === 'all' ? act(context, input) : refuse('access.not-allowed')) };
}

/** What a unit hangs on must be there, and must not be the unit itself or anything below it; its code must be its own. */
async function placeProblem({ store }: Context, unit: RegisteredUnit, units: readonly RegisteredUnit[]): Promise<Outcome<null>> {
  const byId = new Map(units.map((one) => [one.id as string, one]));
  const bodies = new Set<string>((await store.bodies()).map((body) => body.id));
  if ((unit.parentId !== null && unit.parentId !== unit.id && !byId.has(unit.parentId)) || !unit.serves.every((id) => bodies.has(id))) return refuse('object.not-found');
  if (unit.parentId !== null && (unit.parentId === unit.id || upwards(byId, unit.parentId).some((one) => one.id === unit.id))) return refuse('unit.under-itself');
  return unsound([...units.filter((one) => one.id !== unit.id), unit]) ?? ok(null);
}

export const readOrganisation: UseCase<'organisation.read'> = { act: async (context) => ok(await organisationView(context)) };
export const nameMunicipality: UseCase<'organisation.name'> = whole(async (context, { name }) => {
  const before = await context.store.municipality();
  await context.store.setMunicipality(name);
  recordAct(context, 'municipality', 'municipality', { name, before });
  return ok(await organisationView(context));
});
export const addBody: UseCase<'organisation.addBody'> = whole(async (context, body) => {
  const result = await context.store.insertBody(body);
  if (result === 'nameTaken') return refuse('body.name-taken', { name: body.name });
  if (result === 'inserted') recordAct(context, 'body', body.id, body);
  return ok(await organisationView(context));
});
export const changeBody: UseCase<'organisation.changeBody'> = whole(async (context, body) => {
  const result = await context.store.updateBody(body);
  if (result === 'missing') return refuse('object.not-found');
  if (result === 'nameTaken') return refuse('body.name-taken', { name: body.name });
  recordAct(context, 'body', body.id, body);
  return ok(await organisationView(context));
});
export const addUnit: UseCase<'organisation.addUnit'> = whole(async (context, input) => {
  await context.store.hold('units');
  const unit: RegisteredUnit = { ...input, code: input.code ?? null };
  const units = await context.store.units();
  // The same id again is a retry.
  if (units.some((one) => one.id === unit.id)) return ok(await organisationView(context));
  const problem = await placeProblem(context, unit, units);
  if (!problem.ok) return problem;
  if (await context.store.insertUnit(unit)) recordAct(context, 'unit', unit.id, unit);
  return ok(await organisationView(context));
});
export const changeUnit: UseCase<'organisation.changeUnit'> = whole(async (context, input) => {
  await context.store.hold('units');
  const units = await context.store.units();
  const before = units.find((one) => one.id === input.id);
  if (before === undefined) return refuse('object.not-found');
  const unit: RegisteredUnit = { ...input, code: input.code === undefined ? before.code : input.code };
  const problem = await placeProblem(context, unit, units);
  if (!problem.ok) return problem;
  if (!await context.store.updateUnit(unit)) return refuse('object.not-found');
  recordAct(context, 'unit', unit.id, unit);
  return ok(await organisationView(context));
});

export const listPeople: UseCase<'person.list'> = whole(async (context) => ok(await peopleView(context)));
export const addPerson: UseCase<'person.add'> = whole(async (context, input) => {
  const person = { ...input, mail: input.mail?.trim() || null };
  const result = await context.store.insertPerson(person);
  if (result === 'mailTaken') return refuse('person.mail-taken', { mail: person.mail });
  if (result === 'inserted') recordAct(context, 'person', person.id, person);
  return ok(await peopleView(context));
});
export const grantRole: UseCase<'person.grant'> = whole(async (context, grant) => {
  const { place } = grant;
  const places: readonly { id: string }[] = place.kind === 'body' ? await context.store.bodies() : place.kind === 'unit' ? await context.store.units() : [];
  if ((place.kind !== 'municipality' && !places.some((one) => one.id === place.id)) || !(await context.store.people()).some((person) => person.id === grant.personId)) return refuse('object.not-found');
  if (await context.store.insertGrant(grant)) recordAct(context, 'person', grant.personId, { grant });
  return ok(await peopleView(context));
});
export const endGrant: UseCase<'person.endGrant'> = whole(async (context, input) => {
  const people = await context.store.people();
  const grant = people.flatMap((person) => person.grants).find((one) => one.id === input.id && one.personId === input.personId);
  if (!grant) return refuse('object.not-found');
  if (grant.groupId !== undefined) return refuse('grant.of-group', { name: (await context.store.directoryGroup(grant.groupId))?.name ?? '' });
  // Somebody must manage the whole on every day to come: a role that ends by itself, begins later or is the directory's to end, does not stand in.
  const ended = await keepingAdministrator(context, async () => ok(await context.store.endGrant(input.personId, input.id, input.to)), input.to);
  if (!ended.ok) return ended;
  recordAct(context, 'person', input.personId, { ended: input.id, to: input.to });
  return ok(await peopleView(context));
});
export const endSessionsOf: UseCase<'person.endSessions'> = whole(async (context, { personId }) => {
  if (!(await context.store.people()).some((one) => one.id === personId)) return refuse('object.not-found');
  const ended = await context.store.endSessions(personId as PersonId, { allBut: null });
  if (ended > 0) recordAct(context, 'person', personId, { sessionsEnded: ended });
  return ok({ ended });
});
export const makeLink: UseCase<'person.link'> = whole(async (context, { personId }) => {
  const person = (await context.store.people()).find((one) => one.id === personId);
  if (!person) return refuse('object.not-found');
  const link = newLinkToken(context.house);
  await context.store.insertLink(link.hash, personId as PersonId, 'password', link.expiresAt);
  recordAct(context, 'person', personId, { link: 'made' });
  return ok({ link: `${context.house.publicUrl}/lank/${link.token}`, validUntil: link.expiresAt.toISOString() });
});

export const listMethods: UseCase<'method.list'> = { act: async (context) => ok(await methodsView(context)) };
export const saveMethodVersion: UseCase<'method.saveVersion'> = {
  async act(context, input) {
    let definition: unknown;
    try {
      definition = cleanInput(JSON.parse(input.definition));
    } catch (problem) {
      if (!(problem instanceof SyntaxError)) throw problem;
      return refuse('method.unusable', { where: 'JSON' });
    }
    const problem = methodProblem(definition);
    if (problem !== null) return refuse('method.unusable', { where: problem });
    if (context.scope !== 'all' && (input.bodyId === null || !within(context.scope, input.bodyId))) return refuse('access.not-allowed');
    if (input.bodyId !== null && !(await context.store.bodies()).some((body) => body.id === input.bodyId)) return refuse('object.not-found');
    const wanted = definition as Method;
    const methods = await context.store.methods();
    // The same id again is a retry.
    if (methods.some((one) => one.id === input.id)) return ok(await methodsView(context));
    const same = methods.filter((one) => one.method.key === wanted.key && one.bodyId === input.bodyId);
    const version = Math.max(0, ...same.map((one) => one.method.version)) + 1;
    if (!await context.store.insertMethod(input.id as MethodId, input.bodyId, { ...wanted, version, thresholdReason: input.reason }, context.now)) return refuse('service.busy');
    context.record({ objectKind: 'method', objectId: input.id, bodyId: input.bodyId, boardYearId: null, content: { kind: 'act', values: { key: wanted.key, version }, note: input.reason } });
    return ok(await methodsView(context));
  },
};
