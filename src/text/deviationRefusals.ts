/** The sentences with which an act on a deviation is refused. */
import type { Refusal, RefusalCode } from '../domain/refusal.ts';

type DeviationCode = Extract<RefusalCode, `deviation.${string}`>;

export const deviationRefusals: Record<DeviationCode, (params: Refusal['params']) => string> = {
  'deviation.closed': () => 'Avvikelsen är avslutad och kan inte ändras. Rapportera en ny om något har tillkommit.',
  'deviation.changed-by-other': () => 'Någon annan mottagare har hunnit ändra avvikelsen. Läs den på nytt, och skriv sedan in ditt.',
  'deviation.not-handled': () => 'Skriv först vad du har kommit fram till: hur allvarligt det är, vad det gäller och orsaken. Sedan kan avvikelsen avslutas.',
  'deviation.cause-missing': () => 'Skriv orsaken, så långt den är känd. Det går att ändra fram till att avvikelsen avslutas.',
  'deviation.title-missing': () => 'Den som visas i nämndens register behöver en rubrik. Skriv den utan namn på personer.',
  'deviation.answer-missing': () => 'Skriv vad den som rapporterade ska få veta. Svaret visas för hen när avvikelsen avslutas.',
  'deviation.names-somebody': () => 'Avvikelsen pekar ut någon och visas därför inte i nämndens register. Låt den vara sluten.',
  'deviation.crime-stays-closed': () => 'En avvikelse med misstanke om brott visas inte i nämndens register. Låt den vara sluten.',
  'deviation.crime-was-told': () => 'Nämnden och revisorerna är redan informerade om misstanken. Skriv i stället ny information om vad som har framkommit.',
  'deviation.board-not-told': () => 'Nämndens ordförande och revisorerna ska informeras om misstanken först. Välj Informera nämnden och revisorerna.',
  'deviation.next-day-missing': () => 'Ange en dag efter i dag när nästa information ska lämnas. Är ärendet klart avslutar du avvikelsen i stället.',
  'deviation.measure-missing': () => 'En väsentlig avvikelse behöver en åtgärd innan den avslutas. Lägg till eller koppla en åtgärd.',
  'deviation.nobody-to-receive': () => 'Det finns ingen i organisationen som kan ta emot rapporten. Be den som sköter Internkoll att lägga upp nämndens chefer och revisorer. Det du har skrivit finns kvar.',
  'deviation.receiver-not-offered': () => 'Rapporten kan inte gå till den mottagaren. Välj någon av dem som visas.',
  'deviation.future-day': () => 'Dagen ligger framåt i tiden. Ange när det hände, eller när du märkte det.',
};
