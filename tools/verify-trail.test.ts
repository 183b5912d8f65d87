import { spawnSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../src/adapters/db/database.ts';
import { startSealer } from '../src/adapters/db/seal.ts';
import { openTrailKey, readCheckpoints } from '../src/adapters/db/sealKeys.ts';
import { exportTrail } from '../src/adapters/db/trailExport.ts';
import { openDatabase } from '../src/adapters/db/open.ts';
import { paperText } from '../src/text/paper.ts';
import { testDatabases } from '../tests/databases.ts';

const [embedded] = testDatabases();
if (embedded === undefined) throw new Error('No embedded database');
const { freshConfig } = embedded;
const verifier = fileURLToPath(new URL('./verify-trail.mjs', import.meta.url));

interface Entry { [field: string]: unknown; number: number; stream: string; content?: string; salt?: string; link: string }

describe('the verifier that needs an export and a printed checkpoint', () => {
  const folder = mkdtempSync(join(tmpdir(), 'internkoll-verify-'));
  const alone = join(folder, 'verify.mjs');
  const board = randomUUID();
  let database: Database;
  let dataFolder: string;
  let older: string;
  let whole: string;
  let printed: string;
  const entries = (): Entry[] => whole.trimEnd().split('\n').slice(1, -1).map((line) => JSON.parse(line) as Entry);

  async function write(count: number): Promise<void> {
    const key = await openTrailKey(database, dataFolder);
    await database.transaction({ bodies: 'all' }, async (connection) => {
      for (let at = 0; at < count; at += 1) {
        await connection.query(`insert into trail_entry (id, stream, body_id, at, actor, actor_id, operation, object_kind, object_id, board_year_id, change_id, content, salt) values ($1, $2, $3, now(), 'Åsa "Ö"', $4, 'year.change', 'event', $5, $6, $7, $8, $9)`,
          [randomUUID(), board, board, randomUUID(), randomUUID(), randomUUID(), randomUUID(), JSON.stringify({ kind: 'act', values: { ord: `å ${at}\u2028\\` }, note: '' }), randomBytes(16)]);
      }
      await connection.query(`insert into trail_entry (id, stream, at, actor, operation, object_kind, object_id, change_id, content, salt) values ($1, 'municipality', now(), 'it', 'person.add', 'person', 'x', $1, '{}', $2)`, [randomUUID(), randomBytes(16)]);
    });
    await startSealer(database, { ...key, everyMs: 500, failed: (error) => { throw error; }, lost: () => undefined }).stop();
  }
  function verify(text: string, ...points: string[]): { code: number | null; said: string } {
    const file = join(folder, `${randomUUID()}.jsonl`);
    writeFileSync(file, text);
    const { status, stdout, stderr } = spawnSync(process.execPath, [alone, file, ...(points.length === 0 ? [printed] : points)], { cwd: folder, encoding: 'utf8' });
    return { code: status, said: stdout + stderr };
  }
  /** The export with its entries changed. */
  function withEntries(change: (all: Entry[]) => Entry[]): string {
    const lines = whole.trimEnd().split('\n');
    return `${[lines[0], ...change(entries()).map((entry) => JSON.stringify(entry)), lines.at(-1)].join('\n')}\n`;
  }
  const at = (all: Entry[], number: number): Entry => {
    const found = all.find((entry) => entry.stream === board && entry.number === number);
    if (found === undefined) throw new Error(`No entry ${number}`);
    return found;
  };

  beforeAll(async () => {
    cpSync(verifier, alone);
    const config = await freshConfig();
    ({ dataFolder } = config);
    database = await openDatabase(config);
    await write(8);
    older = (await exportTrail(database, null, new Date())).text;
    await write(4);
    const checkpoint = (await readCheckpoints((await openTrailKey(database, dataFolder)).checkpointFile)).find((one) => one.stream === board);
    printed = paperText.checkpoint({ stream: board, number: checkpoint?.number ?? 0, hash: checkpoint?.link ?? '' });
    await write(2);
    whole = (await exportTrail(database, null, new Date())).text;
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });

  it('is one file without packages, under 200 lines', () => {
    const source = readFileSync(verifier, 'utf8');
    expect(source.split('\n').length).toBeLessThan(200);
    for (const [, name] of source.matchAll(/from '([^']+)'/g)) expect(builtinModules).toContain(name?.replace('node:', ''));
  });

  it('says that a whole log is whole, and how far the print proves it', () => {
    const { code, said } = verify(whole);
    expect(said).toContain(`Följd ${board}: 14 poster, 0 med gallrat innehåll. Prövad mot kontrollpunkt till och med post 12.`);
    expect([code, said.trim().split('\n').at(-1)]).toEqual([0, 'Loggen är hel.']);
    const file = join(folder, 'papper.txt');
    writeFileSync(file, `Sida 3\n${printed.replace(/([0-9a-f]{30})/, '$1\n')}\n`);
    expect(verify(whole, file).code).toBe(0);
  });

  it('finds and names any field that was changed', () => {
    for (const field of Object.keys(entries()[0] ?? {}).filter((name) => name !== 'kind' && name !== 'stream' && name !== 'number')) {
      const { code, said } = verify(withEntries((all) => {
        const entry = at(all, 5);
        entry[field] = field === 'salt' || field === 'link' ? '00'.repeat(field === 'salt' ? 16 : 32) : field === 'written' ? 999 : `${String(entry[field])} `;
        return all;
      }));
      expect([field, code]).toEqual([field, 1]);
      expect(said).toContain(`FEL i följd ${board}: post 5 är ändrad.`);
    }
    expect(verify(withEntries((all) => { at(all, 5).stream = 'municipality'; return all; })).said).toMatch(new RegExp(`FEL i följd ${board}: post 5 saknas`));
  });

  it('finds a change although every link after it was made anew', () => {
    const { code, said } = verify(withEntries((all) => {
      at(all, 5).content = '{"kind":"act","values":{},"note":"annat"}';
      return relinked(all);
    }));
    expect([code, said]).toEqual([1, expect.stringContaining(`post 12 är en annan än den tryckta kontrollpunkten`)]);
    expect(said).not.toContain('är ändrad');
  });

  it('finds and names what was taken away, in the middle and last, and what changed places', () => {
    expect(verify(withEntries((all) => all.filter((entry) => entry !== at(all, 6))))).toMatchObject({ code: 1, said: expect.stringContaining(`FEL i följd ${board}: post 6 saknas.`) });
    expect(verify(withEntries((all) => all.filter((entry) => entry.stream !== board || entry.number <= 10)))).toMatchObject({ code: 1, said: expect.stringContaining(`post 11 och fram till minst post 12 saknas`) });
    expect(verify(withEntries((all) => all.filter((entry) => entry.stream !== board || entry.number <= 13)))).toMatchObject({ code: 1, said: expect.stringContaining(`post 14 och fram till post 14 saknas i filen`) });
    expect(verify(withEntries((all) => all.filter((entry) => entry.stream !== board)))).toMatchObject({ code: 1, said: expect.stringContaining(`post 1 och fram till minst post 12 saknas`) });
    const swapped = verify(withEntries((all) => {
      const [one, other] = [at(all, 3), at(all, 4)];
      [one.content, other.content, one.salt, other.salt] = [other.content ?? '', one.content ?? '', other.salt ?? '', one.salt ?? ''];
      return all;
    }));
    expect(swapped.said).toContain('post 3 är ändrad');
    expect(swapped.said).toContain('post 4 är ändrad');
    expect(verify(withEntries((all) => all.toSpliced(all.indexOf(at(all, 3)), 2, at(all, 4), at(all, 3))))).toMatchObject({ code: 1, said: expect.stringContaining('post 3 ligger på fel plats') });
  });

  it('finds an older copy put in place, and a file that was cut', () => {
    expect(verify(older)).toMatchObject({ code: 1, said: expect.stringContaining('exporten är äldre än kontrollpunkten') });
    expect(verify(`${whole.split('\n').slice(0, -2).join('\n')}\n`)).toMatchObject({ code: 1, said: expect.stringContaining('avbruten') });
  });

  it('accepts what was disposed of by an order in the log, and nothing else', async () => {
    const numbers = [[2, 4], [6, 6]];
    await database.transaction({ bodies: 'all' }, (connection) => connection.query(
      `insert into trail_entry (id, stream, body_id, at, actor, operation, object_kind, object_id, change_id, content, salt) values ($1, $2, $3, now(), 'arkivarien', 'trail.dispose', 'trail', $2, $1, $4, $5)`,
      [randomUUID(), board, board, JSON.stringify({ kind: 'act', values: { rule: 'Plan 4.2', before: '2026-01-01', count: 4, ranges: numbers }, note: '' }), randomBytes(16)]));
    const key = await openTrailKey(database, dataFolder);
    await startSealer(database, { ...key, everyMs: 500, failed: (error) => { throw error; }, lost: () => undefined }).stop();
    whole = (await exportTrail(database, [board], new Date())).text;
    expect(verify(whole)).toMatchObject({ code: 0, said: expect.stringContaining('15 poster, 4 med gallrat innehåll') });
    const unordered = withEntries((all) => all.map((entry) => (entry.stream === board && entry.number === 7 ? withoutContent(entry, at(all, 2)['disposalId']) : entry)));
    expect(verify(unordered)).toMatchObject({ code: 1, said: expect.stringContaining('post 7 saknar sitt innehåll utan att någon post säger att det är gallrat') });
  });

  it('refuses what it cannot verify', () => {
    expect(verify(whole, 'ingen punkt')).toMatchObject({ code: 2, said: expect.stringContaining('Kontrollpunkten går inte att läsa') });
    expect(verify('{"kind":"annat"}\n').code).toBe(2);
    expect(verify('skräp\n').code).toBe(2);
  });
});

const sha256 = (...parts: (Buffer | string)[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** What somebody does who knows how links are made. */
function relinked(all: Entry[]): Entry[] {
  const last = new Map<string, string>();
  for (const entry of all) {
    const head = JSON.stringify(['internkoll-trail-1', ...['id', 'stream', 'number', 'written', 'bodyId', 'at', 'actor', 'actorId', 'operation', 'objectKind', 'objectId', 'boardYearId', 'changeId', 'sealedAt'].map((field) => entry[field])]);
    const before = last.get(entry.stream);
    entry.link = sha256(before === undefined ? Buffer.alloc(32) : Buffer.from(before, 'hex'), sha256(head), sha256(Buffer.from(entry.salt ?? '', 'hex'), entry.content ?? '')).toString('hex');
    last.set(entry.stream, entry.link);
  }
  return all;
}
function withoutContent({ content, salt, ...entry }: Entry, disposalId: unknown): Entry {
  return { ...entry, disposalId, contentDigest: sha256(Buffer.from(salt ?? '', 'hex'), content ?? '').toString('hex') };
}
