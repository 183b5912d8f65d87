/** Openness and secrecy on both databases: who may what, what anybody sees, what is kept about a person, and the log as people search it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabases } from '../../tests/databases.ts';
import { markers, opennessTown, type OpennessTown } from '../../tests/opennessTown.ts';
import type { Database } from '../adapters/db/database.ts';
import { startSealer, type Sealer } from '../adapters/db/seal.ts';
import { openTrailKey } from '../adapters/db/sealKeys.ts';
import type { Day } from '../domain/day.ts';
import type { PersonId } from '../domain/identity.ts';
import { buildHouse } from '../wiring.ts';
import type { House } from './house.ts';
import { run } from './run.ts';

const day = (text: string): Day => text as Day;

describe.each(testDatabases())('openness: $name', ({ freshConfig, name }) => {
  let database: Database;
  let house: House;
  let town: OpennessTown;
  let sealer: Sealer;
  let now = new Date('2026-01-10T08:00:00Z');
  const folder = mkdtempSync(join(tmpdir(), 'openness-'));
  const anybody = (id: 'published.list' | 'published.page' | 'published.version' | 'published.paper', input: object) => run(house, { actor: null, requestId: 't', loopback: false, address: '192.0.2.1' }, id, input);

  beforeAll(async () => {
    const config = await freshConfig();
    const { openDatabase } = await import('../adapters/db/open.ts');
    database = await openDatabase(config);
    const key = await openTrailKey(database, config.dataFolder);
    sealer = startSealer(database, { ...key, everyMs: 500, failed: (error) => { throw error; }, lost: (stream) => { throw new Error(stream); } });
    house = buildHouse({ database, dataFolder: config.dataFolder, zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false, now: () => now });
    town = await opennessTown(house, (at) => { now = new Date(at); });
    await sealer.sealNow();
  }, 120_000);
  afterAll(async () => { await sealer?.stop(); await database?.close(); rmSync(folder, { recursive: true, force: true }); });

  test('a mark has its ground, who decided and when; it is lifted with a reason, stays to be read, and is in the log', async () => {
    const { boardId, ask, refused, ids, registrar } = town;
    const { marks, may } = await ask('secrecy.list', { boardId });
    expect(may).toBe(true);
    expect(marks.find((one) => one.objectId === ids.event)).toMatchObject({ objectKind: 'event', ground: '18:8', decidedBy: 'Säkerhetschefen', decidedOn: '2026-01-09', markedBy: 'Asta Lundvik', lifted: null });
    const again = { boardId, markId: house.newId(), objectKind: 'event' as const, objectId: ids.event, ground: '18:9', decidedBy: 'Registratorn', decidedOn: day('2026-01-09'), note: '' };
    expect(await refused('secrecy.mark', again)).toBe('secrecy.already-marked');
    expect(await refused('secrecy.mark', { ...again, objectId: ids.plain, decidedOn: day('2030-01-01') })).toBe('field.value-not-allowed');
    expect(await refused('secrecy.mark', { ...again, objectId: house.newId() })).toBe('object.not-found');
    await ask('secrecy.mark', { ...again, objectId: ids.plain }, registrar);
    // The same once more is a retry.
    expect((await ask('secrecy.mark', { ...again, objectId: ids.plain }, registrar)).marks.filter((one) => one.objectId === ids.plain)).toHaveLength(1);
    const lifted = await ask('secrecy.lift', { boardId, markId: again.markId, reason: 'Lades på fel rad' }, registrar);
    expect(lifted.marks.find((one) => one.id === again.markId)?.lifted).toEqual({ on: '2027-01-20', by: 'Birk Ahlm', reason: 'Lades på fel rad' });
    const { entries } = await ask('trail.search', { boardId, who: 'birk', what: 'secrecy', object: '', text: '', from: '', to: '' });
    expect(entries.map((one) => one.operation)).toEqual(['secrecy.lift', 'secrecy.mark']);
    expect(entries[0]?.note).toBe('Lades på fel rad');
  });

  test('nobody but the board publishes or takes back, whatever a use case forgets', async () => {
    const elsewhere = { bodies: house.newId(), person: '' };
    const row = [house.newId(), town.boardId, house.newId(), house.newId()];
    await expect(database.transaction(elsewhere, (connection) => connection.query("insert into publication (id, body_id, board_year_id, version_id, document, published_at, published_by) values ($1, $2, $3, $4, 'vorPlan', now(), '')", row))).rejects.toThrow(/row-level security/);
    await expect(database.transaction({ ...elsewhere, bodies: 'all' }, (connection) => connection.query('delete from publication'))).rejects.toThrow(/permission denied/);
  });

  test('another board neither sees nor marks', async () => {
    const { boardId, refused, stranger, ids } = town;
    expect(await refused('secrecy.list', { boardId }, stranger)).toBe('object.not-found');
    expect(await refused('secrecy.mark', { boardId, markId: house.newId(), objectKind: 'event', objectId: ids.plain, ground: '18:8', decidedBy: 'x', decidedOn: day('2026-01-01'), note: '' }, stranger)).toBe('object.not-found');
    // Its own board, but a row of this one.
    expect(await refused('secrecy.mark', { boardId: town.otherBoard, markId: house.newId(), objectKind: 'event', objectId: ids.plain, ground: '18:8', decidedBy: 'x', decidedOn: day('2026-01-01'), note: '' }, stranger)).toBe('object.not-found');
    const rows = await house.opener.reading([town.otherBoard], (store) => store.boardMarks(boardId));
    expect(rows).toEqual([]);
  });

  test('nothing is published until the board has done it, and not after it has been taken back', async () => {
    const { boardId, planVersion, ask, refused } = town;
    const list = async () => { const found = await anybody('published.list', {}); return found.ok ? (found.value as { versions: readonly { publicationId: string; withheld: number; board: string }[] }).versions : []; };
    expect(await list()).toEqual([]);
    const publicationId = house.newId();
    expect(await anybody('published.version', { publicationId })).toMatchObject({ ok: false, refusal: { code: 'object.not-found' } });
    await ask('publication.publish', { boardId, publicationId, versionId: planVersion });
    expect(await refused('publication.publish', { boardId, publicationId: house.newId(), versionId: planVersion })).toBe('publication.already');
    expect(await list()).toMatchObject([{ publicationId, board: 'Kulturnämnden', withheld: 4 }]);
    const page = await anybody('published.version', { publicationId });
    const html = page.ok ? Buffer.from((page.value as { bytes: Uint8Array }).bytes).toString() : '';
    expect(html).toContain('<html lang="sv">');
    expect(html).toContain('Uppgifterna lämnas inte ut (OSL 18 kap. 8 §)');
    expect(html).not.toContain(' style=');
    expect(markers.filter((word) => html.includes(word))).toEqual([]);
    const json = await anybody('published.paper', { publicationId, paper: 'whole', format: 'json' });
    expect(json.ok && markers.filter((word) => Buffer.from((json.value as { bytes: Uint8Array }).bytes).toString().includes(word))).toEqual([]);
    // A mark that is set afterwards is in what is published at once.
    const mark = { boardId, markId: house.newId(), objectKind: 'event' as const, objectId: town.ids.plain, ground: '39:2', decidedBy: 'Registratorn', decidedOn: day('2027-01-19'), note: '' };
    await ask('secrecy.mark', mark);
    const after = await anybody('published.version', { publicationId });
    expect(after.ok && Buffer.from((after.value as { bytes: Uint8Array }).bytes).toString().includes('Utlägg betalas')).toBe(false);
    await ask('secrecy.lift', { boardId, markId: mark.markId, reason: 'prövas' });
    await ask('publication.end', { boardId, publicationId, reason: 'Fel version' });
    expect(await list()).toEqual([]);
    expect(await anybody('published.version', { publicationId })).toMatchObject({ ok: false, refusal: { code: 'object.not-found' } });
    expect((await ask('publication.list', { boardId })).ended).toMatchObject([{ versionId: planVersion, by: 'Asta Lundvik', reason: 'Fel version' }]);
  }, 60_000);

  test('what is only submitted is not published', async () => {
    const { boardId, ask, refused } = town;
    await ask('year.start', { boardId, year: 2027, from: 2026, boardYearId: house.newId() });
    const versionId = house.newId() as OpennessTown['planVersion'];
    const overrides = (await ask('decision.prepare', { boardId, year: 2027, document: undefined })).errors.map((one) => ({ rule: one.rule, reason: 'prövas' }));
    await ask('decision.submit', { boardId, year: 2027, document: undefined, versionId, meetingOn: day('2027-02-02'), caseNumber: '', recipients: '', overrides });
    expect(await refused('publication.publish', { boardId, publicationId: house.newId(), versionId })).toBe('publication.not-decided');
    // The mark of last year's row follows the one that continues it.
    const { marks } = await ask('secrecy.list', { boardId });
    expect(marks.find((one) => one.objectId === town.ids.event)?.follows).toHaveLength(1);
  });

  test('a marked row is not merged into one without a mark, which would take over its words', async () => {
    const { boardId, refused, ids } = town;
    const merge = (year: number, keep: string, gone: string) => refused('year.merge', { boardId, year, changeId: house.newId(), keep, gone: [gone] });
    expect(await merge(2026, ids.plain, ids.event)).toBe('secrecy.marked-row-goes');
    // The row of next year that continues it has its mark, too.
    const [continued] = (await town.ask('secrecy.list', { boardId })).marks.find((one) => one.objectId === ids.event)?.follows ?? [];
    const { content } = await town.ask('year.read', { boardId, year: 2027 });
    const other = content.events.find((one) => one.text === 'Utlägg betalas utan kvitto');
    expect(await merge(2027, other?.id ?? '', continued ?? '')).toBe('secrecy.marked-row-goes');
    expect(await merge(2027, continued ?? '', other?.id ?? '')).toBe('ok');
  });

  test('what is kept about a person: all of it inside the scope, and it stops at deviations whether there are any or not', async () => {
    const { boardId, ask, refused, registrar, administrator, coordinator, stranger } = town;
    const exported = async (actor: OpennessTown['coordinator'], of: OpennessTown['coordinator']) => JSON.parse(Buffer.from((await ask('personData.export', { personId: of.personId as PersonId, requestId: house.newId(), format: 'json' }, actor)).bytes).toString()) as { person: { name: string }; grants: { role: string }[]; log: { operation: string; objectKind: string }[]; texts: { text: string }[]; sessions: unknown[]; stops: string };
    await ask('measure.note', { boardId, year: 2026, measureId: town.ids.measure, noteId: house.newId(), text: 'Asta Lundvik ringde om låset. Asta Lundviksson var inte med.', status: null, end: null });
    const data = await exported(registrar, coordinator);
    expect(data.person.name).toBe('Asta Lundvik');
    expect(data.grants.map((one) => one.role)).toEqual(['coordinator']);
    expect(data.log.some((one) => one.operation === 'secrecy.mark')).toBe(true);
    expect(data.texts.map((one) => one.text)).toContain('Asta Lundvik ringde om låset. Asta Lundviksson var inte med.');
    expect(data.stops).toContain('stannar');
    const tasksBefore = (await ask('request.list', { boardId }, registrar)).requests.length;
    // One who has reported and is involved in one, beside one who has not: alike but for the name.
    const employee = await ask('deviation.receivers', { boardId, involved: [] }, coordinator).then(() => coordinator);
    await run(house, { actor: employee, requestId: 't', loopback: true, address: 'x' }, 'deviation.report', { boardId, id: house.newId(), what: 'Kassan saknar Birk Ahlm', happenedOn: '2027-01-15', unitId: null, choice: 'director', involved: [registrar.personId] });
    const [whole, about] = [await exported(administrator, coordinator), await exported(administrator, registrar)];
    for (const one of [whole, about]) {
      expect(JSON.stringify(one)).not.toContain('Kassan saknar');
      expect(one.log.filter((entry) => entry.objectKind === 'deviation')).toEqual([]);
    }
    expect((await ask('request.list', { boardId }, registrar)).requests.length - tasksBefore).toBe(2);
    // What a board writes is its own: whoever manages the people could else call somebody by a common word and read every draft.
    const word = await ask('person.add', { id: house.newId() as PersonId, name: 'Utlägg', title: '', mail: null }, administrator).then(({ people }) => people.find((one) => one.name === 'Utlägg')?.id ?? '');
    const drawn = await exported(administrator, { ...coordinator, personId: word as PersonId });
    expect([drawn.person.name, drawn.texts, whole.texts]).toEqual(['Utlägg', [], []]);
    // Somebody else's board: there is no such person.
    expect(await refused('personData.export', { personId: coordinator.personId as PersonId, requestId: house.newId(), format: 'json' }, stranger)).toBe('object.not-found');
    expect(await refused('personData.export', { personId: coordinator.personId as PersonId, requestId: house.newId(), format: 'json' }, coordinator)).toBe('access.not-allowed');
    const html = Buffer.from((await ask('personData.export', { personId: coordinator.personId as PersonId, requestId: house.newId(), format: 'html' }, registrar)).bytes).toString();
    expect(html).toContain('artikel 15');
    expect(html).not.toMatch(/id_hash|secret/);
  }, 60_000);

  test('the record of handling: own words beside what the system knows, and nobody writes over another', async () => {
    const { boardId, ask, refused, registrar } = town;
    const first = await ask('processing.read', { boardId }, registrar);
    expect(first.facts.roles).toContainEqual({ role: 'coordinator', people: 1 });
    const details = { ...first.details, officer: 'Ombudet, 0123-456' };
    const saved = await ask('processing.save', { boardId, seen: null, details }, registrar);
    expect(saved.details.officer).toBe('Ombudet, 0123-456');
    expect(await refused('processing.save', { boardId, seen: null, details }, registrar)).toBe('field.changed-by-other');
    for (const format of ['docx', 'xlsx'] as const) expect((await ask('paper.processing', { boardId, format }, registrar)).bytes.byteLength).toBeGreaterThan(2000);
  });

  test('the log is searched by who, what, when, which and words, in order, page by page', async () => {
    const { boardId, ask, ids } = town;
    const search = { boardId, who: '', what: '', object: '', text: '', from: '' as const, to: '' as const };
    const all: string[] = [];
    for (let before: string | undefined; ;) {
      const page = await ask('trail.search', { ...search, ...(before === undefined ? {} : { before }) });
      all.push(...page.entries.map((one) => one.id));
      if (page.next === null) break;
      before = page.next;
    }
    expect(new Set(all).size).toBe(all.length);
    expect((await ask('trail.search', { ...search, object: ids.measure })).entries.every((one) => one.objectId === ids.measure)).toBe(true);
    expect((await ask('trail.search', { ...search, text: '100 %_\\' })).entries).toEqual([]);
    expect((await ask('trail.search', { ...search, text: 'zebrafinken', to: '2026-01-10' as Day })).entries.length).toBeGreaterThan(0);
    expect((await ask('trail.search', { ...search, from: '2030-01-01' as Day })).entries).toEqual([]);
    expect((await ask('trail.search', search)).entries.filter((one) => one.objectKind === 'deviation')).toEqual([]);
  });

  test('the whole stream is accepted by the verifier that needs no database; a search is CSV', async () => {
    const { boardId, ask } = town;
    await sealer.sealNow();
    const search = { boardId, who: '', what: '', object: '', text: '', from: '' as const, to: '' as const };
    const { bytes } = await ask('trail.export', { ...search, format: 'jsonl' });
    const file = join(folder, `${name}.jsonl`);
    writeFileSync(file, bytes);
    const end = JSON.parse(Buffer.from(bytes).toString().trimEnd().split('\n').at(-1) ?? '') as { streams: { stream: string; number: number; link: string }[] };
    const [stream] = end.streams;
    expect(stream?.stream).toBe(boardId);
    const said = execFileSync(process.execPath, ['tools/verify-trail.mjs', file, `${stream?.stream ?? ''}, post ${stream?.number ?? ''}, ${stream?.link ?? ''}`], { encoding: 'utf8' });
    expect(said).not.toContain('FEL');
    const csv = Buffer.from((await ask('trail.export', { ...search, format: 'csv', what: 'secrecy' })).bytes).toString();
    expect(csv.split('\r\n')[0]).toContain('När;Vem;Vad');
    expect(csv).toContain('secrecy.mark');
  });

  test('disposal has its protocol: the rule, who decided, the numbers; the chain holds', async () => {
    const { boardId, ask, registrar } = town;
    const order = { boardId, before: day('2026-06-01'), rule: 'Informationshanteringsplan 2026, punkt 4.2', decidedBy: 'Kulturnämnden § 12' };
    const counted = await ask('trail.dispose', { ...order, dryRun: true }, registrar);
    expect(counted).toMatchObject({ ordered: false });
    expect(counted.count).toBeGreaterThan(0);
    await ask('trail.dispose', { ...order, dryRun: false }, registrar);
    await sealer.sealNow();
    const { orders } = await ask('trail.disposals', { boardId }, registrar);
    expect(orders).toMatchObject([{ rule: order.rule, count: counted.count, carriedOut: counted.count, by: 'Birk Ahlm' }]);
    const paper = await ask('trail.disposalPaper', { boardId, entryId: orders[0]?.id ?? '', format: 'docx' }, registrar);
    writeFileSync(join(folder, 'protokoll.docx'), paper.bytes);
    const text = execFileSync('unzip', ['-p', join(folder, 'protokoll.docx'), 'word/document.xml'], { encoding: 'utf8' });
    for (const words of [order.rule, order.decidedBy, '2026-06-01']) expect(text).toContain(words);
  });
});
