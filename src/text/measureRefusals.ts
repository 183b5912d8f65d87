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
  'measure.not-yours': () => 'Bara den som ansvarar för åtgärden eller samordnaren kan skriva här. Be någon av dem.',
};
