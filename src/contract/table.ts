import { auditOperations } from './audit.ts';
import { chainOperations } from './chain.ts';
import { controlOperations } from './control.ts';
import { decisionOperations } from './decision.ts';
import { delegationOperations } from './delegation.ts';
import { deviationOperations } from './deviation.ts';
import { directoryOperations } from './directory.ts';
import { followupOperations } from './followup.ts';
import { importOperations } from './import.ts';
import { invitationOperations } from './invitation.ts';
import { measureOperations } from './measure.ts';
import { opennessOperations } from './openness.ts';
import type { InputOf, OutputOf } from './operation.ts';
import { ownMeasureOperations } from './ownMeasure.ts';
import { organisationOperations } from './organisation.ts';
import { organisationImportOperations } from './organisationImport.ts';
import { unitOperations } from './organisationUnits.ts';
import { permissionOperations } from './permissionTable.ts';
import { reminderOperations } from './reminder.ts';
import { paperOperations } from './paper.ts';
import { sessionOperations } from './session.ts';
import { signInOperations } from './signIn.ts';
import { taskOperations } from './task.ts';
import { trailOperations } from './trail.ts';
import { yearOperations } from './year.ts';

/** Every operation of the house. Routes, client, permissions, sweep and the published description all read this table. */
export const operations = { ...sessionOperations, ...signInOperations, ...directoryOperations, ...organisationOperations, ...unitOperations, ...organisationImportOperations, ...yearOperations, ...importOperations, ...decisionOperations, ...controlOperations, ...trailOperations, ...opennessOperations, ...measureOperations, ...ownMeasureOperations, ...deviationOperations, ...followupOperations, ...chainOperations, ...paperOperations, ...taskOperations, ...delegationOperations, ...invitationOperations, ...permissionOperations, ...reminderOperations, ...auditOperations } as const;

export type OperationId = keyof typeof operations;
export type Input<Id extends OperationId> = InputOf<(typeof operations)[Id]>;
export type Output<Id extends OperationId> = OutputOf<(typeof operations)[Id]>;
export const operationIds = Object.keys(operations) as OperationId[];
