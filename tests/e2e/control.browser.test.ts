/** Controls in a real browser: from the link in the mail to done on a phone, on a laptop and by the keyboard alone; nothing is lost, nobody overwrites anybody; the coordinator's page of all controls. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/adapters/db/database.ts';
import { testDatabases } from '../databases.ts';
import { serve, type Served } from '../served.ts';
import { buildTown, units, type Town } from './controlTown.ts';

const webFolder = fileURLToPath(new URL('../../dist/web', import.meta.url));
const browserArguments = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=sv-SE'];
const patience = 120_000;
/** What the unit head is promised, in milliseconds. */
const fiveMinutes = 300_000;
const year = new Date().getFullYear();
const [embedded] = testDatabases();

let database: Database;
let served: Served;
let browser: Browser;
let town: Town;
const faults: string[] = [];
type Who = keyof Town['cookies'];
interface Look { readonly width?: number; readonly height?: number; readonly dark?: boolean; readonly phone?: boolean }
const phone: Look = { width: 390, height: 844, phone: true };

beforeAll(async () => {
  if (!existsSync(join(webFolder, 'index.html'))) throw new Error('The pages are not built: run npm run build first.');
  if (embedded === undefined) throw new Error('No embedded database');
  database = await embedded.fresh();
  served = await serve(database, { webFolder });
  town = await buildTown(served, year);
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: browserArguments });
}, patience);
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await database?.close();
}, patience);

async function contextOf(who: Who | null, { width = 1440, height = 900, dark = false, phone: touch = false }: Look = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'sv-SE', timezoneId: 'Europe/Stockholm', viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', hasTouch: touch, isMobile: touch });
  const [name = '', value = ''] = who === null ? [] : town.cookies[who].split('=');
  if (who !== null) await context.addCookies([{ name, value, url: served.address }]);
  return context;
}
async function pageIn(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => { faults.push(error.message); });
  page.on('console', (message) => { if (message.type() === 'error' && !message.text().includes('net::ERR') && !message.text().includes('status of 4')) faults.push(message.text()); });
  await page.goto(`${served.address}${path}`);
  await page.locator('main h1').first().waitFor();
  return page;
}
const control = (id: string) => `/kontroll/${town.boardId}/${id}`;
const read = (occasionId: string) => served.arrange('control.read', { boardId: town.boardId, occasionId });
const axe = async (page: Page) => (await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()).violations.flatMap((one) => one.nodes.filter((node) => !(node.failureSummary ?? '').includes('partially obscured')).map((node) => `${one.id}: ${node.target.join(' ')}`));
const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
/** Nothing for axe to say and nothing sideways. */
async function sound(page: Page): Promise<void> {
  expect(await axe(page)).toEqual([]);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
}
const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).tap();

describe('one control', () => {
  test('from the link alone: who is not signed in signs in and stands at that control', async () => {
    const { link } = await served.arrange('person.link', { personId: town.people.cilla as never });
    const password = 'en lång mening som minns';
    expect((await served.ask('POST', '/api/session/link', { body: { token: new URL(link).pathname.split('/').at(-1), password } })).status).toBe(200);
    // A new password ends the sessions that were open.
    (town.cookies as Record<Who, string>).cilla = await served.cookieOf(town.people.cilla);
    const context = await contextOf(null, phone);
    const id = await town.occasion(0, `${year}-Q1`, 0);
    const page = await pageIn(context, control(id));
    await page.getByRole('heading', { name: 'Logga in' }).waitFor();
    await page.getByLabel('E-post').fill('cilla@ekstrand.example');
    await page.getByLabel('Lösenord', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Attest av utlägg/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe(control(id));
    // Nothing stands around it but the way to one's other tasks.
    expect(await page.getByRole('navigation', { name: 'Årets steg' }).count()).toBe(0);
    await context.close();
  }, patience);

  test('390 px, all well: one number and three presses', async () => {
    const begun = Date.now();
    const context = await contextOf('cilla', phone);
    const id = await town.occasion(0, `${year}-Q1`, 0);
    const page = await pageIn(context, control(id));
    await sound(page);
    let presses = 0;
    await page.exposeFunction('pressed', () => { presses += 1; });
    await page.evaluate(() => { addEventListener('click', () => { void (globalThis as unknown as { pressed: () => void }).pressed(); }, true); });
    await page.getByLabel('Hur många utlägg finns det?').fill('143');
    await tap(page, 'Granska dessa 20');
    await page.locator('.c-dock').getByText('0 av 20 granskade').waitFor();
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    await tap(page, 'Resten i ordning (20)');
    expect(await page.getByRole('radio', { name: 'Utan anmärkning' }).isChecked()).toBe(true);
    await tap(page, 'Klar');
    await page.getByRole('heading', { name: 'Kontrollen är klar' }).waitFor();
    expect(presses).toBe(3);
    expect(Date.now() - begun).toBeLessThan(fiveMinutes);
    await page.getByText('20, alla med Resten i ordning').waitFor();
    await sound(page);
    expect((await read(id)).occasion).toMatchObject({ state: 'done', conclusion: 'Utan anmärkning', performedBy: 'Cilla Berg', counts: { ok: 20, byRest: 20 } });
    await context.close();
  }, patience);

  test('390 px, with a fault and a measure; the next control is one press away', async () => {
    const context = await contextOf('cilla', phone);
    const id = await town.occasion(0, `${year}-Q2`, 0);
    const page = await pageIn(context, control(id));
    await page.getByText('Förra gången: 20 granskade, inga fel').waitFor();
    expect(await page.getByLabel('Hur många utlägg finns det?').inputValue()).toBe('143');
    await tap(page, 'Granska dessa 20');
    await page.getByRole('radio', { name: 'I ordning' }).nth(0).tap();
    await page.getByRole('radio', { name: 'Gäller inte' }).nth(2).tap();
    await page.getByRole('radio', { name: 'Fel' }).nth(1).tap();
    await page.getByRole('heading', { name: 'Vad gör du åt felet?' }).waitFor();
    await sound(page);
    await tap(page, 'Nästa att granska');
    await page.getByText('Välj vad du gör åt det.').waitFor();
    await page.getByLabel('Vad är fel?').fill('Kvittot säger inte vad mötet gällde');
    await page.getByLabel('Jag gör en åtgärd').check();
    await page.getByLabel('Åtgärd', { exact: true }).fill('Gå igenom kvittoregeln');
    // The phone's own way back leads to the list, and what was written stands when one comes again.
    await page.goBack();
    await page.getByText('inte sagt vad som görs').waitFor();
    await page.getByRole('button', { name: /^Ändra Nr/ }).tap();
    expect(await page.getByLabel('Åtgärd', { exact: true }).inputValue()).toBe('Gå igenom kvittoregeln');
    await tap(page, 'Nästa att granska');
    await page.getByText('Kvittot säger inte vad mötet gällde · Åtgärd: Gå igenom kvittoregeln').waitFor();
    await sound(page);
    await tap(page, 'Resten i ordning (17)');
    await tap(page, 'Klar');
    await page.getByText('Välj en slutsats.').waitFor();
    await page.getByLabel('Mindre avvikelse').check();
    await sound(page);
    await tap(page, 'Klar');
    await page.getByText('1, med åtgärd').waitFor();
    await sound(page);
    const { occasion, chain } = await read(id);
    expect(occasion).toMatchObject({ state: 'done', conclusion: 'Mindre avvikelse', counts: { ok: 18, fault: 1, notApplicable: 1, byRest: 17 } });
    expect(chain.measures).toMatchObject([{ title: 'Gå igenom kvittoregeln', itemPosition: 2 }]);
    await page.getByRole('link', { name: /^Nästa kontroll/ }).tap();
    await page.getByRole('heading', { name: 'Kontrollen är klar' }).waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toMatch(/^\/kontroll\//);
    await context.close();
  }, patience);

  test('1440 px by the keyboard alone, with a fault, in one breath', async () => {
    const begun = Date.now();
    const context = await contextOf('dag');
    const id = await town.occasion(0, `${year}-Q1`, 1);
    const page = await pageIn(context, control(id));
    const press = async (...keys: string[]): Promise<void> => { for (const key of keys) await page.keyboard.press(key); };
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('18');
    await page.getByRole('button', { name: 'Ni har 18 – granska alla' }).waitFor();
    await press('Enter');
    await page.locator('.c-dock').getByText('0 av 18 granskade').waitFor();
    await page.locator('[role=radio]:focus').waitFor();
    await press('i', 'g', 'ArrowDown', 'ArrowUp', 'f');
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('Inget kvitto');
    await press('Tab', 'Space');
    await sound(page);
    await press('Enter');
    await page.getByText('Inget kvitto · Rättat direkt').waitFor();
    await page.locator('[role=radio]:focus').waitFor();
    for (let left = 15; left > 0; left -= 1) await press('i');
    await expect.poll(focused).toBe('Gå vidare');
    await press('Enter');
    await expect.poll(focused).toBe('Klar');
    await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab');
    while (!await page.getByRole('radio', { name: 'Mindre avvikelse' }).isChecked()) await press((await page.locator('input[type=radio]:focus').count()) > 0 ? 'ArrowDown' : 'Shift+Tab');
    await press('Enter');
    await page.getByRole('heading', { name: 'Kontrollen är klar' }).waitFor();
    expect(Date.now() - begun).toBeLessThan(fiveMinutes);
    expect((await read(id)).occasion).toMatchObject({ state: 'done', conclusion: 'Mindre avvikelse', counts: { ok: 16, fault: 1, notApplicable: 1, byRest: 0 } });
    await context.close();
  }, patience);

  test('without a network nothing is lost, not even when the window is closed', async () => {
    const context = await contextOf('dag', phone);
    const id = await town.occasion(0, `${year}-Q2`, 1);
    const page = await pageIn(context, control(id));
    await tap(page, 'Ni har 18 – granska alla');
    await page.locator('.c-dock').getByText('0 av 18 granskade').waitFor();
    await context.setOffline(true);
    await page.getByRole('radio', { name: 'I ordning' }).nth(0).tap();
    await page.getByRole('radio', { name: 'Gäller inte' }).nth(1).tap();
    await page.getByText('Inte sparat än – försöker igen').waitFor();
    await page.locator('.c-dock').getByText('2 av 18 granskade').waitFor();
    await page.close();
    expect((await read(id)).occasion.counts.left).toBe(18);
    await context.setOffline(false);
    const again = await pageIn(context, control(id));
    await again.locator('.c-dock').getByText('2 av 18 granskade').waitFor();
    await expect.poll(async () => (await read(id)).occasion.counts).toMatchObject({ ok: 1, notApplicable: 1, left: 16 });
    await context.close();
  }, patience);

  test('two at once: both answers are told, and neither is written over', async () => {
    const id = await town.occasion(0, `${year}-Q2`, 1);
    const context = await contextOf('dag');
    const page = await pageIn(context, control(id));
    await served.arrange('control.answer', { boardId: town.boardId, occasionId: id, items: [{ position: 3, seen: null, result: 'notApplicable' }] });
    await page.getByRole('radio', { name: 'I ordning' }).nth(2).click();
    await page.getByText('Någon annan svarade Gäller inte medan du svarade I ordning.').waitFor();
    await sound(page);
    await page.getByRole('button', { name: 'Ändra till I ordning' }).click();
    await expect.poll(async () => (await read(id)).items.find((item) => item.position === 3)?.result).toBe('ok');
    await page.getByRole('button', { name: /Resten i ordning/ }).click();
    await page.getByRole('button', { name: 'Ångra' }).click();
    await page.locator('.c-dock').getByText('3 av 18 granskade').waitFor();
    await expect.poll(async () => (await read(id)).occasion.counts.left).toBe(15);
    await context.close();
  }, patience);

  test('a list as a file, evidence that is asked for, and a second pair of eyes', async () => {
    const context = await contextOf('cilla');
    const id = await town.occasion(4, `${year}-T1`, 0);
    const page = await pageIn(context, control(id));
    const give = (name: string, words: string) => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(words) });
    await sound(page);
    await give('listan.csv', 'Konto;Text\n1;Fika\n1;Nycklar\n');
    await page.getByText('Samma värde står flera gånger i kolumnen ”Konto”').waitFor();
    await sound(page);
    await give('listan.csv', `Ur systemet;;\nKonto;Text;Belopp\n${Array.from({ length: 90 }, (_, at) => `${at + 1};Inköp ${at + 1};${at + 100},50`).join('\n')}`);
    await page.getByText(/^90 poster januari–april \d{4}, 18 har lottats$/).waitFor();
    await page.getByText('Raden ovanför rubrikerna är inte med.').waitFor();
    await sound(page);
    await page.getByRole('button', { name: 'Resten i ordning (18)' }).click();
    await page.getByRole('button', { name: 'Klar', exact: true }).click();
    await page.getByText('Kontrollen ska ha underlag. Lägg till minst en fil.').waitFor();
    await give('program.xlsm', 'x');
    await page.getByText('innehåller makron').waitFor();
    await give('utdrag.csv', 'a;b\n1;2\n');
    await page.getByRole('link', { name: 'utdrag.csv' }).waitFor();
    await sound(page);
    await page.getByRole('button', { name: 'Klar', exact: true }).click();
    await page.getByRole('heading', { name: 'Väntar på andra granskare' }).waitFor();
    await context.close();
    const eyes = await contextOf('asta', { dark: true });
    const other = await pageIn(eyes, control(id));
    await sound(other);
    await other.getByRole('button', { name: 'Skicka tillbaka' }).click();
    await other.getByLabel('Vad saknas?').fill('Utdraget är för fel månad');
    await other.getByRole('button', { name: 'Skicka tillbaka' }).click();
    await expect.poll(async () => (await read(id)).occasion).toMatchObject({ state: 'underWay', reviewNote: 'Utdraget är för fel månad' });
    await eyes.close();
  }, patience);

  test('no items: only what it says; a fault is told of the whole', async () => {
    const context = await contextOf('cilla', { ...phone, dark: true });
    const id = await town.occasion(2, `${year}-M01`, 0);
    const page = await pageIn(context, control(id));
    await sound(page);
    await page.getByLabel('Mindre avvikelse').check();
    await tap(page, 'Klar');
    await page.getByText('Skriv vad som är fel och vad som görs åt det.').waitFor();
    await page.getByLabel('Vad är fel?').fill('Tjugo kronor för lite');
    await page.getByLabel('Jag lämnar det till samordnaren').check();
    await sound(page);
    await tap(page, 'Klar');
    await page.getByRole('heading', { name: 'Kontrollen är klar' }).waitFor();
    await page.getByText('Tjugo kronor för lite · Lämnat till samordnaren').waitFor();
    await sound(page);
    expect((await read(id)).items).toMatchObject([{ position: 0, result: 'fault', handling: 'left', note: 'Tjugo kronor för lite' }]);
    await context.close();
  }, patience);

  test('could not be done stays visible, a deputy takes over by name, and who only reads answers nothing', async () => {
    const context = await contextOf('dag', phone);
    const id = await town.occasion(0, `${year}-Q3`, 1);
    const page = await pageIn(context, control(id));
    await tap(page, 'Kunde inte göras');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Spara skälet' }).tap();
    await dialog.getByText('Välj ett skäl.').waitFor();
    await dialog.getByLabel('Ingen sådan verksamhet under perioden').check();
    await sound(page);
    await dialog.getByRole('button', { name: 'Spara skälet' }).tap();
    await page.getByText('Skälet står kvar i uppföljningen till nämnden.').waitFor();
    expect((await read(id)).occasion).toMatchObject({ state: 'notPerformed', notPerformed: { reason: 'noSuchActivity', by: 'Dag Ek' } });
    await sound(page);
    const other = await town.occasion(0, `${year}-Q4`, 1);
    const next = await pageIn(context, control(other));
    await tap(next, 'Lämna över');
    await sound(next);
    await next.getByRole('button', { name: /^Cilla Berg/ }).tap();
    await next.getByText('Kontrollen är lämnad till Cilla Berg.').waitFor();
    expect((await read(other)).occasion.performerName).toBe('Cilla Berg');
    await context.close();
    const reading = await contextOf('birk');
    const seen = await pageIn(reading, control(other));
    await seen.getByText('Cilla Berg ska göra kontrollen.').waitFor();
    expect(await seen.getByRole('radio').count()).toBe(0);
    await sound(seen);
    await reading.close();
    const stranger = await contextOf('dag');
    const missing = await pageIn(stranger, control('0190a0a0-0000-7000-8000-00000000dead'));
    await missing.getByRole('heading', { name: 'Kontrollen finns inte' }).waitFor();
    await stranger.close();
  }, patience);
});

describe('all controls', () => {
  const place = () => `/n/${town.boardId}/${year}/kontroller`;
  const list = () => served.arrange('control.list', { boardId: town.boardId, year });
  const rowOf = async (at: number) => (await list()).activities.find((one) => one.activityId === town.activityIds[at]);

  test('every figure leads to its rows, who has it left is reminded, and the analysis saves itself', async () => {
    const context = await contextOf('asta');
    const page = await pageIn(context, `${place()}#kontroll-${town.activityIds[0] ?? ''}`);
    await page.getByRole('button', { name: new RegExp(`^Kvartal 1: 2 av ${units} klara$`) }).last().click();
    const quarter = page.getByRole('table', { name: 'Kvartal 1' });
    await quarter.waitFor();
    await sound(page);
    await page.getByRole('button', { name: '1 med fel' }).click();
    expect(await quarter.getByRole('row').count()).toBe(2);
    await page.getByRole('button', { name: `Påminn ${units - 2} enheter` }).click();
    await page.locator('.k-remind').getByText(/påminnelser är skickade/).waitFor();
    const analysis = page.getByLabel('Analys av perioden');
    expect(await analysis.inputValue()).toContain(`Två av ${units} enheter har gjort kontrollen.`);
    await analysis.fill('Kvitton saknas på en enhet.');
    await page.getByLabel('Slutsats för perioden').selectOption('Mindre avvikelse');
    await expect.poll(async () => (await rowOf(0))?.periods[0]?.summary).toMatchObject({ analysis: 'Kvitton saknas på en enhet.', conclusion: 'Mindre avvikelse', writtenBy: 'Asta Lundvik' });
    await page.getByRole('button', { name: /^Alla 5\d$/ }).click();
    await page.getByRole('button', { name: /^Ändra vem och när för Enhet 03/ }).click();
    await page.getByRole('dialog').getByLabel('Görs av').selectOption({ label: 'Dag Ek, Enhetschef' });
    await page.getByRole('dialog').getByRole('button', { name: 'Spara' }).click();
    await quarter.getByRole('row', { name: /Enhet 03 Dag Ek/ }).waitFor();
    await quarter.getByRole('link', { name: /Enhet 03/ }).click();
    await page.getByRole('link', { name: `Alla kontroller ${year}` }).click();
    await page.getByRole('button', { name: /^Attest av utlägg/, expanded: true }).waitFor();
    await context.close();
  }, patience);

  test('how a control is performed is set in place', async () => {
    const context = await contextOf('asta', { dark: true });
    const page = await pageIn(context, place());
    await page.getByRole('button', { name: 'Inköp görs på avtal' }).press('Enter');
    await page.getByRole('button', { name: 'Så utförs kontrollen' }).press('Enter');
    await page.getByLabel('Vad man tittar på').fill('Se om leverantören finns bland avtalen.');
    await page.getByLabel('Vad som räknas').fill('inköp');
    await page.getByLabel('Noggrann').check();
    await page.getByLabel('Dagar efter periodens slut').fill('20');
    await page.getByLabel('På enheter som väljs för hand').check();
    await page.getByLabel('Isbergets sporthall').check();
    await page.getByRole('button', { name: 'Använd' }).click();
    await sound(page);
    await expect.poll(async () => (await rowOf(5))?.setup).toMatchObject({ instruction: 'Se om leverantören finns bland avtalen.', itemWord: 'inköp', sampling: 'careful', dueDays: 20, places: { kind: 'units', unitIds: [town.unitIds[0]] } });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Upphandlingar under tröskelvärdet är dokumenterade' }).click();
    await page.getByRole('button', { name: 'Lägg till tillfälle' }).click();
    await sound(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Lägg till tillfälle' }).click();
    await page.getByRole('button', { name: 'Tillfälle 1: inte klar' }).first().waitFor();
    expect((await rowOf(11))?.occasions).toMatchObject([{ state: 'planned', period: { code: `${year}-V01` } }]);
    await context.close();
  }, patience);

  test('a fault that was left is taken care of where it is shown', async () => {
    const context = await contextOf('asta', { ...phone });
    const page = await pageIn(context, place());
    await page.getByRole('heading', { name: '1 fel är lämnat till samordnaren' }).waitFor();
    await page.getByRole('button', { name: 'Ta hand om: Tjugo kronor för lite' }).tap();
    await page.getByLabel('Hur togs felet om hand?').fill('Kassan är räknad på nytt.');
    await sound(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Ta hand om' }).tap();
    await page.getByRole('heading', { name: '1 fel är lämnat till samordnaren' }).waitFor({ state: 'detached' });
    expect((await list()).left).toEqual([]);
    await context.close();
  }, patience);

  test.each([[1440, false], [1440, true], [390, false], [390, true], [320, false]])('%i px, dark %s: nothing sticks out and axe finds nothing, with a row open', async (width, dark) => {
    const context = await contextOf('asta', { width, dark });
    const page = await pageIn(context, `${place()}#kontroll-${town.activityIds[0] ?? ''}`);
    await page.getByLabel('Analys av perioden').waitFor();
    await sound(page);
    await page.getByRole('button', { name: 'Så utförs kontrollen' }).click();
    await sound(page);
    expect(await page.getByLabel('Vad man tittar på').inputValue()).toContain('Se på kvittot');
    await context.close();
  }, patience);

  test('before a plan is decided the page says what comes here', async () => {
    await served.arrange('year.create', { boardId: town.boardId, year: year + 3, boardYearId: served.house.newId() as never, methodId: null });
    const context = await contextOf('asta');
    const page = await pageIn(context, `/n/${town.boardId}/${year + 3}/kontroller`);
    await page.getByRole('heading', { name: 'Inga kontroller än' }).waitFor();
    expect(await page.getByRole('link', { name: 'Öppna planen' }).count()).toBe(1);
    await sound(page);
    await context.close();
  }, patience);
});

test('no page complained', () => {
  expect(faults).toEqual([]);
});
