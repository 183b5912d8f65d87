import { describe, expect, it } from 'vitest';
import { differencesInput, measuresInput, membersInput, worksheetInput } from './extracts.fixture.ts';
import type { ExtractInput } from './extractInput.ts';
import { writeHtml } from './html.ts';
import { clamped } from './membersPage.ts';
import { documentOf, workbookOf } from './papers.ts';

const html = (input: ExtractInput): string => writeHtml(documentOf(input));
const plain = (input: ExtractInput): string => html(input).replaceAll(/<[^>]+>/g, ' ').replaceAll(/[\s\u00a0]+/g, ' ');

describe('the list of measures and recommendations', () => {
  it('has late ones first and in words, then open ones, then what waits to be checked', () => {
    const said = plain(measuresInput);
    expect(said).toContain('Tre åtgärder är öppna, en av dem är sen. En är avslutad.');
    const order = ['Rutinen för attest', 'Deltagarlistor jämförs', 'Nytt larm', 'Lathund för kortköp'].map((words) => said.indexOf(words));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    for (const words of ['Sen sedan 2027-06-30', 'Effekten är inte kontrollerad', 'Åtgärden har haft viss effekt', 'Kontroll tertial 1 2027: Stickprov av kortköp, Badet, post 4 i dragningen', 'Händelse 17 (2027): Stöd betalas för deltagare som inte finns', '2027-09-01 Utkast finns, väntar på förhandling. (Asta Lundvik)']) expect(said).toContain(words);
  });
  it('has recommendations with statement, last day and how they stood later', () => {
    const said = plain(measuresInput);
    for (const words of ['Inte lämnat Sista dag var 2027-09-30', 'Efter ett år: inte genomgången än', 'Anmärkning från Revisorernas granskning av bidrag', 'Efter ett år: pågår. Halva rutinen är införd (2027-05-10)', 'Lämnat 2026-09-01']) expect(said).toContain(words);
  });
});

describe('the worksheet', () => {
  it('says from what it was drawn and how to draw it again', () => {
    const said = plain(worksheetInput());
    for (const words of ['7eeb443c78caaa0937ed328e0e13b666b15e358d8fa073cfbf1a0b3d39800ac8', 'b1946ac92492d234:1', 'internkoll-draw-1', '2 fel av 31 granskade av 60', 'V2030', 'med Resten i ordning', 'Åtgärd: Rutinen för attest av kortköp skrivs om', 'Omhändertaget 2027-06-01 av Asta Lundvik: Syftet är tillskrivet', 'kvitton badet.pdf', '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae', '2027-05-05, Asta Lundvik']) expect(said).toContain(words);
  });
  it('has the items in the order drawn, with the cells of the list', () => {
    const items = workbookOf(worksheetInput()).sheets.find((sheet) => sheet.name === 'Posterna i den ordning de drogs');
    expect(items?.columns.map((column) => column.heading)).toEqual(['Nr', 'Plats i listan', 'Post', 'Leverantör', 'Belopp', 'Bokfört', 'Utfall', 'Notering och vad som är gjort']);
    expect(items?.rows.map((row) => row[0])).toEqual(Array.from({ length: 31 }, (_, at) => at + 1));
    expect(items?.rows[3]?.slice(1, 7)).toEqual([52, 'V2003', 'Butiken 3', '121', '2027-03-14', 'Fel']);
  });
  it('has many columns of a list in one cell on paper, and one each in sheets', () => {
    const base = worksheetInput();
    const columns = ['A', 'B', 'C', 'D', 'E', 'F'];
    const wide = worksheetInput({ occasion: { ...base.occasion, population: { kind: 'file', size: 60, fileId: 'f', fileName: 'l.csv', sha256: 'x', idColumn: 'Nr', columns } }, items: base.items.map((item) => ({ ...item, cells: columns.map((name) => `${name.toLowerCase()}${item.position}`) })) });
    expect(plain(wide)).toContain('A: a7');
    expect(workbookOf(wide).sheets.find((sheet) => sheet.name === 'Posterna i den ordning de drogs')?.columns).toHaveLength(11);
  });
  it('tells of a control that was not performed, and of one without items', () => {
    const base = worksheetInput().occasion;
    const none = { ...base, population: null, sample: null, performedOn: null, performedBy: '' };
    expect(plain(worksheetInput({ items: [], evidence: [], occasion: { ...none, state: 'notPerformed', notPerformed: { reason: 'notInTime', text: 'Sjukdom', until: base.dueOn, by: 'Maj', on: base.dueOn } } }))).toContain('Hanns inte med, Sjukdom, ska göras senast 2027-05-15');
    expect(plain(worksheetInput({ items: [], occasion: { ...none, state: 'planned' } }))).toContain('Ingen har angett hur många poster det finns än.');
  });
  it('has no limit where all were looked at, or the draw is stratified', () => {
    const base = worksheetInput();
    const sample = base.occasion.sample;
    if (!sample) throw new Error('the fixture has a sample');
    const full = worksheetInput({ occasion: { ...base.occasion, population: { kind: 'stated', size: 31 }, sample: { ...sample, size: 31, full: true, algorithm: '', tolerable: null, confidence: null } } });
    expect(plain(full)).toContain('Alla 31 är granskade: 2 fel, 6,5 %.');
    const strata = worksheetInput({ occasion: { ...base.occasion, sample: { ...sample, strata: [{ name: 'Norr', population: 40, size: 20 }, { name: 'Söder', population: 20, size: 11 }] } }, items: base.items.map((item, at) => ({ ...item, stratum: at < 20 ? 'Norr' : 'Söder' })) });
    expect(plain(strata)).toContain('Därför finns ingen gräns för helheten.');
    expect(plain(strata)).toContain('Söder: 11 av 20');
  });
});

describe('the differences', () => {
  it('are told by kind, with both sides named', () => {
    const said = plain(differencesInput());
    for (const words of ['Förr är version 2 för 2026, beslutad 2025-12-10, § 91. Nu är utkastet för 2027.', 'Nytt', 'Inte längre med', 'Vaktmästaren arbetar ensam på natten', '3 × 2 = 6 Medium', '3 × 5 = 15 Kritisk', 'förr: ”utanför”', 'nu: ”vid sidan av”']) expect(said).toContain(words);
    expect(html(differencesInput())).toContain('Tider lämnas bort <strong>utanför </strong>bokningen');
  });
  it('say so when there are none, and what cannot be compared', () => {
    const said = plain({ ...differencesInput(), differences: [], tied: ['event'] });
    expect(said).toContain('Det finns inga skillnader.');
    expect(said).toContain('Kontrollaktiviteter är inte kopplade mellan åren');
  });
});

describe('one page for the members', () => {
  it('has risks, changes, faults, what is late, questions and judgement', () => {
    const said = plain(membersInput());
    for (const words of ['Föreslagen bedömning: delvis tillräcklig', 'De fem största riskerna av 65', 'Varken kontroll eller åtgärd', 'Ökad risk: 7 (6 → 15) och 4 (1 → 2).', 'Väsentlig avvikelse', 'Åtgärd: Rutinen för attest av kortköp skrivs om', 'Tre frågor att ställa', 'skulle ha varit klar 31 mars 2027']) expect(said).toContain(words);
  });
  it('cuts nothing in sheets', () => {
    const { sheets } = workbookOf(membersInput(300));
    expect(JSON.stringify(sheets)).not.toContain('…');
    expect(sheets.map((sheet) => sheet.name)).toEqual(['De fem största riskerna av 65', 'Det som gick fel', 'Det som är sent', 'Text']);
  });
  it('cuts between words, and marks it', () => {
    expect(clamped('Utlägg betalas utan underlag', 40)).toBe('Utlägg betalas utan underlag');
    expect(clamped('Utlägg betalas utan underlag', 20)).toBe('Utlägg betalas utan…');
    expect(clamped('Kommunstyrelseförvaltningen', 10)).toBe('Kommunsty…');
  });
});
