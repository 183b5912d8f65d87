import type { AuditActivity, AuditRegister } from '../contract/audit.ts';
import type { PackedFile } from '../reports/packageZip.ts';
import type { packageText } from '../text/auditPackage.ts';
import type { EvidenceHead, KeptVersion, MarkedObject } from './auditPorts.ts';
import type { StoredOccasion, YearHead } from './ports.ts';
import type { Context } from './useCase.ts';

/** Everything that decides what the package holds, read in one moment. */
export interface PackagePlan {
  readonly context: Context;
  readonly head: YearHead;
  readonly documents: readonly { readonly head: YearHead; readonly kept: readonly KeptVersion[] }[];
  readonly activities: readonly AuditActivity[];
  readonly occasions: readonly StoredOccasion[];
  readonly evidence: readonly EvidenceHead[];
  readonly register: AuditRegister;
  readonly marks: readonly MarkedObject[];
  readonly municipality: string;
  readonly occasionName: string | null;
  readonly checkpoint: string | null;
}
/** A file with the words that its line in the index says. */
export interface PackageFile extends PackedFile { readonly part: keyof typeof packageText.parts; readonly says: string; readonly mark?: string | null }

/** Reads again for one file, in a transaction of the board alone in which no draft is to be seen. */
export function within<Value>({ context, head }: Pick<PackagePlan, 'context' | 'head'>, work: (context: Context) => Promise<Value>): Promise<Value> {
  return context.house.opener.reading([head.bodyId], (store) => work({ ...context, store }), null, 'closed');
}
export function markOf(plan: PackagePlan, ids: readonly (string | null)[]): string | null {
  return plan.marks.find((mark) => ids.includes(mark.objectId))?.ground ?? null;
}

