import { gzipSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';
import { median } from './measure.ts';

/** A browser as the measures use it: nothing of its own on the network. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
}

/** Words of the first row that the bench wrote. */
const words = 'handläggs utan att underlaget';

/**
 * What a browser with an empty cache fetches and how soon the first risk row is seen. Sizes are of script and style, gzip.
 * The moment is taken inside the page, from the beginning of the navigation to the first frame drawn after the row stands there:
 * a locator asked from outside looks only every half second.
 */
export async function firstView(base: string, token: string, path: string): Promise<{ kibibytes: number; requests: number; firstRow: number }> {
  const browser = await openBrowser();
  try {
    const seconds: number[] = [];
    let kibibytes = 0;
    let requests = 0;
    for (let round = 0; round < 5; round += 1) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      await context.addCookies([{ name: 'internkoll', value: token, url: base }]);
      const page = await context.newPage();
      await page.addInitScript((wanted) => {
        const look = (): void => {
          const seen = [...document.querySelectorAll('main tbody td')].slice(0, 20).some((cell) => cell.textContent.includes(wanted) && cell.getBoundingClientRect().height > 0);
          if (!seen) requestAnimationFrame(look);
          // A task after a frame begins when the frame has been drawn.
          else requestAnimationFrame(() => { setTimeout(() => { document.documentElement.dataset['firstRow'] = String(performance.now()); }); });
        };
        requestAnimationFrame(look);
      }, words);
      const bodies: Promise<number>[] = [];
      requests = 0;
      page.on('response', (response) => {
        requests += 1;
        if (/\.(js|css)(\?|$)/.test(response.url())) bodies.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
      });
      await page.goto(base + path, { waitUntil: 'commit' });
      await page.locator('html[data-first-row]').waitFor({ state: 'attached', timeout: 30_000 });
      seconds.push(Number(await page.locator('html').getAttribute('data-first-row')) / 1000);
      await page.waitForLoadState('networkidle');
      kibibytes = (await Promise.all(bodies)).reduce((sum, one) => sum + one, 0) / 1024;
      await context.close();
    }
    return { kibibytes, requests, firstRow: median(seconds) };
  } finally {
    await browser.close();
  }
}
