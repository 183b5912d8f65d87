import type { Delegation, HeldGrant, Represented, StandIn } from '../domain/organisation/delegation.ts';
import type { Body, Grant, Person, RegisteredUnit } from '../domain/organisation/organisation.ts';
import type { ActivityId, BodyId, BoardYearId, FollowupId, MethodId, OccasionId, PersonId, VersionId } from '../domain/identity.ts';
import type { CalendarOccasion } from '../domain/calendar/calendar.ts';
import type { ControlSetup, ControlSummary, Evidence, ItemCounts, Occasion, OccasionItem } from '../domain/control/occasion.ts';
import type { Day } from '../domain/day.ts';
import type { Method } from '../domain/method/method.ts';
import type { ChainFacts } from '../domain/year/chain.ts';
import type { EndedActivity, EndedEvent, Layout, Lineage, Note, YearContent } from '../domain/year/content.ts';
import type { IrregularityAnswer } from '../domain/risk/analysis.ts';
import type { AuditStore } from './auditPorts.ts';
import type { DeviationStore } from './deviationPorts.ts';
import type { OpennessStore } from './opennessPorts.ts';
import type { DirectoryStore } from './directoryPorts.ts';
import type { RegisterObject } from '../domain/measure/change.ts';
import type { LinkKind, MeasureLink, MeasureNote, Recommendation, RegisterMeasure } from '../domain/measure/register.ts';
import type { RowObject } from '../domain/year/change.ts';
import type { VersionHead, DecisionOutcome } from '../domain/decision/version.ts';
import type { DocumentKey, FollowupContent } from '../domain/followup/content.ts';
import type { Followup, FollowupSection, Judgement, SectionKind } from '../domain/followup/followup.ts';
import type { DigestChoice } from '../domain/reminder/digest.ts';
import type { Finding } from '../domain/finding.ts';
import type { TaskFacts } from '../domain/task/tasks.ts';
import type { NumberRange } from '../domain/trail/disposal.ts';
import type { TrailContent } from '../domain/trail/entry.ts';
import type { EventListRow } from '../contract/year.ts';
import type { OrganisationHistoryStore } from './organisationPorts.ts';
import type { TrailRecord } from './trailRecord.ts';
import type { SessionOrigin, SignInAccountStore, SignInStore, PasswordOwner } from './signInPorts.ts';

/** Who acts. `grants` are those of the person; the command line acts as the machine's own user with every permission. */
export interface Actor { readonly personId: PersonId | null; readonly name: string; readonly title: string; readonly via: 'session' | 'cli' | 'demo' | 'directory'; readonly grants: readonly HeldGrant[]; /** For whom the person stands in, now or later. */ readonly standIns?: readonly StandIn[]; /** The session's name, which lets nobody in. */ readonly sessionId?: string }

export interface YearHead {
  readonly id: BoardYearId; readonly bodyId: BodyId; readonly bodyName: string; readonly year: number; readonly methodId: MethodId; readonly method: Method;
  readonly layout: Layout; readonly introduction: string; readonly caseNumber: string; readonly recipients: string; readonly startedFrom: BoardYearId | null;
}

/** A year as it is read; `previousYear` is the one it was started from, else the board's year before. */
export interface WholeYear { readonly head: YearHead; readonly content: YearContent; readonly versions: readonly VersionHead[]; readonly lastChange: { readonly at: string; readonly by: string } | null; readonly previousYear: number | null }

/** How a year is held until the transaction ends: 'shared' by those who change rows side by side, 'alone' by who reads or moves it as a whole. */
export type Hold = 'shared' | 'alone';

export interface StoredVersion { readonly head: VersionHead; readonly content: YearContent; readonly noted: readonly Finding[]; readonly overridden: readonly { readonly rule: string; readonly reason: string; readonly finding: Finding | null }[] }
/** A frozen version of a follow-up. */
export interface StoredFollowup { readonly head: VersionHead; readonly content: FollowupContent; readonly noted: readonly Finding[]; readonly overridden: StoredVersion['overridden'] }
export interface KeptFile { readonly id: string; readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }

export type { TrailRecord } from './trailRecord.ts';
export interface NewTrailRecord {
  readonly id: string; readonly bodyId: BodyId | null; readonly at: Date; readonly actor: string; readonly actorId: PersonId | null; readonly operation: string;
  readonly objectKind: string; readonly objectId: string; readonly boardYearId: BoardYearId | null; readonly changeId: string; readonly content: TrailContent; readonly salt: Uint8Array;
}

/** An event or a performed control as the register names it. */
export interface MendedEvent { readonly id: string; readonly year: number; readonly label: string | null; readonly text: string }
export interface MendedOccasion { readonly id: string; readonly year: number; readonly period: string; readonly text: string; readonly place: string; readonly faults: number; readonly ofYear: boolean }

/** The board's register of measures and recommendations: it belongs to the board, not to a year. */
/** What a measure is tied to by itself. `activityId`: the plan row of an occasion, whose words stand in the decided plan. */
export interface TiedThing { readonly kind: 'occasion' | 'recommendation'; readonly id: string; readonly year: number | null; readonly period: string; readonly place: string; readonly itemPosition: number | null; readonly activityId: string | null; readonly text: string }
export interface WrittenNote extends MeasureNote { readonly byId: PersonId | null; /** The writer's own name, without for whom. */ readonly byName: string }
export interface OwnMeasure { readonly measure: RegisterMeasure; readonly responsibleName: string; readonly notes: readonly WrittenNote[]; readonly tied: readonly TiedThing[] }
export interface RegisterEntry { readonly changeId: string; readonly by: string; readonly at: string; readonly content: TrailContent }
export interface MeasureStore {
  register(bodyId: BodyId): Promise<{ measures: RegisterMeasure[]; notes: MeasureNote[]; recommendations: Recommendation[] }>;
  /** What the register's measures mend, and what stands in the year that a measure may be tied to. */
  mended(bodyId: BodyId, boardYearId: BoardYearId): Promise<{ events: MendedEvent[]; occasions: MendedOccasion[] }>;
  /** One row of the register as it stands, locked until the transaction ends; null when it is not this board's. */
  lockedMeasure(bodyId: BodyId, id: string): Promise<RegisterMeasure | null>;
  lockedRecommendation(bodyId: BodyId, id: string): Promise<Recommendation | null>;
  /** One measure with what its own page shows: who answers for it, its notes with who wrote them, and what it is tied to. Nothing of any draft. */
  ownMeasure(bodyId: BodyId, id: string): Promise<OwnMeasure | null>;
  ownRecommendation(bodyId: BodyId, id: string): Promise<Recommendation | null>;
  /** What the log says of a row of the register, the latest first; at most the last hundred. */
  changesOf(bodyId: BodyId, id: string): Promise<readonly RegisterEntry[]>;
  updateRegister(object: RegisterObject, bodyId: BodyId, id: string, changes: Readonly<Record<string, unknown>>): Promise<void>;
  /** False when the id is taken. */
  insertMeasure(measure: Omit<RegisterMeasure, 'events' | 'links' | 'effect' | 'position'>): Promise<boolean>;
  insertRecommendation(one: Omit<Recommendation, 'measureIds' | 'after' | 'position'>): Promise<boolean>;
  /** The events of one year that a measure mends; none unties it from the year. */
  putMends(measureId: string, boardYearId: BoardYearId, eventIds: readonly string[]): Promise<void>;
  insertMeasureLink(bodyId: BodyId, measureId: string, link: MeasureLink): Promise<boolean>;
  deleteMeasureLink(bodyId: BodyId, measureId: string, linkId: string): Promise<boolean>;
  /** True when the board has what the link points at. */
  linkTarget(bodyId: BodyId, kind: LinkKind, targetId: string, itemPosition: number | null): Promise<boolean>;
  insertMeasureNote(bodyId: BodyId, note: MeasureNote, by: PersonId | null): Promise<boolean>;
  putRecommendationState(bodyId: BodyId, id: string, state: Recommendation['after'][number]): Promise<void>;
  /** Who last changed a field of a row of the register, in whatever year it was seen from. */
  lastRegisterChange(bodyId: BodyId, id: string, field: string): Promise<{ by: string; at: string } | null>;
}

/** An occasion as it is stored, with the names and the count that lists show. */
export interface StoredOccasion { readonly occasion: Occasion; readonly unitName: string | null; readonly performerName: string; readonly evidenceCount: number }
/** A decided plan as it was frozen, and the board's year that it belongs to. `revised` = the board has decided another one for the same year before. */
export interface DecidedPlan { readonly version: VersionHead; readonly content: YearContent; readonly revised: boolean }
export interface LastTime { readonly periodCode: string; readonly population: number | null; readonly counts: ItemCounts; readonly conclusion: string }
export interface NextControl { readonly boardId: BodyId; readonly occasionId: OccasionId; readonly title: string; readonly dueOn: Day }
export interface StoredEvidence { readonly occasionId: OccasionId; readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }
export interface Mail { readonly id: string; readonly personId: PersonId; readonly bodyId: BodyId | null; readonly kind: 'remind' | 'handedOver' | 'invite'; readonly params: Readonly<Record<string, unknown>>; readonly at: Date }

/** How controls are performed, their occasions, items, evidence and summaries, and the mail that waits. */
export interface ControlStore {
  /** The analysis and plan in force of a board's year; null when none is decided. With an activity: the latest decided plan that has it. */
  decidedPlan(boardYearId: BoardYearId, activityId?: ActivityId): Promise<DecidedPlan | null>;
  /** How the plan rows of these years are performed, by activity. */
  controlSetups(boardYearIds: readonly BoardYearId[]): Promise<Map<string, ControlSetup>>;
  putControlSetup(bodyId: BodyId, boardYearId: BoardYearId, setup: ControlSetup): Promise<void>;
  /** A started year performs its rows as the year before did. */
  carryControlSetups(bodyId: BodyId, boardYearId: BoardYearId, pairs: readonly { readonly from: string; readonly to: string }[]): Promise<void>;
  /** Every occasion of a year's periods, whatever plan it hangs on; held when they are to be changed. */
  occasionsOf(bodyId: BodyId, year: number, hold?: 'alone'): Promise<StoredOccasion[]>;
  /** One occasion, held until the transaction ends when it is to be changed; null when it is not this board's. */
  occasion(bodyId: BodyId, id: string, hold?: 'alone'): Promise<StoredOccasion | null>;
  occasionItems(occasionId: OccasionId): Promise<OccasionItem[]>;
  /** True when a control hangs on the plan of this year, withdrawn ones aside. */
  hasControls(boardYearId: BoardYearId): Promise<boolean>;
  insertOccasions(occasions: readonly Occasion[], at: Date): Promise<boolean>;
  /** Writes occasions as they stand now, their place in the plan too. */
  saveOccasions(occasions: readonly Occasion[]): Promise<void>;
  /** A reminder is no change of the control: its revision stands. */
  markReminded(ids: readonly OccasionId[], at: Date): Promise<void>;
  putOccasionItems(occasion: Pick<Occasion, 'id' | 'bodyId'>, rows: readonly OccasionItem[]): Promise<void>;
  /** Takes items away: one by its position, or all that were drawn. */
  deleteOccasionItems(occasionId: OccasionId, position: number | 'drawn'): Promise<void>;
  /** Faults left to the coordinator that nobody has taken care of, by occasion and item. */
  leftFaults(bodyId: BodyId): Promise<{ occasionId: string; position: number; itemId: string; note: string }[]>;
  /** The same control at the same place, performed last before a day. */
  lastTime(bodyId: BodyId, activityIds: readonly string[], unitId: string | null, before: Day): Promise<LastTime | null>;
  /** What waits for a person at the boards in scope: the first one besides this, and how many in all. */
  nextControl(personId: PersonId, besides: string): Promise<{ next: NextControl | null; left: number }>;
  measuresOfOccasion(occasionId: OccasionId): Promise<{ id: string; title: string; itemPosition: number | null }[]>;
  controlSummaries(bodyId: BodyId, year: number): Promise<(ControlSummary & { boardYearId: BoardYearId })[]>;
  putControlSummary(bodyId: BodyId, boardYearId: BoardYearId, summary: ControlSummary): Promise<void>;
  evidenceOf(occasionId: OccasionId): Promise<Evidence[]>;
  evidence(bodyId: BodyId, id: string): Promise<StoredEvidence | null>;
  /** False when the id is taken. */
  insertEvidence(bodyId: BodyId, row: { readonly id: string; readonly occasionId: OccasionId; readonly fileId: string; readonly name: string; readonly at: Date; readonly by: string }): Promise<boolean>;
  removeEvidence(id: string, at: Date): Promise<void>;
  /** Codes of the calendar's occasions whose follow-up of the board's year has been decided. */
  decidedFollowups(bodyId: BodyId, year: number): Promise<string[]>;
  /** The municipality's own calendar of follow-ups; null when nobody has set one. */
  ownCalendar(): Promise<readonly CalendarOccasion[] | null>;
  queueMail(rows: readonly Mail[]): Promise<void>;
}

/** The follow-ups of a board's year, section by section, and the calendar they come from. */
export interface FollowupStore {
  setCalendar(occasions: readonly CalendarOccasion[]): Promise<void>;
  followup(boardYearId: BoardYearId, occasion: string): Promise<Followup | null>;
  /** Which occasions of the calendar the year has follow-ups of, with their versions. */
  followupsOf(boardYearId: BoardYearId): Promise<{ occasion: string; id: FollowupId; changedAt: string; versions: VersionHead[] }[]>;
  /** False when the occasion has been begun already. */
  insertFollowup(followup: Followup, at: Date): Promise<boolean>;
  /** One section as it stands, held until the transaction ends; null before anybody wrote in it. */
  /** As it stands, an empty one where nobody has written; nobody else changes it until this is done. */
  heldSection(followupId: FollowupId, bodyId: BodyId, kind: SectionKind, subject: string): Promise<FollowupSection>;
  putSection(followupId: FollowupId, bodyId: BodyId, section: FollowupSection, at: Date | null): Promise<void>;
  judgeFollowup(followupId: FollowupId, judgement: Judgement, grounds: string, by: string, on: Day, at: Date): Promise<void>;
}

/** One event and all that hangs on it, over the years. */
export interface ChainStore {
  /** Null when the event is not of this year of the board. */
  chain(bodyId: BodyId, boardYearId: BoardYearId, eventId: string): Promise<ChainFacts | null>;
}

/** What waits for people: facts from which the domain makes tasks. */
export interface TaskStore {
  /** Controls of one person, and for every board in scope what its controls, measures, recommendations and follow-ups leave to do, from a year on. */
  waitingFor(personId: PersonId | null, fromYear: number, today: Day): Promise<Pick<TaskFacts, 'controls' | 'sums' | 'left' | 'measures' | 'recommendations' | 'followups'>>;
}

/** How often a person wants to be reminded, and the person's own calendar address. */
export interface ReminderStore {
  reminders(personId: PersonId): Promise<{ mail: string | null; digest: DigestChoice; feed: boolean } | null>;
  setDigest(personId: PersonId, digest: DigestChoice): Promise<void>;
  /** Null ends the address. */
  setFeed(personId: PersonId, hash: Uint8Array | null): Promise<void>;
  mailLog(limit: number): Promise<MailLogRow[]>;
}

/** Who is to be let in. */
export interface InvitationStore {
  peopleWithoutWayIn(): Promise<{ readonly personId: PersonId; readonly mail: boolean; readonly invitedAt: string | null; readonly failed: string }[]>;
  /** Those whose invitation has not left yet. */
  invitationsUnsent(): Promise<PersonId[]>;
}

/** Who stands in for whom while somebody is away. */
export interface DelegationStore {
  /** All of them, or those of one person on either side; the latest first. */
  delegations(personId?: PersonId): Promise<Delegation[]>;
  /** False when the id is taken. */
  insertDelegation(delegation: Omit<Delegation, 'endedOn'>): Promise<boolean>;
  endDelegation(id: string, on: Day): Promise<void>;
  /** For whom these persons have stood in, ended ones too. */
  representedBy(personIds: readonly PersonId[]): Promise<Represented[]>;
  /** Who stands in on a day for each of these persons. */
  deputiesOn(personIds: readonly PersonId[], day: Day): Promise<{ readonly fromId: PersonId; readonly toId: PersonId; readonly to: Day; readonly name: string; readonly mail: string | null }[]>;
}

/** What use cases may ask of the database, inside one transaction and inside the actor's scope. */
export interface Store extends OrganisationHistoryStore, InvitationStore, DelegationStore, SignInAccountStore, DirectoryStore, MeasureStore, DeviationStore, AuditStore, ControlStore, FollowupStore, ChainStore, TaskStore, ReminderStore, OpennessStore {
  municipality(): Promise<string>;
  setMunicipality(name: string): Promise<void>;
  bodies(): Promise<Body[]>;
  /** 'present' = the id is there already: a retry. */
  insertBody(body: Body): Promise<'inserted' | 'present' | 'nameTaken'>;
  updateBody(body: Body): Promise<'updated' | 'nameTaken' | 'missing'>;
  units(): Promise<RegisteredUnit[]>;
  insertUnit(unit: RegisteredUnit): Promise<boolean>;
  updateUnit(unit: RegisteredUnit): Promise<boolean>;
  /** `active`: not barred by the directory. */
  people(): Promise<(Person & { grants: Grant[]; hasPassword: boolean; active: boolean })[]>;
  insertPerson(person: Person): Promise<'inserted' | 'present' | 'mailTaken'>;
  insertGrant(grant: Grant): Promise<boolean>;
  endGrant(personId: PersonId, grantId: string, to: Day): Promise<boolean>;
  insertLink(tokenHash: Uint8Array, personId: PersonId, purpose: string, expiresAt: Date): Promise<void>;
  methods(): Promise<{ id: MethodId; bodyId: BodyId | null; method: Method }[]>;
  insertMethod(id: MethodId, bodyId: BodyId | null, method: Method, at: Date): Promise<boolean>;

  yearHead(bodyId: BodyId, year: number, hold?: Hold): Promise<YearHead | null>;
  /** Waits until nobody else holds the board's year, made or not. */
  holdYear(bodyId: BodyId, year: number): Promise<void>;
  /** Waits until nobody else holds what has this name. */
  hold(name: string): Promise<void>;
  yearHeadById(id: BoardYearId): Promise<YearHead | null>;
  /** A text that changes with everything that a year is shown with (docs/decisions/0005); null when there is no such year. */
  yearStamp(bodyId: BodyId, year: number): Promise<string | null>;
  yearsOfScope(): Promise<{ id: BoardYearId; bodyId: BodyId; year: number; lastChangeAt: string | null; versions: VersionHead[] }[]>;
  /** Of each year that has events: how many, and how many carry last year's rating unreviewed. */
  eventCounts(): Promise<ReadonlyMap<BoardYearId, { readonly eventCount: number; readonly carriedCount: number }>>;
  insertYear(head: { id: BoardYearId; bodyId: BodyId; year: number; methodId: MethodId; layout: Layout; introduction: string; caseNumber: string; recipients: string; startedFrom: BoardYearId | null; at: Date }): Promise<void>;
  updateYear(id: BoardYearId, changes: { methodId?: MethodId; layout?: Layout }): Promise<void>;
  deleteYear(id: BoardYearId): Promise<void>;
  /** True when another year was started from this one. */
  hasFollower(id: BoardYearId): Promise<boolean>;
  content(head: YearHead): Promise<YearContent>;
  /** A year with all that it is shown with, in one round trip; null when there is no such year. */
  wholeYear(bodyId: BodyId, year: number): Promise<WholeYear | null>;
  lineage(id: BoardYearId): Promise<Lineage[]>;
  insertLineage(id: BoardYearId, rows: readonly (Lineage & { id: string })[]): Promise<void>;
  deleteLineage(id: BoardYearId): Promise<void>;

  /**
   * What a change of fields begins with, in one round trip: the year, held with others who change rows; what its log says of the change already; and the rows
   * in the order given, with the fields asked for, locked until the transaction ends, null for one that is not this year's.
   */
  openChange(bodyId: BodyId, year: number, changeId: string, rows: readonly { readonly object: Exclude<RowObject, 'measure'>; readonly id: string; readonly fields: readonly string[] }[]): Promise<{ head: YearHead | null; entries: TrailRecord[]; rows: (Record<string, unknown> | null)[] }>;
  /** One row as it stands, locked until the transaction ends; null when it is not this year's. */
  lockedRow(object: RowObject | 'year' | 'answer', boardYearId: BoardYearId, id: string): Promise<Record<string, unknown> | null>;
  updateRow(object: RowObject | 'year' | 'answer', boardYearId: BoardYearId, id: string, changes: Readonly<Record<string, unknown>>): Promise<void>;
  /** False when an id is taken, be it by a row that cannot be seen from here; then the transaction must be refused. */
  insertRows(object: RowObject, head: { readonly id: BoardYearId; readonly bodyId: BodyId }, rows: readonly object[]): Promise<boolean>;
  deleteRows(object: RowObject, boardYearId: BoardYearId, ids: readonly string[]): Promise<void>;
  putAnswer(boardYearId: BoardYearId, answer: IrregularityAnswer): Promise<void>;
  insertNote(boardYearId: BoardYearId, note: Note): Promise<boolean>;
  /** What is noted in a follow-up, by its document. */
  notesOf(boardYearId: BoardYearId, document: DocumentKey): Promise<Note[]>;
  deleteNote(boardYearId: BoardYearId, id: string): Promise<boolean>;
  putEnded(boardYearId: BoardYearId, ended: (EndedEvent & { object: 'event' }) | (EndedActivity & { object: 'activity' })): Promise<void>;
  deleteEnded(boardYearId: BoardYearId, object: 'event' | 'activity', previousId: string): Promise<void>;

  insertFile(bodyId: BodyId, file: KeptFile & { sha256: string }, at: Date): Promise<void>;
  insertImport(row: { id: string; boardYearId: BoardYearId; fileId: string; readerVersion: number; draft: object; at: Date; by: PersonId | null }): Promise<void>;
  markImport(id: string, undoneAt: Date | null): Promise<void>;
  /** The versions of one of the year's documents; of the analysis and plan unless another is named. */
  versions(boardYearId: BoardYearId, document?: DocumentKey): Promise<VersionHead[]>;
  version(boardYearId: BoardYearId, id: VersionId): Promise<StoredVersion | null>;
  followupVersion(boardYearId: BoardYearId, id: VersionId): Promise<StoredFollowup | null>;
  insertVersion(head: VersionHead, document: DocumentKey, content: object, canonical: string, noted: readonly Finding[], overridden: StoredVersion['overridden'], by: PersonId | null): Promise<void>;
  deleteVersion(id: VersionId): Promise<void>;
  updateVersion(id: VersionId, changes: { withdrawnAt?: Date; withdrawnNote?: string; outcome?: DecisionOutcome; decidedOn?: Day; minutesItem?: string; decisionNote?: string; registeredAt?: Date; adjustedOn?: Day; notice?: string; caseNumber?: string }): Promise<void>;
  keepVersionFile(versionId: VersionId, kind: string, fileId: string): Promise<void>;
  versionFile(versionId: VersionId, kind: string): Promise<KeptFile | null>;
  eventPage(year: number, after: string | null, limit: number): Promise<{ rows: EventListRow[]; next: string | null }>;

  record(entries: readonly NewTrailRecord[]): Promise<void>;
  /** The entries of one change of one year: a change id of another year or board says nothing here. */
  trailOfChange(boardYearId: BoardYearId, changeId: string): Promise<TrailRecord[]>;
  trailOfObject(boardYearId: BoardYearId, objectId: string): Promise<TrailRecord[]>;
  trailOfYear(boardYearId: BoardYearId, before: number | null, limit: number): Promise<TrailRecord[]>;
  /** Numbers of the sealed entries of the body's stream that may be disposed of: written before the day, as days go in the zone. */
  disposable(bodyId: BodyId, before: Day, zone: string): Promise<NumberRange[]>;
  lastContentChange(boardYearId: BoardYearId): Promise<{ at: string; by: string } | null>;
}

/** Sign-in is reached before any scope is known, so it has its own small store. */
export interface IdentityStore {
  actorOfSession(idHash: Uint8Array, now: Date): Promise<{ personId: PersonId; name: string; title: string; sessionId: string; grants: HeldGrant[]; standIns: StandIn[]; lastUsedAt: Date } | null>;
  touchSession(idHash: Uint8Array, now: Date): Promise<void>;
  insertSession(idHash: Uint8Array, personId: PersonId, now: Date, expiresAt: Date, origin?: SessionOrigin): Promise<void>;
  deleteSession(idHash: Uint8Array): Promise<void>;
  credentialByMail(mail: string): Promise<{ personId: PersonId; secret: string } | null>;
  /** Queues a mail with a link for a new password where the address is a person's who may sign in, and none has been queued just now. Writes as much where it is nobody's. */
  queueReset(mail: string, counted: { readonly asked: string; readonly address: string }, id: string, now: Date): Promise<void>;
  /** Whose link it is while it may be used; null otherwise. */
  linkOwner(tokenHash: Uint8Array, now: Date): Promise<PasswordOwner | null>;
  passwordOf(personId: PersonId): Promise<(PasswordOwner & { readonly secret: string }) | null>;
  /** Keeps the secret, and ends the person's links and all sessions but one. */
  changePassword(personId: PersonId, secret: string, allBut: string | null, now: Date): Promise<void>;
  /** Uses the link up, keeps the secret, and ends the person's sessions and other links, all or nothing. Null when the link is used up. */
  useLink(tokenHash: Uint8Array, secret: string, now: Date): Promise<PersonId | null>;
  failures(account: string, address: string): Promise<{ count: number; lastAt: Date } | null>;
  /** Counts an attempt that begins as failed until it is cleared; false when another attempt came between since `seen` were counted. */
  countAttempt(account: string, address: string, seen: number, now: Date): Promise<boolean>;
  clearFailures(account: string, address: string): Promise<void>;
  peopleForDemo(): Promise<Person[]>;
}

/** A mail that is to go out. */
export interface WaitingMail { readonly id: string; readonly personId: PersonId; readonly name: string; readonly mail: string | null; readonly kind: 'remind' | 'handedOver' | 'digest' | 'invite' | 'reset'; readonly params: Readonly<Record<string, unknown>>; readonly attempts: number; readonly createdAt: Date }
/** What the administrator sees of the mail. `lastError` is what the mail server said, '' when nothing was wrong. */
export interface MailLogRow { readonly id: string; readonly name: string; readonly mail: string | null; readonly kind: WaitingMail['kind']; readonly createdAt: string; readonly sentAt: string | null; readonly attempts: number; readonly lastError: string }
export interface PersonWithGrants { readonly personId: PersonId; readonly name: string; readonly title: string; readonly grants: HeldGrant[]; readonly standIns: StandIn[]; /** Somebody stands in today, and is told of what waits. */ readonly away?: boolean }

/** Sends one mail; throws with the mail server's own words when it is not taken. */
export interface MailSender { send(mail: { readonly to: string; readonly name: string; readonly subject: string; readonly text: string }): Promise<void> }
/** The mail that waits, and calendars by their secret address. Reached by the house itself, never by a person's scope. */
export interface MailStore {
  /** Takes what is due; nobody else takes it for ten minutes. */
  take(now: Date, limit: number): Promise<WaitingMail[]>;
  /** Ten minutes more for what was taken; false when it has become somebody else's meanwhile. */
  hold(rows: readonly WaitingMail[], now: Date): Promise<boolean>;
  sent(ids: readonly string[], now: Date): Promise<void>;
  /** `nextAt` null = given up. */
  failed(ids: readonly string[], reason: string, nextAt: Date | null): Promise<void>;
  /** People whose digest is due today; each is given out once a day, however many servers ask. */
  takeDigests(today: Day, limit: number): Promise<PersonWithGrants[]>;
  /** `closed`: shows in no list of mail, and in no transaction of a person. */
  queueDigest(id: string, personId: PersonId, params: object, now: Date, closed: boolean): Promise<void>;
  /** How a person comes in today: `provider` is the name of another service that the person is bound to, or of the first there is for who is of the directory. */
  accessOf(personId: PersonId): Promise<{ readonly active: boolean; readonly hasPassword: boolean; readonly directory: boolean; readonly addressOpensNothing: boolean; /** By a directory, and nobody has stood for it since. */ readonly addressMoved: boolean; readonly provider: string | null }>;
  keepLink(tokenHash: Uint8Array, personId: PersonId, purpose: string, expiresAt: Date): Promise<void>;
  personOfFeed(hash: Uint8Array): Promise<PersonWithGrants | null>;
}

export type Questions = Pick<Store, 'yearStamp' | 'scimKey'>;

/** 'closed' for who reads from outside the board. */
export type Drafts = 'open' | 'closed';
export interface StoreOpener {
  /** `bodies` become the rows' security of the transaction: 'all', or ids; nothing else is seen. What is closed to all but some is seen only when `person` is one of them. With `drafts` closed no row of a draft is seen. */
  transaction<Result>(bodies: 'all' | readonly BodyId[], work: (store: Store) => Promise<Result>, person?: PersonId | null, drafts?: Drafts): Promise<Result>;
  /** The same for work that only reads: all of it sees one moment. */
  reading<Result>(bodies: 'all' | readonly BodyId[], work: (store: Store) => Promise<Result>, person?: PersonId | null, drafts?: Drafts): Promise<Result>;
  /** For what is asked at almost every request: each question is a reading transaction of its own and costs one round trip, beginning and end included. */
  single(bodies: 'all' | readonly BodyId[]): Questions;
  readonly identity: IdentityStore;
  readonly mail: MailStore;
  readonly signIn: SignInStore;
}
