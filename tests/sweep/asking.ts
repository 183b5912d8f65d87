/** Asks an operation of the contract by the front door, with all that two answers could be told apart by; and reads what is packed in a file. */
import yauzl from 'yauzl';
import { operationIds, operations, type OperationId } from '../../src/contract/table.ts';
import type { Served } from '../served.ts';
import { inputs, type Aim } from './inputs.ts';

/**
 * Operations that read, taken from the contract: every GET, and every POST that answers with a file. A new list, paper, package or export is swept the moment
 * it is in the contract. Those that read by POST without a file are named here, because their input must stay out of addresses.
 */
const readsByPost: readonly OperationId[] = ['deviation.receivers', 'deviation.people'];
export const reading = operationIds.filter((id) => operations[id].permission !== 'open' && (operations[id].method === 'GET' || 'bytes' in operations[id].output || readsByPost.includes(id)));
export const writing = operationIds.filter((id) => operations[id].permission !== 'open' && operations[id].method === 'POST');

export interface Heard { readonly status: number; readonly text: string; readonly bytes: Uint8Array; readonly told: object }

/** `count` says how many questions the database has been asked so far. */
export async function hear(served: Served, id: OperationId, aim: Aim, cookie: string, over: Readonly<Record<string, unknown>> = {}, count: () => number = () => 0): Promise<Heard> {
  const input: Record<string, unknown> = { ...inputs[id](aim, () => served.house.newId()), ...over };
  const rest = { ...input };
  const path = operations[id].path.replaceAll(/:(\w+)/g, (_whole, name: string) => {
    delete rest[name];
    return encodeURIComponent(String(input[name]));
  });
  const from = count();
  const isPost = operations[id].method === 'POST';
  const query = isPost ? '' : new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, String(value)])).toString();
  const answer = await fetch(`${served.address}${query === '' ? path : `${path}?${query}`}`, { method: operations[id].method, redirect: 'manual', headers: { cookie, ...(isPost ? { 'content-type': 'application/json' } : {}) }, ...(isPost ? { body: JSON.stringify(rest) } : {}) });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  // A file carries the machine's clock; that it is there and who may have it is compared, and its words are read apart.
  const isFile = 'bytes' in operations[id].output && answer.status === 200;
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'x-request-id' && name !== 'date' && !(isFile && ['content-length', 'etag'].includes(name))));
  return { status: answer.status, text, bytes, told: { id, status: answer.status, headers, body: isFile ? '' : text.replaceAll(/"requestId":"[^"]*"/g, ''), queries: count() - from } };
}

/** Everything that can be read in a file: its own bytes, and those packed in it, however deep. */
export async function wordsIn(bytes: Uint8Array, depth = 0): Promise<string> {
  const own = new TextDecoder().decode(bytes);
  if (depth > 3 || bytes[0] !== 0x50 || bytes[1] !== 0x4b) return own;
  const packed = await new Promise<Uint8Array[]>((resolve, reject) => {
    yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (fault, zip) => {
      if (fault) { reject(fault); return; }
      const found: Uint8Array[] = [];
      zip.on('error', reject);
      zip.on('end', () => resolve(found));
      zip.on('entry', (entry: yauzl.Entry) => {
        zip.openReadStream(entry, (broken, stream) => {
          if (broken) { reject(broken); return; }
          const parts: Buffer[] = [Buffer.from(`${entry.fileName}\n`)];
          stream.on('data', (part: Buffer) => parts.push(part));
          stream.on('error', reject);
          stream.on('end', () => { found.push(Buffer.concat(parts.slice(1)), parts[0] ?? Buffer.of()); zip.readEntry(); });
        });
      });
      zip.readEntry();
    });
  });
  return [own, ...await Promise.all(packed.map((one) => wordsIn(one, depth + 1)))].join('\n');
}
