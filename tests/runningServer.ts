/** The program itself, started as an operator starts it. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const MAIN = fileURLToPath(new URL('../src/main.mjs', import.meta.url));
const CLI = fileURLToPath(new URL('../src/cli/cli.mjs', import.meta.url));

export interface Running {
  readonly address: string;
  readonly port: number;
  /** What it has told the operator so far. */
  said(): string;
  /** Waits until it has said it. */
  says(sentence: string): Promise<void>;
  /** Sends SIGTERM and goes on. */
  tellToStop(): void;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** `settings` are the program's own; nothing of the tests' environment that would be one of them is handed on. */
export async function startProgram(settings: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<Running> {
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, INTERNKOLL_DEMO: _demo, ...rest } = process.env;
  const port = await freePort();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], { env: { ...rest, PORT: String(port), ...settings }, stdio: ['ignore', 'ignore', 'pipe'] });
  let text = '';
  child.stderr.on('data', (part: Buffer) => { text += part.toString(); });
  const ended = once(child, 'close').then(([code, signal]) => ({ code: code as number | null, signal: signal as NodeJS.Signals | null }));
  const killAtOnce = (): void => { child.kill('SIGKILL'); };
  process.once('exit', killAtOnce);
  void ended.then(() => process.off('exit', killAtOnce));
  return {
    address: `http://127.0.0.1:${port}`, port, ended,
    said: () => text,
    async says(sentence) {
      while (!text.includes(sentence)) {
        if (child.exitCode !== null) throw new Error(`The program ended without saying "${sentence}": ${text}`);
        await Promise.race([once(child.stderr, 'data'), ended]);
      }
    },
    tellToStop: () => { child.kill('SIGTERM'); },
  };
}

/** An installation of its own in a folder, opened for sign-in; its first person is made by the command line, as an operator does it. */
export async function startInstallation(folder: string): Promise<Running & { readonly first: { readonly personId: string; readonly link: string } }> {
  const settings = { INTERNKOLL_DATA: folder, INTERNKOLL_URL: '', INTERNKOLL_DEMO: '0', HOST: '127.0.0.1' };
  const program = await startProgram(settings);
  await program.says('Internkoll är igång');
  const { stdout } = await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', CLI, 'person', 'add', 'Asta Lundvik', '--mail', 'asta@ekstrand.example', '--administrator', '--json'], { env: { ...process.env, ...settings, PORT: String(program.port) } });
  return { ...program, first: JSON.parse(stdout) as { personId: string; link: string } };
}
