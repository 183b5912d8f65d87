import { useId } from 'react';
import type { ActivityControls, PeriodControls } from '../../../contract/control.ts';
import { momentWords } from '../../../text/days.ts';
import { controlsText as text } from '../../../text/screenControls.ts';
import { useWriting } from '../../ui/useWriting.ts';
import type { OpenControls } from './controlsBook.ts';

/** The owner's one analysis of a period over all its places: drafted from the figures, written on, saved by itself. */
export function AnalysisPart({ open, row, period }: { readonly open: OpenControls; readonly row: ActivityControls; readonly period: PeriodControls }) {
  const { book, view, state } = open;
  const id = useId();
  const { summary, drafted } = period;
  const code = period.period.code;
  const conclusion = summary?.conclusion ?? '';
  const { words, write, leave } = useWriting(summary?.analysis ?? drafted, (next) => book.summarise(row.activityId, code, next, conclusion));
  const conflict = state.conflicts.find((one) => one.activityId === row.activityId && one.period === code);
  if (!row.abilities.summarise) return <section className="k-analysis" aria-label={text.analysis}><h3>{text.analysis}</h3>{summary === null ? <p className="quiet">{text.noAnalysis}</p> : <><p className="k-text">{summary.analysis}</p>{summary.conclusion === '' ? null : <p><b>{summary.conclusion}</b></p>}</>}</section>;
  return (
    <section className="k-analysis">
      <div className="field">
        <label htmlFor={id}>{text.analysis}</label>
        <span className="hint" id={`${id}-hint`}>{text.analysisHint}</span>
        {conflict ? (
          <div className="conflict" role="alert">
            <p>{text.analysisConflict(summary?.writtenBy ?? '')}</p>
            <p><b>{text.mine}:</b> {conflict.analysis}</p>
            <p><b>{text.theirs}:</b> {summary?.analysis}</p>
            <div className="k-row"><button type="button" className="btn" onClick={() => book.settle(conflict, true)}>{text.keepMine}</button><button type="button" className="btn" onClick={() => book.settle(conflict, false)}>{text.takeTheirs}</button></div>
          </div>
        ) : null}
        <textarea id={id} rows={2} aria-describedby={`${id}-hint ${id}-draft`} value={words} onChange={(event) => write(event.target.value)} onBlur={leave} />
        <span className="small quiet k-row" id={`${id}-draft`}>
          {summary === null ? <>{text.draft} {drafted === '' ? null : <button type="button" className="link" onClick={() => book.summarise(row.activityId, code, words, conclusion)}>{text.keepDraft}</button>}</>
            : <>{summary.writtenAt === null ? '' : text.writtenBy(summary.writtenBy, momentWords(summary.writtenAt, new Date()))} {drafted !== '' && drafted !== summary.analysis ? <button type="button" className="link" onClick={() => write(drafted)}>{text.redraft}</button> : null}</>}
        </span>
      </div>
      <div className="field k-conclusion">
        <label htmlFor={`${id}-end`}>{text.conclusion}</label>
        <select id={`${id}-end`} value={conclusion} onChange={(event) => book.summarise(row.activityId, code, words, event.target.value)}>
          <option value="">{text.noConclusion}</option>
          {view.resultWords.map((word) => <option key={word} value={word}>{word}</option>)}
        </select>
      </div>
    </section>
  );
}
