import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProgram } from '../../tests/runningServer.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = join(root, '..', 'shared', 'sources');
const folder = mkdtempSync(join(tmpdir(), 'internkoll-cli-'));
const data = join(folder, 'data');
/** Every command is a process of its own: on a machine with much else to do that takes its time. */
const LONG = 240_000;
const NAME = 'Kultur- och fritidsnämnden';

interface Ended { readonly code: number | null; readonly stdout: string; readonly stderr: string; json(): Record<string, unknown> }

function environment(dataFolder: string): NodeJS.ProcessEnv {
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...rest } = process.env;
  return { ...rest, INTERNKOLL_DATA: dataFolder, INTERNKOLL_DEMO: '0' };
}
async function cli(args: readonly string[], dataFolder = data, cwd = folder): Promise<Ended> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'src/cli/cli.mjs'), ...args], { cwd, env: environment(dataFolder) });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (part: Buffer) => { stdout += part.toString(); });
  child.stderr.on('data', (part: Buffer) => { stderr += part.toString(); });
  const [code] = await once(child, 'close') as [number | null];
  return { code, stdout, stderr, json: () => JSON.parse(stdout) as Record<string, unknown> };
}
/** With --json stdout is one object whatever happens. */
async function refusal(args: readonly string[], dataFolder = data): Promise<unknown> {
  const ended = await cli([...args, '--json'], dataFolder);
  const { refusal: { code, message } } = ended.json() as { refusal: { code: string; message: string } };
  expect([ended.code, ended.stderr.trim().split('\n').at(-1)]).toEqual([2, message.split('\n').at(-1)]);
  return code;
}

beforeAll(() => { writeFileSync(join(folder, 'skräp.docx'), 'inget dokument'); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the command line alone', () => {
  test('makes its database in a missing folder, and never the demo', async () => {
    const ended = await cli(['boards', '--json']);
    expect([ended.code, ended.json()]).toEqual([0, { boards: [] }]);
    expect(ended.stderr).toContain('Skapar databasen');
  }, LONG);
  test('adds a board once, with its method', async () => {
    expect((await cli(['board', 'add', NAME])).code).toBe(0);
    expect((await cli(['board', 'add', NAME])).code).toBe(0);
    expect((await cli(['board', 'add', 'Barnnämnden', '--method', '4x4', '--json'])).json()).toMatchObject({ added: true });
    expect((await cli(['boards', '--json'])).json()).toEqual({ boards: [{ name: 'Barnnämnden', method: '4x4', years: [] }, { name: NAME, method: '5x5', years: [] }] });
  }, LONG);
  test('reads a document without any database', async () => {
    const ended = await cli(['import', join(sources, 'vor_ikp_2023.docx'), '--dry-run', '--json'], join(folder, 'never-made'));
    const read = ended.json() as { events: { number: unknown }[]; planRows: unknown[]; findings: object[] };
    expect([ended.code, read.events.length, read.planRows.length]).toEqual([0, 65, 19]);
    expect(read).toMatchObject({ format: 'docx', method: '5x5' });
    expect(read.events.map((event) => event.number)).toEqual(Array.from({ length: 65 }, (_, at) => at + 1));
    expect(Object.keys(read.events[0] ?? {})).toEqual(['number', 'kind', 'goal', 'process', 'workMethod', 'event', 'detail', 'likelihood', 'consequence', 'riskValue', 'inPlan', 'indicator', 'councilTarget', 'boardTarget', 'routine', 'runningChecks', 'activity']);
    expect(Object.keys(read.planRows[0] ?? {})).toEqual(['kind', 'goal', 'process', 'workMethod', 'systematicControl', 'eventNumber', 'event', 'riskValue', 'controlActivity', 'controlOwner', 'frequency']);
    for (const finding of read.findings) expect(Object.keys(finding).toSorted()).toEqual(['message', 'place', 'rule', 'severity']);
    expect((await cli(['import', join(sources, 'vor_ikp_2023.docx'), '--dry-run'], join(folder, 'never-made'))).stdout).toContain('65 händelser och 19 planrader lästes.\nInget har sparats.');
    expect(() => readFileSync(join(folder, 'never-made', 'owner.1'))).toThrow('ENOENT');
  }, LONG);
  test('takes a document in, refuses to overwrite it, checks it and starts the next year', async () => {
    const file = join(sources, 'vor_ikp_2023.docx');
    expect((await cli(['import', file, '--board', NAME, '--year', '2023', '--json'])).json()).toMatchObject({ format: 'docx', method: '5x5' });
    expect(await refusal(['import', file, '--board', NAME, '--year', '2023'])).toBe('year.not-empty');
    expect((await cli(['import', file, '--board', NAME, '--year', '2023', '--replace'])).code).toBe(0);
    const check = await cli(['check', '--board', NAME, '--year', '2023', '--json']);
    const { findings } = check.json() as { findings: { rule: string; events: unknown[] }[] };
    expect(check.code).toBe(0);
    expect(new Set(findings.map((finding) => finding.rule)).size).toBe(findings.length);
    expect(findings.find((finding) => finding.rule === 'plan.activity-without-content')).toMatchObject({ events: [49, 60], severity: 'warning', ground: 'ownSystem', message: expect.stringMatching(/\.$/) });
    expect((await cli(['year', 'start', '--board', NAME, '--from', '2023', '--to', '2024'])).code).toBe(0);
    expect((await cli(['boards', '--json'])).json()).toMatchObject({ boards: [{}, { name: NAME, years: [2023, 2024] }] });
  }, LONG);
  test('writes papers where it stands, replacing what was there', async () => {
    writeFileSync(join(folder, 'ut.pdf'), 'gammalt');
    for (const [format, start] of [['pdf', '%PDF-'], ['docx', 'PK'], ['xlsx', 'PK']] as const) {
      const ended = await cli(['report', 'vor-plan', '--board', NAME, '--year', '2023', '--format', format, '--out', `ut.${format}`]);
      expect([ended.code, ended.stdout]).toEqual([0, `Skrivet till ${join(folder, `ut.${format}`)}.\n`]);
      expect(readFileSync(join(folder, `ut.${format}`)).subarray(0, start.length).toString()).toBe(start);
    }
  }, LONG);
  test('refuses with a sentence and exit code 2', async () => {
    const refused: [string[], string][] = [
      [['nonsense'], 'command.unknown'], [[], 'command.unknown'], [['check', '--board', NAME], 'command.missing'], [['check', '--board', NAME, '--year', '23'], 'command.not-allowed'], [['check', '--bord', NAME], 'command.wrong-use'],
      [['import', 'finns-inte.docx', '--dry-run'], 'file.missing'], [['import', 'skräp.docx', '--dry-run'], 'file.type-unknown'],
    ];
    expect(await Promise.all(refused.map(([args]) => refusal(args)))).toEqual(refused.map(([, code]) => code));
    expect(await refusal(['restore', 'skräp.docx'], join(folder, 'fresh'))).toBe('backup-unreadable');
  }, LONG);
});

describe('the command line beside a server', () => {
  test('works the same, the second server is refused, and the server leaves when told', async () => {
    // The server stands in a folder of its own: a file is read and written where the command was given.
    const settings = { INTERNKOLL_DATA: data, INTERNKOLL_DEMO: '0' };
    const server = await startProgram(settings);
    const { address } = server;
    await server.says(`Internkoll är igång: ${address}`);
    const second = await startProgram(settings);

    expect((await cli(['boards', '--json'])).json()).toMatchObject({ boards: [{ name: 'Barnnämnden' }, { name: NAME, years: [2023, 2024] }] });
    expect((await cli(['import', join(sources, 'vor_ikp_2023.xlsx'), '--board', 'Barnnämnden', '--year', '2023', '--json'])).json()).toMatchObject({ format: 'xlsx' });
    expect((await cli(['report', 'vor-plan', '--board', 'Barnnämnden', '--year', '2023', '--format', 'docx', '--out', 'bredvid.docx'])).code).toBe(0);
    expect(readFileSync(join(folder, 'bredvid.docx')).subarray(0, 2).toString()).toBe('PK');
    const paper = ['report', 'vor-plan', '--board', NAME, '--year', '2023', '--format', 'docx', '--out'];
    const refused: [string[], string][] = [
      [['check', '--board', 'Ingen nämnd', '--year', '2023'], 'board.unknown'], [['check', '--board', NAME, '--year', '1999'], 'year.unknown'], [[...paper, 'ingen/mapp/x.docx'], 'file.unwritable'], [[...paper, 'x', '--version', 'decided'], 'version.none'],
      [['report', 'vor-plan', '--board', NAME, '--year', '2023', '--format', 'odt', '--out', 'x'], 'command.not-allowed'], [['year', 'start', '--board', NAME, '--from', '2023', '--to', '2024'], 'year.not-empty'],
      [['person', 'add', 'Ada Ek', '--mail', 'ingen adress'], 'command.not-allowed'],
    ];
    expect(await Promise.all(refused.map(([args]) => refusal(args)))).toEqual(refused.map(([, code]) => code));

    // The other papers of a year; a follow-up needs a decided plan.
    const written = await Promise.all((['plan', 'measures', 'members', 'differences'] as const).map(async (name) => {
      const ended = await cli(['report', name, '--board', NAME, '--year', '2024', '--format', 'docx', '--out', `${name}.docx`]);
      return [ended.code, ended.code === 0 ? readFileSync(join(folder, `${name}.docx`)).subarray(0, 2).toString() : ended.stderr];
    }));
    expect(written).toEqual(written.map(() => [0, 'PK']));
    expect(await refusal(['report', 'followup', '--board', NAME, '--year', '2024', '--occasion', 'VB', '--format', 'pdf', '--out', 'x.pdf'])).toBe('control.plan-not-decided');
    expect(await refusal(['report', 'followup', '--board', NAME, '--year', '2024', '--format', 'pdf', '--out', 'x.pdf'])).toBe('command.missing');

    const { link } = (await cli(['person', 'add', 'Ada Ek', '--mail', 'Ada@ekstrand.example', '--administrator', '--json'])).json() as { link: string };
    expect(link.startsWith(`${address}/lank/`)).toBe(true);
    const entered = await fetch(`${address}/api/session/link`, { method: 'POST', headers: { 'content-type': 'application/json', origin: address }, body: JSON.stringify({ token: link.split('/').at(-1), password: 'tre blå elefanter' }) });
    expect([entered.status, await entered.json()]).toMatchObject([200, { administers: true, person: { name: 'Ada Ek' } }]);

    expect((await cli(['backup', 'kopia.gz', '--json'])).code).toBe(0);
    expect(await refusal(['restore', 'kopia.gz'])).toBe('restore-in-use');
    expect((await cli(['audit', 'verify', '--json'])).json()).toMatchObject({ ok: true });

    expect([(await second.ended).code, second.said()]).toEqual([2, expect.stringContaining('En annan server använder redan mappen')]);

    server.tellToStop();
    expect([(await server.ended).code, server.said()]).toEqual([0, expect.stringContaining('Avslutar.')]);
  }, LONG);
  test('what was copied is restored elsewhere, whole', async () => {
    const elsewhere = join(folder, 'elsewhere');
    expect((await cli(['restore', 'kopia.gz', '--json'], elsewhere)).code).toBe(0);
    expect((await cli(['boards', '--json'], elsewhere)).json()).toEqual((await cli(['boards', '--json'])).json());
    expect((await cli(['audit', 'verify', '--json'], elsewhere)).json()).toMatchObject({ ok: true });
    expect(await refusal(['restore', 'kopia.gz'], elsewhere)).toBe('restore-not-empty');
  }, LONG);
});
