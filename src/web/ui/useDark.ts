import { useSyncExternalStore } from 'react';

const dark = matchMedia('(prefers-color-scheme: dark)');
const subscribe = (told: () => void): (() => void) => {
  dark.addEventListener('change', told);
  return () => dark.removeEventListener('change', told);
};

/** Does the reader's system ask for dark? Pictures that carry their own colours follow it. */
export function useDark(): boolean {
  return useSyncExternalStore(subscribe, () => dark.matches);
}
