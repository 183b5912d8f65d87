/** One control in a real browser: from the link in the mail to done on a phone, on a laptop and by the keyboard alone; nothing is lost, nobody overwrites anybody. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWindows, phone, sound, type Who, type Windows } from './controlWindows.ts';

const patience = 120_000;
/** What the unit head is promised, in milliseconds. */
const fiveMinutes = 300_000;
const year = new Date().getFullYear();

let windows: Windows;
let served: Windows['served'];
let town: Windows['town'];
const contextOf: Windows['contextOf'] = (who, look) => windows.contextOf(who, look);
const pageIn: Windows['pageIn'] = (context, path) => windows.pageIn(context, path);
beforeAll(async () => {
  windows = await openWindows(year);
  ({ served, town } = windows);
}, patience);
afterAll(async () => { await windows?.close(); }, patience);

const control = (id: string) => `/kontroll/${town.boardId}/${id}`;
const read = (occasionId: string) => served.arrange('control.read', { boardId: town.boardId, occasionId });
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
    const { occasion, chain, items } = await read(id);
    expect(occasion).toMatchObject({ state: 'done', conclusion: 'Mindre avvikelse', counts: { ok: 18, fault: 1, notApplicable: 1, byRest: 17 } });
    expect(chain.measures).toMatchObject([{ title: 'Gå igenom kvittoregeln', itemPosition: items[1]?.position }]);
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
    await page.getByText(/\S+ svarade Gäller inte medan du svarade I ordning\./).waitFor();
    // Who it was is said.
    expect(await page.getByText('Någon annan svarade').count()).toBe(0);
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

test('no page complained', () => {
  expect(windows.faults).toEqual([]);
});
