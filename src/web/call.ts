import type { Input, OperationId, Output } from '../contract/table.ts';
import { callText } from '../text/screenShell.ts';
import { Told, toldWords } from './ui/told.ts';

/** The house said no, with a sentence that tells what to do. `code` is the refusal's code, `status` the answer's. */
export class Refused extends Told {
  readonly code: string;
  readonly status: number;
  readonly requestId: string | null;
  constructor(problem: { readonly code: string; readonly sentence: string; readonly status: number; readonly requestId: string | null }) {
    super(problem.sentence);
    this.name = 'Refused';
    this.code = problem.code;
    this.status = problem.status;
    this.requestId = problem.requestId;
  }
}

/** Nobody answered: no network, or the server is away. What was to be said can be said again. */
export class Unreachable extends Told {
  constructor() {
    super(callText.unreachable);
    this.name = 'Unreachable';
  }
}

/** True for what may go well if it is tried again as it stands. */
export function worthRetrying(reason: unknown): boolean {
  return reason instanceof Unreachable || (reason instanceof Refused && (reason.status === 429 || reason.status === 502 || reason.status === 503 || reason.status === 504));
}

/** The sentence to show for anything that went wrong. */
export const sentenceOf = toldWords;

// Once: what the build puts in the place of the name is written out where the name stands.
const routes = __OPERATIONS__;

/** The address of an operation: `:name` parts from the input, the rest as query for GET. */
export function addressOf(id: OperationId, input: Readonly<Record<string, unknown>>): { readonly method: 'GET' | 'POST'; readonly url: string; readonly rest: Readonly<Record<string, unknown>> } {
  const route = routes[id];
  if (!route) throw new Error(`No such operation: ${id}`);
  const rest: Record<string, unknown> = { ...input };
  const writes = route.startsWith('+');
  const path = `/api/${writes ? route.slice(1) : route}`.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  if (writes) return { method: 'POST', url: path, rest };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) if (value !== undefined && value !== null) query.set(name, String(value));
  return { method: 'GET', url: query.size === 0 ? path : `${path}?${query.toString()}`, rest: {} };
}

const ahead = new Map<string, Promise<unknown>>();
/**
 * Reads at once what the server announced together with the page and the browser has fetched by now: that it was announced says that this person may read it.
 * The next call for the same takes it, until what is answered here is called: nothing is taken that was read for another page. Nothing is asked for that is not there already.
 */
export function callAhead<Id extends OperationId>(id: Id, input: Input<Id>): () => void {
  const { url } = addressOf(id, input as Readonly<Record<string, unknown>>);
  if (performance.getEntriesByName(new URL(url, location.href).href, 'resource').length === 0) return () => undefined;
  const answer = call(id, input);
  answer.catch(() => undefined); // whoever takes it sees to that
  ahead.set(url, answer);
  return () => { ahead.delete(url); };
}

/** Calls one operation of the contract. Throws `Refused` or `Unreachable`. */
export async function call<Id extends OperationId>(id: Id, input: Input<Id>, signal?: AbortSignal): Promise<Output<Id>> {
  const { method, url, rest } = addressOf(id, input as Readonly<Record<string, unknown>>);
  const early = method === 'GET' ? ahead.get(url) : undefined;
  if (early) {
    ahead.delete(url);
    return early as Promise<Output<Id>>;
  }
  const body = method === 'POST' ? JSON.stringify(rest) : null;
  let answer: Response;
  try {
    answer = await fetch(url, {
      method, credentials: 'same-origin', headers: { accept: 'application/json', ...(method === 'POST' ? { 'content-type': 'application/json' } : {}) },
      // Outlives the page, so that what was written last arrives although the window is closed; the browser has 64 KiB for all such together.
      ...(body === null ? {} : { body, keepalive: body.length < 8_000 }),
      ...(signal ? { signal } : {}),
    });
  } catch (reason) {
    if (signal?.aborted) throw reason;
    throw new Unreachable();
  }
  if (!answer.ok) throw await refusalOf(answer);
  return (await answer.json()) as Output<Id>;
}

async function refusalOf(answer: Response): Promise<Refused | Unreachable> {
  let problem: unknown = null;
  if ((answer.headers.get('content-type') ?? '').includes('json')) problem = await answer.json().catch(() => null);
  else if (answer.status >= 502) return new Unreachable();
  const said = typeof problem === 'object' && problem !== null ? (problem as Readonly<Record<string, unknown>>) : {};
  const word = (name: string): string | null => (typeof said[name] === 'string' && said[name] !== '' ? (said[name] as string) : null);
  return new Refused({ code: word('code') ?? word('type') ?? '', sentence: word('detail') ?? word('title') ?? callText.fault, status: answer.status, requestId: word('requestId') });
}

/** Address of the paper, for an ordinary link. */
export function paperAddress(input: Input<'paper.vorPlan'>): string {
  return addressOf('paper.vorPlan', input).url;
}
