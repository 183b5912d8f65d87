/** Whatever a directory, a page or the machine does, somebody who administers and can sign in is left. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { directoryCaller, type DirectoryCaller } from '../../tests/directoryCaller.ts';
import { testDatabases } from '../../tests/databases.ts';
import { serve, type Served } from '../../tests/served.ts';
import type { Database } from '../adapters/db/database.ts';
import { run } from '../app/run.ts';
import type { PersonId } from '../domain/identity.ts';

const whole = { kind: 'municipality' as const };
const password = 'en lång mening som minns';

describe.each(testDatabases())('$name', (kind) => {
  let database: Database;
  let served: Served;
  let directory: DirectoryCaller;
  beforeEach(async () => {
    database = await kind.fresh();
    served = await serve(database);
    directory = await directoryCaller(served, 'Entra ID');
  });
  afterEach(async () => {
    await served?.close();
    await database?.close();
  });

  const newId = (): string => served.house.newId();
  /** Somebody added by hand, with a role as administrator where one is asked for. */
  async function person(name: string, grant: 'administrator' | null = 'administrator'): Promise<PersonId> {
    const id = newId() as PersonId;
    await served.arrange('person.add', { id, name, title: '', mail: `${name}@ekstrand.example` });
    if (grant) await served.arrange('person.grant', { id: newId(), personId: id, role: grant, place: whole, from: null, to: null });
    return id;
  }
  async function choosesPassword(personId: PersonId): Promise<void> {
    const { link } = await served.arrange('person.link', { personId });
    expect((await served.ask('POST', '/api/session/link', { body: { token: link.split('/').at(-1), password } })).status).toBe(200);
  }
  const signsIn = async (name: string): Promise<number> => (await served.ask('POST', '/api/session/sign-in', { body: { mail: `${name}@ekstrand.example`, password } })).status;
  const off = { op: 'Replace', path: 'active', value: 'False' };
  const listed = async (id: string) => (await served.arrange('person.list', {})).people.find((one) => one.id === id);
  const grantsToday = async (id: string): Promise<number> => ((await listed(id))?.grants ?? []).filter((one) => one.to === null).length;

  test('the last administrator is neither barred, removed nor left without an address by a directory, and the page says what happened', async () => {
    const ada = await person('ada');
    await choosesPassword(ada);
    // Joined as barred from the first: refused as well, and nothing of it stands.
    expect((await directory.call('POST', '/Users', { userName: 'ada@ekstrand.example', active: false, emails: [{ value: 'ada@ekstrand.example' }] })).status).toBe(409);
    expect(await directory.found('Users', 'userName pr')).toEqual([]);
    expect(await directory.person('ada')).toBe(ada);
    const refused = [
      await directory.patch(`/Users/${ada}`, { op: 'Replace', path: 'title', value: 'Avslutad' }, off),
      await directory.call('PUT', `/Users/${ada}`, { userName: 'ada@ekstrand.example', active: false, emails: [{ value: 'ada@ekstrand.example' }] }),
      await directory.call('DELETE', `/Users/${ada}`),
      await directory.patch(`/Users/${ada}`, { op: 'Remove', path: 'emails' }),
    ];
    for (const answer of refused) {
      expect([answer.status, answer.headers.get('content-type')]).toEqual([409, 'application/scim+json; charset=utf-8']);
      expect(answer.json()).toMatchObject({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '409', detail: expect.stringMatching(/^Då skulle ingen systemförvaltare finnas kvar/) as string });
    }
    expect([await listed(ada), await signsIn('ada')]).toMatchObject([{ active: true, title: '', mail: 'ada@ekstrand.example' }, 200]);
    const { calls } = await served.arrange('directory.read', {});
    expect(calls.filter((one) => one.status === 409).map((one) => [one.method, one.about, one.sentence.startsWith('Då skulle ingen systemförvaltare')])).toEqual(['PATCH', 'DELETE', 'PUT', 'PATCH', 'POST'].map((method) => [method, 'ada@ekstrand.example', true]));
    // Other changes of the same person go through.
    expect((await directory.patch(`/Users/${ada}`, { op: 'Replace', path: 'title', value: 'Chef' })).json()).toMatchObject({ title: 'Chef' });
  });

  test('another one stands in only when she can sign in, for good, and is not barred herself', async () => {
    const [ada, bo] = [await person('ada'), await person('bo')];
    await choosesPassword(ada);
    await directory.person('ada');
    expect((await directory.patch(`/Users/${ada}`, off)).status).toBe(409);
    await choosesPassword(bo);
    await directory.person('bo');
    expect((await directory.patch(`/Users/${bo}`, off)).status).toBe(200);
    expect((await directory.patch(`/Users/${ada}`, off)).status).toBe(409);
    expect((await directory.patch(`/Users/${bo}`, { ...off, value: 'True' })).status).toBe(200);
    expect((await directory.patch(`/Users/${ada}`, off)).status).toBe(200);
    expect([await signsIn('ada'), (await directory.call('DELETE', `/Users/${bo}`)).status, await signsIn('bo')]).toEqual([401, 409, 200]);
  });

  test('two barred at once: one of them stays', async () => {
    const both = [await person('ada'), await person('bo')];
    for (const one of both) await choosesPassword(one);
    for (const name of ['ada', 'bo']) await directory.person(name);
    const answers = await Promise.all(both.map((one) => directory.patch(`/Users/${one}`, off)));
    expect(answers.map((one) => one.status).toSorted()).toEqual([200, 409]);
  });

  test('where only a group makes administrators, its last one stays too: by membership, by the group, by what it gives', async () => {
    const ada = await directory.person('ada');
    const group = await directory.group('G-admin', [ada]);
    const roleId = newId();
    await served.arrange('directory.addRole', { id: roleId, groupId: group, role: 'administrator', place: whole, confirmed: true });
    expect(await grantsToday(ada)).toBe(1);
    for (const answer of [await directory.patch(`/Groups/${group}`, { op: 'Remove', path: `members[value eq "${ada}"]` }), await directory.patch(`/Groups/${group}`, { op: 'Remove', path: 'members' }), await directory.call('PUT', `/Groups/${group}`, { displayName: 'G-admin', members: [] }), await directory.call('DELETE', `/Groups/${group}`), await directory.patch(`/Users/${ada}`, off), await directory.call('DELETE', `/Users/${ada}`)]) expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('ingen systemförvaltare')]);
    await expect(served.arrange('directory.removeRole', { id: roleId })).rejects.toThrow('person.last-administrator');
    expect([await grantsToday(ada), (await directory.call('GET', `/Groups/${group}`)).json()['members']]).toMatchObject([1, [{ value: ada }]]);
    // With another member, or one by hand who can sign in, it goes.
    const bo = await directory.person('bo');
    expect((await directory.patch(`/Groups/${group}`, { op: 'Add', path: 'members', value: [{ value: bo }] }, { op: 'Remove', path: `members[value eq "${ada}"]` })).status).toBe(204);
    expect([await grantsToday(ada), await grantsToday(bo)]).toEqual([0, 1]);
    await choosesPassword(await person('cia'));
    expect((await directory.call('DELETE', `/Groups/${group}`)).status).toBe(204);
  });

  test('a day in the future is no way round, nor a role that begins too late', async () => {
    const [ada, bo] = [await person('ada'), await person('bo', null)];
    await choosesPassword(ada);
    await choosesPassword(bo);
    const grant = (await listed(ada))?.grants[0]?.id ?? '';
    const end = (to: string): Promise<unknown> => served.arrange('person.endGrant', { id: grant, personId: ada, to: to as never });
    await expect(end('2090-01-01')).rejects.toThrow('person.last-administrator');
    await served.arrange('person.grant', { id: newId(), personId: bo, role: 'administrator', place: whole, from: '2080-01-01' as never, to: '2095-01-01' as never });
    await expect(end('2090-01-01')).rejects.toThrow('person.last-administrator');
    await served.arrange('person.grant', { id: newId(), personId: bo, role: 'administrator', place: whole, from: '2080-01-01' as never, to: null });
    await expect(end('2079-12-31')).rejects.toThrow('person.last-administrator');
    await end('2080-01-01');
  });

  test('the last way in of the last administrator is not taken away: a passkey, a provider, a binding', async () => {
    const [ada, bo] = [await person('ada'), await person('bo', null)];
    const issuer = 'https://konto.ekstrand.example';
    const provider = { id: newId() as never, name: 'Ekstrands konto', used: true, trustsMail: false, secret: null, groups: [], settings: { kind: 'oidc' as const, issuer, clientId: 'internkoll', scopes: 'openid', groupsClaim: 'groups', mailClaim: 'email' } };
    await served.arrange('provider.save', provider);
    await served.house.opener.transaction('all', (store) => store.bindIdentity({ providerId: provider.id, issuer, subject: 'ada', personId: ada, by: 'prov', at: served.house.now() }));
    await served.house.opener.signIn.putDiagnosis({ id: '0193f000-0000-7000-8000-000000000001', at: served.house.now(), providerId: provider.id, code: 'person-unknown', params: { issuer, subject: 'ada' } });
    await expect(served.arrange('provider.remove', { id: provider.id })).rejects.toThrow('person.last-administrator');
    await expect(served.arrange('provider.save', { ...provider, used: false })).rejects.toThrow('person.last-administrator');
    await expect(served.arrange('provider.bind', { failureId: '0193f000-0000-7000-8000-000000000001', personId: bo })).rejects.toThrow('person.last-administrator');
    expect((await served.arrange('provider.list', {})).providers).toMatchObject([{ used: true, bound: 1 }]);
    const key = (id: string): Promise<unknown> => served.house.opener.transaction('all', (store) => store.insertPasskey({ id, personId: ada, name: id, publicKey: new Uint8Array(1), counter: 0, transports: [], backedUp: false, createdAt: served.house.now(), lastUsedAt: null }));
    await key('nyckel');
    await key('nyckel två');
    await served.arrange('provider.remove', { id: provider.id });
    const own = { actor: { personId: ada, name: 'ada', title: '', via: 'session' as const, grants: [] }, requestId: '', loopback: true, address: '' };
    expect((await run(served.house, own, 'account.removePasskey', { id: 'nyckel' })).ok).toBe(true);
    expect(await run(served.house, own, 'account.removePasskey', { id: 'nyckel två' })).toMatchObject({ ok: false, refusal: { code: 'person.last-administrator' } });
    expect(await served.house.opener.signIn.passkey('nyckel två')).toMatchObject({ personId: ada });
  });
});
