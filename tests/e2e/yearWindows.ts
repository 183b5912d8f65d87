/** Windows onto the town of the whole year: everybody signs in at the door on the day it is, and every change that a page sends is counted. */
import type { Page } from 'playwright-core';
import type { Database } from '../../src/adapters/db/database.ts';
import { operations, type OperationId } from '../../src/contract/table.ts';
import { openBrowser, pageIn, webFolder, windowOf } from '../browser.ts';
import { yearTown, type Name, type Town } from '../yearTown.ts';

const password = 'en lång mening som minns';
/** Milliseconds for one step, also on a machine that has much else to do. */
const patience = 60_000;

/** What only looks, opens a section for oneself or opens the door leaves no entry that a change must leave. */
const noChange: ReadonlySet<string> = new Set<OperationId>(['followup.lock', 'import.preview', 'session.signIn', 'session.signOut']);
const posted = Object.entries(operations).filter(([id, one]) => one.method === 'POST' && !noChange.has(id)).map(([id, one]) => ({ id, path: new RegExp(`^${one.path.replaceAll(/:\w+/g, '[^/]+')}$`) }));

export interface FieldSent { readonly id: string; readonly field: string; readonly wanted: unknown }

export interface YearWindows {
  readonly town: Town;
  /** What the pages complained of. */
  readonly faults: readonly string[];
  /** Changes that a page sent and that were taken, by operation. */
  readonly taken: ReadonlyMap<string, number>;
  /** Fields of the analysis and plan that a page sent and that were taken. */
  readonly fields: readonly FieldSent[];
  /** Moves the clock; the windows of the day before are shut. */
  goTo(day: string): Promise<void>;
  /** A window of one person, who signs in where a link led: each has one of the day. */
  as(name: Name, path?: string): Promise<Page>;
  close(): Promise<void>;
}

export async function openYear(database: Database, pages = webFolder): Promise<YearWindows> {
  const town = await yearTown(database, { webFolder: pages });
  const { served } = town;
  for (const personId of Object.values(town.ids)) {
    const { link } = await served.arrange('person.link', { personId });
    const { status } = await served.ask('POST', '/api/session/link', { body: { token: new URL(link).pathname.split('/').at(-1), password } });
    if (status !== 200) throw new Error(`no password: ${status}`);
  }
  const browser = await openBrowser();
  const faults: string[] = [];
  const taken = new Map<string, number>();
  const sent = new Set<string>();
  const fields: FieldSent[] = [];
  const today = new Map<Name, Page>();
  return {
    town, faults, taken, fields,
    async goTo(day) {
      for (const page of today.values()) await page.context().close();
      today.clear();
      town.goTo(day);
    },
    async as(name, path = '/') {
      const open = today.get(name);
      if (open) {
        await open.goto(`${served.address}${path}`);
        return open;
      }
      const page = await pageIn(await windowOf(browser), faults, /status of 4/);
      page.setDefaultTimeout(patience);
      page.on('response', (answer) => {
        if (answer.request().method() !== 'POST' || answer.status() !== 200) return;
        const at = new URL(answer.url()).pathname;
        const id = posted.find((one) => one.path.test(at))?.id;
        if (!id) return;
        // What is sent once more, as the window that sent it was shut before the answer came, is one change.
        const { changeId, changes } = (answer.request().postDataJSON() ?? {}) as { changeId?: string; changes?: readonly FieldSent[] };
        if (id === 'year.change') fields.push(...changes ?? []);
        if (changeId !== undefined && sent.has(changeId)) return;
        if (changeId !== undefined) sent.add(changeId);
        taken.set(id, (taken.get(id) ?? 0) + 1);
      });
      await page.goto(`${served.address}${path}`);
      await page.getByLabel('E-postadress').fill(`${name.toLowerCase()}@ekstrand.example`);
      await page.getByLabel('Lösenord', { exact: true }).fill(password);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Logga in' }).waitFor({ state: 'detached' });
      await page.locator('main h1').first().waitFor();
      today.set(name, page);
      return page;
    },
    async close() {
      await browser.close();
      await town.close();
    },
  };
}
