/** An address that a directory has moved opens nothing until the person or an administrator has stood for it. By a real mail server, without any other way to sign in. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { directoryCaller, type DirectoryCaller } from '../../tests/directoryCaller.ts';
import { testDatabases } from '../../tests/databases.ts';
import { startMailServer, type MailServer } from '../../tests/mailServer.ts';
import { serve, type Answered, type Served } from '../../tests/served.ts';
import type { Database } from '../adapters/db/database.ts';
import { deliver } from '../app/postman.ts';
import type { PersonId } from '../domain/identity.ts';

const password = 'en lång mening som minns';

describe.each(testDatabases())('$name', (kind) => {
  let database: Database;
  let served: Served;
  let directory: DirectoryCaller;
  let post: MailServer;
  let now = new Date('2026-11-23T09:00:00Z');
  beforeAll(async () => {
    post = await startMailServer();
    database = await kind.fresh();
    served = await serve(database, { sendsMail: true, now: () => now });
    directory = await directoryCaller(served, 'Entra ID');
  });
  afterAll(async () => {
    await served?.close();
    await database?.close();
    await post?.close();
  });

  /** Somebody added by hand who has chosen a password, and whom the directory then knows. */
  async function account(name: string): Promise<PersonId> {
    const id = served.house.newId() as PersonId;
    await served.arrange('person.add', { id, name, title: '', mail: `${name}@ekstrand.example` });
    const { link } = await served.arrange('person.link', { personId: id });
    expect((await open(link.split('/').at(-1) ?? '')).status).toBe(200);
    expect(await directory.person(name)).toBe(id);
    return id;
  }
  const open = (token: string): Promise<Answered> => served.ask('POST', '/api/session/link', { body: { token, password } });
  const move = async (id: string, mail: string | null): Promise<void> => {
    const answer = await directory.patch(`/Users/${id}`, mail === null ? { op: 'Remove', path: 'emails' } : { op: 'Replace', path: 'emails', value: [{ type: 'work', primary: true, value: mail }] });
    expect([answer.status, answer.text]).toEqual([200, answer.text]);
  };
  /** The token that "forgotten password" sends to the address; '' when no mail with a link leaves. */
  async function reset(mail: string): Promise<string> {
    now = new Date(now.getTime() + 10 * 60_000);
    const before = post.received.length;
    expect((await served.ask('POST', '/api/session/forgot', { body: { mail } })).json()).toEqual({ asked: true });
    await deliver(served.house, post.sender);
    return post.received.slice(before).map((one) => (one.to === mail ? /\/lank\/([A-Za-z0-9_-]{43})\n/.exec(one.text)?.[1] ?? '' : '')).join('');
  }
  const moved = async (id: string) => (await served.arrange('directory.read', {})).moved.find((one) => one.personId === id);

  test('a thief with the key moves the address and asks for a new password: nothing comes, and the administrator sees both', async () => {
    const ada = await account('ada');
    expect(await reset('ada@ekstrand.example')).not.toBe('');
    await move(ada, 'tjuv@ekstrand.example');
    expect([await reset('tjuv@ekstrand.example'), await reset('ada@ekstrand.example')]).toEqual(['', '']);
    expect((await served.arrange('mail.log', {})).rows.find((row) => row.name === 'ada')?.lastError).toContain('Bekräfta den under Katalog');
    expect(await moved(ada)).toMatchObject({ name: 'ada', mail: 'tjuv@ekstrand.example', before: 'ada@ekstrand.example' });
    // Round about: by no address, by another one, by leaving and coming back with another.
    await move(ada, null);
    expect(await moved(ada)).toBeUndefined();
    await move(ada, 'tjuv2@ekstrand.example');
    expect([await reset('tjuv2@ekstrand.example'), (await moved(ada))?.before]).toEqual(['', 'ada@ekstrand.example']);
    expect((await directory.call('DELETE', `/Users/${ada}`)).status).toBe(204);
    expect(await directory.person('ada', { emails: [{ value: 'tjuv3@ekstrand.example' }] })).toBe(ada);
    expect(await reset('tjuv3@ekstrand.example')).toBe('');
    // Nor an invitation, nor a first sign-in that is bound by address alone.
    await served.arrange('person.invite', { personIds: [ada] });
    expect(await deliver(served.house, post.sender)).toEqual({ sent: 0, failed: 1 });
    expect(await served.house.opener.signIn.personToBind('tjuv3@ekstrand.example', served.house.newId() as never)).toBeNull();
    // The address that was stood for needs nobody's word.
    await move(ada, 'ADA@ekstrand.example');
    expect([await moved(ada), (await reset('ADA@ekstrand.example')) !== '']).toEqual([undefined, true]);
  });

  test('the person says that the new address is right, once signed in, and gets links there', async () => {
    const bo = await account('bo');
    const cookie = await served.cookieOf(bo);
    expect((await served.ask('GET', '/api/account', { cookie })).json()['mailMoved']).toBeNull();
    await move(bo, 'bo.ek@ekstrand.example');
    // The password goes on opening, under the new address.
    expect((await served.ask('POST', '/api/session/sign-in', { body: { mail: 'bo.ek@ekstrand.example', password } })).status).toBe(200);
    expect((await served.ask('GET', '/api/account', { cookie })).json()['mailMoved']).toEqual({ mail: 'bo.ek@ekstrand.example', before: 'bo@ekstrand.example' });
    const confirm = (mail: string, own = cookie): Promise<Answered> => served.ask('POST', '/api/account/mail/confirm', { cookie: own, headers: { origin: 'http://127.0.0.1:3000' }, body: { mail } });
    expect([(await confirm('bo@ekstrand.example')).json()['code'], await reset('bo.ek@ekstrand.example')]).toEqual(['directory.mail-moved-on', '']);
    expect((await confirm('bo.ek@ekstrand.example')).status).toBe(200);
    expect([await moved(bo), (await open(await reset('bo.ek@ekstrand.example'))).status, (await confirm('bo.ek@ekstrand.example')).status]).toEqual([undefined, 200, 401]);
    const trail = await database.asOwner((connection) => connection.query<{ content: string }>("select content from trail_entry where operation = 'account.confirmMail'"));
    expect(trail.map((one) => (JSON.parse(one.content) as { values: object }).values)).toEqual([{ mailConfirmed: 'bo.ek@ekstrand.example' }]);
  });

  test('the administrator stands for several at once, as they were seen; another one is not thereby stood for', async () => {
    const [cia, dan] = [await account('cia'), await account('dan')];
    await move(cia, 'cia.dal@ekstrand.example');
    await move(dan, 'dan.ek@ekstrand.example');
    const seen = [{ personId: cia, mail: 'cia.dal@ekstrand.example' }, { personId: dan, mail: 'dan.ek@ekstrand.example' }];
    await move(dan, 'tjuv4@ekstrand.example');
    await expect(served.arrange('directory.confirmMails', { people: seen })).rejects.toThrow('directory.mail-moved-on');
    expect([(await moved(cia))?.mail, (await moved(dan))?.mail]).toEqual(['cia.dal@ekstrand.example', 'tjuv4@ekstrand.example']);
    await served.arrange('directory.confirmMails', { people: seen.slice(0, 1) });
    expect([await moved(cia), (await reset('cia.dal@ekstrand.example')) !== '', await reset('tjuv4@ekstrand.example')]).toEqual([undefined, true, '']);
    // An administrator's own link does not depend on the address; and whom a directory brings anew is reached where it says.
    expect((await open((await served.arrange('person.link', { personId: dan })).link.split('/').at(-1) ?? '')).status).toBe(200);
    const eva = await directory.person('eva');
    expect([await moved(eva), (await reset('eva@ekstrand.example')) !== '']).toEqual([undefined, true]);
  });
});
