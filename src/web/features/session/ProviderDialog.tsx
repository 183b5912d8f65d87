import { useSuspenseQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { ProvidersView } from '../../../contract/signIn.ts';
import type { BodyId, UnitId } from '../../../domain/identity.ts';
import { roles, type Place } from '../../../domain/organisation/organisation.ts';
import type { GroupRole, IdentityProviderId, OidcSettings, SamlSettings } from '../../../domain/signIn/provider.ts';
import { roleWords } from '../../../text/screenOrganisation.ts';
import { providersText } from '../../../text/screenProviders.ts';
import { call } from '../../call.ts';
import { newId } from '../../identity.ts';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { organisationQuery } from './accountQueries.ts';

type Listed = ProvidersView['providers'][number];
interface Given { readonly provider: Listed | null; readonly onClose: () => void; readonly onDone: (view: ProvidersView) => void }

const emptyOidc: OidcSettings = { kind: 'oidc', issuer: '', clientId: '', scopes: 'openid email profile', groupsClaim: 'groups', mailClaim: 'email' };
const emptySaml: SamlSettings = { kind: 'saml', entityId: '', entryPoint: '', certificates: [''], groupsAttribute: 'http://schemas.xmlsoap.org/claims/Group', mailAttribute: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress', subjectAttribute: '' };

/** One provider with its settings and the roles that its groups give. */
export function ProviderDialog({ provider, onClose, onDone }: Given): ReactElement {
  const [name, setName] = useState(provider?.name ?? '');
  const [used, setUsed] = useState(provider?.used ?? true);
  const [trustsMail, setTrustsMail] = useState(provider?.trustsMail ?? false);
  const [secret, setSecret] = useState('');
  const [settings, setSettings] = useState<OidcSettings | SamlSettings>(provider?.settings ?? emptyOidc);
  const [groups, setGroups] = useState<readonly GroupRole[]>(provider?.groups ?? []);
  const needed = settings.kind === 'oidc' ? [settings.issuer, settings.clientId] : [settings.entityId, settings.entryPoint, settings.certificates[0] ?? ''];
  const stopped = [name, ...needed].some((one) => one.trim() === '');
  const act = async (): Promise<void> => onDone(await call('provider.save', {
    id: provider?.id ?? newId<IdentityProviderId>(), name: name.trim(), used, trustsMail, settings: settings.kind === 'saml' ? { ...settings, certificates: [...settings.certificates], levels: rowsOf(settings.levels), categories: rowsOf(settings.categories) } : settings,
    groups: groups.filter((one) => one.group.trim() !== '').map((one) => ({ ...one, group: one.group.trim() })), secret: secret === '' ? null : secret,
  }));
  const field = (tried: boolean, label: string, value: string, change: (value: string) => void, hint?: string, need = false): ReactElement => (
    <Field label={label} {...(hint === undefined ? {} : { hint })} stop={tried && need && value.trim() === '' ? providersText.missing : null}>{(parts) => <input {...parts} type="text" autoComplete="off" spellCheck={false} value={value} onChange={(event) => change(event.target.value)} />}</Field>
  );
  return (
    <FormDialog wide title={provider === null ? providersText.add : providersText.changeOf(provider.name)} button={providersText.save} stopped={stopped} onClose={onClose} onAct={act}>
      {(tried) => (
        <>
          {field(tried, providersText.name, name, setName, providersText.nameHint, true)}
          {provider === null ? (
            <Field label={providersText.kind}>{(parts) => <select {...parts} value={settings.kind} onChange={(event) => setSettings(event.target.value === 'saml' ? emptySaml : emptyOidc)}><option value="oidc">{providersText.kinds.oidc}</option><option value="saml">{providersText.kinds.saml}</option></select>}</Field>
          ) : null}
          {settings.kind === 'oidc' ? (
            <>
              {field(tried, providersText.issuer, settings.issuer, (issuer) => setSettings({ ...settings, issuer }), providersText.issuerHint, true)}
              {field(tried, providersText.clientId, settings.clientId, (clientId) => setSettings({ ...settings, clientId }), undefined, true)}
              <Field label={providersText.secret} hint={provider?.hasSecret ? providersText.secretKept : providersText.secretNone}>{(parts) => <input {...parts} type="password" autoComplete="new-password" value={secret} onChange={(event) => setSecret(event.target.value)} />}</Field>
              <div className="pair">{field(tried, providersText.groupsClaim, settings.groupsClaim, (groupsClaim) => setSettings({ ...settings, groupsClaim }))}{field(tried, providersText.mailClaim, settings.mailClaim, (mailClaim) => setSettings({ ...settings, mailClaim }))}</div>
              {field(tried, providersText.scopes, settings.scopes, (scopes) => setSettings({ ...settings, scopes }))}
            </>
          ) : (
            <>
              {field(tried, providersText.entityId, settings.entityId, (entityId) => setSettings({ ...settings, entityId }), undefined, true)}
              {field(tried, providersText.entryPoint, settings.entryPoint, (entryPoint) => setSettings({ ...settings, entryPoint }), undefined, true)}
              <Field label={providersText.certificate} stop={tried && (settings.certificates[0] ?? '').trim() === '' ? providersText.missing : null}>{(parts) => <textarea {...parts} rows={4} spellCheck={false} value={settings.certificates[0] ?? ''} onChange={(event) => setSettings({ ...settings, certificates: [event.target.value, ...settings.certificates.slice(1)] })} />}</Field>
              <div className="pair">{field(tried, providersText.groupsClaim, settings.groupsAttribute, (groupsAttribute) => setSettings({ ...settings, groupsAttribute }))}{field(tried, providersText.mailClaim, settings.mailAttribute, (mailAttribute) => setSettings({ ...settings, mailAttribute }))}</div>
              {field(tried, providersText.subject, settings.subjectAttribute, (subjectAttribute) => setSettings({ ...settings, subjectAttribute }), providersText.subjectHint)}
              <Field label={providersText.levels} hint={providersText.levelsHint}>{(parts) => <textarea {...parts} rows={2} spellCheck={false} value={(settings.levels ?? []).join('\n')} onChange={(event) => setSettings({ ...settings, levels: event.target.value.split('\n') })} />}</Field>
              <Field label={providersText.categories} hint={providersText.categoriesHint}>{(parts) => <textarea {...parts} rows={2} spellCheck={false} value={(settings.categories ?? []).join('\n')} onChange={(event) => setSettings({ ...settings, categories: event.target.value.split('\n') })} />}</Field>
            </>
          )}
          <label className="provider-check"><input type="checkbox" checked={used} onChange={(event) => setUsed(event.target.checked)} /> {providersText.used}</label>
          <label className="provider-check"><input type="checkbox" checked={trustsMail} onChange={(event) => setTrustsMail(event.target.checked)} /> <span>{providersText.trustsMail}<span className="hint">{providersText.trustsMailHint}</span></span></label>
          <Groups groups={groups} onChange={setGroups} />
        </>
      )}
    </FormDialog>
  );
}

function Groups({ groups, onChange }: { readonly groups: readonly GroupRole[]; readonly onChange: (groups: readonly GroupRole[]) => void }): ReactElement {
  const { bodies, units } = useSuspenseQuery(organisationQuery).data;
  const change = (at: number, changes: Partial<GroupRole>): void => onChange(groups.map((one, index) => (index === at ? { ...one, ...changes } : one)));
  return (
    <fieldset className="provider-groups">
      <legend className="label">{providersText.groups}</legend>
      <span className="hint">{providersText.groupsHint}</span>
      {groups.map((one, at) => (
        <div className="provider-group" key={at}>
          <input type="text" aria-label={providersText.group} value={one.group} onChange={(event) => change(at, { group: event.target.value })} />
          <select aria-label={providersText.role} value={one.role} onChange={(event) => change(at, { role: roles.find((role) => role === event.target.value) ?? one.role })}>{roles.map((role) => <option key={role} value={role}>{roleWords[role]}</option>)}</select>
          <select aria-label={providersText.place} value={placeKey(one.place)} onChange={(event) => change(at, { place: placeFrom(event.target.value) })}>
            <option value="municipality">{providersText.municipality}</option>
            {bodies.map((body) => <option key={body.id} value={`body ${body.id}`}>{body.name}</option>)}
            {units.map((unit) => <option key={unit.id} value={`unit ${unit.id}`}>{unit.name}</option>)}
          </select>
          <button type="button" className="link small" aria-label={providersText.removeGroup(one.group)} onClick={() => onChange(groups.filter((_, index) => index !== at))}>{providersText.remove}</button>
        </div>
      ))}
      <div><button type="button" className="btn" onClick={() => onChange([...groups, { group: '', role: 'employee', place: { kind: 'municipality' } }])}>{providersText.addGroup}</button></div>
    </fieldset>
  );
}

function rowsOf(rows: readonly string[] = []): string[] {
  return rows.map((one) => one.trim()).filter((one) => one !== '');
}
function placeKey(place: Place): string {
  return place.kind === 'municipality' ? 'municipality' : `${place.kind} ${place.id}`;
}
function placeFrom(words: string): Place {
  const [kind, id = ''] = words.split(' ');
  if (kind === 'body') return { kind, id: id as BodyId };
  return kind === 'unit' ? { kind, id: id as UnitId } : { kind: 'municipality' };
}
