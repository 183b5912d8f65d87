import { useAskedVersion, useYear } from '../../draft/useYear.ts';
import { useBoardYear } from '../../shell/current.ts';
import { AnalysisWork } from './AnalysisWork.tsx';
import { EmptyAnalysis } from './EmptyAnalysis.tsx';
import './risk.css';
import './side.css';

/** The analysis: the document's table, alive. */
export default function AnalysisPage() {
  const { boardId, year } = useBoardYear();
  const open = useYear(boardId, year);
  const asked = useAskedVersion();
  const { content } = open.view;
  return content.events.length === 0 && content.groups.length === 0 ? <EmptyAnalysis open={open} /> : <AnalysisWork key={`${content.boardYearId} ${asked ?? ''}`} open={open} />;
}
