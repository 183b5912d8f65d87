/** What people do in the year's journey, as the screen has it: perform, summarise, review, write, decide. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Name } from '../yearTown.ts';
import type { YearWindows } from './yearWindows.ts';

export const [receipts, invoices, gifts] = ['Stickprov av utlägg på varje enhet', 'Betalda fakturor jämförs med leverantörsreskontran', 'Samtal om gåvor med varje enhetschef'] as const;
export const page1 = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
/** What waits for the person, and the one button of it. */
export const task = (page: Page, words: string | RegExp, act: string) => page.getByRole('listitem').filter({ hasText: words }).getByRole('link', { name: act, exact: true }).last();
export const saved = (page: Page) => page.getByText(/^Sparat \d\d:\d\d$/).first().waitFor();

interface Fault { readonly item: number; readonly note: string; readonly how: string; readonly measure?: string }
interface Performed { readonly waits: string; readonly number?: number; readonly list?: string; readonly faults?: readonly Fault[]; readonly conclusion?: string; readonly comment?: string; readonly ends?: string }

/** `windows` may be opened later than this is asked for. */
export function yearActs(windows: () => YearWindows, year: number) {
  const as: YearWindows['as'] = (name, path) => windows().as(name, path);
  const goTo = (day: string): Promise<void> => windows().goTo(day);
  const place = (rest: string, of = year): string => `/n/${windows().town.boardId}/${of}/${rest}`;
  const nothingWaits = async (name: Name, kind: string): Promise<void> => { expect((await windows().town.waits(name)).filter((one) => one.startsWith(kind))).toEqual([]); };

  /** The five minutes: from what waits to Klar. */
  async function perform(name: Name, { waits, number, list, faults = [], conclusion = 'Utan anmärkning', comment = '', ends = 'Kontrollen är klar' }: Performed): Promise<Page> {
    const page = await as(name);
    await task(page, waits, 'Gör kontrollen').click();
    if (number !== undefined) {
      await page.getByRole('textbox', { name: /^Hur många/ }).fill(String(number));
      await button(page, /^(Granska dessa|Ni har)/).click();
    }
    if (list !== undefined) await page.locator('input[type=file]').setInputFiles({ name: 'lista.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
    for (const { item, note, how, measure } of faults) {
      await page.getByRole('radio', { name: 'Fel', exact: true }).nth(item - 1).click();
      await page.getByLabel('Vad är fel?').fill(note);
      await page.getByLabel(how).check();
      if (measure !== undefined) await page.getByLabel('Åtgärd', { exact: true }).fill(measure);
      await button(page, 'Nästa att granska').click();
      await page.getByText(note).first().waitFor();
    }
    if (number !== undefined || list !== undefined) await button(page, /^Resten i ordning/).click();
    await page.getByRole('radio', { name: conclusion, exact: true }).check();
    if (comment !== '') await page.getByLabel('Kommentar').fill(comment);
    await button(page, 'Klar').click();
    await page1(page, ends);
    return page;
  }

  /** The owner's one analysis of all units: the draft from the figures is taken with a conclusion. */
  async function summarise(period: string, conclusion: string): Promise<void> {
    const page = await as('Olle');
    await task(page, `Skriv analysen: ${receipts}`, 'Skriv analysen').click();
    await button(page, `${period}: 3 av 3 klara`).and(page.locator('[aria-expanded=true]')).waitFor();
    expect(await page.getByLabel('Analys av perioden').inputValue()).toContain('Alla 3 enheter har gjort kontrollen.');
    await page.getByLabel('Slutsats för perioden').selectOption({ label: conclusion });
    await saved(page);
    await nothingWaits('Olle', 'summarise');
  }

  async function secondReview(): Promise<void> {
    const page = await as('Sam');
    await task(page, invoices, 'Granska').click();
    await button(page, 'Godkänn').click();
    await page1(page, 'Kontrollen är klar');
    await page.getByText(/^Sam 202/).waitFor();
  }

  /** Section by section: a word of analysis, and the text is ready. */
  async function writeAll(page: Page, words: string): Promise<void> {
    const heading = page.locator('#fu-part');
    for (;;) {
      await heading.waitFor();
      const name = await heading.innerText();
      const ready = button(page, 'Texten är klar');
      if (await ready.count() > 0) {
        const analysis = page.getByLabel('Analys', { exact: true });
        if (await analysis.count() > 0) await analysis.fill(words);
        await ready.click();
        await button(page, 'Öppna texten igen').waitFor();
      }
      const undone = (await windows().town.served.arrange('followup.read', { boardId: windows().town.boardId, year, occasion: new URL(page.url()).pathname.split('/').at(-1) ?? '' })).sections.filter((one) => !one.ready && one.kind !== 'event' && one.kind !== 'closing');
      if (undone.length === 0) return;
      await page.getByRole('link', { name: /^Nästa: / }).click();
      await heading.filter({ hasNotText: name }).waitFor();
    }
  }

  /** Sent by the director, registered and adjusted by the secretary, each on the day it is done. */
  async function decideFollowup(code: string, minutesItem: string, days: { readonly sent: string; readonly meeting: string; readonly adjusted: string }): Promise<void> {
    await goTo(days.sent);
    const dora = await as('Dora');
    await task(dora, 'Lämna uppföljningen till nämnden', 'Förbered inlämning').click();
    const part = dora.locator(`#uppfoljning-${code}`);
    await part.getByLabel('Sammanträde').fill(days.meeting);
    await part.getByLabel('Diarienummer').fill('KN 2027/12');
    await button(dora, 'Lämna till nämnden').click();
    await part.getByText(/Diarienummer KN 2027\/12/).waitFor();
    await goTo(days.meeting);
    const sten = await as('Sten');
    await task(sten, 'Registrera nämndens beslut om uppföljningen', 'Registrera beslutet').click();
    await sten.locator(`#uppfoljning-${code}`).getByRole('button', { name: 'Registrera nämndens beslut' }).click();
    await sten.getByRole('dialog').getByLabel('Paragraf').fill(minutesItem);
    await sten.getByRole('dialog').getByRole('button', { name: 'Registrera beslutet' }).click();
    await sten.getByRole('dialog').waitFor({ state: 'detached' });
    await goTo(days.adjusted);
    const again = await as('Sten');
    await task(again, 'protokollet om uppföljningen', 'Skriv in justeringen').click();
    await again.locator(`#uppfoljning-${code}`).getByRole('button', { name: 'Skriv in justeringen' }).click();
    await again.getByRole('dialog').getByLabel('Justerat').fill(days.adjusted);
    await again.getByRole('dialog').getByRole('button', { name: 'Skriv in justeringen' }).click();
    await again.getByRole('dialog').waitFor({ state: 'detached' });
    await again.locator(`#uppfoljning-${code}`).getByText(`Fastställd § ${minutesItem}`).first().waitFor();
    await nothingWaits('Sten', '');
  }

  return { as, goTo, place, nothingWaits, perform, summarise, secondReview, writeAll, decideFollowup };
}
