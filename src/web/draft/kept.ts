import { useState } from 'react';

/** What is being written and belongs to no answer yet: kept in the browser over a reload until it is handed in. What was kept there may be older than the form. */
export function useKept<Value extends object>(key: string, initial: Value): readonly [Value, (value: Value) => void, () => void] {
  const [value, setValue] = useState<Value>(() => {
    const stored = localStorage.getItem(key);
    return stored === null ? initial : { ...initial, ...(JSON.parse(stored) as Partial<Value>) };
  });
  const write = (next: Value): void => {
    localStorage.setItem(key, JSON.stringify(next));
    setValue(next);
  };
  const forget = (): void => localStorage.removeItem(key);
  return [value, write, forget];
}
