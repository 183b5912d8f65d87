/** Sign-in by another provider, as people and the administrator meet it in a real browser. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { openTrailKey } from '../../src/adapters/db/sealKeys.ts';
import { axe, widerThanWindow } from '../browser.ts';
import { oidcPeer, peerClient, type OidcTestPeer } from '../peers/oidcPeer.ts';
import { answerOf, groupsAttribute, mailAttribute, samlPeer } from '../peers/samlPeer.ts';
import { stage } from './stage.ts';

const patience = 240_000;
const folder = mkdtempSync(join(tmpdir(), 'internkoll-providers-'));
// Last of all: what is said first is done last.
afterAll(async () => {
  await peer?.close();
  rmSync(folder, { recursive: true });
});
let page: Page;
let peer: OidcTestPeer;
let administrator = '';

const on = stage({ patience, named: true, expected: /Failed to load resource/, serving: { dataFolder: folder } }, async ({ database, served, window }) => {
  await openTrailKey(database, folder);
  peer = await oidcPeer();
  administrator = served.house.newId();
  await served.arrange('organisation.name', { name: 'Ekstrand' });
  await served.arrange('person.add', { id: administrator as never, name: 'Ada Ek', title: 'Systemförvaltare', mail: 'ada@ekstrand.example' });
  await served.arrange('person.grant', { id: served.house.newId(), personId: administrator as never, role: 'administrator', place: { kind: 'municipality' }, from: null, to: null });
  page = await window(await served.cookieOf(administrator), { width: 1280 });
});

async function accessible(name: string): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect([name, width, await axe(page), await widerThanWindow(page)]).toEqual([name, width, [], 0]);
  }
}

test('the administrator adds a provider, people sign in by it, and who is not known is explained and bound', async () => {
  await page.goto(`${on.address}/inloggning`);
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
  const visitor = await on.window(null);
  await visitor.goto(`${on.address}/konto`);
  await visitor.getByRole('button', { name: 'Logga in med Kommunkontot' }).click();
  await visitor.getByRole('heading', { name: 'Inloggningen gick inte igenom' }).waitFor();
  expect(new URL(visitor.url()).search).toBe('');

  await page.goto(`${on.address}/inloggning`);
  await page.getByText('tjänsten får inte koppla med e-postadress').first().waitFor();
  await accessible('Inloggning med fel');
  await page.getByRole('button', { name: 'Koppla till person' }).click();
  await page.getByRole('dialog').getByLabel('Person').selectOption(administrator);
  await page.getByRole('dialog').getByRole('button', { name: 'Koppla till person' }).click();
  await page.getByText('Personen är kopplad').waitFor();

  await visitor.getByRole('link', { name: 'Till sidan Logga in' }).click();
  await visitor.getByRole('button', { name: 'Logga in med Kommunkontot' }).click();
  await visitor.getByRole('button', { name: 'Ada Ek' }).waitFor();
  await visitor.goto(`${on.address}/konto`);
  await visitor.getByText('genom Kommunkontot').waitFor();
}, patience);

test('a person signs in by SAML: the form comes from the provider, the session from here', async () => {
  const id = on.served.house.newId();
  await on.served.arrange('provider.save', {
    id: id as never, name: 'Kommunens AD', used: true, trustsMail: true, secret: null, groups: [],
    settings: { kind: 'saml', entityId: samlPeer.entityId, entryPoint: samlPeer.entryPoint, certificates: [samlPeer.own.certificate], mailAttribute, groupsAttribute, subjectAttribute: '' },
  });
  const metadata = (await on.served.ask('GET', `/saml/${id}/metadata`)).text;
  const context = await on.browser.newContext({ locale: 'sv-SE' });
  const visitor = await context.newPage();
  visitor.setDefaultTimeout(30_000);
  // The provider's own page: a form that sends itself on, as AD FS does.
  await context.route(`${samlPeer.entryPoint}**`, async (route) => {
    const xml = await answerOf(metadata, new URL(route.request().url()));
    await route.fulfill({ contentType: 'text/html', body: `<form method="post" action="${on.address}/saml/${id}"><input type="hidden" name="SAMLResponse" value="${Buffer.from(xml).toString('base64')}"></form><script>document.forms[0].submit()</script>` });
  });
  await visitor.goto(`${on.address}/logga-in`);
  await visitor.getByRole('button', { name: 'Logga in med Kommunens AD' }).click();
  await visitor.getByRole('button', { name: 'Ada Ek' }).waitFor();
  await visitor.goto(`${on.address}/konto`);
  await visitor.getByText('genom Kommunens AD').waitFor();
  expect(new URL(visitor.url()).pathname).toBe('/konto');
  expect(on.faults).toEqual([]);
}, patience);
