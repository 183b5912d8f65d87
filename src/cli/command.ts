/** What a command is: how it is written, what it needs, and what it answers. */
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import type { Input, OperationId, Output } from '../contract/table.ts';
import type { Outcome } from '../domain/refusal.ts';
import type { Actor } from '../app/ports.ts';
import { run } from '../app/run.ts';
import { refusalSentence } from '../text/refusals.ts';
import { commandForm, commandText, type CommandName } from '../text/commands.ts';
import type { Installation } from './installation.ts';

/** A command as it was typed, so that it can be handed over to the process that owns the folder. */
export interface Typed { readonly argv: readonly string[]; readonly cwd: string; readonly user: string }
/** How files are reached from where the command was typed. */
export type FileContent = Uint8Array | AsyncIterable<Uint8Array>;
/** `write` takes a long file in pieces, none of them kept, and answers with how many bytes it was. */
export interface Files { read(path: string): Promise<Uint8Array>; write(path: string, content: FileContent): Promise<number> }
export async function* piecesOf(content: FileContent): AsyncGenerator<Uint8Array> {
  if (Symbol.asyncIterator in content) yield* content;
  else yield content;
}
/** `json` is the one object of --json; `lines` are for people. */
export interface Answer { readonly code: 0 | 1 | 2; readonly json: object; readonly lines: readonly string[] }

/** Refused with a sentence: exit code 2. Thrown anywhere below a command. */
export class CommandRefused extends Error {
  readonly code: string;
  readonly sentence: string;
  constructor(code: string, sentence: string) {
    super(code);
    this.name = 'CommandRefused';
    this.code = code;
    this.sentence = sentence;
  }
}

export interface Values {
  /** Throws CommandRefused when the value is missing. */
  text(name: string): string;
  optional(name: string): string | null;
  flag(name: string): boolean;
  year(name: string): number;
  choice<Value extends string>(name: string, allowed: readonly Value[]): Value;
  /** An absolute path, from where the command was typed. */
  path(name: string): string;
}

export interface Command {
  readonly name: CommandName;
  /** Names of the words after the command; all are needed. */
  readonly words: readonly string[];
  readonly options: ParseArgsOptionsConfig;
  /** True for a command that may only run while nobody else uses the database. */
  readonly solitary?: boolean;
  /** True when this use of the command needs no database. */
  alone?(values: Values): boolean;
  /** Files that whoever typed the command reads: the process that runs it may not be allowed to. */
  reads?(values: Values): readonly string[];
  run(values: Values, work: Work): Promise<Answer>;
}

export interface Work extends Files {
  readonly typed: Typed;
  /** Told while the command runs. */
  say(sentence: string): void;
  /** Throws for a command that said it needs none. */
  installation(): Installation;
  /** Runs an operation as the user of this machine. Throws CommandRefused with the refusal's sentence. */
  call<Id extends OperationId>(id: Id, input: Input<Id> | Record<string, unknown>): Promise<Output<Id>>;
}

export function operatingUser(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '?'); // containers run as numbers that no name belongs to
  }
}

export function workWith(typed: Typed, installation: Installation | null, files: Files, say: (sentence: string) => void): Work {
  const actor: Actor = { personId: null, name: typed.user, title: '', via: 'cli', grants: [] };
  const owned = (): Installation => {
    if (installation === null) throw new Error('This use of the command was said to need no database');
    return installation;
  };
  return {
    typed, say, installation: owned, read: (path) => files.read(path), write: (path, content) => files.write(path, content),
    async call(id, input) {
      const { house } = owned();
      const outcome = await run(house, { actor, requestId: house.newId(), loopback: true, address: 'cli' }, id, input);
      return given(outcome);
    },
  };
}
export function given<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  throw new CommandRefused(outcome.refusal.code, refusalSentence(outcome.refusal));
}

/** Reads the words after a command's name. Throws CommandRefused. */
export function valuesOf(command: Command, rest: readonly string[], cwd: string): Values {
  const read = (() => {
    try {
      return parseArgs({ args: [...rest], options: { ...command.options, json: { type: 'boolean' } }, allowPositionals: true, strict: true });
    } catch (error) {
      if (error instanceof TypeError) throw new CommandRefused('command.wrong-use', commandText.wrongUse(commandForm[command.name]));
      throw error;
    }
  })();
  if (read.positionals.length > command.words.length) throw new CommandRefused('command.wrong-use', commandText.wrongUse(commandForm[command.name]));
  const given = new Map<string, unknown>(Object.entries(read.values));
  for (const [at, name] of command.words.entries()) given.set(name, read.positionals[at]);
  const optional = (name: string): string | null => {
    const value = given.get(name);
    return typeof value === 'string' && value.trim() !== '' ? value : null;
  };
  const shown = (name: string): string => (command.words.includes(name) ? name : `--${name}`);
  const text = (name: string): string => {
    const value = optional(name);
    if (value === null) throw new CommandRefused('command.missing', commandText.missing(shown(name), commandForm[command.name]));
    return value;
  };
  return {
    text, optional,
    flag: (name) => given.get(name) === true,
    year(name) {
      const value = text(name);
      const year = /^\d{4}$/.test(value) ? Number(value) : 0;
      if (year < 1990 || year > 2200) throw new CommandRefused('command.not-allowed', commandText.notAllowed(shown(name), commandText.wholeYear));
      return year;
    },
    choice(name, allowed) {
      const value = text(name);
      const found = allowed.find((one) => one === value);
      if (found === undefined) throw new CommandRefused('command.not-allowed', commandText.notAllowed(shown(name), commandText.oneOf(allowed)));
      return found;
    },
    path: (name) => resolve(cwd, text(name)),
  };
}
