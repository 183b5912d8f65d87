/** A small town with one board on a real server, whose people act one after the other on days that the test sets. */
import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../src/adapters/db/database.ts';
import { startSealer, verifyTrail } from '../src/adapters/db/seal.ts';
import { readCheckpoints } from '../src/adapters/db/sealKeys.ts';
import { operations, type Input, type OperationId, type Output } from '../src/contract/table.ts';
import type { BodyId, PersonId, UnitId } from '../src/domain/identity.ts';
import type { Role } from '../src/domain/organisation/organisation.ts';
import type { ServerOptions } from '../src/http/server.ts';
import { serve, type Served } from './served.ts';

/** Everybody whom the year passes by, and where the role stands; null is the board, '*' the whole municipality. */
const cast = {
  Sam: ['coordinator', 'Samordnare', null], Dora: ['director', 'Kulturdirektör', null], Sten: ['secretary', 'Nämndsekreterare', null], Rut: ['auditor', 'Revisor', '*'],
  Olle: ['controlTeam', 'Ekonomistrateg', null], Ada: ['unitHead', 'Enhetschef', 'Norr'], Bo: ['unitHead', 'Enhetschef', 'Söder'], Cia: ['unitHead', 'Enhetschef', 'Väster'],
} as const satisfies Record<string, readonly [Role, string, string | null]>;
export type Name = keyof typeof cast;

export interface Town {
  readonly served: Served;
  readonly boardId: BodyId;
  readonly ids: Readonly<Record<Name, PersonId>>;
  readonly units: ReadonlyMap<string, UnitId>;
  newId(): string;
  /** Moves the clock; everybody signs in anew. */
  goTo(day: string): void;
  /** Over the wire as the person. What changes something is counted: it must have left its entries in the log. */
  as<Id extends OperationId>(name: Name, id: Id, input: Input<Id>): Promise<Output<Id>>;
  /** The code of the refusal, or 'ok'. */
  refusal<Id extends OperationId>(name: Name, id: Id, input: Input<Id>): Promise<string>;
  /** What waits for the person, as `kind code count`; what is empty is left out. */
  waits(name: Name): Promise<string[]>;
  /** Ids of changes that were done and left nothing in the log; empty when the trail is complete. */
  readonly silent: readonly string[];
  readonly changes: () => number;
  /** Entries in all, entries sealed, what does not fit together, and the verdict of who has the key. */
  audit(): Promise<{ readonly entries: number; readonly sealed: number; readonly faults: readonly unknown[]; readonly ok: boolean }>;
  close(): Promise<void>;
}

/** Opening a section for oneself changes nothing that is printed. */
const unlogged: ReadonlySet<string> = new Set(['followup.lock', 'import.preview']);

export async function yearTown(database: Database, given: Partial<ServerOptions> = {}): Promise<Town> {
  let now = new Date('2026-09-14T08:00:00Z');
  const dataFolder = await mkdtemp(join(tmpdir(), 'year-'));
  const served = await serve(database, { now: () => now, dataFolder, ...given });
  const { house } = served;
  const boardId = house.newId() as BodyId;
  await served.arrange('organisation.addBody', { id: boardId, name: 'Kulturnämnden', kind: 'board', validFrom: null, validTo: null });
  const units = new Map<string, UnitId>();
  for (const name of ['Förvaltningen', 'Norr', 'Söder', 'Väster']) {
    const id = house.newId() as UnitId;
    const top = units.get('Förvaltningen');
    await served.arrange('organisation.addUnit', { id, parentId: top ?? null, kind: top ? 'unit' : 'administration', name, serves: top ? [] : [boardId], validFrom: null, validTo: null });
    units.set(name, id);
  }
  const ids = {} as Record<Name, PersonId>;
  for (const [name, [role, title, at]] of Object.entries(cast) as [Name, (typeof cast)[Name]][]) {
    const id = house.newId() as PersonId;
    ids[name] = id;
    await served.arrange('person.add', { id, name, title, mail: `${name.toLowerCase()}@ekstrand.example` });
    const place = at === '*' ? { kind: 'municipality' as const } : at === null ? { kind: 'body' as const, id: boardId } : { kind: 'unit' as const, id: units.get(at) as UnitId };
    await served.arrange('person.grant', { id: house.newId(), personId: id, role, place, from: null, to: null });
  }

  const cookies = new Map<Name, string>();
  const silent: string[] = [];
  let changes = 0;
  const entries = async (): Promise<number> => database.asOwner(async (connection) => (await connection.query<{ count: number }>('select count(*)::int as count from trail_entry'))[0]?.count ?? 0);
  const send = async (name: Name, id: OperationId, input: Readonly<Record<string, unknown>>): Promise<{ status: number; body: Record<string, unknown> }> => {
    // Acts of one day keep their order.
    now = new Date(now.getTime() + 1000);
    const cookie = cookies.get(name) ?? await served.cookieOf(ids[name]);
    cookies.set(name, cookie);
    const { method, path } = operations[id];
    const rest: Record<string, unknown> = { ...input };
    const address = path.replaceAll(/:([A-Za-z]+)/g, (_, part: string) => {
      const value = rest[part];
      delete rest[part];
      return encodeURIComponent(String(value));
    });
    const query = new URLSearchParams(Object.entries(rest).flatMap(([key, value]) => (value === undefined || value === null ? [] : [[key, String(value)]])));
    const answer = await served.ask(method, method === 'POST' || query.size === 0 ? address : `${address}?${query.toString()}`, { cookie, ...(method === 'POST' ? { body: rest } : {}) });
    return { status: answer.status, body: 'bytes' in operations[id].output && answer.status === 200 ? { bytes: answer.text.length, type: answer.headers.get('content-type') } : answer.json() };
  };
  const keyFile = join(dataFolder, 'key');
  const checkpointFile = join(dataFolder, 'checkpoints.json');
  const key = randomBytes(32);

  return {
    served, boardId, ids, units, silent, newId: () => house.newId(), changes: () => changes,
    goTo(day) {
      const wanted = new Date(`${day}T08:00:00Z`);
      if (wanted < now) throw new Error(`The year does not run backwards: ${day}`);
      now = wanted;
      cookies.clear();
    },
    async as(name, id, input) {
      const counts = operations[id].method === 'POST' && !unlogged.has(id);
      const before = counts ? await entries() : 0;
      const { status, body } = await send(name, id, input as Readonly<Record<string, unknown>>);
      if (status !== 200) throw new Error(`${name} ${id}: ${status} ${JSON.stringify(body)}`);
      if (counts) {
        changes += 1;
        if (await entries() === before) silent.push(id);
      }
      return body as Output<typeof id>;
    },
    async refusal(name, id, input) {
      const { status, body } = await send(name, id, input as Readonly<Record<string, unknown>>);
      return status === 200 ? 'ok' : String(body['code']);
    },
    async waits(name) {
      const { body } = await send(name, 'start.read', {});
      return (body as unknown as Output<'start.read'>).tasks.map((task) => [task.kind, task.code || String(task.year), ...(task.place === '' ? [] : [task.place]), ...(task.total > 1 ? [`${task.count}/${task.total}`] : task.count > 1 ? [String(task.count)] : [])].join(' '));
    },
    async audit() {
      const sealer = startSealer(database, { key, keyFile, checkpointFile, everyMs: 500, failed: (error) => { throw error; }, lost: (stream) => { throw new Error(`${stream} is lost`); } });
      await sealer.stop();
      const verdict = await verifyTrail(database, key, await readCheckpoints(checkpointFile));
      const sum = (of: (stream: (typeof verdict.streams)[number]) => number): number => verdict.streams.reduce((total, stream) => total + Number(of(stream)), 0);
      return { entries: sum((one) => one.entries), sealed: sum((one) => one.sealed), faults: verdict.streams.flatMap((stream) => stream.faults), ok: verdict.ok };
    },
    close: () => served.close(),
  };
}
