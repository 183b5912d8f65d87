/** The whole journey in a real browser: a new installation, last year's document in, the new year out, decided. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { startInstallation } from '../runningServer.ts';
import { axe, law, openBrowser, pageIn, widerThanWindow, windowOf as openWindow } from '../browser.ts';

const document2023 = fileURLToPath(new URL('../../../shared/sources/vor_ikp_2023.docx', import.meta.url));
const board = 'Lärandenämnden';
/** Milliseconds for one stage: axe reads every page twice, on a machine that may have much else to do. */
const patience = 240_000;
const password = 'en lång mening som minns';

let folder = '';
let address = '';
let program: Awaited<ReturnType<typeof startInstallation>> | null = null;
let browser: Browser;
const faults: string[] = [];


beforeAll(async () => {
  if (!existsSync(document2023)) throw new Error('The file ../shared/sources/vor_ikp_2023.docx is missing: the journey reads it in.');
  folder = await mkdtemp(join(tmpdir(), 'internkoll-journey-'));
  program = await startInstallation(folder);
  ({ address } = program);
  browser = await openBrowser('chromium');
}, patience);

afterAll(async () => {
  await browser?.close();
  program?.tellToStop();
  await program?.ended;
  if (folder !== '') await rm(folder, { recursive: true, force: true });
}, patience);

/** A window of one person; what goes wrong in it is told at the end. */
async function windowOf(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await openWindow(browser);
  const page = await pageIn(context, faults, /^$/);
  return { context, page };
}

/** Nothing for axe to say and nothing sideways, on a laptop and on a phone. */
async function accessible(page: Page, name: string): Promise<void> {
  for (const [width, height] of [[390, 844], [1440, 900]] as const) {
    await page.setViewportSize({ width, height });
    expect([`${name} ${width}`, await axe(page, law), Math.max(0, await widerThanWindow(page))]).toEqual([`${name} ${width}`, [], 0]);
  }
}

/** The heading of the page, when it has come. */
async function arrives(page: Page, heading: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

async function choosePassword(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await arrives(page, 'Välj ditt lösenord');
  await accessible(page, 'link');
  await page.getByLabel('Nytt lösenord').fill(password);
  await page.getByLabel('Samma lösenord en gång till').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${address}/`);
}

const laterDay = (days: number): string => dayOf(new Date(Date.now() + days * 86_400_000), 'Europe/Stockholm');

test('a new installation: the first person adds a board and a coordinator', async () => {
  const { context, page } = await windowOf();
  await page.goto(`${address}/organisation`);
  await arrives(page, 'Logga in');
  await accessible(page, 'sign-in');
  await choosePassword(page, program?.first.link ?? '');
  await arrives(page, 'Så kommer ni i gång');
  await accessible(page, 'first steps');
  await page.getByRole('link', { name: 'Nämnder och organisation' }).click();
  await arrives(page, 'Organisation');
  await page.getByRole('button', { name: 'Lägg till nämnd' }).click();
  await accessible(page, 'dialog of a board');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Lägg till nämnd' }).click();
  await dialog.getByText('Skriv ett namn.').waitFor();
  await dialog.getByLabel('Namn').fill(board);
  await dialog.getByRole('button', { name: 'Lägg till nämnd' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(board).first().waitFor();
  await accessible(page, 'organisation');
  await page.getByRole('link', { name: 'Metoder' }).click();
  await arrives(page, 'Metoder');
  await accessible(page, 'methods');
  await page.getByRole('link', { name: 'Personer' }).click();
  await arrives(page, 'Personer');
  await page.getByRole('button', { name: 'Lägg till person' }).click();
  await dialog.getByLabel('Namn').fill('Birk Ahlm');
  await dialog.getByLabel('Titel').fill('Internkontrollsamordnare');
  await dialog.getByLabel('E-postadress').fill('birk@ekstrand.example');
  await dialog.getByRole('button', { name: 'Lägg till person' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Ge Birk Ahlm en roll' }).click();
  await dialog.getByLabel('Plats').selectOption({ label: board });
  await accessible(page, 'dialog of a role');
  await dialog.getByRole('button', { name: 'Ge rollen' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(`Internkontrollsamordnare, ${board}`).waitFor();
  await accessible(page, 'people');
  await page.getByRole('button', { name: 'Skapa länk för Birk Ahlm' }).click();
  coordinatorLink = await dialog.getByLabel('Länk').inputValue();
  expect(coordinatorLink).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/lank\/[\w-]{40,}$/);
  await context.close();
}, patience);

let coordinatorLink = '';
let coordinator: { context: BrowserContext; page: Page };

test("last year's document is read, looked at and taken in as decided", async () => {
  coordinator = await windowOf();
  const { page } = coordinator;
  await choosePassword(page, coordinatorLink);
  await arrives(page, 'Det här väntar på dig');
  await accessible(page, 'start');
  await page.getByRole('link', { name: 'Läs in dokument' }).click();
  await arrives(page, 'Börja med förra årets dokument');
  await page.getByLabel('År som dokumentet gäller').fill('2023');
  await page.getByLabel('År som dokumentet gäller').press('Enter');
  await page.waitForURL(/\/2023\/inlasning$/);
  await accessible(page, 'choose a file');
  await page.locator('input[type=file]').setInputFiles({ name: 'Analys.txt', mimeType: 'text/plain', buffer: Buffer.from('inget') });
  await page.getByText('Analys.txt är ingen Word-, Excel- eller PDF-fil.', { exact: false }).waitFor();
  await page.locator('input[type=file]').setInputFiles(document2023);
  const verdict = page.getByRole('heading', { name: /^65 händelser och 19 planrader lästes\./ });
  await verdict.waitFor();
  expect(await verdict.evaluate((heading) => heading === document.activeElement)).toBe(true);
  await accessible(page, 'preview');
  await page.getByRole('button', { name: 'Visa 65 händelser' }).click();
  expect(await page.locator('.read-rows tbody tr').count()).toBe(65);
  await page.getByRole('button', { name: 'Visa 19 planrader' }).click();
  expect(await page.locator('.read-rows tbody tr').count()).toBe(19);
  await accessible(page, 'all rows of the preview');
  // Taken in as a draft, and undone as one.
  await page.getByRole('button', { name: 'Läs in', exact: true }).click();
  await page.waitForURL(/\/2023\/analys/);
  await page.getByText('65 händelser och 19 planrader är inlästa.').waitFor();
  await page.locator('.toast').getByRole('button', { name: 'Ångra' }).click();
  await page.getByText('Inläsningen är ångrad. Inget är inläst.').waitFor();
  await page.goto(page.url().replace(/\/(analys|inlasning).*$/, '/inlasning'));
  await page.locator('input[type=file]').setInputFiles(document2023);
  await verdict.waitFor();
  await page.getByRole('checkbox', { name: /^Har nämnden redan beslutat/ }).check();
  await page.getByRole('button', { name: 'Läs in', exact: true }).click();
  await page.getByText('Skriv paragrafen i protokollet.').waitFor();
  await page.getByLabel('Sammanträde').fill('2022-12-15');
  await page.getByLabel('Paragraf').fill('101');
  await page.getByRole('button', { name: 'Läs in', exact: true }).click();
  await page.waitForURL(/\/2023\/analys/);
  await page.getByText('65 händelser och 19 planrader är inlästa.').waitFor();
  expect(await page.locator('.context').innerText()).toContain('Beslutad 2022-12-15');
}, patience);

test('the new year is started from it and the plan is changed with the keyboard', async () => {
  const { page } = coordinator;
  await page.getByRole('navigation', { name: 'Årets steg', exact: true }).getByRole('link', { name: 'Beslut och dokument' }).click();
  await arrives(page, 'Beslut och dokument');
  await accessible(page, 'decision of an imported year');
  await page.getByRole('button', { name: 'Starta 2024' }).click();
  await page.waitForURL(/\/2024\/analys/);
  await page.getByRole('navigation', { name: 'Årets steg', exact: true }).getByRole('link', { name: /^Plan/ }).click();
  await arrives(page, 'Internkontrollplan');
  expect(await page.locator('.plan tr.row').count()).toBeGreaterThanOrEqual(19);
  await page.locator('.plan-findings summary').click();
  await accessible(page, 'plan');
  const owner = page.getByRole('textbox', { name: 'Kontrollansvarig, planrad 1', exact: true });
  await owner.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Ekonomichef');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Frekvens, planrad 1');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('Varje kvartal');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Syfte, planrad 1', exact: true }).waitFor();
  await accessible(page, 'plan with a row open');
  await page.getByText(/^Sparat \d\d:\d\d$/).waitFor();
  await page.reload();
  await arrives(page, 'Internkontrollplan');
  expect(await page.getByRole('textbox', { name: 'Kontrollansvarig, planrad 1', exact: true }).inputValue()).toBe('Ekonomichef');
  expect(await page.getByRole('combobox', { name: 'Frekvens, planrad 1', exact: true }).inputValue()).toBe('Varje kvartal');
  await page.getByLabel('Välj alla planrader').check();
  const bulk = page.getByRole('form', { name: '19 planrader valda' });
  await bulk.getByLabel('Frekvens').fill('Varje halvår');
  await accessible(page, 'plan with rows chosen');
  await bulk.getByRole('button', { name: 'Sätt på 19 rader' }).click();
  await page.waitForFunction(() => [...document.querySelectorAll<HTMLInputElement>('.p-often .cell-text')].every((field) => field.value === 'Varje halvår'));
  await page.getByRole('button', { name: 'Lägg till åtgärd' }).click();
  await page.getByRole('textbox', { name: 'Åtgärd', exact: true }).fill('Rutinen för attest skrivs om');
  await page.getByLabel('Klar senast').fill(laterDay(90));
  await accessible(page, 'a new measure');
  await page.getByRole('button', { name: 'Lägg till åtgärden' }).click();
  await page.getByRole('rowheader', { name: 'Rutinen för attest skrivs om' }).waitFor();
  await page.getByText(/^Sparat \d\d:\d\d$/).waitFor();
}, patience);

test('it is submitted, taken back, submitted again, decided and adjusted', async () => {
  const { page } = coordinator;
  const dialog = page.getByRole('dialog');
  await page.getByRole('navigation', { name: 'Årets steg', exact: true }).getByRole('link', { name: 'Beslut och dokument' }).click();
  await arrives(page, 'Lämna till nämnden');
  await page.getByRole('heading', { name: 'Förslag till beslut' }).waitFor();
  await page.getByText(`${board} fastställer internkontrollplanen för 2024.`).waitFor();
  await accessible(page, 'submission');
  const submit = async (): Promise<void> => {
    await page.getByLabel('Sammanträde').fill(laterDay(17));
    await page.getByLabel('Diarienummer').fill('LN 2023-0117');
    // What has been taken back is proposed anew; its hindrances come with the answer.
    await page.waitForLoadState('networkidle');
    for (const reason of await page.getByLabel('Lämna ändå, eftersom').all()) await reason.fill('Rättas när planen revideras i mars');
    await page.getByRole('button', { name: 'Lämna till nämnden' }).click();
  };
  await page.getByRole('button', { name: 'Lämna till nämnden' }).click();
  await page.getByText('Välj den dag nämnden sammanträder.').waitFor();
  await accessible(page, 'submission refused');
  await submit();
  await page.getByText('Version 1 väntar på nämndens beslut.').first().waitFor();
  await accessible(page, 'waiting for the board');
  await page.getByRole('button', { name: 'Ta tillbaka' }).click();
  await accessible(page, 'dialog of taking back');
  await dialog.getByLabel('Varför du tar tillbaka den').fill('Fel bilaga');
  await dialog.getByRole('button', { name: 'Ta tillbaka' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('”Fel bilaga”').waitFor();
  await page.getByRole('heading', { name: 'Förslag till beslut' }).waitFor();
  await submit();
  await page.getByText('Version 2 väntar på nämndens beslut.').first().waitFor();

  // By the keyboard alone: open, type the paragraph, confirm; focus stays on the page afterwards.
  await page.getByRole('button', { name: 'Registrera nämndens beslut' }).focus();
  await page.keyboard.press('Enter');
  await dialog.waitFor();
  await accessible(page, 'dialog of the decision');
  expect(await dialog.getByLabel('Sammanträde').inputValue()).toBe(laterDay(17));
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Registrera nämndens beslut');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.field')?.querySelector('label')?.textContent)).toBe('Paragraf');
  await page.keyboard.type('14');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Beslutet är registrerat.').first().waitFor();
  await accessible(page, 'decided');
  await page.getByRole('button', { name: 'Skriv in justeringen' }).click();
  await accessible(page, 'dialog of the adjustment');
  await dialog.getByLabel('Justerat').fill(laterDay(20));
  await dialog.getByRole('button', { name: 'Skriv in justeringen' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await page.locator('.context').innerText()).toContain('Fastställd § 14');
  await page.getByRole('button', { name: 'Rätta datum eller paragraf: Version 2 för 2024' }).click();
  await accessible(page, 'dialog of a correction');
  await dialog.getByLabel('Paragraf').fill('15');
  await dialog.getByLabel('Varför det rättas').fill('Fel paragraf');
  await dialog.getByRole('button', { name: 'Spara rättelsen' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Version 2 för 2024, fastställd § 15').waitFor();
}, patience);

test('the decided version is fetched, compared and told in the log', async () => {
  const { page, context } = coordinator;
  for (const [name, beginning] of [['PDF', '%PDF-'], ['Word', 'PK'], ['Excel', 'PK'], ['PDF/A', '%PDF-']] as const) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: `Hämta fastställd version: ${name}`, exact: true }).click()]);
    const file = await download.path();
    expect((await readFile(file)).subarray(0, beginning.length).toString(), name).toBe(beginning);
  }
  await page.getByLabel('Från', { exact: true }).selectOption({ label: 'Det beslutade för 2023' });
  await page.getByRole('button', { name: /planrader med ny frekvens$/ }).click();
  await page.locator('.diff ins', { hasText: 'Varje halvår' }).first().waitFor();
  await accessible(page, 'differences');
  const year = new URL(page.url()).pathname.replace(/\/beslut$/, '');
  await page.goto(`${address}${year}/logg`);
  await arrives(page, 'Logg');
  await page.getByText('registrerade nämndens beslut').waitFor();
  await page.getByText('rättade datum eller paragraf').waitFor();
  await accessible(page, 'log');
  await page.goto(`${address}/metoder`);
  await page.getByLabel('Metod', { exact: true }).waitFor();
  await accessible(page, 'methods of a coordinator');
  await page.getByRole('button', { name: /Birk Ahlm/ }).click();
  await page.getByRole('menuitem', { name: 'Logga ut' }).click();
  await arrives(page, 'Logga in');
  await page.goto(`${address}${year}/plan`);
  await arrives(page, 'Logga in');
  await page.getByLabel('E-postadress').fill('birk@ekstrand.example');
  await page.getByLabel('Lösenord', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await arrives(page, 'Internkontrollplan');
  await context.close();
  expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
}, patience);
