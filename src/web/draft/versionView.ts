import type { YearView } from '../../contract/year.ts';
import { decidedVersion, waitingVersion, yearState, type VersionHead } from '../../domain/decision/version.ts';
import type { BodyId, MethodId, VersionId } from '../../domain/identity.ts';
import { call } from '../call.ts';

const noAbilities: YearView['abilities'] = { edit: false, submit: false, withdraw: false, register: false, adjust: false, import: false, start: false, trail: false };

/** The version that is asked for, otherwise the one that waits for the board, the one in force, or the last that stands. */
export function shownVersion(versions: readonly VersionHead[], asked: string | null): VersionHead | null {
  if (asked !== null) return versions.find((version) => version.id === asked) ?? null;
  return waitingVersion(versions) ?? decidedVersion(versions) ?? versions.findLast((version) => version.withdrawnAt === null) ?? versions.at(-1) ?? null;
}

/**
 * A kept version as a year, for those who may read what has been submitted or decided but not the draft – members, chairs, auditors:
 * and for everybody who opens an older one. Nothing of it can be changed.
 */
export async function readVersion(at: { readonly boardId: BodyId; readonly year: number }, asked: string | null): Promise<YearView> {
  const { versions } = await call('version.list', at);
  const { head, content } = await call('version.read', { ...at, versionId: (asked ?? shownVersion(versions, null)?.id ?? '') as VersionId });
  return {
    content, caseNumber: head.caseNumber, recipients: head.recipients, methodId: '' as MethodId, state: asked === null ? yearState(versions, null) : yearState([{ ...head, withdrawnAt: null }], null), versions, previousYear: null, abilities: noAbilities,
    lastChange: null,
  };
}
