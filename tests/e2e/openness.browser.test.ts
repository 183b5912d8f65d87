/** Openness in a real browser: a row is marked, a version published, and anybody reads it without what is withheld – also without scripts. The log is searched, and a personal number is warned of while it is written. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe, pictures, widerThanWindow } from '../browser.ts';
import { markers, opennessTown, year, type OpennessTown } from '../opennessTown.ts';
import { stage } from './stage.ts';

const patience = 120_000;

let town: OpennessTown;
let now = new Date('2026-01-10T08:00:00Z');
const cookies: Record<string, string> = {};

const on = stage({ patience, expected: /Failed to load resource/, serving: { now: () => now } }, async ({ served }) => {
  town = await opennessTown(served.house, (at) => { now = new Date(at); });
  // Sessions and browsers go by the real clock.
  now = new Date();
  for (const [name, actor] of [['coordinator', town.coordinator], ['registrar', town.registrar]] as const) cookies[name] = await served.cookieOf(actor.personId ?? '');
});
async function pageOf(name: string | null, path: string, width = 1440, scripts = true): Promise<Page> {
  const page = await on.window(name === null ? null : cookies[name] ?? '', { width, scripts });
  await page.goto(`${on.address}${path}`);
  return page;
}
async function shot(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}
async function accessible(page: Page): Promise<void> {
  expect([await axe(page), await widerThanWindow(page)]).toEqual([[], 0]);
}
const place = () => `/n/${town.boardId}/${year}`;

test('a row is marked where it stands, with its ground beside it', async () => {
  const page = await pageOf('coordinator', `${place()}/atgarder`);
  await page.getByText('Sekretess, OSL 19 kap. 3 §').first().waitFor();
  await page.goto(`${on.served.address}${place()}/plan`);
  await page.getByText('Sekretess, OSL 18 kap. 8 §').first().waitFor();
  await shot(page, 'plan-1440');
  await page.goto(`${on.served.address}${place()}/oppenhet`);
  await page.getByRole('heading', { name: 'Öppenhet och sekretess' }).waitFor();
  await page.getByRole('button', { name: /Häv markeringen: OSL 19 kap. 3 §/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Häv markeringen' }).click();
  await dialog.getByText('Skriv skälet.').waitFor();
  await dialog.getByLabel('Skäl till att markeringen hävs').fill('Upphandlingen är avslutad');
  await dialog.getByRole('button', { name: 'Häv markeringen' }).click();
  await page.getByText('Hävda markeringar').click();
  await page.getByText('Upphandlingen är avslutad').waitFor();
  // And marked again, from the register where it stands.
  await page.goto(`${on.served.address}${place()}/atgarder`);
  await page.getByRole('button', { name: new RegExp(`Byt ut ${markers[2]}`) }).first().click();
  await page.getByRole('button', { name: 'Sekretessmarkera åtgärden' }).click();
  await page.getByLabel('Grund', { exact: true }).selectOption('19:3');
  await shot(page, 'mark-1440');
  await accessible(page);
  await page.getByRole('button', { name: 'Markera', exact: true }).click();
  await page.getByText('Sekretess, OSL 19 kap. 3 §').first().waitFor();
  expect(await dialog.count()).toBe(0);
  await page.context().close();
}, patience);

test.each([1440, 390])('openness, personal data and the log at %i', async (width) => {
  for (const [path, heading, name] of [[`${place()}/oppenhet`, 'Öppenhet och sekretess', 'openness'], [`${place()}/personuppgifter`, 'Förteckning över behandling av personuppgifter', 'processing'], [`${place()}/logg/sok`, 'Sök i loggen', 'log']] as const) {
    const page = await pageOf('registrar', path, width);
    await page.getByRole('heading', { name: heading }).waitFor();
    await page.waitForLoadState('networkidle');
    await shot(page, `${name}-${width}`);
    await accessible(page);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    await page.context().close();
  }
}, patience);

test.each([1440, 390])('what is published is read by anybody, without scripts, at %i', async (width) => {
  const owner = await pageOf('coordinator', `${place()}/oppenhet`);
  const button = owner.getByRole('button', { name: new RegExp(`Publicera på webben: Analys och internkontrollplan ${year}`) });
  await owner.getByRole('heading', { name: 'Publicera på webben' }).waitFor();
  await owner.waitForLoadState('networkidle');
  if (await button.count() > 0) { await button.click(); await owner.getByText(/Publicerad \d{4}/).waitFor(); }
  await owner.context().close();
  const page = await pageOf(null, '/publicerat', width, false);
  await page.getByRole('heading', { name: 'Intern kontroll i Ekstrand' }).waitFor();
  await shot(page, `public-list-${width}`);
  await page.getByRole('link', { name: `Analys och internkontrollplan ${year}` }).click();
  await page.getByText('4 rader lämnas inte ut').first().waitFor();
  await shot(page, `public-${width}`);
  const html = await page.content();
  expect(markers.filter((word) => html.includes(word))).toEqual([]);
  const scripted = await pageOf(null, new URL(page.url()).pathname, width);
  await accessible(scripted);
  await scripted.goto(`${on.served.address}/publicerat`);
  await accessible(scripted);
  await scripted.context().close();
  await page.context().close();
}, patience);

test('a search of the log tells who marked what, and a disposal is counted before it is made', async () => {
  const page = await pageOf('registrar', `${place()}/logg/sok`);
  await page.getByLabel('Vad', { exact: true }).selectOption('secrecy');
  await page.getByRole('button', { name: 'Sök', exact: true }).click();
  await page.getByText('sekretessmarkerade åtgärden').first().waitFor();
  await page.getByLabel('Gallrat enligt').fill('Informationshanteringsplan 2026, punkt 4.2');
  await page.getByLabel('Vem har beslutat regeln').fill('Kulturnämnden § 12');
  await page.getByLabel('Gallra poster före').fill('2026-01-02');
  await page.getByRole('button', { name: 'Räkna' }).click();
  await page.getByText('Det finns inga poster att gallra.').waitFor();
  expect(await page.getByRole('button', { name: 'Gallra nu' }).isDisabled()).toBe(true);
  await page.context().close();
}, patience);

test('a personal number is warned of while it is written, and nothing is stopped', async () => {
  const page = await pageOf('registrar', `${place()}/personuppgifter`);
  const field = page.getByLabel('Dataskyddsombud');
  await field.fill('Ombudet, faktura 8001012387');
  await page.mouse.move(10, 10);
  await field.fill('Ombudet 800101-2387');
  await page.getByText('Texten verkar innehålla ett personnummer.').waitFor();
  await shot(page, 'privacy-1440');
  await field.fill('Ombudet');
  await page.getByText('Texten verkar innehålla').waitFor({ state: 'hidden' });
  expect(await field.inputValue()).toBe('Ombudet');
  await page.context().close();
}, patience);

test('nothing went wrong in the pages', () => {
  expect(on.faults).toEqual([]);
});
