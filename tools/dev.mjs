// npm run dev: the server restarts when its sources change, and Vite serves the pages with live reload and hands /api on. Ctrl+C ends both.
import { spawn } from 'node:child_process';
import { createServer } from 'vite';
import { root } from './step.mjs';

const port = process.env.PORT ?? '3000';
const api = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--watch', '--watch-preserve-output', 'src/main.ts', '--start'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
const pages = await createServer({ configFile: `${root}src/web/vite.config.ts`, server: { host: '127.0.0.1', proxy: { '/api': `http://127.0.0.1:${port}` } } });
await pages.listen();
pages.printUrls();

async function end(code) {
  api.kill('SIGTERM');
  await pages.close();
  process.exitCode = code;
}
api.once('exit', (code) => { void end(code ?? 0); });
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => { void end(0); });
