/** The auditor's room in a real browser: what is new, a year with what came after it, coverage, a shared draft; laptop and phone, light and dark. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe, widerThanWindow, type Look } from '../browser.ts';
import { buildAuditTown, DRAFT, type AuditTown } from '../auditTown.ts';
import { stage } from './stage.ts';

const patience = 180_000;

let town: AuditTown;

const on = stage({ patience }, async ({ served }) => {
  town = await buildAuditTown(served);
});

const pageOf = async (who: Parameters<AuditTown['cookie']>[0], at: string, look: Look = {}): Promise<Page> => on.page(await town.cookie(who), at, look);

test('begins with what is new, which goes when it is marked as read, and leads to the year', async () => {
  const page = await pageOf('auditor', '/revision');
  const news = page.getByRole('region', { name: 'Det här är nytt sedan sist' });
  await news.getByText('Datum eller paragraf rättad').waitFor();
  expect(await news.innerText()).toMatch(/dagen ändrad från \d{4}-02-10 till \d{4}-02-11, paragrafen ändrad från § 9 till § 10/);
  expect(await axe(page)).toEqual([]);
  await page.getByRole('button', { name: 'Markera allt som läst' }).click();
  await page.getByRole('heading', { name: 'Inget nytt' }).waitFor();
  await page.getByRole('link', { name: `Kultur- och fritidsnämnden ${town.year}` }).click();
  await page.getByRole('heading', { level: 1, name: `Kultur- och fritidsnämnden ${town.year}` }).waitFor();
  await page.context().close();
});

test('a year: versions, what came after, a control with its worksheet, a comparison, the log and the package', async () => {
  const page = await pageOf('auditor', `/revision/${town.boardId}/${town.year}`);
  const followup = page.getByRole('article', { name: 'Verksamhetsberättelse' });
  expect(await followup.innerText()).toContain('Skälen behövde skrivas om');
  await followup.getByText('Jämför versioner').click();
  await followup.getByText('Delvis tillräcklig').waitFor();
  await page.locator('summary', { hasText: 'Närvarokort i föreningar' }).click();
  await page.getByRole('button', { name: 'Visa loggen' }).click();
  await page.getByRole('columnheader', { name: 'Vem' }).waitFor();
  expect(await axe(page)).toEqual([]);
  expect(await page.locator('body').innerText()).not.toContain(DRAFT);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Hämta granskningspaketet (zip)' }).click();
  expect((await download).suggestedFilename()).toBe(`granskningspaket-Kultur-och-fritidsnamnden-${town.year}.zip`);
  expect(await (await download).failure()).toBeNull();
  await page.getByRole('link', { name: /^Öppna kontrollen: Närvarokort i föreningar/ }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Kontrollen är klar' }).waitFor();
  expect([await page.getByRole('link', { name: 'närvaro åäö.txt' }).count(), await page.getByRole('button').count()]).toEqual([1, 0]);
  // Nothing waits here for who audits: back leads to the year.
  expect([await page.getByText('På plats', { exact: true }).count(), await page.getByText('Till mina uppgifter').count(), await page.getByRole('link', { name: /^Alla kontroller/ }).first().getAttribute('href')]).toEqual([1, 0, expect.stringContaining(`/revision/${town.boardId}/${town.year}#rad-`)]);
  await page.goto(`${on.served.address}/revision/${town.boardId}/${town.year}/uppfoljning/${town.followupVersions[1]}`);
  await page.getByRole('heading', { name: 'Bedömning: Otillräcklig' }).waitFor();
  expect(await axe(page)).toEqual([]);
  await page.context().close();
});

test('the steps of the year lead an auditor to their part of the year’s page', async () => {
  const page = await pageOf('auditor', `/revision/${town.boardId}/${town.year}`, { height: 700 });
  await page.locator('#followups').getByRole('article', { name: 'Verksamhetsberättelse' }).waitFor();
  for (const [step, part] of [['Uppföljning', 'followups'], ['Kontroller', 'controls'], ['Avvikelser och åtgärder', 'register']] as const) {
    await page.goto(`${on.served.address}/revision`);
    await page.getByRole('navigation', { name: 'Årets steg', exact: true }).getByRole('link', { name: new RegExp(`^${step}`) }).click();
    await page.waitForURL(`**/revision/${town.boardId}/${town.year}#${part}`);
    await page.waitForFunction((id) => { const top = document.getElementById(id)?.getBoundingClientRect().top ?? 9999; return top >= 0 && top < window.innerHeight - 100; }, part);
    expect(new URL(page.url()).hash).toBe(`#${part}`);
  }
  await page.context().close();
});

test.each([{ width: 1440, dark: false }, { width: 390, dark: false }, { width: 1440, dark: true }])('coverage at $width px (dark: $dark) says what nobody has looked at, and a cell leads to the decision', async (look) => {
  const page = await pageOf('auditor', `/revision/tackning?namnd=${town.boardId}&ar=${town.year}`, look);
  const cell = page.getByRole('button', { name: new RegExp(`^Visa 2\\.1 .* ${town.year}: `) });
  await cell.click();
  await page.getByRole('heading', { name: new RegExp(`${town.year}$`) }).waitFor();
  expect(await page.getByRole('link', { name: 'Till beslutet' }).count()).toBe(1);
  // Where somebody has been, and when: a link to the control itself.
  const visited = page.getByRole('button', { name: new RegExp(`^Visa .* ${town.year}: .* besök`) }).first();
  if (await visited.getAttribute('aria-expanded') !== 'true') await visited.click();
  const visits = page.locator('section', { has: page.getByRole('heading', { name: 'Besök på plats' }) }).getByRole('link');
  await visits.first().waitFor();
  expect(await visits.evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toContain(`/kontroll/${town.boardId}/${town.occasionId}`);
  expect([await axe(page), await widerThanWindow(page)]).toEqual([[], 0]);
  await page.context().close();
});

test('the room, the year and a version fit a phone', async () => {
  for (const at of ['/revision', `/revision/${town.boardId}/${town.year}`, `/revision/${town.boardId}/${town.year}/uppfoljning/${town.followupVersions[0]}`]) {
    const page = await pageOf('auditor', at, { width: 390 });
    await page.locator('main section').first().waitFor();
    expect([at, await axe(page), await widerThanWindow(page)]).toEqual([at, [], 0]);
    await page.context().close();
  }
});

test('a draft is shared from its own page, said to everybody of the board, read with its mark, and ended', async () => {
  const page = await pageOf('asta', `/n/${town.boardId}/${town.year}/delning`);
  await page.getByRole('button', { name: 'Dela utkastet' }).click();
  await page.getByText('Skriv varför utkastet delas.').waitFor();
  await page.getByLabel('Skäl').fill('Synpunkter inför beslutet');
  await page.getByRole('button', { name: 'Dela utkastet' }).click();
  await page.getByText('Delat nu').waitFor();
  expect(await axe(page)).toEqual([]);
  const secretary = await pageOf('birk', `/n/${town.boardId}/${town.year}/beslut`);
  await secretary.getByText(/Utkastet är delat med revisorerna till/).waitFor();
  await secretary.context().close();
  for (const width of [1440, 390]) {
    const reader = await pageOf('auditor', '/revision', { width });
    await reader.getByRole('region', { name: 'Delade utkast' }).getByRole('link').click();
    await reader.getByText('Utkast – delat', { exact: true }).waitFor();
    expect(await reader.locator('main').innerText()).toContain(DRAFT);
    expect([await axe(reader), await widerThanWindow(reader)]).toEqual([[], 0]);
    await reader.context().close();
  }
  await page.getByRole('button', { name: 'Avsluta delningen med revisorerna' }).click();
  await page.getByText('Avslutat').waitFor();
  const late = await pageOf('auditor', '/revision');
  expect(await late.getByRole('region', { name: 'Delade utkast' }).count()).toBe(0);
  await late.context().close();
  await page.context().close();
});

test('nothing went wrong unseen in any page', () => {
  expect(on.faults).toEqual([]);
});
