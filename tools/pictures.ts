/** npm run pictures: the demo municipality in a temporary folder, its pages in a real browser and its paper page by page, into docs/pictures. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser, type Page } from 'playwright-core';
import { smallPng } from './png.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs', 'pictures');
/** Pictures live in the repository for ever: each stays small. */
const LARGEST = 200_000;
const READY_WITHIN_MS = 120_000;

interface Served { readonly address: string; stop(): Promise<void> }

async function serve(dataFolder: string): Promise<Served> {
  const server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/main.mjs', '--start'], {
    cwd: root, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, INTERNKOLL_DATA: dataFolder, HOST: '127.0.0.1', PORT: '0', DATABASE_URL: '', INTERNKOLL_DEMO: '1' },
  });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`The server was not ready in time: ${said}`)), READY_WITHIN_MS);
    server.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) { clearTimeout(late); resolve(found[0]); }
    });
    server.once('exit', () => reject(new Error(`The server ended: ${said}`)));
  });
  return { address, stop: async () => { server.kill('SIGTERM'); if (server.exitCode === null) await once(server, 'exit'); } };
}

/** The programs that Debian and others call Chromium, by the names they have. */
async function browser(): Promise<Browser> {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const found = await run('which', [name]).then((answer) => answer.stdout.trim(), () => '');
    if (found !== '') return chromium.launch({ executablePath: found, args: ['--no-sandbox', '--force-color-profile=srgb'] });
  }
  throw new Error('Chromium is missing: apt-get install chromium');
}

interface Session { readonly boards: readonly { readonly id: string; readonly name: string; readonly years: readonly { readonly year: number }[] }[] }

async function signIn(page: Page, address: string, name: string): Promise<Session> {
  await page.goto(`${address}/logga-in`);
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/logga-in'));
  return (await page.request.get(`${address}/api/session`)).json() as Promise<Session>;
}

function placeOf(session: Session, name: string): string {
  const board = session.boards.find((one) => one.name === name);
  const year = board?.years.map((one) => one.year).toSorted((a, b) => b - a)[0];
  if (!board || year === undefined) throw new Error(`${name} is not there`);
  return `${board.id}/${year}`;
}

const sizes = { 1440: 900, 1024: 768, 390: 844 } as const;

async function picture(page: Page, address: string, path: string, name: string, width: keyof typeof sizes, dark = false): Promise<void> {
  await page.setViewportSize({ width, height: sizes[width] });
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' });
  await page.goto(`${address}${path}`);
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const file = join(folder, `${name}-${width}${dark ? '-dark' : ''}.png`);
  writeFileSync(file, smallPng(await page.screenshot({ animations: 'disabled', caret: 'hide' })));
}

async function papers(page: Page, address: string, place: string, temporary: string): Promise<void> {
  const [board, year] = place.split('/');
  const answer = await page.request.get(`${address}/api/boards/${board}/years/${year}/papers/pdf`);
  if (!answer.ok()) throw new Error(`The paper was refused: ${answer.status()}`);
  const pdf = join(temporary, 'paper.pdf');
  writeFileSync(pdf, await answer.body());
  await run('pdftoppm', ['-png', '-r', '70', '-f', '1', '-l', '5', pdf, join(temporary, 'paper')]);
  for (const name of readdirSync(temporary).filter((one) => one.startsWith('paper-'))) {
    writeFileSync(join(folder, name.replace(/paper-0*/, 'paper-')), smallPng(readFileSync(join(temporary, name))));
  }
}

const temporary = mkdtempSync(join(tmpdir(), 'internkoll-pictures-'));
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder).filter((one) => one.endsWith('.png'))) rmSync(join(folder, name));
const served = await serve(join(temporary, 'data'));
const chrome = await browser();
try {
  const page = await (await chrome.newContext({ locale: 'sv-SE', timezoneId: 'Europe/Stockholm', baseURL: served.address })).newPage();
  page.setDefaultTimeout(30_000);
  await picture(page, served.address, '/logga-in', 'signin', 1440);
  const session = await signIn(page, served.address, 'Tilda Ekmarker');
  const place = placeOf(session, 'Kultur- och fritidsnämnden');
  for (const width of [1440, 1024, 390] as const) {
    await picture(page, served.address, '/', 'start', width);
    await picture(page, served.address, `/n/${place}/analys`, 'analysis', width);
    await picture(page, served.address, `/n/${place}/plan`, 'plan', width);
  }
  await picture(page, served.address, `/n/${place}/analys`, 'analysis', 1440, true);
  await picture(page, served.address, `/n/${place}/inlasning`, 'import', 1440);
  await picture(page, served.address, `/n/${place}/atgarder`, 'measures', 1440);
  await papers(page, served.address, place, temporary);
  const other = await (await chrome.newContext({ locale: 'sv-SE', timezoneId: 'Europe/Stockholm' })).newPage();
  const secretary = await signIn(other, served.address, 'Disa Lundvret');
  await picture(other, served.address, `/n/${placeOf(secretary, 'Omsorgsnämnden')}/beslut`, 'decision', 1440);
} finally {
  await chrome.close();
  await served.stop();
  rmSync(temporary, { recursive: true, force: true });
}

const made = readdirSync(folder).filter((one) => one.endsWith('.png')).map((name) => ({ name, bytes: statSync(join(folder, name)).size }));
for (const { name, bytes } of made) process.stdout.write(`${name} ${Math.round(bytes / 1000)} kB\n`);
const large = made.filter((one) => one.bytes > LARGEST);
if (large.length > 0) throw new Error(`Larger than ${LARGEST / 1000} kB: ${large.map((one) => one.name).join(', ')}`);
