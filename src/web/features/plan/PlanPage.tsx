import { Link } from '../../place.tsx';
import { useMemo, useState, type ReactElement } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Finding } from '../../../domain/finding.ts';
import type { RiskEvent } from '../../../domain/risk/analysis.ts';
import type { YearContent } from '../../../domain/year/content.ts';
import { tieText } from '../../../text/screenLineage.ts';
import { newId } from '../../identity.ts';
import { ruleSentence, ruleVerb } from '../../../text/rules.ts';
import { planText } from '../../../text/screenPlan.ts';
import { call } from '../../call.ts';
import { useYear } from '../../draft/useYear.ts';
import { useBoardYear } from '../../shell/current.ts';
import { useFindings } from '../../draft/useFindings.ts';
import { FindingMark } from '../../ui/Marks.tsx';
import { undo } from '../../shell/shortcuts.ts';
import { VersionLine } from '../../shell/VersionLine.tsx';
import { say } from '../../ui/said.ts';
import { toast } from '../../ui/toast.ts';
import { BulkBar } from './BulkBar.tsx';
import { MeasureList } from './MeasureList.tsx';
import { isPlanFinding, planSections, type Known, type PlanActs, type PlanRow } from './planRows.ts';
import { PlanTable } from './PlanTable.tsx';
import './plan.css';

/** The plan as on paper: by the analysis' headings, edited where it stands, saved by itself. */
export default function PlanPage(): ReactElement {
  const { boardId, year } = useBoardYear();
  const { draft, view } = useYear(boardId, year);
  const { content, abilities } = view;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const sections = useMemo(() => planSections(content), [content]);
  const findings = useFindings(boardId, year).open.filter(isPlanFinding);
  const readOnly = !abilities.edit;
  // Who may be given a row: known a moment later, and only asked for by who may write.
  const people: readonly Known[] = useQuery({ queryKey: ['people', boardId, year], queryFn: async () => (await call('measure.list', { boardId, year })).people, enabled: !readOnly, staleTime: 60_000 }).data ?? [];
  const missing = sections.flatMap((section) => section.missing);
  const inPlan = new Set([...content.activities.flatMap((activity) => activity.eventIds), ...missing.map((event) => event.id)]).size;
  const acts: PlanActs = {
    change: (row, field, wanted) => draft.change([{ object: 'activity', id: row.activity.id, field, wanted }]),
    add: (event: RiskEvent) => {
      const id = newId();
      draft.add('activity', [{ id, position: nextPosition(content.activities), eventIds: [event.id] }]);
      say(planText.addFor(event.label ?? event.text));
      requestAnimationFrame(() => document.querySelector<HTMLElement>(`#planrad-${id} .p-text .cell-text`)?.focus());
    },
    remove: (row: PlanRow) => {
      draft.remove('activity', [row.activity.id], planText.removeReason);
      setSelected(new Set([...selected].filter((id) => id !== row.activity.id)));
      toast({ words: planText.removed(row.number), action: { words: planText.undo, onPick: () => void undo(draft) } });
    },
    select: (id, on) => setSelected(new Set(on ? [...selected, id] : [...selected].filter((one) => one !== id))),
    selectAll: (on) => setSelected(new Set(on ? content.activities.map((activity) => activity.id) : [])),
  };
  /** Mend all: the rows of the finding are chosen and the bar below takes over. */
  const mend = (ids: readonly string[]): void => setSelected(new Set(ids.filter((id) => content.activities.some((activity) => activity.id === id))));
  return (
    <div className="page">
      <VersionLine view={view} />
      <div className="plan-head">
        <h1>{planText.title}</h1>
        <span className="small quiet">{planText.count(content.activities.length, inPlan)}</span>
        {readOnly ? <span className="small quiet end">{planText.locked}</span> : null}
      </div>
      {findings.length === 0 ? null : (
        <details className="plan-findings">
          <summary>{planText.findingCount(findings.length)}</summary>
          <ul>
            {findings.map((finding) => {
              const rows = finding.rows.filter((row) => row.kind === 'activity').map((row) => row.id);
              return (
                <li className="finding" key={finding.rule}>
                  <FindingMark urgent={finding.severity === 'error'} />
                  <p>{ruleSentence(finding)}</p>
                  {readOnly ? null : replacedEvents(content, finding).map((event) => <Link key={event.id} className="link" to="/n/$boardId/$year/analys" params={{ boardId, year: String(year) }} search={{ koppla: event.id }}>{tieText.tieEvent(event.label ?? planText.unnumbered(event.text))}</Link>)}
                  {readOnly || rows.length === 0 ? null : <button type="button" className="link" onClick={() => mend(rows)}>{ruleVerb(finding.rule)}</button>}
                </li>
              );
            })}
          </ul>
        </details>
      )}
      {sections.length === 0 ? (
        <section className="empty"><h2>{planText.emptyTitle(year)}</h2><p>{planText.emptyWhy}</p><div className="row">
          {abilities.import && content.events.length === 0 ? <Link className="btn btn-main" to="/n/$boardId/$year/inlasning" params={{ boardId, year: String(year) }}>{planText.emptyImport}</Link> : null}
          <Link className="btn" to="/n/$boardId/$year/analys" params={{ boardId, year: String(year) }}>{planText.emptyAnalysis}</Link>
        </div></section>
      ) : (
        <>
          <PlanTable content={content} sections={sections} findings={findings} selected={selected} readOnly={readOnly} people={people} acts={acts} />
          {selected.size === 0 || readOnly ? null : (
            <BulkBar count={selected.size} people={people} onClear={() => setSelected(new Set())} onSet={(wanted) => {
              draft.change([...selected].flatMap((id) => Object.entries(wanted).map(([field, value]) => ({ object: 'activity' as const, id, field, wanted: value }))));
              say(planText.setDone(selected.size));
              setSelected(new Set());
            }} />
          )}
        </>
      )}
      <MeasureList content={content} draft={draft} readOnly={readOnly} people={people} />
    </div>
  );
}

/** The events that a kept control text was moved to: tied to last year's event, they are no longer replaced ones. */
function replacedEvents(content: YearContent, finding: Finding): RiskEvent[] {
  if (finding.rule !== 'plan.text-kept-event-replaced') return [];
  const named = new Set<string>(content.activities.filter((activity) => finding.rows.some((row) => row.id === activity.id)).flatMap((activity) => activity.eventIds));
  return content.events.filter((event) => named.has(event.id));
}

function nextPosition(rows: readonly { readonly position: number }[]): number {
  return rows.reduce((most, row) => Math.max(most, row.position), -1) + 1;
}
