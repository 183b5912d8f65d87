/** Sign-in by the front door: recovery codes, one's own sessions, and what must not let anybody in. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../adapters/db/database.ts';
import { testDatabases } from '../../tests/databases.ts';
import { serve, type Answered, type Served } from '../../tests/served.ts';

const password = 'tre blå elefanter';
const cookieIn = (answer: Answered): string => /internkoll=[^;]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? '';

describe.each(testDatabases())('sign-in on $name', ({ fresh }) => {
  let database: Database;
  let served: Served;
  const mail = 'ada@ekstrand.example';
  let cookie = '';
  let personId = '';

  beforeAll(async () => {
    database = await fresh();
    served = await serve(database, { publicUrl: 'http://localhost:3000' });
    personId = served.house.newId();
    await served.arrange('person.add', { id: personId as never, name: 'Ada Ek', title: 'Samordnare', mail });
    const { link } = await served.arrange('person.link', { personId: personId as never });
    cookie = cookieIn(await served.ask('POST', '/api/session/link', { body: { token: link.slice(link.lastIndexOf('/') + 1), password } }));
  });
  afterAll(async () => {
    await served?.close();
    await database?.close();
  });

  test('a recovery code lets its person in once, and new codes end the old', async () => {
    const made = await served.ask('POST', '/api/account/recovery-codes', { cookie, body: {} });
    const { codes, account } = made.json() as { codes: string[]; account: { recoveryCodesLeft: number } };
    expect([codes.length, account.recoveryCodesLeft]).toEqual([10, 10]);
    const use = (code: string, who = mail): Promise<Answered> => served.ask('POST', '/api/sign-in/recovery-code', { body: { mail: who, code } });
    expect((await use(codes[0] ?? '', 'nagon@ekstrand.example')).status).toBe(401);
    const opened = await use(` ${(codes[0] ?? '').toUpperCase()} `);
    expect([opened.status, (opened.json()['person'] as { id: string }).id]).toEqual([200, personId]);
    expect([(await use(codes[0] ?? '')).status, (await use('')).status]).toEqual([401, 401]);
    const read = await served.ask('GET', '/api/account', { cookie: cookieIn(opened) });
    expect(read.json()).toMatchObject({ recoveryCodesLeft: 9 });
    expect(read.text).not.toContain(codes[1] ?? '-');
    await served.ask('POST', '/api/account/recovery-codes', { cookie, body: {} });
    expect((await use(codes[1] ?? '')).status).toBe(401);
  });

  test('a sign-in never goes on with a session that was there before it, and one sees and ends only the own sessions', async () => {
    const planted = `internkoll=${'A'.repeat(43)}`;
    const opened = await served.ask('POST', '/api/session/sign-in', { cookie: planted, body: { mail, password }, headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' } });
    const own = cookieIn(opened);
    expect(own).not.toBe(planted);
    expect((await served.ask('GET', '/api/account', { cookie: planted })).status).toBe(401);
    const again = cookieIn(await served.ask('POST', '/api/session/sign-in', { cookie: own, body: { mail, password } }));
    expect([(await served.ask('GET', '/api/account', { cookie: own })).status, (await served.ask('GET', '/api/account', { cookie: again })).status]).toEqual([401, 200]);

    const other = served.house.newId();
    await served.arrange('person.add', { id: other as never, name: 'Bo Alm', title: '', mail: null });
    const theirs = await served.cookieOf(other);
    const sessionsOf = async (cookie: string): Promise<{ id: string; here: boolean }[]> => ((await served.ask('GET', '/api/account', { cookie })).json()['sessions'] as { id: string; here: boolean }[]);
    const [mine, foreign] = [await sessionsOf(again), await sessionsOf(theirs)];
    expect([mine.filter((one) => one.here).length, foreign.length]).toEqual([1, 1]);
    expect((await served.ask('POST', `/api/account/sessions/${foreign[0]?.id ?? ''}/end`, { cookie: again, body: {} })).status).toBe(404);
    expect((await served.ask('POST', '/api/account/sessions/end-others', { cookie: again, body: {} })).status).toBe(200);
    expect([(await sessionsOf(again)).length, (await sessionsOf(theirs)).length]).toEqual([1, 1]);
    expect((await served.ask('GET', '/api/account', { cookie })).status).toBe(401);
    cookie = again;
  });

  test('guessing codes is slowed down as guessing passwords is', async () => {
    const statuses: number[] = [];
    for (let turn = 0; turn < 6; turn += 1) statuses.push((await served.ask('POST', '/api/sign-in/recovery-code', { body: { mail: 'gissad@ekstrand.example', code: `fel-${turn}` } })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 429, 429]);
  });
});
