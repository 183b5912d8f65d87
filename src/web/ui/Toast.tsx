import { useSyncExternalStore } from 'react';
import { onToast, shownToast, toast } from './toast.ts';

/** Where the toast stands. Said politely; never takes focus. `close` is what the button shows, `dismiss` what it is called. */
export function ToastPlace({ close, dismiss }: { readonly close: string; readonly dismiss: string }) {
  const shown = useSyncExternalStore(onToast, shownToast);
  return (
    <div className="toast-place" role="status">
      {shown ? (
        <div className="toast">
          <span>{shown.words}</span>
          <span className="toast-end">
            {shown.action ? <button type="button" className="link" onClick={() => { const { action } = shown; toast(null); action?.onPick(); }}>{shown.action.words}</button> : null}
            <button type="button" className="link" aria-label={dismiss} onClick={() => toast(null)}>{close}</button>
          </span>
        </div>
      ) : null}
    </div>
  );
}
