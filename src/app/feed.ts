import type { Output } from '../contract/table.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { feedText } from '../text/feed.ts';
import type { House } from './house.ts';
import { tasksOf } from './postman.ts';

/** The calendar behind a secret address. An address that is not there looks like any other that is not. */
export async function feedOf(house: House, secret: string): Promise<Outcome<Output<'reminder.feed'>>> {
  const person = await house.opener.mail.personOfFeed(house.sha256(secret.replace(/\.ics$/, '')));
  if (!person) return refuse('object.not-found');
  const entries = (await tasksOf(house, person)).flatMap((task) => (task.due === null ? [] : [feedText.event(task, task.due, house.publicUrl)]));
  // Two things to do with one deviation on one day are one entry.
  const text = house.writeCalendar(feedText.name, [...new Map(entries.map((entry) => [entry.id, entry])).values()]);
  return ok({ bytes: new TextEncoder().encode(text), name: feedText.fileName, mediaType: 'text/calendar; charset=utf-8' });
}
