/** Who manages the municipality, who signs in, and what outsiders see: on both databases. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tmpdir } from 'node:os';
import { buildHouse } from '../wiring.ts';
import { testDatabases } from '../../tests/databases.ts';
import { asking, machine } from '../../tests/operations.ts';
import type { Database } from '../adapters/db/database.ts';
import type { Day } from '../domain/day.ts';
import type { BodyId, PersonId, UnitId } from '../domain/identity.ts';
import type { Place, Role } from '../domain/organisation/organisation.ts';
import type { House } from './house.ts';
import { prepareInstallation } from './installation.ts';
import type { Actor } from './ports.ts';
import { actorOfSession, signIn, useLink } from './session.ts';


describe.each(testDatabases())('people on $name', ({ fresh }) => {
  let database: Database;
  let house: House;
  let boardId: BodyId;
  let now = new Date('2026-10-01T08:00:00Z');
  const { ask, refused } = asking(() => house, (who = machine) => who);
  const person = async (name: string, mail: string | null = null): Promise<PersonId> => {
    const id = house.newId() as PersonId;
    await ask('person.add', { id, name, title: '', mail });
    return id;
  };
  const as = (role: Role, place: Place): Actor => ({ personId: house.newId() as PersonId, name: role, title: '', via: 'session', grants: [{ id: house.newId(), personId: house.newId() as PersonId, role, place, from: null, to: null }] });

  beforeAll(async () => {
    database = await fresh();
    house = buildHouse({ database, dataFolder: tmpdir(), zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false, now: () => now });
    await prepareInstallation(house);
    boardId = house.newId() as BodyId;
    await ask('organisation.addBody', { id: boardId, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
  });
  afterAll(() => database.close());

  test('who administers one board does not manage the whole', async () => {
    const here = as('administrator', { kind: 'body', id: boardId });
    const self = await person('Själv');
    expect(await refused('person.grant', { id: house.newId(), personId: self, role: 'administrator', place: { kind: 'municipality' }, from: null, to: null }, here)).toBe('access.not-allowed');
    expect(await refused('person.link', { personId: self }, here)).toBe('access.not-allowed');
    expect(await refused('person.list', {}, here)).toBe('access.not-allowed');
    expect(await refused('organisation.name', { name: 'Mitt' }, here)).toBe('access.not-allowed');
    expect((await ask('session.read', {}, here)).administers).toBe(false);
    expect(await refused('person.list', {}, as('administrator', { kind: 'municipality' }))).toBe('ok');
  });

  test('what a role or a part of the organisation hangs on must be there', async () => {
    const id = await person('Någon');
    const grant = { id: house.newId(), role: 'coordinator' as const, from: null, to: null };
    expect(await refused('person.grant', { ...grant, personId: house.newId() as PersonId, place: { kind: 'municipality' } })).toBe('object.not-found');
    expect(await refused('person.grant', { ...grant, personId: id, place: { kind: 'body', id: house.newId() as BodyId } })).toBe('object.not-found');
    expect(await refused('person.link', { personId: house.newId() as PersonId })).toBe('object.not-found');
    const unit = (parentId: UnitId | null, own = house.newId() as UnitId) => ({ id: own, parentId, kind: 'unit' as const, name: 'Enhet', serves: [boardId], validFrom: null, validTo: null });
    const top = unit(null);
    const below = unit(top.id);
    expect(await refused('organisation.addUnit', unit(house.newId() as UnitId))).toBe('object.not-found');
    await ask('organisation.addUnit', top);
    await ask('organisation.addUnit', below);
    expect(await refused('organisation.changeUnit', { ...top, parentId: below.id })).toBe('unit.under-itself');
    expect(await refused('organisation.changeUnit', { ...top, parentId: top.id })).toBe('unit.under-itself');
    const own = house.newId() as UnitId;
    expect(await refused('organisation.addUnit', unit(own, own))).toBe('unit.under-itself');
    // A retry says the same and changes nothing.
    await ask('organisation.addUnit', { ...top, name: 'Annat', serves: [] });
    expect((await ask('organisation.read', {})).units.find((one) => one.id === top.id)).toMatchObject({ name: 'Enhet', serves: [boardId] });
    // No mail is no mail, for any number of people.
    await person('Utan', ' ');
    await person('Utan också', '');
  });

  test('somebody administers on every day to come', async () => {
    const [a, b] = [await person('A'), await person('B')];
    const grants = [house.newId(), house.newId(), house.newId()] as const;
    const grant = (id: string, personId: PersonId, from: Day | null, to: Day | null) => ask('person.grant', { id, personId, role: 'administrator', place: { kind: 'municipality' }, from, to });
    await grant(grants[0], a, null, null);
    await grant(grants[1], b, null, '2026-12-31' as Day);
    const end = (id: string, personId: PersonId, to: string) => refused('person.endGrant', { id, personId, to: to as Day });
    expect(await end(grants[0], a, '2026-10-01')).toBe('person.last-administrator');
    expect(await end(grants[1], b, '2026-10-02')).toBe('ok');
    await grant(grants[2], b, '2026-11-01' as Day, null);
    expect(await end(grants[0], a, '2026-10-05')).toBe('person.last-administrator');
    expect(await end(grants[0], a, '2026-11-01')).toBe('ok');
    expect(await end(grants[2], b, '2026-11-02')).toBe('person.last-administrator');
  });

  test('a new password ends what the old one opened, and a link is used once', async () => {
    const id = await person('Inloggad', 'in@ekstrand.example');
    const token = async () => (await ask('person.link', { personId: id })).link.split('/').at(-1) ?? '';
    const [first, spare] = [await token(), await token()];
    const opened = await useLink(house, { token: first, password: 'ett långt lösenord' });
    if (!opened.ok) throw new Error(opened.refusal.code);
    const session = house.sha256(opened.value.token);
    expect((await actorOfSession(house, session))?.personId).toBe(id);
    for (const used of [first, spare]) expect(await useLink(house, { token: used, password: 'ett annat lösenord' })).toMatchObject({ ok: false, refusal: { code: 'session.link-used-up' } });
    await useLink(house, { token: await token(), password: 'ett tredje lösenord' });
    expect(await actorOfSession(house, session)).toBeNull();
    expect((await signIn(house, { mail: 'In@ekstrand.example ', password: 'ett tredje lösenord' }, '10.0.0.1')).ok).toBe(true);
  });

  test('many guesses at once wait as one after the other would', async () => {
    const guesses = await Promise.all(Array.from({ length: 8 }, (_, at) => signIn(house, { mail: 'in@ekstrand.example', password: `gissning ${at}` }, '10.0.0.2')));
    const codes = guesses.map((one) => (one.ok ? 'ok' : one.refusal.code));
    expect(codes.filter((code) => code === 'session.wrong-credentials')).toHaveLength(4);
    expect(codes.filter((code) => code === 'session.too-many-attempts')).toHaveLength(4);
    expect((await signIn(house, { mail: 'in@ekstrand.example', password: 'ett tredje lösenord' }, '10.0.0.3')).ok).toBe(true);
    now = new Date(now.getTime() + 60_000);
    expect((await signIn(house, { mail: 'in@ekstrand.example', password: 'ett tredje lösenord' }, '10.0.0.2')).ok).toBe(true);
  });

  test('a method is kept once, for a board that is there', async () => {
    const { methods } = await ask('method.list', {});
    const own = { ...methods[0]?.method, name: 'Egen' };
    const input = { id: house.newId(), bodyId: boardId, definition: JSON.stringify(own), reason: 'Egna trösklar' };
    await ask('method.saveVersion', input);
    expect((await ask('method.saveVersion', input)).methods).toHaveLength(methods.length + 1);
    expect(await refused('method.saveVersion', { ...input, id: house.newId(), bodyId: house.newId() as BodyId })).toBe('object.not-found');
    // A zero written as an escape inside the definition is cleaned as in any other text.
    expect((await ask('method.saveVersion', { ...input, id: house.newId(), definition: JSON.stringify({ ...own, name: 'E\u0000gen' }) })).methods.map((one) => one.method.name)).toContain('Egen');
    const administrator = as('administrator', { kind: 'body', id: boardId });
    expect(await refused('method.saveVersion', { ...input, id: house.newId(), bodyId: null }, administrator)).toBe('access.not-allowed');
  });

  test('who may not see drafts does not learn that there is one', async () => {
    const auditor = as('auditor', { kind: 'municipality' });
    await ask('year.create', { boardId, year: 2027, boardYearId: house.newId(), methodId: null });
    expect((await ask('session.read', {}, auditor)).boards[0]?.years).toEqual([]);
    expect(await refused('paper.vorPlan', { boardId, year: 2027, format: 'docx' }, auditor)).toBe('object.not-found');
    expect(await refused('paper.vorPlan', { boardId, year: 2027, format: 'docx', version: 'draft' }, auditor)).toBe('object.not-found');
  });
});
