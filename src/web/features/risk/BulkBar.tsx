import { riskText } from '../../../text/screenRisk.ts';
import { Menu } from '../../ui/Menu.tsx';
import type { SetField } from './Dialogs.tsx';

interface Given { readonly count: number; readonly carried: number; readonly onSet: (field: SetField) => void; readonly onReview: () => void; readonly onRemove: () => void; readonly onMerge: (() => void) | null; readonly onClear: () => void }

/** What can be done with the chosen rows. */
export function BulkBar({ count, carried, onSet, onReview, onRemove, onMerge, onClear }: Given) {
  return (
    <div className="riskbulk" role="group" aria-label={riskText.bulkLabel}>
      <span role="status">{riskText.selected(count)}</span>
      <button type="button" className="btn" onClick={() => onSet('treatment')}>{riskText.setTreatment}</button>
      <button type="button" className="btn" onClick={() => onSet('riskOwner')}>{riskText.setOwner}</button>
      <button type="button" className="btn" onClick={() => onSet('department')}>{riskText.setDepartment}</button>
      <Menu className="btn" words={riskText.setReason} items={[
        { kind: 'do', key: 'rating', words: riskText.setRatingReason, onPick: () => onSet('ratingReason') },
        { kind: 'do', key: 'treatment', words: riskText.setTreatmentReason, onPick: () => onSet('treatmentReason') },
      ]} />
      {carried > 0 ? <button type="button" className="btn" onClick={onReview}>{riskText.review1} {carried}</button> : null}
      {onMerge ? <button type="button" className="btn" onClick={onMerge}>{riskText.merge}</button> : null}
      <button type="button" className="btn" onClick={onRemove}>{riskText.remove}</button>
      <button type="button" className="link" onClick={onClear}>{riskText.clear}</button>
    </div>
  );
}
