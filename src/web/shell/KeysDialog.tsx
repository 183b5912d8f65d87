import { keyTable } from '../../text/keys.ts';
import { shellText } from '../../text/screenShell.ts';
import { Dialog } from '../ui/Dialog.tsx';

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title={shellText.keys} onClose={onClose}>
      {keyTable.map((part) => (
        <section key={part.title}>
          <h3>{part.title}</h3>
          <dl className="keylist">{part.keys.map(([key, does]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{does}</dd></div>)}</dl>
        </section>
      ))}
      <div className="row"><button type="button" className="btn" data-autofocus onClick={onClose}>{shellText.close}</button></div>
    </Dialog>
  );
}
