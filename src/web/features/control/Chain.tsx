import type { OccasionView } from '../../../contract/control.ts';
import { occasionText as text } from '../../../text/screenControl.ts';
import { Link } from '../../place.tsx';
import { useSession } from '../../queries.ts';

/** Who reads the board's year, who reads it as an auditor, and who has only the control. */
export function useReader(boardId: string): 'board' | 'auditor' | null {
  const may = useSession().boards.find((board) => board.id === boardId)?.may;
  return may?.read ? 'board' : may?.audit ? 'auditor' : null;
}

/** The chain upwards: goal, event, plan row. */
export function Chain({ view }: { readonly view: OccasionView }) {
  const { chain, occasion } = view;
  const reader = useReader(occasion.bodyId);
  const reads = reader === 'board';
  const at = { boardId: occasion.bodyId, year: String(chain.planYear) };
  const plan = text.planRow(chain.planRow, chain.planYear);
  return (
    <nav className="c-part c-chain small" aria-label={text.why_}>
      <h2>{text.why_}</h2>
      <ul>
        {chain.groups.map((group) => <li key={group}>{group}</li>)}
        {chain.events.map((event) => <li key={event.id}>{reads ? <Link href={`/n/${at.boardId}/${at.year}/handelse/${event.id}`}>{text.event(event.label, event.text)}</Link> : text.event(event.label, event.text)}</li>)}
        <li>{reads ? <Link to="/n/$boardId/$year/plan" params={at} hash={`planrad-${chain.activityId}`}>{plan}</Link> : plan}</li>
        {reads ? <li><Link to="/n/$boardId/$year/kontroller" params={{ ...at, year: String(view.year) }} hash={`kontroll-${chain.activityId}`}>{text.controls(view.year)}</Link></li>
          : reader === 'auditor' ? <li><Link to="/revision/$boardId/$year" params={{ ...at, year: String(view.year) }} hash={`rad-${chain.activityId}`}>{text.controls(view.year)}</Link></li> : null}
      </ul>
    </nav>
  );
}
