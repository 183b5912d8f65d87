/** Whether the eye that looks at every page sees: planted faults are found, and a page without them is left in peace. */
import { expect, test } from 'vitest';
import { axe, openBrowser, windowOf } from '../browser.ts';

const right = { field: '<label>Datum <input></label>', text: '<p>Kontrollen är gjord.</p>', row: '<tr><td>Ja</td></tr>' };
const page = ({ field, text, row }: typeof right): string => `<!doctype html><html lang="sv"><title>Prov</title><main><h1>Prov</h1>${text}<p>${field}</p><table><tr><th scope="col">Svar</th></tr>${'<tr><td>Nej</td></tr>'.repeat(200)}${row}</table></main></html>`;

test.each(['chromium', 'chromium-headless-shell'] as const)('in %s', async (program) => {
  const browser = await openBrowser(program);
  const window = await (await windowOf(browser)).newPage();
  const found = async (content: string): Promise<string[]> => {
    await window.setContent(content);
    return (await axe(window)).map((one) => one.split(':')[0] ?? '');
  };
  expect(await found(page(right))).toEqual([]);
  expect(await found(page({ ...right, field: '<input>' }))).toEqual(['label']);
  expect(await found(page({ ...right, text: '<p style="color:#999;background:#fff">Kontrollen är gjord.</p>' }))).toEqual(['color-contrast']);
  // Good practice too, and each fault by itself: the last of many cells, and both of two.
  expect(await found(page({ ...right, row: '<tr><td>Ja</td></tr><tr><td style="color:#bbb">Delvis</td></tr><tr><td style="color:#ccc">Inte</td></tr>', text: '<h3>För djupt</h3>' }))).toEqual(['color-contrast', 'color-contrast', 'heading-order']);
  await browser.close();
}, 120_000);
