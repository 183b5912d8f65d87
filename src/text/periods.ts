/** Periods of controls in words: "mars 2027", "kvartal 1 2027", "tertial 2 2027", "första halvåret 2027", "helåret 2027", "tillfälle 3 2027". */
import { monthWords } from './words.ts';

const form = /^(\d{4})(?:-([MQTHLV])(\d{1,2}))?$/;

export function periodWords(code: string): string {
  const match = form.exec(code);
  if (!match) return code;
  const [, year = '', mark, number = ''] = match;
  const at = Number(number);
  switch (mark) {
    case 'M': return `${monthWords[at - 1] ?? ''} ${year}`;
    case 'Q': return `kvartal ${at} ${year}`;
    case 'T': case 'L': return `tertial ${at} ${year}`;
    case 'H': return `${at === 1 ? 'första' : 'andra'} halvåret ${year}`;
    case 'V': return `tillfälle ${at} ${year}`;
    default: return `helåret ${year}`;
  }
}
/** Without the year, for tables of one year: "mars", "kvartal 1", "helåret". */
export function shortPeriodWords(code: string): string {
  return periodWords(code).replace(/ \d{4}$/, '');
}
