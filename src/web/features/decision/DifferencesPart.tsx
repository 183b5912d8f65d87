import { useQuery } from '@tanstack/react-query';
import { useId, useState, type ReactElement } from 'react';
import { swedishOrder } from '../../../domain/swedishOrder.ts';
import type { YearView } from '../../../contract/year.ts';
import { decidedVersion, waitingVersion } from '../../../domain/decision/version.ts';
import { levelOf, treatmentOf, type Method } from '../../../domain/method/method.ts';
import { differenceKinds, type ComparedObject, type Difference, type DifferenceKind, type RatingValues } from '../../../domain/year/compare.ts';
import { decisionText, differenceHeading, differenceOf, ratingInWords } from '../../../text/screenDecision.ts';
import { papersText } from '../../../text/screenPapers.ts';
import { versionText } from '../../../text/version.ts';
import { call, sentenceOf } from '../../call.ts';
import { PaperLinks } from '../../PaperLinks.tsx';
import { useSession } from '../../queries.ts';
import { WordsChanged } from './WordsChanged.tsx';

interface Side { readonly value: string; readonly label: string }
const objects: readonly ComparedObject[] = ['event', 'activity', 'control', 'group'];

/** What can stand on either side, the newest first. */
function sidesOf(view: YearView): Side[] {
  const year = view.content.year;
  return [
    { value: 'draft', label: decisionText.draft },
    ...view.versions.toSorted((a, b) => b.number - a.number).map((version) => ({ value: version.id, label: versionText.versionOf(version.number, year) })),
    ...(view.previousYear === null ? [] : [
      { value: 'previous-decided', label: decisionText.previousDecided(view.previousYear) },
      { value: 'previous', label: decisionText.previous(view.previousYear) },
    ]),
  ];
}

/** The question most often asked: the draft against what the board has or decided, else against last year. */
function firstBefore(view: YearView, previousDecided: boolean): string {
  const kept = waitingVersion(view.versions) ?? decidedVersion(view.versions);
  return kept?.id ?? (view.previousYear === null ? '' : previousDecided ? 'previous-decided' : 'previous');
}

export function DifferencesPart({ view }: { readonly view: YearView }): ReactElement {
  const heading = useId();
  const sides = sidesOf(view);
  const years = useSession().boards.find((board) => board.id === view.content.board.id)?.years ?? [];
  const [before, setBefore] = useState(() => firstBefore(view, years.some((one) => one.year === view.previousYear && one.state.kind === 'decided')));
  const [after, setAfter] = useState('draft');
  const comparable = before !== '' && after !== '' && before !== after;
  const { content } = view;
  const compared = useQuery({
    queryKey: ['compare', content.boardYearId, before, after, view.lastChange?.at ?? ''],
    queryFn: () => call('year.compare', { boardId: content.board.id, year: content.year, before, after }),
    enabled: comparable,
  });
  return (
    <section className="part" aria-labelledby={heading}>
      <h2 id={heading}>{decisionText.differences}</h2>
      {sides.length < 2 ? <p className="quiet">{decisionText.nothingToCompare}</p> : (
        <div className="pair compare-sides">
          <SidePick label={decisionText.compareBefore} value={before} sides={sides} onPick={setBefore} />
          <SidePick label={decisionText.compareAfter} value={after} sides={sides} onPick={setAfter} />
        </div>
      )}
      <div role="status">
        {sides.length > 1 && !comparable ? <p className="quiet">{decisionText.chooseToCompare}</p> : null}
        {compared.data && compared.data.differences.length === 0 ? <p className="quiet">{decisionText.noDifferences}</p> : null}
      </div>
      {compared.error ? <p className="quiet">{sentenceOf(compared.error)}</p> : null}
      {comparable && compared.data && compared.data.differences.length > 0 ? <DifferenceTable differences={compared.data.differences} method={content.method} /> : null}
      {comparable && compared.data && compared.data.differences.length > 0 ? <PaperLinks label={papersText.differences} paper="paper.differences" of={{ boardId: content.board.id, year: content.year, before, after }} /> : null}
    </section>
  );
}

function SidePick({ label, value, sides, onPick }: { readonly label: string; readonly value: string; readonly sides: readonly Side[]; readonly onPick: (value: string) => void }): ReactElement {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onPick(event.target.value)}>
        {value === '' ? <option value="" /> : null}
        {sides.map((side) => <option key={side.value} value={side.value}>{side.label}</option>)}
      </select>
    </div>
  );
}

function DifferenceTable({ differences, method }: { readonly differences: readonly Difference[]; readonly method: Method }): ReactElement {
  const [open, setOpen] = useState('');
  const groups = objects.flatMap((object) => differenceKinds.map((kind) => ({ key: `${object} ${kind}`, object, kind, rows: differences.filter((one) => one.object === object && one.kind === kind) }))).filter((group) => group.rows.length > 0);
  return (
    <ul className="difference-groups">
      {groups.map((group) => <DifferenceGroup key={group.key} object={group.object} kind={group.kind} rows={group.rows} method={method} open={open === group.key} onToggle={() => setOpen(open === group.key ? '' : group.key)} />)}
    </ul>
  );
}

function DifferenceGroup({ object, kind, rows, method, open, onToggle }: { readonly object: ComparedObject; readonly kind: DifferenceKind; readonly rows: readonly Difference[]; readonly method: Method; readonly open: boolean; readonly onToggle: () => void }): ReactElement {
  const inside = useId();
  return (
    <li>
      <div className="difference-head">
        <span className="num">{rows.length}</span>
        <button type="button" className="link" aria-expanded={open} aria-controls={inside} onClick={onToggle}>{differenceHeading(kind, object, rows.length)}</button>
        <span className="small quiet difference-labels">{object === 'event' ? labelsOf(rows) : ''}</span>
      </div>
      <div id={inside} hidden={!open}>
        {open ? rows.map((row, at) => <div className="diff" key={`${at} ${labelOf(row)}`}><span className="small">{differenceOf(object, labelOf(row))}</span><OneDifference difference={row} method={method} /></div>) : null}
      </div>
    </li>
  );
}

function labelOf(difference: Difference): string {
  return 'after' in difference ? difference.after.label : difference.before.label;
}
function labelsOf(rows: readonly Difference[]): string {
  const labels = rows.map(labelOf).toSorted(swedishOrder);
  return labels.length > 8 ? `${labels.slice(0, 8).join(' ')} …` : labels.join(' ');
}

function OneDifference({ difference, method }: { readonly difference: Difference; readonly method: Method }): ReactElement {
  switch (difference.kind) {
    case 'new': return <ins>{difference.text}</ins>;
    case 'gone': return <del>{difference.text}</del>;
    case 'renumbered': return <Swap from={difference.from ?? '–'} to={difference.to ?? '–'} />;
    case 're-rated': return <><Swap from={ratingOf(difference.from, method)} to={ratingOf(difference.to, method)} />{difference.reason === '' ? null : <span className="small quiet">{difference.reason}</span>}</>;
    case 'movedIn': return <span>{decisionText.intoPlan}</span>;
    case 'movedOut': return <span>{decisionText.outOfPlan(difference.reason)}</span>;
    case 'rehandled': return <Swap from={treatmentOf(method, difference.from)?.word ?? '–'} to={treatmentOf(method, difference.to)?.word ?? '–'} />;
    case 'reassigned': case 'rescheduled': return <Swap from={difference.from === '' ? '–' : difference.from} to={difference.to === '' ? '–' : difference.to} />;
    case 'reworded': return <WordsChanged from={difference.from} to={difference.to} />;
  }
}

function Swap({ from, to }: { readonly from: string; readonly to: string }): ReactElement {
  return <span><del>{from}</del> <ins>{to}</ins></span>;
}
function ratingOf(values: RatingValues, method: Method): string {
  return ratingInWords(values.likelihood, values.consequence, levelOf(method, values)?.word ?? null);
}
