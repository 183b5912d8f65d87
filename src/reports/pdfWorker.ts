import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fontFiles } from './typeface.ts';

/** What the thread is asked for and what it answers. */
export interface PdfOrder { readonly id: number; readonly data: string; readonly standard: string; readonly createdAt: number }
export type PdfAnswer = { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly fault: string };

const folder = fileURLToPath(new URL('.', import.meta.url));
const template = fileURLToPath(new URL('paper.typ', import.meta.url));
const dataFile = fileURLToPath(new URL('data.json', import.meta.url));
// Fonts given as bytes alone: what the machine has installed is never looked at.
const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: fontFiles() }] });

function set(order: PdfOrder): Uint8Array {
  compiler.mapShadow(dataFile, Buffer.from(order.data));
  try {
    const compiled = compiler.compile({ mainFilePath: template });
    const document = compiled.result;
    if (document === null) throw new Error(JSON.stringify(faults(compiled)));
    const bytes = compiler.pdf(document, { pdfStandard: order.standard, creationTimestamp: order.createdAt });
    return new Uint8Array(bytes);
  } finally {
    compiler.unmapShadow(dataFile);
    // Everything remembered is of the paper just made, and holds its texts.
    compiler.evictCache(0);
  }
}

function faults(compiled: ReturnType<NodeCompiler['compile']>): unknown {
  const diagnostics = compiled.takeDiagnostics();
  return diagnostics === null ? 'no diagnostics' : compiler.fetchDiagnostics(diagnostics);
}

const port = parentPort;
if (port === null) throw new Error('pdfWorker.ts runs in a worker thread only.');
port.on('message', (order: PdfOrder) => {
  try {
    const bytes = set(order);
    port.postMessage({ id: order.id, bytes } satisfies PdfAnswer, [bytes.buffer as ArrayBuffer]);
  } catch (fault) {
    port.postMessage({ id: order.id, fault: fault instanceof Error ? fault.message : String(fault) } satisfies PdfAnswer);
  }
});
