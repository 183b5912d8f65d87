import { z } from 'zod';
import { digestChoices, type DigestChoice } from '../domain/reminder/digest.ts';
import { answers, operation, paperAnswer } from './operation.ts';
import { nothing } from './shapes.ts';

export interface RemindersView {
  /** Null when the person has no address: then nothing can be sent. */
  readonly mail: string | null;
  readonly digest: DigestChoice;
  /** True when the installation sends mail at all. */
  readonly sends: boolean;
  /** True when the person has a calendar address; it is shown only once, when it is made. */
  readonly feed: boolean;
}
export interface MailLogView {
  readonly sends: boolean;
  readonly rows: readonly { readonly id: string; readonly name: string; readonly mail: string | null; readonly kind: 'remind' | 'handedOver' | 'digest' | 'invite' | 'reset'; readonly createdAt: string; readonly sentAt: string | null; readonly attempts: number; readonly lastError: string }[];
}

export const reminderOperations = {
  'reminder.read': operation({ method: 'GET', path: '/api/reminders', permission: 'signedIn', input: nothing, output: answers<RemindersView>(), says: 'How often the person is reminded, and whether there is a calendar address.', board: 'none' }),
  'reminder.set': operation({ method: 'POST', path: '/api/reminders', permission: 'signedIn', input: z.object({ digest: z.enum(digestChoices) }), output: answers<RemindersView>(), says: 'Sets how often the person is reminded.', board: 'none' }),
  'reminder.makeFeed': operation({ method: 'POST', path: '/api/reminders/feed', permission: 'signedIn', input: nothing, output: answers<RemindersView & { readonly url: string }>(), says: "Makes a new secret address of the person's calendar; an earlier one ends.", board: 'none' }),
  'reminder.dropFeed': operation({ method: 'POST', path: '/api/reminders/feed/drop', permission: 'signedIn', input: nothing, output: answers<RemindersView>(), says: 'Ends the calendar address.', board: 'none' }),
  'reminder.feed': operation({ method: 'GET', path: '/api/feed/:secret', permission: 'open', input: z.object({ secret: z.string().max(100) }), output: paperAnswer(), says: "A person's tasks as a calendar (iCalendar), by its secret address.", board: 'none' }),
  'mail.log': operation({ method: 'GET', path: '/api/mail', permission: 'people.manage', input: nothing, output: answers<MailLogView>(), says: 'What mail went out and what failed.', board: 'none' }),
} as const;
