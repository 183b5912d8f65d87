/** The command line. Works the same while a server runs on the folder: then the server does the work and we print what it says. */
import { ownOrAsk, type Hearing } from '../adapters/db/ownership.ts';
import type { HandedAnswer, HandedFile } from '../adapters/db/ownershipWire.ts';
import { readEnvironment, type Config } from '../config.ts';
import { keepingNotice } from '../text/keeping.ts';
import { operatingUser, type Answer, type Typed } from './command.ts';
import { answerOf, choose, help, runCommand, type Chosen } from './commands.ts';
import { ComingFiles, readGiven, writeGiven } from './file.ts';
import { handed } from './handedOver.ts';
import { openInstallation } from './installation.ts';

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
function tellFault(fault: unknown): void {
  say(fault instanceof Error ? fault.stack ?? fault.message : String(fault));
}
const files = { read: readGiven, write: writeGiven };

async function withInstallation(config: Config, typed: Typed, present: boolean): Promise<Answer> {
  const installation = await openInstallation(config, false, { announce: (notice) => say(keepingNotice(notice)), sealFailed: tellFault, presenceLost: tellFault, trailLost: () => undefined }, present);
  try {
    return await runCommand(typed, installation, files, say, tellFault);
  } finally {
    await installation.close();
  }
}

async function perform(typed: Typed): Promise<HandedAnswer> {
  const json = typed.argv.includes('--json');
  if (typed.argv[0] === 'help' || typed.argv[0] === '--help') return { stdout: `${help()}\n`, stderr: '', exitCode: 0 };
  let chosen: Chosen;
  try {
    chosen = choose(typed);
  } catch (error) {
    return handed(answerOf(error, tellFault), json);
  }
  if (chosen.command.alone?.(chosen.values)) return handed(await runCommand(typed, null, files, say, tellFault), json);
  const read = readEnvironment();
  if (!read.ok) return handed({ code: 2, json: { refusal: { code: 'configuration', message: read.problems.join(' ') } }, lines: read.problems }, json);
  const config: Config = chosen.command.name === 'migrate' ? { ...read.config, migrate: 'auto' } : read.config;
  const present = chosen.command.solitary !== true;
  // A server of many users owns no folder: the commands open it beside the app.
  if (config.databaseUrl !== null) return handed(await withInstallation(config, typed, present), json);
  const given: HandedFile[] = [];
  for (const path of chosen.command.reads?.(chosen.values) ?? []) given.push({ path, base64: (await readGiven(path)).toString('base64') });
  const work = { args: typed.argv, folder: typed.cwd, user: typed.user, files: given };
  const coming = new ComingFiles();
  const hearing: Hearing = { progress: (text) => process.stderr.write(text), piece: (path, bytes) => coming.piece(path, bytes), whole: (path) => coming.whole(path) };
  try {
    return await ownOrAsk(config.dataFolder, work, hearing, async () => handed(await withInstallation(config, typed, present), json));
  } finally {
    coming.drop();
  }
}

const typed: Typed = { argv: process.argv.slice(2), cwd: process.cwd(), user: operatingUser() };
const answer = await perform(typed).catch((error: unknown) => handed(answerOf(error, tellFault), typed.argv.includes('--json')));
await new Promise<void>((resolve) => { process.stderr.write(answer.stderr, () => { process.stdout.write(answer.stdout, () => resolve()); }); });
process.exit(answer.exitCode);
