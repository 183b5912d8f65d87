/** The organisation read in from a file, looked at, written, split and seen on another day, in a real browser. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { openTrailKey } from '../../src/adapters/db/sealKeys.ts';
import { excelFile } from '../../src/importers/testFiles.ts';
import { axe, pictures, widerThanWindow } from '../browser.ts';
import { stage } from './stage.ts';

const patience = 240_000;
const folder = mkdtempSync(join(tmpdir(), 'internkoll-organisation-'));
// Last of all: what is said first is done last.
afterAll(() => { rmSync(folder, { recursive: true }); });
let page: Page;

/** A municipality of three hundred units, as a sheet of units and a sheet of people. */
function town(change: (name: string) => string, leaveOut: readonly string[] = [], head = 'Bo Alm'): Uint8Array {
  const units: (string | number | null)[][] = [['100', 'Kulturförvaltningen', null, 'Kulturnämnden'], ['200', 'Omsorgsförvaltningen', null, 'Omsorgsnämnden']];
  for (let part = 1; part <= 12; part += 1) {
    const above = part <= 4 ? 100 : 200;
    units.push([String(above + part), `Avdelning ${part}`, String(above), null]);
    for (let unit = 1; unit <= 24; unit += 1) units.push([`${above + part}${String(unit).padStart(2, '0')}`, `Enhet ${part}:${unit}`, String(above + part), null]);
  }
  const kept = units.filter((row) => !leaveOut.includes(String(row[0]))).map((row) => [row[0] ?? null, change(String(row[1])), row[2] ?? null, row[3] ?? null]);
  return excelFile([
    { name: 'Enheter', rows: [['Enhetskod', 'Enhet', 'Överordnad', 'Nämnd'], ...kept] },
    { name: 'Personer', rows: [['Namn', 'E-post', 'Titel', 'Roll', 'Enhetskod'], ['Cia Dal', 'cia@ekstrand.example', 'Förvaltningschef', 'Chef', '100'], [head, `${head.slice(0, 2).toLowerCase()}@ekstrand.example`, 'Enhetschef', 'Chef', '10101']] },
  ]);
}

const on = stage({ patience, named: true, expected: /Failed to load resource/, serving: { dataFolder: folder } }, async ({ database, served, window }) => {
  await openTrailKey(database, folder);
  const administrator = served.house.newId();
  await served.arrange('organisation.name', { name: 'Ekstrand' });
  for (const name of ['Kulturnämnden', 'Omsorgsnämnden']) await served.arrange('organisation.addBody', { id: served.house.newId() as never, name, kind: 'board', validFrom: null, validTo: null });
  await served.arrange('person.add', { id: administrator as never, name: 'Ada Ek', title: 'Systemförvaltare', mail: 'ada@ekstrand.example' });
  await served.arrange('person.grant', { id: served.house.newId(), personId: administrator as never, role: 'administrator', place: { kind: 'municipality' }, from: null, to: null });
  page = await window(await served.cookieOf(administrator));
  writeFileSync(join(folder, 'organisation.xlsx'), town((unit) => unit));
  writeFileSync(join(folder, 'senare.xlsx'), town((unit) => (unit === 'Enhet 1:2' ? 'Musikskolan' : unit), ['10103'], 'Eva Ny'));
  writeFileSync(join(folder, 'namnbyte.csv'), 'Enhet;Överordnad\nAvdelning 12 i Ekstrand;Omsorgsförvaltningen\n');
  writeFileSync(join(folder, 'kulorter.csv'), 'Färg;Form\nröd;rund\n');
});

async function accessible(name: string): Promise<void> {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: name !== 'organisation' });
    expect([name, width, await axe(page), await widerThanWindow(page)]).toEqual([name, width, [], 0]);
  }
}
const choose = (name: string): Promise<void> => page.locator('input[type=file]').setInputFiles(join(folder, name));

test('a municipality of three hundred units is read in, changed by the next file, and split', async () => {
  await page.goto(`${on.address}/organisation`);
  await page.getByRole('link', { name: 'Läs in från fil' }).click();
  await page.getByRole('heading', { name: 'Läs in organisationen' }).waitFor();
  await choose('kulorter.csv');
  await page.getByText('Filen har ingen tabell med rubriker som känns igen.').waitFor();
  await accessible('choose');

  await page.getByLabel('Ändringarna gäller från').fill('2026-01-01');
  await choose('organisation.xlsx');
  await page.getByRole('heading', { name: '302 enheter och 2 personer lästes. 302 nya. 2 nya personer och 2 nya roller.' }).waitFor();
  expect((await on.served.arrange('organisation.read', {})).units).toEqual([]);
  await page.getByText('Det här sparas, som en enda ändring: 302 nya enheter, 2 nya personer och 2 nya roller.').waitFor();
  await page.getByRole('button', { name: 'Spara ändringarna' }).click();
  await page.getByText('Organisationen är inläst.').waitFor();
  await page.getByRole('treeitem', { name: 'Kulturförvaltningen' }).waitFor();

  await page.goto(`${on.address}/organisation/inlasning`);
  await choose('senare.xlsx');
  await page.getByRole('heading', { name: '301 enheter och 2 personer lästes. 300 som förut, 1 bytt namn, 1 saknas i filen. 1 ny person och 1 ny roll.' }).waitFor();
  await accessible('preview');
  await page.getByRole('checkbox', { name: 'Enhet 1:3 upphör' }).check();
  await page.getByRole('checkbox', { name: 'Bo Alm, Enhetschef, Enhet 1:1' }).check();
  await page.getByText('Det här sparas, som en enda ändring: 1 ändrad enhet, 1 enhet som upphör, 1 ny person, 1 ny roll och 1 avslutad roll.').waitFor();
  await page.getByRole('button', { name: 'Spara ändringarna' }).click();
  await page.getByText('Organisationen är inläst.').waitFor();

  // A unit that the file knows by another name is asked about; ticked it is the same, with what follows from that, and not any more when it is not.
  await page.goto(`${on.address}/organisation/inlasning`);
  await choose('namnbyte.csv');
  await page.getByRole('heading', { name: '1 enhet och 0 personer lästes. 1 ny, 301 saknas i filen, 1 kan ha bytt namn.' }).waitFor();
  const same = page.getByRole('checkbox', { name: /^Avdelning 12 heter nu Avdelning 12 i Ekstrand/ });
  await same.check();
  await page.getByRole('heading', { name: '1 enhet och 0 personer lästes. 1 bytt namn, 300 saknas i filen.' }).waitFor();
  expect(await same.evaluate((box) => box === document.activeElement && (box as HTMLInputElement).checked)).toBe(true);
  await page.getByText('Det här sparas, som en enda ändring: 1 ändrad enhet.').waitFor();
  await accessible('renames');
  await same.uncheck();
  await page.getByText('Det här sparas, som en enda ändring: 1 ny enhet.').waitFor();
  await page.goto(`${on.address}/organisation`);
  await page.getByRole('treeitem', { name: 'Kulturförvaltningen' }).waitFor();

  // Found by the name it had, told by both, and by the keys alone.
  await page.getByLabel('Sök del').fill('enhet 1:2');
  const found = page.getByRole('treeitem', { name: 'Musikskolan' });
  await found.getByText('tidigare Enhet 1:2').waitFor();
  await page.getByLabel('Sök del').fill('');
  await page.getByRole('treeitem', { name: 'Kulturförvaltningen' }).focus();
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Avdelning 1');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('treeitem', { name: 'Enhet 1:1', exact: true }).waitFor();
  await page.keyboard.press('ArrowLeft');
  expect(await page.getByRole('treeitem', { name: 'Avdelning 1', exact: true }).getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Avdelning 2');
  await accessible('organisation');

  await page.getByLabel('Sök del').fill('Enhet 1:1');
  await page.getByRole('treeitem', { name: 'Enhet 1:1', exact: true }).getByRole('button').click();
  await page.getByRole('menuitem', { name: 'Dela upp' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Eva Ny, Enhetschef, hos Ny enhet 1').waitFor();
  await dialog.getByRole('button', { name: 'Dela upp' }).click();
  await dialog.getByText('Skriv namnet på den nya enheten.').first().waitFor();
  await dialog.getByRole('textbox', { name: 'Ny enhet 1' }).fill('Teatern');
  await dialog.getByRole('textbox', { name: 'Ny enhet 2' }).fill('Dansen');
  await dialog.getByLabel('Från och med').fill('2027-01-01');
  await dialog.getByText('Eva Ny, Enhetschef, hos Teatern').waitFor();
  await accessible('split');
  await dialog.getByRole('button', { name: 'Dela upp' }).click();
  await page.getByText('Uppdelningen är införd.').waitFor();
  await page.getByRole('treeitem', { name: 'Enhet 1:1', exact: true }).getByText('går vidare som').waitFor();
  await page.getByLabel('Organisationen den').fill('2027-02-01');
  await page.getByLabel('Sök del').fill('enhet 1:1');
  await page.getByRole('treeitem', { name: 'Teatern' }).getByText('tidigare Enhet 1:1').waitFor();
  await page.getByText('Så ser organisationen ut den 1 februari 2027, så långt det är bestämt.').waitFor();
  expect(await page.getByRole('treeitem', { name: 'Enhet 1:1', exact: true }).count()).toBe(0);
  expect(on.faults).toEqual([]);
}, patience);
