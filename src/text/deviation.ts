/** Words of deviations: what they are called, what their tasks say, and their pages. */
import type { Category, DeviationState, Nature, NoteKind, Severity } from '../domain/deviation/deviation.ts';
import type { Task, TaskKind } from '../domain/task/tasks.ts';

export const deviationStateWords: Readonly<Record<DeviationState, string>> = { received: 'Mottagen', handled: 'Under arbete', closed: 'Avslutad' };
export const severityWords: Readonly<Record<Severity, string>> = { minor: 'Mindre', noticeable: 'Kännbar', material: 'Väsentlig' };
export const categoryWords: Readonly<Record<Category, string>> = {
  lawAndDecision: 'Lag, regler och beslut', economy: 'Ekonomi och redovisning', procurement: 'Inköp och upphandling', staff: 'Personal, lön och ersättning', information: 'Information och it', property: 'Lokaler, utrustning och annan egendom',
  treatment: 'Bemötande och service', other: 'Annat',
};
export const natureWords: Readonly<Record<Nature, string>> = { error: 'Fel, utan avsikt', irregularity: 'Oegentlighet', unknown: 'Går inte att säga än' };
export const noteKindWords: Readonly<Record<NoteKind, string>> = { note: 'Notering', information: 'Information till nämnden och revisorerna', passed: 'Lämnad vidare till', involved: 'Utpekad som inblandad' };

type DeviationTask = Extract<TaskKind, 'receiveDeviation' | 'closeDeviation' | 'tellBoard' | 'informBoard' | 'boardUnhandled' | 'answerRequest'>;
interface TaskWords { readonly what: (task: Task) => string; readonly why: (task: Task) => string; readonly button: (task: Task) => string }
/** None of them says what it is about. */
export const deviationTaskWords: Readonly<Record<DeviationTask, TaskWords>> = {
  receiveDeviation: { what: () => 'Ta hand om en rapporterad avvikelse', why: () => 'Rapporterad till dig', button: () => 'Läs' },
  closeDeviation: { what: () => 'Avsluta en avvikelse och svara', why: () => 'Den som rapporterade väntar på svar', button: () => 'Fortsätt' },
  tellBoard: { what: () => 'Informera nämndens ordförande och revisorerna', why: () => 'Misstanke i en avvikelse som du har tagit emot', button: () => 'Informera' },
  informBoard: { what: () => 'Lämna ny information till nämnden och revisorerna', why: () => 'Om en avvikelse som inte är avslutad', button: () => 'Skriv' },
  boardUnhandled: { what: (task) => task.count === 1 ? 'En avvikelse är inte omhändertagen i tid' : `${task.count} avvikelser är inte omhändertagna i tid`, why: () => 'Nämndens tid för svar har gått ut', button: () => 'Visa' },
  answerRequest: { what: (task) => task.count === 1 ? 'Besvara en begäran om handlingar eller personuppgifter' : `Besvara ${task.count} begäranden om handlingar eller personuppgifter`, why: () => 'Ett svar lämnas inom lagens tid', button: () => 'Visa' },
};
