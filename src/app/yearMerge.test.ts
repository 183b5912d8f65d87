/** Events merged and tied to last year's, and what is undone of it – from the window it was done in or from the log: on both databases. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tmpdir } from 'node:os';
import { buildHouse } from '../wiring.ts';
import { testDatabases } from '../../tests/databases.ts';
import { asking, machine } from '../../tests/operations.ts';
import type { Database } from '../adapters/db/database.ts';
import type { BodyId } from '../domain/identity.ts';
import type { House } from './house.ts';
import { prepareInstallation } from './installation.ts';


describe.each(testDatabases())('merging and tying on $name', ({ fresh }) => {
  let database: Database;
  let house: House;
  let boardId: BodyId;
  const { ask, refused } = asking(() => house, () => machine);
  const at = (): { boardId: BodyId; year: number; changeId: string } => ({ boardId, year: 2027, changeId: house.newId() });
  const content = async () => (await ask('year.read', { boardId, year: 2027 })).content;
  const lineage = async () => ((await ask('year.previous', { boardId, year: 2027 })).previous?.lineage ?? []).filter((row) => row.object === 'event')
    .map((row) => [row.kind, row.from.toSorted(), row.to.toSorted()] as const).toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  const rules = async () => (await ask('year.findings', { boardId, year: 2027 })).open.map((one) => one.rule);
  const tie = (id: string, seen: string[], wanted: string[], changeId = house.newId()) => ({ ...at(), changeId, changes: [{ object: 'event' as const, id, field: 'continues', seen, wanted }] });
  const before: string[] = [];
  let now: string[] = [];

  beforeAll(async () => {
    database = await fresh();
    house = buildHouse({ database, dataFolder: tmpdir(), zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false });
    await prepareInstallation(house);
    boardId = house.newId() as BodyId;
    await ask('organisation.addBody', { id: boardId, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
    await ask('year.create', { boardId, year: 2026, boardYearId: house.newId(), methodId: null });
    const texts = ['Boken försvinner ur magasinet', 'Boken försvinner ur magasinen', 'Hyran faktureras inte'];
    for (const [at_, text] of texts.entries()) {
      before.push(house.newId());
      await ask('year.add', { boardId, year: 2026, changeId: house.newId(), object: 'event', rows: [{ id: before[at_], text, position: at_, label: String(at_ + 1), likelihood: 2, consequence: 2 + at_, treatment: at_ === 1 ? 'plan' : 'analysisOnly' }] });
    }
    await ask('year.add', { boardId, year: 2026, changeId: house.newId(), object: 'activity', rows: [{ id: house.newId(), text: 'Stickprov', eventIds: [before[1]] }] });
    await ask('year.start', { boardId, year: 2027, from: 2026, boardYearId: house.newId() });
    now = (await content()).events.map((event) => event.id);
  });
  afterAll(() => database.close());

  test('two that say the same become one: what named the other names the kept, the lineage is merged, and all of it is undone as one', async () => {
    const [a = '', b = ''] = now;
    expect(await rules()).toContain('risk.duplicate-event');
    await ask('year.answer', { ...at(), question: 'grants', eventIds: [a, b], reason: '' });
    const stood = await content();
    const lines = await lineage();
    const merge = at();
    await ask('year.merge', { ...merge, keep: a, gone: [b] });
    const merged = await content();
    expect(merged.events.map((event) => [event.id, event.treatment])).toEqual([[a, 'plan'], [now[2], 'analysisOnly']]);
    expect([merged.activities[0]?.eventIds, merged.answers.find((one) => one.question === 'grants')?.eventIds]).toEqual([[a], [a]]);
    expect(await lineage()).toEqual([['merged', [before[0], before[1]].toSorted(), [a]], ['same', [before[2]], [now[2]]]]);
    expect(await rules()).not.toContain('risk.duplicate-event');
    expect(await rules()).not.toContain('risk.gone-without-reason');
    // The same request again is done once.
    await ask('year.merge', { ...merge, keep: a, gone: [b] });
    const { entries } = await ask('trail.ofYear', { boardId, year: 2027 });
    expect(entries.filter((entry) => entry.changeId === merge.changeId).map((entry) => entry.operation)).toEqual(Array.from({ length: 5 }, () => 'year.merge'));
    await ask('year.undo', { ...at(), undo: merge.changeId });
    expect(await content()).toEqual(stood);
    expect(await lineage()).toEqual(lines);
    expect(await refused('year.merge', { ...at(), keep: a, gone: [a] })).toBe('field.value-not-allowed');
    expect(await refused('year.merge', { ...at(), keep: a, gone: [before[0] ?? ''] })).toBe('field.value-not-allowed');
  });

  test('a gone event is tied to a new one; who saw something else gets a conflict; the history undoes it', async () => {
    const [, , c = ''] = now;
    const removal = at();
    await ask('year.remove', { ...removal, object: 'event', ids: [c], reason: '' });
    const fresh_ = house.newId();
    await ask('year.add', { ...at(), object: 'event', rows: [{ id: fresh_, text: 'Hyror för lokaler faktureras aldrig', position: 9, label: '9' }] });
    expect(await rules()).toContain('risk.gone-without-reason');
    const ended = at();
    await ask('year.endRow', { ...ended, object: 'event', previousId: before[2] ?? '', reason: 'Upphört' });
    expect(await rules()).not.toContain('risk.gone-without-reason');
    const change = tie(fresh_, [], [before[2] ?? '']);
    await ask('year.change', change);
    expect((await lineage()).filter(([kind]) => kind === 'changed' || kind === 'split')).toEqual([['changed', [before[2]], [c]], ['changed', [before[2]], [fresh_]]].toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))));
    // What is continued again is no longer ended.
    expect((await content()).endedEvents).toEqual([]);
    expect((await ask('year.change', tie(fresh_, [], [before[0] ?? '']))).conflicts).toMatchObject([{ field: 'continues', now: [before[2]], by: 'maskinen' }]);
    expect(await refused('year.change', tie(fresh_, [before[2] ?? ''], [fresh_]))).toBe('field.value-not-allowed');
    expect(await refused('year.add', { ...at(), object: 'event', rows: [{ id: house.newId(), text: 'x', continues: [before[0]] }] })).toBe('field.unknown');
    const history = (await ask('trail.ofObject', { boardId, year: 2027, objectId: fresh_ })).entries;
    expect(history.find((entry) => entry.changeId === change.changeId)).toMatchObject({ undoable: true, fields: [{ field: 'continues', before: [], after: [before[2]] }] });
    await ask('year.undo', { ...at(), undo: change.changeId });
    expect((await content()).endedEvents.map((one) => one.reason)).toEqual(['Upphört']);
    await ask('year.undo', { ...at(), undo: ended.changeId });
    expect((await content()).endedEvents).toEqual([]);
    expect(await refused('year.undo', { ...at(), undo: ended.changeId })).toBe('undo.moved-on');
  });

  test('a reason that was written anew comes back as it was, and a note both ways', async () => {
    const previousId = before[2] ?? '';
    await ask('year.endRow', { ...at(), object: 'event', previousId, reason: 'Först' });
    const second = at();
    await ask('year.endRow', { ...second, object: 'event', previousId, reason: 'Sedan' });
    await ask('year.undo', { ...at(), undo: second.changeId });
    expect((await content()).endedEvents.map((one) => one.reason)).toEqual(['Först']);
    const noted = at();
    const id = house.newId();
    await ask('year.note', { ...noted, id, rule: 'risk.duplicate-event', keys: ['x'], reason: 'Känt' });
    const undone = at();
    await ask('year.undo', { ...undone, undo: noted.changeId });
    expect((await content()).notes).toEqual([]);
    await ask('year.undo', { ...at(), undo: undone.changeId });
    expect((await content()).notes).toMatchObject([{ id, reason: 'Känt', keys: ['x'], asked: false }]);
    const taken = at();
    await ask('year.removeNote', { ...taken, id });
    await ask('year.undo', { ...at(), undo: taken.changeId });
    expect((await content()).notes).toHaveLength(1);
  });

  test('from the history of one row only that row is undone, and not when it has moved on', async () => {
    const [a = '', b = ''] = now;
    const both = at();
    await ask('year.change', { ...both, changes: [a, b].map((id) => ({ object: 'event' as const, id, field: 'department', seen: '', wanted: 'Staben' })) });
    await ask('year.undo', { ...at(), undo: both.changeId, objectId: a });
    expect((await content()).events.filter((event) => [a, b].includes(event.id)).map((event) => event.department)).toEqual(['', 'Staben']);
    await ask('year.change', { ...at(), changes: [{ object: 'event', id: a, field: 'department', seen: '', wanted: 'Museet' }] });
    expect(await refused('year.undo', { ...at(), undo: both.changeId, objectId: a })).toBe('undo.moved-on');
    expect(await refused('year.undo', { ...at(), undo: both.changeId, objectId: house.newId() })).toBe('undo.nothing');
  });
});
