import { useState } from 'react';

export interface KeptSubmission { readonly meetingOn?: string; readonly recipients?: string; readonly caseNumber?: string; readonly reasons?: Readonly<Record<string, string>> }

/**
 * What has been written on the page before anything is handed to the board, kept in the browser from the first letter: leaving
 * the page, closing the window or losing the network loses none of it. Kept per person and year, until it has been handed over.
 */
export function useKept(key: string): { readonly kept: KeptSubmission; readonly keep: (parts: KeptSubmission) => void; readonly forget: () => void } {
  const [kept, setKept] = useState(() => read(key));
  const keep = (parts: KeptSubmission): void => {
    setKept((before) => {
      const next = { ...before, ...parts };
      localStorage.setItem(key, JSON.stringify(next));
      return next;
    });
  };
  return { kept, keep, forget: () => localStorage.removeItem(key) };
}

function read(key: string): KeptSubmission {
  const found: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
  if (typeof found !== 'object' || found === null) return {};
  const text = (name: string): string | undefined => { const value = (found as Readonly<Record<string, unknown>>)[name]; return typeof value === 'string' ? value : undefined; };
  const reasons: unknown = (found as Readonly<Record<string, unknown>>)['reasons'];
  const words = typeof reasons === 'object' && reasons !== null ? Object.fromEntries(Object.entries(reasons).filter((one): one is [string, string] => typeof one[1] === 'string')) : undefined;
  return Object.fromEntries(Object.entries({ meetingOn: text('meetingOn'), recipients: text('recipients'), caseNumber: text('caseNumber'), reasons: words }).filter(([, value]) => value !== undefined)) as KeptSubmission;
}
