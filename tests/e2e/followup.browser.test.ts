/** The follow-up and the chain in a real browser: begun, written by two, judged, on its way to the board, and every link of the chain both ways; laptop and phone, light and dark. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { axe, widerThanWindow, type Look } from '../browser.ts';
import { buildFollowupTown, type FollowupTown } from './followupTown.ts';
import { stage } from './stage.ts';

const patience = 180_000;

let town: FollowupTown;
const read = () => on.served.arrange('followup.read', { boardId: town.boardId, year: town.year, occasion: 'VB' });
const rowText = async (at: number) => (await read()).content.rows[at];
const path = (rest: string): string => `/n/${town.boardId}/${town.year}/${rest}`;
const rowPath = (at: number): string => path(`uppfoljning/VB?del=rad-${town.activityIds[at] ?? ''}`);

const on = stage({ patience }, async ({ served }) => {
  town = await buildFollowupTown(served);
});

const pageOf = (who: keyof FollowupTown['cookies'], at: string, look: Look = {}): Promise<Page> => on.page(town.cookies[who], at, look);
/** What the server and the page come to, also on a busy machine. */
const soon = <Value>(ask: () => Value | Promise<Value>) => expect.poll(ask, { timeout: 30_000 });
const picture = (page: Page) => page.locator('.fu-sheet img').first();

test('is listed by the calendar and begun with one act; the first row to write is open, with its figures and its page', async () => {
  const page = await pageOf('asta', path('uppfoljning'));
  expect(await axe(page)).toEqual([]);
  expect(await page.getByRole('row', { name: /Verksamhetsberättelse/ }).innerText()).toContain('Inte påbörjad');
  await page.getByRole('button', { name: 'Börja: Verksamhetsberättelse' }).click();
  await page.getByRole('heading', { level: 2, name: 'Registerutdrag för timanställda' }).waitFor();
  await page.getByRole('navigation', { name: 'Alla avsnitt' }).getByRole('link', { name: /Närvarokort i föreningar.*Analys saknas, 4 fel/s }).click();
  await page.getByRole('heading', { level: 2, name: 'Närvarokort i föreningar' }).waitFor();
  expect(await page.getByRole('table', { name: 'Genomförda kontroller' }).innerText()).toMatch(/20 av 154\s+3[\s\S]+21 av 158\s+1[\s\S]+41 av 312\s+4/);
  expect(await page.getByText(/säkerhet är högst/).count()).toBe(2);
  expect(await page.getByText('Skrivet från siffrorna ovan, inte ändrat').count()).toBe(1);
  await picture(page).waitFor();
  expect(await picture(page).getAttribute('alt')).toMatch(/^Sida \d av \d som den trycks/);
  await soon(() => picture(page).evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
  expect(await page.locator('.fu-here').count()).toBe(1);
  // Of many units those with something to say, and the way to all.
  await page.goto(`${on.served.address}${rowPath(3)}`);
  await page.getByText('12 av 14 kontroller är gjorda.').waitFor();
  expect(await page.getByRole('table', { name: 'Genomförda kontroller' }).getByRole('row').count()).toBe(5);
  await page.context().close();
}, patience);

test('what is written saves by itself, is drawn on the page, and can be drawn from the figures anew', async () => {
  const page = await pageOf('asta', rowPath(1));
  await picture(page).waitFor();
  const before = await picture(page).getAttribute('src');
  await page.getByLabel('Analys', { exact: true }).fill('Felen rör samma två föreningar som förra året.');
  await page.getByText(/^Sparat \d\d:\d\d$/).first().waitFor();
  await soon(async () => (await rowText(1))?.analysis).toBe('Felen rör samma två föreningar som förra året.');
  await page.getByText(/Du skriver här nu, andra kan läsa/).first().waitFor();
  await soon(() => picture(page).getAttribute('src')).not.toBe(before);
  const drafted = (await rowText(1))?.result ?? '';
  await page.getByLabel('Resultat').fill('Egna ord om resultatet.');
  await soon(async () => (await rowText(1))?.result).toBe('Egna ord om resultatet.');
  await page.getByRole('button', { name: 'Hämta siffrorna igen' }).click();
  await soon(() => page.getByLabel('Resultat').inputValue()).toBe(drafted);
  await page.getByRole('button', { name: 'Ångra' }).last().click();
  await soon(async () => (await rowText(1))?.result).toBe('Egna ord om resultatet.');
  expect((await rowText(1))?.analysis).toBe('Felen rör samma två föreningar som förra året.');
  await page.context().close();
}, patience);

test('one pen a section: the other reads the words as they come, and gets the pen when it is given back', async () => {
  const [asta, tilda] = [await pageOf('asta', rowPath(2)), await pageOf('tilda', rowPath(2))];
  await asta.getByLabel('Analys', { exact: true }).focus();
  await asta.getByLabel('Analys', { exact: true }).fill('Ingen hade uppdrag i föreningen.');
  await tilda.getByText('Asta Lundvik skriver här just nu.').waitFor();
  expect(await tilda.getByLabel('Analys', { exact: true }).getAttribute('readonly')).not.toBeNull();
  await soon(() => tilda.getByLabel('Analys', { exact: true }).inputValue()).toBe('Ingen hade uppdrag i föreningen.');
  expect(await axe(tilda)).toEqual([]);
  await asta.getByRole('navigation', { name: 'Alla avsnitt' }).getByRole('link', { name: /^Inledning/ }).click();
  await soon(() => tilda.getByLabel('Analys', { exact: true }).getAttribute('readonly')).toBeNull();
  await asta.context().close();
  await tilda.context().close();
}, patience);

test('without net the words stay, and are sent when it comes back', async () => {
  const page = await pageOf('asta', path('uppfoljning/VB?del=inledning'));
  await page.getByLabel('Text').waitFor();
  await page.context().setOffline(true);
  await page.getByLabel('Text').fill('Nämnden följer upp sin plan.');
  await page.getByText('Inte sparat – försöker igen').first().waitFor();
  await page.context().setOffline(false);
  await soon(async () => (await read()).content.introduction).toBe('Nämnden följer upp sin plan.');
  expect(await page.getByLabel('Text').inputValue()).toBe('Nämnden följer upp sin plan.');
  await page.context().close();
}, patience);

test('the rating is tried anew beside the decided one, and the text is marked ready', async () => {
  const page = await pageOf('asta', rowPath(1));
  await page.locator('.fu-wide').getByText('Ny värdering saknas efter fel').waitFor();
  await page.getByLabel('Sannolikhet, förslag för händelse 15').selectOption('3');
  await page.getByRole('row', { name: /Förslag efter året/ }).getByText('Kritisk').waitFor();
  await page.getByLabel(/Skäl till värderingen/).fill('Ny blankett provas.');
  await soon(async () => (await rowText(1))?.events[0]?.proposed).toEqual({ likelihood: 3, consequence: 4, reason: 'Ny blankett provas.' });
  await page.goto(`${on.served.address}${rowPath(3)}`);
  await page.getByRole('button', { name: 'Behåll värderingen' }).click();
  await soon(async () => (await read()).findings.map((one) => one.rule)).not.toContain('followup.no-reassessment');
  await page.goto(`${on.served.address}${rowPath(1)}`);
  await page.getByRole('button', { name: 'Texten är klar' }).click();
  await page.getByText('Texten är klar.').first().waitFor();
  await soon(async () => (await rowText(1))?.ready).toBe(true);
  await page.getByRole('link', { name: /^Nästa: / }).click();
  await page.getByRole('heading', { level: 2, name: 'Jäv vid beslut om stöd' }).waitFor();
  expect(await page.getByRole('button', { name: 'Texten är klar' }).count()).toBe(1);
  await page.context().close();
}, patience);

test('the director proposes the judgement with what the figures say beside; others read it', async () => {
  const page = await pageOf('tilda', path('uppfoljning/VB?del=bedomning'));
  await page.getByText('Siffrorna ensamma säger: delvis tillräcklig.').waitFor();
  await page.getByRole('button', { name: 'Spara förslaget' }).click();
  await page.getByText('Välj en bedömning.').waitFor();
  await page.getByRole('radio', { name: /^Tillräcklig/ }).check();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Spara förslaget' }).click();
  await soon(async () => (await read()).content.judgement?.judgement).toBe('sufficient');
  await page.locator('.fu-wide').getByText('Bedömningen är bättre än siffrorna').waitFor();
  await page.context().close();
  const member = await pageOf('cilla', path('uppfoljning/VB?del=bedomning'));
  await member.getByText(/Föreslagen av Tilda Ekmarker/).waitFor();
  expect(await member.getByRole('button', { name: 'Spara förslaget' }).count()).toBe(0);
  await member.goto(`${on.served.address}${rowPath(1)}`);
  await member.getByText('Egna ord om resultatet.').waitFor();
  expect(await member.getByRole('textbox').count()).toBe(0);
  await member.context().close();
}, patience);

test('every link of the chain leads on and back', async () => {
  const page = await pageOf('asta', rowPath(1));
  await page.getByRole('navigation', { name: 'Kedjan' }).getByRole('link', { name: 'Händelse 15' }).click();
  await page.getByRole('heading', { level: 1, name: /Förening får stöd för aktiviteter som inte har ägt rum/ }).waitFor();
  expect(await axe(page)).toEqual([]);
  const chain = page.url();
  const links = await page.locator('.ch-page a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  for (const part of ['/analys?rad=', '/plan#planrad-', '/kontroll/', '/atgarder#atgard-', '/uppfoljning/VB?del=rad-', '/uppfoljning/VB?del=bedomning', '/beslut#', '/kontroller']) expect(links.some((href) => href.includes(part)), part).toBe(true);
  for (const [name, back] of [['Första halvåret', /^15 Förening får stöd/], ['Ny blankett för närvarokort', /^15 Förening får stöd/], ['Öppna i analysen', /^Kedjan$/]] as const) {
    await page.goto(chain);
    await page.locator('.ch-page').getByRole('link', { name }).first().click();
    await page.locator('main h1').first().waitFor();
    // A measure that came out of a control leads to the control, and the control to the event.
    if (name === 'Ny blankett för närvarokort') await page.locator('main a[href^="/kontroll/"]').first().click();
    if (name === 'Öppna i analysen') {
      await page.getByRole('row', { name: /Förening får stöd/ }).first().waitFor();
      await page.keyboard.press(' ');
    }
    await page.getByRole('link', { name: back }).first().click();
    await page.getByRole('heading', { level: 1, name: /Förening får stöd för aktiviteter/ }).waitFor();
  }
  await page.goto(chain.replace(town.eventIds[1] ?? '', town.eventIds[4] ?? ''));
  await page.getByText('Ingen åtgärd är kopplad till händelsen eller dess kontroller.').waitFor();
  await page.context().close();
}, patience);

test('a warning is noted with its reason, and the note taken away again', async () => {
  const page = await pageOf('asta', rowPath(1));
  const list = page.locator('.fu-wide');
  const rules = async () => (await read()).findings.map((one) => one.rule);
  const before = await rules();
  await list.getByRole('button', { name: /^Notera/ }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Notera/ }).click();
  await dialog.locator('[aria-invalid=true]').waitFor();
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('textbox').fill('Chefen har tagit upp det.');
  await dialog.getByRole('button', { name: /^Notera/ }).click();
  await list.getByText('Noterad, eftersom chefen har tagit upp det.').waitFor();
  expect((await rules()).length).toBe(before.length - 1);
  expect(await axe(page)).toEqual([]);
  await list.getByRole('button', { name: /^Ta bort noten/ }).click();
  await soon(rules).toEqual(before);
  await soon(() => list.getByText('Noterad, eftersom').count()).toBe(0);
  await page.context().close();
}, patience);

test('goes to the board the way the analysis and plan do, with papers of its own', async () => {
  const page = await pageOf('tilda', path('beslut#uppfoljning-VB'));
  const part = page.locator('#uppfoljning-VB');
  const meeting = dayOf(new Date(Date.now() + 86_400_000), 'Europe/Stockholm');
  await part.getByLabel('Sammanträde').fill(meeting);
  await part.getByLabel('Diarienummer').fill('KFN 2026/7');
  expect(await axe(page)).toEqual([]);
  await part.getByRole('button', { name: 'Lämna till nämnden' }).click();
  await part.getByText(/Sammanträde .*Diarienummer KFN 2026\/7/).waitFor();
  await page.context().close();
  const secretary = await pageOf('birk', path('beslut'));
  const waiting = secretary.locator('#uppfoljning-VB');
  await waiting.getByRole('button', { name: 'Registrera nämndens beslut' }).click();
  const dialog = secretary.getByRole('dialog');
  await dialog.getByLabel('Sammanträde').fill(dayOf(new Date(), 'Europe/Stockholm'));
  await dialog.getByLabel('Paragraf').fill('§ 11');
  await dialog.getByRole('button', { name: 'Registrera beslutet' }).click();
  await waiting.getByText(/§ 11/).first().waitFor();
  expect((await read()).state).toMatchObject({ kind: 'decided', minutesItem: '§ 11' });
  const href = await waiting.getByRole('link', { name: /^Hämta uppföljning.*: PDF$/ }).getAttribute('href');
  expect(href).toContain('/followups/VB/papers/pdf?version=decided');
  const paper = await on.served.ask('GET', href ?? '', { cookie: town.cookies.birk });
  expect(paper.status).toBe(200);
  // The analysis and plan are as they were.
  expect(await secretary.getByText('Version 1 för').count()).toBeGreaterThan(1);
  await secretary.context().close();
}, patience);

test.each([[1440, false], [1440, true], [390, false], [390, true]])('%i px, dark %s: nothing sticks out and axe finds nothing', async (width, dark) => {
  const page = await pageOf('asta', rowPath(3), { width, dark });
  await page.getByRole('heading', { level: 2, name: 'Badvattnets protokoll' }).waitFor();
  if (width < 640) await page.getByRole('button', { name: 'Visa sidan' }).click();
  await picture(page).waitFor();
  expect(await axe(page)).toEqual([]);
  expect(await widerThanWindow(page)).toBeLessThanOrEqual(0);
  for (const at of [path(`handelse/${town.eventIds[1] ?? ''}`), path('uppfoljning'), path('uppfoljning/VB?del=bedomning')]) {
    await page.goto(`${on.served.address}${at}`);
    await page.locator('main h1').first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await axe(page)).toEqual([]);
    expect(await widerThanWindow(page)).toBeLessThanOrEqual(0);
  }
  await page.context().close();
}, patience);

test('no page complained', () => {
  expect(on.faults).toEqual([]);
});
