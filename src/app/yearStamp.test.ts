import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { buildHouse } from '../wiring.ts';
import { testDatabases } from '../../tests/databases.ts';
import { asking, machine } from '../../tests/operations.ts';
import type { Database } from '../adapters/db/database.ts';
import { startSealer } from '../adapters/db/seal.ts';
import { openTrailKey } from '../adapters/db/sealKeys.ts';
import type { BodyId, PersonId } from '../domain/identity.ts';
import type { House } from './house.ts';
import { prepareInstallation } from './installation.ts';
import type { Actor } from './ports.ts';
import { askStanding, runUnlessHeld } from './run.ts';

const year = 2026;

describe.each(testDatabases())('the stamp a year is kept under on $name', ({ freshConfig, fresh }) => {
  let database: Database;
  let house: House;
  let boardId: BodyId;
  const who = (actor: Actor) => ({ actor, requestId: 't', loopback: true, address: '127.0.0.1' });
  const { ask } = asking(() => house, () => machine);
  const read = async (actor = machine, holds: (stamp: string) => boolean = () => false) => {
    const outcome = await runUnlessHeld(house, who(actor), 'year.read', { boardId, year }, holds, () => askStanding(house, 'year.read', { boardId, year }));
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    return outcome.value;
  };
  const stamp = async (actor = machine): Promise<string> => (await read(actor)).stamp ?? '';
  const at = () => ({ boardId, year, changeId: house.newId() });

  beforeAll(async () => {
    database = await fresh();
    house = buildHouse({ database, dataFolder: tmpdir(), zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false });
    await prepareInstallation(house);
    boardId = house.newId() as BodyId;
    await ask('organisation.name', { name: 'Ekstrand' });
    await ask('organisation.addBody', { id: boardId, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
    await ask('year.create', { boardId, year, boardYearId: house.newId(), methodId: null });
  });
  afterAll(() => database.close());

  test('stands while nothing happens, and then the answer is not made again', async () => {
    const known = await stamp();
    expect(await stamp()).toBe(known);
    expect(await read(machine, (one) => one === known)).toEqual({ value: null, stamp: known });
    const other = house.newId() as BodyId;
    await ask('organisation.addBody', { id: other, name: 'Fritidsnämnden', kind: 'board', validFrom: null, validTo: null });
    await ask('year.create', { boardId: other, year, boardYearId: house.newId(), methodId: null });
    expect(await stamp()).toBe(known);
  });

  test('falls with everything the year is shown with', async () => {
    const event = house.newId();
    const seen = new Set([await stamp()]);
    const acts: [string, () => Promise<unknown>][] = [
      ['a row', () => ask('year.add', { ...at(), object: 'event', rows: [{ id: event, text: 'Hyran faktureras inte', position: 0 }] })],
      ['a field', () => ask('year.change', { ...at(), changes: [{ object: 'event', id: event, field: 'likelihood', seen: null, wanted: 3 }] })],
      ['an answer', () => ask('year.answer', { ...at(), question: 'grants', eventIds: [event], reason: '' })],
      ['the municipality', () => ask('organisation.name', { name: 'Norra Ekstrand' })],
      ['the board', () => ask('organisation.changeBody', { id: boardId, name: 'Kultur- och fritidsnämnden', kind: 'board', validFrom: null, validTo: null })],
      ['the year before', () => ask('year.create', { boardId, year: year - 1, boardYearId: house.newId(), methodId: null })],
    ];
    for (const [what, act] of acts) {
      await act();
      const now = await stamp();
      expect(seen, what).not.toContain(now);
      seen.add(now);
    }
  });

  test('belongs to what the person may do', async () => {
    const as = (role: 'coordinator' | 'chair'): Actor => ({ personId: house.newId() as PersonId, name: 'Någon', title: '', via: 'session', grants: [{ id: house.newId(), personId: '' as PersonId, role, place: { kind: 'municipality' }, from: null, to: null }] });
    expect(await stamp(as('chair'))).not.toBe(await stamp(as('coordinator')));
  });

  test('counts an entry that was written early and committed late, and stands through sealing', async () => {
    if (database.kind === 'embedded') return; // one connection: nobody writes beside another there
    let commit = (): void => undefined;
    const begun = Promise.withResolvers<void>();
    const late = house.opener.transaction('all', async (store) => {
      const head = await store.yearHead(boardId, year);
      await store.record([{ id: house.newId(), bodyId: boardId, at: house.now(), actor: 'sen', actorId: null, operation: 'year.change', objectKind: 'event', objectId: house.newId(), boardYearId: head?.id ?? null, changeId: house.newId(), content: { kind: 'act', values: {}, note: '' }, salt: randomBytes(16) }]);
      await store.municipality(); // the entry has been written when this is answered
      begun.resolve();
      await new Promise<void>((resolve) => { commit = resolve; });
    });
    await begun.promise;
    await ask('year.change', { ...at(), changes: [{ object: 'year', id: (await read()).value?.content.boardYearId ?? '', field: 'introduction', seen: '', wanted: 'Ny' }] });
    const before = await stamp();
    commit();
    await late;
    const after = await stamp();
    expect(after).not.toBe(before);
    const config = await freshConfig();
    const key = await openTrailKey(database, config.dataFolder);
    const sealer = startSealer(database, { ...key, everyMs: 500, failed: (error) => { throw error; }, lost: () => undefined });
    expect(await sealer.sealNow()).toBeGreaterThan(0);
    await sealer.stop();
    expect(await stamp()).toBe(after);
  });
});
