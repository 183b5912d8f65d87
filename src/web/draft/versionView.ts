import type { YearView } from '../../contract/year.ts';
import { decidedVersion, waitingVersion, yearState } from '../../domain/decision/version.ts';
import type { BodyId, MethodId } from '../../domain/identity.ts';
import { call } from '../call.ts';

const noAbilities: YearView['abilities'] = { edit: false, submit: false, withdraw: false, register: false, adjust: false, import: false, start: false, trail: false };

/**
 * The year for those who may read what has been submitted or decided but not the draft – members, chairs, auditors:
 * the version that waits for the board, otherwise the one in force. Nothing of it can be changed.
 */
export async function readVersion(at: { readonly boardId: BodyId; readonly year: number }): Promise<YearView> {
  const { versions } = await call('version.list', at);
  const chosen = waitingVersion(versions) ?? decidedVersion(versions) ?? versions.findLast((version) => version.withdrawnAt === null) ?? versions.at(-1);
  const { head, content } = await call('version.read', { ...at, versionId: chosen?.id ?? ('' as never) });
  return {
    content, caseNumber: head.caseNumber, recipients: head.recipients, methodId: '' as MethodId, state: yearState(versions, null), versions, previousYear: null, abilities: noAbilities,
    lastChange: null,
  };
}
