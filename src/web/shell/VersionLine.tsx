import type { YearView } from '../../contract/year.ts';
import { datesOfVersion, stateOfVersion, versionText } from '../../text/version.ts';
import { mayReadDraft, useAskedVersion } from '../draft/useYear.ts';
import { shownVersion } from '../draft/versionView.ts';
import { Link } from '../place.tsx';
import { useSession } from '../queries.ts';
import { StateMark } from '../ui/Marks.tsx';
import { markOfVersion } from './stateMark.ts';

/** Says that a kept version is being read, which one, and the ways out of it. Nothing where the draft itself is shown. */
export function VersionLine({ view }: { readonly view: YearView }) {
  const asked = useAskedVersion();
  const { board, year } = view.content;
  const mayRead = mayReadDraft(useSession().boards, board.id);
  const version = asked === null && mayRead ? null : shownVersion(view.versions, asked);
  if (!version) return null;
  const params = { boardId: board.id, year: String(year) };
  return (
    <p className="version-line">
      <StateMark name={markOfVersion(version)} />
      <span><b>{versionText.reading(version.number, year)}</b>, {[stateOfVersion(version), ...datesOfVersion(version)].join(', ')}</span>
      <span className="end"><Link to="/n/$boardId/$year/beslut" params={params}>{versionText.allVersions}</Link>{mayRead ? <Link to="/n/$boardId/$year/analys" params={params}>{versionText.toDraft}</Link> : null}</span>
    </p>
  );
}
