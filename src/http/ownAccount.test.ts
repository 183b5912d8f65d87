/** One's own password, what an open session may not change, and being signed out by an administrator. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabases } from '../../tests/databases.ts';
import { serve, type Answered, type Served } from '../../tests/served.ts';
import type { Database } from '../adapters/db/database.ts';

const first = 'tre blå elefanter';
const second = 'fyra gröna zebror';
const cookieIn = (answer: Answered): string => /internkoll=[^;]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? '';

describe.each(testDatabases())('$name', ({ fresh }) => {
  let database: Database;
  let served: Served;
  let now = new Date('2026-11-23T09:00:00Z');
  const later = (minutes: number): void => { now = new Date(now.getTime() + minutes * 60_000); };
  beforeAll(async () => {
    database = await fresh();
    served = await serve(database, { now: () => now });
    await served.arrange('organisation.name', { name: 'Ekstrands kommun' });
  });
  afterAll(async () => {
    await served?.close();
    await database?.close();
  });

  async function person(name: string): Promise<{ readonly id: string; readonly mail: string; readonly token: string }> {
    const id = served.house.newId();
    const mail = `${name.toLowerCase()}@ekstrand.example`;
    await served.arrange('person.add', { id: id as never, name: `${name} Lindqvist`, title: '', mail });
    const { link } = await served.arrange('person.link', { personId: id as never });
    return { id, mail, token: link.split('/').at(-1) ?? '' };
  }
  const open = (token: string, password = first): Promise<Answered> => served.ask('POST', '/api/session/link', { body: { token, password } });
  const signIn = (mail: string, password: string): Promise<Answered> => served.ask('POST', '/api/session/sign-in', { body: { mail, password } });
  const change = (cookie: string, current: string, wanted: string): Promise<Answered> => served.ask('POST', '/api/account/password', { cookie, body: { current, wanted } });
  const account = async (cookie: string): Promise<Answered> => served.ask('GET', '/api/account', { cookie });
  const entries = async (id: string): Promise<object[]> => (await database.asOwner((connection) => connection.query<{ content: string }>("select content from trail_entry where object_id = $1 and object_kind = 'account' order by written", [id]))).map((row) => (JSON.parse(row.content) as { values: object }).values);

  test('who knows the password changes it; every other session and link ends, and this one goes on', async () => {
    const { id, mail, token } = await person('Ada');
    const here = cookieIn(await open(token));
    const elsewhere = cookieIn(await signIn(mail, first));
    const { link } = await served.arrange('person.link', { personId: id as never });
    expect((await account(here)).json()).toMatchObject({ hasPassword: true, mayChange: true });
    expect((await change('', first, second)).status).toBe(401);
    expect((await change(here, first, second)).json()).toEqual({ changed: true });
    expect([(await account(here)).status, (await account(elsewhere)).status, (await open(link.split('/').at(-1) ?? '')).status]).toEqual([200, 401, 401]);
    expect([(await signIn(mail, first)).status, (await signIn(mail, second)).status]).toEqual([401, 200]);
    expect(await entries(id)).toEqual([{ password: 'chosen' }, { way: 'password' }, { password: 'changed' }, { way: 'password' }]);
    const kept = JSON.stringify(await database.asOwner((connection) => connection.query('select content from trail_entry')));
    expect([first, second].filter((one) => kept.includes(one))).toEqual([]);
  });

  test('who does not know it is told so, and slowed down; nothing changes', async () => {
    const { mail, token } = await person('Bo');
    const cookie = cookieIn(await open(token));
    const answers: unknown[] = [];
    for (let turn = 0; turn < 5; turn += 1) answers.push((await change(cookie, `gissning ${turn}`, second)).json()['code']);
    expect(answers).toEqual(['account.password-wrong', 'account.password-wrong', 'account.password-wrong', 'account.password-wrong', 'session.too-many-attempts']);
    expect([(await change(cookie, first, second)).status, (await account(cookie)).status]).toEqual([429, 200]);
    // Signing in is another door: nobody is locked out of it.
    expect((await signIn(mail, first)).status).toBe(200);
    const none = await served.cookieOf((await person('Utan')).id);
    expect([(await account(none)).json()['hasPassword'], (await change(none, '', second)).json()['code']]).toEqual([false, 'account.password-wrong']);
  });

  test('what is easy to guess is refused wherever a password is chosen, and the link is not used up by it', async () => {
    const { token } = await person('Cecilia');
    for (const password of ['Sommar2026!!', 'Internkoll2026', 'Ekstrand12345', 'cecilialindqvist', 'CECILIA@ekstrand']) expect([password, (await open(token, password)).json()['code']]).toEqual([password, 'session.password-guessable']);
    expect((await open(token, 'kort')).json()['code']).toBe('session.password-too-short');
    const opened = await open(token);
    expect(opened.status).toBe(200);
    const refused = await change(cookieIn(opened), first, 'Lindqvist-2026-vinter');
    expect([refused.status, refused.json()['code'], String(refused.json()['detail'])]).toEqual([422, 'session.password-guessable', expect.stringContaining('lätt att gissa')]);
  });

  test('a session that has stood open changes nothing about how one signs in, until one has signed in again', async () => {
    const { mail, token } = await person('Dag');
    const cookie = cookieIn(await open(token));
    later(14);
    expect([(await account(cookie)).json()['mayChange'], (await served.ask('POST', '/api/account/recovery-codes', { cookie, body: {} })).status]).toEqual([true, 200]);
    later(2);
    expect((await account(cookie)).json()['mayChange']).toBe(false);
    for (const [path, body] of [['/api/account/recovery-codes', {}], ['/api/account/passkeys/begin', {}], ['/api/account/passkeys', { name: 'x', answer: {} }], ['/api/account/passkeys/remove', { id: 'x' }], ['/api/account/mail/confirm', { mail }]] as const) {
      expect([path, (await served.ask('POST', path, { cookie, body })).json()['code']]).toEqual([path, 'account.sign-in-again']);
    }
    // Ending sessions is never refused: who has lost a telephone is in a hurry.
    expect((await served.ask('POST', '/api/account/sessions/end-others', { cookie, body: {} })).status).toBe(200);
    const again = cookieIn(await signIn(mail, first));
    expect((await served.ask('POST', '/api/account/recovery-codes', { cookie: again, body: {} })).status).toBe(200);
  });

  test('a session that nobody uses is over after twelve hours, and any after fourteen days; a link after seven', async () => {
    const { id, token } = await person('Hans');
    const cookie = cookieIn(await open(token));
    const stands = async (): Promise<boolean> => (await account(cookie)).status === 200;
    later(11 * 60 + 59);
    expect(await stands()).toBe(true);
    const { link, validUntil } = await served.arrange('person.link', { personId: id as never });
    expect(new Date(validUntil).getTime() - now.getTime()).toBe(7 * 24 * 3600_000);
    // Used every eleven hours it goes on, and still ends.
    const began = now.getTime();
    let last = 0;
    while (await stands()) {
      last = now.getTime();
      later(11 * 60);
    }
    expect([(last - began) / 86_400_000 > 12.5, (last - began) / 86_400_000 < 14]).toEqual([true, true]);
    expect((await open(link.split('/').at(-1) ?? '')).json()['code']).toBe('session.link-used-up');
    const unused = cookieIn(await signIn('hans@ekstrand.example', first));
    later(12 * 60 + 1);
    expect((await account(unused)).status).toBe(401);
  });

  test('an administrator signs somebody out everywhere, and nobody else does', async () => {
    const { id, mail, token } = await person('Eva');
    const cookies = [cookieIn(await open(token)), cookieIn(await signIn(mail, first))];
    const other = cookieIn(await open((await person('Finn')).token));
    expect((await served.ask('POST', `/api/people/${id}/sessions/end`, { cookie: other, body: {} })).status).toBe(403);
    expect(await served.arrange('person.endSessions', { personId: id as never })).toEqual({ ended: 2 });
    for (const cookie of cookies) expect((await account(cookie)).status).toBe(401);
    expect([(await account(other)).status, (await signIn(mail, first)).status]).toEqual([200, 200]);
    await expect(served.arrange('person.endSessions', { personId: served.house.newId() as never })).rejects.toThrow('object.not-found');
  });

  test('the growing delay is one for all servers at the database, and each address has its own', async () => {
    const second = await serve(database, { now: () => now, proxies: ['127.0.0.1'] });
    const firstNode = await serve(database, { now: () => now, proxies: ['127.0.0.1'] });
    try {
      const { mail, token } = await person('Gun');
      await open(token);
      const from = async (server: Served, address: string, password: string): Promise<number> => (await server.ask('POST', '/api/session/sign-in', { body: { mail, password }, headers: { 'x-forwarded-for': address } })).status;
      const guessed: number[] = [];
      for (let turn = 0; turn < 5; turn += 1) guessed.push(await from(turn % 2 === 0 ? firstNode : second, '192.0.2.7', 'fel'));
      expect(guessed).toEqual([401, 401, 401, 401, 429]);
      expect([await from(second, '192.0.2.7', first), await from(firstNode, '192.0.2.7', first), await from(second, '192.0.2.8', first)]).toEqual([429, 429, 200]);
    } finally {
      await second.close();
      await firstNode.close();
    }
  });
});
