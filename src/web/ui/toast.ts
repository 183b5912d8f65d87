/** One line at the bottom with one thing to do. It stays until the next act. */
export interface Toast { readonly words: string; readonly action?: { readonly words: string; readonly onPick: () => void } }

let shown: Toast | null = null;
const listeners = new Set<() => void>();

export function toast(next: Toast | null): void {
  shown = next;
  for (const listener of listeners) listener();
}
export function shownToast(): Toast | null { return shown; }
export function onToast(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
