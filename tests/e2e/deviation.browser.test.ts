/** Deviations in a real browser: four questions on a phone, kept until they are sent; the receiver's page; and a suspected manager who finds nothing. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Role } from '../../src/domain/organisation/organisation.ts';
import { axe, widerThanWindow } from '../browser.ts';
import { stage } from './stage.ts';

const patience = 120_000;

let boardId = '';
let unitId = '';
const cookies: Record<string, string> = {};
const newId = (): never => on.served.house.newId() as never;

async function person(name: string, title: string, role: Role, at: 'board' | 'unit'): Promise<void> {
  const id = newId();
  await on.served.arrange('person.add', { id, name, title, mail: null });
  await on.served.arrange('person.grant', { id: newId(), personId: id, role, place: at === 'board' ? { kind: 'body', id: boardId as never } : { kind: 'unit', id: unitId as never }, from: null, to: null });
  cookies[name] = await on.served.cookieOf(id);
}

const on = stage({ patience, expected: /Failed to load resource/ }, async ({ served }) => {
  [boardId, unitId] = [newId(), newId()];
  await served.arrange('organisation.addBody', { id: boardId as never, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
  await served.arrange('organisation.addUnit', { id: unitId as never, parentId: null, kind: 'administration', name: 'Isbergets sporthall', serves: [boardId as never], validFrom: null, validTo: null });
  await person('Eva Alm', 'Badvärd', 'employee', 'unit');
  await person('Cilla Berg', 'Enhetschef', 'unitHead', 'unit');
  await person('Disa Ek', 'Ekonomichef', 'financeHead', 'board');
  await person('Hugo Lind', 'Personalchef', 'hrHead', 'board');
  await person('Birk Ahlm', 'Förvaltningschef', 'director', 'board');
  await person('Rut Ek', 'Registrator', 'registrar', 'board');
  await served.arrange('year.create', { boardId: boardId as never, year: 2026, boardYearId: newId(), methodId: null });
});

const pageOf = (name: string, path: string, width = 1440): Promise<Page> => on.page(cookies[name] ?? '', path, { width });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

test('four questions on a phone: said before the first what it is not, kept until sent, sent to the manager by name', async () => {
  const page = await pageOf('Eva Alm', '/avvikelse', 390);
  const main = await page.locator('main').innerText();
  expect(main.indexOf('Det här är inte visselblåsarkanalen')).toBeLessThan(main.indexOf('Vad har hänt?'));
  for (const words of ['2021:890', 'Ditt namn visas', 'allmän handling']) expect(main).toContain(words);
  await page.getByLabel('Min chef, Cilla Berg, enhetschef').waitFor();
  expect(await page.getByLabel('Var?').inputValue()).toBe(unitId);
  await page.getByRole('button', { name: 'Skicka' }).click();
  await page.getByText('Skriv vad som har hänt.').waitFor();
  expect([await axe(page), await widerThanWindow(page)]).toEqual([[], 0]);
  await page.getByLabel('Vad har hänt?').fill('Kassan stämde inte i fredags.');
  // On a slow line it is not known yet who can have the report when it is sent: the press waits for that.
  await page.route('**/receivers*', async (route) => { await new Promise((resolve) => { setTimeout(resolve, 1_000); }); await route.continue(); });
  await page.reload();
  expect(await page.getByLabel('Vad har hänt?').inputValue()).toBe('Kassan stämde inte i fredags.');
  await page.getByRole('button', { name: 'Skicka' }).click();
  await heading(page, 'Skickat till Cilla Berg');
  expect(await page.locator('main').innerText()).toMatch(/Du får svar senast \d/);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('internkoll.avvikelse')))).toEqual([]);
  await page.getByRole('link', { name: 'Visa mina avvikelser' }).click();
  await page.getByRole('heading', { name: 'Dina rapporter' }).waitFor();
  expect([await axe(page), await widerThanWindow(page)]).toEqual([[], 0]);
  await page.context().close();
}, patience);

test('somebody else because the manager may be involved: three names with titles, and the one named is not offered', async () => {
  const page = await pageOf('Eva Alm', '/avvikelse');
  await page.getByLabel('Vad har hänt?').fill('Chefen köper in till sig själv.');
  await page.getByLabel('Namn', { exact: true }).fill('Cil');
  await page.getByRole('button', { name: 'Cilla Berg, enhetschef' }).click();
  await page.getByText('Min chef går inte att välja här.').waitFor();
  for (const name of ['Disa Ek, ekonomichef', 'Hugo Lind, personalchef', 'Birk Ahlm, förvaltningschef']) expect(await page.getByLabel(name).count()).toBe(1);
  expect([await axe(page), await widerThanWindow(page)]).toEqual([[], 0]);
  await page.getByRole('button', { name: 'Skicka' }).click();
  await page.getByText('Välj vem som ska få rapporten.').waitFor();
  await page.getByLabel('Hugo Lind, personalchef').check();
  await page.getByRole('button', { name: 'Skicka' }).click();
  await heading(page, 'Skickat till Hugo Lind');
  await page.context().close();
}, patience);

test('the receiver comes from the task, finds out, adds a measure and answers; the reporter reads the answer', async () => {
  const page = await pageOf('Hugo Lind', '/');
  await page.getByRole('link', { name: 'Ta hand om en rapporterad avvikelse' }).click();
  await page.getByText('Chefen köper in till sig själv.').waitFor();
  expect(await page.locator('main').innerText()).toContain('Cilla Berg');
  expect([await axe(page), await widerThanWindow(page)]).toEqual([[], 0]);
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await page.getByText('Skriv orsaken').waitFor();
  await page.getByLabel('Hur allvarligt?').selectOption('material');
  await page.getByLabel('Vad gäller det?').selectOption('procurement');
  await page.getByLabel('Fel eller oegentlighet?').selectOption('irregularity');
  await page.getByLabel('Orsak').fill('Ingen annan ser inköpen.');
  // One that names somebody is never offered to be opened.
  expect(await page.getByLabel('Visa en rubrik i nämndens register').count()).toBe(0);
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await page.getByText('En väsentlig avvikelse behöver en åtgärd innan den avslutas.').first().waitFor();
  await page.getByLabel('Svar till den som rapporterade').fill('Inköpen granskas nu av någon annan.');
  await page.getByRole('button', { name: 'Avsluta och svara' }).click();
  await page.getByRole('alert').filter({ hasText: 'behöver en åtgärd' }).waitFor();
  await page.getByRole('textbox', { name: 'Ny åtgärd' }).fill('Två granskar varje inköp');
  await page.getByRole('button', { name: 'Lägg till åtgärden' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Två granskar varje inköp' }).waitFor();
  await page.getByRole('button', { name: 'Avsluta och svara' }).click();
  await page.getByText(/^Avslutad · Väsentlig/).waitFor();
  await page.context().close();
  const own = await pageOf('Eva Alm', '/avvikelser', 390);
  await own.locator('.d-list a').first().click();
  await own.getByText('Inköpen granskas nu av någon annan.').waitFor();
  expect(await own.locator('main').innerText()).not.toMatch(/Väsentlig|Ingen annan ser inköpen|Cilla/);
  expect([await axe(own), await widerThanWindow(own)]).toEqual([[], 0]);
  await own.context().close();
}, patience);

test('the manager has the first one on a phone, and of the second there is nothing', async () => {
  const page = await pageOf('Cilla Berg', '/avvikelser', 390);
  expect(await page.locator('.d-list a').count()).toBe(1);
  await page.locator('.d-list a').click();
  await page.getByText('Kassan stämde inte i fredags.').waitFor();
  expect([await axe(page), await widerThanWindow(page)]).toEqual([[], 0]);
  for (const path of ['/', '/avvikelser', `/n/${boardId}/2026/atgarder`]) {
    await page.goto(`${on.served.address}${path}`);
    await page.locator('main h1').first().waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/köper in|Hugo/);
  }
  await page.context().close();
  expect(on.faults).toEqual([]);
}, patience);

test('evidence is added after sending, without making the report longer; the receiver reads it, and it comes as a download', async () => {
  const page = await pageOf('Eva Alm', '/avvikelse', 390);
  await page.getByLabel('Min chef, Cilla Berg, enhetschef').waitFor();
  expect(await page.locator('input[type=file]').count()).toBe(0);
  await page.getByLabel('Vad har hänt?').fill('Nyckelskåpet stod öppet.');
  await page.getByRole('button', { name: 'Skicka' }).click();
  await heading(page, 'Skickat till Cilla Berg');
  await page.getByRole('heading', { name: 'Lägg till underlag' }).waitFor();
  await page.locator('input[type=file]').setInputFiles({ name: 'skript.html', mimeType: 'text/html', buffer: Buffer.from('<script>') });
  await page.getByRole('alert').filter({ hasText: 'skript.html' }).waitFor();
  await page.locator('input[type=file]').setInputFiles({ name: 'larmlogg.txt', mimeType: 'text/plain', buffer: Buffer.from('07.12 skåp öppet') });
  await page.getByRole('link', { name: 'larmlogg.txt' }).waitFor();
  expect([await axe(page), await widerThanWindow(page)]).toEqual([[], 0]);
  await page.context().close();
  const chief = await pageOf('Cilla Berg', '/avvikelser');
  await chief.locator('.d-list a').first().click();
  await chief.getByText('Nyckelskåpet stod öppet.').waitFor();
  const [download] = await Promise.all([chief.waitForEvent('download'), chief.getByRole('link', { name: 'larmlogg.txt' }).click()]);
  expect(download.suggestedFilename()).toBe('larmlogg.txt');
  expect([await axe(chief), await widerThanWindow(chief)]).toEqual([[], 0]);
  await chief.context().close();
}, patience);

test('a request goes to the registrar with a last day and what to do; who asked finds the answer', async () => {
  const page = await pageOf('Eva Alm', '/begaran', 390);
  await page.getByRole('button', { name: 'Lämna begäran' }).click();
  await page.getByText('Skriv vad begäran gäller.').waitFor();
  await page.getByLabel('Vad gäller det?').selectOption('personalData');
  await page.getByLabel('Vad vill den som frågar ha?').fill('Allt om mig själv');
  await page.getByRole('button', { name: 'Lämna begäran' }).click();
  await page.getByText(/Rut Ek har fått begäran. Svar senast/).waitFor();
  expect([await axe(page), await widerThanWindow(page)]).toEqual([[], 0]);
  const registrar = await pageOf('Rut Ek', '/');
  await registrar.getByRole('link', { name: 'Besvara en begäran om handlingar eller personuppgifter' }).click();
  await registrar.getByText('Så här gör du').click();
  await registrar.getByText('Kontrollera vem som frågar.').waitFor();
  expect([await axe(registrar), await widerThanWindow(registrar)]).toEqual([[], 0]);
  await registrar.getByRole('button', { name: 'Registrera svaret' }).click();
  await registrar.getByText('Skriv hur begäran besvarades.').waitFor();
  await registrar.getByText('Välj vad svaret blev.').waitFor();
  await registrar.getByLabel('Vad blev svaret?').selectOption({ label: 'Lämnades ut' });
  await registrar.getByLabel('Hur begäran besvarades').fill('Utdraget är lämnat.');
  await registrar.getByRole('button', { name: 'Registrera svaret' }).click();
  await registrar.getByText('En besvarad begäran').waitFor();
  await registrar.context().close();
  await page.reload();
  await page.getByText('Utdraget är lämnat.').waitFor();
  await page.context().close();
}, patience);

test('the director sets the time to answer, and sees who has what and who is missing', async () => {
  for (const width of [1440, 390]) {
    const page = await pageOf('Birk Ahlm', `/avvikelser/${boardId}`, width);
    await heading(page, 'Så tas avvikelser om hand');
    expect(await page.locator('main').innerText()).toContain('Ingen är upplagd');
    await page.getByLabel('Antal dagar till svar').fill('0');
    await page.getByRole('button', { name: 'Spara' }).click();
    await page.getByText('Ange 1–365 dagar.').waitFor();
    await page.getByLabel('Antal dagar till svar').fill('7');
    await page.getByRole('button', { name: 'Spara' }).click();
    await expect.poll(() => page.getByLabel('Antal dagar till svar').getAttribute('aria-invalid')).toBe(null);
    expect([await axe(page), await widerThanWindow(page)]).toEqual([[], 0]);
    await page.context().close();
  }
  expect(on.faults).toEqual([]);
}, patience);
