/** Papers of versions are written with no transaction open, and always of what was frozen: on both databases. */
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabases } from '../../tests/databases.ts';
import { asking, machine } from '../../tests/operations.ts';
import type { Database } from '../adapters/db/database.ts';
import type { BodyId } from '../domain/identity.ts';
import type { Day } from '../domain/day.ts';
import type { PaperInput } from '../reports/paperInput.ts';
import { buildHouse } from '../wiring.ts';
import type { House } from './house.ts';
import { prepareInstallation } from './installation.ts';

const year = 2026;

describe.each(testDatabases())('papers that are kept, on $name', ({ fresh }) => {
  let database: Database;
  let house: House;
  let boardId: BodyId;
  let open = 0;
  let count = 0;
  /** What was written, while how many transactions were open. */
  let written: { input: PaperInput; format: string; open: number }[] = [];
  let meanwhile: () => Promise<void> = async () => undefined;

  const { ask } = asking(() => house, () => machine);
  const addEvent = async (text: string): Promise<void> => {
    await ask('year.add', { boardId, year, changeId: house.newId(), object: 'event', rows: [{ id: house.newId(), text: `${text} ${(count += 1)}`, label: String(count), position: count, likelihood: 2, consequence: 2 }] });
  };
  const submit = async () => {
    const { errors } = await ask('decision.prepare', { boardId, year });
    const view = await ask('decision.submit', { boardId, year, versionId: house.newId() as never, meetingOn: '2026-12-10' as Day, caseNumber: '', recipients: '', overrides: errors.map(({ rule }) => ({ rule, reason: 'Prov' })) });
    const version = view.versions.at(-1);
    if (version === undefined) throw new Error('No version');
    return version;
  };
  const files = (id: string) => database.asOwner((connection) => connection.query<{ kind: string; bytes: number }>('select v.kind, length(f.bytes) as bytes from version_file v join kept_file f on f.id = v.file_id where v.version_id = $1 order by v.kind', [id]));
  const takeBack = async (id: string): Promise<void> => { await ask('decision.withdraw', { boardId, year, versionId: id as never, note: 'Prov' }); };

  beforeAll(async () => {
    database = await fresh();
    const watched: Database = { ...database, transaction: (settings, work) => database.transaction(settings, async (connection) => {
      open += 1;
      try { return await work(connection); } finally { open -= 1; }
    }) };
    const built = buildHouse({ database: watched, dataFolder: tmpdir(), zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false });
    house = { ...built, writePaper: async (input, format) => {
      written.push({ input: input as PaperInput, format, open });
      await meanwhile();
      return built.writePaper(input, format);
    } };
    await prepareInstallation(house);
    boardId = house.newId() as BodyId;
    await ask('organisation.addBody', { id: boardId, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
    await ask('year.create', { boardId, year, boardYearId: house.newId(), methodId: null });
    await addEvent('Boken försvinner');
  });
  beforeEach(() => {
    written = [];
    meanwhile = async () => undefined;
  });
  afterAll(() => database.close());

  test('at submission and at the decision no transaction is open while a paper is written', async () => {
    const version = await submit();
    expect(written.map(({ format, open: held }) => [format, held])).toEqual([['pdf', 0], ['docx', 0]]);
    expect((await files(version.id)).map((file) => [file.kind, file.bytes > 1000])).toEqual([['submitted-docx', true], ['submitted-pdf', true]]);
    written = [];
    await ask('decision.register', { boardId, year, versionId: version.id as never, outcome: 'asProposed', decidedOn: '2026-12-10' as Day, minutesItem: '§ 7', note: '', boardsOwnVersionId: null });
    expect(written.map(({ format, open: held }) => [format, held])).toEqual([['pdf', 0], ['docx', 0]]);
    expect((await files(version.id)).map((file) => file.kind)).toEqual(['decided-docx', 'decided-pdf', 'submitted-docx', 'submitted-pdf']);
    expect((await ask('trail.ofYear', { boardId, year })).entries.filter((entry) => entry.operation.startsWith('decision.')).map((entry) => entry.operation)).toEqual(['decision.register', 'decision.submit']);
  });

  test('a draft that moved on while its paper was written is written anew, and the version says what its papers say', async () => {
    let times = 1;
    meanwhile = async () => {
      if (times > 0) {
        times -= 1;
        await addEvent('Hyran faktureras inte');
      }
    };
    const version = await submit();
    const kept = await ask('version.read', { boardId, year, versionId: version.id as never });
    expect(kept.content.events).toHaveLength(2);
    expect(written).toHaveLength(4);
    expect(written.every((one) => one.open === 0)).toBe(true);
    for (const { input } of written.slice(-2)) {
      expect(input.content).toEqual(kept.content);
      expect(input.status).toMatchObject({ version: version.number, checksum: version.checksum });
    }
    expect(await files(version.id)).toHaveLength(2);
    await takeBack(version.id);
  });

  test('a draft that never rests is held while its papers are written: the act ends', async () => {
    meanwhile = async () => { if (open === 0) await addEvent('Nyckeln lämnas ut'); };
    const version = await submit();
    const kept = await ask('version.read', { boardId, year, versionId: version.id as never });
    expect(written.slice(-2).map((one) => [one.format, one.open])).toEqual([['pdf', 1], ['docx', 1]]);
    expect(written.at(-1)?.input.content).toEqual(kept.content);
    expect(await files(version.id)).toHaveLength(2);
    await takeBack(version.id);
  });

  test('what fails while a paper is written leaves no version', async () => {
    const before = (await ask('version.list', { boardId, year })).versions.length;
    meanwhile = async () => { throw new Error('ingen skrivare'); };
    await expect(submit()).rejects.toThrow('ingen skrivare');
    meanwhile = async () => undefined;
    expect((await ask('version.list', { boardId, year })).versions).toHaveLength(before);
  });
});
