import type { ReactElement } from 'react';
import { decisionText } from '../../../text/screenDecision.ts';
import { say } from '../../ui/said.ts';
import { toast } from '../../ui/toast.ts';

/** Puts a text on the clipboard and says that it did. */
export function Copied({ words, label, text }: { readonly words: string; readonly label: string; readonly text: string }): ReactElement {
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      toast({ words: decisionText.copied });
      say(decisionText.copied);
    } catch { toast({ words: decisionText.copyFailed }); }
  };
  return <button type="button" className="link small" aria-label={label} onClick={() => void copy()}>{words}</button>;
}
