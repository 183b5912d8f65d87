// Runs before every npm script, on whatever Node the machine has (20 or later), with nothing installed yet: so it depends on no package.
// Everything is said on stderr. stdout belongs to the command that follows; `npm run --silent cli -- … --json` is read by other programs.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const windows = process.platform === 'win32';
const ownNode = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node');
// An installation in service has the packages without those of development, is built already, and runs on the machine's own Node 24 (docs/install.md).
const inService = process.env.NODE_ENV === 'production';
const oldestNode = 20;
const runsOn = 24;

const say = (sentence) => process.stderr.write(`${sentence}\n`);
const stop = (sentence) => { say(sentence); process.exit(1); };
const major = (version) => Number(version.replace(/^v/, '').split('.')[0]);

if (major(process.version) < oldestNode) {
  stop(`Internkoll behöver Node ${oldestNode} eller senare för att installeras, men den här datorn har ${process.version}. Hämta en nyare från nodejs.org och kör samma kommando igen.`);
}

/** The same lock is installed already? npm's own record says which packages lie there; other platforms' optional packages are rightly not among them. */
function installed(lockText) {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(lockText).packages;
  const there = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(there).every(([path, one]) => wanted[path]?.version === one.version)
    && Object.entries(wanted).every(([path, one]) => path === '' || one.optional || (inService && one.dev) || there[path]?.version === one.version);
}

/** Waits for a program, all of whose words go to stderr. */
function run(command, args, cwd = root) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 2, 2], shell: windows && !command.endsWith('.exe') });
    child.once('error', (error) => { say(String(error.message)); resolve(false); });
    child.once('exit', (code) => resolve(code === 0));
  });
}

/** Two commands started at once on a fresh copy must not install over each other. A lock whose owner was killed goes stale. */
async function alone(work) {
  const lock = join(root, '.cache', 'preparing');
  const staleAfter = 15_000;
  mkdirSync(join(root, '.cache'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      let age = 0;
      try { age = Date.now() - statSync(lock).mtimeMs; } catch (gone) { if (gone.code !== 'ENOENT') throw gone; }
      if (age > staleAfter) rmSync(lock, { recursive: true, force: true });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  const beat = setInterval(() => utimesSync(lock, new Date(), new Date()), 2000);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(lock, { recursive: true, force: true });
  }
}

async function installIfNeeded() {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const wanted = createHash('sha256').update(lockText).digest('hex');
  const stamp = join(modules, '.internkoll-installed');
  const stamped = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (stamped()) return;
  await alone(async () => {
    if (stamped()) return;
    if (!installed(lockText)) {
      say('Hämtar de paket som Internkoll bygger på. Det görs en gång och tar ungefär en minut.');
      // npm sets these two; with them the same npm is used, on the machine's own Node, which npm ci does not delete under itself.
      const { npm_execpath: npm, npm_node_execpath: node } = process.env;
      const args = ['ci', inService ? '--omit=dev' : '--include=dev', '--loglevel=error'];
      const done = npm && node && existsSync(node) ? await run(node, [npm, ...args]) : await run('npm', args);
      if (!done) stop('Paketen kunde inte hämtas. Kontrollera att datorn når npm-registret (behövs en proxy: npm config set https-proxy …) och kör samma kommando igen.');
    }
    if (existsSync(modules)) writeFileSync(stamp, wanted);
  });
}

/** Node 24 comes with the packages, by an install script that some machines hold back. */
async function nodeIsThere() {
  if (inService && major(process.version) >= runsOn) return;
  if (major(process.version) === runsOn && existsSync(ownNode) && realpathSync(process.execPath) === realpathSync(ownNode)) return;
  const versionOfOwn = () => (existsSync(ownNode) ? major(spawnSync(ownNode, ['-v'], { encoding: 'utf8' }).stdout ?? '') : 0);
  if (versionOfOwn() === runsOn) return;
  const script = join(modules, 'node', 'installArchSpecificPackage.js');
  if (existsSync(script)) {
    await alone(async () => { if (versionOfOwn() !== runsOn) await run(process.execPath, [script], join(modules, 'node')); });
    if (versionOfOwn() === runsOn) return;
  }
  if (major(process.version) >= runsOn) return;
  stop(`Internkoll körs på Node ${runsOn}, som skulle ha följt med paketen men inte gick att hämta. Installera Node ${runsOn} från nodejs.org och kör samma kommando igen.`);
}

/** The latest moment anything below the folder was written, folders too: a file taken away changes its folder. */
function newest(path) {
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  return readdirSync(path, { withFileTypes: true }).reduce(
    (latest, one) => (one.name.includes('.test.') ? latest : Math.max(latest, newest(join(path, one.name)))), own.mtimeMs);
}

async function buildIfNeeded() {
  const config = join(root, 'src', 'web', 'vite.config.ts');
  const page = join(root, 'dist', 'web', 'index.html');
  if (!existsSync(config) || (inService && existsSync(page))) return;
  const sources = ['src/web', 'src/domain', 'src/text', 'src/picture', 'src/contract', 'package-lock.json'].map((path) => join(root, path)).filter(existsSync);
  const built = () => existsSync(page) && statSync(page).mtimeMs >= Math.max(...sources.map(newest));
  if (built()) return;
  await alone(async () => {
    if (built()) return;
    say('Bygger webbsidorna.');
    const node = existsSync(ownNode) ? ownNode : process.execPath;
    const done = await run(node, [join(modules, 'vite', 'bin', 'vite.js'), 'build', '--config', config, '--logLevel', 'warn']);
    if (!done || !existsSync(page)) stop('Webbsidorna gick inte att bygga. Vad som hindrade står ovanför.');
    // An old file copied in as it is may keep its old time; the page tells when it was built.
    utimesSync(page, new Date(), new Date());
  });
}

await installIfNeeded();
await nodeIsThere();
if (process.argv.includes('--build')) await buildIfNeeded();
