/** A whole year of one board in a real browser: last year's document in, the plan decided, every control performed by who performs it, faults mended, followed up, judged, decided, the next year begun – and every link of the chain both ways. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/adapters/db/database.ts';
import type { Day } from '../../src/domain/day.ts';
import { canonicalJson } from '../../src/domain/document/canonical.ts';
import { activityOf, contentOf, eventOf, groupOf } from '../../src/domain/year/content.fixture.ts';
import { testDatabases } from '../databases.ts';
import { button, gifts, invoices, page1, receipts, saved, task, yearActs } from './yearActs.ts';
import { openYear, type YearWindows } from './yearWindows.ts';

const patience = 300_000;
const year = 2027;
const [embedded] = testDatabases();

let database: Database;
let windows: YearWindows;
const { as, goTo, place, perform, summarise, secondReview, writeAll, decideFollowup } = yearActs(() => windows, year);

beforeAll(async () => {
  if (embedded === undefined) throw new Error('No embedded database');
  database = await embedded.fresh();
  windows = await openYear(database);
}, patience);
afterAll(async () => {
  await windows?.close();
  await database?.close();
}, patience);

/** Where one stage of the year has stopped, the later ones have nothing to stand on and say so at once. */
let stopped = '';
beforeEach(() => { if (stopped !== '') throw new Error(`The year stopped at: ${stopped}`); });
afterEach(({ task: { name, result } }) => { if (result?.state === 'fail' && stopped === '') stopped = name; });

test('last year’s document is read in as decided, and the new year is started, looked over and planned', async () => {
  const content = contentOf({
    groups: [groupOf('g1', null, { title: 'Ordning i ekonomin', level: 0 }), groupOf('g2', 'g1', { title: 'Betalningar', level: 1 }), groupOf('g3', 'g2', { title: 'Attest', level: 2 })],
    events: ([['Utlägg betalas utan kvitto', 3, 4, 'planAndMeasure'], ['Faktura betalas två gånger', 2, 4, 'plan'], ['Gåva tas emot utan att någon får veta det', 2, 3, 'plan'], ['Nyckel lånas ut utan kvittens', 2, 2, 'analysisOnly']] as const)
      .map(([text, likelihood, consequence, treatment], index) => eventOf(`e${index + 1}`, { text, groupId: 'g3', likelihood, consequence, treatment })),
    activities: [receipts, invoices, gifts].map((text, index) => activityOf(`a${index + 1}`, [`e${index + 1}`], { text })),
  });
  const buffer = Buffer.from(await windows.town.served.house.writePaper({ content, status: { kind: 'draft', day: '2025-11-20' as Day }, caseNumber: null, findingsNoted: [], overridden: [] }, 'docx'));
  let page = await as('Sam');
  await task(page, 'Börja med förra årets dokument', 'Läs in dokument').click();
  await page.getByLabel('År som dokumentet gäller').fill('2026');
  await page.getByLabel('År som dokumentet gäller').press('Enter');
  await page.waitForURL(/\/2026\/inlasning$/);
  await page.locator('input[type=file]').setInputFiles({ name: 'plan-2026.docx', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', buffer });
  await page.getByRole('heading', { name: /^4 händelser och 3 planrader lästes/ }).waitFor();
  await page.getByRole('checkbox', { name: /^Har nämnden redan beslutat/ }).check();
  await page.getByLabel('Sammanträde').fill('2025-12-09');
  await page.getByLabel('Paragraf').fill('90');
  await button(page, 'Läs in').click();
  await page.getByText('4 händelser och 3 planrader är inlästa.').waitFor();

  await goTo('2026-10-05');
  page = await as('Sam');
  await task(page, /2027/, 'Starta 2027').click();
  await button(page, 'Starta 2027').click();
  await page.waitForURL(/\/2027\/analys/);
  await page.getByRole('row', { name: /Utlägg betalas utan kvitto/ }).first().waitFor();
  for (const box of await page.locator('label.pickrow').all()) await box.click();
  await button(page, 'Ompröva 4').click();
  await page.getByText('4 händelser är omprövade utan ändring.').waitFor();
  await button(page, 'Besvara frågorna').click();
  const dialog = page.getByRole('dialog');
  for (const group of await dialog.getByRole('group').all()) await group.getByLabel('Ingen väsentlig risk, eftersom').fill('Bedömd utan väsentlig risk');
  await dialog.getByText('10 av 10 besvarade').waitFor();
  await dialog.getByRole('button', { name: 'Stäng', exact: true }).click();
  await saved(page);

  await page.getByRole('navigation', { name: 'Årets steg', exact: true }).getByRole('link', { name: /^Plan/ }).click();
  await page1(page, 'Internkontrollplan');
  for (const [row, often, who] of [[1, 'Varje tertial', 'Olle, Ekonomistrateg'], [2, 'Varje halvår', 'Olle, Ekonomistrateg'], [3, 'Varje år', 'Dora, Kulturdirektör']] as const) {
    const field = page.getByRole('combobox', { name: `Frekvens, planrad ${row}`, exact: true });
    await field.fill(often);
    await field.press('Enter');
    await button(page, `Mer om planrad ${row}`).click();
    await page.getByLabel('Kontrollansvarig person').selectOption({ label: who });
    await button(page, `Mer om planrad ${row}`).click();
  }
  await button(page, 'Lägg till åtgärd').click();
  await page.getByRole('textbox', { name: 'Åtgärd', exact: true }).fill('Utlägg lämnas in med foto av kvittot');
  await page.getByRole('combobox', { name: 'Ansvarig', exact: true }).fill('Olle, Ekonomistrateg');
  await page.getByLabel('Klar senast').fill('2028-06-30');
  await page.getByRole('checkbox', { name: /^1 Utlägg/ }).check();
  await button(page, 'Lägg till åtgärden').click();
  await page.getByRole('rowheader', { name: 'Utlägg lämnas in med foto av kvittot' }).waitFor();
  await saved(page);
  expect(new URL(page.url()).pathname).toBe(place('plan'));
}, patience);

test('the director hands it in, the board decides, the secretary registers and adjusts', async () => {
  await goTo('2026-11-24');
  const dora = await as('Dora');
  await task(dora, 'Lämna analys och plan för 2027', 'Förbered inlämning').click();
  await dora.getByRole('heading', { name: 'Förslag till beslut' }).waitFor();
  await dora.getByLabel('Sammanträde').fill('2026-12-08');
  await dora.getByLabel('Diarienummer').fill('KN 2026/12');
  await button(dora, 'Lämna till nämnden').click();
  await dora.getByText('Version 1 är lämnad till nämnden.').first().waitFor();
  await goTo('2026-12-08');
  const sten = await as('Sten');
  await task(sten, 'Registrera nämndens beslut om 2027', 'Registrera beslutet').click();
  await button(sten, 'Registrera nämndens beslut').click();
  await sten.getByRole('dialog').getByLabel('Paragraf').fill('101');
  await sten.getByRole('dialog').getByRole('button', { name: 'Registrera beslutet' }).click();
  await sten.getByRole('dialog').waitFor({ state: 'detached' });
  await goTo('2026-12-14');
  const again = await as('Sten');
  await task(again, 'protokollet om 2027', 'Skriv in justeringen').click();
  await button(again, 'Skriv in justeringen').click();
  await again.getByRole('dialog').getByLabel('Justerat').fill('2026-12-14');
  await again.getByRole('dialog').getByRole('button', { name: 'Skriv in justeringen' }).click();
  await again.getByRole('dialog').waitFor({ state: 'detached' });
  // The auditor is told, and reads what was decided – not the board's working paper.
  const rut = await as('Rut');
  await task(rut, 'Nämnden har beslutat om 2027', 'Läs').click();
  await rut.getByText('Version 1 för 2027, fastställd § 101').first().waitFor();
  expect(new URL(rut.url()).pathname).toBe(place('beslut'));
}, patience);

test('the coordinator says once how each control is performed', async () => {
  await goTo('2027-01-11');
  const page = await as('Sam', place('kontroller'));
  const setUp = async (title: string): Promise<void> => {
    await button(page, title).click();
    await button(page, 'Så utförs kontrollen').click();
  };
  await setUp(receipts);
  await page.getByLabel('Vad man tittar på').fill('Finns kvittot? Är beloppet detsamma?');
  await page.getByLabel('Vad som räknas').fill('utlägg');
  await page.getByRole('radio', { name: 'På varje enhet' }).check();
  await button(page, 'Tertial 1: 0 av 3 klara').first().waitFor();
  await setUp(invoices);
  await page.getByLabel('Vad som räknas').fill('fakturor');
  await page.getByLabel('Var posterna kommer ifrån').selectOption({ label: 'Den som gör kontrollen tar in en lista' });
  await page.getByLabel('En andra granskare ser igenom innan kontrollen är klar').check();
  await setUp(gifts);
  await page.getByLabel('Inga poster').check();
  await saved(page);
  await button(page, '0 av 12 klara').waitFor();
  const set = () => windows.town.served.arrange('control.list', { boardId: windows.town.boardId, year });
  await expect.poll(async () => (await set()).activities.map((one) => [one.setup.itemWord, one.setup.populationFrom, one.setup.secondReviewer, one.setup.sampling]), { timeout: 30_000 }).toEqual([['utlägg', 'stated', false, 'ordinary'], ['fakturor', 'file', true, 'ordinary'], ['', 'stated', false, 'none']]);
}, patience);

test('the first tertial: three faults – mended at once, a measure, left to the coordinator', async () => {
  await goTo('2027-05-03');
  await perform('Ada', { waits: 'Norr, tertial 1', number: 25, faults: [{ item: 1, note: 'Kvittot låg i fel pärm', how: 'Jag har rättat det direkt' }], conclusion: 'Mindre avvikelse', comment: 'Kvittot hittades.' });
  await perform('Bo', { waits: 'Söder, tertial 1', number: 8, faults: [{ item: 2, note: 'Inget kvitto', how: 'Jag gör en åtgärd', measure: 'Kvittot fotas vid köpet' }], conclusion: 'Mindre avvikelse' });
  await perform('Cia', { waits: 'Väster, tertial 1', number: 5, faults: [{ item: 3, note: 'Utlägg för privat bruk?', how: 'Jag lämnar det till samordnaren' }], conclusion: 'Väsentlig avvikelse' });
  const page = await as('Sam');
  await task(page, /Ta hand om ett fel/, 'Ta hand om').click();
  await button(page, 'Ta hand om').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Hur togs felet om hand?').fill('Beloppet är återbetalt och samtal hållet.');
  await dialog.getByRole('button', { name: 'Ta hand om' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(/Omhändertaget .* av Sam/).waitFor();
  await summarise('Tertial 1', 'Mindre avvikelse');
  await goTo('2027-05-24');
  const bo = await as('Bo');
  await task(bo, /kvittot fotas vid köpet/, 'Skriv hur det går').click();
  await bo.getByLabel('Ny notering').fill('Alla har fått en app för kvitton.');
  await bo.getByLabel('Läge nu').selectOption({ label: 'Klar' });
  await button(bo, 'Spara noteringen').click();
  await bo.getByRole('listitem').filter({ hasText: 'Alla har fått en app för kvitton.' }).waitFor();
  expect((await windows.town.waits('Bo')).filter((one) => one.startsWith('measureDue'))).toEqual([]);
}, patience);

test('half a year’s invoices with two pairs of eyes, and the effect of the measure is checked', async () => {
  await goTo('2027-07-05');
  const list = ['Verifikation;Belopp', ...Array.from({ length: 240 }, (_, at) => `V${at + 1};${100 + at}`)].join('\n');
  await perform('Olle', { waits: invoices, list, ends: 'Väntar på andra granskare' });
  await secondReview();
  await goTo('2027-08-16');
  const page = await as('Sam');
  await task(page, /Kontrollera effekten/, 'Kontrollera').click();
  await page.getByRole('radio', { name: 'Åtgärden har haft effekt' }).check();
  await page.getByLabel('Vad visar det?').fill('Inga saknade kvitton i juli.');
  await button(page, 'Stäng åtgärden').click();
  await page.getByText('Åtgärden har haft effekt. Inga saknade kvitton i juli.').waitFor();
  expect((await windows.town.waits('Sam')).filter((one) => one.startsWith('checkEffect'))).toEqual([]);
}, patience);

test('the second tertial is in order, and its follow-up goes to the board', async () => {
  await goTo('2027-09-06');
  for (const [who, unit] of [['Ada', 'Norr'], ['Bo', 'Söder'], ['Cia', 'Väster']] as const) await perform(who, { waits: `${unit}, tertial 2`, number: 12 });
  await summarise('Tertial 2', 'Utan anmärkning');
  const page = await as('Sam');
  await task(page, 'tertialuppföljning 2 2027', 'Börja').click();
  await button(page, 'Börja').click();
  await page.getByRole('heading', { level: 2, name: receipts }).waitFor();
  expect(await page.getByRole('table', { name: 'Genomförda kontroller' }).innerText()).toMatch(/Tillsammans\s+62 av 74\s+3/);
  await writeAll(page, 'Rutinen fungerar.');
  await decideFollowup('T2', '71', { sent: '2027-09-14', meeting: '2027-09-28', adjusted: '2027-10-04' });
}, patience);

test('what the board has judged is changed only as a correction with its reason, and says so everywhere', async () => {
  await goTo('2027-10-11');
  const { activities } = await windows.town.served.arrange('control.list', { boardId: windows.town.boardId, year });
  const judged = activities[0]?.occasions.find((one) => one.period.code === '2027-T1' && one.unitName === 'Norr');
  const at = `/kontroll/${windows.town.boardId}/${judged?.id ?? ''}`;
  const ada = await as('Ada', at);
  await ada.getByText(/^Nämnden har beslutat tertialuppföljning 2/).waitFor();
  expect(await button(ada, 'Öppna igen').count() + await button(ada, 'Rätta kontrollen').count()).toBe(0);
  const page = await as('Sam', at);
  await button(page, 'Rätta kontrollen').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Rätta kontrollen' }).click();
  await dialog.getByText('Skriv ett skäl').waitFor();
  await dialog.getByLabel('Varför rättas den?').fill('Kvittot gällde en annan enhet.');
  await dialog.getByRole('button', { name: 'Rätta kontrollen' }).click();
  await page.getByText('Rättelse efter beslutad uppföljning: Kvittot gällde en annan enhet.').waitFor();
  await page.getByRole('radio', { name: 'Väsentlig avvikelse', exact: true }).check();
  await button(page, 'Klar').click();
  await page1(page, 'Kontrollen är klar');
  await page.getByText('Kvittot gällde en annan enhet.').waitFor();
  await page.goto(`${windows.town.served.address}${place(`uppfoljning/T2?del=rad-${activities[0]?.activityId ?? ''}`)}`);
  await page.getByText('Rättad efter nämndens beslut: Kvittot gällde en annan enhet.').waitFor();
  // What the board decided is as it was.
  await page.locator('.fu-state').getByText('Fastställd § 71').first().waitFor();
  await page.locator('.fu-state').getByText('rättad efter beslutet').waitFor();
}, patience);

test('the year’s last controls, one that could not be done, the annual follow-up, the judgement and the decision', async () => {
  await goTo('2028-01-10');
  const cia = await as('Cia');
  await task(cia, 'Väster, tertial 3', 'Gör kontrollen').click();
  await button(cia, 'Kunde inte göras').click();
  await cia.getByRole('dialog').getByLabel('Ingen sådan verksamhet under perioden').check();
  await cia.getByRole('dialog').getByRole('button', { name: 'Spara skälet' }).click();
  await cia.getByText('Skälet står kvar i uppföljningen till nämnden.').waitFor();
  for (const [who, unit] of [['Ada', 'Norr'], ['Bo', 'Söder']] as const) await perform(who, { waits: `${unit}, tertial 3`, number: 9 });
  await perform('Olle', { waits: invoices, list: ['Verifikation;Belopp', 'V1;10', 'V2;20', 'V3;30'].join('\n'), ends: 'Väntar på andra granskare' });
  await secondReview();
  await perform('Dora', { waits: gifts, comment: 'Samtal hållna med alla tre.' });
  const { activities } = await windows.town.served.arrange('control.list', { boardId: windows.town.boardId, year });
  expect(activities.flatMap((one) => one.occasions).filter((one) => one.state !== 'withdrawn').map((one) => one.state).toSorted()).toEqual([...Array.from({ length: 11 }, () => 'done'), 'notPerformed']);

  const page = await as('Sam');
  await task(page, 'verksamhetsberättelse 2027', 'Börja').click();
  await button(page, 'Börja').click();
  await page.locator('.fu-wide').getByRole('link', { name: new RegExp(`^${receipts}`) }).click();
  await page.getByLabel(/^Sannolikhet, förslag för/).selectOption({ label: '2 Mindre sannolikt' });
  await page.getByLabel(/^Konsekvens, förslag för/).selectOption({ label: '4 Allvarlig' });
  await page.getByLabel('Skäl till värderingen').fill('Inga fel sedan kvittona fotas.');
  await writeAll(page, 'Rutinen fungerar.');
  const dora = await as('Dora');
  await task(dora, 'Föreslå bedömning', 'Föreslå bedömning').click();
  await dora.getByText(/^Siffrorna ensamma säger: /).waitFor();
  await dora.getByRole('radio', { name: /^Delvis/ }).check();
  await dora.getByLabel('Grunder').fill('En väsentlig avvikelse i våras, därefter inga fel.');
  await button(dora, 'Spara förslaget').click();
  await dora.locator('.fu-sub').filter({ hasText: 'alla avsnitt klara' }).waitFor();
  await decideFollowup('VB', '9', { sent: '2028-01-25', meeting: '2028-02-08', adjusted: '2028-02-14' });
}, patience);

test('the next year is started: it carries what is unfinished and how controls are performed', async () => {
  const page = await as('Sam');
  await task(page, /2028/, 'Starta 2028').click();
  await button(page, 'Starta 2028').click();
  await page.waitForURL(/\/2028\/analys/);
  await page.goto(`${windows.town.served.address}${place('atgarder', 2028)}`);
  await button(page, 'Utlägg lämnas in med foto av kvittot').first().waitFor();
  await page.goto(`${windows.town.served.address}${place('kontroller', 2028)}`);
  await page.getByText('Till dess gäller planen för 2027.').waitFor();
  await button(page, 'Planera kontrollerna').click();
  await button(page, '0 av 12 klara').waitFor();
  await goTo('2028-05-02');
  const ada = await as('Ada');
  await task(ada, 'Norr, tertial 1', 'Gör kontrollen').click();
  await ada.getByText('Finns kvittot? Är beloppet detsamma?').waitFor();
  await ada.getByText('Förra gången: 9 granskade, inga fel').waitFor();
  expect(new URL(ada.url()).pathname).toMatch(/^\/kontroll\//);
}, patience);

test('every link of the chain leads on, and back again', async () => {
  const { content } = await windows.town.served.arrange('year.read', { boardId: windows.town.boardId, year });
  const event = content.events.find((one) => one.text === 'Utlägg betalas utan kvitto');
  const page = await as('Sam', place(`handelse/${event?.id ?? ''}`));
  const home = async (): Promise<void> => { await page1(page, /^Händelse 1\s*Utlägg betalas utan kvitto$/); };
  await home();
  const chain = page.url();
  const links = page.locator('.ch-page a');
  const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  // Each link opens a page with something on it, and the browser's own way back leads here.
  for (const href of new Set(hrefs)) {
    await page.locator(`.ch-page a[href="${href}"]`).first().click();
    // The row that an address names is taken out of it when it has been found.
    await page.waitForURL((url) => url.pathname === href.replace(/[?#].*$/, '') && !url.searchParams.has('rad'));
    await page.locator('main h1').first().waitFor();
    await page.goBack();
    await page.waitForURL(chain);
    await home();
  }
  const main = page.locator('main');
  const back = (name: string | RegExp) => main.getByRole('link', { name }).first();
  const onAndBack: readonly (readonly [string, string, (() => Promise<void>)])[] = [
    ['group', '/analys?rad=', async () => { await page.getByRole('row', { name: /Utlägg betalas utan kvitto/ }).first().waitFor(); await page.keyboard.press(' '); await back('Kedjan').click(); }],
    ['plan row', `/${year}/plan#planrad-`, async () => { await back('Kedjan för händelse 1').click(); }],
    ['control', '/kontroll/', async () => { await back(/^1 Utlägg betalas/).click(); }],
    ['measure', `/${year}/atgarder#atgard-`, async () => { await back(/^Kontroll tertial 1 2027, Söder/).click(); await page1(page, 'Kontrollen är klar'); await back(/^1 Utlägg betalas/).click(); }],
    ['interim follow-up', '/uppfoljning/T2?del=rad-', async () => { await back('Händelse 1').click(); }],
    ['annual follow-up', '/uppfoljning/VB?del=rad-', async () => { await back('Händelse 1').click(); }],
    ['judgement', '/uppfoljning/VB?del=bedomning', async () => { await page.getByRole('heading', { level: 2, name: 'Bedömning' }).waitFor(); await page.locator('.fu-wide').getByRole('link', { name: new RegExp(`^${receipts}`) }).click(); await back('Händelse 1').click(); }],
    ['decision of the follow-up', '/beslut#uppfoljning-VB', async () => { await page.locator('#uppfoljning-VB').getByRole('link', { name: 'Öppna uppföljningen' }).click(); await page.locator('.fu-wide').getByRole('link', { name: new RegExp(`^${receipts}`) }).click(); await back('Händelse 1').click(); }],
    ['next year', '/2028/handelse/', async () => { await page.waitForURL(/\/2028\/handelse\//); await back(/^2027$/).click(); await page.waitForURL(/\/2027\/handelse\//); }],
  ];
  for (const [what, part, way] of onAndBack) {
    const href = hrefs.find((one) => one.includes(part));
    expect(href, what).toBeDefined();
    await page.goto(chain);
    await home();
    await page.locator(`.ch-page a[href="${href ?? ''}"]`).first().click();
    await way();
    await home();
    expect(page.url(), what).toBe(chain);
  }
  // Nine of the year, and the nine that next year's first months have been given by the same plan.
  expect(hrefs.filter((one) => one.startsWith('/kontroll/')).length).toBe(18);
}, patience);

test('the trail is complete: every change that a page sent left its entries, sealed and verified', async () => {
  const { town, taken } = windows;
  const rows = await database.asOwner(async (connection) => connection.query<{ operation: string; changes: number }>('select operation, count(distinct change_id)::int as changes from trail_entry group by operation'));
  const written = new Map(rows.map((row) => [row.operation, row.changes]));
  expect(taken.size).toBeGreaterThan(25);
  // A field sent with the value that stands already changes nothing and leaves no entry of its own; that value has one.
  expect([...taken].filter(([id, count]) => id !== 'year.change' && (written.get(id) ?? 0) < count)).toEqual([]);
  const entries = await database.asOwner(async (connection) => connection.query<{ content: string }>('select content from trail_entry'));
  const told = new Set(entries.flatMap(({ content }) => {
    const entry = JSON.parse(content) as { id?: string; fields?: readonly { field: string; after: unknown }[] };
    return (entry.fields ?? []).map((one) => `${entry.id} ${one.field} ${canonicalJson(one.after ?? null)}`);
  }));
  expect(windows.fields.length).toBeGreaterThan(3);
  // The case number goes with the submission, whose entry has it, before the field's own save arrives.
  const submitted = entries.some(({ content }) => content.includes('KN 2026/12'));
  expect(windows.fields.filter((one) => !told.has(`${one.id} ${one.field} ${canonicalJson(one.wanted)}`) && !(one.field === 'caseNumber' && submitted))).toEqual([]);
  const audit = await town.audit();
  expect([audit.ok, audit.faults]).toEqual([true, []]);
  expect(audit.sealed).toBe(audit.entries);
}, patience);

test('no page complained', () => {
  expect(windows.faults).toEqual([]);
});
