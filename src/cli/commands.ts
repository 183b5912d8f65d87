/** The dispatch table, and the running of one command in a process that owns what it needs. */
import { KeepingError } from '../adapters/db/openRefusal.ts';
import { isUnreachable } from '../http/problem.ts';
import { startingText } from '../text/starting.ts';
import { keepingRefusal } from '../text/keeping.ts';
import { commandText, usage } from '../text/commands.ts';
import { auditorPackage } from './auditor.ts';
import { boardAdd, boardList } from './board.ts';
import { CommandRefused, valuesOf, workWith, type Answer, type Command, type Files, type Typed, type Values } from './command.ts';
import { importFile } from './import.ts';
import type { Installation } from './installation.ts';
import { auditVerify, backupTo, migrateNow, restoreFrom } from './keeping.ts';
import { trailDispose, trailExport } from './trail.ts';
import { organisationImport } from './organisation.ts';
import { personAdd } from './person.ts';
import { reportDifferences, reportFollowup, reportMeasures, reportMembers, reportPlan, reportVorPlan } from './report.ts';
import { sampleDrawCommand, sampleLimitCommand, sampleSizeCommand } from './sample.ts';
import { yearCheck, yearStart } from './year.ts';

export const commands: readonly Command[] = [boardAdd, boardList, yearStart, importFile, yearCheck, reportVorPlan, reportPlan, reportFollowup, reportMeasures, reportMembers, reportDifferences, sampleSizeCommand, sampleLimitCommand, sampleDrawCommand, organisationImport, personAdd, auditorPackage, auditVerify, trailExport, trailDispose, backupTo, restoreFrom, migrateNow];

export interface Chosen { readonly command: Command; readonly values: Values }

/** Which command was typed. Throws CommandRefused. */
export function choose(typed: Typed): Chosen {
  for (const command of commands) {
    const words = command.name.split(' ');
    if (words.every((word, at) => typed.argv[at] === word)) return { command, values: valuesOf(command, typed.argv.slice(words.length), typed.cwd) };
  }
  throw new CommandRefused('command.unknown', typed.argv.length === 0 ? help() : commandText.unknownCommand(typed.argv.filter((word) => !word.startsWith('-')).slice(0, 2).join(' ')));
}
export function help(): string {
  return usage(commands.map((command) => command.name));
}

/** Everything a command can end in, as an answer: answered 0, refused 2, a fault of ours 1. `told` gets the fault itself. */
export async function runCommand(typed: Typed, installation: Installation | null, files: Files, say: (sentence: string) => void, told: (fault: unknown) => void): Promise<Answer> {
  try {
    const { command, values } = choose(typed);
    return await command.run(values, workWith(typed, installation, files, say));
  } catch (error) {
    return answerOf(error, told);
  }
}

export function answerOf(error: unknown, told: (fault: unknown) => void): Answer {
  if (error instanceof CommandRefused) return refused(error.code, error.sentence);
  if (error instanceof KeepingError) return refused(error.refusal.code, keepingRefusal(error.refusal));
  if (isUnreachable(error)) return refused('database.unreachable', startingText.databaseUnreachable);
  told(error);
  return { code: 1, json: { fault: { message: commandText.fault } }, lines: [commandText.fault] };
}
function refused(code: string, message: string): Answer {
  return { code: 2, json: { refusal: { code, message } }, lines: [message] };
}
