import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { InvitationsView } from '../../../contract/invitation.ts';
import type { PersonId } from '../../../domain/identity.ts';
import { dayWords } from '../../../text/days.ts';
import { inviteText } from '../../../text/screenOrganisation.ts';
import { call, sentenceOf } from '../../call.ts';
import { queryClient } from '../../queries.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { toast } from '../../ui/toast.ts';

export const invitationsQuery = queryOptions({ queryKey: ['people', 'invitations'], queryFn: ({ signal }) => call('invitation.read', {}, signal) });
export type Waiting = ReadonlyMap<string, InvitationsView['waiting'][number]>;

async function inviteThem(personIds: readonly PersonId[]): Promise<void> {
  const { invited, unreachable, ...view } = await call('person.invite', { personIds: [...personIds] });
  queryClient.setQueryData(invitationsQuery.queryKey, view);
  toast({ words: inviteText.invited(invited, unreachable) });
}

/** What is said of a person's way in, where there is none yet. */
export function wayWords(one: InvitationsView['waiting'][number]): string {
  if (one.failed !== '') return inviteText.failed(one.failed);
  return one.invitedAt === null ? inviteText.notInvited : inviteText.invitedOn(dayWords(one.invitedAt.slice(0, 10)));
}

/** One mail to everybody who has no way in yet; without a mail server the way there is. */
export function InvitePart(): ReactElement | null {
  const view = useQuery(invitationsQuery).data;
  const [asking, setAsking] = useState(false);
  if (!view || view.waiting.length === 0) return null;
  const reachable = view.waiting.filter((one) => one.mail);
  const fresh = reachable.filter((one) => one.invitedAt === null);
  const many = fresh.length > 0 ? fresh : reachable;
  return (
    <section className="part invite" aria-labelledby="invite">
      <h2 id="invite">{inviteText.title(view.waiting.length)}</h2>
      <p>{view.sends ? inviteText.lead : inviteText.noServer}</p>
      {view.waiting.length > reachable.length ? <p className="quiet">{inviteText.noMail(view.waiting.length - reachable.length)}</p> : null}
      {view.sends && many.length > 0 ? <div><button type="button" className="btn" onClick={() => setAsking(true)}>{inviteText.all(many.length, fresh.length > 0)}</button></div> : null}
      {asking ? <FormDialog title={inviteText.allTitle(many.length)} lead={inviteText.allLead} button={inviteText.send} stopped={false} onClose={() => setAsking(false)} onAct={async () => { await inviteThem(many.map((one) => one.personId)); setAsking(false); }}>{() => null}</FormDialog> : null}
    </section>
  );
}

/** One person's button, where there is a mail server and an address. */
export function InviteOne({ personId, name }: { readonly personId: PersonId; readonly name: string }): ReactElement {
  const act = async (): Promise<void> => {
    try { await inviteThem([personId]); } catch (reason) { toast({ words: sentenceOf(reason) }); }
  };
  return <button type="button" className="link small" aria-label={inviteText.oneOf(name)} onClick={() => void act()}>{inviteText.one}</button>;
}
