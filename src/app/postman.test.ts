/** Mail through a real mail server: reminders, digests, several servers at once, and what is not taken. On both databases. */
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabases } from '../../tests/databases.ts';
import { startMailServer, type MailServer } from '../../tests/mailServer.ts';
import { appoint, asking, machine } from '../../tests/operations.ts';
import type { Database } from '../adapters/db/database.ts';
import type { BodyId, PersonId } from '../domain/identity.ts';
import type { Role } from '../domain/organisation/organisation.ts';
import { buildHouse } from '../wiring.ts';
import type { House } from './house.ts';
import { prepareInstallation } from './installation.ts';
import type { Actor, MailSender } from './ports.ts';
import { deliver, writeDigests } from './postman.ts';
import { feedOf } from './feed.ts';

describe.each(testDatabases())('mail on $name', ({ fresh }) => {
  let database: Database;
  let house: House;
  // A Monday morning.
  let now = new Date('2026-11-23T06:30:00Z');
  let boardId: BodyId;
  let post: MailServer;
  let sender: MailServer['sender'];
  let received: MailServer['received'];
  const { ask } = asking(() => house, (who = machine) => who);
  const person = (name: string, mail: string | null, role: Role): Promise<Actor> => appoint(house, { name, mail, role, place: { kind: 'body', id: boardId } });

  beforeAll(async () => {
    post = await startMailServer();
    ({ received, sender } = post);
    database = await fresh();
    house = { ...buildHouse({ database, dataFolder: tmpdir(), zone: 'Europe/Stockholm', publicUrl: 'https://internkoll.ekstrand.example', demo: false, sendsMail: true }), now: () => now };
    await prepareInstallation(house);
    boardId = house.newId() as BodyId;
    await ask('organisation.addBody', { id: boardId, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
  });
  afterAll(async () => {
    await post?.close();
    await database?.close();
  });

  test('a mail server so slow that another node takes over gets each mail once', async () => {
    const at = now;
    for (const name of ['Ett', 'Två', 'Tre']) {
      const { personId } = await appoint(house, { name, mail: `${name.toLowerCase().replace('å', 'a')}@ekstrand.example`, role: 'employee', place: { kind: 'body', id: boardId } });
      await database.transaction({ bodies: 'all' }, (connection) => connection.query("insert into outbox (id, person_id, kind, params, created_at, next_at) values ($1, $2, 'digest', '{\"tasks\":[]}', $3, $3)", [house.newId(), personId, now]));
    }
    const sent: string[] = [];
    let minutes = 4;
    const slow: MailSender = {
      async send({ to }) {
        sent.push(to);
        now = new Date(now.getTime() + minutes * 60_000);
        // Another node makes its round while this one waits for the mail server.
        await deliver(house, { send: async (mail) => { sent.push(mail.to); } });
      },
    };
    await deliver(house, slow);
    expect(sent.toSorted()).toEqual(['ett@ekstrand.example', 'tre@ekstrand.example', 'tva@ekstrand.example']);
    minutes = 0;
    expect(await deliver(house, slow)).toEqual({ sent: 0, failed: 0 });
    now = at;
  });

  test('a digest goes to who has something to do, once, however many servers ask', async () => {
    const coordinator = await person('Asta Lundvik', 'asta@ekstrand.example', 'coordinator');
    await person('Vendla Ek', 'vendla@ekstrand.example', 'member');
    await person('Utan Adress', null, 'coordinator');
    const written = await Promise.all([writeDigests(house), writeDigests(house), writeDigests(house)]);
    expect(written.reduce((sum, one) => sum + one, 0)).toBe(1);
    const told = await Promise.all([deliver(house, sender), deliver(house, sender)]);
    expect(told.reduce((sum, one) => sum + one.sent, 0)).toBe(1);
    expect(received.map((one) => one.to)).toEqual(['asta@ekstrand.example']);
    expect(received[0]?.text).toContain('Börja med förra årets dokument (Kulturnämnden)');
    expect(received[0]?.text).toContain(`https://internkoll.ekstrand.example/n/${boardId}/2027/inlasning`);
    // The same day nothing more; who wants it daily gets it on Tuesday, and who wants it never never.
    expect(await writeDigests(house)).toBe(0);
    now = new Date('2026-11-24T06:30:00Z');
    expect(await writeDigests(house)).toBe(0);
    await ask('reminder.set', { digest: 'daily' }, coordinator);
    expect(await writeDigests(house)).toBe(1);
    await deliver(house, sender);
    await ask('reminder.set', { digest: 'never' }, coordinator);
    now = new Date('2026-11-30T06:30:00Z');
    expect(await writeDigests(house)).toBe(0);
  });

  test('what goes wrong for one takes nothing from those after, and is told', async () => {
    const names = ['Asta Lundvik', 'Birk Ahlm', 'Cilla Berg'];
    for (const [at, name] of names.entries()) await person(name, `${at}@ekstrand.example`, 'coordinator');
    const { mail } = house.opener;
    let asked = 0;
    const broken = { ...house, opener: { ...house.opener, mail: { ...mail, queueDigest: async (...given: Parameters<typeof mail.queueDigest>) => {
      asked += 1;
      if (asked === 2) throw new Error('the disk is full');
      await mail.queueDigest(...given);
    } } } };
    await expect(writeDigests(broken)).rejects.toThrow('the disk is full');
    expect((await deliver(house, sender)).sent).toBe(names.length - 1);
  });

  test('what the mail server does not take is tried later, longer each time, and the administrator sees why', async () => {
    const one = await person('Dag Ek', 'dag@ekstrand.example', 'unitHead');
    await house.opener.transaction([boardId], (store) => store.queueMail([{ id: house.newId(), personId: one.personId as PersonId, bodyId: boardId, kind: 'remind', at: now, params: { by: 'Asta Lundvik', board: 'Kulturnämnden', boardId, controls: [{ occasionId: house.newId(), title: 'Attest av utlägg', place: 'Simhallen', period: '2026-Q4', dueOn: '2026-12-15' }] } }]));
    post.refuse(true);
    expect(await deliver(house, sender)).toEqual({ sent: 0, failed: 1 });
    expect(await deliver(house, sender)).toEqual({ sent: 0, failed: 0 });
    const failed = (await ask('mail.log', {})).rows.find((row) => row.name === 'Dag Ek');
    expect(failed?.lastError).toContain('Brevlådan är full');
    expect(failed?.sentAt).toBeNull();
    post.refuse(false);
    now = new Date(now.getTime() + 3 * 60_000);
    expect(await deliver(house, sender)).toEqual({ sent: 1, failed: 0 });
    expect(received.at(-1)?.text).toContain('Asta Lundvik påminner om en kontroll som väntar på dig.');
    expect(received.at(-1)?.text).toMatch(/\/kontroll\/[0-9a-f-]{36}\/[0-9a-f-]{36}/);
  });

  test('a calendar is read by its secret address, and ends when it is dropped', async () => {
    const coordinator = await person('Birk Ahlm', 'birk@ekstrand.example', 'coordinator');
    await ask('year.create', { boardId, year: 2026, boardYearId: house.newId(), methodId: null });
    await ask('year.add', { boardId, year: 2026, changeId: house.newId(), object: 'event', rows: [{ id: house.newId(), label: '1', text: 'Utlägg betalas utan kvitto', likelihood: 3, consequence: 3, treatment: 'analysisOnly' }] });
    const { url } = await ask('reminder.makeFeed', {}, coordinator);
    const secret = url.slice(url.lastIndexOf('/') + 1);
    const feed = await feedOf(house, secret);
    if (!feed.ok) throw new Error(feed.refusal.code);
    const text = new TextDecoder().decode(feed.value.bytes).replaceAll('\r\n ', '');
    expect(text).toContain('BEGIN:VCALENDAR');
    expect(text).toContain('DTSTART;VALUE=DATE:20251215');
    expect(text).toContain('SUMMARY:Lämna analys och plan för 2026 till nämnden');
    const again = await ask('reminder.makeFeed', {}, coordinator);
    expect((await feedOf(house, secret)).ok).toBe(false);
    await ask('reminder.dropFeed', {}, coordinator);
    expect((await feedOf(house, again.url.slice(again.url.lastIndexOf('/') + 1))).ok).toBe(false);
  });

  test('of a deviation a mail and a calendar say that it waits and nothing more; who is suspected has neither, and no list of mail tells', async () => {
    const [chief, hr, eva, admin] = [await person('Cilla Berg', 'cilla@ekstrand.example', 'unitHead'), await person('Hugo Lind', 'hugo@ekstrand.example', 'hrHead'), await person('Eva Alm', null, 'employee'), await person('Sam Ek', null, 'administrator')];
    const feedFor = async (actor: Actor): Promise<string> => {
      const { url } = await ask('reminder.makeFeed', {}, actor);
      const feed = await feedOf(house, url.slice(url.lastIndexOf('/') + 1));
      return feed.ok ? new TextDecoder().decode(feed.value.bytes).replaceAll('\r\n ', '') : feed.refusal.code;
    };
    const before = await ask('mail.log', {});
    const deviationId = house.newId();
    const aim = { boardId, deviationId };
    await ask('deviation.report', { boardId, id: deviationId, what: 'HEMLIGT-4411 köps in', happenedOn: '2026-11-20' as never, unitId: null, choice: 'hrHead', involved: [{ personId: chief.personId, name: 'Cilla Berg' }] }, eva);
    await ask('deviation.handle', { ...aim, revision: 0, title: '', severity: 'material', category: 'procurement', nature: 'irregularity', cause: 'HEMLIGT-4411', handling: '', suspectedCrime: false, confidential: true }, hr);
    for (const one of [chief, hr]) await ask('reminder.set', { digest: 'daily' }, one);
    now = new Date('2026-12-01T06:30:00Z');
    const sentBefore = received.length;
    await writeDigests(house);
    await deliver(house, sender);
    const mails = received.slice(sentBefore);
    const own = mails.filter((one) => one.to === 'hugo@ekstrand.example');
    expect(own.length).toBe(1);
    expect(own[0]?.text).toContain(`En avvikelse väntar på dig\nhttps://internkoll.ekstrand.example/avvikelse/${boardId}/${deviationId}`);
    expect(mails.filter((one) => one.to === 'cilla@ekstrand.example')).toEqual([]);
    expect(await feedFor(hr)).toContain('SUMMARY:En avvikelse väntar på dig');
    expect(await feedFor(chief)).not.toContain('VEVENT');
    for (const text of [own[0]?.text ?? '', await feedFor(hr)]) expect(text).not.toMatch(/HEMLIGT|Cilla|Kulturnämnden|misstank|revisor|closeDeviation/i);
    // Neither the list of mail nor a query without a filter tells that a mail was for a deviation.
    expect((await ask('mail.log', {}, { ...admin, grants: [{ ...admin.grants[0] as never as Actor['grants'][number], place: { kind: 'municipality' } }] })).rows.map((row) => row.id)).toEqual(before.rows.map((row) => row.id));
    const seen = (bodies: string, acting: string | null) => database.reading({ bodies, person: acting ?? '' }, (connection) => connection.query<{ count: number }>('select count(*)::int as count from outbox where closed'));
    expect([await seen('all', hr.personId), await seen(boardId, chief.personId)]).toEqual([[{ count: 0 }], [{ count: 0 }]]);
  });
});
