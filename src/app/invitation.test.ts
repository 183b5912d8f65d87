/** Invited, and a new password asked for, by mail through a real mail server; the door says the same to everybody. On both databases. */
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabases } from '../../tests/databases.ts';
import { startMailServer, type MailServer } from '../../tests/mailServer.ts';
import type { Database } from '../adapters/db/database.ts';
import type { Input, OperationId, Output } from '../contract/table.ts';
import type { PersonId } from '../domain/identity.ts';
import { buildHouse } from '../wiring.ts';
import type { House } from './house.ts';
import { prepareInstallation } from './installation.ts';
import { askForPassword } from './invitation.ts';
import type { Actor } from './ports.ts';
import { deliver } from './postman.ts';
import { run } from './run.ts';
import { signIn, useLink } from './session.ts';

const machine: Actor = { personId: null, name: 'Ada Administratör', title: '', via: 'cli', grants: [] };
const first = 'en lång mening som minns';
const second = 'en annan mening som minns';

describe.each(testDatabases())('invitation and reset on $name', ({ fresh }) => {
  let database: Database;
  let house: House;
  let post: MailServer;
  let now = new Date('2026-11-23T09:00:00Z');
  let queries: string[] = [];
  const ask = async <Id extends OperationId>(id: Id, input: Input<Id>): Promise<Output<Id>> => {
    const outcome = await run(house, { actor: machine, requestId: 't', loopback: true, address: '127.0.0.1' }, id, input);
    if (!outcome.ok) throw new Error(`${id}: ${outcome.refusal.code}`);
    return outcome.value;
  };
  const person = async (name: string, mail: string | null): Promise<PersonId> => {
    const id = house.newId() as PersonId;
    await ask('person.add', { id, name, title: '', mail });
    return id;
  };
  const forgot = async (mail: string, address = '192.0.2.1'): Promise<string> => {
    const outcome = await askForPassword(house, mail, address);
    return outcome.ok ? JSON.stringify(outcome.value) : outcome.refusal.code;
  };
  const tokenIn = (text: string): string => /\/lank\/([A-Za-z0-9_-]{43})\n/.exec(text)?.[1] ?? '';
  /** Everything in the database that could hold a link, as text. */
  const kept = async (): Promise<string> => JSON.stringify([await database.query('select kind, params::text, last_error from outbox'), await database.query("select encode(token_hash, 'base64') as one, encode(token_hash, 'escape') as two, purpose from one_time_link"), await database.transaction({ bodies: 'all', person: '' }, (connection) => connection.query('select content from trail_entry'))]);

  beforeAll(async () => {
    post = await startMailServer();
    database = await fresh();
    const listening: Database = { ...database, query: (text, values) => { queries.push(text); return database.query(text, values); } };
    house = { ...buildHouse({ database: listening, dataFolder: tmpdir(), zone: 'Europe/Stockholm', publicUrl: 'https://internkoll.ekstrand.example', demo: false, sendsMail: true }), now: () => now };
    await prepareInstallation(house);
    await ask('organisation.name', { name: 'Ekstrand' });
  });
  afterAll(async () => {
    await post.close();
    await database?.close();
  });

  test('an invitation is a link that is made when the mail leaves, and opens once', async () => {
    const anna = await person('Anna Ek', 'anna@ekstrand.example');
    const utan = await person('Utan Adress', null);
    expect(await ask('invitation.read', {})).toEqual({ sends: true, waiting: [{ personId: anna, mail: true, invitedAt: null, failed: '' }, { personId: utan, mail: false, invitedAt: null, failed: '' }] });
    const invited = await ask('person.invite', { personIds: [anna, utan] });
    expect([invited.invited, invited.unreachable, invited.waiting.find((one) => one.personId === anna)?.invitedAt]).toEqual([1, 1, now.toISOString()]);
    // Asked again at once, one mail leaves all the same.
    expect((await ask('person.invite', { personIds: [anna] })).invited).toBe(0);
    expect(await database.query('select 1 from one_time_link')).toEqual([]);
    expect(await deliver(house, post.sender)).toEqual({ sent: 1, failed: 0 });
    const mail = post.received.at(-1);
    expect([mail?.to, mail?.text.includes('Ada Administratör har lagt upp dig'), mail?.text.includes('Där arbetar Ekstrand med intern kontroll'), mail?.text.includes('till och med 30 november 2026')]).toEqual(['anna@ekstrand.example', true, true, true]);
    const token = tokenIn(mail?.text ?? '');
    expect(token).not.toBe('');
    expect(await kept()).not.toContain(token);
    expect(await useLink(house, { token, password: first })).toMatchObject({ ok: true, value: { personId: anna } });
    expect(await useLink(house, { token, password: first })).toMatchObject({ ok: false, refusal: { code: 'session.link-used-up' } });
    expect((await ask('invitation.read', {})).waiting.map((one) => one.personId)).toEqual([utan]);
    expect((await ask('mail.log', {})).rows.map((row) => [row.name, row.kind, row.sentAt !== null])).toEqual([['Anna Ek', 'invite', true]]);
  });

  test('a mail that is not taken leaves no link behind that works, and is told', async () => {
    const bo = await person('Bo Alm', 'bo@ekstrand.example');
    await ask('person.invite', { personIds: [bo] });
    post.refuse(true);
    expect(await deliver(house, post.sender)).toEqual({ sent: 0, failed: 1 });
    expect((await ask('invitation.read', {})).waiting.find((one) => one.personId === bo)?.failed).toContain('Brevlådan är full');
    post.refuse(false);
    now = new Date(now.getTime() + 5 * 60_000);
    expect(await deliver(house, post.sender)).toEqual({ sent: 1, failed: 0 });
    expect(await useLink(house, { token: tokenIn(post.received.at(-1)?.text ?? ''), password: first })).toMatchObject({ ok: true });
  });

  test('a forgotten password: the same answer and the same questions whether the address is known or not', async () => {
    const asked: { answer: string; queries: string[] }[] = [];
    for (const mail of ['ANNA@ekstrand.example ', 'ingen@ekstrand.example', 'inte en adress', "o'neil'; drop table person; --"]) {
      queries = [];
      asked.push({ answer: await forgot(mail), queries });
    }
    expect(new Set(asked.map((one) => one.answer))).toEqual(new Set(['{"asked":true}']));
    expect(new Set(asked.map((one) => one.queries.join('\n'))).size).toBe(1);
    expect(asked[0]?.queries.length).toBeGreaterThan(1);
    const before = post.received.length;
    expect(await deliver(house, post.sender)).toEqual({ sent: 1, failed: 0 });
    const mail = post.received.at(-1);
    expect([post.received.length - before, mail?.to]).toEqual([1, 'anna@ekstrand.example']);
    expect(mail?.text).toContain('Var det inte du? Då behöver du inte göra något. Ditt lösenord gäller som förut');
    const token = tokenIn(mail?.text ?? '');
    expect(await kept()).not.toContain(token);
    // The old password holds until the link is used; then only the new one does.
    expect((await signIn(house, { mail: 'anna@ekstrand.example', password: first }, '192.0.2.9')).ok).toBe(true);
    expect((await useLink(house, { token, password: second })).ok).toBe(true);
    expect([(await signIn(house, { mail: 'anna@ekstrand.example', password: first }, '192.0.2.9')).ok, (await signIn(house, { mail: 'anna@ekstrand.example', password: second }, '192.0.2.9')).ok]).toEqual([false, true]);
  });

  test('the link for a new password holds an hour, and one that never left within it is not sent', async () => {
    now = new Date(now.getTime() + 3600_000);
    expect(await forgot('anna@ekstrand.example')).toBe('{"asked":true}');
    await deliver(house, post.sender);
    const late = tokenIn(post.received.at(-1)?.text ?? '');
    now = new Date(now.getTime() + 3601_000);
    expect(await useLink(house, { token: late, password: first })).toMatchObject({ ok: false });
    await forgot('anna@ekstrand.example');
    now = new Date(now.getTime() + 3601_000);
    expect(await deliver(house, post.sender)).toEqual({ sent: 0, failed: 1 });
    expect((await ask('mail.log', {})).rows[0]).toMatchObject({ kind: 'reset', lastError: 'Mejlet kom inte i väg inom en timme. Personen kan be om ett nytt.' });
  });

  test('who asks again and again waits longer and longer, whoever it is about; and one mailbox gets one mail', async () => {
    now = new Date(now.getTime() + 24 * 3600_000);
    for (const mail of ['bo@ekstrand.example', 'okänd@ekstrand.example']) {
      const answers: string[] = [];
      for (let turn = 0; turn < 5; turn += 1) answers.push(await forgot(mail, '192.0.2.77'));
      expect(answers).toEqual(['{"asked":true}', '{"asked":true}', '{"asked":true}', '{"asked":true}', 'session.too-many-attempts']);
      // Never a lock by the account alone: from elsewhere it goes on.
      expect(await forgot(mail, '192.0.2.78')).toBe('{"asked":true}');
    }
    expect(await database.query("select 1 from outbox where kind = 'reset' and sent_at is null and next_at < 'infinity'")).toHaveLength(1);
    await deliver(house, post.sender);
  });

  test('who may not sign in gets no link, and who signs in elsewhere is told where', async () => {
    const cia = await person('Cia Dal', 'cia@ekstrand.example');
    const providerId = house.newId();
    await ask('provider.save', { id: providerId as never, name: 'Ekstrands konto', used: true, trustsMail: false, secret: null, groups: [], settings: { kind: 'oidc', issuer: 'https://konto.ekstrand.example', clientId: 'internkoll', scopes: 'openid', groupsClaim: 'groups', mailClaim: 'email' } });
    await database.transaction({ bodies: 'all', person: '' }, (connection) => connection.query("insert into external_identity (provider_id, issuer, subject, person_id, bound_at, bound_by) values ($1, 'https://konto.ekstrand.example', 'cia', $2, now(), 'test')", [providerId, cia]));
    await forgot('cia@ekstrand.example');
    await deliver(house, post.sender);
    expect([post.received.at(-1)?.to, tokenIn(post.received.at(-1)?.text ?? ''), post.received.at(-1)?.text.includes('du loggar in med Ekstrands konto')]).toEqual(['cia@ekstrand.example', '', true]);
    const dag = await person('Dag Ek', 'dag@ekstrand.example');
    await ask('person.invite', { personIds: [dag] });
    await database.query('update person set active = false where id = $1', [dag]);
    const before = post.received.length;
    expect(await deliver(house, post.sender)).toEqual({ sent: 0, failed: 1 });
    expect(await forgot('dag@ekstrand.example')).toBe('{"asked":true}');
    expect(await deliver(house, post.sender)).toEqual({ sent: 0, failed: 0 });
    expect(post.received.length).toBe(before);
    expect((await ask('invitation.read', {})).waiting.some((one) => one.personId === dag || one.personId === cia)).toBe(false);
  });

  test('no name and no word adds a receiver, a heading or a line of its own to a mail', async () => {
    const id = await person('Eva\r\nBcc: tjuv@ekstrand.example', 'eva@ekstrand.example');
    const before = post.received.length;
    await run(house, { actor: { ...machine, name: 'Ada\r\nBcc: tjuv@ekstrand.example\r\n\r\nEtt annat mejl' }, requestId: 't', loopback: true, address: '' }, 'person.invite', { personIds: [id] });
    await deliver(house, post.sender);
    const [mail, ...more] = post.received.slice(before);
    const head = mail?.raw.slice(0, mail.raw.indexOf('\r\n\r\n')) ?? '';
    expect([more, mail?.to, /^Bcc:/im.test(head), tokenIn(mail?.text ?? '').length]).toEqual([[], 'eva@ekstrand.example', false, 43]);
  });

  test('without a mail server it is said, and nothing waits in vain', async () => {
    const silent: House = { ...house, sendsMail: false };
    expect(await askForPassword(silent, 'anna@ekstrand.example', '192.0.2.1')).toMatchObject({ ok: false, refusal: { code: 'invitation.no-mail-server' } });
    const anna = (await ask('person.list', {})).people.find((one) => one.name === 'Anna Ek');
    const outcome = await run(silent, { actor: machine, requestId: 't', loopback: true, address: '' }, 'person.invite', { personIds: [anna?.id] });
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'invitation.no-mail-server' } });
  });
});
