import type { Day } from '../day.ts';
import { ok, refuse, type Outcome } from '../refusal.ts';
import type { Category, Deviation, Nature, Severity } from './deviation.ts';

export interface Handling {
  readonly title: string; readonly severity: Severity; readonly category: Category; readonly nature: Nature; readonly cause: string; readonly handling: string;
  readonly suspectedCrime: boolean; readonly confidential: boolean;
}
type Standing = Pick<Deviation, 'state' | 'suspectedCrime' | 'severity' | 'boardToldOn' | 'informOn' | 'confidential'>;

/** What a receiver has found: said once, and again while it is not closed. */
export function handle(deviation: Standing, wanted: Handling, namesSomebody: boolean, today: Day): Outcome<Handling & { readonly state: 'handled'; readonly handledOn: Day }> {
  if (deviation.state === 'closed') return refuse('deviation.closed');
  if (wanted.cause.trim() === '') return refuse('deviation.cause-missing');
  // A list with names of people who may have done wrong is nobody's to read, and a title among colleagues names them too.
  if (!wanted.confidential && namesSomebody) return refuse('deviation.names-somebody');
  if (!wanted.confidential && wanted.suspectedCrime) return refuse('deviation.crime-stays-closed');
  if (!wanted.confidential && wanted.title.trim() === '') return refuse('deviation.title-missing');
  // What board and auditors have been told cannot be untold by a tick.
  if (deviation.boardToldOn !== null && deviation.suspectedCrime && !wanted.suspectedCrime) return refuse('deviation.crime-was-told');
  return ok({ ...wanted, state: 'handled', handledOn: today });
}

/** Closing answers the reporter, and leaves nothing behind that is to be done. */
export function close(deviation: Standing, answer: string, measures: number): Outcome<{ readonly state: 'closed'; readonly answer: string; readonly informOn: null }> {
  if (deviation.state === 'closed') return refuse('deviation.closed');
  if (deviation.state === 'received') return refuse('deviation.not-handled');
  if (answer.trim() === '') return refuse('deviation.answer-missing');
  if (deviation.severity === 'material' && measures === 0) return refuse('deviation.measure-missing');
  if (deviation.suspectedCrime && deviation.boardToldOn === null) return refuse('deviation.board-not-told');
  return ok({ state: 'closed', answer: answer.trim(), informOn: null });
}

/** Further information on a suspected crime names the day of the next, until the deviation is closed. */
export function inform(deviation: Standing, nextOn: Day | null, today: Day): Outcome<{ readonly informOn: Day }> {
  if (deviation.state === 'closed') return refuse('deviation.closed');
  if (!deviation.suspectedCrime || deviation.boardToldOn === null) return refuse('deviation.board-not-told');
  if (nextOn === null || nextOn <= today) return refuse('deviation.next-day-missing');
  return ok({ informOn: nextOn });
}

/** Nothing was done within the time the board has set. */
export function isUnhandled(deviation: Pick<Deviation, 'state' | 'answerBy'>, today: Day): boolean {
  return deviation.state === 'received' && deviation.answerBy < today;
}
