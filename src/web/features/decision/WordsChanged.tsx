import type { ReactElement } from 'react';
import { wordDiff } from '../../../domain/year/wordDiff.ts';

/** A changed text, word by word: what is gone struck out, what is new underlined. Read aloud as deletion and insertion. */
export function WordsChanged({ from, to }: { readonly from: string; readonly to: string }): ReactElement {
  return (
    <>
      {wordDiff(from, to).map((part, at) => {
        const key = `${at} ${part.kind}`;
        if (part.kind === 'gone') return <del key={key}>{part.text}</del>;
        if (part.kind === 'new') return <ins key={key}>{part.text}</ins>;
        return <span key={key}>{part.text}</span>;
      })}
    </>
  );
}
