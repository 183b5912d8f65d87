import { useState } from 'react';
import type { Choice } from '../../../domain/deviation/receiver.ts';

export interface Named { readonly personId: string | null; readonly name: string }
/** A report being written. Its id is made with it, so that sending it twice sends it once. */
export interface Report { readonly id: string; readonly boardId: string; readonly what: string; readonly happenedOn: string | null; readonly unitId: string | null; readonly choice: Choice | 'other'; readonly involved: readonly Named[] }

/** Kept in the browser, for the person who writes, until it is sent or taken away. */
export function useReport(personId: string, fresh: () => Report): readonly [Report, (changes: Partial<Report>) => void, () => void] {
  const key = `internkoll.avvikelse.${personId}`;
  const [report, setReport] = useState<Report>(() => {
    const kept = localStorage.getItem(key);
    return kept === null ? fresh() : { ...fresh(), ...(JSON.parse(kept) as Partial<Report>) };
  });
  const write = (changes: Partial<Report>): void => {
    const next = { ...report, ...changes };
    localStorage.setItem(key, JSON.stringify(next));
    setReport(next);
  };
  const forget = (): void => {
    localStorage.removeItem(key);
    setReport(fresh());
  };
  return [report, write, forget];
}
