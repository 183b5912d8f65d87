import type { Day } from '../day.ts';

/** Something of a person's own calendar: a whole day with a way to the task. */
export interface CalendarEntry { readonly id: string; readonly on: Day; readonly title: string; readonly text: string; readonly url: string }
