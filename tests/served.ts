/** A real server on a fresh database, for tests that go in by the front door. */
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Database } from '../src/adapters/db/database.ts';
import { prepareInstallation } from '../src/app/installation.ts';
import type { House } from '../src/app/house.ts';
import type { Input, OperationId, Output } from '../src/contract/table.ts';
import type { PersonId } from '../src/domain/identity.ts';
import { createServer, type ServerOptions } from '../src/http/server.ts';
import { buildHouse } from '../src/wiring.ts';
import { asking, machine } from './operations.ts';

export interface Answered { readonly status: number; readonly headers: Headers; readonly text: string; json(): Record<string, unknown> }
export interface Asked { readonly body?: unknown; readonly raw?: string | Uint8Array; readonly cookie?: string; readonly headers?: Readonly<Record<string, string>> }

export interface Served {
  readonly house: House;
  readonly address: string;
  /** Lines of the request log, oldest first. */
  readonly log: readonly string[];
  ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD', path: string, asked?: Asked): Promise<Answered>;
  /** Runs an operation with every permission, past the door. */
  arrange<Id extends OperationId>(id: Id, input: Input<Id>): Promise<Output<Id>>;
  /** A signed-in person's cookie. */
  cookieOf(personId: string): Promise<string>;
  close(): Promise<void>;
}

export async function serve(database: Database, given: { readonly demo?: boolean; readonly sendsMail?: boolean; readonly dataFolder?: string; readonly now?: () => Date; readonly port?: number } & Partial<ServerOptions> = {}): Promise<Served> {
  const publicUrl = given.publicUrl ?? 'http://127.0.0.1:3000';
  const house = buildHouse({ database, dataFolder: given.dataFolder ?? '', zone: 'Europe/Stockholm', publicUrl, demo: given.demo ?? false, sendsMail: given.sendsMail ?? false, ...(given.now ? { now: given.now } : {}) });
  await prepareInstallation(house);
  const { ask } = asking(() => house, () => machine);
  const log: string[] = [];
  const server = await createServer({ house: () => house, publicUrl, uploadBytes: 25 * 1024 * 1024, proxies: [], ceilings: null, webFolder: '/nowhere', ready: async () => null, log: (lines) => { log.push(...lines.split('\n')); }, ...given });
  await server.listen({ host: '127.0.0.1', port: given.port ?? 0 });
  const address = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return {
    house, address, log,
    async ask(method, path, asked = {}) {
      const body = asked.raw ?? (asked.body === undefined ? undefined : JSON.stringify(asked.body));
      const answer = await fetch(`${address}${path}`, {
        method, redirect: 'manual', ...(body === undefined ? {} : { body: typeof body === 'string' ? body : Buffer.from(body) }),
        headers: { ...(method === 'POST' ? { 'content-type': 'application/json' } : {}), ...(asked.cookie === undefined ? {} : { cookie: asked.cookie }), ...asked.headers },
      });
      const text = await answer.text();
      return { status: answer.status, headers: answer.headers, text, json: () => JSON.parse(text) as Record<string, unknown> };
    },
    arrange: ask,
    async cookieOf(personId) {
      const token = randomBytes(32).toString('base64url');
      const now = house.now();
      await house.opener.identity.insertSession(house.sha256(token), personId as PersonId, now, new Date(now.getTime() + 3600_000));
      return `internkoll=${token}`;
    },
    close: () => server.close(),
  };
}
