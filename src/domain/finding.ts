import type { Ground, RuleId, Severity } from './year/rules.ts';

/** Where a finding points: objects by id, with the label that the paper prints. */
export interface FindingRow {
  readonly kind: 'event' | 'activity' | 'group' | 'control' | 'measure' | 'recommendation' | 'deviation' | 'question';
  readonly id: string;
  /** The printed number, or a short name where there is no number. */
  readonly label: string;
}

export type { Ground, Severity };

/** One finding per rule: its rows are inside. `key` = rule + objects + the words and values it was about; a note with the same key silences it. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly ground: Ground;
  readonly rows: readonly FindingRow[];
  /** Values for the sentence, rendered by `text`. */
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
  /** One key per row, in the order of `rows`; a finding without rows has one key. */
  readonly keys: readonly string[];
}
