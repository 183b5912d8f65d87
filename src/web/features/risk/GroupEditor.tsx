import type { Group, SystematicControl } from '../../../domain/risk/analysis.ts';
import type { YearContent } from '../../../domain/year/content.ts';
import { groupText } from '../../../text/screenRisk.ts';
import type { Draft } from '../../draft/store.ts';
import { newId } from '../../identity.ts';
import { SecrecyLine } from '../../secrecyPart.ts';
import { say } from '../../ui/said.ts';
import { WritingField } from '../../ui/WritingField.tsx';
import { idsOf, labelsOf, nextPosition } from './places.ts';

interface Given {
  /** The headings of the row, outermost first. */
  readonly groups: readonly Group[];
  readonly controls: readonly SystematicControl[];
  readonly content: YearContent;
  readonly draft: Draft;
  readonly span: number;
  readonly onClose: () => void;
  readonly onAddEvent: (groupId: string) => void;
  readonly onOpenGroup: (id: string) => void;
}

/** Headings and systematic controls, edited below their row. */
export function GroupEditor({ groups, controls, content, draft, span, onClose, onAddEvent, onOpenGroup }: Given) {
  const { grouping, usesSystematicControls } = content.method;
  const leaf = groups.at(-1);
  const below = leaf ? grouping[leaf.level + 1] : undefined;
  const empty = leaf !== undefined && !content.events.some((event) => event.groupId === leaf.id) && !content.groups.some((group) => group.parentId === leaf.id) && !content.controls.some((control) => control.groupId === leaf.id);
  const addGroup = (parentId: string, level: number) => {
    const id = newId();
    draft.add('group', [{ id, parentId, level, title: groupText.newTitle(grouping[level]?.word ?? ''), position: nextPosition(content.groups) }]);
    onOpenGroup(id);
  };
  return (
    <tr role="row" className="edit group-edit">
      <td role="gridcell" colSpan={span} onKeyDown={(key) => { if (key.key === 'Escape') { key.preventDefault(); onClose(); } key.stopPropagation(); }}>
        <div className="details-box">
          {groups.map((group, at) => (
            <div key={group.id} className="wide"><WritingField className="field wide" label={groupText.title(grouping[group.level]?.word ?? '')} value={group.title} autoFocus={at === groups.length - 1} onDone={onClose}
              onWrite={(words) => draft.change([{ object: 'group', id: group.id, field: 'title', wanted: words }])} /><SecrecyLine small boardId={content.board.id} kind="group" id={group.id} name={group.title} /></div>
          ))}
          {controls.map((control) => (
            <div key={control.id} className="control-edit wide">
              <WritingField label={groupText.control} long value={control.text} onWrite={(words) => draft.change([{ object: 'control', id: control.id, field: 'text', wanted: words }])} />
              <WritingField label={groupText.covers} hint={groupText.coversHint} value={labelsOf(content, control.covers)} onWrite={(words) => draft.change([{ object: 'control', id: control.id, field: 'covers', wanted: idsOf(content, words) }])} />
              <SecrecyLine small boardId={content.board.id} kind="control" id={control.id} name={control.text} />
              <button type="button" className="link small" onClick={() => { draft.remove('control', [control.id], groupText.removeReason); say(groupText.controlRemoved); }}>{groupText.removeControl}</button>
            </div>
          ))}
          <div className="row wide">
            {leaf ? <button type="button" className="btn" onClick={() => onAddEvent(leaf.id)}>{groupText.addEvent}</button> : null}
            {leaf && usesSystematicControls ? <button type="button" className="btn" onClick={() => draft.add('control', [{ id: newId(), groupId: leaf.id, text: '', covers: [], position: nextPosition(content.controls) }])}>{groupText.addControl}</button> : null}
            {leaf && below ? <button type="button" className="btn" onClick={() => addGroup(leaf.id, leaf.level + 1)}>{groupText.addUnder(below.word)}</button> : null}
            {leaf && groups.length === 1 && leaf.level > 0 && leaf.parentId !== null ? <button type="button" className="btn" onClick={() => { if (leaf.parentId !== null) addGroup(leaf.parentId, leaf.level); }}>{groupText.addUnder(grouping[leaf.level]?.word ?? '')}</button> : null}
            {empty ? <button type="button" className="btn btn-text" onClick={() => { draft.remove('group', [leaf.id], groupText.removeReason); say(groupText.removed); onClose(); }}>{groupText.remove}</button> : null}
          </div>
        </div>
      </td>
    </tr>
  );
}
