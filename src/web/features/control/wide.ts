import { useSyncExternalStore } from 'react';

const screen = matchMedia('(min-width: 800px)');
const subscribe = (listener: () => void): (() => void) => {
  screen.addEventListener('change', listener);
  return () => screen.removeEventListener('change', listener);
};

/** True where a fault is told in its row; on a phone it has the whole screen. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => screen.matches);
}
/** With a pointer that hovers there is most likely a keyboard too: a field may then take the focus without one rising over half the screen. */
export function hasKeyboard(): boolean {
  return matchMedia('(hover: hover) and (pointer: fine)').matches;
}
