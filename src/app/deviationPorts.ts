import type { Deviation, DeviationState, Involved, NoteKind, Severity } from '../domain/deviation/deviation.ts';
import type { Day } from '../domain/day.ts';
import type { BodyId, DeviationId, PersonId } from '../domain/identity.ts';
import type { DeviationFacts } from '../domain/task/deviationTasks.ts';
import type { RequestDecision, RequestKind, RequestOutcome } from '../domain/deviation/request.ts';
import type { Role } from '../domain/organisation/organisation.ts';

export interface StoredReceiver { readonly personId: PersonId; readonly name: string; readonly title: string; readonly role: Role; readonly givenOn: Day; readonly givenBy: string }
export interface DeviationNote { readonly id: string; readonly kind: NoteKind; readonly text: string; readonly on: Day; readonly by: string }
export interface DeviationMeasure { readonly id: string; readonly title: string; readonly status: string; readonly end: Day | null; readonly linkId: string }
/** A deviation with all that hangs on it; what a person may not see of it is empty. */
export interface StoredDeviation {
  readonly deviation: Deviation; readonly board: string; readonly unitName: string;
  readonly receivers: readonly StoredReceiver[]; readonly involved: readonly Involved[]; readonly notes: readonly DeviationNote[]; readonly measures: readonly DeviationMeasure[];
  readonly files: readonly { readonly id: string; readonly name: string; readonly at: string; readonly by: string }[];
  readonly readings: readonly { readonly by: string; readonly at: string }[];
}
export interface DeviationHead {
  readonly id: DeviationId; readonly boardId: BodyId; readonly board: string; readonly unitName: string; readonly reportedOn: Day; readonly answerBy: Day; readonly state: DeviationState; readonly title: string;
  readonly severity: Severity | null; readonly reporter: string; readonly reporterId: PersonId; readonly receives: boolean; readonly measures: number; readonly confidential: boolean; readonly informOn: Day | null;
}
export interface RecordRequest { readonly id: string; readonly kind: RequestKind; readonly about: string; readonly askedOn: Day; readonly askedBy: string; readonly answeredOn: Day | null; readonly answeredBy: string; readonly answer: string; readonly outcome: RequestOutcome | ''; readonly ground: string; readonly decision: RequestDecision | null }
export type NewDeviation = Pick<Deviation, 'id' | 'bodyId' | 'reporterId' | 'reporter' | 'reportedOn' | 'what' | 'happenedOn' | 'unitId' | 'route' | 'answerBy'>;
export type DeviationChanges = Partial<Omit<Deviation, 'id' | 'bodyId' | 'reporterId' | 'reporter' | 'reportedOn' | 'what' | 'happenedOn' | 'unitId' | 'answerBy' | 'revision'>>;

/** Deviations as the acting person sees them: the database itself gives no others (docs/decisions/0007-confidential-rows.md). */
export interface DeviationStore {
  deviationHeads(): Promise<DeviationHead[]>;
  /** Null when the person may not know of it, be it there or not. */
  deviation(bodyId: BodyId, id: string): Promise<StoredDeviation | null>;
  /** A receiver's, held until the transaction ends. */
  heldDeviation(bodyId: BodyId, id: string): Promise<StoredDeviation | null>;
  /** False when the id is taken. */
  insertDeviation(deviation: NewDeviation, at: Date): Promise<boolean>;
  giveDeviation(id: DeviationId, receivers: readonly { readonly personId: PersonId; readonly role: Role }[], on: Day, by: string): Promise<void>;
  nameInvolved(id: DeviationId, involved: readonly (Involved & { readonly id: string })[]): Promise<void>;
  updateDeviation(id: DeviationId, changes: DeviationChanges): Promise<void>;
  insertDeviationNote(id: DeviationId, note: DeviationNote, at: Date): Promise<boolean>;
  linkDeviation(bodyId: BodyId, id: DeviationId, measureId: string, linkId: string): Promise<boolean>;
  /** True when the measure is the board's. */
  hasMeasure(bodyId: BodyId, measureId: string): Promise<boolean>;
  /** Material ones of the board's register that are not confidential, reported in the days. */
  openMaterial(bodyId: BodyId, from: Day, to: Day): Promise<{ id: string; title: string; reportedOn: Day; state: DeviationState; measures: number }[]>;
  /** What deviations leave a person to do, and how many the person's board is told of that nobody took in hand. */
  deviationsWaiting(personId: PersonId | null, today: Day): Promise<DeviationFacts>;
  /** Days until a reporter has an answer, as the board has set them; null when it has not. */
  answerDays(bodyId: BodyId): Promise<number | null>;
  /** The bytes lie beside other kept files and are as closed as the deviation. False when the id is taken. */
  insertDeviationFile(bodyId: BodyId, id: DeviationId, file: { readonly id: string; readonly fileId: string; readonly sha256: string; readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array; readonly by: string; readonly adderId: PersonId }, at: Date): Promise<boolean>;
  deviationFile(bodyId: BodyId, id: string, fileId: string): Promise<{ name: string; mediaType: string; bytes: Uint8Array } | null>;
  /** The address of the whistleblowing channel; empty when nobody has said it. */
  reportingChannel(): Promise<string>;
  setReportingChannel(address: string): Promise<void>;
  /** What a person has asked for, at all boards, the latest first. */
  requestsBy(personId: PersonId): Promise<(RecordRequest & { readonly board: string })[]>;
  setAnswerDays(bodyId: BodyId, days: number): Promise<void>;
  recordRequests(bodyId: BodyId): Promise<RecordRequest[]>;
  insertRecordRequest(bodyId: BodyId, request: Pick<RecordRequest, 'id' | 'kind' | 'about' | 'askedOn' | 'askedBy'> & { readonly askerId: PersonId | null }): Promise<boolean>;
  answerRecordRequest(bodyId: BodyId, id: string, given: { readonly answer: string; readonly outcome: RequestOutcome; readonly ground: string }, on: Day, by: string): Promise<boolean>;
  /** False when there is a decision already, or nothing has been refused. */
  decideRecordRequest(bodyId: BodyId, id: string, decision: RequestDecision): Promise<boolean>;
}
