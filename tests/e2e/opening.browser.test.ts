/** A window opened at an address, in a real browser: the year is read beside the session, once, and what was read ahead is never shown later. */
import { expect, test } from 'vitest';
import { buildFollowupTown, type FollowupTown } from './followupTown.ts';
import { stage } from './stage.ts';

const patience = 120_000;
let town: FollowupTown;
const on = stage({ patience }, async ({ served }) => {
  town = await buildFollowupTown(served);
});
const analysis = (): string => `/n/${town.boardId}/${town.year}/analys`;
const reading = (): string => `/api/boards/${town.boardId}/years/${town.year}`;

test('what the page was announced with is asked for once', async () => {
  const page = await on.window(town.cookies.asta);
  const asked: string[] = [];
  page.on('request', (request) => { asked.push(new URL(request.url()).pathname); });
  await page.goto(`${on.address}${analysis()}`);
  await page.locator('table.ana[aria-busy=false] tr.ev').first().waitFor();
  expect([asked.filter((path) => path === reading()), asked.filter((path) => path === '/api/session')]).toEqual([[reading()], ['/api/session']]);
  await page.context().close();
});

test('from a kept version one comes to the draft as it is by then', async () => {
  const page = await on.page(town.cookies.asta, `${analysis()}?version=${town.versionId}`);
  const { content } = await on.served.arrange('year.read', { boardId: town.boardId, year: town.year });
  const event = content.events[0];
  if (!event) throw new Error('the town has no event');
  await on.served.arrange('year.change', { boardId: town.boardId, year: town.year, changeId: on.served.house.newId(), changes: [{ object: 'event', id: event.id, field: 'text', seen: event.text, wanted: 'Ändrad efter att fönstret öppnades' }] });
  await page.getByRole('link', { name: 'Till utkastet' }).click();
  const changed = page.getByText('Ändrad efter att fönstret öppnades').first();
  await changed.waitFor();
  expect(await changed.isVisible()).toBe(true);
  await page.context().close();
});

test('no window had anything to complain about', () => {
  expect(on.faults).toEqual([]);
});
