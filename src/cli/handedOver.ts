/** Commands that another process hands over to the one that owns the folder. */
import type { WorkHandler } from '../adapters/db/ownership.ts';
import type { HandedAnswer } from '../adapters/db/ownershipWire.ts';
import { piecesOf, type Answer, type Files } from './command.ts';
import { runCommand } from './commands.ts';
import { readGiven } from './file.ts';
import type { Installation } from './installation.ts';

/** The answer as the terminal gets it: with --json stdout is the one object; a refusal's sentence goes to stderr. */
export function handed(answer: Answer, json: boolean): HandedAnswer {
  const lines = answer.lines.map((line) => `${line}\n`).join('');
  const refused = answer.code !== 0;
  return { stdout: json ? `${JSON.stringify(answer.json)}\n` : refused ? '' : lines, stderr: refused ? lines : '', exitCode: answer.code };
}

/** Runs what is handed over in this process. Files come with the work and go back in pieces, because the asker may reach what we may not. */
export function handOver(installation: Installation, told: (fault: unknown) => void): WorkHandler {
  return async (work, telling) => {
    const files: Files = {
      read: async (path) => {
        const given = work.files?.find((file) => file.path === path);
        return given ? Buffer.from(given.base64, 'base64') : readGiven(path);
      },
      write: async (path, content) => {
        let size = 0;
        for await (const piece of piecesOf(content)) {
          await telling.piece(path, piece);
          size += piece.length;
        }
        await telling.whole(path);
        return size;
      },
    };
    const answer = await runCommand({ argv: work.args, cwd: work.folder, user: work.user }, installation, files, (sentence) => telling.progress(`${sentence}\n`), told);
    return handed(answer, work.args.includes('--json'));
  };
}
