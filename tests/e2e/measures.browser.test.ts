/** Measures and recommendations in a real browser: saved by field, two people in one field, late first, checked before closing; laptop, phone, keyboard. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import type { Role } from '../../src/domain/organisation/organisation.ts';
import { axe, widerThanWindow, type Look } from '../browser.ts';
import { stage } from './stage.ts';

const patience = 120_000;
const year = 2026;

let boardId = '';
let recommendationId = '';
const cookies: Record<'asta' | 'birk' | 'cilla', string> = { asta: '', birk: '', cilla: '' };
const people: Record<'asta' | 'birk' | 'cilla', string> = { asta: '', birk: '', cilla: '' };
const newId = (): never => on.served.house.newId() as never;
const register = () => on.served.arrange('measure.list', { boardId: boardId as never, year });
const dayFromNow = (days: number): string => dayOf(new Date(Date.now() + days * 86_400_000), 'Europe/Stockholm');

async function person(key: keyof typeof cookies, name: string, title: string, role: Role): Promise<void> {
  const id = newId();
  people[key] = id;
  await on.served.arrange('person.add', { id, name, title, mail: null });
  await on.served.arrange('person.grant', { id: newId(), personId: id, role, place: { kind: 'body', id: boardId as never }, from: null, to: null });
  cookies[key] = await on.served.cookieOf(id);
}

const on = stage({ patience }, async ({ served }) => {
  boardId = newId();
  await served.arrange('organisation.addBody', { id: boardId as never, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
  await person('asta', 'Asta Lundvik', 'Samordnare', 'coordinator');
  await person('birk', 'Birk Ahlm', 'Direktör', 'director');
  await person('cilla', 'Cilla Berg', 'Enhetschef', 'unitHead');
  await served.arrange('year.create', { boardId: boardId as never, year, boardYearId: newId(), methodId: null });
  await served.arrange('year.add', { boardId: boardId as never, year, changeId: newId(), object: 'event', rows: [{ id: newId(), label: '4', text: 'Faktura betalas två gånger', likelihood: 3, consequence: 3, treatment: 'analysisOnly' }, { id: newId(), label: '5', text: 'Nyckel lämnas ut till fel person', position: 1, likelihood: 2, consequence: 3, treatment: 'analysisOnly' }] });
});

const pageOf = (who: keyof typeof cookies, look: Look = {}, hash = ''): Promise<Page> => on.page(cookies[who], `/n/${boardId}/${year}/atgarder${hash}`, look);
const saved = (page: Page) => page.getByText(/^Sparat \d\d:\d\d$/).first().waitFor();

test('an empty register teaches, and the first measure is added with what it mends', async () => {
  const page = await pageOf('asta');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Inga åtgärder och inga rekommendationer än');
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Lägg till åtgärd' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Lägg till åtgärd' }).click();
  expect(await dialog.getByText('Skriv vad som ska göras.').count()).toBe(1);
  await dialog.getByLabel('Åtgärd', { exact: true }).fill('Inför två attester');
  await dialog.getByLabel('Ansvarig').selectOption({ label: 'Cilla Berg, Enhetschef' });
  await dialog.getByLabel('Klar senast').fill(dayFromNow(-3));
  await dialog.getByLabel('Vad åtgärdas?').selectOption({ label: '4 Faktura betalas två gånger' });
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Lägg till åtgärd' }).click();
  await page.getByRole('button', { name: 'Inför två attester', expanded: true }).waitFor();
  expect((await register()).measures).toMatchObject([{ title: 'Inför två attester', responsibleName: 'Cilla Berg', late: true, mends: [{ kind: 'event', label: '4' }] }]);
  expect(await page.getByRole('row', { name: /Inför två attester/ }).first().innerText()).toContain('sen');
  expect(await page.getByRole('link', { name: 'Händelse 4' }).first().getAttribute('href')).toMatch(new RegExp(`^/n/${boardId}/${year}/handelse/`));
  await page.context().close();
}, patience);

test('fields save by themselves, a new day mends what is late, and the row closes when the effect is checked', async () => {
  const page = await pageOf('asta');
  await page.getByText('En åtgärd är inte klar och har ingen slutdag som gäller').waitFor();
  await page.getByRole('button', { name: 'Sätt ny slutdag' }).click();
  await page.getByLabel('Ny slutdag').fill(dayFromNow(30));
  await saved(page);
  await expect.poll(async () => (await register()).measures[0]).toMatchObject({ end: dayFromNow(30), late: false });
  await page.getByRole('button', { name: 'Ångra' }).first().click();
  await expect.poll(async () => (await register()).measures[0]?.end).toBe(dayFromNow(-3));
  await page.getByLabel('Ny slutdag').fill(dayFromNow(30));
  await expect.poll(async () => (await register()).measures[0]?.end).toBe(dayFromNow(30));
  await page.getByLabel('Ny notering').fill('Rutinen är beslutad.');
  await page.getByRole('button', { name: 'Spara noteringen' }).click();
  await page.getByRole('listitem').filter({ hasText: 'Rutinen är beslutad.' }).waitFor();
  await page.getByLabel('Koppla till').selectOption({ label: '5 Nyckel lämnas ut till fel person' });
  await page.getByRole('link', { name: 'Händelse 5' }).first().waitFor();
  await page.getByLabel('Läge').selectOption({ label: 'Klar' });
  await page.getByRole('button', { name: 'Stäng åtgärden' }).click();
  await page.getByText('Välj vad åtgärden gav.').waitFor();
  await page.getByLabel('Åtgärden har haft viss effekt').check();
  await page.getByRole('button', { name: 'Stäng åtgärden' }).click();
  await page.getByText('Skriv vad som återstår.').waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByLabel('Vad visar det?').fill('En dubbel sedan dess.');
  await page.getByRole('button', { name: 'Stäng åtgärden' }).click();
  await page.getByText('Åtgärden har haft viss effekt. En dubbel sedan dess.').waitFor();
  expect((await register()).measures[0]).toMatchObject({ closed: true, notes: [{ text: 'Rutinen är beslutad.', by: 'Asta Lundvik' }], effect: { found: 'partly' } });
  await page.getByRole('button', { name: 'Inför två attester' }).first().press('Enter');
  await page.getByText('1 avslutad').waitFor();
  await page.context().close();
}, patience);

test('a recommendation is taken in, answered and gets a measure; after a year it is looked at', async () => {
  const page = await pageOf('asta');
  await page.getByRole('button', { name: 'Lägg till rekommendation' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Rekommendation', { exact: true }).fill('Dokumentera urvalet');
  await dialog.getByLabel('Slag').selectOption({ label: 'Anmärkning' });
  await dialog.getByLabel('Mottagen').fill('2024-05-02');
  await dialog.getByLabel('Yttrande senast').fill('2024-09-01');
  await dialog.getByRole('button', { name: 'Lägg till rekommendation' }).click();
  await page.getByRole('button', { name: 'Dokumentera urvalet', expanded: true }).waitFor();
  await page.getByText('Yttrande saknas över en rekommendation eller anmärkning: ”Dokumentera urvalet”.').waitFor();
  await page.getByLabel('Nämndens yttrande').fill('Nämnden delar bedömningen.');
  await page.getByLabel('Yttrande lämnat').fill('2024-08-20');
  await saved(page);
  await expect.poll(async () => (await register()).recommendations[0]).toMatchObject({ statement: 'Nämnden delar bedömningen.', statementOn: '2024-08-20', unanswered: false });
  recommendationId = (await register()).recommendations[0]?.id ?? '';
  await page.getByRole('combobox', { name: 'Efter ett år' }).selectOption({ label: 'Pågår' });
  await page.getByLabel('Vad har hänt sedan dess?').fill('Mall finns.');
  await page.getByRole('button', { name: 'Spara efter ett år' }).click();
  await page.getByText('Pågår. Mall finns.').waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Lägg till åtgärd för rekommendationen' }).click();
  await page.getByRole('dialog').getByLabel('Åtgärd', { exact: true }).fill('Skriv en mall för urval');
  await page.getByRole('dialog').getByRole('button', { name: 'Lägg till åtgärd' }).click();
  await page.getByRole('button', { name: 'Skriv en mall för urval', expanded: true }).waitFor();
  expect((await register()).recommendations[0]).toMatchObject({ status: 'inProgress', measureIds: [(await register()).measures.find((one) => one.title === 'Skriv en mall för urval')?.id] });
  await page.context().close();
}, patience);

test('two people in one field: nothing is lost, and the page asks', async () => {
  const measure = (await register()).measures.find((one) => one.title === 'Skriv en mall för urval');
  const [first, second] = [await pageOf('asta', {}, `#atgard-${measure?.id ?? ''}`), await pageOf('birk', {}, `#atgard-${measure?.id ?? ''}`)];
  await first.getByLabel('Klar senast').fill(dayFromNow(10));
  await saved(first);
  await second.getByLabel('Klar senast').fill(dayFromNow(20));
  await second.getByText('Asta Lundvik ändrade klar senast medan du skrev.').waitFor();
  expect(await axe(second)).toEqual([]);
  await second.getByRole('button', { name: `Behåll ”${dayFromNow(20)}”` }).click();
  await expect.poll(async () => (await register()).measures.find((one) => one.id === measure?.id)?.end).toBe(dayFromNow(20));
  await first.context().close();
  await second.context().close();
}, patience);

test('without net the words stay and are sent when it comes back', async () => {
  const page = await pageOf('asta');
  await page.getByRole('button', { name: 'Skriv en mall för urval' }).click();
  await page.context().setOffline(true);
  await page.getByRole('textbox', { name: 'Åtgärd', exact: true }).fill('Skriv en mall för urval och prövning');
  await page.getByText('Inte sparat – försöker igen').first().waitFor();
  await page.context().setOffline(false);
  await saved(page);
  await expect.poll(async () => (await register()).measures.some((one) => one.title === 'Skriv en mall för urval och prövning')).toBe(true);
  await page.context().close();
}, patience);

test('to cancel asks why, by keyboard alone, and Esc leaves the row', async () => {
  const page = await pageOf('asta', {}, `#rekommendation-${recommendationId}`);
  await page.getByRole('button', { name: 'Dokumentera urvalet', expanded: true }).waitFor();
  const row = page.getByRole('button', { name: 'Skriv en mall för urval och prövning' }).first();
  await row.focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Läge').first().focus();
  await page.getByLabel('Läge').first().selectOption({ label: 'Avbruten' });
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  await page.keyboard.type('Systemet byts i vår');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await register()).measures.find((one) => one.title.startsWith('Skriv en mall'))).toMatchObject({ status: 'cancelled', statusReason: 'Systemet byts i vår' });
  await page.getByLabel('Ny notering').focus();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('2 avslutade');
  await page.context().close();
}, patience);

test('the one who answers for it writes how it goes on a phone, and nothing else', async () => {
  await on.served.arrange('measure.add', { boardId: boardId as never, year, changeId: newId(), row: { id: newId(), title: 'Byt lås i hela huset', end: dayFromNow(-10), responsible: { kind: 'person', personId: people.cilla, printed: 'Enhetschef' } } });
  const page = await pageOf('cilla', { width: 390, height: 844 });
  expect(await page.getByRole('button', { name: 'Lägg till åtgärd' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Byt lås i hela huset' }).click();
  await page.getByLabel('Ny notering').fill('Låssmeden kommer på måndag.');
  await page.getByLabel('Läge nu').selectOption({ label: 'Pågår' });
  await page.getByLabel('Ny slutdag').last().fill(dayFromNow(5));
  await page.getByRole('button', { name: 'Spara noteringen' }).click();
  await page.getByText('Låssmeden kommer på måndag.').first().waitFor();
  expect((await register()).measures.find((one) => one.title === 'Byt lås i hela huset')).toMatchObject({ status: 'inProgress', end: dayFromNow(5), late: false });
  expect(await widerThanWindow(page)).toBeLessThanOrEqual(0);
  expect(await axe(page)).toEqual([]);
  await page.context().close();
}, patience);

test('a fault in a control leads to a measure, and the measure back to the control', async () => {
  const [occasionId, activityId] = [on.served.house.newId(), on.served.house.newId()];
  await on.served.arrange('year.add', { boardId: boardId as never, year, changeId: newId(), object: 'activity', rows: [{ id: activityId, text: 'Stickprov av fakturor' }] });
  await on.database.asOwner(async (owner) => {
    await owner.query(`insert into occasion (id, body_id, board_year_id, activity_id, period, period_from, period_to, due_on, state, counts, created_at)
      select $1, y.body_id, y.id, $2, '2026-M03', '2026-03-01', '2026-03-31', '2026-04-15', 'done', '{"fault": 2}', now() from board_year y where y.body_id = $3`, [occasionId, activityId, boardId]);
  });
  const page = await pageOf('asta');
  const list = page.getByRole('region', { name: `Fel i kontroller ${year}` });
  expect(await list.getByRole('link', { name: 'Kontroll mars 2026' }).getAttribute('href')).toBe(`/kontroll/${boardId}/${occasionId}`);
  await list.getByRole('button', { name: 'Lägg till åtgärd för kontroll mars 2026' }).click();
  await page.getByRole('dialog').getByLabel('Åtgärd', { exact: true }).fill('Lär ut kontering');
  await page.getByRole('dialog').getByRole('button', { name: 'Lägg till åtgärd' }).click();
  await page.getByRole('button', { name: 'Lär ut kontering', expanded: true }).waitFor();
  expect(await page.getByRole('row', { name: /Lär ut kontering/ }).first().getByRole('link', { name: 'Kontroll mars 2026' }).getAttribute('href')).toBe(`/kontroll/${boardId}/${occasionId}`);
  await list.getByRole('button', { name: 'Lär ut kontering' }).waitFor();
  expect(await axe(page)).toEqual([]);
  await page.context().close();
}, patience);

test.each([[1440, false], [390, false], [1440, true], [320, false]])('%i px, dark %s: nothing sticks out and axe finds nothing, with a row open', async (width, dark) => {
  const page = await pageOf('asta', { width, dark }, `#rekommendation-${recommendationId}`);
  await page.getByRole('button', { name: 'Dokumentera urvalet', expanded: true }).waitFor();
  expect(await widerThanWindow(page)).toBeLessThanOrEqual(0);
  expect(await axe(page)).toEqual([]);
  await page.context().close();
}, patience);

test('no page complained', () => {
  expect(on.faults).toEqual([]);
});
