import type { BodyId } from '../identity.ts';
import type { Day } from '../day.ts';

/** What can carry a secrecy mark (sekretessmarkering): every row, text and file that can go out in a paper, on a page or in a file. */
export const markedKinds = ['event', 'activity', 'measure', 'recommendation', 'occasion', 'evidence', 'section', 'import', 'group', 'control', 'introduction', 'answer'] as const;
export type MarkedKind = (typeof markedKinds)[number];

/** The provisions of the act (OSL 2009:400) that a board's internal control meets most: chapter and section. Any other ground is written in own words. */
export const secrecyGrounds = ['15:1', '17:1', '18:1', '18:8', '18:9', '18:13', '19:1', '19:3', '21:1', '21:3', '21:7', '23:2', '25:1', '26:1', '31:16', '32:3b', '39:1', '39:2', '39:3'] as const;
export type SecrecyGround = (typeof secrecyGrounds)[number];
export function isGround(text: string): text is SecrecyGround {
  return secrecyGrounds.some((one) => one === text);
}

/**
 * A mark is the board's warning and nothing more: whether something may be handed out is tested anew at each request (OSL 5 kap. 5 §).
 * `ground` is one of the provisions, or own words. Lifted, it stays to be read.
 */
export interface SecrecyMark {
  readonly id: string;
  readonly bodyId: BodyId;
  readonly objectKind: MarkedKind;
  /** The row's id, of a year's introduction the year's; of a section see sectionKey, of an answer answerKey. */
  readonly objectId: string;
  /** What is marked, in its own words as they stand now; for those inside the board. */
  readonly says: string;
  readonly ground: string;
  readonly note: string;
  readonly decidedBy: string;
  readonly decidedOn: Day;
  readonly markedAt: string;
  readonly markedBy: string;
  /** Rows of later years that continue what is marked: the mark follows them until it is lifted. */
  readonly follows: readonly string[];
  readonly lifted: { readonly on: Day; readonly by: string; readonly reason: string } | null;
}

/** A section of a follow-up has no id of its own: it is the follow-up's, by its kind and what it is about. */
export function sectionKey(followupId: string, kind: MarkedSection, subject: string): string {
  return `${followupId} ${kind} ${subject}`.trimEnd();
}
/** Parts of a follow-up that are marked by themselves. */
export const sectionKinds = ['introduction', 'activity', 'event', 'measure', 'deviation', 'judgement', 'closing'] as const;
export type MarkedSection = (typeof sectionKinds)[number];
/** An answer to one of the questions on irregularities is the year's, by its question. */
export function answerKey(boardYearId: string, question: string): string {
  return `${boardYearId} ${question}`;
}
/** Kinds of which another row continues each row the year after, so that a mark follows forwards, and earlier rows are asked about. */
export const continuedKinds = ['event', 'activity', 'group', 'control'] as const satisfies readonly MarkedKind[];
export type ContinuedKind = (typeof continuedKinds)[number];
export function isContinued(kind: MarkedKind): kind is ContinuedKind {
  return continuedKinds.some((one) => one === kind);
}
/** A row of an earlier year that says the same as a marked one, or that it continues, and is not marked itself. */
export interface EarlierRow { readonly id: string; readonly year: number; readonly says: string; /** On the board's public page. */ readonly published: boolean }
