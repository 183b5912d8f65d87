import type { z } from 'zod';
import type { Permission } from './permission.ts';

/** One operation: what it is called, where it is reached, who may, what goes in and what comes out. There is no file per route. */
export interface Operation<Input, Output> {
  readonly method: 'GET' | 'POST';
  /** Path with `:name` for the parts of the input that stand in the address; the rest is query (GET) or JSON body (POST). */
  readonly path: string;
  /** 'open' needs no signed-in person; the open doors are listed in a test. */
  readonly permission: Permission | 'open' | 'signedIn';
  readonly input: z.ZodType<Input>;
  /** The output's type; a paper is bytes with a name and a media type. */
  readonly output: { readonly answers: Output } | { readonly answers: Output; readonly bytes: true };
  /** One line for the published description. */
  readonly says: string;
  /** Where the input names a board, so that the sweep can aim at another's. */
  readonly board: 'boardId' | 'none';
  /** Largest body in bytes when it differs from the ordinary 1 MB. */
  readonly limit?: 'upload';
}

/** A file that is handed out: whole, or – when it may be larger than what should lie in memory – written while it is sent, with `bytes` empty. */
export interface Paper { readonly bytes: Uint8Array; readonly name: string; readonly mediaType: string; readonly pieces?: AsyncIterable<Uint8Array>; /** A page of our own making, read where it is; anything else is a download. */ readonly inline?: true }

/** The type of an answer, without a value of it. */
export function answers<Output>(): { readonly answers: Output } {
  return { answers: undefined as never };
}
export function paperAnswer(): { readonly answers: Paper; readonly bytes: true } {
  return { answers: undefined as never, bytes: true };
}
export function operation<Input, Output>(definition: Operation<Input, Output>): Operation<Input, Output> {
  return definition;
}
export type InputOf<Op> = Op extends Operation<infer Input, infer _Output> ? Input : never;
export type OutputOf<Op> = Op extends Operation<infer _Input, infer Output> ? Output : never;
