/** Windows onto the made-up town: who looks, at what size, and what must hold on every page. */
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Database } from '../../src/adapters/db/database.ts';
import { axe, openBrowser, pageIn as open, webFolder, widerThanWindow, windowOf, type Look } from '../browser.ts';
import { testDatabases } from '../databases.ts';
import { serve, type Served } from '../served.ts';
import { buildTown, type Town } from './controlTown.ts';

const [embedded] = testDatabases();

export type Who = keyof Town['cookies'];
export const phone: Look = { width: 390, height: 844, phone: true };

export interface Windows {
  readonly served: Served;
  readonly town: Town;
  /** What the pages complained of. */
  readonly faults: readonly string[];
  contextOf(who: Who | null, look?: Look): Promise<BrowserContext>;
  pageIn(context: BrowserContext, path: string): Promise<Page>;
  close(): Promise<void>;
}

export async function openWindows(year: number): Promise<Windows> {
  if (embedded === undefined) throw new Error('No embedded database');
  const database: Database = await embedded.fresh();
  const served = await serve(database, { webFolder });
  const town = await buildTown(served, year);
  const browser = await openBrowser();
  const faults: string[] = [];
  return {
    served, town, faults,
    contextOf: (who, look) => windowOf(browser, look, who === null ? null : { cookie: town.cookies[who], address: served.address }),
    async pageIn(context, path) {
      const page = await open(context, faults, /net::ERR|status of 4/);
      await page.goto(`${served.address}${path}`);
      await page.locator('main h1').first().waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await served.close();
      await database.close();
    },
  };
}

/** Nothing for axe to say and nothing sideways. */
export async function sound(page: Page): Promise<void> {
  expect(await axe(page)).toEqual([]);
  expect(await widerThanWindow(page)).toBeLessThanOrEqual(0);
}
