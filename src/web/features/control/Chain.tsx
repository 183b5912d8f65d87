import type { OccasionView } from '../../../contract/control.ts';
import { occasionText as text } from '../../../text/screenControl.ts';
import { Link } from '../../place.tsx';
import { useSession } from '../../queries.ts';

/** The chain upwards: goal, event, plan row. */
export function Chain({ view }: { readonly view: OccasionView }) {
  const { chain, occasion } = view;
  const { boards } = useSession();
  const reads = boards.some((board) => board.id === occasion.bodyId && board.may.read);
  const audits = !reads && boards.some((board) => board.id === occasion.bodyId && board.may.audit);
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
          : audits ? <li><Link to="/revision/$boardId/$year" params={{ ...at, year: String(view.year) }} hash={`rad-${chain.activityId}`}>{text.controls(view.year)}</Link></li> : null}
      </ul>
    </nav>
  );
}
