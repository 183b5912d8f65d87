import type { DraftProblem, DraftProblemCode, ReadRefusal, SourceFormat } from '../domain/document/draft.ts';

/** What a person is told about a file that is brought in: always what is wrong and what she can do. */

type Params = DraftProblem['params'];

const text = (params: Params, name: string): string => String(params[name] ?? '');
const at = (place: string): string => (place === '' ? '' : ` (${place})`);

const problemTexts: Readonly<Record<DraftProblemCode, (params: Params) => string>> = {
  'draft.value-not-product': (params) => `Riskvärdet är tryckt som ${text(params, 'printed')}, men sannolikhet gånger konsekvens blir ${text(params, 'product')}. Se efter i dokumentet vilket som stämmer och ändra det som är fel.`,
  'draft.value-outside-scale': (params) => `Värdet ${text(params, 'value')} finns inte på skalan, som slutar vid ${text(params, 'highest')}. Rätta värdet eller välj en annan bedömningsmodell.`,
  'draft.rating-unreadable': (params) => `Bedömningen ”${text(params, 'text')}” går inte att läsa som ett steg på skalan. Välj steget själv.`,
  'draft.plan-mark-unreadable': (params) => `Det framgår inte om händelsen ska ingå i planen: i kolumnen står ”${text(params, 'text')}”. Välj ja eller nej.`,
  'draft.number-missing': () => 'Händelsen saknar nummer fast tabellen har en kolumn för det. Skriv numret eller låt det vara tomt tills ni numrerar om.',
  'draft.event-missing': () => 'Raden har en bedömning men ingen händelse. Skriv händelsen eller ta bort raden.',
  'draft.merged-across-pages': () => 'Texten var delad mellan två sidor och har satts ihop. Läs igenom den mot dokumentet.',
  'draft.event-not-in-analysis': (params) => `Händelsen i planen finns inte med samma ord i analysen${text(params, 'event') === '' ? '' : `: ”${text(params, 'event')}”`}. Välj vilken händelse raden gäller, eller lägg till den i analysen.`,
  'draft.several-analyses': (params) => (params['chosen'] === 1
    ? `Filen innehåller ${text(params, 'of')} analyser av samma slag. Nummer ${text(params, 'analysis')}, ”${text(params, 'title')}” med ${text(params, 'rows')} rader, är den som läses. Välj en annan om det är fel.`
    : `Analys nummer ${text(params, 'analysis')} av ${text(params, 'of')}, ”${text(params, 'title')}” med ${text(params, 'rows')} rader, läses inte. Välj den i stället om det är den ni menar.`),
  'draft.headings-without-rows': () => 'Tabellen har rubriker men inga rader. Se efter att det är rätt fil; inget har lagts till.',
  'draft.characters-removed': (params) => `${text(params, 'characters')} osynliga tecken, till exempel styrtecken, togs bort ur texten. Ni behöver inte göra något, men jämför gärna med dokumentet.`,
  'draft.text-very-long': (params) => `Texten är ${text(params, 'characters')} tecken lång. Den är läst i sin helhet; se efter att det verkligen är en enda text.`,
  'draft.scale-unknown': () => 'Skalan i dokumentet stämmer inte med någon bedömningsmodell som finns här. Värdena är lästa som de står; låt administratören lägga upp modellen innan ni läser in.',
  'draft.column-unknown': (params) => `Kolumnen ”${text(params, 'heading')}” är inte känd. Innehållet följer med raderna under sin rubrik; flytta det om det hör hemma i ett annat fält.`,
  'draft.no-table': () => 'Ingen tabell med händelser eller kontrollaktiviteter hittades. Se efter att det är rätt fil och att tabellen har rubriker som ”Oönskad händelse”, ”Sannolikhet” och ”Konsekvens”.',
};

/** One problem of a read document as a sentence, with its place. */
export function draftProblemText(problem: DraftProblem): string {
  return `${problemTexts[problem.code](problem.params)}${at(problem.place)}`;
}

const refusalTexts: Readonly<Record<ReadRefusal, string>> = {
  'file.type-unknown': 'Filen är inte av ett slag som går att läsa. Spara den som Word (.docx), Excel (.xlsx) eller PDF och försök igen.',
  'file.encrypted': 'Filen är skyddad med lösenord och kan inte läsas. Ta bort lösenordet i det program där den skapades och försök igen.',
  'file.damaged': 'Filen är skadad och kan inte läsas. Öppna den i det program där den skapades, spara den på nytt och försök igen.',
  'file.zip-bomb': 'Filen packar upp till orimligt mycket data och läses därför inte. Spara den på nytt i Word eller Excel och försök igen.',
  'file.too-large': 'Filen är för stor för att läsas. Ta bort bilder och bilagor, eller dela den, och försök igen.',
  'file.macro': 'Filen innehåller makron och tas därför inte emot. Spara den utan makron, som .docx eller .xlsx, och försök igen.',
  'file.empty': 'Filen är tom. Se efter att det är rätt fil och försök igen.',
  'file.too-slow': 'Filen tog för lång tid eller för mycket minne att läsa. Ta bort det som inte hör till analysen och planen, spara på nytt och försök igen.',
  'file.no-text': 'PDF-filen innehåller ingen text, bara bilder. Använd originalet i Word eller Excel, eller en PDF som inte är inskannad.',
};

/** Why a file cannot be read, and what to do about it. */
export function readRefusalText(refusal: ReadRefusal): string {
  return refusalTexts[refusal];
}

/** The format by its everyday name. */
export const formatWords: Readonly<Record<SourceFormat, string>> = { docx: 'Word', xlsx: 'Excel', pdf: 'PDF' };

/** The verdict that opens the preview: what was read and how much of it needs a look. */
export function importVerdict(counts: { readonly events: number; readonly planRows: number; readonly doubtful: number }): string {
  const { events, planRows, doubtful } = counts;
  const total = events + planRows;
  if (total === 0) return 'Inga händelser och inga planrader lästes.';
  const read = `${events} ${events === 1 ? 'händelse' : 'händelser'} och ${planRows} ${planRows === 1 ? 'planrad' : 'planrader'} lästes.`;
  return doubtful === 0 ? `${read} Alla utan tvekan.` : `${read} ${total - doubtful} utan tvekan – titta på ${doubtful}.`;
}
