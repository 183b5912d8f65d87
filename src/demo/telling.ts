import type { Input, OperationId, Output } from '../contract/table.ts';
import type { Day } from '../domain/day.ts';
import type { BodyId, MethodId, PersonId } from '../domain/identity.ts';
import type { DemoBoard } from './boards/shape.ts';

/** Calls an operation, as a person (id) and as if it were a certain day; without them as the teller of the demo, today. */
export type Call = <Id extends OperationId>(id: Id, input: Input<Id>, as?: string, on?: Day) => Promise<Output<Id>>;
export interface DemoTools { newId(): string; readonly today: string }

/** One board while it is told. `who` gives a person's id by the key of the tables. */
export interface Telling {
  readonly call: Call;
  readonly newId: () => string;
  readonly board: DemoBoard;
  readonly boardId: BodyId;
  readonly methodId: MethodId;
  readonly who: (key: string) => PersonId;
  /** The coming year; the one before it is decided. */
  readonly coming: number;
  /** A day of a year, never later than today: the demo has no memory of the future. */
  readonly on: (year: number, monthAndDay: string) => Day;
}

/** Something that happened on a day. */
export interface Act { readonly on: Day; readonly tell: () => Promise<void> }

/** Looks a name of the tables up; a name that is not there is a fault in the tables. */
export function named<Value>(map: ReadonlyMap<string, Value>, name: string): Value {
  const value = map.get(name);
  if (value === undefined) throw new Error(`The tables of the demo name "${name}", which they do not have`);
  return value;
}
