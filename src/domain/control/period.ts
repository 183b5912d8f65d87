import type { Day } from '../day.ts';
import type { FrequencyCode } from '../plan/plan.ts';

/** A stretch of a year in which a control is performed once. `code` is stable and sorts within a year: 2027-M03, 2027-Q1, 2027-T2, 2027-H1, 2027, 2027-V01. */
export interface Period { readonly code: string; readonly from: Day; readonly to: Day }

const parts: Readonly<Record<Exclude<FrequencyCode, 'onOccasion'>, { readonly mark: string; readonly months: number }>> = {
  month: { mark: 'M', months: 1 }, quarter: { mark: 'Q', months: 3 }, tertial: { mark: 'T', months: 4 }, halfYear: { mark: 'H', months: 6 }, year: { mark: '', months: 12 },
  // A continuous control is accounted for once a tertial, so that it never waits a whole year for its first result.
  continuous: { mark: 'L', months: 4 },
};

const two = (number: number): string => String(number).padStart(2, '0');
const lastDate = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The periods of a frequency in a year, in order. A control "on occasion" has none: somebody adds each one. */
export function periodsOf(frequency: FrequencyCode, year: number): Period[] {
  if (frequency === 'onOccasion') return [];
  const { mark, months } = parts[frequency];
  return Array.from({ length: 12 / months }, (_, at) => {
    const first = at * months + 1;
    const last = first + months - 1;
    const number = mark === 'M' ? two(at + 1) : String(at + 1);
    return { code: mark === '' ? String(year) : `${year}-${mark}${number}`, from: `${year}-${two(first)}-01` as Day, to: `${year}-${two(last)}-${two(lastDate(year, last))}` as Day };
  });
}

/** The nth period that somebody added, for a control performed on occasion. */
export function addedPeriod(year: number, number: number, from: Day, to: Day): Period {
  return { code: `${year}-V${two(number)}`, from, to };
}
