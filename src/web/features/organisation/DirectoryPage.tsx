import { useSuspenseQuery } from '@tanstack/react-query';
import { useState, type ReactElement, type ReactNode } from 'react';
import type { DirectoryView } from '../../../contract/directory.ts';
import { momentWords } from '../../../text/days.ts';
import { directoryText } from '../../../text/screenDirectory.ts';
import { providersText } from '../../../text/screenProviders.ts';
import { roleWords } from '../../../text/screenOrganisation.ts';
import { call, sentenceOf } from '../../call.ts';
import { Link } from '../../place.tsx';
import { queryClient } from '../../queries.ts';
import { say } from '../../ui/said.ts';
import { toast } from '../../ui/toast.ts';
import { KeyDialog, RevokeDialog, RoleDialog } from './DirectoryDialogs.tsx';
import { directoryQuery } from './directoryQuery.ts';
import './organisation.css';
import './directory.css';

type Key = DirectoryView['keys'][number];
type Group = DirectoryView['groups'][number];
type Open = { readonly kind: 'key' } | { readonly kind: 'revoke'; readonly one: Key } | { readonly kind: 'role'; readonly group: Group } | null;

/** The directory that brings people and groups: how it gets in, what its groups give, and what failed. */
export default function DirectoryPage(): ReactElement {
  const view = useSuspenseQuery(directoryQuery).data;
  const [open, setOpen] = useState<Open>(null);
  const done = (next: DirectoryView, told: string): void => {
    queryClient.setQueryData(directoryQuery.queryKey, next);
    setOpen(null);
    toast({ words: told });
    say(told);
  };
  const removeRole = async (id: string): Promise<void> => {
    try { done(await call('directory.removeRole', { id }), directoryText.roleRemoved); } catch (reason) { toast({ words: sentenceOf(reason) }); }
  };
  const confirm = async (moved: DirectoryView['moved']): Promise<void> => {
    try { done(await call('directory.confirmMails', { people: moved.map(({ personId, mail }) => ({ personId, mail })) }), directoryText.confirmed(moved.length)); } catch (reason) { toast({ words: sentenceOf(reason) }); }
  };
  const copy = async (): Promise<void> => {
    try { await navigator.clipboard.writeText(view.address); toast({ words: directoryText.copied }); say(directoryText.copied); } catch { toast({ words: view.address }); }
  };
  const moment = (at: string): string => momentWords(at, new Date());
  return (
    <div className="page org directory">
      <nav className="seg org-tabs" aria-label={providersText.title}><Link to="/inloggning">{providersText.title}</Link><Link to="/katalog" aria-current="page">{directoryText.title}</Link></nav>
      <h1>{directoryText.title}</h1>
      <p className="lead">{directoryText.lead}</p>
      <p className="directory-address"><span className="label">{directoryText.address}</span><code>{view.address}</code><button type="button" className="link small" onClick={() => void copy()}>{directoryText.copy}</button></p>
      <p>{directoryText.people(view.people.active, view.people.inactive)}</p>
      {view.moved.length === 0 ? null : (
        <section className="part" aria-labelledby="moved">
          <header><h2 id="moved">{directoryText.moved}</h2>{view.moved.length > 1 ? <button type="button" className="btn" onClick={() => void confirm(view.moved)}>{directoryText.confirmAll(view.moved.length)}</button> : null}</header>
          <p>{directoryText.movedWhy}</p>
          <ul className="org-list">{view.moved.map((one) => <Row key={one.personId} name={`${one.name}, ${one.mail}`} told={directoryText.movedFrom(one.before, moment(one.at))} act={{ words: directoryText.confirm, label: directoryText.confirmOf(one.mail, one.name), on: () => void confirm([one]) }} />)}</ul>
        </section>
      )}
      {view.alike.length === 0 ? null : (
        <section className="part" aria-labelledby="alike">
          <h2 id="alike">{directoryText.alike}</h2>
          <p>{directoryText.alikeWhy}</p>
          <ul className="org-list">{view.alike.map((rows) => <li key={rows[0]?.userName}><span>{rows.map((one) => <span key={one.userName}><code>{one.userName}</code> {one.name}</span>)}</span></li>)}</ul>
        </section>
      )}
      <section className="part" aria-labelledby="keys">
        <header><h2 id="keys">{directoryText.keys}</h2><button type="button" className="btn btn-main" onClick={() => setOpen({ kind: 'key' })}>{directoryText.addKey}</button></header>
        <p className="quiet">{view.keys.some((one) => one.revokedAt === null) ? directoryText.keysWhy : directoryText.noKeys}</p>
        <ul className="org-list">
          {view.keys.map((one) => (
            <Row key={one.id} name={one.name} quiet={one.revokedAt !== null} act={one.revokedAt === null ? { words: directoryText.revoke, label: directoryText.revokeOf(one.name), on: () => setOpen({ kind: 'revoke', one }) } : null}
              told={[directoryText.made(one.madeBy, moment(one.madeAt)), one.lastUsedAt === null ? directoryText.neverUsed : directoryText.used(moment(one.lastUsedAt)), ...(one.revokedAt === null ? [] : [directoryText.revokedAt(moment(one.revokedAt))])].join(' · ')} />
          ))}
        </ul>
      </section>
      <section className="part" aria-labelledby="groups">
        <h2 id="groups">{directoryText.groups}</h2>
        <p className="quiet">{view.groups.length === 0 ? directoryText.noGroups : directoryText.groupsWhy}</p>
        <ul className="org-list">
          {view.groups.map((group) => (
            <Row key={group.id} name={group.name} told={`${directoryText.members(group.members)}${group.roles.length === 0 ? ` · ${directoryText.noRoles}` : ''}`} act={{ words: directoryText.addRole, label: directoryText.addRoleTo(group.name), on: () => setOpen({ kind: 'role', group }) }}>
              {group.roles.length === 0 ? null : (
                <ul>{group.roles.map((one) => (
                  <li key={one.id}>
                    <span className="small">{directoryText.at(roleWords[one.role], one.placeName)}</span>
                    <button type="button" className="link small" aria-label={directoryText.removeRoleOf(roleWords[one.role], group.name)} onClick={() => void removeRole(one.id)}>{directoryText.removeRole}</button>
                  </li>
                ))}</ul>
              )}
            </Row>
          ))}
        </ul>
      </section>
      <section className="part" aria-labelledby="calls">
        <h2 id="calls">{directoryText.calls}</h2>
        <p className="quiet">{view.calls.length === 0 ? directoryText.noCalls : directoryText.callsWhy}</p>
        <ul className="org-list">
          {view.calls.map((one) => (
            <li key={one.id}>
              <span>
                <span><b>{directoryText.deed(one.method, one.resource)}</b>{one.about === '' ? '' : ` ${one.about}`}</span>
                <span className="small quiet">{one.key === '' ? directoryText.unknownKey : one.key}, {moment(one.at)}</span>
                {one.sentence === '' ? null : <span>{one.sentence}</span>}
              </span>
              <span className={one.sentence === '' ? 'small quiet' : 'small directory-failed'}>{one.sentence === '' ? directoryText.went : directoryText.failed}</span>
            </li>
          ))}
        </ul>
      </section>
      {open?.kind === 'key' ? <KeyDialog onClose={() => setOpen(null)} onMade={(next) => queryClient.setQueryData(directoryQuery.queryKey, next)} /> : null}
      {open?.kind === 'revoke' ? <RevokeDialog id={open.one.id} name={open.one.name} onClose={() => setOpen(null)} onDone={(next) => done(next, directoryText.revoked)} /> : null}
      {open?.kind === 'role' ? <RoleDialog group={open.group} onClose={() => setOpen(null)} onDone={(next) => done(next, directoryText.roleAdded)} /> : null}
    </div>
  );
}

interface RowGiven { readonly name: string; readonly told: string; readonly quiet?: boolean; readonly act: { readonly words: string; readonly label: string; readonly on: () => void } | null; readonly children?: ReactNode }
/** A name, what is told of it, and what can be done. */
function Row({ name, told, quiet = false, act, children }: RowGiven): ReactElement {
  return (
    <li className={quiet ? 'quiet' : undefined}>
      <span><b>{name}</b><span className="small quiet">{told}</span></span>
      {act === null ? null : <button type="button" className="link small" aria-label={act.label} onClick={act.on}>{act.words}</button>}
      {children}
    </li>
  );
}
