import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

/** What a browser with an empty cache fetches and how soon the first risk row is seen. Sizes are of script and style, gzip. */
export async function firstView(base: string, token: string, path: string): Promise<{ kibibytes: number; requests: number; firstRow: number }> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
  try {
    const seconds: number[] = [];
    let kibibytes = 0;
    let requests = 0;
    for (let round = 0; round < 3; round += 1) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      await context.addCookies([{ name: 'internkoll', value: token, url: base }]);
      const page = await context.newPage();
      const bodies: Promise<number>[] = [];
      requests = 0;
      page.on('response', (response) => {
        requests += 1;
        if (/\.(js|css)(\?|$)/.test(response.url())) bodies.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
      });
      const start = performance.now();
      await page.goto(base + path, { waitUntil: 'commit' });
      await page.getByText('handläggs utan att underlaget').first().waitFor({ timeout: 15_000 });
      seconds.push((performance.now() - start) / 1000);
      await page.waitForLoadState('networkidle');
      kibibytes = (await Promise.all(bodies)).reduce((sum, one) => sum + one, 0) / 1024;
      await context.close();
    }
    return { kibibytes, requests, firstRow: seconds.toSorted((a, b) => a - b)[1] ?? Number.NaN };
  } finally {
    await browser.close();
  }
}
