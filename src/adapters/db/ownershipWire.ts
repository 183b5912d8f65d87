/** What goes over the socket between a folder's owner and a second opener: JSON, one message a line. */
import type { Socket } from 'node:net';

/** A command handed over: the owner runs it as if it had been typed to itself, with the operating system's user as actor. */
export interface HandedWork {
  readonly args: readonly string[];
  readonly folder: string;
  readonly user: string;
  readonly files?: readonly HandedFile[];
}
export interface HandedFile {
  readonly path: string;
  readonly base64: string;
}
export interface HandedAnswer {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

export type FromOwner =
  | { readonly kind: 'hello'; readonly settled: boolean }
  /** From here on the work may have had effects. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'progress'; readonly text: string }
  /** The next part of a file that the asker writes: it may stand where the owner cannot write. */
  | { readonly kind: 'piece'; readonly path: string; readonly base64: string }
  /** The file has come whole: until then it is not there under its name. */
  | { readonly kind: 'whole'; readonly path: string }
  | { readonly kind: 'answer'; readonly answer: HandedAnswer }
  | { readonly kind: 'fault'; readonly message: string };
export type FromAsker = { readonly kind: 'work'; readonly work: HandedWork };

export function send(socket: Socket, message: FromOwner | FromAsker): void {
  if (!socket.destroyed) socket.write(`${JSON.stringify(message)}\n`);
}

/** Resolves when there is room for more, so that a long file never lies here whole. Throws when the other side has gone. */
export async function sendInTurn(socket: Socket, message: FromOwner): Promise<void> {
  if (socket.destroyed) throw new Error('The process that asked for the file has ended');
  if (socket.write(`${JSON.stringify(message)}\n`)) return;
  await new Promise<void>((resolve) => {
    const goOn = (): void => {
      socket.off('drain', goOn);
      socket.off('close', goOn);
      resolve();
    };
    socket.on('drain', goOn);
    socket.on('close', goOn);
  });
}

/** Calls back for each whole line; JSON never holds a line feed of its own. */
export function listen<Message>(socket: Socket, heard: (message: Message) => void): void {
  let parts: string[] = [];
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const pieces = chunk.split('\n');
    for (const piece of pieces.slice(0, -1)) {
      const line = parts.join('') + piece;
      parts = [];
      heard(JSON.parse(line) as Message);
    }
    parts.push(pieces.at(-1) ?? '');
  });
}
