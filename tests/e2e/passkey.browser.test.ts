/** A local account with a passkey, in a real browser with a virtual authenticator: added under Mitt konto, used at the sign-in page, and a recovery code when it is gone. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe, widerThanWindow } from '../browser.ts';
import { stage } from './stage.ts';

const patience = 240_000;
const password = 'en lång mening som minns';
const mail = 'ada@ekstrand.example';

let page: Page;
let link = '';

const on = stage({ patience, named: true, expected: /Failed to load resource/ }, async (ready) => {
  const personId = ready.served.house.newId();
  await ready.served.arrange('organisation.name', { name: 'Ekstrand' });
  await ready.served.arrange('person.add', { id: personId as never, name: 'Ada Ek', title: 'Samordnare', mail });
  link = (await ready.served.arrange('person.link', { personId: personId as never })).link;
  page = await ready.window(null, { width: 1280 });
  const devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
});
async function accessible(name: string): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect([name, width, await axe(page), await widerThanWindow(page)]).toEqual([name, width, [], 0]);
  }
}
async function signOut(): Promise<void> {
  await page.getByRole('button', { name: 'Ada Ek' }).click();
  await page.getByRole('menuitem', { name: 'Logga ut' }).click();
  await page.getByRole('heading', { name: 'Logga in', exact: true }).waitFor();
}

interface PasskeyAnswer { readonly answer: { readonly response: { readonly clientDataJSON: string } } }
/** Who has heard the browser's answer: said again, said to a new challenge, or said for another address it opens nothing. */
async function opensNothingAgain(heard: PasskeyAnswer): Promise<void> {
  // Many devices count nothing: the challenge alone must tell that it was used.
  await on.database.asOwner((connection) => connection.query('update passkey set counter = 0'));
  const said = JSON.parse(Buffer.from(heard.answer.response.clientDataJSON, 'base64url').toString()) as Record<string, unknown>;
  const saying = async (changes: Record<string, unknown>): Promise<PasskeyAnswer> => ({ answer: { ...heard.answer, response: { ...heard.answer.response, clientDataJSON: Buffer.from(JSON.stringify({ ...said, ...changes })).toString('base64url') } } });
  const challenge = async (): Promise<unknown> => (await on.served.ask('POST', '/api/sign-in/passkey/begin', { body: {} })).json()['challenge'];
  for (const body of [heard, await saying({ challenge: await challenge() }), await saying({ challenge: await challenge(), origin: 'https://annan.example' })]) {
    const answer = await on.served.ask('POST', '/api/sign-in/passkey', { body });
    expect([answer.status, answer.json()['code'], answer.headers.get('set-cookie')]).toEqual([401, 'session.passkey-refused', null]);
  }
}

test('a passkey is added, signs in, and a recovery code stands in for it once', async () => {
  await page.goto(link);
  await page.getByLabel('Nytt lösenord').fill(password);
  await page.getByLabel('Samma lösenord en gång till').fill(password);
  await page.getByRole('button', { name: 'Välj lösenordet' }).click();
  await page.getByRole('button', { name: 'Ada Ek' }).click();
  await page.getByRole('menuitem', { name: 'Mitt konto' }).click();
  await page.getByText('Du har ingen lösennyckel än.').waitFor();
  await page.getByRole('button', { name: 'Lägg till en lösennyckel' }).click();
  await page.getByLabel('Namn').fill('Tjänstetelefonen');
  await page.getByRole('button', { name: 'Lägg till', exact: true }).click();
  const shown = page.getByRole('dialog', { name: 'Dina reservkoder' });
  await shown.waitFor();
  const codes = await shown.locator('code').allTextContents();
  expect(codes).toHaveLength(10);
  await shown.getByRole('button', { name: 'Jag har sparat dem' }).click();
  await page.getByText('Tjänstetelefonen').waitFor();
  await page.getByText('Du har 10 reservkoder kvar.').waitFor();
  await accessible('Mitt konto');
  // What is kept is no code.
  const kept = await on.database.query<{ hash: string }>(`select encode(hash, 'escape') as hash from recovery_code`);
  expect(kept.map((one) => one.hash).join(' ')).not.toContain(codes[0] ?? '-');

  await signOut();
  await accessible('Logga in');
  const asked = page.waitForRequest((request) => request.url().endsWith('/api/sign-in/passkey'));
  await page.getByRole('button', { name: 'Logga in med lösennyckel' }).click();
  await page.getByRole('button', { name: 'Ada Ek' }).waitFor();
  await opensNothingAgain(JSON.parse((await asked).postData() ?? '{}') as PasskeyAnswer);
  await page.goto(`${on.address}/konto`);
  await page.getByText(/inloggad .* med lösennyckel/).waitFor();

  // The passkey is taken away: it no longer opens, a code does, once.
  await page.getByRole('button', { name: 'Ta bort lösennyckeln Tjänstetelefonen' }).click();
  await page.getByText('Du har ingen lösennyckel än.').waitFor();
  await signOut();
  await page.getByRole('button', { name: 'Logga in med lösennyckel' }).click();
  await page.getByText('Lösennyckeln gick inte att använda.').waitFor();
  for (const [turn, opens] of [[1, true], [2, false]] as const) {
    await page.getByRole('button', { name: 'Logga in med reservkod' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('E-postadress').fill(mail);
    await dialog.getByLabel('Reservkod').fill((codes[0] ?? '').toUpperCase().replaceAll('-', ' '));
    await dialog.getByRole('button', { name: 'Logga in' }).click();
    if (opens) {
      await page.getByRole('button', { name: 'Ada Ek' }).waitFor();
      await signOut();
    } else await dialog.getByText('Koden gäller inte för den e-postadressen').waitFor();
    expect(turn).toBeLessThan(3);
  }
  expect(on.faults).toEqual([]);
}, patience);

test('one ends the sessions that are elsewhere, and only there', async () => {
  await page.goto(`${on.address}/logga-in`);
  await page.getByLabel('E-postadress').fill(mail);
  await page.getByLabel('Lösenord', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Logga in', exact: true }).click();
  await page.getByRole('button', { name: 'Ada Ek' }).waitFor();
  const elsewhere = await on.browser.newContext({ locale: 'sv-SE' });
  const other = await elsewhere.newPage();
  await other.goto(`${on.address}/logga-in`);
  await other.getByLabel('E-postadress').fill(mail);
  await other.getByLabel('Lösenord', { exact: true }).fill(password);
  await other.getByRole('button', { name: 'Logga in', exact: true }).click();
  await other.getByRole('button', { name: 'Ada Ek' }).waitFor();
  await page.goto(`${on.address}/konto`);
  await page.getByText('(den här)').waitFor();
  await page.getByRole('button', { name: 'Logga ut överallt utom här' }).click();
  await page.getByText('Du är utloggad överallt utom här.').waitFor();
  await other.goto(`${on.address}/konto`);
  await other.getByRole('heading', { name: 'Logga in', exact: true }).waitFor();
  await page.reload();
  await page.getByText('(den här)').waitFor();
  expect(await page.getByRole('button', { name: 'Logga ut överallt utom här' }).count()).toBe(0);
  await elsewhere.close();
}, patience);
