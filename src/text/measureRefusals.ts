/** The sentences with which a change of the register of measures is refused. */
import type { Refusal, RefusalCode } from '../domain/refusal.ts';

type MeasureCode = Extract<RefusalCode, `measure.${string}`>;
type Params = Refusal['params'];

function checkedBy(params: Params): string {
  const by = typeof params['by'] === 'string' && params['by'] !== '' ? ` av ${params['by']}` : '';
  return `${by}${typeof params['on'] === 'string' ? ` ${params['on']}` : ''}`;
}

export const measureRefusals: Record<MeasureCode, (params: Params) => string> = {
  'measure.status-not-from-here': () => 'Åtgärden kan inte få det läget nu. Öppna den igen först: välj Pågår, och sedan det läge du vill ha.',
  'measure.cancelled-without-reason': () => 'En åtgärd avbryts med ett skäl. Skriv varför den inte ska genomföras, och välj sedan Avbruten.',
  'measure.effect-before-done': () => 'Effekten kontrolleras när åtgärden är klar. Sätt läget till Klar först.',
  'measure.effect-without-words': () => 'När effekten uteblev helt eller delvis behöver det stå vad som återstår. Skriv det och spara igen.',
  'measure.already-checked': (params) => `Effekten är redan kontrollerad${checkedBy(params)}. Öppna åtgärden igen om den behöver prövas på nytt.`,
  'measure.report-not-now': () => 'Åtgärden har inte längre det läge som sidan visade. Se hur den står nu, och rapportera sedan igen.',
  'measure.report-without-words': () => 'Rapporten behöver några ord. Skriv dem och skicka igen.',
  'measure.new-day-missing': () => 'Den nya slutdagen ska vara en annan än den som gäller, och får inte ha passerat. Välj en ny dag och skicka igen.',
  'measure.changed-by-other': (params) => `${typeof params['by'] === 'string' && params['by'] !== '' ? params['by'] : 'Någon annan'} har ändrat uppgifterna sedan du öppnade sidan. Läs det som är nytt, och skicka sedan igen. Det du har skrivit finns kvar.`,
  'measure.answer-without-words': () => 'Yttrandet behöver text. Skriv vad nämnden svarar, och spara igen.',
  'measure.answer-not-given-yet': () => 'Dagen då yttrandet lämnades kan inte ligga framåt i tiden. Rätta dagen, eller lämna den tom tills yttrandet är lämnat.',
  'measure.not-yours': () => 'Bara den som ansvarar för åtgärden eller samordnaren kan skriva här. Be någon av dem.',
};
