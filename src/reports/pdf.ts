import { Worker } from 'node:worker_threads';
import type { PageWish, PaperDocument, PaperPage } from './model.ts';
import type { PdfAnswer, PdfOrder } from './pdfWorker.ts';
import { typesetting } from './typesetting.ts';

export { missingCharacters } from './typeface.ts';

/** PDF/UA-1 for reading and publishing, PDF/A-2a for the archive. A file can follow only one of them. */
export type PdfStandard = 'ua-1' | 'a-2a';
export interface PdfOptions { readonly standard: PdfStandard; readonly createdAt: Date }

type Answer = Exclude<PdfAnswer, { readonly fault: string }>;
interface Waiting { readonly resolve: (answer: Answer) => void; readonly reject: (fault: Error) => void }

// One thread, kept warm: fonts and template are read once. Papers are set one after the other.
let thread: Worker | null = null;
let lastId = 0;
const waiting = new Map<number, Waiting>();

function warmThread(): Worker {
  if (thread !== null) return thread;
  const started = new Worker(new URL('./pdfWorker.ts', import.meta.url));
  started.on('message', (answer: PdfAnswer) => {
    const order = waiting.get(answer.id);
    waiting.delete(answer.id);
    // A process that only waits for the idle thread may end.
    if (waiting.size === 0) started.unref();
    if (order === undefined) return;
    if (!('fault' in answer)) order.resolve(answer);
    else order.reject(new Error(`The paper could not be set: ${answer.fault}`));
  });
  const lost = (fault: Error) => {
    // Orders of a newer thread are not this one's to give up.
    if (thread !== null && thread !== started) return;
    thread = null;
    for (const order of waiting.values()) order.reject(fault);
    waiting.clear();
  };
  started.on('error', (fault) => lost(fault instanceof Error ? fault : new Error(String(fault))));
  started.on('exit', (code) => lost(new Error(`The thread that sets papers ended with code ${code}.`)));
  thread = started;
  return started;
}

type Wanted = { readonly standard: string; readonly createdAt: number } | { readonly wish: PageWish };

function ordered(document: PaperDocument, wanted: Wanted): Promise<Answer> {
  const data = typesetting(document);
  return new Promise((resolve, reject) => {
    lastId += 1;
    const order: PdfOrder = { id: lastId, data, ...wanted };
    waiting.set(order.id, { resolve, reject });
    const worker = warmThread();
    worker.ref();
    worker.postMessage(order);
  });
}

/** The document as a tagged PDF. The same document and moment give the same bytes. */
export async function writePdf(document: PaperDocument, options: PdfOptions): Promise<Uint8Array> {
  const answer = await ordered(document, { standard: options.standard, createdAt: Math.floor(options.createdAt.getTime() / 1000) });
  if (!('bytes' in answer)) throw new Error('A paper was asked for and a page came');
  return answer.bytes;
}

/** One page of the very same paper, drawn: where a part of it begins, or a page by its number. */
export async function drawPage(document: PaperDocument, wish: PageWish): Promise<PaperPage> {
  const answer = await ordered(document, { wish });
  if (!('page' in answer)) throw new Error('A page was asked for and a paper came');
  return answer.page;
}

/** Ends the thread; the next paper starts a new one. */
export async function closePdf(): Promise<void> {
  const ending = thread;
  thread = null;
  await ending?.terminate();
}
