import { describe, expect, test } from 'vitest';
import type { OrganisationFile } from '../domain/organisation/organisationFile.ts';
import { readOrganisation } from './organisation.ts';
import { readOrganisationInProcess } from './organisationInProcess.ts';
import { excelFile, paragraph, wordFile, zipOf, type Sheet } from './testFiles.ts';

async function read(bytes: Uint8Array | string, name = 'organisation.csv'): Promise<OrganisationFile> {
  const result = await readOrganisationInProcess(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, name);
  if (!result.ok) throw new Error(`${result.refusal.code} ${JSON.stringify(result.refusal.params)}`);
  return result.value;
}
async function refused(bytes: Uint8Array | string, name = 'organisation.csv'): Promise<unknown> {
  const result = await readOrganisationInProcess(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, name);
  return result.ok ? 'read' : Object.values(result.refusal.params).length === 0 ? result.refusal.code : `${result.refusal.code} ${Object.values(result.refusal.params).join()}`;
}
/** "10 Kultur < Ekstrand (Kulturnämnden)" for each unit, with what it lies under. */
const units = (file: OrganisationFile): string[] => file.units.map((one) => `${one.code === null ? '' : `${one.code} `}${one.name}${one.kind === null ? '' : ` ${one.kind}`} < ${one.place.kind === 'path' ? one.place.path.map((step) => step.name).join('/') : one.place.kind === 'words' ? one.place.words : '?'}${one.serves === null ? '' : ` (${one.serves.join()})`}${one.from === null ? '' : ` ${one.from}–`}${one.to ?? ''}`);
const people = (file: OrganisationFile): string[] => file.people.map((one) => `${one.name}, ${one.title ?? '-'}, ${one.mail ?? '-'}, ${one.role ?? '-'} at ${one.unit || one.board}`);
const doubts = (file: OrganisationFile): string[] => file.doubts.map((one) => `${one.kind} ${one.at.sheet}${one.at.column}${one.at.line} ${one.value}`);
const sheet = (rows: Sheet['rows'], name = 'Blad1'): Uint8Array => excelFile([{ name, rows }]);

describe('the two layouts', () => {
  test('a column for what lies above', async () => {
    const file = await read('Enhetskod;Benämning;Överordnad;Typ;Nämnd;Gäller från;Gäller till;Chef;E-post;Titel\n10;Kulturförvaltningen;;Förvaltning;Kulturnämnden, Fritidsnämnden;2020-01-01;;Ada Ek;ada@ekstrand.example;Förvaltningschef\n11;Biblioteket;10;Avdelning;;;;Bo Alm;;\n12;Filialen;Biblioteket;Enhet;;20210101;2026-12-31;vakant;;\n');
    expect(units(file)).toEqual(['10 Kulturförvaltningen administration <  (Kulturnämnden,Fritidsnämnden) 2020-01-01–', '11 Biblioteket department < 10', '12 Filialen unit < Biblioteket 2021-01-01–2026-12-31']);
    expect(people(file)).toEqual(['Ada Ek, Förvaltningschef, ada@ekstrand.example, head at 10', 'Bo Alm, -, -, head at 11']);
    expect(doubts(file)).toEqual([]);
  });
  test('boards whose names have an "och" in them', async () => {
    const served = async (cell: string): Promise<unknown> => (await read(`Enhet;Nämnd\nStaben;${cell}\n`)).units.map((one) => one.serves);
    expect(await served('Barn- och utbildningsnämnden')).toEqual([['Barn- och utbildningsnämnden']]);
    expect(await served('Nämnden för arbete och välfärd')).toEqual([['Nämnden för arbete och välfärd']]);
    expect(await served('Kulturnämnden och Barn- och utbildningsnämnden')).toEqual([['Kulturnämnden', 'Barn- och utbildningsnämnden']]);
    expect(await served('Kommunstyrelsen och Tekniska nämnden')).toEqual([['Kommunstyrelsen', 'Tekniska nämnden']]);
  });
  test('a column for each level, said on every row or only where it changes', async () => {
    const wanted = ['Kultur/Bibliotek', 'Kultur/Bibliotek', 'Kultur', 'Omsorg/Hemtjänst'];
    const paths = async (text: string): Promise<string[]> => (await read(text)).units.map((one) => (one.place.kind === 'path' ? one.place.path.map((step) => step.name).join('/') : '?'));
    expect(await paths('Förvaltning,Avdelning,Enhet\nKultur,Bibliotek,Norr\nKultur,Bibliotek,Söder\nKultur,,Arkiv\nOmsorg,Hemtjänst,Öst\n')).toEqual(['Kultur/Bibliotek', 'Kultur/Bibliotek', 'Kultur', 'Omsorg/Hemtjänst']);
    expect(await paths('Förvaltning\tAvdelning\tEnhet\nKultur\tBibliotek\tNorr\n\t\tSöder\nKultur\t\tArkiv\nOmsorg\tHemtjänst\tÖst\n')).toEqual(wanted);
    expect(units(await read('Förvaltning;Ansvar;Enhet;Nämnd\nKultur;101;Norr;Kulturnämnden\n'))).toEqual(['101 Norr unit < Kultur (Kulturnämnden)']);
    expect(units(await read('Förvaltning;Verksamhetsområde;Kod;Namn\nKultur;Bibliotek;101;Norr\nKultur;;10;Kultur\n'))).toEqual(['101 Norr < Kultur/Bibliotek', '10 Kultur administration < ']);
    const coded = await read('Förvaltningskod;Förvaltning;Enhetskod;Enhet\n1;Kultur;101;Norr');
    expect(coded.units[0]?.place).toEqual({ kind: 'path', path: [{ name: 'Kultur', code: '1', kind: 'administration' }] });
  });
  test('sheets of units and of people, with titles above the headings and sheets of other things left alone', async () => {
    const file = await read(excelFile([
      { name: 'Om filen', rows: [['Uttag ur personalsystemet']] },
      { name: 'Enheter', rows: [['Organisation 2027'], [], ['Kod', 'Enhet', 'Ligger under', 'Telefon'], [10, 'Kultur', null, '1'], [11, 'Bibliotek', 10, '2']] },
      { name: 'Personer', rows: [['Förnamn', 'Efternamn', 'Mejl', 'Roll', 'Enhetskod', 'Nämnd'], ['Ada', 'Ek', 'ada@ekstrand.example', 'Rektor', 10, null], ['Bo', 'Alm', null, 'Ordförande', null, 'Kulturnämnden'], ['Cia', 'Dal', null, 'Trollkarl', 11, null], ['Didrik', 'Å', 'ingen adress', 'Systemförvaltare', 10, null]] },
      { name: 'Dolt', rows: [['Kod', 'Enhet'], ['9', 'Hemlig']], hidden: true },
    ]), 'organisation.xlsx');
    expect(units(file)).toEqual(['10 Kultur < ', '11 Bibliotek < 10']);
    expect(people(file)).toEqual(['Ada Ek, -, ada@ekstrand.example, unitHead at 10', 'Bo Alm, -, -, chair at Kulturnämnden', 'Cia Dal, -, -, - at 11', 'Didrik Å, -, -, administrator at 10']);
    expect([file.leftAlone, file.unread]).toEqual([['Om filen'], ['Telefon']]);
    expect(doubts(file)).toEqual(['roleUnknown PersonerD4 Trollkarl', 'mailUnreadable PersonerC5 ingen adress']);
  });
  test('a title may say the role, and who has neither works there', async () => {
    expect(people(await read('Namn;Titel;Enhet;E-post\nAda;Enhetschef;Norr;a@x.se\nBo;Bibliotekarie;Norr;\n'))).toEqual(['Ada, Enhetschef, a@x.se, unitHead at Norr', 'Bo, Bibliotekarie, -, employee at Norr']);
  });
});

test('the encodings and signs that exist', async () => {
  const text = 'Kod;Enhet;Överordnad\nÅ1;Örnen;\nÅ2;Ärlan;Å1\n';
  const wanted = ['Å1 Örnen < ', 'Å2 Ärlan < Å1'];
  for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`), Buffer.from(text, 'latin1'), Buffer.from(`\uFEFF${text}`, 'utf16le'), Buffer.from(text.replaceAll(';', ',').replaceAll('\n', '\r\n')), Buffer.from(text.replaceAll(';', '\t'))]) expect(units(await read(bytes))).toEqual(wanted);
});

describe('what is not as it should be', () => {
  test('is told with its cell', async () => {
    const file = await read(sheet([['Kod', 'Enhet', 'Överordnad', 'Typ', 'Gäller från'], ['10', 'Kultur', null, 'Kommitté', 'i våras'], ['11', null, '10', null, null], ['12', `${'x'.repeat(301)}`, '10', null, null], ['=A2&"1"→', 'Formeln', '10', null, null], ['="x"→14', 'Räknad', '10', null, null]]));
    expect(units(file)).toEqual(['10 Kultur < ', 'Formeln < 10', '14 Räknad < 10']);
    expect(doubts(file).map((one) => one.slice(0, 60))).toEqual(['kindUnknown Blad1D2 Kommitté', 'dayUnreadable Blad1E2 i våras', 'nameMissing Blad1A3 11', `tooLong Blad1B4 ${'x'.repeat(44)}`, 'formula Blad1A5 Kod']);
  });
  test.each<[string, Uint8Array | string, string, string]>([
    ['nothing', '', 'organisation.csv', 'organisation.file-refused file.empty'], ['only blanks', ' \n \n', 'organisation.csv', 'organisation.not-a-list'], ['headings nobody knows', 'Färg;Form\nröd;rund\n', 'organisation.csv', 'organisation.not-a-list'],
    ['headings without rows', 'Kod;Enhet;Överordnad\n', 'organisation.csv', 'organisation.nothing-read'], ['a page', '<!doctype html><table><tr><td>Kod</td></tr></table>', 'organisation.csv', 'organisation.not-a-list'], ['a quote that stays open', 'Kod;Enhet\n1;"Kultur\n2;x', 'organisation.csv', 'population.quote-open 2'],
    ['a Word file', wordFile(paragraph('Enheter')), 'organisation.docx', 'organisation.not-a-list'], ['another zip', zipOf([{ name: 'a.txt', content: 'a' }]), 'organisation.xlsx', 'organisation.not-a-list'], ['a zip cut off', excelFile([{ name: 'A', rows: [['Kod', 'Enhet'], ['1', 'x']] }]).slice(0, 200), 'organisation.xlsx', 'organisation.file-refused file.damaged'],
    ['macros', excelFile([{ name: 'A', rows: [['Kod', 'Enhet'], ['1', 'x']] }], [{ name: 'xl/vbaProject.bin', content: 'x' }]), 'organisation.xlsx', 'organisation.file-refused file.macro'], ['an empty book', excelFile([{ name: 'A', rows: [] }]), 'organisation.xlsx', 'organisation.not-a-list'],
    ['too many rows', `Kod;Enhet\n${Array.from({ length: 20_001 }, (_, at) => `${at};Enhet ${at}`).join('\n')}`, 'organisation.csv', 'organisation.file-refused file.too-large'],
  ])('%s is refused', async (_what, bytes, name, code) => {
    expect(await refused(bytes, name)).toBe(code);
  });
  test('the worker says the same, and five thousand rows are nothing', async () => {
    const rows = Array.from({ length: 5000 }, (_, at): (string | number)[] => [at, `Enhet ${at}`, at === 0 ? '' : Math.floor((at - 1) / 8)]);
    const before = performance.now();
    const result = await readOrganisation(sheet([['Kod', 'Enhet', 'Överordnad'], ...rows]), 'organisation.xlsx');
    expect(result.ok && result.value.units.length).toBe(5000);
    expect(performance.now() - before).toBeLessThan(20_000);
    expect((await readOrganisation(Buffer.from('x'), 'a.csv')).ok).toBe(false);
  });
});
