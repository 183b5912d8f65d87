/** The organisation at the command line, as processes of their own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'internkoll-organisation-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function cli(...args: readonly string[]): Promise<{ readonly code: number | null; readonly json: Record<string, unknown> }> {
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...rest } = process.env;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'src/cli/cli.mjs'), ...args, '--json'], { cwd: folder, env: { ...rest, INTERNKOLL_DATA: join(folder, 'data'), INTERNKOLL_DEMO: '0' } });
  let stdout = '';
  child.stdout.on('data', (part: Buffer) => { stdout += part.toString(); });
  child.stderr.resume();
  const [code] = await once(child, 'close') as [number | null];
  return { code, json: JSON.parse(stdout) as Record<string, unknown> };
}

test('a file is shown, taken in, and gives nothing the second time; what is missing ends when it is asked for', async () => {
  writeFileSync(join(folder, 'org.csv'), 'Kod;Enhet;Överordnad;Nämnd;Chef\n1;Kultur;;Kulturnämnden;Ada Ek\n2;Norr;1;;\n3;Söder;1;;\n');
  writeFileSync(join(folder, 'nästa.csv'), 'Kod;Enhet;Överordnad\n1;Kultur;\n2;Norra;1\n');
  writeFileSync(join(folder, 'tom.csv'), '');
  await cli('board', 'add', 'Kulturnämnden');
  const dry = await cli('organisation', 'import', 'org.csv', '--dry-run', '--day', '2027-01-01');
  expect(dry).toMatchObject({ code: 0, json: { verdict: { units: 3, people: 1, added: 3, newPeople: 1, doubts: 0 }, written: null, day: '2027-01-01' } });
  expect(await cli('organisation', 'import', 'org.csv', '--day', '2027-01-01')).toMatchObject({ code: 0, json: { written: { added: 3, people: 1, roles: 1 } } });
  expect(await cli('organisation', 'import', 'org.csv')).toMatchObject({ code: 0, json: { verdict: { same: 3, added: 0 }, written: { added: 0, changed: 0, closed: 0, people: 0, roles: 0 } } });
  expect(await cli('organisation', 'import', 'nästa.csv', '--day', '2028-01-01', '--close-missing')).toMatchObject({ code: 0, json: { verdict: { renamed: 1, missing: 1 }, written: { changed: 1, closed: 1 } } });
  expect(await cli('organisation', 'import', 'tom.csv')).toMatchObject({ code: 2, json: { refusal: { code: 'organisation.file-refused' } } });
  expect(await cli('organisation', 'import', 'org.csv', '--day', 'i morgon')).toMatchObject({ code: 2, json: { refusal: { code: 'command.not-allowed' } } });
}, 240_000);
