import { validOn, reach, type Role, type Unit } from '../domain/organisation/organisation.ts';
import type { BodyId } from '../domain/identity.ts';
import type { Day } from '../domain/day.ts';
import type { Permission } from '../contract/permission.ts';
import type { Actor } from './ports.ts';

/** Everyone of the board's own sees its plan, its controls, its measures and its follow-ups, and may be given a measure to answer for; which one is theirs the use case decides. */
const reads: readonly Permission[] = ['organisation.read', 'year.read', 'version.read', 'paper.read', 'control.read', 'control.open', 'measure.read', 'measure.report', 'followup.read', 'deviation.report'];
/** Those who perform a control; which one is theirs the use case decides. */
const performs: readonly Permission[] = ['control.open', 'control.perform'];
const leads: readonly Permission[] = [...performs, 'control.manage', 'measure.edit', 'followup.edit'];
const published: readonly Permission[] = ['organisation.read', 'version.read', 'paper.read', 'deviation.report'];

/** The board's own openness: what is marked as secret, what is published, and the record of how personal data is handled. */
const opens: readonly Permission[] = ['secrecy.mark', 'publication.manage', 'processing.read', 'processing.manage'];

/** Who may what. One table: no other file knows a role. Others than the board's own see what is submitted or decided, never drafts (domain 13). */
export const access: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: ['organisation.read', 'organisation.manage', 'people.manage', 'person.export', 'method.manage', 'calendar.manage'],
  coordinator: [...reads, ...leads, ...opens, 'year.edit', 'year.start', 'year.import', 'decision.submit', 'decision.register', 'draft.share', 'trail.read'],
  director: [...reads, ...leads, ...opens, 'followup.judge', 'year.edit', 'year.start', 'year.import', 'decision.submit', 'draft.share', 'trail.read'],
  departmentHead: [...reads, ...performs, 'trail.read'],
  unitHead: [...reads, ...performs],
  employee: [...performs, 'measure.report', 'deviation.report'],
  controlTeam: [...reads, ...performs],
  member: reads,
  chair: reads,
  secretary: [...reads, ...opens, 'decision.submit', 'decision.register', 'request.answer', 'trail.read'],
  registrar: [...reads, ...opens, 'person.export', 'request.answer', 'trail.read', 'trail.dispose'],
  financeHead: [...reads, ...performs],
  hrHead: [...reads, ...performs],
  securityCoordinator: [...reads, ...performs],
  dataProtectionOfficer: [...published, 'measure.report', 'processing.read'],
  // Reads also how the decided plan was performed, and changes nothing.
  auditor: [...published, 'audit.read', 'control.open'],
  cityOffice: [...published, 'measure.report', 'oversight.read', 'calendar.manage'],
};

export type Scope = 'all' | readonly BodyId[];

/** The bodies at which the actor has a permission today; empty when nowhere. The command line acts for the installation itself. */
export function scopeOf(actor: Actor, permission: Permission, units: ReadonlyMap<string, Unit>, today: Day): Scope {
  if (actor.via === 'cli' || actor.via === 'demo') return 'all';
  // A directory does its own acts and no person's; no person does its.
  if (actor.via === 'directory') return permission === 'directory.serve' ? 'all' : [];
  const found = new Set<BodyId>();
  for (const grant of actor.grants) {
    if (!validOn(grant, today) || !access[grant.role].includes(permission)) continue;
    const reached = reach(grant, units);
    if (reached === 'all') return 'all';
    for (const id of reached) found.add(id);
  }
  return [...found];
}

export function within(scope: Scope, id: BodyId): boolean {
  return scope === 'all' || scope.includes(id);
}
export function union(a: Scope, b: Scope): Scope {
  return a === 'all' || b === 'all' ? 'all' : [...new Set([...a, ...b])];
}
export function isNowhere(scope: Scope): boolean {
  return scope !== 'all' && scope.length === 0;
}
