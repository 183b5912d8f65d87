import { useState } from 'react';

/** What is being written and belongs to no answer yet: kept in the browser over a reload until it is handed in. */
export function useKept<Value>(key: string, initial: Value): readonly [Value, (value: Value) => void, () => void] {
  const [value, setValue] = useState<Value>(() => {
    const stored = localStorage.getItem(key);
    return stored === null ? initial : (JSON.parse(stored) as Value);
  });
  const write = (next: Value): void => {
    localStorage.setItem(key, JSON.stringify(next));
    setValue(next);
  };
  const forget = (): void => localStorage.removeItem(key);
  return [value, write, forget];
}
