import { dayAndClockWords } from '../../text/days.ts';
import { shellText } from '../../text/screenShell.ts';
import { useSession } from '../queries.ts';
import { shownToast, toast } from '../ui/toast.ts';
import type { Open } from './open.ts';
import { undo } from './shortcuts.ts';
import { useFooterNote } from './footerNote.ts';

/** Saving says so quietly here, never in a toast. */
export function Footer({ open, ofDraft, onKeys }: { readonly open: Open; /** True on pages that show the draft: others tell of their own saving. */ readonly ofDraft: boolean; readonly onKeys: () => void }) {
  const { state, draft } = open;
  const { today } = useSession();
  const note = useFooterNote();
  const at = state.savedAt ?? state.view?.lastChange?.at ?? null;
  return (
    <footer className="bar">
      <button type="button" className="pick hide-s" onClick={onKeys}><kbd>?</kbd> {shellText.keysHint}</button>
      {note === '' ? null : <span className="hide-s">{note}</span>}
      <span className="end">
        {state.refusal === null ? null : <span className="urgent refusal" role="alert">{state.refusal} <button type="button" className="link" onClick={() => draft.forgetRefusal()}>{shellText.close}</button></span>}
        {state.canUndo && state.view?.abilities.edit ? <button type="button" className="link" onClick={() => { if (shownToast()) toast(null); void undo(draft); }}>{shellText.undo}</button> : null}
        {state.saving === 'retrying' ? <span className="saved urgent" role="status">{state.unsent > 1 ? shellText.notSavedMany(state.unsent) : shellText.notSaved}</span>
          : <span className="saved" role="status">{state.saving === 'saving' ? shellText.saving : at === null || !ofDraft ? '' : shellText.saved(dayAndClockWords(at, today))}</span>}
      </span>
    </footer>
  );
}
