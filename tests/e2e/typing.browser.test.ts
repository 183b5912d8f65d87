/** A key pressed is never lost: what was typed right before a press on a button, while answers are slow, reaches the server – and so does the press. */
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { buildFollowupTown, type FollowupTown } from './followupTown.ts';
import { stage } from './stage.ts';

const patience = 180_000;

let town: FollowupTown;
const soon = <Value>(ask: () => Value | Promise<Value>) => expect.poll(ask, { timeout: 30_000 });
const path = (rest: string): string => `/n/${town.boardId}/${town.year}/${rest}`;
const followup = () => on.served.arrange('followup.read', { boardId: town.boardId, year: town.year, occasion: 'VB' });
const sectionOf = async (at: number) => (await followup()).sections.find((one) => one.kind === 'activity' && one.subject === town.activityIds[at]);

const on = stage({ patience }, async ({ served }) => {
  town = await buildFollowupTown(served);
  await served.arrange('followup.begin', { boardId: town.boardId, year: town.year, occasion: 'VB', followupId: served.house.newId() });
});

const pageOf = (at: string, width = 1440): Promise<Page> => on.page(town.cookies.asta, at, { width, height: width < 640 ? 844 : 900 });

/** Answers to what the page sends there are kept back until they are let go. */
async function holding(page: Page, address: RegExp): Promise<() => void> {
  let letGo = (): void => undefined;
  const gone = new Promise<void>((resolve) => { letGo = resolve; });
  await page.route(address, async (route) => {
    const answer = await route.fetch();
    await gone;
    await route.fulfill({ response: answer });
  });
  return letGo;
}
/** As a hand does it: near the edge, and the button is down for a moment. What moves under the hand meanwhile loses the press. */
async function press(button: Locator, edge: 'top' | 'bottom'): Promise<void> {
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  if (box === null) throw new Error('Nothing to press');
  const { mouse } = button.page();
  await mouse.move(box.x + box.width / 2, edge === 'top' ? box.y + 3 : box.y + box.height - 3);
  await mouse.down();
  await button.page().waitForTimeout(120);
  await mouse.up();
}

test.each([1440, 390])('follow-up, %i px: typed, and at once marked ready, while nothing has been answered', async (width) => {
  for (const [at, held] of [[0, /\/lock$/], [1, /\/sections$/], [2, /\/(lock|sections|VB)$/], [4, /never/]] as const) {
    const page = await pageOf(path(`uppfoljning/VB?del=rad-${town.activityIds[at] ?? ''}`), width);
    const letGo = await holding(page, held);
    const words = `Rutinen fungerar, ${width} ${at}.`;
    const ready = page.getByRole('button', { name: 'Texten är klar' });
    await page.getByLabel('Analys', { exact: true }).fill('');
    await page.getByLabel('Analys', { exact: true }).pressSequentially(words);
    await press(ready, at % 2 === 0 ? 'bottom' : 'top');
    await page.getByRole('button', { name: 'Öppna texten igen' }).waitFor({ timeout: 5_000 }).catch(() => { throw new Error(`The press was lost in row ${at}`); });
    letGo();
    await soon(async () => { const section = await sectionOf(at); return [section?.analysis, section?.ready]; }).toEqual([words, true]);
    await page.getByRole('button', { name: 'Öppna texten igen' }).click();
    await soon(async () => (await sectionOf(at))?.ready).toBe(false);
    expect(await page.getByRole('group', { name: /sparades inte/ }).count()).toBe(0);
    await page.context().close();
  }
}, patience);

test('a control: the comment typed right before Klar, while the answers before it wait', async () => {
  const { activities } = await on.served.arrange('control.list', { boardId: town.boardId, year: town.year });
  const occasionId = activities.find((one) => one.activityId === town.activityIds[4])?.occasions[0]?.id ?? '';
  const control = () => on.served.arrange('control.read', { boardId: town.boardId, occasionId });
  const page = await pageOf(`/kontroll/${town.boardId}/${occasionId}`);
  await page.getByRole('textbox', { name: /^Hur många/ }).fill('9');
  await page.getByRole('button', { name: /^(Granska dessa|Ni har)/ }).click();
  await page.getByRole('radio', { name: 'Fel', exact: true }).first().click();
  const letGo = await holding(page, /\/(answers|rest|handle|items|faults)[^/]*$/);
  // Words with spaces, handed on in pieces while the pieces before them wait: they are one person's.
  for (const words of ['Växelkassan ', 'stämde inte, ', 'tio kronor fattades.']) {
    await page.getByLabel('Vad är fel?').pressSequentially(words);
    await expect.poll(() => page.getByText('Sparar').count()).toBeGreaterThan(0);
  }
  await page.getByLabel('Jag har rättat det direkt').check();
  await press(page.getByRole('button', { name: 'Nästa att granska' }), 'bottom');
  await press(page.getByRole('button', { name: /^Resten i ordning/ }), 'top');
  await page.getByRole('radio', { name: 'Mindre avvikelse', exact: true }).check();
  await page.getByLabel('Kommentar').pressSequentially('Växelkassan är räknad om.');
  await press(page.getByRole('button', { name: 'Klar', exact: true }), 'bottom');
  letGo();
  await page.getByRole('heading', { level: 1, name: 'Kontrollen är klar' }).waitFor();
  const { occasion, items } = await control();
  expect([occasion.conclusion, occasion.comment, items[0]?.note, items[0]?.handling]).toEqual(['Mindre avvikelse', 'Växelkassan är räknad om.', 'Växelkassan stämde inte, tio kronor fattades.', 'mended']);
  expect(await page.getByRole('link', { name: 'Arbetsbladet: PDF', exact: true }).getAttribute('href')).toContain('/worksheets/pdf');
  await page.context().close();
}, patience);

test('the register: a title typed on while its first words wait, and at once the next field', async () => {
  const measure = async () => (await on.served.arrange('measure.list', { boardId: town.boardId, year: town.year })).measures.find((one) => one.title.startsWith('Ny blankett'));
  const page = await pageOf(path(`atgarder#atgard-${(await measure())?.id ?? ''}`));
  const title = page.getByLabel('Åtgärd', { exact: true });
  await title.waitFor();
  const letGo = await holding(page, /\/measures\/[^/]*$/);
  await title.press('End');
  for (const words of [' och ', 'digital ', 'signatur']) {
    await title.pressSequentially(words);
    await expect.poll(() => page.getByText('Sparar').count()).toBeGreaterThan(0);
  }
  await press(page.getByRole('button', { name: 'Fäll ihop' }), 'bottom');
  await title.waitFor({ state: 'detached' });
  letGo();
  await soon(async () => (await measure())?.title).toBe('Ny blankett för närvarokort och digital signatur');
  expect(await page.getByRole('group', { name: /sparades inte/ }).count()).toBe(0);
  await page.context().close();
}, patience);

test('what was typed in the moment the window was closed reaches the server', async () => {
  const page = await pageOf(path(`uppfoljning/VB?del=rad-${town.activityIds[3] ?? ''}`));
  await page.getByLabel('Analys', { exact: true }).pressSequentially('Sista orden.');
  await page.close({ runBeforeUnload: true });
  await expect.poll(async () => (await sectionOf(3))?.analysis, { timeout: 30_000 }).toBe('Sista orden.');
}, patience);

test('no page complained', () => {
  expect(on.faults).toEqual([]);
});
