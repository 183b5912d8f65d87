import { queryOptions } from '@tanstack/react-query';
import { useEffect, useState, type ReactElement } from 'react';
import type { DelegationRow, DelegationsView, Somebody } from '../contract/delegation.ts';
import type { Day } from '../domain/day.ts';
import { delegationText } from '../text/delegation.ts';
import { call, sentenceOf } from './call.ts';
import { newId } from './identity.ts';
import { queryClient, useSession } from './queries.ts';
import { Field } from './ui/Field.tsx';
import { FormDialog } from './ui/FormDialog.tsx';
import { toast } from './ui/toast.ts';
import './deputies.css';

/** Who stands in for whom: the one form and the one list, on the own account and beside the administrator's people. */
export const delegationsQuery = queryOptions({ queryKey: ['delegations'], queryFn: ({ signal }) => call('delegation.read', {}, signal) });

function takeDelegations(view: DelegationsView, told: string): void {
  queryClient.setQueryData(delegationsQuery.queryKey, view);
  void queryClient.invalidateQueries({ queryKey: ['start'] });
  toast({ words: told });
}

const pause = 250;

/** Somebody by name: two letters and a choice among those who are found. */
function PersonPick({ label, as, chosen, onChoose, stop }: { readonly label: string; readonly as: 'deputy' | 'absent'; readonly chosen: Somebody | null; readonly onChoose: (person: Somebody | null) => void; readonly stop: string | null }): ReactElement {
  const [words, setWords] = useState('');
  const [found, setFound] = useState<readonly Somebody[] | null>(null);
  const search = words.trim();
  useEffect(() => {
    if (search.length < 2) { setFound(null); return undefined; }
    let over = false;
    const timer = setTimeout(() => {
      call('delegation.people', { search, as }).then((answer) => { if (!over) setFound(answer.people); }, (reason: unknown) => { if (!over) toast({ words: sentenceOf(reason) }); });
    }, pause);
    return () => { over = true; clearTimeout(timer); };
  }, [as, search]);
  if (chosen !== null) {
    return (
      <div className="field">
        <span className="label">{label}</span>
        <p><b>{chosen.name}</b>{chosen.title === '' ? '' : `, ${chosen.title}`} <button type="button" className="link small" onClick={() => { onChoose(null); setWords(''); }}>{delegationText.other}</button></p>
      </div>
    );
  }
  return (
    <>
      <Field label={label} hint={delegationText.search} stop={stop}>{(parts) => <input {...parts} type="text" autoComplete="off" value={words} onChange={(event) => setWords(event.target.value)} />}</Field>
      <p role="status" className={found === null ? 'vh' : 'small quiet'}>{found === null ? '' : delegationText.found(found.length)}</p>
      {found === null || found.length === 0 ? null : <ul className="deputy-found">{found.map((one) => <li key={one.id}><button type="button" className="link" aria-label={delegationText.choose(one.name)} onClick={() => onChoose(one)}>{one.name}{one.title === '' ? '' : `, ${one.title}`}</button></li>)}</ul>}
    </>
  );
}

/** For oneself, or for somebody who cannot do it. */
export function DelegationDialog({ forOther, onClose }: { readonly forOther: boolean; readonly onClose: () => void }): ReactElement {
  const { today } = useSession();
  const [id] = useState(() => newId());
  const [absent, setAbsent] = useState<Somebody | null>(null);
  const [deputy, setDeputy] = useState<Somebody | null>(null);
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const order = from !== '' && to !== '' && to < from ? delegationText.order : null;
  const act = async (): Promise<void> => {
    if (deputy === null) return;
    takeDelegations(await call('delegation.make', { id, absentId: absent?.id ?? null, deputyId: deputy.id, from: from as Day, to: to as Day, reason: reason.trim() }), delegationText.made);
    onClose();
  };
  return (
    <FormDialog title={forOther ? delegationText.arrangeTitle : delegationText.makeTitle} lead={delegationText.notCarried} button={delegationText.button} stopped={deputy === null || (forOther && absent === null) || from === '' || to === '' || order !== null} onClose={onClose} onAct={act}>
      {(tried) => (
        <>
          {forOther ? <PersonPick label={delegationText.absent} as="absent" chosen={absent} onChoose={setAbsent} stop={tried && absent === null ? delegationText.missing : null} /> : null}
          <PersonPick label={delegationText.deputy} as="deputy" chosen={deputy} onChoose={setDeputy} stop={tried && deputy === null ? delegationText.missing : null} />
          <div className="pair">
            <Field label={delegationText.from} stop={tried && from === '' ? delegationText.dayMissing : null}>{(parts) => <input {...parts} type="date" min={today} value={from} onChange={(event) => setFrom(event.target.value)} />}</Field>
            <Field label={delegationText.to} stop={tried ? (to === '' ? delegationText.dayMissing : order) : null}>{(parts) => <input {...parts} type="date" min={from || today} value={to} onChange={(event) => setTo(event.target.value)} />}</Field>
          </div>
          <Field label={delegationText.reason} hint={delegationText.reasonHint}>{(parts) => <input {...parts} type="text" autoComplete="off" maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
        </>
      )}
    </FormDialog>
  );
}

/** `names`: whose name stands first – the deputy's, the absent one's, or both. */
export function DelegationRows({ rows, names }: { readonly rows: readonly DelegationRow[]; readonly names: 'deputy' | 'absent' | 'both' }): ReactElement | null {
  const end = async (one: DelegationRow): Promise<void> => {
    try { takeDelegations(await call('delegation.end', { id: one.id }), delegationText.ended); } catch (reason) { toast({ words: sentenceOf(reason) }); }
  };
  if (rows.length === 0) return null;
  return (
    <ul className="deputies">
      {rows.map((one) => (
        <li key={one.id} className={one.state === 'past' ? 'quiet' : undefined}>
          <span>
            <b>{names === 'deputy' ? one.deputy.name : names === 'absent' ? one.absent.name : delegationText.both(one.absent.name, one.deputy.name)}</b>, {delegationText.span(one.from, one.to)}
            <span className="small quiet">{[one.endedOn === null ? delegationText[one.state] : delegationText.endedOn(one.endedOn), one.madeBy === one.absent.name ? '' : delegationText.by(one.madeBy), one.reason].filter((part) => part !== '').join(' · ')}</span>
          </span>
          {one.mayEnd ? <button type="button" className="link small" aria-label={delegationText.endOf(one.deputy.name, one.absent.name)} onClick={() => void end(one)}>{delegationText.end}</button> : null}
        </li>
      ))}
    </ul>
  );
}
