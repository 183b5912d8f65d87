/** A request for official documents or for what is kept about a person: answered by a person, within the law's time. */
import { plusDays } from '../control/due.ts';
import type { Day } from '../day.ts';

export const requestKinds = ['officialDocument', 'personalData'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** Documents are to be given out promptly (tryckfrihetsförordningen 2 kap. 16 §); a few days of delay is what the ombudsmen accept. */
const documentDays = 3;

/** The last day to answer. Personal data: within one month (GDPR art. 12.3), in a shorter month its last day. */
export function requestDueOn(kind: RequestKind, askedOn: Day): Day {
  if (kind === 'officialDocument') return plusDays(askedOn, documentDays);
  const [year = 0, month = 1, date = 1] = askedOn.split('-').map(Number);
  const lastOfNext = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(date, lastOfNext))).toISOString().slice(0, 10) as Day;
}
