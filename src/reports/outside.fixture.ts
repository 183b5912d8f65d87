import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Day } from '../domain/day.ts';
import type { YearContent } from '../domain/year/content.ts';
import type { VorPlanInput } from './paperInput.ts';

/** Other programs that open what we write: a paper is right when others read it right. */
export const moment = new Date('2026-11-10T10:00:00Z');

export function draftOf(content: YearContent, change: Partial<VorPlanInput> = {}): VorPlanInput {
  return { content, status: { kind: 'draft', day: '2026-11-10' as Day }, caseNumber: 'KFN 2026-0412', findingsNoted: [], overridden: [], ...change };
}

/** White space as one space: a line end inside a cell is not a difference. */
export function folded(content: string): string {
  return content.replaceAll(/\s+/g, ' ').trim();
}

/** Runs a program on a file that holds the bytes and gives what it prints. */
export function read(program: string, options: readonly string[], bytes: Uint8Array, after: readonly string[] = []): string {
  return inFolder((folder) => {
    const file = join(folder, 'paper');
    writeFileSync(file, bytes);
    return execFileSync(program, [...options, file, ...after], { encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] });
  });
}

/** Converts a file with LibreOffice; gives the files that came out by name. */
export function converted(bytes: Uint8Array, name: string, to: string): Map<string, Uint8Array> {
  return inFolder((folder) => {
    writeFileSync(join(folder, name), bytes);
    execFileSync('soffice', ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', to, '--outdir', join(folder, 'out'), join(folder, name)], { stdio: 'ignore', timeout: 180_000, env: { PATH: '/usr/local/bin:/usr/bin:/bin', HOME: folder, LC_ALL: 'C.UTF-8' } });
    return new Map(readdirSync(join(folder, 'out')).map((file) => [file, new Uint8Array(readFileSync(join(folder, 'out', file)))]));
  });
}

function inFolder<Result>(use: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** So many words that are told apart, to find any that is lost. */
export function countedWords(prefix: string, count: number): string {
  return Array.from({ length: count }, (_, at) => `${prefix}${at}`).join(' ');
}
