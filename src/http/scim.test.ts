/** A directory at work over real HTTP: the requests that Entra ID and Keycloak send, in their own spelling, and everything bent that may come instead. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '../domain/day.ts';
import type { Database } from '../adapters/db/database.ts';
import { accessMailOf } from '../app/invitation.ts';
import type { WaitingMail } from '../app/ports.ts';
import { run } from '../app/run.ts';
import { testDatabases } from '../../tests/databases.ts';
import { serve, type Answered, type Served } from '../../tests/served.ts';

const ENTRA = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

describe.each(testDatabases())('$name', (kind) => {
  let database: Database;
  let served: Served;
  let key = '';
  let keyId = '';
  let boardId = '';
  beforeAll(async () => {
    database = await kind.fresh();
    served = await serve(database);
    boardId = served.house.newId();
    keyId = served.house.newId();
    await served.arrange('organisation.addBody', { id: boardId as never, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
    key = (await served.arrange('directory.makeKey', { id: keyId, name: 'Entra ID' })).key;
  });
  afterAll(async () => {
    await served?.close();
    await database?.close();
  });

  async function scim(method: Method, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answered> {
    const answer = await fetch(`${served.address}/scim/v2${path}`, {
      method, ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/scim+json; charset=utf-8' }), ...headers },
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, json: () => JSON.parse(text) as Record<string, unknown> };
  }
  const patch = (path: string, ...operations: readonly object[]): Promise<Answered> => scim('PATCH', path, { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: operations });
  /** As Entra ID creates somebody with its default mapping. */
  const entra = (name: string, more: object = {}): object => ({
    schemas: [USER, ENTRA], externalId: name, userName: `${name}@ekstrand.example`, active: true, displayName: `Person ${name}`, emails: [{ primary: true, type: 'work', value: `${name}@ekstrand.example` }],
    meta: { resourceType: 'User' }, name: { formatted: `${name} Ek`, familyName: 'Ek', givenName: name }, title: 'Handläggare', roles: [], [ENTRA]: { employeeNumber: '19121212-1212', department: 'Kultur' }, ...more,
  });
  const make = async (name: string, more: object = {}): Promise<string> => {
    const answer = await scim('POST', '/Users', entra(name, more));
    expect([answer.status, answer.text]).toEqual([201, answer.text]);
    return answer.json()['id'] as string;
  };
  const makeGroup = async (displayName: string, members: readonly string[] = []): Promise<string> => (await scim('POST', '/Groups', { schemas: [GROUP], externalId: displayName, displayName, members: members.map((value) => ({ value })), meta: { resourceType: 'Group' } })).json()['id'] as string;
  const errorOf = (answer: Answered): unknown => {
    expect(answer.headers.get('content-type')).toContain('application/scim+json');
    const { schemas, status, scimType, detail } = answer.json();
    expect([schemas, typeof detail]).toEqual([['urn:ietf:params:scim:api:messages:2.0:Error'], 'string']);
    expect(status).toBe(String(answer.status));
    return scimType ?? answer.status;
  };
  const person = async (id: string) => (await served.arrange('person.list', {})).people.find((one) => one.id === id);
  const membersOf = async (id: string): Promise<unknown[]> => ((await scim('GET', `/Groups/${id}`)).json()['members'] as { value: string }[]).map((one) => one.value);
  const today = (): string => dayOf(served.house.now(), served.house.zone);

  test('says what it is', async () => {
    const config = await scim('GET', '/ServiceProviderConfig');
    expect([config.status, config.headers.get('content-type')]).toEqual([200, 'application/scim+json; charset=utf-8']);
    expect(config.json()).toMatchObject({ patch: { supported: true }, filter: { supported: true, maxResults: 200 }, etag: { supported: true }, bulk: { supported: false } });
    expect((await scim('GET', '/ResourceTypes')).json()).toMatchObject({ totalResults: 2, Resources: [{ id: 'User', endpoint: '/Users', schema: USER }, { id: 'Group', endpoint: '/Groups', schema: GROUP }] });
    expect((await scim('GET', `/Schemas/${USER}`)).json()).toMatchObject({ id: USER, attributes: expect.arrayContaining([expect.objectContaining({ name: 'userName', required: true, uniqueness: 'server' })]) });
    expect(errorOf(await scim('GET', '/Schemas/urn:okand'))).toBe(404);
  });

  describe('as Entra ID calls', () => {
    test('the test connection asks for somebody who is not there, and gets an empty list', async () => {
      const answer = await scim('GET', `/Users?filter=${encodeURIComponent('userName eq "4e1dd7a2-0000-4000-8000-e65c5e5f22a6"')}`);
      expect([answer.status, answer.json()]).toEqual([200, { schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'], totalResults: 0, startIndex: 1, itemsPerPage: 0, Resources: [] }]);
    });
    test('a person is created, found, changed in every style, disabled and enabled', async () => {
      const made = await scim('POST', '/Users', entra('ada'));
      const id = made.json()['id'] as string;
      expect([made.status, made.headers.get('location'), made.headers.get('etag')]).toEqual([201, `http://127.0.0.1:3000/scim/v2/Users/${id}`, (made.json()['meta'] as { version: string }).version]);
      expect(made.json()).toMatchObject({ userName: 'ada@ekstrand.example', externalId: 'ada', active: true, name: { givenName: 'ada', familyName: 'Ek' }, meta: { resourceType: 'User' } });
      // What a directory sends beyond need is not kept.
      expect(made.text).not.toContain('1912');
      expect(await person(id)).toMatchObject({ name: 'Person ada', title: 'Handläggare', mail: 'ada@ekstrand.example', active: true });
      for (const filter of ['userName eq "ADA@ekstrand.example"', 'externalId eq "ada"', `id eq "${id}"`, 'emails[type eq "work"].value eq "ada@ekstrand.example"', 'userName eq "ada@ekstrand.example" and active eq true']) {
        expect([filter, (await scim('GET', `/Users?filter=${encodeURIComponent(filter)}`)).json()['totalResults']]).toEqual([filter, 1]);
      }
      const changed = await patch(`/Users/${id}`, { op: 'Replace', path: 'emails[type eq "work"].value', value: 'ada.ek@ekstrand.example' }, { op: 'Replace', path: 'name.familyName', value: 'Ekman' }, { op: 'Add', path: 'title', value: [{ $ref: null, value: 'Chef' }] }, { op: 'Add', path: `${ENTRA}:department`, value: 'Annat' });
      expect([changed.status, changed.json()]).toMatchObject([200, { title: 'Chef', name: { familyName: 'Ekman' }, emails: [{ value: 'ada.ek@ekstrand.example', type: 'work', primary: true }] }]);
      const pathless = await patch(`/Users/${id}`, { op: 'replace', value: { displayName: 'Ada Ekman', 'name.givenName': 'Adä', 'emails[type eq "home"].value': 'hemma@ekstrand.example', [`${ENTRA}:manager`]: 'x' } });
      expect(pathless.json()).toMatchObject({ displayName: 'Ada Ekman', name: { givenName: 'Adä' }, emails: [{ type: 'work' }, { value: 'hemma@ekstrand.example', type: 'home' }] });
      expect(await person(id)).toMatchObject({ name: 'Ada Ekman', title: 'Chef', mail: 'ada.ek@ekstrand.example' });
      for (const [off, on] of [['False', 'True'], [false, true]]) {
        expect((await patch(`/Users/${id}`, { op: 'Replace', path: 'active', value: off })).json()).toMatchObject({ active: false });
        expect((await patch(`/Users/${id}`, { op: 'Replace', value: { active: on } })).json()).toMatchObject({ active: true });
      }
      // The same again changes nothing and is not in the log a second time.
      const entries = async (): Promise<number> => (await database.asOwner((connection) => connection.query('select 1 from trail_entry where object_id = $1', [id]))).length;
      const before = await entries();
      const version = (await scim('GET', `/Users/${id}`)).headers.get('etag');
      expect((await patch(`/Users/${id}`, { op: 'Replace', path: 'title', value: 'Chef' })).headers.get('etag')).toBe(version);
      expect(await entries()).toBe(before);
    });
    test('a group comes, gets members and loses them, by every spelling', async () => {
      const [a, b, c] = [await make('grupp-a'), await make('grupp-b'), await make('grupp-c')];
      const id = await makeGroup('G-kultur');
      expect((await scim('GET', `/Groups/${id}?excludedAttributes=members`)).json()).not.toHaveProperty('members');
      expect((await scim('GET', `/Groups?excludedAttributes=members&filter=${encodeURIComponent('displayName eq "g-KULTUR"')}`)).json()).toMatchObject({ totalResults: 1, Resources: [{ id, displayName: 'G-kultur' }] });
      expect((await patch(`/Groups/${id}`, { op: 'Add', path: 'members', value: [{ $ref: null, value: a }, { $ref: null, value: b }] })).status).toBe(204);
      await patch(`/Groups/${id}`, { op: 'add', value: { members: [{ value: c }] } });
      expect((await membersOf(id)).toSorted()).toEqual([a, b, c].toSorted());
      expect((await scim('GET', `/Groups?filter=${encodeURIComponent(`id eq "${id}" and members eq "${b}"`)}`)).json()['totalResults']).toBe(1);
      // The older way names who is to go in the value: not everybody.
      await patch(`/Groups/${id}`, { op: 'Remove', path: 'members', value: [{ $ref: null, value: a }] });
      expect((await membersOf(id)).toSorted()).toEqual([b, c].toSorted());
      await patch(`/Groups/${id}`, { op: 'remove', path: `members[value eq "${b}"]` });
      expect(await membersOf(id)).toEqual([c]);
      await patch(`/Groups/${id}`, { op: 'Replace', path: 'displayName', value: 'G-kultur och fritid' });
      expect((await scim('GET', `/Groups/${id}`)).json()).toMatchObject({ displayName: 'G-kultur och fritid', members: [{ value: c, type: 'User' }] });
      expect(errorOf(await patch(`/Groups/${id}`, { op: 'Add', path: 'members', value: [{ value: served.house.newId() }] }))).toBe('invalidValue');
      expect((await scim('DELETE', `/Groups/${id}`)).status).toBe(204);
      expect(errorOf(await scim('GET', `/Groups/${id}`))).toBe(404);
    });
  });

  test('Keycloak sends the whole with PUT, and who is not named is no member', async () => {
    const [a, b] = [await make('kc-a'), await make('kc-b')];
    const id = await makeGroup('kc', [a]);
    const put = await scim('PUT', `/Groups/${id}`, { schemas: [GROUP], id, displayName: 'kc', members: [{ value: b, type: 'User' }] }, { 'content-type': 'application/json' });
    expect([put.status, (put.json()['members'] as { value: string }[]).map((one) => one.value)]).toEqual([200, [b]]);
    const user = await scim('PUT', `/Users/${a}`, { schemas: [USER], userName: 'kc-a@ekstrand.example', name: { givenName: 'Kaj', familyName: 'Cé' }, emails: [{ value: 'kc-a@ekstrand.example', primary: true }], active: true });
    expect([user.status, await person(a)]).toMatchObject([200, { name: 'Kaj Cé', title: '' }]);
  });

  test('a group gives a role while it lasts, and nothing else ends it', async () => {
    const id = await make('roll');
    const group = await makeGroup('G-samordnare');
    const place = { kind: 'body' as const, id: boardId as never };
    await served.arrange('directory.addRole', { id: served.house.newId(), groupId: group, role: 'coordinator', place, confirmed: false });
    expect((await person(id))?.grants).toEqual([]);
    await patch(`/Groups/${group}`, { op: 'Add', path: 'members', value: [{ value: id }] });
    const [grant] = (await person(id))?.grants ?? [];
    expect(grant).toMatchObject({ role: 'coordinator', place, to: null, groupId: group });
    const cookie = await served.cookieOf(id);
    expect((await served.ask('GET', '/api/session', { cookie })).json()).toMatchObject({ person: { roles: ['coordinator'] } });
    await expect(served.arrange('person.endGrant', { id: grant?.id ?? '', personId: id as never, to: '2030-01-01' as never })).rejects.toThrow('grant.of-group');
    // Barred: the session ends at once, the role too; let in again, the role is given anew.
    await patch(`/Users/${id}`, { op: 'Replace', path: 'active', value: 'False' });
    expect((await served.ask('GET', '/api/session', { cookie })).json()).toMatchObject({ person: null });
    const open = async (): Promise<number> => ((await person(id))?.grants ?? []).filter((one) => one.to === null || one.to >= today()).length;
    expect(await open()).toBe(0);
    await patch(`/Users/${id}`, { op: 'Replace', path: 'active', value: 'True' });
    expect(await open()).toBe(1);
    await scim('DELETE', `/Groups/${group}`);
    expect([await open(), (await person(id))?.grants.length]).toEqual([0, 2]);
    const trail = await database.asOwner((connection) => connection.query<{ actor: string; operation: string }>('select distinct actor, operation from trail_entry where object_id = $1 order by operation', [id]));
    expect(trail).toEqual(['scim.changeGroup', 'scim.changeUser', 'scim.createUser', 'scim.removeGroup'].map((operation) => ({ actor: 'Katalogen Entra ID', operation })));
  });
  test('a group makes an administrator only where that was said in so many words, and the last one by hand stays', async () => {
    const id = await make('chefen');
    const group = await makeGroup('G-admin', [id]);
    const role = { id: served.house.newId(), groupId: group, role: 'administrator' as const, place: { kind: 'municipality' as const } };
    await expect(served.arrange('directory.addRole', { ...role, confirmed: false })).rejects.toThrow('directory.administrator-not-confirmed');
    const view = await served.arrange('directory.addRole', { ...role, confirmed: true });
    expect(view.groups.find((one) => one.id === group)).toMatchObject({ members: 1, roles: [{ role: 'administrator' }] });
    expect((await person(id))?.grants).toMatchObject([{ role: 'administrator', groupId: group }]);
    const [byHand, grantId] = [served.house.newId(), served.house.newId()];
    await served.arrange('person.add', { id: byHand as never, name: 'Admin', title: '', mail: null });
    await served.arrange('person.grant', { id: grantId, personId: byHand as never, role: 'administrator', place: { kind: 'municipality' }, from: null, to: null });
    await expect(served.arrange('person.endGrant', { id: grantId, personId: byHand as never, to: today() as never })).rejects.toThrow('person.last-administrator');
    await served.arrange('directory.removeRole', { id: role.id });
    expect((await person(id))?.grants.filter((one) => one.to === null)).toEqual([]);
  });

  test('who is here by hand with the same address is joined and not doubled; who left is not mistaken for somebody new', async () => {
    const id = served.house.newId();
    await served.arrange('person.add', { id: id as never, name: 'Bo', title: 'Lärare', mail: 'bo@ekstrand.example' });
    expect((await scim('GET', '/Users?filter=userName%20eq%20%22bo@ekstrand.example%22')).json()['totalResults']).toBe(0);
    expect(errorOf(await scim('GET', `/Users/${id}`))).toBe(404);
    expect(await make('bo', { emails: [{ type: 'work', value: 'BO@ekstrand.example' }] })).toBe(id);
    expect(errorOf(await scim('POST', '/Users', entra('bo')))).toBe('uniqueness');
    expect(errorOf(await scim('POST', '/Users', entra('bo-annan', { emails: [{ value: 'bo@ekstrand.example' }] })))).toBe('uniqueness');
    const cookie = await served.cookieOf(id);
    expect((await scim('DELETE', `/Users/${id}`)).status).toBe(204);
    expect([errorOf(await scim('GET', `/Users/${id}`)), errorOf(await scim('DELETE', `/Users/${id}`)), (await served.ask('GET', '/api/session', { cookie })).json()['person']]).toEqual([404, 404, null]);
    expect(await person(id)).toMatchObject({ name: 'Person bo', active: false });
    // Somebody else with the old address or the old name is refused; the same one comes back as who it was.
    expect(errorOf(await scim('POST', '/Users', entra('bo2', { emails: [{ value: 'bo@ekstrand.example' }] })))).toBe('uniqueness');
    expect(errorOf(await scim('POST', '/Users', entra('bo', { externalId: 'en-annan' })))).toBe('uniqueness');
    expect(await make('bo')).toBe(id);
    expect(await person(id)).toMatchObject({ active: true });
  });

  test('who has the key cannot take over an administrator by moving the address, and what went to the old one opens nothing', async () => {
    const [id, grantId] = [served.house.newId(), served.house.newId()];
    await served.arrange('person.add', { id: id as never, name: 'Chefsadmin', title: '', mail: 'chefsadmin@ekstrand.example' });
    await served.arrange('person.grant', { id: grantId, personId: id as never, role: 'administrator', place: { kind: 'municipality' }, from: null, to: null });
    const { link } = await served.arrange('person.link', { personId: id as never });
    expect(await make('chefsadmin')).toBe(id);
    const moved = await patch(`/Users/${id}`, { op: 'Replace', path: 'emails[type eq "work"].value', value: 'tjuv@ekstrand.example' });
    expect([moved.status, (await person(id))?.mail]).toEqual([200, 'tjuv@ekstrand.example']);
    const { opener } = served.house;
    expect(await opener.identity.linkOwner(served.house.sha256(link.split('/').at(-1) ?? ''), served.house.now())).toBeNull();
    expect(await opener.signIn.personToBind('tjuv@ekstrand.example', served.house.newId() as never)).toBeNull();
    const reset: WaitingMail = { id: served.house.newId(), personId: id as never, name: '', mail: 'tjuv@ekstrand.example', kind: 'reset', params: {}, attempts: 1, createdAt: served.house.now() };
    expect(await accessMailOf(served.house, reset)).toHaveProperty('never');
    // Anybody else of the directory is bound and reset as before.
    const other = await make('vanlig');
    expect(await opener.signIn.personToBind('vanlig@ekstrand.example', served.house.newId() as never)).toBe(other);
    expect(await accessMailOf(served.house, { ...reset, personId: other as never })).toHaveProperty('mail');
    await served.arrange('person.grant', { id: served.house.newId(), personId: other as never, role: 'administrator', place: { kind: 'municipality' }, from: null, to: null });
    expect(await accessMailOf(served.house, { ...reset, personId: other as never })).toHaveProperty('never');
    for (const one of [id, other]) for (const grant of (await person(one))?.grants ?? []) await database.asOwner((connection) => connection.query('delete from role_grant where id = $1', [grant.id]));
  });

  test('who is barred comes in by no door', async () => {
    const id = await make('sparrad');
    const { link } = await served.arrange('person.link', { personId: id as never });
    const token = link.split('/').at(-1) ?? '';
    const password = 'ett tillräckligt långt lösenord';
    expect((await served.ask('POST', '/api/session/link', { body: { token, password } })).status).toBe(200);
    const again = await served.arrange('person.link', { personId: id as never });
    await served.house.opener.transaction('all', (store) => store.replaceRecoveryCodes(id as never, [served.house.sha256('recovery:AAAA')], served.house.now()));
    await patch(`/Users/${id}`, { op: 'Replace', path: 'active', value: false });
    const mail = 'sparrad@ekstrand.example';
    const tried = [await served.ask('POST', '/api/session/sign-in', { body: { mail, password } }), await served.ask('POST', '/api/session/link', { body: { token: again.link.split('/').at(-1), password } }), await served.ask('POST', '/api/session/recovery-code', { body: { mail, code: 'AAAA' } })];
    expect(tried.slice(0, 2).map((one) => one.status)).toEqual([401, 401]);
    expect(await served.house.opener.signIn.useRecoveryCode(mail, served.house.sha256('recovery:AAAA'), served.house.now())).toBeNull();
    expect([await served.house.opener.signIn.isActive(id as never), await served.house.opener.signIn.personToBind(mail, served.house.newId() as never)]).toEqual([false, null]);
    await database.asOwner((connection) => connection.query(`insert into passkey (id, person_id, name, public_key, counter, transports, backed_up, created_at) values ('nyckel', $1, 'n', '\\x00', 0, '[]', false, now())`, [id]));
    expect(await served.house.opener.signIn.passkey('nyckel')).toBeNull();
    await patch(`/Users/${id}`, { op: 'Replace', path: 'active', value: true });
    expect(await served.house.opener.signIn.passkey('nyckel')).toMatchObject({ personId: id });
    expect((await served.ask('POST', '/api/session/sign-in', { body: { mail, password }, headers: { 'x-forwarded-for': '192.0.2.1' } })).status).toBe(200);
  });

  test('letters composed and decomposed are one name; a Cyrillic look-alike is another, and the administrator is warned', async () => {
    await make('andré', { userName: 'andr\u00e9@ekstrand.example', emails: [] });
    expect(errorOf(await scim('POST', '/Users', entra('x1', { userName: 'ANDRE\u0301@ekstrand.example', emails: [] })))).toBe('uniqueness');
    expect((await scim('GET', `/Users?filter=${encodeURIComponent('userName eq "andre\u0301@ekstrand.example"')}`)).json()['totalResults']).toBe(1);
    await make('latin', { userName: 'anna@ekstrand.example', emails: [] });
    await make('kyrillisk', { userName: '\u0430nna@ekstrand.example', emails: [] });
    const { alike } = await served.arrange('directory.read', {});
    expect(alike.map((rows) => rows.map((one) => one.userName).toSorted())).toEqual([['anna@ekstrand.example', '\u0430nna@ekstrand.example']]);
  });

  test('a version asked for must still stand', async () => {
    const id = await make('version');
    const etag = (await scim('GET', `/Users/${id}`)).headers.get('etag') ?? '';
    expect((await scim('GET', `/Users/${id}`, undefined, { 'if-none-match': etag })).status).toBe(304);
    const body = { Operations: [{ op: 'replace', path: 'title', value: 'Ny' }] };
    expect((await scim('PATCH', `/Users/${id}`, body, { 'if-match': etag })).status).toBe(200);
    expect(errorOf(await scim('PATCH', `/Users/${id}`, { Operations: [{ op: 'replace', path: 'title', value: 'Nyare' }] }, { 'if-match': etag }))).toBe(412);
    expect((await person(id))?.title).toBe('Ny');
  });

  describe('bent', () => {
    test('no key, a wrong one, one by another scheme and a revoked one are all refused, before the body is read', async () => {
      for (const authorization of ['', 'Bearer ', 'Bearer fel', `Basic ${key}`, `Bearer ${key} x`, `Bearer ${key.slice(0, -1)}`]) {
        const answer = await scim('POST', '/Users', 'inte json', { authorization });
        expect([authorization, errorOf(answer), answer.headers.get('www-authenticate')]).toEqual([authorization, 401, 'Bearer realm="Internkoll"']);
      }
      const cookie = await served.cookieOf(await make('kaka'));
      expect((await scim('GET', '/Users', undefined, { authorization: '', cookie })).status).toBe(401);
      const other = served.house.newId();
      const second = (await served.arrange('directory.makeKey', { id: other, name: 'Nyare' })).key;
      expect((await scim('GET', '/Users?count=0', undefined, { authorization: `bearer ${second}` })).status).toBe(200);
      await served.arrange('directory.revokeKey', { id: other });
      expect((await scim('GET', '/Users?count=0', undefined, { authorization: `Bearer ${second}` })).status).toBe(401);
      const view = await served.arrange('directory.read', {});
      expect(JSON.stringify(view)).not.toContain(key);
      expect(view.keys.map((one) => [one.name, one.lastUsedAt !== null, one.revokedAt !== null])).toEqual([['Entra ID', true, false], ['Nyare', true, true]]);
    });
    test("a directory's rights are people and groups, and nobody else has them", async () => {
      const actor = { personId: null, name: 'Katalogen X', title: '', via: 'directory' as const, grants: [] };
      const who = { actor, requestId: '', loopback: true, address: '' };
      for (const [id, input] of [['person.list', {}], ['directory.makeKey', { id: served.house.newId(), name: 'x' }], ['organisation.read', {}], ['person.link', { personId: served.house.newId() }]] as const) {
        expect([id, await run(served.house, who, id, input)]).toMatchObject([id, { ok: false, refusal: { code: 'access.not-allowed' } }]);
      }
      const admin = served.house.newId();
      await served.arrange('person.add', { id: admin as never, name: 'Admin två', title: '', mail: null });
      await served.arrange('person.grant', { id: served.house.newId(), personId: admin as never, role: 'administrator', place: { kind: 'municipality' }, from: null, to: null });
      const cookie = await served.cookieOf(admin);
      expect([(await served.ask('GET', '/api/scim/users', { cookie })).status, (await served.ask('GET', '/api/directory', { cookie })).status]).toEqual([403, 200]);
    });
    const bent: readonly (readonly [string, Method, string, unknown, unknown])[] = [
      ['malformed JSON', 'POST', '/Users', '{"userName":', 'invalidSyntax'],
      ['a list for an object', 'POST', '/Users', [], 'invalidSyntax'],
      ['a key that reaches a prototype', 'POST', '/Users', '{"userName":"p@x.se","__proto__":{"active":true}}', 'invalidSyntax'],
      ['a prototype in a path-less value', 'PATCH', '/Users/ID', '{"Operations":[{"op":"add","value":{"constructor":{"x":1}}}]}', 'invalidSyntax'],
      ['nesting without end', 'POST', '/Users', `{"userName":"n","name":${'{"a":'.repeat(200)}1${'}'.repeat(200)}}`, 'invalidSyntax'],
      ['no user name', 'POST', '/Users', { displayName: 'x' }, 'invalidValue'],
      ['a user name that is a number', 'POST', '/Users', { userName: 7 }, 'invalidValue'],
      ['a user name without end', 'POST', '/Users', { userName: 'a'.repeat(400) }, 'invalidValue'],
      ['an address that is none', 'POST', '/Users', { userName: 'adr', emails: [{ value: 'ingen adress' }] }, 'invalidValue'],
      ['a truth that is none', 'PATCH', '/Users/ID', { Operations: [{ op: 'Replace', path: 'active', value: 'kanske' }] }, 'invalidValue'],
      ['the user name taken away', 'PATCH', '/Users/ID', { Operations: [{ op: 'remove', path: 'userName' }] }, 'invalidValue'],
      ['an unknown operation', 'PATCH', '/Users/ID', { Operations: [{ op: 'move', path: 'title' }] }, 'invalidSyntax'],
      ['a path that is none', 'PATCH', '/Users/ID', { Operations: [{ op: 'replace', path: 'emails[type eq', value: 'x' }] }, 'invalidPath'],
      ['removal of everything', 'PATCH', '/Users/ID', { Operations: [{ op: 'remove' }] }, 'invalidPath'],
      ['no operations', 'PATCH', '/Users/ID', { Operations: [] }, 'invalidSyntax'],
      ['more operations than anybody needs', 'PATCH', '/Users/ID', { Operations: Array.from({ length: 1001 }, () => ({ op: 'add', path: 'title', value: 'x' })) }, 'invalidSyntax'],
      ['a filter in SQL', 'GET', `/Users?filter=${encodeURIComponent(`userName eq "x" or 1=1; drop table person`)}`, undefined, 'invalidFilter'],
      ['a filter on what is not asked for', 'GET', `/Users?filter=${encodeURIComponent('constructor eq "x"')}`, undefined, 'invalidFilter'],
      ['a member that is no text', 'POST', '/Groups', { displayName: 'm', members: [{ value: 7 }] }, 'invalidValue'],
      ['a group without a name', 'POST', '/Groups', { displayName: '' }, 'invalidValue'],
      ['an id that is none', 'GET', "/Users/1'%20or%20'1", undefined, 404],
      ['a place that is none', 'GET', '/Bulk', undefined, 404],
    ];
    test.each(bent)('%s is refused', async (_name, method, path, body, want) => {
      const id = path.includes('ID') ? await make(`bent-${served.house.newId().slice(-8)}`) : '';
      expect(errorOf(await scim(method, path.replace('ID', id), body))).toBe(want);
    });
    test('a sign that no database keeps is none, however it is written', async () => {
      const nothing = String.raw`"a\u0000b"`;
      expect(errorOf(await scim('GET', `/Users?filter=${encodeURIComponent(`userName eq ${nothing}`)}`))).toBe('invalidFilter');
      expect(errorOf(await scim('GET', `/Groups?filter=${encodeURIComponent(`displayName eq ${nothing}`)}`))).toBe('invalidFilter');
      const id = await make('nolltecken');
      expect(errorOf(await patch(`/Users/${id}`, { op: 'Replace', path: `emails[type eq ${nothing}].value`, value: 'noll@ekstrand.example' }))).toBe('invalidPath');
    });
    test('a body too large is refused, and another type is not read', async () => {
      expect(errorOf(await scim('POST', '/Users', `{"userName":"${'a'.repeat(5 * 1024 * 1024)}"}`))).toBe(413);
      expect(errorOf(await scim('POST', '/Users', 'userName=x', { 'content-type': 'application/x-www-form-urlencoded' }))).toBe('invalidSyntax');
    });
    test('SQL and HTML are text like any other, in every field', async () => {
      const nasty = `"><script>alert(1)</script>'; drop table person; --`;
      const id = await make('elak', { userName: `elak ${nasty}`, externalId: nasty, displayName: nasty, title: nasty, name: { formatted: nasty, givenName: nasty, familyName: nasty } });
      expect((await scim('GET', `/Users/${id}`)).json()).toMatchObject({ userName: `elak ${nasty}`, externalId: nasty, displayName: nasty, title: nasty, name: { givenName: nasty } });
      expect((await scim('GET', `/Users?filter=${encodeURIComponent(`externalId eq ${JSON.stringify(nasty)}`)}`)).json()['totalResults']).toBe(1);
      const group = await makeGroup(nasty, [id]);
      expect((await scim('GET', `/Groups/${group}`)).json()).toMatchObject({ displayName: nasty });
    });
    test('a PATCH that fails in the middle changes nothing', async () => {
      const id = await make('halv');
      expect(errorOf(await patch(`/Users/${id}`, { op: 'replace', path: 'title', value: 'Ändrad' }, { op: 'replace', path: 'active', value: 'kanske' }))).toBe('invalidValue');
      const group = await makeGroup('halv', [id]);
      expect(errorOf(await patch(`/Groups/${group}`, { op: 'remove', path: 'members' }, { op: 'add', path: 'members', value: [{ value: 'finns-inte' }] }))).toBe('invalidValue');
      expect([(await person(id))?.title, await membersOf(group)]).toEqual(['Handläggare', [id]]);
    });
    test('what failed can be read afterwards, in words', async () => {
      await scim('POST', '/Users', entra('dubbel'));
      await scim('POST', '/Users', entra('dubbel'));
      const { calls } = await served.arrange('directory.read', {});
      expect(calls.slice(0, 2)).toMatchObject([{ key: 'Entra ID', method: 'POST', resource: 'Users', status: 409, about: 'dubbel@ekstrand.example' }, { status: 201, sentence: '' }]);
      expect(calls[0]?.sentence).toContain('”dubbel@ekstrand.example” finns redan');
    });
  });

  test('ten thousand people are listed by pages', async () => {
    await database.asOwner((connection) => connection.query(`insert into person (id, name, title, mail, user_name, user_key, user_look, active, directory, directory_at, directory_changed_at)
      select gen_random_uuid(), 'P ' || n, '', 'm' || n || '@ekstrand.example', 'm' || n, 'm' || n, 'm' || n, true, '{"displayName":null,"title":null,"name":{"formatted":null,"givenName":null,"familyName":null},"emails":[]}', now(), now() from generate_series(1, 10000) n`));
    const first = (await scim('GET', '/Users?count=100000')).json();
    expect([(first['totalResults'] as number) >= 10_000, first['itemsPerPage'], (first['Resources'] as unknown[]).length]).toEqual([true, 200, 200]);
    const began = performance.now();
    const late = await scim('GET', '/Users?startIndex=9901&count=100');
    expect([late.json()['startIndex'], late.json()['itemsPerPage']]).toEqual([9901, 100]);
    expect(performance.now() - began).toBeLessThan(1500);
    expect((await scim('GET', '/Users?startIndex=-5&count=-1')).json()).toMatchObject({ startIndex: 1, itemsPerPage: 0, Resources: [] });
    expect((await scim('GET', '/Users?startIndex=x&count=y')).json()).toMatchObject({ startIndex: 1, itemsPerPage: 100 });
    const everybody = (await database.query<{ id: string }>("select id from person where user_name like 'm%' and user_name not like '%@%'")).map((row) => row.id);
    const group = await makeGroup('G-alla', everybody);
    await served.arrange('directory.addRole', { id: served.house.newId(), groupId: group, role: 'employee', place: { kind: 'body', id: boardId as never }, confirmed: false });
    expect((await scim('GET', `/Groups?excludedAttributes=members`)).text.length).toBeLessThan(20_000);
    const one = performance.now();
    await patch(`/Groups/${group}`, { op: 'remove', path: `members[value eq "${everybody[0] ?? ''}"]` });
    expect(performance.now() - one).toBeLessThan(3000);
  }, 120_000);
  test('a key that asks without pause is told to wait, and another is not', async () => {
    const other = (await served.arrange('directory.makeKey', { id: served.house.newId(), name: 'Ivrig' })).key;
    const asked = (): Promise<Answered> => scim('GET', '/ServiceProviderConfig', undefined, { authorization: `Bearer ${other}` });
    const waiting: Answered[] = [];
    for (let turn = 0; turn < 32; turn += 1) waiting.push(...(await Promise.all(Array.from({ length: 100 }, asked))).filter((one) => one.status === 429));
    expect(waiting.length).toBeGreaterThan(0);
    expect(Number(waiting[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await scim('GET', '/ServiceProviderConfig')).status).toBe(200);
  }, 120_000);
});
