import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { DeviationRow } from '../../../contract/deviation.ts';
import { deviationStateWords, severityWords } from '../../../text/deviation.ts';
import { deviationText } from '../../../text/screenDeviation.ts';
import { requestText, setupText } from '../../../text/screenRequest.ts';
import { call } from '../../call.ts';
import { Link } from '../../place.tsx';
import { useSession } from '../../queries.ts';
import { Empty } from '../../ui/Empty.tsx';
import './deviation.css';

const listQuery = queryOptions({ queryKey: ['deviations'], queryFn: ({ signal }) => call('deviation.list', {}, signal) });
const parts = [['receiver', deviationText.received], ['reporter', deviationText.own], ['register', deviationText.register]] as const;

/** What a person has reported and received, at all boards at once. Without the words of a report: reading those is logged. */
export default function DeviationsPage(): ReactElement {
  const { rows, unhandled } = useSuspenseQuery(listQuery).data;
  const { boards } = useSession();
  const report = <Link to="/avvikelse" className="btn btn-main">{deviationText.report}</Link>;
  // Who leads the board's internal control sets how it is done there.
  const leads = boards.filter((one) => one.may.edit);
  const more = <p className="small d-more-links"><Link to="/begaran">{requestText.title}</Link>{leads.map((one) => <Link key={one.id} to="/avvikelser/$boardId" params={{ boardId: one.id }}>{setupText.link(one.name)}</Link>)}</p>;
  const told = unhandled.length === 0 ? null : <div className="d-notice">{unhandled.map((one) => <p key={one.board} className="urgent">{deviationText.unhandled(one)}</p>)}<p>{deviationText.unhandledWhy}</p></div>;
  if (rows.length === 0) return <div className="page d-page"><Empty title={deviationText.none} text={deviationText.noneWhy}>{report}</Empty>{told}{more}</div>;
  return (
    <div className="page d-page">
      <h1>{deviationText.title}</h1>
      <p className="lead">{deviationText.lead}</p>
      <p className="d-row">{report}</p>
      {told}
      {parts.map(([as, words]) => <Part key={as} words={words} rows={rows.filter((row) => row.as === as)} />)}
      {more}
    </div>
  );
}

function Part({ words, rows }: { readonly words: string; readonly rows: readonly DeviationRow[] }): ReactElement | null {
  if (rows.length === 0) return null;
  return (
    <section className="d-section">
      <h2>{words}</h2>
      <ul className="d-list">{rows.map((row) => <li key={row.id}><Link to="/avvikelse/$boardId/$deviationId" params={{ boardId: row.boardId, deviationId: row.id }}>{row.title === '' ? deviationText.unnamed(row.reportedOn) : row.title}</Link><About row={row} /></li>)}</ul>
    </section>
  );
}
function About({ row }: { readonly row: DeviationRow }): ReactElement {
  const said = [
    deviationStateWords[row.state], ...(row.severity === null ? [] : [severityWords[row.severity]]), ...(row.reporter === '' ? [] : [deviationText.from(row.reporter)]), ...(row.title === '' ? [] : [deviationText.reportedOn(row.reportedOn)]),
    ...(row.unitName === '' ? [] : [row.unitName]), row.board, ...(row.state === 'closed' || row.late || row.as === 'register' ? [] : [deviationText.answerBy(row.answerBy)]), ...(row.informOn === null ? [] : [deviationText.informOn(row.informOn)]),
  ];
  const wrong = [...(row.late && row.as !== 'register' ? [deviationText.late] : []), ...(row.needsMeasure ? [deviationText.needsMeasure] : [])];
  return <span className="small quiet">{said.join(' · ')}{wrong.length === 0 ? null : <> · <span className="urgent">{wrong.join(' · ')}</span></>}</span>;
}
