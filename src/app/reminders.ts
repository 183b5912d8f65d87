import type { Output } from '../contract/table.ts';
import type { PersonId } from '../domain/identity.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { hex } from './hex.ts';
import type { Context, UseCase } from './useCase.ts';

/** The command line has no mail and no calendar. */
function personIn(context: Context): Outcome<PersonId> {
  return context.actor.personId === null ? refuse('access.not-allowed') : ok(context.actor.personId);
}
async function viewOf(context: Context, personId: PersonId): Promise<Outcome<Output<'reminder.read'>>> {
  const found = await context.store.reminders(personId);
  return found ? ok({ ...found, sends: context.house.sendsMail }) : refuse('object.not-found');
}
function record(context: Context, personId: PersonId, field: string, before: unknown, after: unknown): void {
  context.record({ objectKind: 'person', objectId: personId, bodyId: null, boardYearId: null, content: { kind: 'fields', object: 'person', id: personId, fields: [{ field, before, after }], note: '' } });
}

export const readReminders: UseCase<'reminder.read'> = {
  async act(context) {
    const person = personIn(context);
    return person.ok ? viewOf(context, person.value) : person;
  },
};
export const setReminders: UseCase<'reminder.set'> = {
  async act(context, input) {
    const person = personIn(context);
    if (!person.ok) return person;
    const before = await context.store.reminders(person.value);
    if (before && before.digest !== input.digest) {
      await context.store.setDigest(person.value, input.digest);
      record(context, person.value, 'digest', before.digest, input.digest);
    }
    return viewOf(context, person.value);
  },
};

/** Only its hash is kept: who reads the database cannot read anybody's calendar. */
export const makeFeed: UseCase<'reminder.makeFeed'> = {
  async act(context) {
    const person = personIn(context);
    if (!person.ok) return person;
    const secret = hex(context.house.random(24));
    await context.store.setFeed(person.value, context.house.sha256(secret));
    record(context, person.value, 'feed', null, 'made');
    const view = await viewOf(context, person.value);
    return view.ok ? ok<Output<'reminder.makeFeed'>>({ ...view.value, url: `${context.house.publicUrl}/api/feed/${secret}.ics` }) : view;
  },
};
export const dropFeed: UseCase<'reminder.dropFeed'> = {
  async act(context) {
    const person = personIn(context);
    if (!person.ok) return person;
    await context.store.setFeed(person.value, null);
    record(context, person.value, 'feed', 'made', null);
    return viewOf(context, person.value);
  },
};
export const readMailLog: UseCase<'mail.log'> = {
  async act(context) {
    return ok<Output<'mail.log'>>({ sends: context.house.sendsMail, rows: await context.store.mailLog(200) });
  },
};
