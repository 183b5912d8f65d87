import type { ReactElement } from 'react';
import type { SubmissionProposal } from '../../../contract/decision.ts';
import type { YearView } from '../../../contract/year.ts';
import { riskText } from '../../../text/screenRisk.ts';
import { fieldWords } from '../../../text/fieldWords.ts';
import { paperAddress } from '../../call.ts';
import type { Conflict } from '../../draft/item.ts';
import type { Draft } from '../../draft/store.ts';
import { SubmitPart, type SubmitLine } from './SubmitPart.tsx';

interface Given { readonly view: YearView; readonly draft: Draft; readonly conflicts: readonly Conflict[]; readonly proposal: SubmissionProposal; readonly onDone: (view: YearView) => void }

/** The analysis and plan on their way to the board. To whom and under which number belong to the year. */
export function SubmitYear({ view, draft, conflicts, proposal, onDone }: Given): ReactElement {
  const { content } = view;
  const at = { boardId: content.board.id, year: content.year };
  const params = { boardId: at.boardId, year: String(at.year) };
  const line = (field: 'recipients' | 'caseNumber'): SubmitLine => (view.abilities.edit ? { value: view[field] || proposal[field], hand: (words) => draft.change([{ object: 'year', id: content.boardYearId, field, wanted: words }]) } : { value: proposal[field], hand: null });
  return (
    <SubmitPart at={at} keptAs={content.boardYearId} proposal={proposal} recipients={line('recipients')} caseNumber={line('caseNumber')} paper={(format) => paperAddress({ ...at, format, version: 'draft' })} onDone={onDone}
      mend={(finding) => (finding.rows.some((row) => row.kind === 'activity') ? { to: '/n/$boardId/$year/plan', params } : { to: '/n/$boardId/$year/analys', params, hash: 'anm' })}
      conflicts={conflicts.filter((each) => each.object === 'year').map((each) => <YearConflict key={each.field} conflict={each} draft={draft} />)} />
  );
}

/** Somebody else has written the same field: both values, two buttons named by them. */
function YearConflict({ conflict, draft }: { readonly conflict: Conflict; readonly draft: Draft }): ReactElement {
  const words: Readonly<Record<string, string>> = fieldWords.year;
  const [mine, theirs] = [conflict.wanted, conflict.now].map((value) => (typeof value === 'string' && value !== '' ? value : riskText.nothing)) as [string, string];
  return (
    <div className="conflict" role="group">
      <p><strong>{riskText.conflict(conflict.by, words[conflict.field] ?? '')}</strong> {riskText.conflictValues(mine, theirs)}</p>
      <div className="row"><button type="button" className="btn" onClick={() => draft.settle(conflict, true)}>{riskText.keep(mine)}</button><button type="button" className="btn" onClick={() => draft.settle(conflict, false)}>{riskText.take(theirs)}</button></div>
    </div>
  );
}
