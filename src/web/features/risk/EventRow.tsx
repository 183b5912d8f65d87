import { memo } from 'react';
import { levelOf, riskValue, treatmentOf, wordOf, type Method } from '../../../domain/method/method.ts';
import type { RiskEvent } from '../../../domain/risk/analysis.ts';
import { riskText, type ColumnKey } from '../../../text/screenRisk.ts';
import type { SecrecyMark } from '../../../domain/openness/secrecy.ts';
import { SecrecyBadge } from '../../ui/SecrecyBadge.tsx';
import { FindingMark, LevelMark, Star } from '../../ui/Marks.tsx';
import { columnClass } from './columns.ts';

interface Given {
  readonly event: RiskEvent;
  readonly method: Method;
  readonly columns: readonly ColumnKey[];
  /** Last year's rating as words; '' where there is none. */
  readonly before: string;
  readonly remark: string;
  readonly remarkUrgent: boolean;
  /** The cell with the table's tab stop, or -1. */
  readonly tabStop: number;
  readonly selected: boolean;
  readonly editing: ColumnKey | null;
  /** Fields that somebody else has changed, parted by a space. */
  readonly conflicts: string;
  readonly hasPrevious: boolean;
  readonly readOnly: boolean;
  /** The secrecy mark that stands on it. */
  readonly mark: SecrecyMark | null;
}

/** One event. Drawn anew only when something that it shows has changed. */
export const EventRow = memo(function EventRow(given: Given) {
  const { event, columns, tabStop, selected, editing, readOnly } = given;
  const carried = event.review === 'carried';
  const className = ['ev', carried ? 'old' : '', editing ? 'is-edit' : '', selected ? 'is-selected' : ''].filter((one) => one !== '').join(' ');
  const name = event.label ?? riskText.unnumbered;
  return (
    <tr role="row" className={className} data-row={event.id} data-event="" aria-selected={readOnly ? undefined : selected}>
      {columns.map((column, at) => (
        <td key={column} role="gridcell" className={cellClass(column, given)} data-cell={at} data-column={column} tabIndex={tabStop === at ? 0 : -1}>
          {column === 'label' && !readOnly ? <label className="pickrow"><input type="checkbox" tabIndex={-1} checked={selected} readOnly aria-label={riskText.select(name)} data-select="" /></label> : null}
          <Cell column={column} given={given} />
        </td>
      ))}
    </tr>
  );
});

function cellClass(column: ColumnKey, { editing, conflicts }: Given): string {
  const field = column === 'plan' ? 'treatment' : column;
  return [columnClass[column], editing === column ? 'is-focus' : '', conflicts.split(' ').includes(field) ? 'other' : ''].filter((one) => one !== '').join(' ');
}

function Cell({ column, given }: { readonly column: ColumnKey; readonly given: Given }) {
  const { event, method } = given;
  switch (column) {
    case 'label': return <span>{event.label ?? riskText.none}</span>;
    case 'text': return <><span className="clamp">{event.text === '' ? <span className="quiet">{riskText.noText}</span> : event.text}</span><SecrecyBadge mark={given.mark} /></>;
    case 'likelihood': return <StepWords value={event.likelihood} word={wordOf(method.likelihood, event.likelihood)} />;
    case 'consequence': return <StepWords value={event.consequence} word={wordOf(method.consequence, event.consequence)} />;
    case 'value': return <Value event={event} method={method} />;
    case 'plan': {
      const treatment = treatmentOf(method, event.treatment);
      return treatment?.plan ? <Star label={riskText.inPlanMark} /> : treatment === null ? <span className="quiet" title={riskText.open}>{riskText.none}<span className="vh">{riskText.open}</span></span> : <span className="vh">{treatment.word}</span>;
    }
    case 'remark': return given.remark !== '' ? <span><FindingMark urgent={given.remarkUrgent} /><span className="remark">{given.remark}</span></span>
      : event.review === 'new' && given.hasPrevious ? <span>{riskText.newThisYear}</span> : event.review === 'carried' ? <span>{riskText.notReviewed}</span> : null;
    case 'previous': return <span>{given.before}</span>;
    case 'riskOwner': return <span className="clamp">{event.riskOwner?.printed ?? ''}</span>;
    case 'treatmentReason': case 'ratingReason': case 'department': case 'category': case 'explanation': return <span className="clamp">{event[column]}</span>;
  }
}

function StepWords({ value, word }: { readonly value: number | null; readonly word: string }) {
  return value === null ? <span className="quiet">{riskText.none}</span> : <><b>{value}</b> {word === '' ? <span className="urgent">{riskText.outsideScale}</span> : word}</>;
}

function Value({ event, method }: { readonly event: RiskEvent; readonly method: Method }) {
  const value = riskValue(event);
  if (value === null) return <span className="quiet">{riskText.none} {riskText.notRated}</span>;
  const level = levelOf(method, event);
  return level === null ? <b>{value}</b> : <span className={`chip lv${level.step}`}><LevelMark step={level.step} /><b>{value}</b> {level.word}</span>;
}
