import type { CalendarOccasion } from './calendar.ts';

/** The occasions that most municipalities have; a municipality sets its own (domain 3). */
export const deliveredCalendar: readonly CalendarOccasion[] = [
  { code: 'T1', name: 'Tertialuppföljning 1', kind: 'interim', cutOff: '04-30', begins: '05-01', lastDay: '05-31', yearAfter: false, includes: 'material', receiver: 'Nämnden', used: false },
  { code: 'delar', name: 'Delårsrapport', kind: 'interim', cutOff: '06-30', begins: '07-01', lastDay: '09-15', yearAfter: false, includes: 'all', receiver: 'Kommunstyrelsen', used: false },
  { code: 'T2', name: 'Tertialuppföljning 2', kind: 'interim', cutOff: '08-31', begins: '09-01', lastDay: '09-30', yearAfter: false, includes: 'all', receiver: 'Kommunstyrelsen', used: true },
  { code: 'VB', name: 'Verksamhetsberättelse', kind: 'annual', cutOff: '12-31', begins: '01-07', lastDay: '02-15', yearAfter: true, includes: 'all', receiver: 'Kommunstyrelsen', used: true },
];
