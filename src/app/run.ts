import { operations, type Input, type OperationId, type Output } from '../contract/table.ts';
import type { Permission } from '../contract/permission.ts';
import { dayOf } from '../domain/day.ts';
import type { BodyId } from '../domain/identity.ts';
import { validOn, type Unit } from '../domain/organisation/organisation.ts';
import { ok, refuse, type Outcome, type Refusal } from '../domain/refusal.ts';
import { forWords } from '../text/delegation.ts';
import { isNowhere, scopeOf, union, within, type Scope } from './access.ts';
import { cleanInput } from './cleanInput.ts';
import type { House } from './house.ts';
import { papersAhead } from './papersAhead.ts';
import type { Actor, NewTrailRecord } from './ports.ts';
import type { Context, UseCase, Whose } from './useCase.ts';
import { useCases } from './useCases.ts';

const fromOutside: ReadonlySet<string> = new Set<Permission>(['version.read', 'paper.read']);

export interface Who { readonly actor: Actor | null; readonly requestId: string; readonly loopback: boolean; readonly address: string }

/** An answer with the stamp it may be kept under; without a value when the asker holds it already. */
export type Answer<Value> = { readonly value: Value; readonly stamp: string | null } | { readonly value: null; readonly stamp: string };

/** The one way in for every operation: shape, permission, scope, transaction, use case, log, answer. */
export async function run<Id extends OperationId>(house: House, who: Who, id: Id, raw: unknown): Promise<Outcome<Output<Id>>> {
  const outcome = await runUnlessHeld(house, who, id, raw, null, null);
  return outcome.ok ? ok(outcome.value.value as Output<Id>) : outcome;
}

/** What stands for an answer in a store of one board: asked for together with who asks, and told to nobody before permission and scope have been seen to. */
export type Standing = Promise<string | null>;
/** Asks what stands, where the operation has a stamp and the input its shape; null where there is nothing to ask ahead. */
export function askStanding<Id extends OperationId>(house: House, id: Id, raw: unknown): Standing | null {
  const stamp = (useCases[id] as unknown as UseCase<Id, unknown>).stamp;
  if (!stamp || operations[id].board !== 'boardId') return null;
  const parsed = operations[id].input.safeParse(cleanInput(raw));
  if (!parsed.success) return null;
  const standing = stamp.standing(house.opener.single([(parsed.data as { boardId: BodyId }).boardId]), parsed.data as Input<Id>);
  // Whoever is turned away at the door never comes to hear how it went.
  standing.catch(() => undefined);
  return standing;
}

/**
 * The same as `run` for an asker who keeps answers: permission, scope and the answer's stamp are asked each time, the answer itself only when `holds` does not know
 * the stamp. `standing` is called when both have been seen to, and answers what was asked ahead or asks now; without it the asker expects another stamp, so that asking for
 * it first would only cost a round trip, and the answer comes with its stamp in any case.
 */
export async function runUnlessHeld<Id extends OperationId>(house: House, who: Who, id: Id, raw: unknown, holds: ((stamp: string) => boolean | Promise<boolean>) | null, standing: (() => Standing | null) | null): Promise<Outcome<Answer<Output<Id>>>> {
  const operation = operations[id];
  if (operation.permission !== 'open' && who.actor === null) return refuse('session.needed');
  const parsed = operation.input.safeParse(cleanInput(raw));
  if (!parsed.success) return refuse('input.malformed', { field: parsed.error.issues[0]?.path.join('.') ?? '' });
  const input = parsed.data as Input<Id>;
  const useCase = useCases[id] as unknown as UseCase<Id, unknown>;

  const actor: Actor = who.actor ?? { personId: null, name: '', title: '', via: 'session', grants: [] };
  const now = house.now();
  const today = dayOf(now, house.zone);
  const units = await unitsFor(house, actor);
  // Asked again and again for the same few permissions, once per board and field; who has many boards has as many grants to look through.
  const scopes = new Map<string, Scope>();
  const scopeFor = (permission: Permission, whose?: Whose): Scope => {
    const key = whose === undefined ? permission : `${permission} ${whose}`;
    const known = scopes.get(key);
    if (known !== undefined) return known;
    const found = scopeOf(whose === undefined ? actor : { ...actor, grants: actor.grants.filter((grant) => grant.lentBy?.id === (whose === 'own' ? undefined : whose)) }, permission, units, today);
    scopes.set(key, found);
    return found;
  };
  const standIns = (actor.standIns ?? []).filter((one) => validOn(one, today));
  const lenderOf = (permission: Permission, bodyId: BodyId | null): string | null => {
    if (standIns.length === 0) return null;
    const gives = (scope: Scope): boolean => (bodyId === null ? !isNowhere(scope) && (scope === 'all' || scopeFor(permission) !== 'all') : within(scope, bodyId));
    return gives(scopeFor(permission, 'own')) ? null : standIns.find((one) => gives(scopeFor(permission, one.id)))?.name ?? null;
  };
  const visible = union(scopeFor('year.read'), scopeFor('version.read'));

  // Who performs a control without reading the board's year still has it waiting.
  let scope: Scope = union(visible, scopeFor('control.perform'));
  if (operation.permission !== 'open' && operation.permission !== 'signedIn') {
    scope = scopeFor(operation.permission);
    if (operation.board === 'boardId') {
      const bodyId = (input as { boardId: BodyId }).boardId;
      // What lies outside a person's scope does not exist for that person; a board one reads may still refuse an act.
      if (!within(scope, bodyId)) return within(visible, bodyId) ? refuse('access.not-allowed') : refuse('object.not-found');
    } else if (isNowhere(scope)) return refuse('access.not-allowed');
  }

  let prepared: unknown;
  if (useCase.before) {
    const outcome = await useCase.before(house, input);
    if (!outcome.ok) return outcome;
    prepared = outcome.value;
  }
  const may = (permission: Permission, bodyId: BodyId, whose?: Whose): boolean => within(scopeFor(permission, whose), bodyId);
  // Who acts with a right that only a lent role gives signs for the one it belongs to.
  const { permission } = operation;
  const boardIs = operation.board === 'boardId' ? (input as { boardId: BodyId }).boardId : null;
  const lender = permission === 'open' || permission === 'signedIn' ? null : lenderOf(permission, boardIs);
  let signed = lender === null ? actor.name : forWords(actor.name, lender);

  const stampOf = (told: string | null | undefined): string | null => (useCase.stamp && typeof told === 'string' ? `${useCase.stamp.abilities(may, input)} ${told}` : null);
  if (standing !== null && holds !== null) {
    const known = stampOf(await standing());
    if (known !== null && await holds(known)) return ok({ value: null, stamp: known });
  }
  let stamp: string | null = null;
  const ahead = papersAhead(house);
  // The auditor's readings touch no draft whoever asks; the others of what is published none where the person may not read drafts.
  const drafts = operation.permission === 'audit.read' || (fromOutside.has(operation.permission) && operation.board === 'boardId' && !within(scopeFor('year.read'), (input as { boardId: BodyId }).boardId)) ? 'closed' : 'open';
  const acted = await ahead.around(() => (operation.method === 'GET' && useCase.logsReading !== true ? house.opener.reading : house.opener.transaction)(scope, async (store) => {
    const entries: NewTrailRecord[] = [];
    const context: Context = {
      actor: { ...actor, name: signed }, scope, now, today, store, house, scopeFor, standIns, lenderOf, papers: ahead.papers, may,
      actsFor: (absent) => { signed = forWords(actor.name, absent); return signed; },
      // The moment of the act, not of the request: who waited for somebody else came after.
      record: (entry) => entries.push({
        id: house.newId(), bodyId: entry.bodyId, at: house.now(), actor: signed, actorId: actor.personId, operation: entry.operation ?? id, objectKind: entry.objectKind, objectId: entry.objectId,
        boardYearId: entry.boardYearId, changeId: entry.changeId ?? house.newId(), content: entry.content, salt: house.random(16),
      }),
    };
    // Of the same moment as the answer, and in the same round trip.
    const [told, outcome] = await Promise.all([holds === null ? null : useCase.stamp?.standing(store, input), useCase.act(context, input, prepared)]);
    stamp = stampOf(told);
    // A refusal after writes must leave nothing behind: the transaction is rolled back by this throw and answered below.
    if (!outcome.ok) throw new Refused(outcome);
    if (entries.length > 0) await store.record(entries);
    return outcome;
  }, actor.personId, drafts)).catch((problem: unknown) => {
    if (problem instanceof Refused) return problem.outcome;
    throw problem;
  });
  if (!acted.ok) return acted;
  const answered = useCase.after ? await useCase.after(house, acted.value) : ok(acted.value as Output<Id>);
  return answered.ok ? ok({ value: answered.value, stamp }) : answered;
}

/** Places of units reach boards through the organisation; it is read only when a grant stands at a unit. */
async function unitsFor(house: House, actor: Actor): Promise<ReadonlyMap<string, Unit>> {
  if (!actor.grants.some((grant) => grant.place.kind === 'unit')) return new Map();
  return house.opener.reading([], async (store) => new Map((await store.units()).map((unit) => [unit.id as string, unit])));
}

/** Would the operation be answered to this actor at this board, as far as roles go? Asked before anything is announced. */
export async function isOpenTo(house: House, actor: Actor | null, id: OperationId, boardId: string | null): Promise<boolean> {
  const { permission, board } = operations[id];
  if (permission === 'open') return true;
  if (actor === null) return false;
  if (permission === 'signedIn') return true;
  const scope = scopeOf(actor, permission, await unitsFor(house, actor), dayOf(house.now(), house.zone));
  return board === 'boardId' && boardId !== null ? within(scope, boardId as BodyId) : !isNowhere(scope);
}

/** Carries a refusal out of a transaction so that it rolls back. */
class Refused extends Error {
  readonly outcome: { readonly ok: false; readonly refusal: Refusal };
  constructor(outcome: { readonly ok: false; readonly refusal: Refusal }) {
    super(outcome.refusal.code);
    this.outcome = outcome;
  }
}
