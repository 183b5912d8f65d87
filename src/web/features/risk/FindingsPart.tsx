import { memo, useState } from 'react';
import { Link } from '../../place.tsx';
import type { Finding } from '../../../domain/finding.ts';
import type { NotedFinding } from '../../../domain/year/check.ts';
import { ruleTitle, ruleVerb } from '../../../text/rules.ts';
import { irregularityQuestions } from '../../../domain/risk/analysis.ts';
import { irregularityWords } from '../../../text/words.ts';
import { findingWords } from '../../../text/screenRisk.ts';
import type { YearFindings } from '../../draft/useFindings.ts';
import { later } from '../../ui/later.tsx';
import { FindingMark } from '../../ui/Marks.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { mendOf } from './mend.ts';

const RuleHelp = later(async () => (await import('./RuleHelp.tsx')).RuleHelp);

export interface FindingActs {
  readonly show: (finding: Finding) => void;
  readonly mend: (finding: Finding) => void;
  readonly note: (finding: Finding) => void;
  readonly removeNote: (noted: NotedFinding) => void;
  readonly keepNote: (asked: NotedFinding) => void;
}
interface Given { readonly found: YearFindings; readonly readOnly: boolean; readonly acts: FindingActs; readonly place: { readonly boardId: string; readonly year: string } }

const firstLines = 10;
const firstNumbers = 16;

/** One line per rule: what, whose numbers, one verb. */
export const FindingsPart = memo(function FindingsPart({ found, readOnly, acts, place }: Given) {
  const [view, setView] = useState<'open' | 'noted'>('open');
  const [whole, setWhole] = useState(false);
  const errors = found.open.filter((finding) => finding.severity === 'error');
  const warnings = found.open.filter((finding) => finding.severity === 'warning');
  const room = Math.max(0, firstLines - errors.length);
  const shown = whole ? warnings : warnings.slice(0, room);
  const line = (finding: Finding) => <OpenLine key={finding.rule} finding={finding} asked={found.asked.filter((each) => each.finding.rule === finding.rule)} readOnly={readOnly} acts={acts} place={place} />;
  return (
    <section className="findings" id="anm" aria-labelledby="h-a" tabIndex={-1}>
      <div className="side-head"><h2 id="h-a">{findingWords.title}</h2><Tabs label={findingWords.viewLabel} tabs={[{ key: 'open', words: findingWords.perRule }, { key: 'noted', words: findingWords.notedTab(found.noted.length) }]} chosen={view} onChoose={(key) => setView(key === 'noted' ? 'noted' : 'open')} /></div>
      {view === 'open' ? (
        <>
          {errors.length > 0 ? <><h3>{findingWords.errors(errors.length)}</h3><ul>{errors.map(line)}</ul></> : null}
          {warnings.length > 0 ? <><h3>{findingWords.warnings(warnings.length)}</h3><ul>{shown.map(line)}</ul></> : null}
          {warnings.length > room ? <button type="button" className="link small" aria-expanded={whole} onClick={() => setWhole(!whole)}>{whole ? findingWords.fewer : findingWords.moreRules(warnings.length - room)}</button> : null}
          {found.known && found.open.length === 0 ? <p className="quiet">{findingWords.none}</p> : null}
        </>
      ) : found.noted.length === 0 ? <p className="quiet">{findingWords.noNoted}</p> : (
        <ul>
          {found.noted.map((noted) => (
            <li key={`${noted.finding.rule} ${noted.reason}`} className="finding noted"><FindingMark urgent={false} /><p>{ruleTitle(noted.finding)}</p>
              {readOnly ? null : <button type="button" className="link" onClick={() => acts.removeNote(noted)}>{findingWords.takeAway}</button>}
              <Numbers finding={noted.finding} acts={acts} /><p className="rows">{findingWords.reason(noted.reason)}</p></li>
          ))}
        </ul>
      )}
    </section>
  );
});

interface LineGiven { readonly finding: Finding; readonly asked: readonly NotedFinding[]; readonly readOnly: boolean; readonly acts: FindingActs; readonly place: Given['place'] }

function OpenLine({ finding, asked, readOnly, acts, place }: LineGiven) {
  const [more, setMore] = useState(false);
  const verb = ruleVerb(finding.rule);
  const toPlan = mendOf(finding.rule).kind === 'plan';
  return (
    <li className="finding">
      <FindingMark urgent={finding.severity === 'error'} />
      <p>{ruleTitle(finding)}</p>
      {toPlan ? <Link className="link" to="/n/$boardId/$year/plan" params={place}>{readOnly ? findingWords.goPlan : verb}</Link> : readOnly ? null : <button type="button" className="link" onClick={() => acts.mend(finding)}>{verb}</button>}
      <Numbers finding={finding} acts={acts} />
      {asked.map((each) => <p key={each.reason} className="rows">{findingWords.asked(each.reason)} {readOnly ? null : <button type="button" className="link" onClick={() => acts.keepNote(each)}>{findingWords.stillHolds}</button>}</p>)}
      <button type="button" className="link why" aria-expanded={more} aria-label={`${findingWords.why} ${ruleTitle(finding)}`} onClick={() => setMore(!more)}>{findingWords.why}</button>
      {more ? <div className="because"><RuleHelp finding={finding} />{readOnly || finding.severity === 'error' ? null : <button type="button" className="link" onClick={() => acts.note(finding)}>{findingWords.noteBecause}</button>}</div> : null}
    </li>
  );
}

/** The numbers that the finding is about: one link to those rows. */
function Numbers({ finding, acts }: { readonly finding: Finding; readonly acts: FindingActs }) {
  const labels = [...new Set(finding.rows.map((row) => (row.kind === 'question' ? questionTitle(row.id) : row.label)))];
  if (labels.length === 0) return null;
  const words = finding.params['column'] === true && labels.length > 3 ? findingWords.everyRow(finding.rows.length) : labels.length > firstNumbers ? `${labels.slice(0, firstNumbers).join(' ')} …` : labels.join(finding.rows[0]?.kind === 'question' || finding.rows[0]?.kind === 'group' ? ', ' : ' ');
  const inTable = finding.rows.some((row) => row.kind === 'event');
  if (finding.rows.every((row) => row.kind === 'question' || row.kind === 'activity' || row.kind === 'measure')) return <p className="rows">{finding.rows[0]?.kind === 'activity' ? findingWords.planRows(words) : words}</p>;
  return <button type="button" className="rows" onClick={() => acts.show(finding)}>{inTable ? <span className="vh">{findingWords.showRows}</span> : null}{words}</button>;
}

function questionTitle(id: string): string {
  const question = irregularityQuestions.find((each) => each === id);
  return question ? irregularityWords[question].title.toLocaleLowerCase('sv') : id;
}
