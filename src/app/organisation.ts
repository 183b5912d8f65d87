import type { Output } from '../contract/table.ts';
import { ok, refuse } from '../domain/refusal.ts';
import type { Method } from '../domain/method/method.ts';
import { methodProblem } from '../domain/method/wellFormed.ts';
import type { MethodId, PersonId } from '../domain/identity.ts';
import type { Context, UseCase } from './useCase.ts';
import { newLinkToken } from './session.ts';

async function organisationView({ store }: Context): Promise<Output<'organisation.read'>> {
  return { municipality: await store.municipality(), bodies: await store.bodies(), units: await store.units() };
}
async function peopleView({ store }: Context): Promise<Output<'person.list'>> {
  return { people: (await store.people()).toSorted((a, b) => a.name.localeCompare(b.name, 'sv')) };
}
async function methodsView({ store }: Context): Promise<Output<'method.list'>> {
  return { methods: await store.methods() };
}
function recordAct(context: Context, objectKind: string, objectId: string, values: object): void {
  context.record({ objectKind, objectId, bodyId: null, boardYearId: null, content: { kind: 'act', values: { ...values }, note: '' } });
}

export const readOrganisation: UseCase<'organisation.read'> = { act: async (context) => ok(await organisationView(context)) };
export const nameMunicipality: UseCase<'organisation.name'> = {
  async act(context, { name }) {
    const before = await context.store.municipality();
    await context.store.setMunicipality(name);
    recordAct(context, 'municipality', 'municipality', { name, before });
    return ok(await organisationView(context));
  },
};
export const addBody: UseCase<'organisation.addBody'> = {
  async act(context, body) {
    if (await context.store.insertBody(body) === 'nameTaken') return refuse('body.name-taken', { name: body.name });
    recordAct(context, 'body', body.id, body);
    return ok(await organisationView(context));
  },
};
export const changeBody: UseCase<'organisation.changeBody'> = {
  async act(context, body) {
    const result = await context.store.updateBody(body);
    if (result === 'missing') return refuse('object.not-found');
    if (result === 'nameTaken') return refuse('body.name-taken', { name: body.name });
    recordAct(context, 'body', body.id, body);
    return ok(await organisationView(context));
  },
};
export const addUnit: UseCase<'organisation.addUnit'> = {
  async act(context, unit) {
    await context.store.insertUnit(unit);
    recordAct(context, 'unit', unit.id, unit);
    return ok(await organisationView(context));
  },
};
export const changeUnit: UseCase<'organisation.changeUnit'> = {
  async act(context, unit) {
    if (!await context.store.updateUnit(unit)) return refuse('object.not-found');
    recordAct(context, 'unit', unit.id, unit);
    return ok(await organisationView(context));
  },
};

export const listPeople: UseCase<'person.list'> = { act: async (context) => ok(await peopleView(context)) };
export const addPerson: UseCase<'person.add'> = {
  async act(context, person) {
    if (await context.store.insertPerson(person) === 'mailTaken') return refuse('person.mail-taken', { mail: person.mail });
    recordAct(context, 'person', person.id, person);
    return ok(await peopleView(context));
  },
};
export const grantRole: UseCase<'person.grant'> = {
  async act(context, grant) {
    await context.store.insertGrant(grant);
    recordAct(context, 'person', grant.personId, { grant });
    return ok(await peopleView(context));
  },
};
export const endGrant: UseCase<'person.endGrant'> = {
  async act(context, input) {
    const people = await context.store.people();
    const grant = people.flatMap((person) => person.grants).find((one) => one.id === input.id && one.personId === input.personId);
    if (!grant) return refuse('object.not-found');
    const administrators = people.flatMap((person) => person.grants).filter((one) => one.role === 'administrator' && (one.to === null || one.to >= context.today));
    if (grant.role === 'administrator' && administrators.length === 1 && administrators[0]?.id === grant.id) return refuse('person.last-administrator');
    await context.store.endGrant(input.personId, input.id, input.to);
    recordAct(context, 'person', input.personId, { ended: input.id, to: input.to });
    return ok(await peopleView(context));
  },
};
export const makeLink: UseCase<'person.link'> = {
  async act(context, { personId }) {
    const person = (await context.store.people()).find((one) => one.id === personId);
    if (!person) return refuse('object.not-found');
    const link = newLinkToken(context.house);
    await context.store.insertLink(link.hash, personId as PersonId, 'password', link.expiresAt);
    recordAct(context, 'person', personId, { link: 'made' });
    return ok({ link: `${context.house.publicUrl}/lank/${link.token}`, validUntil: link.expiresAt.toISOString() });
  },
};

export const listMethods: UseCase<'method.list'> = { act: async (context) => ok(await methodsView(context)) };
export const saveMethodVersion: UseCase<'method.saveVersion'> = {
  async act(context, input) {
    let definition: unknown;
    try {
      definition = JSON.parse(input.definition);
    } catch (problem) {
      if (!(problem instanceof SyntaxError)) throw problem;
      return refuse('method.unusable', { where: 'JSON' });
    }
    const problem = methodProblem(definition);
    if (problem !== null) return refuse('method.unusable', { where: problem });
    const wanted = definition as Method;
    const same = (await context.store.methods()).filter((one) => one.method.key === wanted.key && one.bodyId === input.bodyId);
    const version = Math.max(0, ...same.map((one) => one.method.version)) + 1;
    await context.store.insertMethod(input.id as MethodId, input.bodyId, { ...wanted, version, thresholdReason: input.reason }, context.now);
    context.record({ objectKind: 'method', objectId: input.id, bodyId: input.bodyId, boardYearId: null, content: { kind: 'act', values: { key: wanted.key, version }, note: input.reason } });
    return ok(await methodsView(context));
  },
};
