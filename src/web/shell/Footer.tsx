import { shellText } from '../../text/screenShell.ts';
import { useSession } from '../queries.ts';
import { shownToast, toast } from '../ui/toast.ts';
import type { Open } from './open.ts';
import { undo } from './shortcuts.ts';
import { useFooterNote } from './footerNote.ts';

const clock = new Intl.DateTimeFormat('sv-SE', { hour: '2-digit', minute: '2-digit' });
const dayAndClock = new Intl.DateTimeFormat('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });

/** A moment as people read it: the time today, otherwise the day too. */
function savedWords(at: string, today: string): string {
  const words = dayAndClock.format(new Date(at));
  return words.startsWith(today) ? clock.format(new Date(at)) : words;
}

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
          : <span className="saved" role="status">{state.saving === 'saving' ? shellText.saving : at === null || !ofDraft ? '' : shellText.saved(savedWords(at, today))}</span>}
      </span>
    </footer>
  );
}
