import type { Audience, DraftShare } from '../domain/audit/share.ts';
import type { Day } from '../domain/day.ts';
import type { VersionHead } from '../domain/decision/version.ts';
import type { DocumentKey } from '../domain/followup/content.ts';
import type { BodyId, BoardYearId, PersonId, VersionId } from '../domain/identity.ts';
import type { TrailRecord } from './trailRecord.ts';

export interface KeptVersion { readonly document: DocumentKey; readonly head: VersionHead }
/** A share as its list shows it, with the board and year whose draft it is of. */
export interface SharedDraft extends DraftShare { readonly body: string; readonly year: number }
/** Something that has happened to a version: handed in, decided, corrected … */
export interface VersionNews { readonly entry: TrailRecord; readonly bodyId: BodyId; readonly body: string; readonly year: number; readonly document: DocumentKey; readonly versionId: VersionId; readonly number: number }
/** Something that a board has withheld from the public: auditors see it, and see that it is marked. */
export interface MarkedObject { readonly objectKind: string; readonly objectId: string; readonly ground: string }
export interface EvidenceHead { readonly id: string; readonly occasionId: string; readonly fileId: string; readonly name: string; readonly size: number; readonly sha256: string }
/** One sealed entry as it is handed out: as the export of the log writes it, or only what the chain needs of it. */
export interface SealedLine { readonly number: number; readonly link: string; readonly line: string }

/** Which entries of a board's log are of what is submitted or decided. */
export interface OpenLog { readonly operations: readonly string[]; readonly closedStates: readonly string[] }

export interface AuditStore {
  sharesOf(boardYearId: BoardYearId): Promise<DraftShare[]>;
  /** Null when it is not one that can be seen from here. */
  share(id: string): Promise<SharedDraft | null>;
  /** Shares that hold on the day, of boards in scope or made to one of them. */
  sharesOn(today: Day): Promise<SharedDraft[]>;
  /** False when the id is taken. */
  insertShare(row: { readonly id: string; readonly bodyId: BodyId; readonly boardYearId: BoardYearId; readonly audience: Audience; readonly audienceBodyId: BodyId | null; readonly from: Day; readonly to: Day; readonly reason: string; readonly at: Date; readonly by: string }): Promise<boolean>;
  endShare(id: string, on: Day): Promise<void>;

  auditMark(personId: PersonId): Promise<string | null>;
  setAuditMark(personId: PersonId, at: Date): Promise<void>;
  /** What has happened to versions of the boards in scope after a moment, the newest first. */
  versionNews(since: Date, limit: number): Promise<VersionNews[]>;
  /** Every version of every document of the year. */
  keptVersions(boardYearId: BoardYearId): Promise<KeptVersion[]>;
  /** The content of a version as it was frozen, letter by letter: its checksum is over this. */
  canonicalOf(boardYearId: BoardYearId, id: VersionId): Promise<string | null>;
  /** How many changes of its draft came after a moment, by document. */
  changesAfter(boardYearId: BoardYearId, asked: readonly { readonly document: DocumentKey; readonly since: string }[]): Promise<Map<string, number>>;
  /** Entries of a year that are of what is submitted or decided, and of the board's registers; the newest first. */
  openTrail(boardYearId: BoardYearId, open: OpenLog, before: number | null, limit: number): Promise<TrailRecord[]>;
  /** Sealed entries of the board's own stream after a number; entries of drafts hold nothing but two digests. `link` is the one before. */
  sealedLines(bodyId: BodyId, open: OpenLog, after: number, link: string, limit: number): Promise<SealedLine[]>;
  /** Measures that stand in the board's register by an entry of their own, or in a plan that was submitted: what is only proposed in a draft is not among them. */
  officialMeasures(bodyId: BodyId): Promise<Set<string>>;
  secrecyMarks(bodyId: BodyId): Promise<MarkedObject[]>;
  /** `length` bytes of a kept file from the byte `from`, fewer at its end; null where there is no such file. */
  filePart(bodyId: BodyId, fileId: string, from: number, length: number): Promise<Uint8Array | null>;
  /** Evidence of many controls, in the order it was added; not the bytes. */
  evidenceOfMany(occasionIds: readonly string[]): Promise<EvidenceHead[]>;
}
