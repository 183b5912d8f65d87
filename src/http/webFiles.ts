/** The built screen: read once, kept packed in memory, and the one page for every address that is no file. With the page goes what it will ask for. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OperationId } from '../contract/table.ts';
import { codeOf } from './problem.ts';
import { encodingFor, pack, PACK_FROM_BYTES, type Encoding } from './compress.ts';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml', json: 'application/json; charset=utf-8', webmanifest: 'application/manifest+json',
  txt: 'text/plain; charset=utf-8', png: 'image/png', ico: 'image/x-icon', woff2: 'font/woff2', map: 'application/json; charset=utf-8',
};
const PACKED_ALREADY = new Set(['png', 'ico', 'woff2']);
const PAGE = '/index.html';
/** Written by the build (src/web/vite.config.ts): what each page asks for. */
const LIST = '/pages.json';
/** The build packs hard and once; a file without its packed form is packed here when it is first asked for. */
const ENDINGS = { br: '.br', gzip: '.gz' } as const;

export interface WebFiles {
  /** Sends the file or the page that the address asks for; false when there is neither. */
  send(request: FastifyRequest, reply: FastifyReply): Promise<boolean>;
}

/** Which of a page's readings the visitor would be answered: what would be refused is not announced. */
export type OpenTo = (request: FastifyRequest, asked: readonly OperationId[], boardId: string | null) => Promise<readonly OperationId[]>;

/** Only names found in the folder at the start are ever served, so no address can climb out of it. */
export async function webFiles(folder: string, openTo: OpenTo): Promise<WebFiles> {
  const files = new Map<string, string>();
  for (const entry of await entriesOf(folder)) {
    if (entry.isFile()) files.set(`/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`, join(entry.parentPath, entry.name));
  }
  const announced = await announcements(files.get(LIST));
  files.delete(LIST);
  const kept = new Map<string, Promise<Buffer>>();
  const bytesOf = (name: string, path: string, encoding: Encoding): Promise<Buffer> => {
    const key = `${name} ${encoding ?? ''}`;
    let bytes = kept.get(key);
    if (bytes === undefined) {
      const packed = encoding === null ? undefined : files.get(name + ENDINGS[encoding]);
      bytes = encoding === null ? readFile(path) : packed === undefined ? bytesOf(name, path, null).then((plain) => pack(plain, encoding, true)) : readFile(packed);
      bytes.catch(() => kept.delete(key)); // a file that could not be read is tried again; whoever asked gets the error
      kept.set(key, bytes);
    }
    return bytes;
  };
  return {
    async send(request, reply) {
      const address = request.url.split('?', 1)[0] ?? '/';
      const isPage = !/\.[a-z0-9]+$/i.test(address);
      const name = files.has(address) && !/\.(?:br|gz)$/.test(address) ? address : isPage ? PAGE : null;
      const path = name === null ? undefined : files.get(name);
      if (name === null || path === undefined) return false;
      const ending = name.slice(name.lastIndexOf('.') + 1);
      const plain = await bytesOf(name, path, null);
      const encoding = plain.length < PACK_FROM_BYTES || PACKED_ALREADY.has(ending) ? null : encodingFor(request.headers['accept-encoding']);
      reply.header('content-type', TYPES[ending] ?? 'application/octet-stream').header('vary', 'accept-encoding');
      // Names under assets carry a digest of their content: they never change, so they need never be asked for again.
      reply.header('cache-control', name.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      if (encoding !== null) reply.header('content-encoding', encoding);
      if (name === PAGE) {
        // Where a kept version is asked for, the draft is not read – and what a browser has been given ahead would be shown, as it was then, when the draft is opened later.
        const ofVersion = new URLSearchParams(request.url.slice(address.length)).has('version');
        const links = await linksOf(announced, address, (asked, boardId) => openTo(request, ofVersion ? asked.filter((id) => id !== 'year.read') : asked, boardId));
        if (links !== '') reply.header('link', links);
      }
      await reply.send(encoding === null ? plain : await bytesOf(name, path, encoding));
      return true;
    },
  };
}

interface Announced { readonly path: string; readonly scripts: readonly string[]; readonly styles: readonly string[]; readonly fonts: readonly string[]; readonly data: readonly { readonly operation: OperationId; readonly path: string }[] }

async function announcements(path: string | undefined): Promise<readonly Announced[]> {
  return path === undefined ? [] : JSON.parse(await readFile(path, 'utf8')) as Announced[]; // our own build's file
}

/** The page's files and first data as a Link header: the browser fetches them while it still reads the first script. */
async function linksOf(list: readonly Announced[], address: string, openTo: (asked: readonly OperationId[], boardId: string | null) => Promise<readonly OperationId[]>): Promise<string> {
  const given = address.split('/');
  const found = list.find(({ path }) => {
    const wanted = path.split('/');
    return wanted.length === given.length && wanted.every((part, at) => (part.startsWith('$') ? /^[\w-]+$/.test(given[at] ?? '') : part === given[at]));
  });
  if (!found) return '';
  const values = new Map(found.path.split('/').flatMap((part, at) => (part.startsWith('$') ? [[part, given[at] ?? ''] as const] : [])));
  const open = await openTo(found.data.map(({ operation }) => operation), values.get('$boardId') ?? null);
  return [
    ...found.scripts.map((script) => `<${script}>; rel=modulepreload`),
    ...found.styles.map((style) => `<${style}>; rel=preload; as=style; crossorigin`),
    ...found.data.filter(({ operation }) => open.includes(operation)).map(({ path }) => `<${path.replace(/\$\w+/g, (name) => values.get(name) ?? '')}>; rel=preload; as=fetch; crossorigin`),
    ...found.fonts.map((font) => `<${font}>; rel=preload; as=font; type="font/woff2"; crossorigin`),
  ].join(', ');
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []; // not built: the API is served all the same
    throw error;
  }
}
