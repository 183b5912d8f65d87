import type { ReactElement, ReactNode } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ChainView } from '../../../contract/chain.ts';
import { chainText as text } from '../../../text/screenChain.ts';
import { judgementWords } from '../../../text/followup.ts';
import { call } from '../../call.ts';
import { Link, usePlace } from '../../place.tsx';
import { useBoardYear } from '../../shell/current.ts';
import { ControlsPart, DecisionsPart, MeasuresPart, PlanRowsPart } from './ChainParts.tsx';
import { TrendPart } from './TrendPart.tsx';
import './chain.css';

/** One event and all that hangs on it, from its goal to the board's decision. Every line is a link to where it lives. */
export default function ChainPage(): ReactElement {
  const { boardId, year } = useBoardYear();
  const eventId = usePlace().params.eventId ?? '';
  const { data: view } = useSuspenseQuery({ queryKey: ['chain', boardId, year, eventId], queryFn: ({ signal }) => call('chain.read', { boardId, year, eventId }, signal), staleTime: 2_000 });
  const params = { boardId, year: String(year) };
  return (
    <div className="page ch-page">
      <nav className="ch-path" aria-label={text.above}><ol>{view.groups.map((group) => <li key={group.id}><Link to="/n/$boardId/$year/analys" params={params} search={{ rad: eventId }}>{group.title}</Link></li>)}</ol></nav>
      <h1><span className="quiet">{text.title(view.label)}</span> {view.text}</h1>
      <p className="small ch-ways"><Link to="/n/$boardId/$year/analys" params={params} search={{ rad: eventId }}>{text.inAnalysis}</Link></p>
      <div className="ch-chain">
        <Part id="trend" title={text.rating}><TrendPart view={view} /></Part>
        <Part id="systematic" title={text.controlsBuiltIn} missing={view.systematicControls.length === 0 ? text.noControlsBuiltIn : null}><ul className="ch-plain">{view.systematicControls.map((words) => <li key={words}>{words}</li>)}</ul></Part>
        <Part id="rows" title={text.planRows} missing={view.planRows.length === 0 ? text.noPlanRows : null}><PlanRowsPart view={view} /></Part>
        <Part id="controls" title={text.controls} missing={view.controls.length === 0 ? text.noControls : null}><ControlsPart view={view} /></Part>
        <Part id="measures" title={text.measures} missing={view.measures.length === 0 ? text.noMeasures : null}><MeasuresPart view={view} /></Part>
        <Part id="followups" title={text.followups} missing={view.sections.length === 0 ? text.noFollowups : null}><Sections view={view} /></Part>
        <Part id="judgements" title={text.judgement} missing={view.judgements.length === 0 ? text.noJudgement : null}><Judgements view={view} /></Part>
        <Part id="decisions" title={text.decisions} missing={view.decisions.length === 0 ? text.noDecisions : null}><DecisionsPart view={view} /></Part>
      </div>
    </div>
  );
}

/** One link of the chain; what is missing is said in its place. */
function Part({ id, title, missing = null, children }: { readonly id: string; readonly title: string; readonly missing?: string | null; readonly children: ReactNode }): ReactElement {
  return (
    <section className={missing === null ? 'ch-part' : 'ch-part ch-missing'} aria-labelledby={`ch-${id}`}>
      <h2 id={`ch-${id}`}>{title}</h2>
      <div>{missing === null ? children : <p className="quiet">{missing}</p>}</div>
    </section>
  );
}

function Sections({ view }: { readonly view: ChainView }): ReactElement {
  return (
    <ul className="ch-texts">{view.sections.map((one) => (
      <li key={`${one.year} ${one.code} ${one.subject}`}>
        <p><Link to="/n/$boardId/$year/uppfoljning/$occasion" params={{ boardId: view.boardId, year: String(one.year), occasion: one.code }} search={{ del: `rad-${one.subject}` }}>{one.name} {one.year}</Link> <span className="small quiet">{one.ready ? text.ready : text.draft}</span></p>
        {[one.result, one.analysis].filter((words) => words.trim() !== '').map((words) => <p key={words} className="ch-words">{words}</p>)}
      </li>
    ))}</ul>
  );
}

function Judgements({ view }: { readonly view: ChainView }): ReactElement {
  return (
    <ul className="ch-texts">{view.judgements.map((one) => (
      <li key={`${one.year} ${one.code}`}>
        <p><Link to="/n/$boardId/$year/uppfoljning/$occasion" params={{ boardId: view.boardId, year: String(one.year), occasion: one.code }} search={{ del: 'bedomning' }}>{one.name} {one.year}: {judgementWords[one.judgement].toLocaleLowerCase('sv')}</Link> <span className="small quiet">{text.judgementBy(one.by, one.on)}</span></p>
        <p className="ch-words">{one.grounds}</p>
      </li>
    ))}</ul>
  );
}
