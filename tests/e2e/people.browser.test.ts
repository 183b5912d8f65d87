/** People in a real browser: somebody is away and another stands in; somebody is invited by mail and comes in; a forgotten password; and who may what. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { deliver } from '../../src/app/postman.ts';
import { axe, pictures, widerThanWindow } from '../browser.ts';
import { startMailServer, type MailServer } from '../mailServer.ts';
import { stage } from './stage.ts';

const patience = 240_000;
const password = 'en lång mening som minns';

let post: MailServer;
const ids = new Map<string, string>();

const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });

const on = stage({ patience, named: true, expected: /Failed to load resource/, serving: { sendsMail: true } }, async ({ served }) => {
  post = await startMailServer();
  await served.arrange('organisation.name', { name: 'Ekstrand' });
  const boardId = served.house.newId();
  ids.set('board', boardId);
  await served.arrange('organisation.addBody', { id: boardId as never, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
  for (const [name, title, role, at] of [['Per Ström', 'Samordnare', 'coordinator', 'board'], ['Anna Ek', 'Handläggare', 'employee', 'board'], ['Maja Lind', 'Förvaltningschef', 'director', 'board'], ['Ada Alm', 'Systemförvaltare', 'administrator', 'all']] as const) {
    const id = served.house.newId();
    ids.set(name, id);
    await served.arrange('person.add', { id: id as never, name, title, mail: `${name.split(' ')[0]?.toLowerCase() ?? ''}@ekstrand.example` });
    await served.arrange('person.grant', { id: served.house.newId(), personId: id as never, role, place: at === 'all' ? { kind: 'municipality' } : { kind: 'body', id: boardId as never }, from: null, to: null });
  }
  await served.arrange('year.create', { boardId: boardId as never, year: Number(day(0).slice(0, 4)), boardYearId: served.house.newId(), methodId: null });
  const measureId = served.house.newId();
  await served.arrange('measure.add', { boardId: boardId as never, year: Number(day(0).slice(0, 4)), changeId: served.house.newId(), row: { id: measureId, title: 'Ny rutin för utlägg', end: day(5), responsible: { kind: 'person', personId: ids.get('Per Ström'), printed: 'Per Ström' } } });
});
afterAll(async () => { await post?.close(); });

async function visitor(who: string | null): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const page = await on.window(who === null ? null : await on.served.cookieOf(ids.get(who) ?? ''));
  return { context: page.context(), page };
}

async function accessible(page: Page, name: string): Promise<void> {
  const looks = [[1440, 'light'], [390, 'dark']] as const;
  for (const [width, scheme] of pictures === undefined ? looks : [...looks, [390, 'light'], [1440, 'dark']] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 900 });
    if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name.replaceAll(/\W+/g, '-')}-${width}-${scheme}.png`, fullPage: true });
    expect([name, width, await axe(page), await widerThanWindow(page)]).toEqual([name, width, [], 0]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
async function linkTo(mail: string): Promise<string> {
  await deliver(on.served.house, post.sender);
  const last = post.received.findLast((one) => one.to === mail);
  return /http:\/\/localhost:\d+\/lank\/[A-Za-z0-9_-]{43}/.exec(last?.text ?? '')?.[0] ?? '';
}
async function choosePassword(page: Page, words: string): Promise<void> {
  await page.getByLabel('Nytt lösenord').fill(words);
  await page.getByLabel('Samma lösenord en gång till').fill(words);
  await page.getByRole('button', { name: 'Välj lösenordet' }).click();
}

test('who is away names a deputy, who finds the tasks and does them in the own name', async () => {
  const per = await visitor('Per Ström');
  await per.page.goto(`${on.address}/konto`);
  await per.page.getByText('Ingen står in för dig.').waitFor();
  await per.page.getByRole('button', { name: 'Utse en ersättare' }).click();
  const dialog = per.page.getByRole('dialog', { name: 'Medan jag är borta' });
  await dialog.getByRole('button', { name: 'Utse ersättaren' }).click();
  await dialog.getByText('Välj en person.').waitFor();
  await dialog.getByLabel('Vem står in?').fill('ann');
  await dialog.getByRole('button', { name: 'Välj Anna Ek' }).waitFor();
  await accessible(per.page, 'Medan jag är borta, dialog');
  await dialog.getByRole('button', { name: 'Välj Anna Ek' }).click();
  await dialog.getByLabel('Sista dag').fill(day(7));
  await dialog.getByLabel('Skäl').fill('Semester');
  await dialog.getByRole('button', { name: 'Utse ersättaren' }).click();
  await per.page.getByText('gäller nu · Semester').waitFor();
  await accessible(per.page, 'Mitt konto');
  await per.page.goto(`${on.address}/`);
  await per.page.getByText('Anna Ek står in för dig till och med').waitFor();

  const anna = await visitor('Anna Ek');
  await anna.page.goto(`${on.address}/`);
  await anna.page.getByText('Du står in för Per Ström till och med').waitFor();
  await anna.page.getByText('För Per Ström · Kulturnämnden').waitFor();
  await accessible(anna.page, 'Start');
  // What she does is in her own name.
  await anna.page.goto(`${on.address}/n/${ids.get('board') ?? ''}/${day(0).slice(0, 4)}/atgarder`);
  await anna.page.getByText('Ny rutin för utlägg').first().waitFor();
  await anna.page.goto(`${on.address}/konto`);
  await anna.page.getByRole('heading', { name: 'Du står in för' }).waitFor();

  // The administrator sees it beside the people, and ends it; at once it opens nothing more.
  const ada = await visitor('Ada Alm');
  await ada.page.goto(`${on.address}/personer`);
  await ada.page.getByRole('button', { name: 'Avsluta: Anna Ek för Per Ström' }).click();
  await ada.page.getByText('Ersättningen är avslutad.').waitFor();
  await anna.page.goto(`${on.address}/`);
  await anna.page.getByRole('heading', { name: /Inget väntar|Du når ingen nämnd/ }).waitFor();
  // For somebody who is ill.
  await ada.page.getByRole('button', { name: 'Ordna en ersättare åt någon' }).click();
  const arrange = ada.page.getByRole('dialog', { name: 'Ersättare åt någon annan' });
  await arrange.getByLabel('Vem är borta?').fill('per');
  await arrange.getByRole('button', { name: 'Välj Per Ström' }).click();
  await arrange.getByLabel('Vem står in?').fill('maj');
  await arrange.getByRole('button', { name: 'Välj Maja Lind' }).click();
  await arrange.getByLabel('Sista dag').fill(day(3));
  await arrange.getByRole('button', { name: 'Utse ersättaren' }).click();
  await ada.page.getByText('Maja Lind för Per Ström').waitFor();
  await per.page.goto(`${on.address}/konto`);
  await per.page.getByText('ordnat av Ada Alm').waitFor();
  for (const one of [per, anna, ada]) await one.context.close();
  expect(on.faults).toEqual([]);
}, patience);

test('an invitation goes out by mail, its link opens, and a forgotten password is chosen anew', async () => {
  const ada = await visitor('Ada Alm');
  await ada.page.goto(`${on.address}/personer`);
  await ada.page.getByRole('button', { name: 'Lägg till person' }).click();
  const add = ada.page.getByRole('dialog');
  await add.getByLabel('Namn').fill('Nils Ny');
  await add.getByLabel('E-postadress').fill('nils@ekstrand.example');
  await add.getByRole('button', { name: 'Lägg till person' }).click();
  await ada.page.getByRole('button', { name: 'Bjud in Nils Ny' }).click();
  await ada.page.getByText(/Inbjuden .*, har inte valt lösenord/).waitFor();
  await ada.page.getByRole('button', { name: /^Bjud in \d som inte är inbjudna$/ }).click();
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Skicka inbjudan' }).click();
  await ada.page.getByText(/inbjudningar är på väg/).waitFor();
  await accessible(ada.page, 'Personer');

  const nils = await visitor(null);
  await nils.page.goto(await linkTo('nils@ekstrand.example'));
  await choosePassword(nils.page, password);
  await nils.page.getByRole('button', { name: 'Nils Ny' }).click();
  await nils.page.getByRole('menuitem', { name: 'Logga ut' }).click();

  await nils.page.getByRole('button', { name: 'Glömt lösenordet?' }).click();
  const forgot = nils.page.getByRole('dialog', { name: 'Glömt lösenordet' });
  await accessible(nils.page, 'Glömt lösenordet');
  await forgot.getByLabel('E-postadress').fill('nils@ekstrand.example');
  await forgot.getByRole('button', { name: 'Skicka länken' }).click();
  const known = await nils.page.getByRole('status').filter({ hasText: 'hör till någon här' }).textContent();
  await nils.page.getByRole('button', { name: 'Stäng' }).first().click();
  await nils.page.getByRole('button', { name: 'Glömt lösenordet?' }).click();
  await forgot.getByLabel('E-postadress').fill('ingen@ekstrand.example');
  await forgot.getByRole('button', { name: 'Skicka länken' }).click();
  const unknown = await nils.page.getByRole('status').filter({ hasText: 'hör till någon här' }).textContent();
  expect(unknown).toBe(known?.replace('nils@', 'ingen@'));
  const before = post.received.length;
  await nils.page.goto(await linkTo('nils@ekstrand.example'));
  expect(post.received.slice(before).map((one) => one.to)).toEqual(['nils@ekstrand.example']);
  await choosePassword(nils.page, `${password} bättre`);
  await nils.page.getByRole('button', { name: 'Nils Ny' }).waitFor();
  for (const one of [ada, nils]) await one.context.close();
  expect(on.faults).toEqual([]);
}, patience);

test('what roles and persons may is found, with the ground', async () => {
  const { page, context } = await visitor('Ada Alm');
  await page.goto(`${on.address}/behorigheter`);
  await page.getByRole('rowheader', { name: 'Registrera nämndens beslut och justeringen' }).waitFor();
  await accessible(page, 'Behörigheter');
  await page.getByLabel('Sök').fill('sekreterare');
  expect(await page.getByRole('rowheader', { name: 'Ändra nämnder, förvaltningar och enheter' }).count()).toBe(0);
  await page.getByLabel('Sök').fill('finns inte');
  await page.getByText('Ingen roll och inget man får göra har de orden.').waitFor();
  await page.getByRole('button', { name: 'En person' }).click();
  await page.getByLabel('Person').selectOption({ label: 'Maja Lind, Förvaltningschef' });
  await page.getByRole('heading', { name: 'Vad får Maja Lind göra, och varför?' }).waitFor();
  // What only the coordinator may she has for him.
  await page.getByRole('row', { name: /Registrera nämndens beslut.*för Per Ström/ }).waitFor();
  await accessible(page, 'Behörigheter för en person');
  await page.getByRole('button', { name: 'Vem får?' }).click();
  await page.getByLabel('Vad').selectOption({ label: 'Läsa nämndens utkast till analys och plan' });
  await page.getByText('Två personer').or(page.getByText('2 personer')).first().waitFor();
  await accessible(page, 'Vem får');
  await context.close();
  expect(on.faults).toEqual([]);
}, patience);
