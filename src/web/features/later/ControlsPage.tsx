import { Link } from '../../place.tsx';
import { laterText } from '../../../text/screenShell.ts';
import { useBoardYear } from '../../shell/current.ts';
import { Empty } from '../../ui/Empty.tsx';

export default function ControlsPage() {
  const { boardId, year } = useBoardYear();
  return (
    <div className="page">
      <Empty title={laterText.controlsTitle} text={<>{laterText.controlsWhat} {laterText.controlsNow}</>}>
        <Link className="btn btn-main" to="/n/$boardId/$year/plan" params={{ boardId, year: String(year) }}>{laterText.openPlan}</Link>
      </Empty>
    </div>
  );
}
