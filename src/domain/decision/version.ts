import type { BoardYearId, VersionId } from '../identity.ts';
import type { Day } from '../day.ts';

/** What the board did with the submitted version (KL 6:38: only the board decides). */
export const outcomes = ['asProposed', 'withChanges', 'postponed', 'referredBack', 'rejected'] as const;
export type DecisionOutcome = (typeof outcomes)[number];

/** A frozen version: submitted by the director, decided by the board, or taken in from an earlier year's paper. */
export interface VersionHead {
  readonly id: VersionId;
  readonly boardYearId: BoardYearId;
  readonly number: number;
  readonly kind: 'submitted' | 'boardsOwn' | 'takenIn';
  readonly checksum: string;
  readonly meetingOn: Day | null;
  readonly caseNumber: string;
  readonly recipients: string;
  readonly submittedAt: string;
  readonly submittedBy: string | null;
  readonly withdrawnAt: string | null;
  readonly withdrawnNote: string;
  readonly outcome: DecisionOutcome | null;
  readonly decidedOn: Day | null;
  readonly minutesItem: string;
  readonly decisionNote: string;
  readonly registeredAt: string | null;
  readonly adjustedOn: Day | null;
  readonly notice: string;
}

/** Where a year stands, as the context bar says it. */
export type YearState =
  | { readonly kind: 'draft' }
  | { readonly kind: 'submitted'; readonly on: Day; readonly version: number; readonly changedSince: boolean }
  | { readonly kind: 'decided'; readonly on: Day; readonly version: number; readonly minutesItem: string; readonly adjusted: boolean; readonly changedSince: boolean }
  | { readonly kind: 'postponed'; readonly on: Day; readonly version: number }
  | { readonly kind: 'referredBack'; readonly on: Day; readonly version: number }
  | { readonly kind: 'rejected'; readonly on: Day; readonly version: number };

/** A decision that makes the version the one in force. */
export function settles(outcome: DecisionOutcome | null): boolean {
  return outcome === 'asProposed' || outcome === 'withChanges';
}

/** As what a version's paper is read: what the board decided on, or what was handed to it. What was decided with changes is the board's own version, not the one submitted. */
export function standsAs(version: VersionHead): 'submitted' | 'decided' {
  return settles(version.outcome) && !(version.kind === 'submitted' && version.outcome === 'withChanges') ? 'decided' : 'submitted';
}

/** The version in force: the latest that the board has decided, or null. */
export function decidedVersion(versions: readonly VersionHead[]): VersionHead | null {
  return versions.filter((version) => settles(version.outcome)).toSorted((a, b) => a.number - b.number).at(-1) ?? null;
}

/** The version that waits for the board: submitted, not taken back, without an outcome – or postponed, which still waits. */
export function waitingVersion(versions: readonly VersionHead[]): VersionHead | null {
  return versions.filter((version) => version.withdrawnAt === null && (version.outcome === null || version.outcome === 'postponed')).toSorted((a, b) => a.number - b.number).at(-1) ?? null;
}

/** The state of a year from its versions; `lastChangeAt` is when the draft's content last changed (ISO 8601), null before the first change. */
export function yearState(versions: readonly VersionHead[], lastChangeAt: string | null): YearState {
  const latest = versions.filter((version) => version.withdrawnAt === null).toSorted((a, b) => a.number - b.number).at(-1);
  if (!latest) return { kind: 'draft' };
  const changedSince = lastChangeAt !== null && lastChangeAt > latest.submittedAt;
  const on = latest.decidedOn ?? latest.meetingOn;
  const submitted = latest.submittedAt.slice(0, 10) as Day;
  switch (latest.outcome) {
    case null: return { kind: 'submitted', on: submitted, version: latest.number, changedSince };
    case 'asProposed': case 'withChanges':
      return { kind: 'decided', on: on ?? submitted, version: latest.number, minutesItem: latest.minutesItem, adjusted: latest.adjustedOn !== null, changedSince };
    case 'postponed': return { kind: 'postponed', on: on ?? submitted, version: latest.number };
    case 'referredBack': return { kind: 'referredBack', on: on ?? submitted, version: latest.number };
    case 'rejected': return { kind: 'rejected', on: on ?? submitted, version: latest.number };
  }
}
