import { Link } from '../../place.tsx';
import { laterText } from '../../../text/screenShell.ts';
import { useBoardYear } from '../../shell/current.ts';
import { Empty } from '../../ui/Empty.tsx';

export default function FollowupPage() {
  const { boardId, year } = useBoardYear();
  return (
    <div className="page">
      <Empty title={laterText.followupTitle} text={<>{laterText.followupWhat} {laterText.followupNow}</>}>
        <Link className="btn btn-main" to="/n/$boardId/$year/atgarder" params={{ boardId, year: String(year) }}>{laterText.openMeasures}</Link>
      </Empty>
    </div>
  );
}
