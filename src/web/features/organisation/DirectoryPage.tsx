import { useSuspenseQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
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
            <li key={one.id} className={one.revokedAt === null ? undefined : 'quiet'}>
              <span><b>{one.name}</b><span className="small quiet">{[directoryText.made(one.madeBy, moment(one.madeAt)), one.lastUsedAt === null ? directoryText.neverUsed : directoryText.used(moment(one.lastUsedAt)), ...(one.revokedAt === null ? [] : [directoryText.revokedAt(moment(one.revokedAt))])].join(' · ')}</span></span>
              {one.revokedAt === null ? <button type="button" className="link small" aria-label={directoryText.revokeOf(one.name)} onClick={() => setOpen({ kind: 'revoke', one })}>{directoryText.revoke}</button> : null}
            </li>
          ))}
        </ul>
      </section>
      <section className="part" aria-labelledby="groups">
        <h2 id="groups">{directoryText.groups}</h2>
        <p className="quiet">{view.groups.length === 0 ? directoryText.noGroups : directoryText.groupsWhy}</p>
        <ul className="org-list">
          {view.groups.map((group) => (
            <li key={group.id}>
              <span><b>{group.name}</b><span className="small quiet">{directoryText.members(group.members)}{group.roles.length === 0 ? ` · ${directoryText.noRoles}` : ''}</span></span>
              <button type="button" className="link small" aria-label={directoryText.addRoleTo(group.name)} onClick={() => setOpen({ kind: 'role', group })}>{directoryText.addRole}</button>
              {group.roles.length === 0 ? null : (
                <ul>{group.roles.map((one) => (
                  <li key={one.id}>
                    <span className="small">{directoryText.at(roleWords[one.role], one.placeName)}</span>
                    <button type="button" className="link small" aria-label={directoryText.removeRoleOf(roleWords[one.role], group.name)} onClick={() => void removeRole(one.id)}>{directoryText.removeRole}</button>
                  </li>
                ))}</ul>
              )}
            </li>
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
