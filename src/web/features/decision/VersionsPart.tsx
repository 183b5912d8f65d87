import type { ReactElement } from 'react';
import { Link } from '../../place.tsx';
import type { YearView } from '../../../contract/year.ts';
import { settles, type VersionHead } from '../../../domain/decision/version.ts';
import { dayWords, momentWords } from '../../../text/days.ts';
import { decisionText, paragraph } from '../../../text/screenDecision.ts';
import { StateMark, type StateMarkName } from '../../ui/Marks.tsx';

/** The draft and every version that has been frozen, the newest first; what was taken back stays in the list. */
export function VersionsPart({ view, onCorrect }: { readonly view: YearView; readonly onCorrect: ((version: VersionHead) => void) | null }): ReactElement {
  const { content } = view;
  const year = content.year;
  return (
    <section className="part" aria-labelledby="versions">
      <h2 id="versions">{decisionText.versions}</h2>
      <ul className="versions">
        <li className="on">
          <StateMark name="half" />
          <div>{decisionText.draftOf(year)}<span>{view.lastChange === null ? decisionText.unchanged : decisionText.changedBy(momentWords(view.lastChange.at, new Date()), view.lastChange.by)}</span></div>
          <Link className="small" to="/n/$boardId/$year/analys" params={{ boardId: content.board.id, year: String(year) }} aria-label={`${decisionText.open}: ${decisionText.draftOf(year)}`}>{decisionText.open}</Link>
        </li>
        {view.versions.toSorted((a, b) => b.number - a.number).map((version) => (
          <li key={version.id}>
            <StateMark name={markOfVersion(version)} />
            <div>{decisionText.versionOf(version.number, year)}, {stateOfVersion(version)}<span>{datesOf(version).join(', ')}</span>
              {version.withdrawnNote === '' ? null : <span>”{version.withdrawnNote}”</span>}
              {version.decisionNote === '' ? null : <span>”{version.decisionNote}”</span>}
              {version.notice === '' ? null : <span>{version.notice}</span>}
            </div>
            {onCorrect !== null && version.outcome !== null && version.withdrawnAt === null ? <button type="button" className="link small" aria-label={`${decisionText.correct}: ${decisionText.versionOf(version.number, year)}`} onClick={() => onCorrect(version)}>{decisionText.correctShort}</button> : <span />}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function markOfVersion(version: VersionHead): StateMarkName {
  if (version.withdrawnAt !== null) return 'cross';
  if (version.outcome === null) return 'arrow';
  if (settles(version.outcome)) return version.adjustedOn === null ? 'dot' : 'tick';
  return version.outcome === 'postponed' ? 'pause' : version.outcome === 'referredBack' ? 'back' : 'cross';
}

export function stateOfVersion(version: VersionHead): string {
  const words = decisionText.versionState;
  if (version.withdrawnAt !== null) return words.withdrawn;
  switch (version.outcome) {
    case null: return words.waiting;
    case 'asProposed': case 'withChanges': return version.kind === 'takenIn' ? words.takenIn(version.minutesItem) : words.settled(version.minutesItem);
    case 'postponed': case 'referredBack': case 'rejected': return `${words[version.outcome]} ${paragraph(version.minutesItem)}`.trim();
  }
}

export function datesOf(version: VersionHead): string[] {
  return [
    version.kind === 'takenIn' ? '' : decisionText.submittedOn(dayWords(version.submittedAt.slice(0, 10)), version.submittedBy),
    version.withdrawnAt === null ? '' : decisionText.withdrawnOn(dayWords(version.withdrawnAt.slice(0, 10))),
    version.decidedOn === null ? '' : decisionText.decidedOn(dayWords(version.decidedOn)),
    version.outcome !== null && settles(version.outcome) ? (version.adjustedOn === null ? decisionText.notAdjusted : decisionText.adjustedOn(dayWords(version.adjustedOn))) : '',
  ].filter((words) => words !== '');
}
