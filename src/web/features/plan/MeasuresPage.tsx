import { useYear } from '../../draft/useYear.ts';
import { useBoardYear } from '../../shell/current.ts';
import { MeasureList } from './MeasureList.tsx';
import './plan.css';

/** The board's measures by themselves: the same list as below the plan. */
export default function MeasuresPage() {
  const { boardId, year } = useBoardYear();
  const { draft, view } = useYear(boardId, year);
  return <div className="page"><MeasureList alone content={view.content} draft={draft} readOnly={!view.abilities.edit} /></div>;
}
