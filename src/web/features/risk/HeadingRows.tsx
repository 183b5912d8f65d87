import { memo } from 'react';
import type { SecrecyMark } from '../../../domain/openness/secrecy.ts';
import { riskText } from '../../../text/screenRisk.ts';
import { Chevron } from '../../ui/Marks.tsx';
import { SecrecyBadge } from '../../ui/SecrecyBadge.tsx';
import type { TableRow } from './tableRows.ts';

interface GoalGiven { readonly mark: SecrecyMark | null; readonly row: Extract<TableRow, { kind: 'goal' }>; readonly span: number; readonly folded: boolean; readonly tabStop: number }

/** A goal, across the whole table. */
export const GoalRow = memo(function GoalRow({ row, mark, span, folded, tabStop }: GoalGiven) {
  return (
    <tr role="row" className="goal" data-row={row.key} data-heading="goal">
      <th role="rowheader" colSpan={span} data-cell={0} tabIndex={tabStop === 0 ? 0 : -1} aria-expanded={!folded}>
        <button type="button" className="foldbtn" tabIndex={-1} data-fold="" aria-label={folded ? riskText.unfold(row.group.title) : riskText.fold(row.group.title)}><Chevron className="fold" open={!folded} /></button>
        <span>{row.group.title}</span><SecrecyBadge mark={mark} />{folded ? <span className="quiet small"> {riskText.folded(row.events)}</span> : null}
      </th>
    </tr>
  );
}, (a, b) => a.mark === b.mark && a.span === b.span && a.folded === b.folded && a.tabStop === b.tabStop && a.row.group === b.row.group && a.row.events === b.row.events);

interface ProcessGiven { readonly mark: SecrecyMark | null; readonly controlMark: SecrecyMark | null; readonly row: Extract<TableRow, { kind: 'process' }>; readonly span: number; readonly usesControls: boolean; readonly tabStop: number; readonly editing: boolean }

/** Process and way of working on the left, the systematic controls on the right. */
export const ProcessRow = memo(function ProcessRow({ row, mark, controlMark, span, usesControls, tabStop, editing }: ProcessGiven) {
  const [first, ...rest] = row.words;
  const name = row.kindWord === null ? null : `${riskText.kinds[row.kindWord] ?? ''}, ${riskText.outside.toLowerCase()}`;
  return (
    <tr role="row" className={editing ? 'proc is-edit' : 'proc'} data-row={row.key} data-heading="process">
      <th role="rowheader" className="p-name" colSpan={2} data-cell={0} tabIndex={tabStop === 0 ? 0 : -1}><span>{name ?? <><b>{first}</b>{rest.map((word, at) => <span key={at}> › {word}</span>)}</>}</span><SecrecyBadge mark={mark} /></th>
      <th role="rowheader" colSpan={Math.max(1, span - 2)} data-cell={1} tabIndex={tabStop === 1 ? 0 : -1}><span>{row.controls.length > 0 ? riskText.control(row.controls.map((control) => control.text)) : usesControls && row.groups.length > 0 ? riskText.noControl : ''}</span><SecrecyBadge mark={controlMark} /></th>
    </tr>
  );
}, (a, b) => a.mark === b.mark && a.controlMark === b.controlMark && a.span === b.span && a.tabStop === b.tabStop && a.editing === b.editing && a.row.key === b.row.key && a.row.words.join('\n') === b.row.words.join('\n') && a.row.controls.length === b.row.controls.length && a.row.controls.every((control, at) => control === b.row.controls[at]));
