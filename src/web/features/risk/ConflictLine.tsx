import type { RiskEvent } from '../../../domain/risk/analysis.ts';
import type { PreviousYear, YearContent } from '../../../domain/year/content.ts';
import { treatmentOf, wordOf } from '../../../domain/method/method.ts';
import { fieldWords } from '../../../text/fieldWords.ts';
import { riskText } from '../../../text/screenRisk.ts';
import type { Conflict } from '../../draft/item.ts';
import type { Draft } from '../../draft/store.ts';

/** Who, both values, two buttons named by the values. In the row, never in the way. */
export function ConflictLine({ conflict, content, previous, draft, span }: { readonly conflict: Conflict; readonly content: YearContent; readonly previous: PreviousYear | null; readonly draft: Draft; readonly span: number }) {
  const mine = valueWords(content, conflict.field, conflict.wanted, previous);
  const theirs = valueWords(content, conflict.field, conflict.now, previous);
  const words: Readonly<Record<string, string>> = fieldWords.event;
  return (
    <tr role="row" className="edit conflict-row">
      <td role="gridcell" colSpan={span}>
        <div className="conflict" role="group">
          <p><strong>{riskText.conflict(conflict.by, words[conflict.field] ?? conflict.field)}</strong> {riskText.conflictValues(mine, theirs)}</p>
          <div className="row">
            <button type="button" className="btn" onClick={() => draft.settle(conflict, true)}>{riskText.keep(short(mine))}</button>
            <button type="button" className="btn" onClick={() => draft.settle(conflict, false)}>{riskText.take(short(theirs))}</button>
          </div>
        </div>
      </td>
    </tr>
  );
}

function short(words: string): string {
  return words.length > 48 ? `${words.slice(0, 47)}…` : words;
}

/** A field's value as people say it. */
export function valueWords(content: YearContent, field: string, value: unknown, previous: PreviousYear | null = null): string {
  if (value === null || value === undefined || value === '') return riskText.nothing;
  if (field === 'continues' && Array.isArray(value)) return value.length === 0 ? riskText.nothing : value.map((id) => { const event = previous?.content.events.find((one) => one.id === id); return event?.label ?? event?.text ?? riskText.unnumbered; }).join(', ');
  if (field === 'likelihood' || field === 'consequence') return `${String(value)} ${wordOf(content.method[field], Number(value))}`.trim();
  if (field === 'treatment') return treatmentOf(content.method, String(value))?.word ?? String(value);
  if (field === 'groupId') return content.groups.find((group) => group.id === value)?.title ?? riskText.outside;
  if (field === 'review') return riskText.changed[value as RiskEvent['review']] ?? String(value);
  if (typeof value === 'object' && 'printed' in value) return String(value.printed);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : riskText.nothing;
}
