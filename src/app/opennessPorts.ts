import type { VersionHead } from '../domain/decision/version.ts';
import type { Finding } from '../domain/finding.ts';
import type { DocumentKey, FollowupContent } from '../domain/followup/content.ts';
import type { BoardYearId, BodyId, PersonId, VersionId } from '../domain/identity.ts';
import type { ProcessingDetails } from '../domain/openness/processing.ts';
import type { ContinuedKind, EarlierRow, MarkedKind, SecrecyMark } from '../domain/openness/secrecy.ts';
import type { Grant, Person } from '../domain/organisation/organisation.ts';
import type { DisposalOrder } from '../domain/trail/disposal.ts';
import type { TrailContent } from '../domain/trail/entry.ts';
import type { YearContent } from '../domain/year/content.ts';

/** A kept version of any of a board's documents, with its year. */
export interface KeptDocument {
  readonly bodyId: BodyId; readonly year: number; readonly document: DocumentKey; readonly head: VersionHead; readonly startedFrom: BoardYearId | null;
  readonly content: YearContent | FollowupContent; readonly noted: readonly Finding[]; readonly overridden: readonly { readonly rule: string; readonly reason: string; readonly finding: Finding | null }[];
}
export interface Publication { readonly id: string; readonly bodyId: BodyId; readonly board: string; readonly year: number; readonly document: DocumentKey; readonly versionId: VersionId; readonly at: string; readonly by: string; readonly ended: { readonly at: string; readonly by: string; readonly reason: string } | null }

/** A document that a year was read from, as it was. */
export interface ImportedFile { readonly id: string; readonly year: number; readonly name: string; /** Bytes. */ readonly size: number; readonly readAt: string; readonly readBy: string; readonly undone: boolean }

/** What is kept about a person inside the scope, deviations aside. */
export interface KeptAboutPerson {
  readonly person: Person | null;
  readonly grants: readonly Grant[];
  readonly sessions: readonly { readonly createdAt: string; readonly lastUsedAt: string; readonly expiresAt: string; readonly way: string; readonly device: string; readonly address: string }[];
  readonly passkeys: readonly { readonly name: string; readonly createdAt: string; readonly lastUsedAt: string | null }[];
  readonly identities: readonly { readonly provider: string; readonly issuer: string; readonly boundAt: string }[];
  readonly mails: readonly { readonly kind: string; readonly createdAt: string; readonly sentAt: string | null }[];
  readonly log: readonly { readonly at: string; readonly operation: string; readonly objectKind: string; readonly objectId: string; readonly board: string | null }[];
  readonly measures: readonly { readonly board: string; readonly title: string; readonly end: string | null; readonly status: string }[];
  readonly occasions: readonly { readonly board: string; readonly period: string; readonly title: string; readonly performedOn: string | null; readonly as: 'performer' | 'reviewer' }[];
  readonly texts: readonly { readonly board: string; readonly place: string; readonly text: string }[];
}

export interface TrailSearch { readonly who: string; readonly what: string; readonly object: string; readonly text: string; readonly from: string; readonly to: string; readonly zone: string }
/** An entry as it is read, with its year; see TrailRecord. */
export interface TrailFound {
  readonly id: string; readonly changeId: string; readonly at: string; readonly actor: string; readonly operation: string; readonly objectKind: string; readonly objectId: string;
  readonly content: TrailContent; readonly disposedBy: string | null; readonly sealed: boolean; readonly written: number; readonly year: number | null;
  /** What it is about is called, in the words of today; '' where it has no name. */
  readonly about: string;
}

/** Openness and secrecy, and the log as people search it. */
export interface OpennessStore {
  boardMarks(bodyId: BodyId): Promise<SecrecyMark[]>;
  /** Which boards in scope have a mark that stands. */
  markedBodies(): Promise<BodyId[]>;
  /** True when the board has what is to be marked. */
  markTarget(bodyId: BodyId, kind: MarkedKind, id: string): Promise<boolean>;
  /** Rows of the board's earlier years, in what has been handed in, that say the same as this one or that it continues, and have no mark of their own. */
  earlierRows(bodyId: BodyId, kind: ContinuedKind, id: string): Promise<EarlierRow[]>;
  /** The documents that the board's years were read from, the latest first. */
  importedFiles(bodyId: BodyId): Promise<ImportedFile[]>;
  importedFile(bodyId: BodyId, id: string): Promise<{ readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array } | null>;
  /** 'marked' = somebody else has a mark on it that stands. */
  insertMark(mark: Omit<SecrecyMark, 'lifted' | 'follows' | 'says'>): Promise<'inserted' | 'present' | 'marked'>;
  liftMark(bodyId: BodyId, id: string, lifted: NonNullable<SecrecyMark['lifted']>): Promise<boolean>;
  /** What the rows say that carry a mark that stands, wherever they are. */
  markedTexts(bodyId: BodyId): Promise<string[]>;
  keptDocuments(bodyId: BodyId): Promise<Pick<KeptDocument, 'year' | 'document' | 'head'>[]>;
  keptDocument(bodyId: BodyId, versionId: VersionId): Promise<KeptDocument | null>;
  /** Of the boards in scope; with an id, that one. */
  publications(id?: string): Promise<Publication[]>;
  /** False when the version stands there already. */
  insertPublication(row: { readonly id: string; readonly bodyId: BodyId; readonly versionId: VersionId; readonly at: Date; readonly by: string }): Promise<boolean>;
  endPublication(bodyId: BodyId, id: string, at: Date, by: string, reason: string): Promise<boolean>;
  /** `read`: the boards whose own writing is looked through; the account, its roles and its acts are of all in scope. */
  keptAbout(personId: PersonId, wholeMunicipality: boolean, read: 'all' | readonly BodyId[]): Promise<KeptAboutPerson>;
  processing(bodyId: BodyId): Promise<{ readonly details: ProcessingDetails; readonly changedAt: string; readonly changedBy: string } | null>;
  putProcessing(bodyId: BodyId, details: ProcessingDetails, at: Date, by: string): Promise<void>;
  /** Whether there are providers to sign in by. */
  hasProviders(): Promise<boolean>;
  searchTrail(bodyId: BodyId, search: TrailSearch, before: number | null, limit: number): Promise<TrailFound[]>;
  /** The sealed stream whole, as tools/verify-trail.mjs reads it. */
  sealedStream(bodyId: BodyId, at: Date): Promise<string>;
  disposalOrders(bodyId: BodyId): Promise<(DisposalOrder & { readonly id: string; readonly at: string; readonly by: string; readonly decidedBy: string; readonly number: number | null; readonly carriedOut: number })[]>;
}
