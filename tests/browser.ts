/** A real browser onto the built pages: how it is opened, who looks through it and how large, and what must hold on every page. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** The pages as they are built; another build can be named. */
export const webFolder = process.env['INTERNKOLL_WEB'] ?? fileURLToPath(new URL('../dist/web', import.meta.url));
/** The folder for pictures to look at, when they are asked for. */
export const pictures = process.env['INTERNKOLL_PICTURES'];

export interface Look { readonly width?: number; readonly height?: number; readonly dark?: boolean; readonly phone?: boolean; readonly scripts?: boolean }
/** Whose window it is: the cookie of a session, and the address it is good for. */
export interface Visitor { readonly cookie: string; readonly address: string }

/** Chromium without windows of its own: the same engine and page, a third less work. The journey is walked in the whole program. */
export async function openBrowser(program: 'chromium' | 'chromium-headless-shell' = 'chromium-headless-shell'): Promise<Browser> {
  if (!existsSync(join(webFolder, 'index.html'))) throw new Error('The pages are not built: run npm run build first.');
  return chromium.launch({ executablePath: `/usr/bin/${program}`, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=sv-SE'] });
}

/** A window of its own; without a visitor nobody is signed in. */
export async function windowOf(browser: Browser, look: Look = {}, visitor: Visitor | null = null): Promise<BrowserContext> {
  const { width = 1440, height = 900, dark = false, phone = false, scripts = true } = look;
  const context = await browser.newContext({ locale: 'sv-SE', timezoneId: 'Europe/Stockholm', viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', hasTouch: phone, isMobile: phone, javaScriptEnabled: scripts, acceptDownloads: true });
  if (visitor !== null) await context.addCookies(visitor.cookie.split('; ').map((pair) => { const [name = '', value = ''] = pair.split('='); return { name, value, url: visitor.address }; }));
  return context;
}

/** A page whose complaints are gathered in `faults`; what `expected` matches in its console is none. */
export async function pageIn(context: BrowserContext, faults: string[], expected = /net::ERR/): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('pageerror', (error) => { faults.push(`${page.url()}: ${error.message}`); });
  page.on('console', (said) => { if (said.type() === 'error' && !expected.test(said.text())) faults.push(`${page.url()}: ${said.text()}`); });
  return page;
}

/** WCAG 2.2 at AA, which EN 301 549 and the law point to. */
export const law: readonly string[] = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/**
 * What axe has to say, by the law's rules and by good practice too. What lies half under a bar that stays in sight is scrolled free; such a place is no size.
 * Our pages have no frames, so it looks in one pass; and it writes down what is wrong, not the thousands of cells that are right.
 */
export async function axe(page: Page, rules: readonly string[] = [...law, 'best-practice']): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] }).withTags([...rules]).analyze();
  return violations.flatMap((one) => one.nodes.filter((node) => !(node.failureSummary ?? '').includes('partially obscured')).map((node) => `${one.id}: ${node.target.join(' ')}`));
}

/** Pixels that the page is wider than its window; negative is none. */
export const widerThanWindow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
