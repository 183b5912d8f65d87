import { Link } from '../../place.tsx';
import { emptyText } from '../../../text/screenRisk.ts';
import { groupText } from '../../../text/screenRisk.ts';
import type { OpenYear } from '../../draft/useYear.ts';
import { newId } from '../../identity.ts';
import { Empty } from '../../ui/Empty.tsx';
import { addEvent } from './acts.ts';

/** Nothing written yet: what belongs here, why, and the two ways to begin. */
export function EmptyAnalysis({ open }: { readonly open: OpenYear }) {
  const { view, draft } = open;
  const { content, abilities } = view;
  const write = () => {
    const first = content.method.grouping[0];
    if (!first) { addEvent({ content, draft }, null); return; }
    // A heading at each level, so that the first row stands where the paper would have it.
    let parentId: string | null = null;
    const groups = content.method.grouping.map((level, at) => {
      const group = { id: newId(), parentId, level: at, title: groupText.newTitle(level.word), position: 1 };
      parentId = group.id;
      return group;
    });
    draft.add('group', groups);
    addEvent({ content, draft }, null, groups.at(-1)?.id ?? '');
  };
  return (
    <div className="page">
      <Empty title={emptyText.title(content.year)} text={<>{emptyText.why} <a href={emptyText.lawAddress} rel="noreferrer" target="_blank">{emptyText.law}</a> {emptyText.because}</>}>
        {abilities.import ? <Link className="btn btn-main" to="/n/$boardId/$year/inlasning" params={{ boardId: content.board.id, year: String(content.year) }}>{emptyText.read}</Link> : null}
        {abilities.edit ? <button type="button" className="btn" onClick={write}>{emptyText.write}</button> : null}
      </Empty>
    </div>
  );
}
