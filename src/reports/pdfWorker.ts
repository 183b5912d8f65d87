import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PageWish, PaperPage } from './model.ts';
import { pageOf, type Mark } from './pageSvg.ts';
import { fontFiles } from './typeface.ts';

/** What the thread is asked for, a whole paper or one page of it, and what it answers. */
export type PdfOrder = { readonly id: number; readonly data: string } & ({ readonly standard: string; readonly createdAt: number } | { readonly wish: PageWish });
export type PdfAnswer = { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly page: PaperPage } | { readonly id: number; readonly fault: string };

const folder = fileURLToPath(new URL('.', import.meta.url));
const template = fileURLToPath(new URL('paper.typ', import.meta.url));
const dataFile = fileURLToPath(new URL('data.json', import.meta.url));
// Fonts given as bytes alone: what the machine has installed is never looked at.
const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: fontFiles() }] });

type Drawn = { readonly bytes: Uint8Array } | { readonly page: PaperPage };

function set(order: PdfOrder): Drawn {
  compiler.mapShadow(dataFile, Buffer.from(order.data));
  try {
    const compiled = compiler.compile({ mainFilePath: template, inputs: 'wish' in order ? { marks: 'yes' } : {} });
    const document = compiled.result;
    if (document === null) throw new Error(JSON.stringify(faults(compiled)));
    if ('wish' in order) {
      const marks = (compiler.query(document, { selector: '<part>' }) as { value: Mark }[]).map((one) => one.value);
      return { page: pageOf(compiler.plainSvg(document), document.numOfPages, marks, order.wish) };
    }
    return { bytes: new Uint8Array(compiler.pdf(document, { pdfStandard: order.standard, creationTimestamp: order.createdAt })) };
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
    const drawn = set(order);
    port.postMessage({ id: order.id, ...drawn } satisfies PdfAnswer, 'bytes' in drawn ? [drawn.bytes.buffer as ArrayBuffer] : []);
  } catch (fault) {
    port.postMessage({ id: order.id, fault: fault instanceof Error ? fault.message : String(fault) } satisfies PdfAnswer);
  }
});
