import { useEffect } from 'react';
import { shellText } from '../../text/screenShell.ts';
import type { Draft } from '../draft/store.ts';
import { say } from '../ui/said.ts';
import { toast } from '../ui/toast.ts';

interface Given { readonly search: () => void; readonly keys: () => void; readonly draft: Draft | null; readonly listening: boolean }

/** Keys that work on every page, except while something is being written. */
export function useShortcuts({ search, keys, draft, listening }: Given): void {
  useEffect(() => {
    if (!listening) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const writing = event.target instanceof HTMLElement && event.target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, dialog, [role=menu]') !== null;
      if (writing || event.defaultPrevented) return;
      if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z' && draft) {
        event.preventDefault();
        void undo(draft);
      } else if (event.ctrlKey || event.metaKey || event.altKey) return;
      else if (event.key === '/') { event.preventDefault(); search(); }
      else if (event.key === '?') { event.preventDefault(); keys(); }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [search, keys, draft, listening]);
}

/** Undoes and says how it went. */
export async function undo(draft: Draft): Promise<void> {
  const refusal = await draft.undo();
  if (refusal === null) say(shellText.undone);
  else toast({ words: refusal === '' ? shellText.nothingToUndo : refusal });
}
