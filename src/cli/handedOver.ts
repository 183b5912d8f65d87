/** Commands that another process hands over to the one that owns the folder. */
import type { WorkHandler } from '../adapters/db/ownership.ts';
import type { HandedAnswer, HandedFile } from '../adapters/db/ownershipWire.ts';
import type { Answer, Files } from './command.ts';
import { runCommand } from './commands.ts';
import { readGiven } from './file.ts';
import type { Installation } from './installation.ts';

/** The answer as the terminal gets it: with --json stdout is the one object; a refusal's sentence goes to stderr. */
export function handed(answer: Answer, json: boolean, files: readonly HandedFile[] = []): HandedAnswer {
  const lines = answer.lines.map((line) => `${line}\n`).join('');
  const refused = answer.code !== 0;
  return { stdout: json ? `${JSON.stringify(answer.json)}\n` : refused ? '' : lines, stderr: refused ? lines : '', exitCode: answer.code, files };
}

/** Runs what is handed over in this process. Files come with the work and go back with the answer, because the asker may reach what we may not. */
export function handOver(installation: Installation, told: (fault: unknown) => void): WorkHandler {
  return async (work, progress) => {
    const written: HandedFile[] = [];
    const files: Files = {
      read: async (path) => {
        const given = work.files?.find((file) => file.path === path);
        return given ? Buffer.from(given.base64, 'base64') : readGiven(path);
      },
      write: async (path, bytes) => { written.push({ path, base64: Buffer.from(bytes).toString('base64') }); },
    };
    const answer = await runCommand({ argv: work.args, cwd: work.folder, user: work.user }, installation, files, (sentence) => progress(`${sentence}\n`), told);
    return handed(answer, work.args.includes('--json'), written);
  };
}
