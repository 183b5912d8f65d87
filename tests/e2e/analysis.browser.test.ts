/** The analysis in a real browser, against a real server: keys, saving, losing the network, two people in one cell. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations, type Input, type OperationId, type Output } from '../../src/contract/table.ts';
import { idFrom } from '../../src/domain/identity.ts';
import { startInstallation } from '../runningServer.ts';
import { axe, openBrowser, pageIn, widerThanWindow, windowOf, type Look } from '../browser.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const document2023 = fileURLToPath(new URL('../../../shared/sources/vor_ikp_2023.docx', import.meta.url));
const patience = 240_000;
const password = 'en lång mening som minns';
const year = 2024;

let folder = '';
let address = '';
let program: Awaited<ReturnType<typeof startInstallation>> | null = null;
let browser: Browser;
let boardId = '';
const cookies: Record<'asta' | 'birk', string> = { asta: '', birk: '' };
const faults: string[] = [];

const newId = (): string => idFrom(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

/** One operation over the network, as the pages call it. */
async function ask<Id extends OperationId>(cookie: string, id: Id, input: Input<Id>): Promise<{ value: Output<Id>; cookie: string }> {
  const { method, path } = operations[id];
  const rest: Record<string, unknown> = { ...(input as object) };
  const url = path.replace(/:([A-Za-z]+)/g, (_, name: string) => { const value = String(rest[name]); delete rest[name]; return value; });
  const answer = await fetch(`${address}${url}`, { method, headers: { 'content-type': 'application/json', cookie }, ...(method === 'POST' ? { body: JSON.stringify(rest) } : {}) });
  if (!answer.ok) throw new Error(`${id}: ${answer.status} ${await answer.text()}`);
  return { value: (await answer.json()) as Output<Id>, cookie: answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '').join('; ') };
}
const tokenOf = (link: string): string => link.split('/').at(-1) ?? '';

beforeAll(async () => {
  if (!existsSync(document2023)) throw new Error('The file ../shared/sources/vor_ikp_2023.docx is missing: the analysis is read from it.');
  folder = await mkdtemp(join(tmpdir(), 'internkoll-analysis-'));
  program = await startInstallation(folder);
  ({ address } = program);
  const first = { ...program.first, personId: program.first.personId as Input<'person.grant'>['personId'] };
  cookies.asta = (await ask('', 'session.useLink', { token: tokenOf(first.link), password })).cookie;
  const board = newId() as Input<'organisation.addBody'>['id'];
  boardId = board;
  await ask(cookies.asta, 'organisation.addBody', { id: board, name: 'Lärandenämnden', kind: 'board', validFrom: null, validTo: null });
  const second = newId() as Input<'person.add'>['id'];
  await ask(cookies.asta, 'person.add', { id: second, name: 'Birk Ahlm', title: 'Samordnare', mail: 'birk@ekstrand.example' });
  for (const personId of [first.personId, second]) await ask(cookies.asta, 'person.grant', { id: newId(), personId, role: 'coordinator', place: { kind: 'body', id: board }, from: null, to: null });
  const { value: { link } } = await ask(cookies.asta, 'person.link', { personId: second });
  cookies.birk = (await ask('', 'session.useLink', { token: tokenOf(link), password })).cookie;
  const bytes = (await readFile(document2023)).toString('base64');
  await ask(cookies.asta, 'import.take', { boardId: board, year: 2023, name: 'vor.docx', bytes, boardYearId: newId(), importId: newId(), changeId: newId(), replace: false, continues: {}, leaveOut: { events: [], planRows: [] }, decided: { outcome: 'asProposed', decidedOn: '2022-12-13' as never, minutesItem: '101', caseNumber: '' } });
  await ask(cookies.asta, 'year.start', { boardId: board, year, from: 2023, boardYearId: newId() });
  browser = await openBrowser();
}, patience);

afterAll(async () => {
  await browser?.close();
  program?.tellToStop();
  await program?.ended;
  if (folder !== '') await rm(folder, { recursive: true, force: true });
}, patience);

async function analysisOf(who: keyof typeof cookies, look: Look = {}): Promise<Page> {
  const page = await pageIn(await windowOf(browser, look, { cookie: cookies[who], address }), faults);
  await page.goto(`${address}/n/${boardId}/${year}/analys`);
  // The first rows are drawn before the rest.
  await page.locator('table.ana[aria-busy=false] tr.ev').first().waitFor();
  return page;
}
const cell = (page: Page, row: number, column: string) => page.locator('tr.ev').nth(row).locator(`[data-column=${column}]`);
const saved = (page: Page) => page.getByText(/^Sparat \d\d:\d\d$/).waitFor();
const focused = (page: Page) => page.evaluate(() => { const at = document.activeElement; return at instanceof HTMLElement ? at.dataset['column'] ?? at.tagName : ''; });
const stored = async (row: number) => {
  const { value } = await ask(cookies.asta, 'year.read', { boardId: boardId as never, year });
  return value.content.events.toSorted((a, b) => Number(a.label) - Number(b.label))[row];
};

test('digits rate the row, a moved value asks why, and everything is saved by itself', async () => {
  const page = await analysisOf('asta');
  expect(await page.locator('tr.ev').count()).toBe(65);
  const before = await stored(0);
  const [likelihood, consequence] = [before?.likelihood === 4 ? 3 : 4, before?.consequence ?? 1];
  await cell(page, 0, 'likelihood').click();
  await page.keyboard.press(String(likelihood));
  expect(await focused(page)).toBe('consequence');
  await page.keyboard.press(String(consequence));
  await expect.poll(() => focused(page)).toBe('INPUT');
  await page.keyboard.type('Tre av tio saknade underlag');
  await page.keyboard.press('Enter');
  expect(await focused(page)).toBe('consequence');
  await saved(page);
  await expect.poll(async () => (await stored(0))?.ratingReason).toBe('Tre av tio saknade underlag');
  expect(await stored(0)).toMatchObject({ likelihood, consequence, review: 'changed' });
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await stored(0))?.ratingReason).toBe(before?.ratingReason ?? '');
  // A reason that Esc takes away before it is sent is nothing to undo: the rating is.
  const rated = await stored(2);
  await cell(page, 2, 'consequence').click();
  await page.keyboard.press(rated?.consequence === 5 ? '4' : '5');
  await expect.poll(() => focused(page)).toBe('INPUT');
  await page.keyboard.type('H');
  await page.keyboard.press('Escape');
  await saved(page);
  await page.keyboard.press('Control+z');
  await page.getByText('Ändringen är ångrad.').waitFor();
  expect((await stored(2))?.consequence).toBe(rated?.consequence);
  await page.context().close();
}, patience);

test('arrows walk, Esc takes back, Shift chooses rows and Ctrl+D fills down', async () => {
  const page = await analysisOf('asta');
  const before = await stored(1);
  await cell(page, 1, 'consequence').click();
  await page.keyboard.press('Enter');
  await page.keyboard.press(before?.consequence === 2 ? '1' : '2');
  await page.keyboard.press('Escape');
  expect(await focused(page)).toBe('consequence');
  await saved(page);
  await expect.poll(async () => (await stored(1))?.consequence).toBe(before?.consequence);
  await cell(page, 3, 'likelihood').click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByText('3 händelser valda', { exact: true }).waitFor();
  await page.keyboard.press('Control+d');
  const source = await stored(3);
  await expect.poll(async () => [(await stored(4))?.likelihood, (await stored(5))?.likelihood]).toEqual([source?.likelihood, source?.likelihood]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Nivå' }).waitFor();
  await page.context().close();
}, patience);

test('nothing written is lost when the network goes away, not even by a reload', async () => {
  const page = await analysisOf('asta');
  await page.route('**/api/**/changes', (route) => route.abort());
  await cell(page, 7, 'text').dblclick();
  await page.keyboard.press('End');
  await page.keyboard.type(' fast nätet är borta');
  await page.getByText('Inte sparat – försöker igen').waitFor();
  await page.reload();
  // The first rows are drawn before the rest.
  await page.locator('table.ana[aria-busy=false] tr.ev').first().waitFor();
  expect(await cell(page, 7, 'text').textContent()).toContain('fast nätet är borta');
  await page.unroute('**/api/**/changes');
  await saved(page);
  await expect.poll(async () => (await stored(7))?.text).toContain('fast nätet är borta');
  await page.context().close();
}, patience);

test('two people in one cell: both values stand in the row, and one is chosen', async () => {
  const [asta, birk] = [await analysisOf('asta'), await analysisOf('birk')];
  const start = await stored(10);
  const others = [1, 2, 3, 4, 5].filter((value) => value !== start?.likelihood);
  await cell(birk, 10, 'likelihood').click();
  await birk.keyboard.press(String(others[0]));
  await saved(birk);
  await cell(asta, 10, 'likelihood').click();
  await asta.keyboard.press(String(others[1]));
  await asta.getByText('Birk Ahlm ändrade sannolikheten medan du skrev.').waitFor();
  await asta.getByRole('button', { name: new RegExp(`^Behåll ${others[1]} `) }).click();
  await expect.poll(async () => (await stored(10))?.likelihood).toBe(others[1]);
  await Promise.all([asta.context().close(), birk.context().close()]);
}, patience);

test('cells from a spreadsheet go in, past the last row as new events; rows go away with a reason and come back', async () => {
  const page = await analysisOf('asta');
  await cell(page, 64, 'text').click();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'Text från arket\t2\t3 Kännbar\r\nHelt ny händelse\t4\t4\r\n');
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect.poll(() => page.locator('tr.ev').count(), { timeout: 30_000 }).toBe(66);
  await saved(page);
  const { value } = await ask(cookies.asta, 'year.read', { boardId: boardId as never, year });
  expect(value.content.events.find((event) => event.text === 'Helt ny händelse')).toMatchObject({ likelihood: 4, consequence: 4, review: 'new' });
  await cell(page, 65, 'text').click();
  await page.keyboard.press('Delete');
  await page.getByRole('dialog').getByLabel('Varför tas den bort?').fill('Skrevs av misstag');
  await page.getByRole('dialog').getByRole('button', { name: 'Ta bort', exact: true }).click();
  await expect.poll(() => page.locator('tr.ev').count(), { timeout: 30_000 }).toBe(65);
  await page.locator('.toast').getByRole('button', { name: 'Ångra' }).click();
  await expect.poll(() => page.locator('tr.ev').count(), { timeout: 30_000 }).toBe(66);
  await page.context().close();
}, patience);

test('the matrix filters the table, the numbers of a finding lead to its rows, and a finding can be noted', async () => {
  const page = await analysisOf('birk');
  const full = page.locator('.matrix td.cell button').first();
  const numbers = (await full.textContent() ?? '').replace(/^.*händelse /, '').trim().split(/\s+/).length;
  await full.click();
  await expect.poll(() => page.locator('tr.ev').count(), { timeout: 30_000 }).toBe(numbers);
  await page.getByRole('button', { name: 'Visa alla', exact: true }).click();
  await expect.poll(() => page.locator('tr.ev').count(), { timeout: 30_000 }).toBe(66);
  const line = page.locator('.finding', { hasText: 'Ej omprövad i år' });
  await line.getByRole('button', { name: /^Varför/ }).click();
  await line.getByRole('button', { name: /^Notera/ }).click();
  await page.getByLabel('Noterad, eftersom').fill('Görs på workshopen');
  await page.getByRole('dialog').getByRole('button', { name: 'Notera', exact: true }).click();
  await page.getByRole('button', { name: 'Noterade 1', exact: true }).click();
  await page.getByText('Noterad: ”Görs på workshopen”').waitFor();
  await page.context().close();
}, patience);

test('events are merged, a gone one is tied to another, and both are undone: one in the window, one from the log', async () => {
  const page = await analysisOf('asta');
  const count = await page.locator('tr.ev').count();
  for (const row of [0, 1]) await page.locator('tr.ev').nth(row).getByRole('checkbox').click({ force: true });
  await page.getByRole('group', { name: 'Ändra de valda' }).getByRole('button', { name: 'Slå ihop' }).click();
  await page.getByRole('dialog').getByRole('radio').first().check();
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations.map((violation) => violation.id)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Slå ihop' }).click();
  await expect.poll(() => page.locator('tr.ev').count(), { timeout: 30_000 }).toBe(count - 1);
  await page.locator('.toast').getByRole('button', { name: 'Ångra' }).click();
  await expect.poll(() => page.locator('tr.ev').count(), { timeout: 30_000 }).toBe(count);
  await cell(page, 2, 'text').click();
  await page.keyboard.press('Delete');
  await page.getByRole('dialog').getByLabel('Varför tas den bort?').fill('Ersatt');
  await page.getByRole('dialog').getByRole('button', { name: 'Ta bort', exact: true }).click();
  const gone = page.getByRole('button', { name: 'Skriv skäl eller koppla' });
  const more = page.getByRole('button', { name: /^Visa \d+ till$/ });
  if (await more.isVisible()) await more.click();
  await gone.click();
  await page.getByRole('dialog').getByRole('combobox').selectOption({ index: 1 });
  await page.keyboard.press('Escape');
  await gone.waitFor({ state: 'detached' });
  await saved(page);
  await page.goto(`${address}/n/${boardId}/${year}/logg`);
  await page.getByText('vad den fortsätter från förra året').first().waitFor();
  await page.getByRole('button', { name: /^Ångra ändringen/ }).first().click();
  await page.locator('.toast').getByText('Ändringen är ångrad.').waitFor();
  expect((await ask(cookies.asta, 'year.findings', { boardId: boardId as never, year })).value.open.map((finding) => finding.rule)).toContain('risk.gone-without-reason');
  await page.context().close();
}, patience);

test.each([[1440, 900, false], [1440, 900, true], [1024, 768, false], [390, 844, false], [390, 844, true]])('nothing for axe to say and nothing sideways at %i × %i, dark: %s', async (width, height, dark) => {
  const page = await analysisOf('asta', { width, height, dark });
  await cell(page, 0, 'likelihood').dblclick();
  await page.getByRole('radiogroup').waitFor();
  expect(await axe(page)).toEqual([]);
  expect(await widerThanWindow(page)).toBeLessThanOrEqual(0);
  await page.context().close();
}, patience);

test('the first view weighs at most 150 KiB of script and style where work begins and 155 anywhere, a page’s own part at most 60', async () => {
  const built = join(root, 'dist/web');
  const weight = async (name: string) => gzipSync(await readFile(join(built, name)), { level: 9 }).length / 1024;
  const weights = async (names: readonly string[]) => (await Promise.all(names.map(weight))).reduce((sum, one) => sum + one, 0);
  const frame = [...(await readFile(join(built, 'index.html'), 'utf8')).matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map((found) => found[1] ?? '');
  expect(frame.length).toBeGreaterThan(1);
  const pages = JSON.parse(await readFile(join(built, 'pages.json'), 'utf8')) as { path: string; scripts: string[]; styles: string[] }[];
  expect(pages.length).toBeGreaterThan(10);
  const own = await Promise.all(pages.map(async ({ path, scripts, styles }) => ({ path, weight: await weights([...scripts, ...styles]) })));
  const shared = await weights(frame);
  // Start, sign-in, analysis, plan and decision are what a cold browser meets; the others come when the frame is there.
  const cold = ['/', '/logga-in', '/n/$boardId/$year/analys', '/n/$boardId/$year/plan', '/n/$boardId/$year/beslut'];
  expect(cold.filter((path) => !own.some((page) => page.path === path))).toEqual([]);
  expect(own.filter((page) => page.weight > 60 || shared + page.weight > (cold.includes(page.path) ? 150 : 155))).toEqual([]);
});

test('no window had anything to complain about', () => {
  expect(faults).toEqual([]);
});
