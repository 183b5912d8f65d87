// npm run dev: the server restarts when its sources change, and Vite serves the pages with live reload and hands /api on. Ctrl+C ends both.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join, sep } from 'node:path';
import { createServer } from 'vite';
import { root } from './step.mjs';

const port = process.env.PORT ?? '3000';
const settleMs = 200;
let api = null;
let ending = false;

// Not `node --watch`: it speaks through the database thread's own channel, and ends the server without letting it close the folder.
function start() {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/main.mjs', '--start'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  api = child;
  child.once('exit', (code) => {
    if (api === child) api = null;
    if (code && !ending) process.stdout.write('The server ended. It starts again when a source is saved.\n');
  });
}
async function restart() {
  const before = api;
  if (before) {
    const ended = new Promise((resolve) => { before.once('exit', resolve); });
    before.kill('SIGTERM');
    await ended;
  }
  if (!ending) start();
}

let waiting = null;
watch(join(root, 'src'), { recursive: true }, (_event, name) => {
  if (name === null || name.startsWith(`web${sep}`) || name.includes('.test.')) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => { void restart(); }, settleMs);
});
start();

const pages = await createServer({ configFile: join(root, 'src', 'web', 'vite.config.ts'), server: { host: '127.0.0.1', proxy: { '/api': `http://127.0.0.1:${port}` } } });
await pages.listen();
pages.printUrls();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    ending = true;
    api?.kill('SIGTERM');
    await pages.close();
    process.exit(0);
  });
}
