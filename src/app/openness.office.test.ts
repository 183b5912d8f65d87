/** What is withheld is in no published file: not in what it says, and not in its bytes. Opened by other programs than those that wrote it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabases } from '../../tests/databases.ts';
import { markers, opennessTown, type OpennessTown } from '../../tests/opennessTown.ts';
import type { Database } from '../adapters/db/database.ts';
import { publicFormats, publicPapers } from '../contract/openness.ts';
import { closePdf } from '../reports/pdf.ts';
import { buildHouse } from '../wiring.ts';
import type { House } from './house.ts';

describe('papers for publication', () => {
  let database: Database;
  let house: House;
  let town: OpennessTown;
  let now = new Date('2026-01-10T08:00:00Z');
  const folder = mkdtempSync(join(tmpdir(), 'openness-'));

  beforeAll(async () => {
    const [first] = testDatabases();
    if (!first) throw new Error('there is no database');
    database = await first.fresh();
    house = buildHouse({ database, dataFolder: tmpdir(), zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false, now: () => now });
    town = await opennessTown(house, (at) => { now = new Date(at); });
  }, 120_000);
  afterAll(async () => { await closePdf(); await database?.close(); rmSync(folder, { recursive: true, force: true }); });

  /** All that any reader could find in a file: its bytes, and what other programs take out of it. */
  const everything = (bytes: Uint8Array, format: string): string => {
    const file = join(folder, `paper.${format}`);
    writeFileSync(file, bytes);
    const ran = (program: string, options: readonly string[]): string => execFileSync(program, options, { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
    const raw = Buffer.from(bytes);
    const kinds = format === 'pdf' || format === 'pdfa' ? [ran('pdftotext', ['-raw', file, '-']), ran('pdfinfo', ['-struct-text', file]), execFileSync('qpdf', ['--qdf', '--object-streams=disable', file, '-'], { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] }).toString('latin1'), ran('qpdf', ['--json', file])]
      : format === 'docx' || format === 'xlsx' ? [ran('unzip', ['-p', file])] : [];
    return [raw.toString('utf8'), raw.toString('latin1'), ...kinds].join('\n').replaceAll(/\s+/g, ' ');
  };
  const found = (text: string): string[] => [...markers, 'larmet på taket', 'Säkerhetschefen'].filter((word) => text.toLocaleLowerCase('sv').includes(word.toLocaleLowerCase('sv')));

  test('the whole paper has the words, or these tests would see nothing', async () => {
    const { bytes } = await town.ask('paper.vorPlan', { boardId: town.boardId, year: 2026, format: 'pdf', version: 'decided' });
    expect(found(everything(bytes, 'pdf')).length).toBeGreaterThan(3);
    const followup = await town.ask('paper.followup', { boardId: town.boardId, year: 2026, occasion: 'VB', format: 'docx', version: 'decided' });
    expect(found(everything(followup.bytes, 'docx')).length).toBeGreaterThan(3);
  }, 60_000);

  test.each(publicPapers.filter((paper) => paper !== 'differences').flatMap((paper) => publicFormats.map((format) => [paper, format] as const)))('the plan, %s as %s', async (paper, format) => {
    const { bytes, name } = await town.ask('paper.publication', { boardId: town.boardId, versionId: town.planVersion, paper, format });
    const text = everything(bytes, format);
    expect(found(text)).toEqual([]);
    expect(name).toContain(format === 'html' ? 'publicerat' : 'för publicering');
  }, 60_000);

  test('the rows that are left out stand there and say so; the figure of how many is on top', async () => {
    const { bytes } = await town.ask('paper.publication', { boardId: town.boardId, versionId: town.planVersion, paper: 'whole', format: 'pdf' });
    const said = everything(bytes, 'pdf');
    expect(said).toContain('4 rader lämnas inte ut');
    expect(said).toContain('Uppgifterna lämnas inte ut (OSL 18 kap. 8 §)');
  }, 60_000);

  test.each(publicFormats)('the follow-up as %s', async (format) => {
    const { bytes } = await town.ask('paper.publication', { boardId: town.boardId, versionId: town.followupVersion, paper: 'whole', format });
    expect(found(everything(bytes, format))).toEqual([]);
  }, 60_000);

  test('the year after, compared with this: what was withheld is on neither side', async () => {
    now = new Date('2027-01-21T08:00:00Z');
    const { boardId, ask } = town;
    await ask('year.start', { boardId, year: 2027, from: 2026, boardYearId: house.newId() });
    const versionId = house.newId() as OpennessTown['planVersion'];
    const overrides = (await ask('decision.prepare', { boardId, year: 2027, document: undefined })).errors.map((one) => ({ rule: one.rule, reason: 'prövas' }));
    await ask('decision.submit', { boardId, year: 2027, document: undefined, versionId, meetingOn: '2027-02-02' as never, caseNumber: '', recipients: '', overrides });
    for (const format of publicFormats) {
      const { bytes } = await ask('paper.publication', { boardId, versionId, paper: 'differences', format });
      expect([format, found(everything(bytes, format))]).toEqual([format, []]);
    }
    // The new year's own rows are carried from marked ones: they are swept as quotations, though nobody has marked them yet.
    const { bytes } = await ask('paper.publication', { boardId, versionId, paper: 'whole', format: 'json' });
    expect(found(everything(bytes, 'json'))).toEqual([]);
  }, 120_000);

  test('a paper where something is withheld says no checksum, by which it could be guessed', async () => {
    const { bytes } = await town.ask('paper.publication', { boardId: town.boardId, versionId: town.planVersion, paper: 'whole', format: 'html' });
    expect(Buffer.from(bytes).toString()).not.toMatch(/[0-9a-f]{64}/);
  });

  test('numbers and ratings stay, so that the matrix is true', async () => {
    const { bytes } = await town.ask('paper.publication', { boardId: town.boardId, versionId: town.planVersion, paper: 'whole', format: 'json' });
    const data = JSON.parse(Buffer.from(bytes).toString()) as { withheld: number; content: { events: { label: string | null; likelihood: number; consequence: number; text: string }[] } };
    expect(data.withheld).toBe(4);
    expect(data.content.events.map((one) => `${one.label ?? '-'} ${one.likelihood} ${one.consequence}`).toSorted()).toEqual(['- 1 2', '1 4 4', '2 3 3']);
    expect(data.content.events.find((one) => one.label === '2')?.text).toBe('Utlägg betalas utan kvitto');
  });
});
