import { z } from 'zod';
import type { Day } from '../domain/day.ts';
import type { BodyId } from '../domain/identity.ts';
import type { Role } from '../domain/organisation/organisation.ts';
import type { Somebody } from './delegation.ts';
import { answers, operation } from './operation.ts';
import { permissions, type Permission } from './permission.ts';
import { boardId, nothing, personId } from './shapes.ts';

/** The table of permissions as it is gone by. */
export interface PermissionTableView { readonly roles: readonly { readonly role: Role; readonly permissions: readonly Permission[] }[] }
/** The role that gives a permission: where it stands, until when, and whose it is when it is lent. */
export interface Because { readonly role: Role; readonly place: string; readonly to: Day | null; readonly lentBy: string | null; readonly byGroup: boolean }
export interface PersonPermissionsView {
  readonly person: Somebody;
  /** Board by board; `board` null is what is not about any one board. */
  readonly boards: readonly { readonly id: BodyId | null; readonly board: string; readonly rights: readonly { readonly permission: Permission; readonly because: readonly Because[] }[] }[];
}
export interface PermittedView { readonly people: readonly (Somebody & { readonly because: readonly Because[] })[] }

export const permissionOperations = {
  'permission.table': operation({ method: 'GET', path: '/api/permissions', permission: 'people.manage', input: nothing, output: answers<PermissionTableView>(), says: 'What each role may.', board: 'none' }),
  'permission.ofPerson': operation({ method: 'GET', path: '/api/permissions/people/:personId', permission: 'people.manage', input: z.object({ personId }), output: answers<PersonPermissionsView>(), says: 'What a person may today, board by board, and which role gives it.', board: 'none' }),
  'permission.who': operation({ method: 'GET', path: '/api/permissions/who', permission: 'people.manage', input: z.object({ at: boardId, permission: z.enum(permissions) }), output: answers<PermittedView>(), says: 'Who may one thing at a board today, and which role gives it.', board: 'none' }),
} as const;
