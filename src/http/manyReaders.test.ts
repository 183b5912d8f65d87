/** Answers that are kept, asked for by several at once and by those whom they do not concern. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabases } from '../../tests/databases.ts';
import { yearTown, type Town } from '../../tests/yearTown.ts';
import type { Database } from '../adapters/db/database.ts';

describe.each(testDatabases())('a year that many read on $name', ({ fresh }) => {
  let database: Database;
  let town: Town;
  /** What the database was asked since last looked. */
  const asked: string[] = [];
  let readings = 0;

  beforeAll(async () => {
    const plain = await fresh();
    database = {
      ...plain,
      ask: (settings, text, values) => {
        asked.push(text.includes('from session') ? 'session' : text.includes('json_build_array(y.id') ? 'stamp' : text);
        return plain.ask(settings, text, values);
      },
      reading: (settings, work) => {
        readings += 1;
        return plain.reading(settings, work);
      },
    };
    town = await yearTown(database);
    await town.served.arrange('year.create', { boardId: town.boardId, year: 2027, boardYearId: town.newId(), methodId: null });
  }, 60_000);
  afterAll(async () => {
    await town.close();
    await database.close();
  });
  const read = async (cookie: string | undefined, boardId: string = town.boardId): Promise<number> => (await town.served.ask('GET', `/api/boards/${boardId}/years/2027`, cookie === undefined ? {} : { cookie })).status;

  test('is made by one of those who come at the same time after a change', async () => {
    const cookie = await town.served.cookieOf(town.ids.Dora);
    const change = (position: number) => town.served.arrange('year.add', { boardId: town.boardId, year: 2027, changeId: town.newId(), object: 'group', rows: [{ id: town.newId(), parentId: null, level: 0, title: 'Biblioteken', position }] });
    const many = async () => new Set(await Promise.all(Array.from({ length: 8 }, () => read(cookie))));
    // So that all of them have their connections, and the last asking found a change.
    expect(await many()).toEqual(new Set([200]));
    await change(0);
    expect(await read(cookie)).toBe(200);
    await change(1);
    readings = 0;
    expect(await many()).toEqual(new Set([200]));
    expect(readings).toBeLessThan(4);
  });

  test('is asked for after who asks: nobody waits longer for being turned away where there is a year', async () => {
    expect(await read(`internkoll=${randomBytes(32).toString('base64url')}`)).toBe(401);
    asked.length = 0;
    expect(await read(`internkoll=${randomBytes(32).toString('base64url')}`)).toBe(401);
    expect(asked[0]).toBe('session');
  });
});
