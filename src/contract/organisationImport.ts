import { z } from 'zod';
import type { Day } from '../domain/day.ts';
import type { PersonId, UnitId } from '../domain/identity.ts';
import type { OrganisationVerdict, UnitField } from '../domain/organisation/difference.ts';
import type { FileCell, FileDoubt } from '../domain/organisation/organisationFile.ts';
import type { Role, UnitKind } from '../domain/organisation/organisation.ts';
import { answers, operation } from './operation.ts';
import type { OrganisationView } from './organisation.ts';
import { anyId, day, shortText, unitId } from './shapes.ts';

/** A unit in the words people know it by. */
export interface UnitTold { readonly name: string; readonly code: string | null; readonly kind: UnitKind; readonly parent: string | null; readonly boards: readonly string[]; readonly validFrom: Day | null; readonly validTo: Day | null }
/** `before` is null for a new unit. `left` = cannot be written as the row stands. */
export interface UnitRow { readonly key: string; readonly at: FileCell; readonly unitId: UnitId | null; readonly changes: readonly UnitField[]; readonly before: UnitTold | null; readonly wanted: UnitTold; readonly left: boolean }
export interface PersonRow { readonly key: string; readonly at: FileCell; readonly personId: PersonId | null; readonly name: string; readonly mail: string | null; readonly title: string; readonly titleBefore: string | null; readonly roles: readonly { readonly role: Role; readonly place: string; readonly had: boolean }[] }
export interface OrganisationPreview {
  /** Stands for the file, the day and the organisation as it is: what is written is what was looked at. */
  readonly fingerprint: string;
  readonly verdict: OrganisationVerdict;
  /** Only those that are new, changed or left. */
  readonly units: readonly UnitRow[];
  readonly missing: readonly { readonly unitId: UnitId; readonly name: string; readonly code: string | null; readonly parent: string | null; readonly parentId: UnitId | null }[];
  /** A row that would be new and may be a unit of the register under a new name. `taken`: said to be so. */
  readonly renames: readonly { readonly key: string; readonly at: FileCell; readonly unitId: UnitId; readonly name: string; readonly wanted: string; readonly parent: string | null; readonly taken: boolean }[];
  readonly people: readonly PersonRow[];
  readonly replaced: readonly { readonly grantId: string; readonly name: string; readonly role: Role; readonly place: string }[];
  readonly doubts: readonly FileDoubt[];
  readonly leftAlone: readonly string[];
  readonly unread: readonly string[];
}
export interface OrganisationTaken { readonly view: OrganisationView; readonly written: { readonly added: number; readonly changed: number; readonly closed: number; readonly people: number; readonly roles: number; readonly endedRoles: number } }

const file = {
  name: shortText, bytes: z.string().describe('The file in base64'), day,
  same: z.array(z.object({ key: z.string().max(1000), unitId })).max(5000).optional().describe('Rows that the person has said are units of the register under a new name.'),
};
const keys = z.array(z.string().max(1000)).max(20_000);

export const organisationImportOperations = {
  'organisation.previewImport': operation({ method: 'POST', path: '/api/organisation/import/preview', permission: 'organisation.manage', input: z.object(file), output: answers<OrganisationPreview>(), says: 'Reads units and people from Excel or CSV and shows what would change from a day; nothing is written.', board: 'none', limit: 'upload' }),
  'organisation.import': operation({ method: 'POST', path: '/api/organisation/import', permission: 'organisation.manage', input: z.object({ ...file, fingerprint: z.string().max(100),
    /** Units that are missing in the file and end the day before. */
    close: z.array(unitId).max(20_000), endHeads: z.array(anyId).max(20_000), leaveOut: keys, leaveOutPeople: keys }), output: answers<OrganisationTaken>(), says: 'Writes what the preview showed, in one change.', board: 'none', limit: 'upload' }),
} as const;
