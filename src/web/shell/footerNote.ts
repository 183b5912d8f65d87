import { useEffect, useSyncExternalStore } from 'react';

/** One line that the page puts in the frame's footer. */
let note = '';
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
};
function set(words: string): void {
  if (words === note) return;
  note = words;
  for (const listener of listeners) listener();
}

export function useFooterNote(): string {
  return useSyncExternalStore(subscribe, () => note);
}
/** Shows the words in the footer while the page is there. */
export function useNoteInFooter(words: string): void {
  useEffect(() => {
    set(words);
    return () => set('');
  }, [words]);
}
