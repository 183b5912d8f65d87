/** What a file of browser tests stands on: a server on an embedded database of its own and a browser beside it, made before its first test and gone after its last. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Database } from '../../src/adapters/db/database.ts';
import { openBrowser, pageIn, webFolder, windowOf, type Look } from '../browser.ts';
import { testDatabases } from '../databases.ts';
import { freePort } from '../runningServer.ts';
import { serve, type Served } from '../served.ts';

export interface Stage {
  readonly database: Database;
  readonly served: Served;
  readonly browser: Browser;
  /** What people have in their address field. */
  readonly address: string;
  /** What the pages complained of: to be asked for when the tests are done. */
  readonly faults: readonly string[];
  /** A page in a window of its own, for whoever holds the cookie. */
  window(cookie: string | null, look?: Look): Promise<Page>;
  /** The same, at an address where a heading stands. */
  page(cookie: string | null, path: string, look?: Look): Promise<Page>;
}
export interface Setting {
  /** Milliseconds for all that is made before the first test, and for its end. */
  readonly patience: number;
  /** What the server is given besides the pages. */
  readonly serving?: Omit<NonNullable<Parameters<typeof serve>[1]>, 'webFolder' | 'publicUrl' | 'port'>;
  /** Under a name instead of a number: what is bound to a name (passkeys, cookies) is tried so. */
  readonly named?: boolean;
  /** What a page may say in its console. */
  readonly expected?: RegExp;
}

/** To be called once in a file, outside its tests. `build` makes the town that the tests walk in; `served` of what is answered can be used from then on. */
export function stage(setting: Setting, build: (on: Stage) => Promise<void>): Stage {
  const made: { database?: Database; served?: Served; browser?: Browser; address?: string } = {};
  const there = <Thing>(thing: Thing | undefined): Thing => {
    if (thing === undefined) throw new Error('The stage is made before the first test, not while the file is read');
    return thing;
  };
  const faults: string[] = [];
  const on: Stage = {
    get database() { return there(made.database); },
    get served() { return there(made.served); },
    get browser() { return there(made.browser); },
    get address() { return there(made.address); },
    faults,
    window: async (cookie, look = {}) => pageIn(await windowOf(on.browser, look, cookie === null ? null : { cookie, address: on.address }), faults, setting.expected),
    async page(cookie, path, look) {
      const page = await on.window(cookie, look);
      await page.goto(`${on.address}${path}`);
      await page.locator('main h1').first().waitFor();
      return page;
    },
  };
  beforeAll(async () => {
    const [embedded] = testDatabases();
    if (embedded === undefined) throw new Error('No embedded database to test on');
    made.database = await embedded.fresh();
    const port = setting.named ? await freePort() : null;
    made.served = await serve(made.database, { ...setting.serving, webFolder, ...(port === null ? {} : { port, publicUrl: `http://localhost:${port}` }) });
    made.address = port === null ? made.served.address : `http://localhost:${port}`;
    made.browser = await openBrowser();
    await build(on);
  }, setting.patience);
  afterAll(async () => {
    await made.browser?.close();
    await made.served?.close();
    await made.database?.close();
  }, setting.patience);
  return on;
}
