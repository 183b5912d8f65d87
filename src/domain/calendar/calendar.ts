/** The municipality's calendar: on which occasions a board's year is followed up. Data; a municipality changes it. */
export interface CalendarOccasion {
  /** Stable code: T1, T2, delar, VB … */
  readonly code: string;
  readonly name: string;
  readonly kind: 'interim' | 'annual';
  /** What the follow-up covers: until this day of the year (mm-dd). */
  readonly cutOff: string;
  /** When it begins and the last day to hand it in (mm-dd); `yearAfter` when these lie in the year after. */
  readonly begins: string;
  readonly lastDay: string;
  readonly yearAfter: boolean;
  /** Every plan row, or only material deviations and measures. */
  readonly includes: 'all' | 'material';
  /** Who receives it, e.g. the executive board. */
  readonly receiver: string;
  readonly used: boolean;
}

export const deliveredCalendar: readonly CalendarOccasion[] = [
  { code: 'T1', name: 'Tertialuppföljning 1', kind: 'interim', cutOff: '04-30', begins: '05-01', lastDay: '05-31', yearAfter: false, includes: 'material', receiver: 'Nämnden', used: false },
  { code: 'delar', name: 'Delårsrapport', kind: 'interim', cutOff: '06-30', begins: '07-01', lastDay: '09-15', yearAfter: false, includes: 'all', receiver: 'Kommunstyrelsen', used: false },
  { code: 'T2', name: 'Tertialuppföljning 2', kind: 'interim', cutOff: '08-31', begins: '09-01', lastDay: '09-30', yearAfter: false, includes: 'all', receiver: 'Kommunstyrelsen', used: true },
  { code: 'VB', name: 'Verksamhetsberättelse', kind: 'annual', cutOff: '12-31', begins: '01-07', lastDay: '02-15', yearAfter: true, includes: 'all', receiver: 'Kommunstyrelsen', used: true },
];
