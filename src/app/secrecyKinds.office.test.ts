/** Every kind of row, text and file that can be marked: what it says is in no public form, the paper says that something is left out and by which provision, and the auditors' package names it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabases } from '../../tests/databases.ts';
import { appoint } from '../../tests/operations.ts';
import { opennessTown, year, type OpennessTown } from '../../tests/opennessTown.ts';
import type { Database } from '../adapters/db/database.ts';
import { publicFormats } from '../contract/openness.ts';
import type { Input } from '../contract/table.ts';
import type { Day } from '../domain/day.ts';
import type { VersionId } from '../domain/identity.ts';
import { answerKey, markedKinds, sectionKey, type MarkedKind } from '../domain/openness/secrecy.ts';
import { withheldFollowup } from '../domain/openness/withhold.ts';
import type { FollowupContent } from '../domain/followup/content.ts';
import { closePdf } from '../reports/pdf.ts';
import { buildHouse } from '../wiring.ts';
import type { House } from './house.ts';
import type { Actor } from './ports.ts';

/** A word of each thing that stands nowhere else. */
const secret = { group: 'Safirvägen', control: 'Snögloben', introduction: 'Korallrevet', answer: 'Porslinsugnen', event: 'Gyllenhorn', activity: 'Tusenskönan', measure: 'Åskledarmast', recommendation: 'Björnbärssnår', judgement: 'Rosenkvarts', evidence: 'Malakitgruvan', import: 'Sjöstjärnan' } as const;

describe('what is marked', () => {
  let database: Database;
  let house: House;
  let town: OpennessTown;
  let director: Actor;
  let now = new Date('2026-01-10T08:00:00Z');
  const folder = mkdtempSync(join(tmpdir(), 'secrecy-'));
  const next = 2028;
  const ids: Partial<Record<MarkedKind, string>> = {};
  let planVersion: VersionId;
  let followupVersion: VersionId;
  let followupId: string;

  beforeAll(async () => {
    const [first] = testDatabases();
    if (!first) throw new Error('there is no database');
    database = await first.fresh();
    house = buildHouse({ database, dataFolder: tmpdir(), zone: 'Europe/Stockholm', publicUrl: 'http://127.0.0.1', demo: false, now: () => now });
    town = await opennessTown(house, (at) => { now = new Date(at); });
    const { boardId, ask } = town;
    director = await appoint(house, { name: 'Dir Ektorsson', title: 'Förvaltningschef', role: 'director', place: { kind: 'body', id: boardId } });
    // A year of its own, decided without any mark, so that each mark is seen to do its own work.
    now = new Date('2028-01-10T08:00:00Z');
    const boardYearId = house.newId();
    await ask('year.create', { boardId, year: next, boardYearId, methodId: null });
    const change = () => ({ boardId, year: next, changeId: house.newId() });
    const [group, event, control, activity, measure, recommendation] = Array.from({ length: 6 }, () => house.newId()) as [string, string, string, string, string, string];
    await ask('year.add', { ...change(), object: 'group', rows: [{ id: group, parentId: null, level: 0, title: `Målet vid ${secret.group}`, position: 1 }] });
    await ask('year.add', { ...change(), object: 'event', rows: [{ id: event, groupId: group, label: '1', text: `Portkoden till ${secret.event} sprids`, likelihood: 4, consequence: 4, treatment: 'plan' }] });
    await ask('year.add', { ...change(), object: 'control', rows: [{ id: control, groupId: group, text: `Vakten ser efter ${secret.control} varje kväll`, covers: [event] }] });
    await ask('year.add', { ...change(), object: 'activity', rows: [{ id: activity, text: `Prov av låset mot ${secret.activity}`, eventIds: [event], owner: { kind: 'text', printed: 'Ekonomichef' }, frequency: { kind: 'code', code: 'year', printed: 'Varje år' } }] });
    await ask('year.change', { ...change(), changes: [{ object: 'year', id: boardYearId, field: 'introduction', seen: '', wanted: `Året började vid ${secret.introduction}.` }] });
    await ask('year.answer', { ...change(), question: 'giftsAndBribes', eventIds: [], reason: `Det gäller bara ${secret.answer}.` });
    await ask('measure.add', { ...change(), row: { id: measure, title: `Byt ${secret.measure}`, eventIds: [event], end: '2028-10-01' as Day } });
    await ask('recommendation.add', { ...change(), row: { id: recommendation, text: `Se över ${secret.recommendation}`, source: 'auditors' } });
    planVersion = house.newId() as VersionId;
    followupVersion = house.newId() as VersionId;
    const decide = async (document: 'followup-VB' | undefined, versionId: VersionId, on: string) => {
      const overrides = (await ask('decision.prepare', { boardId, year: next, document })).errors.map((one) => ({ rule: one.rule, reason: 'prövas' }));
      await ask('decision.submit', { boardId, year: next, document, versionId, meetingOn: on as Day, caseNumber: '', recipients: '', overrides });
      await ask('decision.register', { boardId, year: next, document, versionId, outcome: 'asProposed', decidedOn: on as Day, minutesItem: '§ 4', note: '', boardsOwnVersionId: null });
    };
    await decide(undefined, planVersion, '2028-01-20');
    now = new Date('2028-11-01T08:00:00Z');
    const [planned] = (await ask('control.list', { boardId, year: next })).activities.flatMap((one) => one.occasions);
    const occasionId = planned?.id ?? '';
    const { occasion } = await ask('control.read', { boardId, occasionId });
    const counted = await ask('control.count', { boardId, occasionId, revision: occasion.revision, size: 5 });
    const evidenceId = house.newId();
    await ask('control.addEvidence', { boardId, occasionId, evidenceId, name: `${secret.evidence}.txt`, bytes: Buffer.from('foto').toString('base64') } as Input<'control.addEvidence'>);
    const fresh = await ask('control.read', { boardId, occasionId });
    const rested = await ask('control.rest', { boardId, occasionId, revision: Math.max(counted.occasion.revision, fresh.occasion.revision) });
    await ask('control.finish', { boardId, occasionId, revision: rested.occasion.revision, conclusion: 'Utan anmärkning', comment: `Se bilden ${secret.evidence}.txt och dokumentet ${secret.import}.docx` });
    now = new Date('2029-01-20T08:00:00Z');
    followupId = house.newId();
    await ask('followup.begin', { boardId, year: next, occasion: 'VB', followupId });
    await ask('followup.judge', { boardId, year: next, occasion: 'VB', judgement: 'sufficient', grounds: `Det räcker trots ${secret.judgement}.` } as Input<'followup.judge'>, director);
    await decide('followup-VB', followupVersion, '2029-02-02');
    // The original of an import, as the taking of one leaves it.
    const importId = house.newId();
    await database.asOwner(async (connection) => {
      const fileId = house.newId();
      await connection.query("insert into kept_file (id, body_id, sha256, name, media_type, bytes, created_at) values ($1, $2, 'x', $3, 'text/plain', 'hej', now())", [fileId, boardId, `${secret.import}.docx`]);
      await connection.query("insert into import (id, board_year_id, file_id, reader_version, draft, dismissed, read_at) values ($1, $2, $3, 1, '{}', '[]', now())", [importId, boardYearId, fileId]);
    });
    Object.assign(ids, { group, event, control, activity, measure, recommendation, introduction: boardYearId, answer: answerKey(boardYearId, 'giftsAndBribes'), section: sectionKey(followupId, 'judgement', ''), occasion: occasionId, evidence: evidenceId, import: importId });
  }, 120_000);
  afterAll(async () => { await closePdf(); await database?.close(); rmSync(folder, { recursive: true, force: true }); });

  const textOf = (bytes: Uint8Array, format: string): string => {
    const file = join(folder, `paper.${format}`);
    writeFileSync(file, bytes);
    const inside = format === 'docx' || format === 'xlsx' ? execFileSync('unzip', ['-p', file], { encoding: 'utf8', maxBuffer: 1 << 28 }) : format === 'pdf' || format === 'pdfa' ? execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }) : '';
    return `${Buffer.from(bytes).toString('utf8')}\n${inside}`;
  };
  const paper = async (versionId: VersionId, which: 'whole' | 'plan' | 'members', format: (typeof publicFormats)[number]): Promise<string> => textOf((await town.ask('paper.publication', { boardId: town.boardId, versionId, paper: which, format })).bytes, format);
  /** All that goes out of both documents; set once in a PDF, the rest by their plain forms. */
  const everything = async (): Promise<string> => {
    const texts: string[] = [];
    for (const format of publicFormats) texts.push(await paper(planVersion, 'whole', format), await paper(followupVersion, 'whole', format));
    for (const which of ['plan', 'members'] as const) texts.push(await paper(planVersion, which, 'html'));
    return texts.join('\n');
  };

  test('every kind has a thing here, and before it is marked its words go out', async () => {
    expect(Object.keys(ids).toSorted()).toEqual([...markedKinds].toSorted());
    const text = await everything();
    for (const kind of ['group', 'control', 'introduction', 'answer', 'event', 'activity', 'measure', 'recommendation', 'judgement', 'evidence', 'import'] as const) expect([kind, text.includes(secret[kind])]).toEqual([kind, true]);
  }, 120_000);

  const words: Readonly<Record<MarkedKind, string>> = { ...secret, section: secret.judgement, occasion: 'Se bilden' };
  test.each(markedKinds)('%s', async (kind) => {
    const { boardId, ask, refused, stranger, otherBoard } = town;
    const mark = { boardId, markId: house.newId(), objectKind: kind, objectId: ids[kind] ?? '', ground: '21:3', decidedBy: 'Registratorn', decidedOn: '2029-01-19' as Day, note: '' };
    // Of another board it is neither seen nor marked.
    expect(await refused('secrecy.mark', { ...mark, boardId: otherBoard }, stranger)).toBe('object.not-found');
    const { marks } = await ask('secrecy.mark', mark);
    const says = marks.find((one) => one.id === mark.markId)?.says ?? '';
    // A section is called by its follow-up, a control by its activity.
    expect([kind, says.includes(words[kind])]).toEqual([kind, kind !== 'section' && kind !== 'occasion']);
    const text = await everything();
    expect([kind, text.includes(words[kind])]).toEqual([kind, false]);
    expect([kind, text.includes('OSL 21 kap. 3 §')]).toEqual([kind, true]);
    await ask('secrecy.lift', { boardId, markId: mark.markId, reason: 'prövas' });
    expect((await paper(planVersion, 'whole', 'json')) + (await paper(followupVersion, 'whole', 'json'))).toContain(words[kind]);
  }, 120_000);

  test('a title of a material deviation in a follow-up, too', () => {
    const content = { followupId, boardYearId: '', municipality: '', board: { id: '', name: '' }, method: {}, rows: [], measures: [], recommendations: [], introduction: '', closing: 'Opalskrinet är borta ur kassan', judgement: null, deviations: [{ id: 'd', title: 'Opalskrinet är borta', reportedOn: '2028-05-01', state: 'closed', measures: 0 }] } as unknown as FollowupContent;
    const given = { grounds: new Map([[sectionKey(followupId, 'deviation', 'd'), '18:1']]), texts: [], words: { row: () => 'lämnas inte ut', quote: '[…]' } };
    const { content: bare, withheld } = withheldFollowup(content, given);
    expect([withheld, bare.deviations?.[0]?.title, bare.closing]).toEqual([1, 'lämnas inte ut', '[…] ur kassan']);
  });

  test('the original of an import is the board\'s to fetch, and nobody else\'s', async () => {
    const { boardId, otherBoard, ask, refused, stranger } = town;
    const importId = ids.import ?? '';
    expect((await ask('import.list', { boardId })).files).toMatchObject([{ id: importId, year: next, name: `${secret.import}.docx`, size: 3, undone: false }]);
    expect(Buffer.from((await ask('import.file', { boardId, importId })).bytes).toString()).toBe('hej');
    expect(await refused('import.list', { boardId }, stranger)).toBe('object.not-found');
    expect(await refused('import.file', { boardId: otherBoard, importId }, stranger)).toBe('object.not-found');
  });

  test('rows of earlier years that say the same are asked about and marked in the same act; other ids are not', async () => {
    const { boardId, ask } = town;
    now = new Date('2029-02-10T08:00:00Z');
    await ask('publication.publish', { boardId, publicationId: house.newId(), versionId: planVersion });
    await ask('year.start', { boardId, year: next + 1, from: next, boardYearId: house.newId() });
    const change = () => ({ boardId, year: next + 1, changeId: house.newId() });
    const { content } = await ask('year.read', { boardId, year: next + 1 });
    const carried = content.events.find((one) => one.text.includes(secret.event));
    const objectId = carried?.id ?? '';
    expect((await ask('secrecy.earlier', { boardId, objectKind: 'event', objectId })).rows).toEqual([{ id: ids.event, year: next, says: `Portkoden till ${secret.event} sprids`, published: true }]);
    // Said in other words this year, it is still the same row.
    await ask('year.change', { ...change(), changes: [{ object: 'event', id: objectId, field: 'text', seen: carried?.text, wanted: 'Koden är spridd' }] });
    expect((await ask('secrecy.earlier', { boardId, objectKind: 'event', objectId })).rows.map((row) => row.id)).toEqual([ids.event]);
    // A new row with the same words, and other spaces and capitals.
    const own = house.newId();
    await ask('year.add', { ...change(), object: 'event', rows: [{ id: own, label: '9', text: `portkoden  till ${secret.event} sprids `, likelihood: 1, consequence: 1 }] });
    expect((await ask('secrecy.earlier', { boardId, objectKind: 'event', objectId: own })).rows.map((row) => row.id)).toEqual([ids.event]);
    const control = content.controls.find((one) => one.text.includes(secret.control));
    expect((await ask('secrecy.earlier', { boardId, objectKind: 'control', objectId: control?.id ?? '' })).rows.map((row) => row.id)).toEqual([ids.control]);
    const mark = { boardId, markId: house.newId(), objectKind: 'event' as const, objectId: own, ground: '18:8', decidedBy: 'Registratorn', decidedOn: '2029-02-01' as Day, note: '' };
    const { marks } = await ask('secrecy.mark', { ...mark, also: [{ markId: house.newId(), objectId: ids.event ?? '' }, { markId: house.newId(), objectId: ids.activity ?? '' }] });
    const standing = marks.filter((one) => one.lifted === null).map((one) => one.objectId);
    expect([own, ids.event, ids.activity].map((id) => standing.includes(id ?? ''))).toEqual([true, true, false]);
    expect((await ask('secrecy.earlier', { boardId, objectKind: 'event', objectId })).rows).toEqual([]);
    expect(await paper(planVersion, 'whole', 'html')).not.toContain(secret.event);
    const { entries } = await ask('trail.search', { boardId, who: '', what: 'secrecy.mark', object: '', text: ids.event ?? '', from: '', to: '' });
    expect(entries.length).toBeGreaterThan(0);
  }, 60_000);

  test('years that never left the house are not asked about', async () => {
    const { boardId, ask } = town;
    const [a, b] = [house.newId(), house.newId()];
    await ask('year.add', { boardId, year: next + 1, changeId: house.newId(), object: 'event', rows: [{ id: a, label: '20', text: 'Bara i utkastet', likelihood: 1, consequence: 1 }] });
    await ask('year.create', { boardId, year: next + 2, boardYearId: house.newId(), methodId: null });
    await ask('year.add', { boardId, year: next + 2, changeId: house.newId(), object: 'event', rows: [{ id: b, label: '1', text: 'Bara i utkastet', likelihood: 1, consequence: 1 }] });
    expect((await ask('secrecy.earlier', { boardId, objectKind: 'event', objectId: b })).rows).toEqual([]);
    expect(year).toBeLessThan(next);
  });
});
