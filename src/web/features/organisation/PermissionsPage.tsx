import { keepPreviousData, queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { permissions, type Permission } from '../../../contract/permission.ts';
import type { Because } from '../../../contract/permissionTable.ts';
import type { BodyId, PersonId } from '../../../domain/identity.ts';
import type { Role } from '../../../domain/organisation/organisation.ts';
import { permissionGroups, permissionGroupWords, permissionNotes, permissionText, permissionWords } from '../../../text/permissions.ts';
import { roleWords } from '../../../text/screenOrganisation.ts';
import { call } from '../../call.ts';
import { Field } from '../../ui/Field.tsx';
import { organisationQuery, peopleQuery } from './organisationQueries.ts';
import { Tabs } from './Tabs.tsx';
import './organisation.css';
import './permissions.css';

const tableQuery = queryOptions({ queryKey: ['permissions'], queryFn: ({ signal }) => call('permission.table', {}, signal) });
type Shown = 'roles' | 'person' | 'who';
const found = (words: string, search: string): boolean => words.toLocaleLowerCase('sv').includes(search);

/** What each role may, what one person may and why, and who may one thing. */
export default function PermissionsPage(): ReactElement {
  const [shown, setShown] = useState<Shown>('roles');
  const ways: readonly [Shown, string][] = [['roles', permissionText.byRole], ['person', permissionText.byPerson], ['who', permissionText.bySeeing]];
  return (
    <div className="page org permissions">
      <Tabs here="permissions" />
      <h1>{permissionText.title}</h1>
      <p className="lead">{permissionText.lead}</p>
      <div className="seg" role="group" aria-label={permissionText.title}>{ways.map(([key, words]) => <button key={key} type="button" aria-pressed={shown === key} onClick={() => setShown(key)}>{words}</button>)}</div>
      {shown === 'roles' ? <ByRole /> : shown === 'person' ? <ByPerson /> : <BySeeing />}
      <section className="part" aria-labelledby="notes">
        <h2 id="notes">{permissionText.notesTitle}</h2>
        <ul className="notes">{[...permissionNotes, permissionText.sessionNote].map((note) => <li key={note}>{note}</li>)}</ul>
      </section>
    </div>
  );
}

function ByRole(): ReactElement {
  const { roles } = useSuspenseQuery(tableQuery).data;
  const [words, setWords] = useState('');
  const search = words.trim().toLocaleLowerCase('sv');
  const having = (permission: Permission): Role[] => roles.filter((one) => one.permissions.includes(permission)).map((one) => one.role);
  const groups = permissionGroups.map((group) => ({
    group, rows: permissions.filter((permission) => permissionWords[permission].group === group).map((permission) => ({ permission, may: permissionWords[permission].may, having: having(permission) }))
      .filter((row) => search === '' || found(row.may, search) || row.having.some((role) => found(roleWords[role], search))),
  })).filter((one) => one.rows.length > 0);
  return (
    <>
      <Field className="org-search" label={permissionText.search} hint={permissionText.searchHint}>{(parts) => <input {...parts} type="search" value={words} onChange={(event) => setWords(event.target.value)} />}</Field>
      {groups.length === 0 ? <p className="part" role="status">{permissionText.noneFound}</p> : (
        <table className="may">
          <thead><tr><th scope="col">{permissionText.may}</th><th scope="col">{permissionText.whoHas}</th></tr></thead>
          {groups.map(({ group, rows }) => (
            <tbody key={group}>
              <tr><th scope="colgroup" colSpan={2} className="may-group">{permissionGroupWords[group]}</th></tr>
              {rows.map((row) => (
                <tr key={row.permission}>
                  <th scope="row">{row.may}</th>
                  <td>{row.having.length === 0 ? <span className="quiet">{permissionText.nobody}</span> : row.having.map((role, at) => <span key={role} className={search !== '' && found(roleWords[role], search) ? 'hit' : undefined}>{roleWords[role]}{at < row.having.length - 1 ? ', ' : ''}</span>)}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      )}
    </>
  );
}

function Why({ because }: { readonly because: readonly Because[] }): ReactElement {
  return <>{because.map((one, at) => <span key={`${one.role} ${one.place} ${at}`} className="why">{permissionText.because(roleWords[one.role], one.place, one.to, one.lentBy, one.byGroup)}</span>)}</>;
}

function ByPerson(): ReactElement {
  const { people } = useSuspenseQuery(peopleQuery).data;
  const [personId, setPersonId] = useState('');
  const view = useQuery({ queryKey: ['permissions', 'person', personId], queryFn: ({ signal }) => call('permission.ofPerson', { personId: personId as PersonId }, signal), enabled: personId !== '', placeholderData: keepPreviousData }).data;
  return (
    <>
      <Field className="org-search" label={permissionText.person}>{(parts) => <select {...parts} value={personId} onChange={(event) => setPersonId(event.target.value)}><option value="">{permissionText.choosePerson}</option>{people.map((one) => <option key={one.id} value={one.id}>{one.name}{one.title === '' ? '' : `, ${one.title}`}</option>)}</select>}</Field>
      {view && personId !== '' ? (
        <section className="part" aria-labelledby="person-may">
          <h2 id="person-may">{permissionText.personTitle(view.person.name)}</h2>
          {view.boards.length === 0 ? <p>{permissionText.personNothing(view.person.name)}</p> : (
            <table className="may">
              <thead><tr><th scope="col">{permissionText.may}</th><th scope="col">{permissionText.why}</th></tr></thead>
              {view.boards.map((board) => (
                <tbody key={board.id ?? ''}>
                  <tr><th scope="colgroup" colSpan={2} className="may-group">{board.board}</th></tr>
                  {board.rights.map((right) => <tr key={right.permission}><th scope="row">{permissionWords[right.permission].may}</th><td><Why because={right.because} /></td></tr>)}
                </tbody>
              ))}
            </table>
          )}
        </section>
      ) : null}
    </>
  );
}

function BySeeing(): ReactElement {
  const { bodies } = useSuspenseQuery(organisationQuery).data;
  const [at, setAt] = useState<string>(bodies[0]?.id ?? '');
  const [permission, setPermission] = useState<Permission>('year.read');
  const view = useQuery({ queryKey: ['permissions', 'who', at, permission], queryFn: ({ signal }) => call('permission.who', { at: at as BodyId, permission }, signal), enabled: at !== '', placeholderData: keepPreviousData }).data;
  const board = bodies.find((one) => one.id === at)?.name ?? '';
  return (
    <section className="part" aria-labelledby="who-may">
      <h2 id="who-may">{permissionText.seeTitle}</h2>
      <div className="may-ask">
        <Field label={permissionText.board}>{(parts) => <select {...parts} value={at} onChange={(event) => setAt(event.target.value)}>{bodies.length === 0 ? <option value="">{permissionText.chooseBoard}</option> : null}{bodies.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}</select>}</Field>
        <Field label={permissionText.what}>
          {(parts) => (
            <select {...parts} value={permission} onChange={(event) => setPermission(permissions.find((one) => one === event.target.value) ?? 'year.read')}>
              {permissionGroups.map((group) => <optgroup key={group} label={permissionGroupWords[group]}>{permissions.filter((one) => permissionWords[one].group === group).map((one) => <option key={one} value={one}>{permissionWords[one].may}</option>)}</optgroup>)}
            </select>
          )}
        </Field>
      </div>
      {!view ? null : view.people.length === 0 ? <p role="status">{permissionText.seeNobody(board)}</p> : (
        <>
          <p className="quiet" role="status">{permissionText.count(view.people.length)}</p>
          <table className="may">
            <thead><tr><th scope="col">{permissionText.person}</th><th scope="col">{permissionText.why}</th></tr></thead>
            <tbody>{view.people.map((one) => <tr key={one.id}><th scope="row">{one.name}{one.title === '' ? '' : <span className="small quiet"> {one.title}</span>}</th><td><Why because={one.because} /></td></tr>)}</tbody>
          </table>
        </>
      )}
    </section>
  );
}
