/** The auditor reads what has left the board and nothing else, over every operation there is; a draft is read only while the board shares it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../src/adapters/db/database.ts';
import { startSealer, type Sealer } from '../src/adapters/db/seal.ts';
import { openTrailKey } from '../src/adapters/db/sealKeys.ts';
import { run } from '../src/app/run.ts';
import { operationIds, operations, type Input, type OperationId, type Output } from '../src/contract/table.ts';
import { buildAuditTown, DRAFT, SECRET, type AuditTown } from './auditTown.ts';
import { testDatabases } from './databases.ts';
import { machine } from './operations.ts';
import { serve, type Served } from './served.ts';
import { inputs, type Aim } from './sweep/inputs.ts';

const verifier = fileURLToPath(new URL('../tools/verify-trail.mjs', import.meta.url));
type Who = keyof AuditTown['people'] | 'asta' | 'birk';

describe.each(testDatabases())('the auditor on $name', ({ freshConfig }) => {
  let database: Database;
  let served: Served;
  let town: AuditTown;
  let sealer: Sealer;
  let folder: string;
  const cookies = new Map<Who, string>();
  const at = () => ({ boardId: town.boardId, year: town.year });

  const raw = async (who: Who, id: OperationId, input: Readonly<Record<string, unknown>>): Promise<{ status: number; text: string; bytes: Buffer; type: string }> => {
    const { method, path } = operations[id];
    const rest: Record<string, unknown> = { ...input };
    const address = path.replaceAll(/:(\w+)/g, (_, part: string) => { const value = rest[part]; delete rest[part]; return encodeURIComponent(String(value)); });
    const query = method === 'GET' ? new URLSearchParams(Object.entries(rest).flatMap(([key, value]) => (value === undefined || value === null ? [] : [[key, String(value)]]))).toString() : '';
    const answer = await fetch(`${served.address}${address}${query === '' ? '' : `?${query}`}`, { method, headers: { cookie: cookies.get(who) ?? '', ...(method === 'POST' ? { 'content-type': 'application/json' } : {}) }, ...(method === 'POST' ? { body: JSON.stringify(rest) } : {}) });
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, text: bytes.toString('utf8'), bytes, type: answer.headers.get('content-type') ?? '' };
  };
  const as = async <Id extends OperationId>(who: Who, id: Id, input: Input<Id>): Promise<Output<Id>> => {
    const answer = await raw(who, id, input as Readonly<Record<string, unknown>>);
    if (answer.status !== 200) throw new Error(`${who} ${id}: ${answer.status} ${answer.text}`);
    return JSON.parse(answer.text) as Output<Id>;
  };
  const code = async <Id extends OperationId>(who: Who, id: Id, input: Input<Id>): Promise<string> => {
    const answer = await raw(who, id, input as Readonly<Record<string, unknown>>);
    return answer.status === 200 ? 'ok' : String((JSON.parse(answer.text) as { code: string }).code);
  };
  /** Every word of an answer, packed or not: sheets and packages are opened. */
  const wordsOf = (answer: { bytes: Buffer; type: string; text: string }): string => {
    if (!/zip|officedocument/.test(answer.type)) return answer.text;
    const file = join(mkdtempSync(join(tmpdir(), 'words-')), 'file.zip');
    writeFileSync(file, answer.bytes);
    return execFileSync('python3', ['-c', 'import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nfor n in z.namelist(): sys.stdout.write(n+"\\n"+z.read(n).decode("utf-8","replace")+"\\n")', file], { encoding: 'utf8', maxBuffer: 400_000_000 });
  };

  beforeAll(async () => {
    const config = await freshConfig();
    const { openDatabase } = await import('../src/adapters/db/open.ts');
    database = await openDatabase(config);
    folder = config.dataFolder;
    served = await serve(database, { dataFolder: folder });
    town = await buildAuditTown(served);
    await database.asOwner(async (connection) => {
      await connection.query(`insert into secrecy_mark (id, body_id, board_year_id, object_kind, object_id, ground, decided_by, decided_on, marked_at, marked_by) values (gen_random_uuid(), $1, null, 'occasion', $2, $3, 'Nämnden', now()::date, now(), 'Asta')`, [town.boardId, town.occasionId, SECRET]);
    });
    const key = await openTrailKey(database, folder);
    sealer = startSealer(database, { ...key, everyMs: 500, failed: (error) => { throw error; }, lost: () => { throw new Error('lost'); } });
    for (const who of ['auditor', 'cityOffice', 'neighbour', 'stranger', 'asta', 'birk'] as const) cookies.set(who, await town.cookie(who));
    await sealer.sealNow();
  }, 240_000);
  afterAll(async () => {
    await sealer?.stop();
    await served?.close();
    await database?.close();
  });

  test('no operation, list, count, search, export or paper says a word of a draft', async () => {
    const aim: Aim = {
      ...at(), eventId: town.eventIds[1] ?? '', versionId: town.versionId, changeId: served.house.newId(), noteId: served.house.newId(), methodId: served.house.newId(), personId: town.people.auditor, grantId: served.house.newId(), unitId: served.house.newId(),
      activityId: town.activityIds[1] ?? '', occasionId: town.occasionId, evidenceId: town.evidenceId, measureId: served.house.newId(), recommendationId: served.house.newId(), deviationId: served.house.newId(), deviationFileId: served.house.newId(), requestId: served.house.newId(), followupVersionId: town.followupVersions[1], shareId: served.house.newId(), markId: served.house.newId(), publicationId: served.house.newId(), decidedVersionId: town.versionId,
    };
    const leaks: string[] = [];
    const opened: OperationId[] = [];
    for (const who of ['auditor', 'cityOffice'] as const) {
      for (const id of operationIds) {
        if (operations[id].permission === 'open' || id.startsWith('account.end')) continue;
        const asked = inputs[id](aim, () => served.house.newId());
        const variants = id.startsWith('paper.') ? ['draft', 'submitted', 'decided', undefined].map((version) => ({ ...asked, ...(version === undefined ? {} : { version }) })) : [asked];
        for (const input of variants) {
          const answer = await raw(who, id, input);
          if (answer.status === 200 && who === 'auditor') opened.push(id);
          expect([id, answer.status]).not.toEqual([id, 500]);
          if (wordsOf(answer).includes(DRAFT)) leaks.push(`${who} ${id}`);
        }
      }
    }
    expect(leaks).toEqual([]);
    expect(opened).toEqual(expect.arrayContaining(['audit.year', 'audit.log', 'audit.register', 'audit.coverage', 'audit.package', 'audit.news', 'control.read', 'control.evidence', 'paper.worksheet', 'paper.vorPlan', 'paper.followup', 'version.compare', 'followup.version', 'followup.compare']));
    // What changes anything is the person's own: the mark of what is read, reports of deviations and requests, which are anybody's.
    expect(opened.filter((id) => operations[id].method === 'POST' && !/^(?:reminder|account|deviation|request)\./.test(id))).toEqual(['audit.seen']);
    // The words are there for who may read them.
    expect((await raw('asta', 'year.read', at())).text).toContain(DRAFT);
    expect((await raw('asta', 'followup.read', { ...at(), occasion: 'T2' })).text).toContain(DRAFT);
  }, 240_000);

  test('the database itself has no row of a draft for who reads from outside, whatever a query asks', async () => {
    const closed = { bodies: town.boardId, drafts: 'closed' };
    const count = async (settings: Record<string, string>, table: string): Promise<number> => database.reading(settings, async (connection) => (await connection.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n ?? -1);
    for (const table of ['event', 'activity', 'control', 'year_group', 'finding_note', 'followup_section']) {
      expect([table, await count({ bodies: town.boardId }, table) > 0, await count(closed, table)]).toEqual([table, true, 0]);
    }
    expect(await count(closed, 'version')).toBe(4);
  });

  test('the year: versions, what came after each, and that drafts were changed – not how', async () => {
    const view = await as('auditor', 'audit.year', at());
    expect(view.documents.map((one) => [one.name, one.versions.map((version) => [version.number, version.withdrawnAt !== null, version.minutesItem])])).toEqual([['Analys och internkontrollplan', [[1, false, '§ 87'], [2, false, '']]], ['Verksamhetsberättelse', [[1, true, ''], [2, false, '§ 10']]]]);
    const vb = view.documents.find((one) => one.code === 'VB');
    expect(vb?.after.map((one) => [one.operation, one.number, one.note])).toEqual([['decision.correct', 2, 'Fel dag i protokollet'], ['decision.register', 2, ''], ['decision.withdraw', 1, 'Skälen behövde skrivas om']]);
    expect([vb?.draftChanges, view.documents[0]?.draftChanges]).toEqual([1, 5]);
    expect(view.corrections).toMatchObject([{ operation: 'control.reopen', note: 'Ett protokoll hade lagts fel', occasionId: town.occasionId }]);
    expect(view.activities.map((row) => [row.title, row.controls.length, row.planned])).toContainEqual(['Badvattnets protokoll', 13, 14]);
    expect(view.activities.flatMap((row) => row.controls).find((one) => one.occasionId === town.occasionId)).toMatchObject({ state: 'done', evidenceCount: 1, seed: expect.stringMatching(/^[0-9a-f]{16}$/) });
  });

  test('a control is there once it has a result, to read and not to change', async () => {
    const control = await as('auditor', 'control.read', { boardId: town.boardId, occasionId: town.occasionId });
    expect([control.items.length > 0, control.evidence.length, Object.values(control.abilities).some(Boolean)]).toEqual([true, 1, false]);
    expect((await raw('auditor', 'control.evidence', { boardId: town.boardId, evidenceId: town.evidenceId })).text).toContain('Underskrift saknas');
    const { activities } = await as('asta', 'control.list', at());
    const underWay = activities.flatMap((row) => row.occasions).find((one) => one.state === 'underWay');
    expect(await code('auditor', 'control.read', { boardId: town.boardId, occasionId: underWay?.id ?? '' })).toBe('object.not-found');
    expect(await code('auditor', 'paper.worksheet', { boardId: town.boardId, occasionId: underWay?.id ?? '', format: 'xlsx' })).toBe('object.not-found');
    expect(await code('auditor', 'control.reopen', { boardId: town.boardId, occasionId: town.occasionId, revision: 0, reason: 'x' })).toBe('access.not-allowed');
    expect(await code('cityOffice', 'control.read', { boardId: town.boardId, occasionId: town.occasionId })).toBe('access.not-allowed');
  });

  test('versions are compared, and the register and coverage are of what was decided', async () => {
    const plan = await as('auditor', 'version.compare', { ...at(), versionId: town.planVersions[0], after: town.planVersions[1] });
    expect(plan.differences.map((one) => one.kind)).toContain('re-rated');
    const followup = await as('auditor', 'followup.compare', { ...at(), versionId: town.followupVersions[0], after: town.followupVersions[1] });
    expect(followup.differences).toContainEqual({ kind: 'changed', field: 'judgement', subject: '', before: 'partly', after: 'insufficient' });
    const register = await as('auditor', 'audit.register', { boardId: town.boardId });
    expect([register.measures.map((one) => one.title), register.recommendations.map((one) => one.text)]).toEqual([['Ny blankett för närvarokort'], ['Följ upp närvarokorten oftare']]);
    const coverage = await as('auditor', 'audit.coverage', at());
    expect([coverage.from, coverage.to, coverage.years.filter((one) => one.version !== null).map((one) => one.year)]).toEqual([town.year - ((town.year - 2023) % 4), town.year - ((town.year - 2023) % 4) + 3, [town.year]]);
    const clubs = coverage.processes.find((one) => one.title.startsWith('2.1'))?.cells.find((cell) => cell.year === town.year);
    expect(clubs).toMatchObject({ inAnalysis: true, performed: 3, planned: 3 });
    // Somebody has been where the performer says so, and nowhere else.
    const visits = coverage.processes.flatMap((one) => one.cells.flatMap((cell) => cell.visits));
    expect([...new Set(visits.map((one) => one.occasionId))]).toEqual([town.occasionId]);
    expect(coverage.processes.filter((one) => one.neverVisited).length).toBe(coverage.processes.length - new Set(coverage.processes.filter((one) => one.cells.some((cell) => cell.visits.length > 0))).size);
    expect(coverage.processes.flatMap((one) => one.cells).filter((cell) => cell.year !== town.year).every((cell) => !cell.inAnalysis && cell.performed === 0)).toBe(true);
  });

  test('the log and the news: what was handed in, decided and corrected; marked as read it is gone', async () => {
    const news = await as('auditor', 'audit.news', {});
    expect(news.items.map((one) => one.operation)).toEqual(expect.arrayContaining(['decision.correct', 'decision.withdraw', 'decision.submit']));
    const after = await as('auditor', 'audit.seen', { until: news.asked });
    expect([after.items, after.since]).toEqual([[], news.asked]);
    await as('birk', 'decision.adjust', { ...at(), document: 'followup-VB', versionId: town.followupVersions[1], adjustedOn: `${town.year + 1}-02-12` as never, notice: '' });
    expect((await as('auditor', 'audit.news', {})).items.map((one) => [one.operation, one.code])).toEqual([['decision.adjust', 'VB']]);
    const log = await as('auditor', 'audit.log', at());
    const shown = new Set(log.entries.map((one) => one.operation.split('.')[0]));
    expect([...shown].filter((one) => !['decision', 'control', 'measure', 'recommendation', 'share', 'audit'].includes(one ?? ''))).toEqual([]);
  });

  test('the package: opened by others’ programs, whole by its checksums, its log proved by the printed checkpoint', async () => {
    await sealer.sealNow();
    const answer = await raw('auditor', 'audit.package', at());
    expect([answer.status, answer.type]).toEqual([200, 'application/zip']);
    const place = mkdtempSync(join(tmpdir(), 'package-'));
    writeFileSync(join(place, 'p.zip'), answer.bytes);
    execFileSync('unzip', ['-q', '-t', join(place, 'p.zip')]);
    execFileSync('python3', ['-c', 'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; assert all(not n.startswith("/") and ".." not in n for n in z.namelist()); z.extractall(sys.argv[2])', join(place, 'p.zip'), place]);
    const [root = ''] = readdirSync(place).filter((one) => one !== 'p.zip');
    const inside = join(place, root);
    expect(spawnSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: inside, encoding: 'utf8' })).toMatchObject({ status: 0, stdout: '' });
    const all = readdirSync(inside, { recursive: true, encoding: 'utf8' });
    expect(all).toEqual(expect.arrayContaining(['index.html', 'LASMIG.txt', 'SHA256SUMS', 'logg/logg.jsonl', 'logg/kontrollpunkt.txt', 'data/kontroller.csv', 'data/stickprov.csv', `handlingar/analys-och-plan-${town.year}-version-1-beslutad.pdf`, `handlingar/uppfoljning-VB-${town.year}-version-1-lamnad.pdf`]));
    expect(all.filter((one) => one.endsWith('arbetsblad.pdf'))).toHaveLength(17);
    expect(all.filter((one) => one.includes('underlag/'))).toEqual([expect.stringMatching(/underlag\/narvaro-aao\.txt$/)]);
    const index = readFileSync(join(inside, 'index.html'), 'utf8');
    expect([index.includes(SECRET), index.includes('lang="sv"'), index.includes(DRAFT)]).toEqual([true, true, false]);
    // The frozen content is the one whose checksum the paper prints.
    const versions = (await as('auditor', 'audit.year', at())).documents.flatMap((one) => one.versions);
    for (const version of versions) expect(index).toContain(version.checksum);
    expect(readFileSync(join(inside, 'SHA256SUMS'), 'utf8').split('\n').filter((line) => versions.some((version) => line.startsWith(version.checksum)))).toHaveLength(4);
    const verified = spawnSync('node', [verifier, 'logg/logg.jsonl', 'logg/kontrollpunkt.txt'], { cwd: inside, encoding: 'utf8' });
    expect([verified.status, verified.stdout]).toEqual([0, expect.stringMatching(/om utkast med bara fingeravtryck.*Prövad mot kontrollpunkt/)]);
    const log = readFileSync(join(inside, 'logg', 'logg.jsonl'), 'utf8');
    expect([log.includes('year.change'), log.includes('followup.write'), log.includes('decision.submit')]).toEqual([false, false, true]);
    // A changed letter is found.
    writeFileSync(join(inside, 'logg', 'logg.jsonl'), log.replace('Skälen behövde skrivas om', 'Skälen behövde inte skrivas om'));
    expect(spawnSync('node', [verifier, 'logg/logg.jsonl', 'logg/kontrollpunkt.txt'], { cwd: inside }).status).toBe(1);
    expect((await as('auditor', 'audit.log', at())).entries[0]).toMatchObject({ operation: 'audit.package' });
    // Of one follow-up, and of one that nobody has handed in.
    expect(wordsOf(await raw('auditor', 'audit.package', { ...at(), occasion: 'VB' }))).toContain('uppfoljning-VB');
    expect(await code('auditor', 'audit.package', { ...at(), occasion: 'T2' })).toBe('object.not-found');
    expect(await code('auditor', 'audit.package', { boardId: town.boardId, year: town.year + 1 })).toBe('object.not-found');
    expect(await code('cityOffice', 'audit.package', at())).toBe('access.not-allowed');
  }, 120_000);

  test('long evidence is taken part by part and comes out as it was, on the edge of a part too', async () => {
    const long = [randomBytes(2_500_000), randomBytes(2 * 1024 * 1024), randomBytes(1)];
    const sums = long.map((bytes) => createHash('sha256').update(bytes).digest('hex'));
    await database.asOwner(async (connection) => {
      for (const [at, bytes] of long.entries()) {
        const fileId = served.house.newId();
        await connection.query(`insert into kept_file (id, body_id, sha256, name, media_type, bytes, created_at) values ($1, $2, $3, 'bild.png', 'image/png', $4, now())`, [fileId, town.boardId, sums[at], bytes]);
        await connection.query(`insert into evidence (id, body_id, occasion_id, file_id, name, added_at, added_by) values ($1, $2, $3, $4, $5, now(), 'Asta')`, [served.house.newId(), town.boardId, town.occasionId, fileId, `bild-${at}.png`]);
      }
    });
    // How much of a file the database is asked for at once.
    const asked: number[] = [];
    const { opener } = served.house;
    const counting: typeof opener.reading = (scope, work, person, drafts) => opener.reading(scope, (store) => {
      const filePart = store.filePart.bind(store);
      store.filePart = async (...given) => { const part = await filePart(...given); asked.push(part?.length ?? 0); return part; };
      return work(store);
    }, person, drafts);
    const made = await run({ ...served.house, opener: { ...opener, reading: counting } }, { actor: machine, requestId: 't', loopback: true, address: 'cli' }, 'audit.package', at());
    if (!made.ok) throw new Error(made.refusal.code);
    const pieces: Uint8Array[] = [];
    for await (const piece of made.value.pieces ?? []) pieces.push(piece);
    const words = wordsOf({ bytes: Buffer.concat(pieces), type: 'application/zip', text: '' });
    for (const [position, sum] of sums.entries()) expect(words).toMatch(new RegExp(`${sum}  kontroller/.*/underlag/bild-${position}\\.png`));
    expect(Math.max(...asked)).toBe(1024 * 1024);
    // Two whole parts and a rest; two whole and nothing; one of a byte; and the evidence that the town has.
    expect(asked.toSorted((a, b) => b - a)).toEqual([1_048_576, 1_048_576, 1_048_576, 1_048_576, 402_848, 33, 1, 0]);
  }, 120_000);

  test('a draft is shared by an act, for a time, with some; each reading is logged and the end is the end', async () => {
    const today = (await as('asta', 'share.list', at())).today;
    const share = (audience: 'auditors' | 'cityOffice' | 'board', id: string, more: object = {}) => code('asta', 'share.make', { ...at(), id, audience, audienceBodyId: audience === 'board' ? town.otherBoardId : null, from: today as never, to: today as never, reason: 'För synpunkter', ...more });
    const [auditors, others] = [served.house.newId(), served.house.newId()];
    expect(await share('auditors', auditors, { to: '2001-01-01' })).toBe('share.days-wrong');
    expect(await share('board', others, { audienceBodyId: null })).toBe('field.value-not-allowed');
    expect([await share('auditors', auditors), await share('auditors', auditors), await share('board', others)]).toEqual(['ok', 'ok', 'ok']);
    expect((await as('asta', 'share.list', at())).shares.map((one) => [one.audience, one.stand])).toEqual(expect.arrayContaining([['auditors', 'open'], ['board', 'open']]));
    expect(await code('birk', 'share.make', { ...at(), id: served.house.newId(), audience: 'auditors', audienceBodyId: null, from: today as never, to: today as never, reason: 'x' })).toBe('access.not-allowed');
    expect([await as('auditor', 'share.received', {}), await as('neighbour', 'share.received', {}), await as('cityOffice', 'share.received', {})].map((one) => one.shares.map((each) => each.id))).toEqual([[auditors], [others], []]);
    expect((await as('auditor', 'share.read', { id: auditors })).content.events.some((event) => event.text.includes(DRAFT))).toBe(true);
    expect((await as('neighbour', 'share.read', { id: others })).share.board).toBe('Kultur- och fritidsnämnden');
    const paper = await raw('auditor', 'paper.shared', { id: auditors, format: 'docx' });
    expect(wordsOf(paper)).toContain('Utkast – delat');
    expect([await code('auditor', 'share.read', { id: others }), await code('cityOffice', 'share.read', { id: auditors })]).toEqual(['object.not-found', 'object.not-found']);
    // Nothing else of the draft opens with it.
    expect([await code('auditor', 'year.read', at()), await code('neighbour', 'year.read', at()), await code('auditor', 'paper.vorPlan', { ...at(), format: 'pdf', version: 'draft' })]).toEqual(['access.not-allowed', 'object.not-found', 'object.not-found']);
    expect((await as('auditor', 'start.read', {})).tasks.find((one) => one.kind === 'readShared')).toMatchObject({ targetId: auditors, due: today });
    const log = (await as('asta', 'trail.ofYear', at())).entries.filter((one) => one.objectKind === 'draftShare');
    expect(log.map((one) => [one.operation, one.actor])).toEqual(expect.arrayContaining([['share.read', 'Ragna Ström'], ['share.read', 'Nils Berg'], ['paper.shared', 'Ragna Ström'], ['share.make', 'Asta Lundvik']]));
    await as('asta', 'share.end', { ...at(), id: auditors });
    expect([await code('auditor', 'share.read', { id: auditors }), await code('auditor', 'paper.shared', { id: auditors, format: 'pdf' }), (await as('auditor', 'share.received', {})).shares]).toEqual(['object.not-found', 'object.not-found', []]);
  });
});
