/** A request for official documents or for what is kept about a person: answered by a person, within the law's time. */
import { plusDays } from '../control/due.ts';
import type { Day } from '../day.ts';

export const requestKinds = ['officialDocument', 'personalData'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** What came of it. 'none': there was nothing to give out. */
export const requestOutcomes = ['given', 'partly', 'refused', 'none'] as const;
export type RequestOutcome = (typeof requestOutcomes)[number];
/** Whoever is refused, in whole or in part, is told by which provision, and may have a decision in writing that can be appealed against (TF 2 kap. 19 §, OSL 6 kap. 3 och 7 §§). */
export function refuses(outcome: RequestOutcome | ''): boolean {
  return outcome === 'partly' || outcome === 'refused';
}
/** The board's decision not to give out, when whoever asked wants it. */
export interface RequestDecision { readonly decidedOn: Day; readonly decidedBy: string; readonly caseNumber: string; readonly reasons: string }

/** Documents are to be given out promptly (tryckfrihetsförordningen 2 kap. 16 §); a few days of delay is what the ombudsmen accept. */
const documentDays = 3;

/** The last day to answer. Personal data: within one month (GDPR art. 12.3), in a shorter month its last day. */
export function requestDueOn(kind: RequestKind, askedOn: Day): Day {
  if (kind === 'officialDocument') return plusDays(askedOn, documentDays);
  const [year = 0, month = 1, date = 1] = askedOn.split('-').map(Number);
  const lastOfNext = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date, lastOfNext))).toISOString().slice(0, 10) as Day;
}
