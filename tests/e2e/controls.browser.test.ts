/** All controls of a year in a real browser: every figure leads to its rows, reminders, the one analysis, settings in place, faults that were left. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { units } from './controlTown.ts';
import { openWindows, phone, sound, type Windows } from './controlWindows.ts';

const patience = 120_000;
const year = new Date().getFullYear();

let windows: Windows;
let served: Windows['served'];
let town: Windows['town'];
const contextOf: Windows['contextOf'] = (who, look) => windows.contextOf(who, look);
const pageIn: Windows['pageIn'] = (context, path) => windows.pageIn(context, path);
beforeAll(async () => {
  windows = await openWindows(year);
  ({ served, town } = windows);
  await perform(await town.occasion(0, `${year}-Q1`, 0), 0);
  await perform(await town.occasion(0, `${year}-Q1`, 1), 1);
  const boardId = town.boardId;
  const occasionId = await town.occasion(2, `${year}-M01`, 0);
  const { occasion } = await served.arrange('control.handle', { boardId, occasionId, position: 0, seen: null, note: 'Tjugo kronor för lite', handling: 'left', measure: null });
  await served.arrange('control.finish', { boardId, occasionId, revision: occasion.revision, conclusion: 'Mindre avvikelse', comment: '' });
}, patience);
afterAll(async () => { await windows?.close(); }, patience);

/** Eighteen looked at, so many of them wrong and mended at once. */
async function perform(occasionId: string, faults: number): Promise<void> {
  const { boardId } = town;
  let view = await served.arrange('control.read', { boardId, occasionId });
  view = await served.arrange('control.count', { boardId, occasionId, revision: view.occasion.revision, size: 18 });
  for (let position = 1; position <= faults; position += 1) {
    await served.arrange('control.answer', { boardId, occasionId, items: [{ position, seen: null, result: 'fault' }] });
    view = await served.arrange('control.handle', { boardId, occasionId, position, seen: null, note: 'Inget kvitto', handling: 'mended', measure: null });
  }
  view = await served.arrange('control.rest', { boardId, occasionId, revision: view.occasion.revision });
  await served.arrange('control.finish', { boardId, occasionId, revision: view.occasion.revision, conclusion: faults === 0 ? 'Utan anmärkning' : 'Mindre avvikelse', comment: '' });
}

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
    // The whole page in sight: what lies close to the frame's footer on its way past is no measure of its size.
    const context = await contextOf('asta', { width, dark, height: 2600 });
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
  expect(windows.faults).toEqual([]);
});
