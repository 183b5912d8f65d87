/** A draft that the board shares by an act of its own, for a time (Dela utkastet för synpunkter med …). */
import type { Day } from '../day.ts';
import type { BodyId, BoardYearId } from '../identity.ts';

/** With whom: the auditors who reach the board, the city office, or those of another board who read that board's drafts. */
export const audiences = ['auditors', 'cityOffice', 'board'] as const;
export type Audience = (typeof audiences)[number];

export interface DraftShare {
  readonly id: string;
  readonly bodyId: BodyId;
  readonly boardYearId: BoardYearId;
  readonly audience: Audience;
  /** The other board; null for the two other audiences. */
  readonly audienceBodyId: BodyId | null;
  readonly audienceBody: string | null;
  /** First and last day, both with. */
  readonly from: Day;
  readonly to: Day;
  readonly reason: string;
  readonly sharedAt: string;
  readonly sharedBy: string;
  readonly endedOn: Day | null;
}

export type ShareStand = 'coming' | 'open' | 'over' | 'ended';
/** Ended, it is closed from that very moment. */
export function shareStand(share: Pick<DraftShare, 'from' | 'to' | 'endedOn'>, today: Day): ShareStand {
  if (share.endedOn !== null) return 'ended';
  return today < share.from ? 'coming' : today > share.to ? 'over' : 'open';
}
