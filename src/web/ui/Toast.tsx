import { useSyncExternalStore } from 'react';
import { shellText } from '../../text/screenShell.ts';
import { onToast, shownToast, toast } from './toast.ts';

/** Where the toast stands. Said politely; never takes focus. */
export function ToastPlace() {
  const shown = useSyncExternalStore(onToast, shownToast);
  return (
    <div className="toast-place" role="status">
      {shown ? (
        <div className="toast">
          <span>{shown.words}</span>
          <span className="toast-end">
            {shown.action ? <button type="button" className="link" onClick={() => { const { action } = shown; toast(null); action?.onPick(); }}>{shown.action.words}</button> : null}
            <button type="button" className="link" aria-label={shellText.dismiss} onClick={() => toast(null)}>{shellText.close}</button>
          </span>
        </div>
      ) : null}
    </div>
  );
}
