/** Sign-in by another provider, as people and the administrator meet it in a real browser. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/adapters/db/database.ts';
import { openTrailKey } from '../../src/adapters/db/sealKeys.ts';
import { axe, openBrowser, pageIn, webFolder, widerThanWindow, windowOf } from '../browser.ts';
import { testDatabases } from '../databases.ts';
import { oidcPeer, peerClient, type OidcTestPeer } from '../peers/oidcPeer.ts';
import { answerOf, groupsAttribute, mailAttribute, samlPeer } from '../peers/samlPeer.ts';
import { freePort } from '../runningServer.ts';
import { serve, type Served } from '../served.ts';

const patience = 240_000;
const [embedded] = testDatabases();
if (embedded === undefined) throw new Error('No embedded database to test on');
const folder = mkdtempSync(join(tmpdir(), 'internkoll-providers-'));
let database: Database;
let served: Served;
let browser: Browser;
let page: Page;
let peer: OidcTestPeer;
let address = '';
const faults: string[] = [];
let administrator = '';

beforeAll(async () => {
  database = await embedded.fresh();
  await openTrailKey(database, folder);
  const port = await freePort();
  address = `http://localhost:${port}`;
  served = await serve(database, { webFolder, publicUrl: address, port, dataFolder: folder });
  peer = await oidcPeer();
  administrator = served.house.newId();
  await served.arrange('organisation.name', { name: 'Ekstrand' });
  await served.arrange('person.add', { id: administrator as never, name: 'Ada Ek', title: 'Systemförvaltare', mail: 'ada@ekstrand.example' });
  await served.arrange('person.grant', { id: served.house.newId(), personId: administrator as never, role: 'administrator', place: { kind: 'municipality' }, from: null, to: null });
  browser = await openBrowser();
  page = await pageIn(await windowOf(browser, { width: 1280 }, { cookie: await served.cookieOf(administrator), address }), faults, /Failed to load resource/);
}, patience);
afterAll(async () => {
  await browser?.close();
  await Promise.all([served?.close(), peer?.close()]);
  await database?.close();
  rmSync(folder, { recursive: true });
}, patience);

async function accessible(name: string): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect([name, width, await axe(page), await widerThanWindow(page)]).toEqual([name, width, [], 0]);
  }
}

test('the administrator adds a provider, people sign in by it, and who is not known is explained and bound', async () => {
  await page.goto(`${address}/inloggning`);
  await page.getByRole('button', { name: 'Lägg till tjänst' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Namn').fill('Kommunkontot');
  await dialog.getByLabel('Utfärdare').fill(peer.issuer);
  await dialog.getByLabel('Klient-id').fill(peerClient.id);
  await dialog.getByLabel('Hemlighet').fill(peerClient.secret);
  await dialog.getByLabel('Omfång').fill('openid');
  await dialog.getByRole('button', { name: 'Lägg till grupp' }).click();
  await dialog.getByLabel('Grupp', { exact: true }).fill('G-revision');
  await dialog.getByLabel('Roll', { exact: true }).selectOption('auditor');
  await dialog.getByRole('button', { name: 'Spara' }).click();
  await page.getByText('Tjänsten är sparad.').waitFor();
  const redirect = await page.locator('.account-list code').first().textContent();
  peer.allow(redirect ?? '');
  await accessible('Inloggning');

  peer.present = { sub: 'ada-1', email: 'ada@ekstrand.example', groups: ['G-revision'] };
  const visitor = await (await browser.newContext({ locale: 'sv-SE' })).newPage();
  visitor.setDefaultTimeout(30_000);
  await visitor.goto(`${address}/konto`);
  await visitor.getByRole('button', { name: 'Logga in med Kommunkontot' }).click();
  await visitor.getByRole('heading', { name: 'Inloggningen gick inte igenom' }).waitFor();
  expect(new URL(visitor.url()).search).toBe('');

  await page.goto(`${address}/inloggning`);
  await page.getByText('tjänsten får inte koppla med e-postadress').first().waitFor();
  await accessible('Inloggning med fel');
  await page.getByRole('button', { name: 'Koppla till person' }).click();
  await page.getByRole('dialog').getByLabel('Person').selectOption(administrator);
  await page.getByRole('dialog').getByRole('button', { name: 'Koppla till person' }).click();
  await page.getByText('Personen är kopplad').waitFor();

  await visitor.getByRole('link', { name: 'Till sidan Logga in' }).click();
  await visitor.getByRole('button', { name: 'Logga in med Kommunkontot' }).click();
  await visitor.getByRole('button', { name: 'Ada Ek' }).waitFor();
  await visitor.goto(`${address}/konto`);
  await visitor.getByText('genom Kommunkontot').waitFor();
}, patience);

test('a person signs in by SAML: the form comes from the provider, the session from here', async () => {
  const id = served.house.newId();
  await served.arrange('provider.save', {
    id: id as never, name: 'Kommunens AD', used: true, trustsMail: true, secret: null, groups: [],
    settings: { kind: 'saml', entityId: samlPeer.entityId, entryPoint: samlPeer.entryPoint, certificates: [samlPeer.own.certificate], mailAttribute, groupsAttribute, subjectAttribute: '' },
  });
  const metadata = (await served.ask('GET', `/saml/${id}/metadata`)).text;
  const context = await browser.newContext({ locale: 'sv-SE' });
  const visitor = await context.newPage();
  visitor.setDefaultTimeout(30_000);
  // The provider's own page: a form that sends itself on, as AD FS does.
  await context.route(`${samlPeer.entryPoint}**`, async (route) => {
    const xml = await answerOf(metadata, new URL(route.request().url()));
    await route.fulfill({ contentType: 'text/html', body: `<form method="post" action="${address}/saml/${id}"><input type="hidden" name="SAMLResponse" value="${Buffer.from(xml).toString('base64')}"></form><script>document.forms[0].submit()</script>` });
  });
  await visitor.goto(`${address}/logga-in`);
  await visitor.getByRole('button', { name: 'Logga in med Kommunens AD' }).click();
  await visitor.getByRole('button', { name: 'Ada Ek' }).waitFor();
  await visitor.goto(`${address}/konto`);
  await visitor.getByText('genom Kommunens AD').waitFor();
  expect(new URL(visitor.url()).pathname).toBe('/konto');
}, patience);
