import { useSuspenseQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { delegationText } from '../../../text/delegation.ts';
import { DelegationDialog, delegationsQuery, DelegationRows } from '../../Deputies.tsx';

/** "While I am away": who stands in, for whom one stands in, and – for managers and coordinators – for those who cannot see to it themselves. */
export function AwayPart(): ReactElement {
  const view = useSuspenseQuery(delegationsQuery).data;
  const [open, setOpen] = useState<'own' | 'other' | null>(null);
  const standing = view.mine.filter((one) => one.state !== 'past');
  const earlier = view.mine.filter((one) => one.state === 'past');
  const arranged = view.arranged.filter((one) => one.state !== 'past');
  return (
    <>
      <section className="part" aria-labelledby="away">
        <h2 id="away">{delegationText.title}</h2>
        <p className="quiet">{delegationText.lead} {delegationText.notCarried}</p>
        {standing.length === 0 ? <p>{delegationText.nobody}</p> : <DelegationRows rows={standing} names="deputy" />}
        <div><button type="button" className="btn" onClick={() => setOpen('own')}>{delegationText.make}</button></div>
        {earlier.length === 0 ? null : <details><summary>{delegationText.earlier}</summary><DelegationRows rows={earlier} names="deputy" /></details>}
      </section>
      {view.forMe.length === 0 ? null : (
        <section className="part" aria-labelledby="stands-in">
          <h2 id="stands-in">{delegationText.forMeTitle}</h2>
          <DelegationRows rows={view.forMe} names="absent" />
        </section>
      )}
      {view.mayArrange ? (
        <section className="part" aria-labelledby="arranged">
          <h2 id="arranged">{delegationText.arrangedTitle}</h2>
          <p className="quiet">{delegationText.arrangedLead}</p>
          {arranged.length === 0 ? <p>{delegationText.arrangedNone}</p> : <DelegationRows rows={arranged} names="both" />}
          <div><button type="button" className="btn" onClick={() => setOpen('other')}>{delegationText.arrange}</button></div>
        </section>
      ) : null}
      {open === null ? null : <DelegationDialog forOther={open === 'other'} onClose={() => setOpen(null)} />}
    </>
  );
}
