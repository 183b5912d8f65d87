import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { OrganisationView, PeopleView } from '../../../contract/organisation.ts';
import type { Day } from '../../../domain/day.ts';
import type { BodyId, PersonId, UnitId } from '../../../domain/identity.ts';
import { roles, type Grant, type Place, type Role } from '../../../domain/organisation/organisation.ts';
import { swedishOrder } from '../../../domain/swedishOrder.ts';
import { dayWords } from '../../../text/days.ts';
import { organisationText, peopleText, roleWords } from '../../../text/screenOrganisation.ts';
import { call, sentenceOf } from '../../call.ts';
import { newId } from '../../identity.ts';
import { Link } from '../../place.tsx';
import { queryClient, useSession } from '../../queries.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { say } from '../../ui/said.ts';
import { toast } from '../../ui/toast.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { DelegationsPart } from './DelegationsPart.tsx';
import { InviteOne, InvitePart, invitationsQuery, wayWords, type Waiting } from './InvitePart.tsx';
import { organisationQuery, peopleQuery } from './organisationQueries.ts';
import { Tabs } from './Tabs.tsx';
import './organisation.css';
import { ExportButtons } from '../../PersonExport.tsx';

type Listed = PeopleView['people'][number];
type Open = { readonly kind: 'add' } | { readonly kind: 'role'; readonly person: Listed } | { readonly kind: 'end'; readonly person: Listed; readonly grant: Grant } | { readonly kind: 'link'; readonly person: Listed; readonly link: string; readonly validUntil: string } | null;

/** People with their roles at places, and the one-time link with which they choose a password. */
export default function PeoplePage(): ReactElement {
  const { today } = useSession();
  const { people } = useSuspenseQuery(peopleQuery).data;
  const organisation = useSuspenseQuery(organisationQuery).data;
  const [open, setOpen] = useState<Open>(null);
  const [words, setWords] = useState('');
  const invitations = useQuery(invitationsQuery).data;
  const sends = invitations?.sends === true;
  const waiting: Waiting = new Map((invitations?.waiting ?? []).map((one) => [one.personId, one]));
  const way = (person: Listed): string => {
    const one = waiting.get(person.id);
    return person.hasPassword ? peopleText.hasPassword : one ? wayWords(one) : invitations ? peopleText.otherWay : peopleText.noPassword;
  };
  const wanted = words.trim().toLocaleLowerCase('sv');
  const shown = people.filter((person) => `${person.name} ${person.title} ${person.mail ?? ''}`.toLocaleLowerCase('sv').includes(wanted)).toSorted((a, b) => swedishOrder(a.name, b.name));
  const done = (view: PeopleView, told: string): void => {
    queryClient.setQueryData(peopleQuery.queryKey, view);
    void queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey });
    setOpen(null);
    toast({ words: told });
  };
  const makeLink = async (person: Listed): Promise<void> => {
    try { setOpen({ kind: 'link', person, ...await call('person.link', { personId: person.id }) }); } catch (reason) { toast({ words: sentenceOf(reason) }); }
  };
  const signOut = async (person: Listed): Promise<void> => {
    try { toast({ words: peopleText.signedOut(person.name, (await call('person.endSessions', { personId: person.id })).ended) }); } catch (reason) { toast({ words: sentenceOf(reason) }); }
  };
  return (
    <div className="page org">
      <Tabs here="people" />
      <div className="org-head"><h1>{peopleText.title}</h1><button type="button" className="btn btn-main" onClick={() => setOpen({ kind: 'add' })}>{peopleText.add}</button></div>
      <p className="lead">{peopleText.lead}</p>
      <InvitePart />
      {people.length > 8 ? <Field className="org-search" label={peopleText.search}>{(parts) => <input {...parts} type="text" value={words} onChange={(event) => setWords(event.target.value)} />}</Field> : null}
      {shown.length === 0 ? <p className="part">{people.length === 0 ? peopleText.empty : peopleText.noneFound}</p> : (
        <ul className="org-list people">
          {shown.map((person) => (
            <li key={person.id}>
              <span><b>{person.name}</b>{person.title === '' ? '' : `, ${person.title}`}<span className="small quiet org-way"><span>{person.mail ?? peopleText.noMail}</span><span className="org-dot"> · </span><span>{way(person)}</span></span></span>
              <span className="org-acts">
                <button type="button" className="link small" aria-label={peopleText.addRoleTo(person.name)} onClick={() => setOpen({ kind: 'role', person })}>{peopleText.addRole}</button>
                {person.mail !== null && waiting.has(person.id) && sends ? <InviteOne personId={person.id} name={person.name} /> : null}
                {person.mail === null ? null : <button type="button" className="link small" aria-label={peopleText.linkFor(person.name)} onClick={() => void makeLink(person)}>{peopleText.link}</button>}
                <button type="button" className="link small" aria-label={peopleText.signOutOf(person.name)} onClick={() => void signOut(person)}>{peopleText.signOut}</button>
                <ExportButtons personId={person.id} name={person.name} />
              </span>
              <ul>
                {person.grants.length === 0 ? <li className="small quiet">{peopleText.noRoles}</li> : person.grants.map((grant) => (
                  <li key={grant.id} className={grant.to !== null && grant.to < today ? 'quiet' : undefined}>
                    <span className="small">{peopleText.at(roleWords[grant.role], placeWords(grant.place, organisation))}{grant.from !== null && grant.from > today ? `, ${peopleText.begins(dayWords(grant.from))}` : ''}{grant.to === null ? '' : `, ${peopleText.ended(dayWords(grant.to))}`}</span>
                    {grant.groupId !== undefined ? <Link className="small" to="/katalog">{peopleText.ofGroup}</Link> : grant.to === null ? <button type="button" className="link small" aria-label={peopleText.endRoleOf(roleWords[grant.role], person.name)} onClick={() => setOpen({ kind: 'end', person, grant })}>{peopleText.endRole}</button> : null}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
      <DelegationsPart />
      {open?.kind === 'add' ? <AddDialog onClose={() => setOpen(null)} onDone={done} /> : null}
      {open?.kind === 'role' ? <RoleDialog person={open.person} organisation={organisation} onClose={() => setOpen(null)} onDone={done} /> : null}
      {open?.kind === 'end' ? <EndDialog person={open.person} grant={open.grant} onClose={() => setOpen(null)} onDone={done} /> : null}
      {open?.kind === 'link' ? <LinkDialog person={open.person} link={open.link} validUntil={open.validUntil} onClose={() => setOpen(null)} /> : null}
    </div>
  );
}

function placeWords(place: Place, organisation: OrganisationView): string {
  switch (place.kind) {
    case 'municipality': return peopleText.municipality;
    case 'body': return organisation.bodies.find((body) => body.id === place.id)?.name ?? '';
    case 'unit': return organisation.units.find((unit) => unit.id === place.id)?.name ?? '';
  }
}

function AddDialog({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: (view: PeopleView, told: string) => void }): ReactElement {
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  const [mail, setMail] = useState('');
  const mailStop = mail.trim() !== '' && !mail.includes('@') ? peopleText.mailWrong : null;
  const act = async (): Promise<void> => onDone(await call('person.add', { id: newId<PersonId>(), name: name.trim(), title: title.trim(), mail: mail.trim() === '' ? null : mail.trim() }), peopleText.added(name.trim()));
  return (
    <FormDialog title={peopleText.addTitle} button={peopleText.add} stopped={name.trim() === '' || mailStop !== null} onClose={onClose} onAct={act}>
      {(tried) => (
        <>
          <Field label={peopleText.name} stop={tried && name.trim() === '' ? peopleText.nameMissing : null}>{(parts) => <input {...parts} type="text" autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />}</Field>
          <Field label={peopleText.personTitle} hint={peopleText.titleHint}>{(parts) => <input {...parts} type="text" autoComplete="off" value={title} onChange={(event) => setTitle(event.target.value)} />}</Field>
          <Field label={peopleText.mail} hint={peopleText.mailHint} stop={tried ? mailStop : null}>{(parts) => <input {...parts} type="text" inputMode="email" autoComplete="off" value={mail} onChange={(event) => setMail(event.target.value)} />}</Field>
        </>
      )}
    </FormDialog>
  );
}

function RoleDialog({ person, organisation, onClose, onDone }: { readonly person: Listed; readonly organisation: OrganisationView; readonly onClose: () => void; readonly onDone: (view: PeopleView, told: string) => void }): ReactElement {
  const [role, setRole] = useState<Role>('coordinator');
  const [place, setPlace] = useState('municipality');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const order = from !== '' && to !== '' && to < from ? organisationText.validOrder : null;
  const act = async (): Promise<void> => onDone(await call('person.grant', { id: newId(), personId: person.id, role, place: placeFrom(place), from: from === '' ? null : from as Day, to: to === '' ? null : to as Day }), peopleText.roleGiven);
  return (
    <FormDialog title={peopleText.addRoleTo(person.name)} button={peopleText.give} stopped={order !== null} onClose={onClose} onAct={act}>
      {(tried) => (
        <>
          <Field label={peopleText.role}>{(parts) => <select {...parts} value={role} onChange={(event) => setRole(roles.find((one) => one === event.target.value) ?? 'employee')}>{roles.map((one) => <option key={one} value={one}>{roleWords[one]}</option>)}</select>}</Field>
          <Field label={peopleText.place} hint={peopleText.lead}>
            {(parts) => (
              <select {...parts} value={place} onChange={(event) => setPlace(event.target.value)}>
                <option value="municipality">{peopleText.municipality}</option>
                <optgroup label={organisationText.bodies}>{organisation.bodies.map((body) => <option key={body.id} value={`body ${body.id}`}>{body.name}</option>)}</optgroup>
                <optgroup label={organisationText.units}>{organisation.units.map((unit) => <option key={unit.id} value={`unit ${unit.id}`}>{unit.name}</option>)}</optgroup>
              </select>
            )}
          </Field>
          <div className="pair">
            <Field label={peopleText.from}>{(parts) => <input {...parts} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />}</Field>
            <Field label={peopleText.to} stop={tried ? order : null}>{(parts) => <input {...parts} type="date" value={to} onChange={(event) => setTo(event.target.value)} />}</Field>
          </div>
        </>
      )}
    </FormDialog>
  );
}

function placeFrom(words: string): { kind: 'municipality' } | { kind: 'body'; id: BodyId } | { kind: 'unit'; id: UnitId } {
  const [kind, id = ''] = words.split(' ');
  if (kind === 'body') return { kind, id: id as BodyId };
  return kind === 'unit' ? { kind, id: id as UnitId } : { kind: 'municipality' };
}

function EndDialog({ person, grant, onClose, onDone }: { readonly person: Listed; readonly grant: Grant; readonly onClose: () => void; readonly onDone: (view: PeopleView, told: string) => void }): ReactElement {
  const { today } = useSession();
  const [to, setTo] = useState(today);
  const act = async (): Promise<void> => onDone(await call('person.endGrant', { id: grant.id, personId: person.id, to: to as Day }), peopleText.roleEnded);
  return (
    <FormDialog title={peopleText.endTitle} lead={`${person.name}: ${roleWords[grant.role]}`} button={peopleText.endRole} stopped={to === ''} onClose={onClose} onAct={act}>
      {(tried) => <Field label={peopleText.endDay} stop={tried && to === '' ? peopleText.dayMissing : null}>{(parts) => <input {...parts} type="date" value={to} onChange={(event) => setTo(event.target.value)} />}</Field>}
    </FormDialog>
  );
}

/** The link is shown once; it cannot be fetched again. */
function LinkDialog({ person, link, validUntil, onClose }: { readonly person: Listed; readonly link: string; readonly validUntil: string; readonly onClose: () => void }): ReactElement {
  const copy = async (): Promise<void> => {
    try { await navigator.clipboard.writeText(link); say(peopleText.copied); toast({ words: peopleText.copied }); } catch { toast({ words: peopleText.copyFailed }); }
  };
  return (
    <Dialog title={peopleText.linkTitle(person.name)} onClose={onClose}>
      <div className="dialog-form">
        <p className="quiet">{peopleText.linkLead(dayWords(validUntil.slice(0, 10)))}</p>
        <Field label={peopleText.linkLabel}>{(parts) => <input {...parts} type="text" readOnly value={link} onFocus={(event) => event.target.select()} />}</Field>
        <div className="row"><button type="button" className="btn btn-main" onClick={() => void copy()}>{peopleText.copy}</button><button type="button" className="btn" onClick={onClose}>{organisationText.close}</button></div>
      </div>
    </Dialog>
  );
}
