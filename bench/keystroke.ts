import type { CDPSession, Page } from 'playwright-core';
import { openBrowser } from './firstView.ts';
import { median } from './measure.ts';

interface TraceEvent { readonly name: string; readonly ph: string; readonly ts: number; readonly dur?: number; readonly tdur?: number; readonly tid: number; readonly pid: number; readonly args?: { readonly data?: { readonly type?: string } } }
/** What closes the drawing of a frame on the page's own thread. */
const frameEnd: ReadonlySet<string> = new Set(['Layerize', 'Commit']);
/** Milliseconds: the middle key, the one that nineteen of twenty are quicker than, and the longest single task of all, which a next key would have to wait for. */
export interface Keys { readonly median: number; readonly slowest: number; readonly task: number }

/**
 * What a key costs in an analysis of many rows: milliseconds of work on the page's own thread from the key until its frame is
 * drawn, everything that stands in between included. Counted in the thread's own time: the wait for the screen's beat, and for
 * other programs on the machine, is no work of ours. Taken from the browser's trace, key after key with a typist's pause between.
 */
export async function keystrokes(base: string, token: string, path: string): Promise<{ letter: Keys; digit: Keys; arrow: Keys }> {
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies([{ name: 'internkoll', value: token, url: base }]);
    const page = await context.newPage();
    await page.goto(base + path);
    const cell = (row: number, column: string) => page.locator(`tr.ev >> nth=${row} >> [data-column="${column}"]`);
    await cell(0, 'text').waitFor({ timeout: 30_000 });
    await page.waitForLoadState('networkidle');
    const trace = await context.newCDPSession(page);
    await cell(3, 'text').click();
    const arrow = await costs(trace, page, Array.from({ length: 40 }, (_, at) => (at % 20 < 10 ? 'ArrowDown' : 'ArrowUp')));
    await cell(3, 'likelihood').click();
    const digit = await costs(trace, page, Array.from({ length: 40 }, (_, at) => String(1 + ((at * 3) % 4))));
    await cell(3, 'text').click();
    await page.keyboard.press('Enter');
    await page.locator('tr.edit textarea').first().waitFor();
    const letter = await costs(trace, page, [...'en kort rad som skrivs i en cell med ord']);
    await context.close();
    return { letter, digit, arrow };
  } finally {
    await browser.close();
  }
}

async function costs(trace: CDPSession, page: Page, keys: readonly string[]): Promise<Keys> {
  const events: TraceEvent[] = [];
  const take = ({ value }: { value: object[] }): void => { events.push(...value as TraceEvent[]); };
  trace.on('Tracing.dataCollected', take);
  await trace.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] } });
  for (const key of keys) {
    await page.keyboard.press(key);
    // On a busy machine a frame may come later than the next key, and not at all before the trace ends: each key waits for its own. A frame is
    // asked for, so that a key that changes nothing to be seen has one too; what that costs is counted with the key.
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve)); }));
    await page.waitForTimeout(90);
  }
  const done = new Promise((resolve) => { trace.once('Tracing.tracingComplete', resolve); });
  await trace.send('Tracing.end');
  await done;
  trace.off('Tracing.dataCollected', take);
  const pressed = events.filter((event) => event.name === 'EventDispatch' && event.args?.data?.type === 'keydown');
  if (pressed.length !== keys.length) throw new Error(`${keys.length} keys were pressed, ${pressed.length} came`);
  const milliseconds = pressed.map((key) => {
    const own = events.filter((event) => event.pid === key.pid && event.tid === key.tid && event.ph === 'X');
    const tasks = own.filter((event) => event.name === 'RunTask').toSorted((a, b) => a.ts - b.ts);
    const frame = own.filter((event) => frameEnd.has(event.name) && event.ts > key.ts).toSorted((a, b) => a.ts - b.ts)[0];
    if (!frame) throw new Error('A key without a frame');
    const begun = tasks.findLast((task) => task.ts <= key.ts);
    return tasks.filter((task) => task.ts >= (begun?.ts ?? key.ts) && task.ts <= frame.ts).reduce((sum, task) => sum + (task.tdur ?? task.dur ?? 0), 0) / 1000;
  });
  const thread = events.filter((event) => event.name === 'RunTask' && event.pid === pressed[0]?.pid && event.tid === pressed[0]?.tid);
  const task = Math.max(...thread.map((event) => event.tdur ?? event.dur ?? 0)) / 1000;
  return { median: median(milliseconds), slowest: milliseconds.toSorted((a, b) => a - b)[Math.floor(milliseconds.length * 0.95)] ?? Number.NaN, task };
}
