import type { ReactElement } from 'react';
import { Link, type Target } from '../../place.tsx';
import type { YearView } from '../../../contract/year.ts';
import type { VersionHead } from '../../../domain/decision/version.ts';
import type { BodyId } from '../../../domain/identity.ts';
import { momentWords } from '../../../text/days.ts';
import { decisionText, paperWords, type PaperFormat } from '../../../text/screenDecision.ts';
import { datesOfVersion, stateOfVersion, versionText } from '../../../text/version.ts';
import { addressOf, paperAddress } from '../../call.ts';
import { markOfVersion } from '../../shell/stateMark.ts';
import { StateMark } from '../../ui/Marks.tsx';

export const formats: readonly PaperFormat[] = ['pdf', 'docx', 'xlsx', 'pdfa'];

/** The draft and every version that has been frozen, the newest first; what was taken back stays in the list. */
export function VersionsPart({ view, onCorrect }: { readonly view: YearView; readonly onCorrect: ((version: VersionHead) => void) | null }): ReactElement {
  const { content } = view;
  const year = content.year;
  const analysis = { to: '/n/$boardId/$year/analys', params: { boardId: content.board.id, year: String(year) } } satisfies Target;
  return (
    <section className="part" aria-labelledby="versions">
      <h2 id="versions">{decisionText.versions}</h2>
      <ul className="versions">
        <li className="on">
          <StateMark name="half" />
          <div>{decisionText.draftOf(year)}<span>{view.lastChange === null ? decisionText.unchanged : decisionText.changedBy(momentWords(view.lastChange.at, new Date()), view.lastChange.by)}</span></div>
          <Link className="small" {...analysis} aria-label={`${decisionText.open}: ${decisionText.draftOf(year)}`}>{decisionText.open}</Link>
        </li>
        {newestFirst(view.versions).map((version) => (
          <VersionRow key={version.id} boardId={content.board.id} year={year} version={version}>
            {onCorrect !== null && version.outcome !== null && version.withdrawnAt === null ? <button type="button" className="link small" aria-label={`${decisionText.correct}: ${versionText.versionOf(version.number, year)}`} onClick={() => onCorrect(version)}>{decisionText.correctShort}</button> : null}
          </VersionRow>
        ))}
      </ul>
    </section>
  );
}

export function newestFirst(versions: readonly VersionHead[]): VersionHead[] {
  return versions.toSorted((a, b) => b.number - a.number);
}

/** One kept version: where it stands, its papers, and the way to read it as analysis and plan. */
export function VersionRow({ boardId, year, version, code = null, children }: { readonly boardId: BodyId; readonly year: number; readonly version: VersionHead; /** The calendar's code when it is of a follow-up. */ readonly code?: string | null; readonly children?: ReactElement | null }): ReactElement {
  const name = versionText.versionOf(version.number, year);
  const address = (format: PaperFormat): string => (code === null ? paperAddress({ boardId, year, format, version: version.id }) : addressOf('paper.followup', { boardId, year, occasion: code, format, version: version.id }).url);
  return (
    <li>
      <StateMark name={markOfVersion(version)} />
      <div>{name}, {stateOfVersion(version)}<span>{datesOfVersion(version).join(', ')}</span>
        {version.withdrawnNote === '' ? null : <span>”{version.withdrawnNote}”</span>}
        {version.decisionNote === '' ? null : <span>”{version.decisionNote}”</span>}
        {version.notice === '' ? null : <span>{version.notice}</span>}
        <span className="version-papers">{formats.map((format) => <a key={format} href={address(format)} download aria-label={`${decisionText.papersOf(name)}: ${paperWords[format].name}, ${paperWords[format].says}`}>{paperWords[format].name}</a>)}</span>
      </div>
      <span className="version-acts">{code === null ? <Link className="small" to="/n/$boardId/$year/analys" params={{ boardId, year: String(year) }} search={{ version: version.id }} aria-label={`${decisionText.open}: ${name}`}>{decisionText.open}</Link> : null}{children}</span>
    </li>
  );
}
