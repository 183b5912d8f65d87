/** A PostgreSQL server of the tests' own: started from the system's binaries in a folder that is thrown away. */
import { execFile, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

export interface TestServer {
  /** A login that owns nothing and is no superuser. */
  url: string;
  /** A login that owns the database `internkoll`, may make roles and databases, and is no superuser. */
  ownerUrl: string;
  /** Ends the server at once (kill -9) and starts it again on the same folder and port. */
  crash(): Promise<void>;
  /** Ends the server in good order; the answer starts it again on the same folder and port. */
  away(): Promise<() => Promise<void>>;
  stop(): Promise<void>;
}

const run = promisify(execFile);
const READY_WITHIN_MS = 30_000;

function binaries(): string | null {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return null;
  const newest = readdirSync(root).map(Number).filter((major) => existsSync(join(root, String(major), 'bin', 'initdb'))).sort((a, b) => b - a)[0];
  return newest === undefined ? null : join(root, String(newest), 'bin');
}

export function leftOut(): boolean {
  return (process.env['INTERNKOLL_WITHOUT'] ?? '').split(',').includes('postgres');
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port'))));
    });
  });
}

/** PostgreSQL refuses to run as root; the package's own user is there wherever the package is. */
async function identity(): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const uid = Number((await run('id', ['-u', 'postgres'])).stdout);
  const gid = Number((await run('id', ['-g', 'postgres'])).stdout);
  return { uid, gid };
}

/** `durable: false` is quicker and enough where nothing ends the machine; the tests that kill the server leave it on. */
export async function startPostgres({ durable = true }: { durable?: boolean } = {}): Promise<TestServer> {
  const bin = binaries();
  if (bin === null) throw new Error('PostgreSQL saknas. Installera med: apt-get install postgresql');
  const who = await identity();
  const folder = mkdtempSync(join(tmpdir(), 'internkoll-postgres-'));
  if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid);
  const data = join(folder, 'data');
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'], { ...who, env, cwd: folder });
  writeFileSync(join(data, 'postgresql.auto.conf'), [
    "listen_addresses = '127.0.0.1'", "unix_socket_directories = ''", 'max_connections = 200', "shared_buffers = '64MB'", 'log_min_messages = fatal', ...(durable ? [] : ['fsync = off', 'full_page_writes = off']), '',
  ].join('\n'));
  const port = await freePort();

  async function start(): Promise<(signal?: 'SIGINT' | 'SIGKILL') => Promise<void>> {
    const server = spawn(join(bin ?? '', 'postgres'), ['-D', data, '-p', String(port)], { ...who, env, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    server.stderr.on('data', (chunk: Buffer) => { said = (said + chunk.toString()).slice(-2000); });
    const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
    const until = Date.now() + READY_WITHIN_MS;
    for (;;) {
      const client = new Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' });
      try {
        await client.connect();
        await client.end();
        break;
      } catch (error) {
        if (server.exitCode !== null || Date.now() > until) throw new Error(`PostgreSQL did not start: ${said}`, { cause: error });
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
    const killAtOnce = (): void => { server.kill('SIGKILL'); };
    process.once('exit', killAtOnce);
    return async (signal: 'SIGINT' | 'SIGKILL' = 'SIGINT') => {
      process.off('exit', killAtOnce);
      server.kill(signal);
      await ended;
    };
  }
  let end = await start();

  const admin = new Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' });
  await admin.connect();
  for (const statement of ['create role internkoll_owner login createrole createdb', 'create role internkoll_login login', 'create database internkoll owner internkoll_owner']) await admin.query(statement);
  await admin.end();
  const address = (login: string): string => `postgres://${login}@127.0.0.1:${port}/internkoll`;
  return {
    url: address('internkoll_login'),
    ownerUrl: address('internkoll_owner'),
    crash: async () => {
      await end('SIGKILL');
      // Until the last of its processes has noticed, PostgreSQL refuses to start again on the same memory.
      const until = Date.now() + READY_WITHIN_MS;
      for (;;) {
        try {
          end = await start();
          return;
        } catch (error) {
          if (Date.now() > until) throw error;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      }
    },
    away: async () => {
      await end();
      return async () => {
        end = await start();
      };
    },
    stop: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
