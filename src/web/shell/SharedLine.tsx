import { useQuery } from '@tanstack/react-query';
import { shareNotice } from '../../text/shareNotice.ts';
import { Link } from '../place.tsx';
import type { Current } from './current.ts';
import { sharesQuery } from './shares.ts';

/** Everybody of the board sees that its draft is open to others, to whom and until when. */
export function SharedLine({ current }: { readonly current: Current }) {
  const shares = useQuery(sharesQuery(current.board.id, current.year)).data?.shares.filter((one) => one.stand === 'open') ?? [];
  if (shares.length === 0) return null;
  return (
    <div className="shared-line" role="note">
      {shares.map((one) => <span key={one.id}>{shareNotice.notice(one.audience, one.audienceBody, one.to)}. </span>)}
      <Link to="/n/$boardId/$year/delning" params={{ boardId: current.board.id, year: String(current.year) }}>{shareNotice.see}</Link>
    </div>
  );
}
