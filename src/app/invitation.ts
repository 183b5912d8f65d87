/**
 * Invitation, and a new password, by mail. The link is made when the mail leaves: until then only that somebody is to have one stands in the
 * database, and afterwards only the link's hash.
 */
import type { InvitationsView } from '../contract/invitation.ts';
import type { Output } from '../contract/table.ts';
import { dayOf } from '../domain/day.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { accessFault, accessMail } from '../text/accessMail.ts';
import type { MailText } from '../text/mail.ts';
import type { House } from './house.ts';
import { whole } from './organisation.ts';
import type { WaitingMail } from './ports.ts';
import { countAttempt, newLinkToken } from './session.ts';
import type { Context, UseCase } from './useCase.ts';

const resetHolds = 3600_000;

async function invitationsView({ store, house }: Context): Promise<InvitationsView> {
  return { sends: house.sendsMail, waiting: await store.peopleWithoutWayIn() };
}
export const readInvitations: UseCase<'invitation.read'> = whole(async (context) => ok(await invitationsView(context)));

export const invite: UseCase<'person.invite'> = whole(async (context, { personIds }: { readonly personIds: readonly string[] }) => {
  const { store, house, actor, now } = context;
  if (!house.sendsMail) return refuse('invitation.no-mail-server');
  const wanted = new Set(personIds);
  const people = (await store.people()).filter((person) => wanted.has(person.id));
  if (people.length < wanted.size) return refuse('object.not-found');
  // An invitation that still waits to be sent is not sent twice.
  const waiting = new Set(await store.invitationsUnsent());
  const reached = people.filter((person) => person.mail !== null && !waiting.has(person.id));
  const municipality = await store.municipality();
  await store.queueMail(reached.map((person) => ({ id: house.newId(), personId: person.id, bodyId: null, kind: 'invite' as const, at: now, params: { by: actor.name, municipality } })));
  for (const person of reached) context.record({ objectKind: 'person', objectId: person.id, bodyId: null, boardYearId: null, content: { kind: 'act', values: { invited: person.mail }, note: '' } });
  return ok<Output<'person.invite'>>({ ...await invitationsView(context), invited: reached.length, unreachable: people.filter((person) => person.mail === null).length });
});

/** The same answer and the same work whether the address is known or not: what differs is one row that nobody sees. */
export async function askForPassword(house: House, mail: string, address: string): Promise<Outcome<Output<'session.forgot'>>> {
  if (!house.sendsMail) return refuse('invitation.no-mail-server');
  const account = mail.trim().toLowerCase();
  const asked = `reset:${account}`;
  const counted = await countAttempt(house, asked, address);
  if (!counted.ok) return counted;
  await house.opener.identity.queueReset(account, { asked, address }, house.newId(), house.now());
  return ok({ asked: true });
}

/** A mail with a link, made as it leaves; or the sentence that says why there is none. */
export async function accessMailOf(house: House, row: WaitingMail): Promise<{ readonly mail: MailText } | { readonly never: string }> {
  const { mail } = house.opener;
  const { name, personId } = row;
  const url = house.publicUrl;
  const now = house.now();
  const access = await mail.accessOf(personId);
  if (!access.active) return { never: accessFault.inactive };
  if (row.kind === 'reset' && now.getTime() - row.createdAt.getTime() > resetHolds) return { never: accessFault.tooOld };
  // Whose address the directory says, comes in by the directory's own service: an address moved there must not open a second way.
  if (row.kind === 'reset' && access.addressOpensNothing) return { never: accessFault.byHand };
  if (row.kind === 'reset' && (access.directory || !access.hasPassword) && access.provider !== null) return { mail: accessMail.elsewhere({ name, provider: access.provider, url }) };
  // Of either kind: a link in the wrong mailbox is the whole account.
  if (access.addressMoved) return { never: accessFault.moved };
  const made = newLinkToken(house);
  const expiresAt = row.kind === 'reset' ? new Date(now.getTime() + resetHolds) : made.expiresAt;
  await mail.keepLink(made.hash, personId, row.kind, expiresAt);
  const link = `${url}/lank/${made.token}`;
  if (row.kind === 'reset') return { mail: accessMail.reset({ name, link, url }) };
  const { by, municipality } = row.params as { readonly by: string; readonly municipality: string };
  return { mail: accessMail.invited({ name, by, municipality, link, until: dayOf(expiresAt, house.zone), url }) };
}
