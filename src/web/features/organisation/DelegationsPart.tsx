import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { delegationText } from '../../../text/delegation.ts';
import { DelegationDialog, delegationsQuery, DelegationRows } from '../../Deputies.tsx';

/** Who stands in for whom in the whole municipality, and what ended within the year. */
export function DelegationsPart(): ReactElement | null {
  const view = useQuery(delegationsQuery).data;
  const [open, setOpen] = useState(false);
  if (!view) return null;
  const standing = view.arranged.filter((one) => one.state !== 'past');
  const earlier = view.arranged.filter((one) => one.state === 'past');
  return (
    <section className="part" aria-labelledby="deputies">
      <h2 id="deputies">{delegationText.arrangedTitle}</h2>
      <p className="quiet">{delegationText.arrangedLead}</p>
      {standing.length === 0 ? <p>{delegationText.arrangedNone}</p> : <DelegationRows rows={standing} names="both" />}
      <div><button type="button" className="btn" onClick={() => setOpen(true)}>{delegationText.arrange}</button></div>
      {earlier.length === 0 ? null : <details><summary>{delegationText.earlier}</summary><DelegationRows rows={earlier} names="both" /></details>}
      {open ? <DelegationDialog forOther onClose={() => setOpen(false)} /> : null}
    </section>
  );
}
