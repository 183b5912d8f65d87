/** The organisation as a file tells it: rows with their cells, before anything is compared or written. */
import type { Day } from '../day.ts';
import type { Role, UnitKind } from './organisation.ts';

/** Where in the file: "Enheter", 7, "C". `sheet` is '' in a text file. */
export interface FileCell { readonly sheet: string; readonly line: number; readonly column: string }

/** Where a unit lies, as the file says it: not at all, by the words of a parent column ('' = at the top), or by the levels to the left of it. */
export type FilePlace =
  | { readonly kind: 'notStated' }
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'path'; readonly path: readonly { readonly name: string; readonly code: string | null; readonly kind: UnitKind }[] };

export interface FileUnit {
  readonly at: FileCell;
  readonly code: string | null;
  readonly name: string;
  readonly kind: UnitKind | null;
  readonly place: FilePlace;
  /** Names of boards as they stand; null where the file has no such column or an empty cell. */
  readonly serves: readonly string[] | null;
  readonly from: Day | null;
  readonly to: Day | null;
}

/** A role that can stand in a file; `head` is "Chef", which the kind of the unit makes into one. */
export type FileRole = Role | 'head';
export interface FilePerson {
  readonly at: FileCell;
  readonly name: string;
  /** Null where the file does not say. */
  readonly title: string | null;
  readonly mail: string | null;
  /** Code or name of the unit; '' = none. */
  readonly unit: string;
  readonly board: string;
  readonly role: FileRole | null;
}

/** What a person should look at. What `leaves` is not written as it stands. */
export const doubtKinds = [
  'nameMissing', 'tooLong', 'codeTwice', 'parentUnknown', 'parentAmbiguous', 'cycle', 'boardUnknown', 'dayUnreadable', 'spanTurned', 'kindUnknown', 'formula', 'hidden', 'endedHere', 'noBoard',
  'roleUnknown', 'roleNotFromFile', 'personUnitUnknown', 'personAmbiguous', 'mailUnreadable', 'mailOther',
] as const;
export type DoubtKind = (typeof doubtKinds)[number];
export interface FileDoubt { readonly kind: DoubtKind; readonly at: FileCell; readonly value: string; readonly leaves: boolean }

export interface OrganisationFile {
  readonly units: readonly FileUnit[];
  readonly people: readonly FilePerson[];
  readonly doubts: readonly FileDoubt[];
  /** Sheets without headings that are known, which were left alone. */
  readonly leftAlone: readonly string[];
  /** Headings that were not understood; their columns are not read. */
  readonly unread: readonly string[];
}
