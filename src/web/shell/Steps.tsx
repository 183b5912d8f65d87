import { useEffect, useState, type ReactNode } from 'react';
import { shellText, steps, stepWords } from '../../text/screenShell.ts';
import type { PageName, Step } from '../../text/screenShell.ts';
import { inPlan } from '../../domain/year/content.ts';
import { useErrorCount } from '../draft/useFindings.ts';
import { useAskedVersion } from '../draft/useYear.ts';
import { Link } from '../place.tsx';
import { useControlsLate, useFollowupLeft, useRegisterCounts, useStart } from '../queries.ts';
import type { Open } from './open.ts';
import type { Current } from './current.ts';

export const stepPaths = {
  overview: '/', start: '/', analysis: '/n/$boardId/$year/analys', plan: '/n/$boardId/$year/plan', controls: '/n/$boardId/$year/kontroller', measures: '/n/$boardId/$year/atgarder', followup: '/n/$boardId/$year/uppfoljning', decision: '/n/$boardId/$year/beslut',
} as const;

const stepOf: Partial<Record<PageName, Step>> = { start: 'overview', analysis: 'analysis', plan: 'plan', controls: 'controls', measures: 'measures', followups: 'followup', followup: 'followup', chain: 'analysis', decision: 'decision' };

interface Given { readonly current: Current; readonly open: Open | null; readonly page: PageName | null }
interface Sub { readonly words: string; readonly urgent: boolean }

/** The year's steps: the main way around. On a narrow screen they fold into one line. */
export function Steps({ current, open, page }: Given) {
  const subs = useSubs(current, open);
  const here = page === null ? null : stepOf[page] ?? null;
  // Who reads a kept version stays in it between its analysis and its plan.
  const asked = useAskedVersion();
  const params = { boardId: current.board.id, year: String(current.year) };
  // Who reads only what has left the board has no use for steps that show more; an auditor has them on the year's page in the auditor's room.
  const mine = current.board.may.read || current.board.may.audit ? steps : steps.filter((step) => step !== 'controls' && step !== 'measures' && step !== 'followup');
  const line = (step: Step) => {
    const sub = subs[step];
    return sub ? <span className={sub.urgent ? 'urgent' : undefined}>{sub.words}</span> : null;
  };
  const link = (step: Step, within: ReactNode, done?: () => void) => step === 'overview'
    ? <Link to="/" onClick={done} aria-current={here === step ? 'page' : undefined}>{within}</Link>
    : <Link to={stepPaths[step]} params={params} {...(asked !== null && (step === 'analysis' || step === 'plan') ? { search: { version: asked } } : {})} onClick={done} aria-current={here === step ? 'page' : undefined}>{within}</Link>;
  return (
    <>
      <nav className="steps" aria-label={shellText.stepsLabel}><ul>
        {mine.map((step) => <li key={step}>{link(step, <>{stepWords[step]}{line(step)}</>)}</li>)}
      </ul></nav>
      <nav className="stepmenu" aria-label={shellText.stepsMenuLabel}>
        <details key={page}>
          <summary>{here === null ? shellText.stepsLabel : stepWords[here]} {here === null ? null : <span className={subs[here]?.urgent ? 'urgent small' : 'small quiet'}>{subs[here]?.words}</span>} <span className="end">{shellText.allSteps}</span></summary>
          {mine.filter((step) => step !== here).map((step) => <div key={step}>{link(step, <>{stepWords[step]}{line(step)}</>)}</div>)}
        </details>
      </nav>
    </>
  );
}

/** One quiet line under each step; red only for what is in the way or late. */
function useSubs(current: Current, open: Open | null): Readonly<Partial<Record<Step, Sub>>> {
  const errors = useErrorCount(current.board.id, current.year);
  const asked = useAskedVersion();
  // How much waits is asked for when the page stands: nobody should wait for it.
  const [stands, setStands] = useState(false);
  useEffect(() => { const timer = setTimeout(() => setStands(true), 500); return () => clearTimeout(timer); }, []);
  const start = useStart(stands).data ?? null;
  const tasks = start?.tasks ?? null;
  const stand = start?.stands.find((one) => one.boardId === current.board.id) ?? null;
  const register = useRegisterCounts(current.board.id, current.year);
  const view = open?.state.view ?? null;
  const left = useFollowupLeft(current.board.id, current.year);
  const followup: { readonly followup?: Sub } = left === null ? {} : { followup: { words: shellText.sub.sections(left), urgent: false } };
  const overview: Sub | undefined = tasks ? { words: shellText.sub.waiting(tasks.length), urgent: false } : undefined;
  // What a page of these has shown is newer than what was asked for with the tasks.
  const lateControls = useControlsLate(current.board.id, current.year) ?? stand?.lateControls.find((one) => one.year === current.year)?.late ?? 0;
  const controls: { readonly controls?: Sub } = lateControls === 0 ? {} : { controls: { words: shellText.sub.late(lateControls), urgent: true } };
  if (!view) return { ...(overview ? { overview } : {}), ...controls, ...followup };
  const { content, state } = view;
  // A frozen version tells how the measures stood then, not what is late now.
  const late = !current.board.may.read || asked !== null ? 0 : register?.late ?? stand?.lateInRegister ?? 0;
  const openMeasures = register?.open ?? stand?.openMeasures ?? null;
  const settled = state.kind === 'decided' && !state.changedSince;
  return {
    ...(overview ? { overview } : {}),
    analysis: errors > 0 ? { words: shellText.sub.errors(errors), urgent: true } : { words: settled ? shellText.sub.decided : shellText.sub.events(content.events.length), urgent: false },
    plan: { words: shellText.sub.inPlan(content.events.filter((event) => inPlan(content, event) === true).length), urgent: false },
    ...late > 0 ? { measures: { words: shellText.sub.late(late), urgent: true } } : asked === null && openMeasures !== null ? { measures: { words: shellText.sub.measures(openMeasures), urgent: false } } : {},
    ...controls,
    ...followup,
    decision: { words: shellText.sub.decision(state), urgent: false },
  };
}
