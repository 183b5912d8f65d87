import { useState, type ReactElement } from 'react';
import type { Finding } from '../../../domain/finding.ts';
import { ruleTitle } from '../../../text/rules.ts';
import { followupText as text } from '../../../text/screenFollowup.ts';
import { findingWords } from '../../../text/screenRisk.ts';
import { sentenceOf } from '../../call.ts';
import { ReasonDialog } from '../../draft/ReasonDialog.tsx';
import { Link } from '../../place.tsx';
import { FindingMark } from '../../ui/Marks.tsx';
import { say } from '../../ui/said.ts';
import type { OpenFollowup } from './followupBook.ts';
import { partOfFinding, type Part, type PartMark as MarkName, type Parts } from './parts.ts';

const path = '/n/$boardId/$year/uppfoljning/$occasion';

/** Everything that is written, with where each stands; and what remains to look over, once each. */
export function PartList({ open, parts, chosen }: { readonly open: OpenFollowup; readonly parts: Parts; readonly chosen: string }): ReactElement {
  const { view, boardId, year, code } = open;
  const params = { boardId, year: String(year), occasion: code };
  const [noting, setNoting] = useState<Finding | null>(null);
  const takeAway = (finding: Finding, reason: string): void => { open.book.takeNoteAway(finding, reason).then(() => say(text.noteGone), (failed: unknown) => open.book.refuse(sentenceOf(failed))); };
  const list = (items: readonly Part[]): ReactElement => (
    <ul>{items.map((part) => (
      <li key={part.key}><Link to={path} params={params} search={{ del: part.key }} aria-current={part.key === chosen ? 'true' : undefined}><PartMark name={part.mark} /><span>{part.name}<span className={part.urgent ? 'urgent' : undefined}>{part.words}</span></span></Link></li>
    ))}</ul>
  );
  const count = (items: readonly Part[]): number => items.filter((part) => part.ready).length;
  return (
    <>
      <h2>{text.reviews(count(parts.rows), parts.rows.length)}</h2>{list(parts.rows)}
      {parts.measures.length === 0 ? null : <><h2>{text.measures(count(parts.measures), parts.measures.length)}</h2>{list(parts.measures)}</>}
      <h2>{text.whole}</h2>{list(parts.whole)}
      {view.findings.length === 0 || !view.begun ? null : (
        <section className="fu-findings" aria-labelledby="fu-findings">
          <h2 id="fu-findings">{text.findings(view.findings.length)}</h2>
          <ul>{view.findings.map((finding) => {
            const places = partOfFinding(view, finding);
            return (
              <li key={finding.rule}><FindingMark urgent={finding.severity === 'error'} /><div><p>{ruleTitle(finding)}</p>
                <p className="small">{places.length === 0 ? <Link to="/n/$boardId/$year/atgarder" params={{ boardId, year: String(year) }}>{text.measuresOf}</Link> : places.slice(0, 6).map((place) => <Link key={place.key} to={path} params={params} search={{ del: place.key }}>{place.name}</Link>)}{view.abilities.edit && finding.severity === 'warning' ? <button type="button" className="link" aria-label={findingWords.noteTitle(ruleTitle(finding))} onClick={() => setNoting(finding)}>{findingWords.note}</button> : null}</p></div></li>
            );
          })}</ul>
        </section>
      )}
      {view.noted.length === 0 || !view.begun ? null : (
        <section className="fu-findings" aria-labelledby="fu-noted">
          <h2 id="fu-noted">{text.noted(view.noted.length)}</h2>
          <ul>{view.noted.map(({ finding, reason }) => <li key={`${finding.rule} ${reason}`}><FindingMark urgent={false} /><div><p>{ruleTitle(finding)}</p><p className="small quiet">{text.notedBecause(reason)}</p>{view.abilities.edit ? <p className="small"><button type="button" className="link" aria-label={`${findingWords.takeAway}: ${ruleTitle(finding)}`} onClick={() => takeAway(finding, reason)}>{findingWords.takeAway}</button></p> : null}</div></li>)}</ul>
        </section>
      )}
      {noting === null ? null : <ReasonDialog title={findingWords.noteTitle(ruleTitle(noting))} label={findingWords.noteReason} hint={text.noteHint} button={findingWords.noteButton} onClose={() => setNoting(null)}
        onReason={(reason) => { open.book.note(noting, reason).then(() => say(findingWords.noted), (failed: unknown) => open.book.refuse(sentenceOf(failed))); }} />}
    </>
  );
}

/** Filled and ticked, half written, missing (dashed), not performed (struck). The words stand beside. */
export function PartMark({ name }: { readonly name: MarkName }): ReactElement {
  return (
    <svg viewBox="0 0 14 14" aria-hidden="true">
      {name === 'done' ? <><circle cx="7" cy="7" r="6.500" fill="currentColor" /><path d="M3.800 7.200l2.200 2.200 4.200-4.600" fill="none" stroke="var(--bg)" strokeWidth="1.800" /></> : <circle cx="7" cy="7" r="5.700" fill="none" stroke="currentColor" strokeWidth="1.600" strokeDasharray={name === 'missing' ? '2.400 2' : undefined} />}
      {name === 'half' ? <path d="M7 1.300a5.700 5.700 0 0 1 0 11.400z" fill="currentColor" /> : name === 'not' ? <path d="M3 11 11 3" stroke="currentColor" strokeWidth="1.600" /> : null}
    </svg>
  );
}
