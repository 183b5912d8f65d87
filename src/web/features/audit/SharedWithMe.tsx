import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { auditText as text } from '../../../text/screenAudit.ts';
import { call } from '../../call.ts';
import { Link } from '../../place.tsx';

/** Drafts that boards share with the person today; nothing when there is none. */
export function SharedWithMe(): ReactElement | null {
  const shares = useQuery({ queryKey: ['shared'], queryFn: ({ signal }) => call('share.received', {}, signal) }).data?.shares ?? [];
  if (shares.length === 0) return null;
  return (
    <section className="part" aria-labelledby="shared">
      <h2 id="shared">{text.shared}</h2>
      <ul className="audit-list">{shares.map((one) => <li key={one.id}><Link to="/delat/$shareId" params={{ shareId: one.id }}>{text.sharedUntil(one.board, one.year, one.to)}</Link><span className="audit-more">{one.reason}</span></li>)}</ul>
    </section>
  );
}
