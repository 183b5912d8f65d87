import { dayOf } from '../domain/day.ts';
import { retryAfter } from '../domain/reminder/digest.ts';
import { closedTasks } from '../domain/task/deviationTasks.ts';
import { mostUrgentFirst, type Task } from '../domain/task/tasks.ts';
import { controlsMail, digestMail, type MailedControls, type MailText } from '../text/mail.ts';
import type { House } from './house.ts';
import type { MailSender, PersonWithGrants, WaitingMail } from './ports.ts';
import { accessMailOf } from './invitation.ts';
import { run } from './run.ts';

const atOnce = 100;
const noAddress = 'Personen har ingen e-postadress.';

/** What waits for a person, as that person's start page has it. */
export async function tasksOf(house: House, person: PersonWithGrants): Promise<readonly Task[]> {
  const outcome = await run(house, { actor: { ...person, via: 'session' }, requestId: 'postman', loopback: false, address: '' }, 'start.read', {});
  return outcome.ok ? outcome.value.tasks : [];
}

/**
 * Makes the digests that are due today. A person with nothing to do gets none. What is about deviations lies in a row of its own, which no list of
 * mail shows and no person's transaction sees: that somebody has one waiting is told to nobody else. Sent, the two are one mail.
 */
export async function writeDigests(house: House): Promise<number> {
  const today = dayOf(house.now(), house.zone);
  let written = 0;
  const faults: unknown[] = [];
  for (const person of await house.opener.mail.takeDigests(today, atOnce)) {
    try {
      if (await writeDigest(house, person)) written += 1;
    } catch (fault) {
      faults.push(fault); // the first is told below: what goes wrong for one must not take the day's mail from those after
    }
  }
  if (faults.length > 0) throw faults[0];
  return written;
}

async function writeDigest(house: House, person: PersonWithGrants): Promise<boolean> {
  const tasks = await tasksOf(house, person);
  const now = house.now();
  for (const closed of [false, true]) {
    // What waits for who is away is told to who stands in; but never what is closed to all but its receivers.
    const some = person.away === true && !closed ? [] : tasks.filter((task) => closedTasks.has(task.kind) === closed);
    if (some.length > 0) await house.opener.mail.queueDigest(house.newId(), person.personId, { tasks: some }, now, closed);
  }
  return tasks.length > 0;
}

/** Sends what waits: one mail a person and kind. What is not taken is tried again later, longer each time. */
export async function deliver(house: House, sender: MailSender): Promise<{ readonly sent: number; readonly failed: number }> {
  const { mail } = house.opener;
  const told = { sent: 0, failed: 0 };
  const taken = await mail.take(house.now(), atOnce);
  for (const rows of Map.groupBy(taken, (row) => `${row.personId} ${row.kind === 'remind' || row.kind === 'handedOver' ? 'controls' : row.kind}`).values()) {
    const ids = rows.map((row) => row.id);
    const [first] = rows;
    // Those before it may have taken longer than the time it was taken for: another server has it then.
    if (!first || !await mail.hold(rows, house.now())) continue;
    try {
      if (first.mail === null) throw new Error(noAddress);
      const letter = first.kind === 'invite' || first.kind === 'reset' ? await accessMailOf(house, first) : { mail: written(rows, house) };
      if ('never' in letter) {
        await mail.failed(ids, letter.never, null);
        told.failed += 1;
        continue;
      }
      await sender.send({ to: first.mail, name: first.name, ...letter.mail });
      await mail.sent(ids, house.now());
      told.sent += 1;
    } catch (problem) {
      const wait = first.mail === null ? null : retryAfter(first.attempts);
      await mail.failed(ids, problem instanceof Error ? problem.message.slice(0, 500) : String(problem), wait === null ? null : new Date(house.now().getTime() + wait * 1000));
      told.failed += 1;
    }
  }
  return told;
}

function written(rows: readonly WaitingMail[], house: House): MailText {
  const today = dayOf(house.now(), house.zone);
  const [first] = rows;
  if (first?.kind === 'digest') return digestMail(first.name, mostUrgentFirst(latestDigest(rows)), today, house.publicUrl);
  return controlsMail(first?.name ?? '', rows.map((row) => ({ ...(row.params as Omit<MailedControls, 'kind'>), kind: row.kind === 'handedOver' ? 'handedOver' as const : 'remind' as const })), today, house.publicUrl);
}

/** Digests of several days may wait where a server was away: the latest says all that still waits. */
function latestDigest(rows: readonly WaitingMail[]): readonly Task[] {
  const last = rows.reduce((latest, row) => Math.max(latest, row.createdAt.getTime()), 0);
  return rows.filter((row) => row.createdAt.getTime() === last).flatMap((row) => (row.params as { tasks: readonly Task[] }).tasks);
}
