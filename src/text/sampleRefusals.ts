/** The sentences with which a sample or its list is refused: what is wrong, where, and what to do. */
import type { ReadRefusal } from '../domain/document/draft.ts';
import type { Refusal, RefusalCode } from '../domain/refusal.ts';
import { countWords } from './sample.ts';

type SampleCode = Extract<RefusalCode, `sample.${string}` | `population.${string}`>;
type Params = Refusal['params'];

/** The value in words, ready to stand after `before`; nothing where it is not told. */
function said(params: Params, name: string, before: string, after = ''): string {
  const value = params[name];
  if (typeof value === 'number') return `${before}${countWords(value)}${after}`;
  return typeof value === 'string' && value !== '' ? `${before}${value}${after}` : '';
}
function lines(params: Params, before: string): string {
  const value = params['lines'];
  return typeof value === 'string' ? `${before}${/[ ,]/.test(value) ? 'raderna' : 'rad'} ${value}` : '';
}
function column(params: Params): string {
  return `kolumnen${said(params, 'column', ' ”', '”')}`;
}

export const sampleRefusals: Record<SampleCode, (params: Params) => string> = {
  'sample.population-not-allowed': (params) => `Antalet som finns ska vara ett heltal från 1${said(params, 'most', ' till ')}. Dela upp det på perioder eller enheter om det är fler.`,
  'sample.size-not-allowed': () => 'Antalet att granska ska vara ett heltal, minst 1.',
  'sample.found-not-allowed': () => 'Antalet fel ska vara ett heltal, minst 0.',
  'sample.tolerable-not-allowed': () => 'Andelen fel som godtas ska skrivas som ett decimaltal från 0 till under 1, till exempel 0,05 för fem procent.',
  'sample.confidence-not-allowed': () => 'Säkerheten ska skrivas som ett decimaltal mellan 0 och 1, till exempel 0,95 för 95 procent. Ska svaret vara helt säkert granskas alla.',
  'sample.seed-not-allowed': (params) => `Frötalet ska vara en rad text${said(params, 'most', ' på högst ', ' tecken')}, till exempel ett slumptal.`,
  'sample.larger-than-population': (params) => `Det går inte att granska fler än som finns${said(params, 'size', ': ')}${said(params, 'population', ' av ')}. Välj ett mindre antal, eller granska alla.`,
  'sample.found-more-than-size': (params) => `Antalet fel är större än antalet granskade${said(params, 'found', ': ')}${said(params, 'size', ' av ')}. Kontrollera båda talen.`,
  'sample.fewer-than-strata': (params) => `Stickprovet räcker inte till minst en post i varje grupp${said(params, 'size', ': ', ' poster')}${said(params, 'strata', ' till ', ' grupper')}. Granska fler, eller slå ihop grupper.`,
  'population.file-refused': (params) => fileRefusal(said(params, 'reason', '')),
  'population.not-a-list': () => notAList,
  'population.empty': () => 'Listan har inga rader under rubrikerna. Kontrollera att det är rätt fil och att det första bladet har listan.',
  'population.too-many-rows': (params) => `Listan är för stor att läsa${said(params, 'rows', '. Gränsen är ', ' rader')}${said(params, 'cells', ' och ', ' celler')}. Ta bort kolumner som inte behövs, eller dela listan på perioder eller enheter.`,
  'population.quote-open': (params) => `Ett citattecken${said(params, 'line', ' på rad ')} avslutas aldrig. Rätta raden, eller spara listan som Excel och försök igen.`,
  'population.row-too-wide': (params) => `En rad har fler värden än rubriker${said(params, 'line', ': rad ')}. Kolumnerna kan ha förskjutits. Sätt citattecken runt text som innehåller skiljetecknet, eller spara listan som Excel.`,
  'population.id-column-missing': (params) => `Listan saknar ${column(params)}. Välj en av dem som finns${said(params, 'columns', ': ')}.`,
  'population.id-column-twice': (params) => `Två kolumner har samma rubrik${said(params, 'column', ', ”', '”')}. Ge dem olika rubriker och försök igen.`,
  'population.id-missing': (params) => `Värde saknas i ${column(params)}${lines(params, ' på ')}${typeof params['count'] === 'number' && params['count'] > 1 ? `, ${countWords(params['count'])} rader i allt` : ''}. Fyll i det, ta bort rader som inte hör till listan, eller välj en annan kolumn${said(params, 'columns', ': ')}.`,
  'population.id-twice': (params) => `Samma värde står flera gånger i ${column(params)}${said(params, 'id', ': ”', '”')}${lines(params, ' på ')}${typeof params['count'] === 'number' && params['count'] > 1 ? `, och ${countWords(params['count'] - 1)} värden till` : ''}. Varje rad ska ha ett eget. Ta bort dubbletterna, eller välj en annan kolumn${said(params, 'columns', ': ')}.`,
  'population.id-formula': (params) => `Formler utan sparat värde står i ${column(params)}${lines(params, ' på ')}. Kopiera kolumnen, klistra in den som värden och försök igen.`,
};

const notAList = 'Filen är ingen lista. Spara listan som Excel (.xlsx) eller som CSV och försök igen.';
const FILES: Partial<Record<ReadRefusal, string>> = {
  'file.encrypted': 'Filen är skyddad med lösenord. Öppna den, ta bort skyddet, spara den och försök igen.',
  'file.damaged': 'Filen är skadad och går inte att läsa. Öppna den i programmet den gjordes i, spara en kopia och försök igen.',
  'file.zip-bomb': 'Filen är orimligt stor när den packas upp. Kopiera bara listan till en ny fil och försök igen.',
  'file.too-large': 'Filen är för stor. Ta bort kolumner som inte behövs, eller dela listan på perioder eller enheter.',
  'file.macro': 'Filen innehåller makron. Spara den som en vanlig arbetsbok, .xlsx, och försök igen.',
  'file.empty': 'Filen är tom. Välj filen med listan i.',
  'file.too-slow': 'Filen tog för lång tid att läsa. Kopiera bara listan till en ny fil och försök igen.',
};
function fileRefusal(reason: string): string {
  return Object.entries(FILES).find(([code]) => code === reason)?.[1] ?? notAList;
}
