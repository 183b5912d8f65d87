/** From the mail's link to the receipt in a real browser: somebody who reads nothing of the board's year reports on a measure and answers a recommendation; phone, keyboard, two at once, no network. */
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { deliver, writeDigests } from '../../src/app/postman.ts';
import type { Role } from '../../src/domain/organisation/organisation.ts';
import { axe, pictures, widerThanWindow, type Look } from '../browser.ts';
import { startMailServer, type MailServer } from '../mailServer.ts';
import { stage } from './stage.ts';

const patience = 240_000;
const password = 'en lång mening som minns';

let post: MailServer;
let boardId = '';
const people = new Map<string, string>();
const ids = { measure: '', second: '', recommendation: '' };
/** A Monday: on a Saturday no digest goes out. */
const now = new Date('2026-11-23T08:00:00Z');
const year = 2026;
const newId = (): never => on.served.house.newId() as never;
const rowOf = async (id: string) => (await on.served.arrange('measure.list', { boardId: boardId as never, year })).measures.find((one) => one.id === id);

async function person(name: string, title: string, role: Role): Promise<void> {
  const id = newId();
  people.set(name, id);
  await on.served.arrange('person.add', { id, name, title, mail: `${name.split(' ')[0]?.toLowerCase() ?? ''}@ekstrand.example` });
  await on.served.arrange('person.grant', { id: newId(), personId: id, role, place: { kind: 'body', id: boardId as never }, from: null, to: null });
}

const on = stage({ patience, named: true, expected: /Failed to load resource|net::ERR/, serving: { sendsMail: true, now: () => now } }, async ({ served }) => {
  post = await startMailServer();
  boardId = newId();
  const board = { boardId: boardId as never, year };
  await served.arrange('organisation.addBody', { id: board.boardId, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
  await person('Asta Lundvik', 'Samordnare', 'coordinator');
  await person('Dag Ek', 'Vaktmästare', 'employee');
  const who = { kind: 'person', personId: people.get('Dag Ek'), printed: 'Dag Ek' };
  const eventId = newId();
  await served.arrange('year.create', { ...board, boardYearId: newId(), methodId: null });
  await served.arrange('year.add', { ...board, changeId: newId(), object: 'event', rows: [{ id: eventId, label: '4', text: 'Nyckel lämnas ut till fel person', likelihood: 3, consequence: 4, treatment: 'plan' }] });
  const versionId = newId();
  await served.arrange('decision.submit', { ...board, versionId, meetingOn: '2026-11-30' as never, caseNumber: '', recipients: '', overrides: [{ rule: 'risk.irregularities-not-considered', reason: 'prövas' }] });
  await served.arrange('decision.register', { ...board, versionId, outcome: 'asProposed', decidedOn: '2026-11-23' as never, minutesItem: '§ 14', note: '', boardsOwnVersionId: null });
  Object.assign(ids, { measure: newId(), second: newId(), recommendation: newId() });
  await served.arrange('measure.add', { ...board, changeId: newId(), row: { id: ids.measure, title: 'Byt lås i arkivet och skriv vem som har nyckel', responsible: who, end: '2026-11-20', eventIds: [eventId] } });
  await served.arrange('measure.add', { ...board, changeId: newId(), row: { id: ids.second, title: 'Märk nycklarna', responsible: who, end: '2026-12-01' } });
  await served.arrange('recommendation.add', { ...board, changeId: newId(), row: { id: ids.recommendation, text: 'Nämnden bör säkerställa att nycklar kvitteras.', source: 'auditors', sourceName: 'Granskning av lokaler', receivedOn: '2026-10-01', statementDue: '2026-12-20', owner: who } });
  const { link } = await served.arrange('person.link', { personId: people.get('Dag Ek') as never });
  const entered = await served.ask('POST', '/api/session/link', { body: { token: link.split('/').at(-1), password } });
  if (entered.status !== 200) throw new Error(entered.text);
});
afterAll(async () => { await post?.close(); });

const pageOf = async (name: string | null, look: Look = {}): Promise<Page> => on.window(name === null ? null : await on.served.cookieOf(people.get(name) ?? ''), look);
async function looksWell(page: Page, name: string): Promise<void> {
  for (const [width, scheme] of [[1440, 'light'], [1440, 'dark'], [390, 'light'], [390, 'dark']] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 844 });
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/own-${name}-${width}-${scheme}.png`, fullPage: true });
    expect([name, width, scheme, await axe(page), await widerThanWindow(page)]).toEqual([name, width, scheme, [], 0]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 844 });
}

test('the mail’s link leads through sign-in to the measure, and in a few presses to a receipt', async () => {
  await writeDigests(on.served.house);
  await deliver(on.served.house, post.sender);
  const mail = post.received.findLast((one) => one.to === 'dag@ekstrand.example')?.text ?? '';
  const link = /http:\/\/localhost:\d+\/atgard\/[0-9a-f-]+\/[0-9a-f-]+/.exec(mail)?.[0] ?? '';
  expect(link).toBe(`${on.address}/atgard/${boardId}/${ids.measure}`);
  const page = await pageOf(null, { width: 390, height: 844, phone: true });
  await page.goto(link);
  await page.getByLabel('E-postadress').fill('dag@ekstrand.example');
  await page.getByLabel('Lösenord', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Logga in', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Byt lås i arkivet och skriv vem som har nyckel' }).waitFor();
  const words = await page.locator('main').innerText();
  for (const part of ['Kulturnämnden · Åtgärd som du ansvarar för', '20 november · 3 dagar sen', 'Nyckel lämnas ut till fel person', 'maskinen gav dig ansvaret']) expect(words).toContain(part);
  // The four choices are there without scrolling.
  expect(await page.getByLabel('Den ska inte genomföras').evaluate((box) => box.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
  await page.getByRole('button', { name: 'Skicka rapporten' }).click();
  await page.getByText('Välj hur det går.').waitFor();
  await looksWell(page, 'tried');
  await page.getByLabel('Den behöver mer tid').check();
  await page.getByLabel('Varför behövs mer tid?').fill('Låset är beställt');
  // What is typed stays over a reload, and until it has been received.
  await page.reload();
  expect(await page.getByLabel('Varför behövs mer tid?').inputValue()).toBe('Låset är beställt');
  await page.getByRole('button', { name: 'Skicka rapporten' }).click();
  await page.getByText('Välj en ny dag som inte har passerat.').waitFor();
  await page.getByLabel('Ny slutdag').fill('2026-12-15');
  await looksWell(page, 'moved');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Skicka rapporten' }).click();
  await page.getByText('Internkoll svarar inte.').waitFor();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Skicka rapporten' }).click();
  await page.getByRole('heading', { name: 'Slutdagen är flyttad till 15 december 2026' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Slutdagen är flyttad');
  expect(await rowOf(ids.measure)).toMatchObject({ end: '2026-12-15', late: false, notes: [{ text: 'Låset är beställt', by: 'Dag Ek' }] });
  await looksWell(page, 'receipt');
  await page.getByRole('link', { name: 'Till det som väntar på dig' }).click();
  await page.getByRole('heading', { level: 1, name: 'Det här väntar på dig' }).waitFor();
  await page.context().close();
}, patience);

test('from the start page by the keyboard alone: done, and done is told to who checks', async () => {
  const page = await pageOf('Dag Ek');
  await page.goto(`${on.address}/`);
  const task = page.getByRole('link', { name: 'Skriv hur det går: märk nycklarna' });
  await task.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Märk nycklarna' }).waitFor();
  await page.getByRole('radio', { name: 'Den är klar' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Alla är märkta');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Åtgärden är rapporterad klar' }).waitFor();
  expect(await rowOf(ids.second)).toMatchObject({ status: 'done', notes: [{ text: 'Alla är märkta', by: 'Dag Ek' }] });
  await page.reload();
  await page.getByText('Samordnaren ser efter vad den gav innan den stängs.').waitFor();
  await looksWell(page, 'done');
  await page.getByRole('button', { name: 'Den är inte klar ändå' }).click();
  expect(await page.getByLabel('Vad återstår?').evaluate((field) => field === document.activeElement)).toBe(true);
  await looksWell(page, 'reopening');
  // Who checks the effect opens the register at the row.
  const asta = await pageOf('Asta Lundvik');
  await asta.goto(`${on.address}/`);
  await asta.getByRole('link', { name: 'Kontrollera effekten: märk nycklarna' }).click();
  await asta.getByRole('radio', { name: 'Åtgärden har haft effekt' }).waitFor();
  // The same link, opened by somebody it does not belong to, tells nothing of it.
  await asta.goto(`${on.address}/atgard/${boardId}/${ids.second}`);
  await asta.getByRole('heading', { name: 'Åtgärden är inte din att rapportera om' }).waitFor();
  expect(await asta.locator('main').innerText()).not.toContain('nycklarna');
  await asta.getByRole('link', { name: 'Se nämndens åtgärder' }).click();
  await asta.getByRole('heading', { level: 1, name: 'Avvikelser och åtgärder' }).waitFor();
  await asta.context().close();
  await page.context().close();
}, patience);

test('what somebody else has changed meanwhile is shown, and what was written stays', async () => {
  const page = await pageOf('Dag Ek', { width: 390, height: 844, phone: true });
  await page.goto(`${on.address}/atgard/${boardId}/${ids.measure}`);
  await page.getByLabel('Arbetet pågår').check();
  await page.getByLabel('Hur går det?').fill('Låset är monterat');
  await on.served.arrange('measure.change', { boardId: boardId as never, year, changeId: newId(), changes: [{ object: 'measure', id: ids.measure, field: 'end', seen: '2026-12-15', wanted: '2026-12-18' }] });
  await page.getByRole('button', { name: 'Skicka rapporten' }).click();
  await page.getByText('har ändrat uppgifterna sedan du öppnade sidan').waitFor();
  await page.getByText('18 december').waitFor();
  expect(await page.getByLabel('Hur går det?').inputValue()).toBe('Låset är monterat');
  await page.getByRole('button', { name: 'Skicka rapporten' }).click();
  await page.getByText('Åtgärden väntar på dig tills den är klar, senast 18 december.').waitFor();
  expect((await rowOf(ids.measure))?.notes).toHaveLength(2);
  await page.context().close();
}, patience);

test('a recommendation is answered on a page of its own', async () => {
  const page = await pageOf('Dag Ek', { width: 390, height: 844, phone: true });
  await page.goto(`${on.address}/`);
  await page.getByRole('link', { name: /^Svara på rekommendationen/ }).first().click();
  await page.getByText('Nämnden bör säkerställa att nycklar kvitteras.').waitFor();
  await page.getByRole('button', { name: 'Spara yttrandet' }).click();
  await page.getByText('Skriv vad nämnden svarar.').waitFor();
  await page.getByLabel('Nämndens yttrande').fill('Nämnden inför kvittens från årsskiftet.');
  await looksWell(page, 'recommendation');
  await page.getByRole('button', { name: 'Spara yttrandet' }).click();
  await page.getByRole('heading', { name: 'Texten är sparad' }).waitFor();
  await page.getByRole('button', { name: 'Ändra texten' }).click();
  await page.getByLabel('Lämnat den').fill('2026-11-22');
  await page.getByRole('button', { name: 'Spara yttrandet' }).click();
  await page.getByRole('heading', { name: 'Yttrandet är sparat som lämnat 22 november 2026' }).waitFor();
  await looksWell(page, 'answered');
  await page.goto(`${on.address}/`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.getByRole('link', { name: /^Svara på rekommendationen/ }).count()).toBe(0);
  await page.context().close();
}, patience);

test('an address that is nobody’s is told of calmly, and no page complained', async () => {
  const page = await pageOf('Dag Ek', { width: 390, height: 844, phone: true });
  for (const [path, heading] of [[`/atgard/${boardId}/${newId()}`, 'Åtgärden är inte din att rapportera om'], [`/rekommendation/${boardId}/${newId()}`, 'Rekommendationen är inte din att svara på'], [`/atgard/${newId()}/x`, '']] as const) {
    await page.goto(`${on.address}${path}`);
    if (heading === '') await page.getByRole('alert').waitFor();
    else await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  }
  await page.context().close();
  expect(on.faults).toEqual([]);
}, patience);
