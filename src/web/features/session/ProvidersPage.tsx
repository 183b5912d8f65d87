import { useSuspenseQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { ProvidersView } from '../../../contract/signIn.ts';
import type { PersonId } from '../../../domain/identity.ts';
import { momentWords } from '../../../text/days.ts';
import { providersText } from '../../../text/screenProviders.ts';
import { diagnosisText } from '../../../text/signInDiagnosis.ts';
import { call, sentenceOf } from '../../call.ts';
import { Link } from '../../place.tsx';
import { queryClient } from '../../queries.ts';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { toast } from '../../ui/toast.ts';
import { peopleQuery, providersQuery } from './accountQueries.ts';
import { ProviderDialog } from './ProviderDialog.tsx';
import './session.css';

type Failure = ProvidersView['failures'][number];
type Listed = ProvidersView['providers'][number];

/** Other providers that may say who somebody is, and why sign-ins by them failed. */
export default function ProvidersPage(): ReactElement {
  const { providers, failures } = useSuspenseQuery(providersQuery).data;
  const [open, setOpen] = useState<{ readonly kind: 'save'; readonly provider: Listed | null } | { readonly kind: 'bind'; readonly failure: Failure } | null>(null);
  const done = (view: ProvidersView, told: string): void => {
    queryClient.setQueryData(providersQuery.queryKey, view);
    setOpen(null);
    toast({ words: told });
  };
  const remove = async (one: Listed): Promise<void> => {
    try { done(await call('provider.remove', { id: one.id }), providersText.removed); } catch (reason) { toast({ words: sentenceOf(reason) }); }
  };
  return (
    <div className="page account">
      <nav className="seg account-tabs" aria-label={providersText.title}><Link to="/inloggning" aria-current="page">{providersText.title}</Link><Link to="/katalog">{providersText.directory}</Link></nav>
      <h1>{providersText.title}</h1>
      <p className="lead">{providersText.lead}</p>
      <div className="account-add"><button type="button" className="btn btn-main" onClick={() => setOpen({ kind: 'save', provider: null })}>{providersText.add}</button></div>
      {providers.length === 0 ? <p className="part">{providersText.none}</p> : (
        <ul className="account-list">
          {providers.map((one) => (
            <li key={one.id}>
              <span>
                <b>{one.name}</b><span className="small quiet">{providersText.kinds[one.settings.kind]} · {providersText.bound(one.bound)}{one.used ? '' : ` · ${providersText.notUsed}`}</span>
                {one.addresses.map((each) => <span key={each.kind} className="small">{providersText.addresses[each.kind]}: <code>{each.address}</code></span>)}
              </span>
              <span className="account-act">
                <button type="button" className="link small" aria-label={providersText.changeOf(one.name)} onClick={() => setOpen({ kind: 'save', provider: one })}>{providersText.change}</button>
                <button type="button" className="link small" aria-label={providersText.removeOf(one.name)} onClick={() => void remove(one)}>{providersText.remove}</button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <section className="part" aria-labelledby="failures">
        <h2 id="failures">{providersText.failures}</h2>
        {failures.length === 0 ? <p>{providersText.noFailures}</p> : (
          <ul className="account-list">{failures.map((one) => <FailureRow key={one.id} failure={one} onBind={() => setOpen({ kind: 'bind', failure: one })} />)}</ul>
        )}
      </section>
      {open?.kind === 'save' ? <ProviderDialog provider={open.provider} onClose={() => setOpen(null)} onDone={(view) => done(view, providersText.saved)} /> : null}
      {open?.kind === 'bind' ? <BindDialog failure={open.failure} onClose={() => setOpen(null)} onDone={(view) => done(view, providersText.bindDone)} /> : null}
    </div>
  );
}

function FailureRow({ failure, onBind }: { readonly failure: Failure; readonly onBind: () => void }): ReactElement {
  const shown = (['about', 'expected', 'got', 'issuer', 'subject', 'mail'] as const).flatMap((name) => (failure.params[name] ? [{ name, value: failure.params[name] }] : []));
  return (
    <li>
      <span>
        <b>{diagnosisText.what(failure.code)}</b>
        <span className="small quiet">{failure.provider}, {momentWords(failure.at, new Date())}, {providersText.number(failure.number)}</span>
        <span>{diagnosisText.todo(failure.code)}</span>
        {shown.map((one) => <span key={one.name} className="small">{diagnosisText[one.name]}: <code>{one.value}</code></span>)}
      </span>
      {failure.params.subject === undefined ? null : <button type="button" className="link small" onClick={onBind}>{providersText.bind}</button>}
    </li>
  );
}

function BindDialog({ failure, onClose, onDone }: { readonly failure: Failure; readonly onClose: () => void; readonly onDone: (view: ProvidersView) => void }): ReactElement {
  const { people } = useSuspenseQuery(peopleQuery).data;
  const [personId, setPersonId] = useState('');
  return (
    <FormDialog title={providersText.bindTitle} lead={failure.params.mail ?? failure.params.subject ?? ''} button={providersText.bind} stopped={personId === ''} onClose={onClose} onAct={async () => onDone(await call('provider.bind', { failureId: failure.id, personId: personId as PersonId }))}>
      {(tried) => (
        <Field label={providersText.person} stop={tried && personId === '' ? providersText.chooseMissing : null}>
          {(parts) => <select {...parts} value={personId} onChange={(event) => setPersonId(event.target.value)}><option value="">{providersText.choose}</option>{people.map((one) => <option key={one.id} value={one.id}>{one.mail === null ? one.name : `${one.name}, ${one.mail}`}</option>)}</select>}
        </Field>
      )}
    </FormDialog>
  );
}
