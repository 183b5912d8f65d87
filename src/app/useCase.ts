import type { Permission } from '../contract/permission.ts';
import type { Input, OperationId, Output } from '../contract/table.ts';
import type { Day } from '../domain/day.ts';
import type { BodyId, BoardYearId, PersonId } from '../domain/identity.ts';
import type { StandIn } from '../domain/organisation/delegation.ts';
import type { Outcome } from '../domain/refusal.ts';
import type { TrailContent } from '../domain/trail/entry.ts';
import type { Scope } from './access.ts';
import type { House } from './house.ts';
import type { PaperWanted, PaperWritten } from './papersAhead.ts';
import type { Actor, Questions, Store } from './ports.ts';

export type Whose = 'own' | PersonId;

/** What a use case works with. It sees only rows inside `scope`; what it records is written in the same transaction. */
export interface Context {
  readonly actor: Actor;
  readonly scope: Scope;
  readonly now: Date;
  readonly today: Day;
  readonly store: Store;
  readonly house: House;
  /** May the actor do another thing at this board? The view tells the screen, which never computes it. */
  may(permission: Permission, bodyId: BodyId, whose?: Whose): boolean;
  /** Where the actor has a permission; by the own roles alone, or by those that one absent person has lent, when asked so. */
  scopeFor(permission: Permission, whose?: Whose): Scope;
  /** For whom the actor stands in today. */
  readonly standIns: readonly StandIn[];
  /** The absent person whose lent role alone gives the permission at the board; null when the actor has it without. */
  lenderOf(permission: Permission, bodyId: BodyId | null): string | null;
  /** From here on log and signatures say for whom. Gives the name to sign with. */
  actsFor(absent: string): string;
  /** Papers to be kept, written before the transaction that keeps them: it is begun again when they are there. Whatever was done in it before is done again. */
  papers(wanted: readonly PaperWanted[]): Promise<PaperWritten[]>;
  /** `operation`: another than the one that was asked for, where its name would tell what the entry must not. */
  record(entry: { operation?: OperationId; objectKind: string; objectId: string; bodyId: BodyId | null; boardYearId: BoardYearId | null; changeId?: string; content: TrailContent }): void;
}

export interface Stamp<Id extends OperationId> {
  /** What the store says, read inside the board's scope in one question and far cheaper than the answer; null when there is nothing to answer. */
  standing(store: Questions, input: Input<Id>): Promise<string | null>;
  /** What the person may do there, as far as the answer tells it. */
  abilities(may: Context['may'], input: Input<Id>): string;
}

/** A use case acts inside the transaction. Slow work that needs no database (reading a file, setting a paper) stands before or after it. */
export interface UseCase<Id extends OperationId, Prepared = void> {
  /** A reading whose log says who has read: nothing else of it is written. */
  readonly logsReading?: true;
  before?(house: House, input: Input<Id>): Promise<Outcome<Prepared>>;
  /**
   * For an answer that is large and often asked for again: a text that is the same only while the answer is the same. Whoever holds an answer with
   * this text may give it again. Told in two parts, so that the first may be asked for together with who asks.
   */
  readonly stamp?: Stamp<Id>;
  act(context: Context, input: Input<Id>, prepared: Prepared): Promise<Outcome<unknown>>;
  after?(house: House, acted: unknown): Promise<Outcome<Output<Id>>>;
}
