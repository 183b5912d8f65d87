/** Windows onto the made-up town: who looks, at what size, and what must hold on every page. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Database } from '../../src/adapters/db/database.ts';
import { testDatabases } from '../databases.ts';
import { serve, type Served } from '../served.ts';
import { buildTown, type Town } from './controlTown.ts';

const webFolder = fileURLToPath(new URL('../../dist/web', import.meta.url));
const browserArguments = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=sv-SE'];
const [embedded] = testDatabases();

export type Who = keyof Town['cookies'];
export interface Look { readonly width?: number; readonly height?: number; readonly dark?: boolean; readonly phone?: boolean }
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
  if (!existsSync(join(webFolder, 'index.html'))) throw new Error('The pages are not built: run npm run build first.');
  if (embedded === undefined) throw new Error('No embedded database');
  const database: Database = await embedded.fresh();
  const served = await serve(database, { webFolder });
  const town = await buildTown(served, year);
  const browser: Browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: browserArguments });
  const faults: string[] = [];
  return {
    served, town, faults,
    async contextOf(who, { width = 1440, height = 900, dark = false, phone: touch = false } = {}) {
      const context = await browser.newContext({ locale: 'sv-SE', timezoneId: 'Europe/Stockholm', viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', hasTouch: touch, isMobile: touch });
      const [name = '', value = ''] = who === null ? [] : town.cookies[who].split('=');
      if (who !== null) await context.addCookies([{ name, value, url: served.address }]);
      return context;
    },
    async pageIn(context, path) {
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      page.on('pageerror', (error) => { faults.push(error.message); });
      page.on('console', (message) => { if (message.type() === 'error' && !message.text().includes('net::ERR') && !message.text().includes('status of 4')) faults.push(message.text()); });
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
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  // What lies half under a bar that stays in sight is scrolled free; such a place is no size.
  expect(violations.flatMap((one) => one.nodes.filter((node) => !(node.failureSummary ?? '').includes('partially obscured')).map((node) => `${one.id}: ${node.target.join(' ')}`))).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
}
