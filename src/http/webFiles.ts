/** The built screen: read once, kept packed in memory, and the one page for every address that is no file. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { codeOf } from './problem.ts';
import { encodingFor, pack, PACK_FROM_BYTES, type Encoding } from './compress.ts';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', svg: 'image/svg+xml', json: 'application/json; charset=utf-8', webmanifest: 'application/manifest+json',
  txt: 'text/plain; charset=utf-8', png: 'image/png', ico: 'image/x-icon', woff2: 'font/woff2', map: 'application/json; charset=utf-8',
};
const PACKED_ALREADY = new Set(['png', 'ico', 'woff2']);

export interface WebFiles {
  /** Sends the file or the page that the address asks for; false when there is neither. */
  send(request: FastifyRequest, reply: FastifyReply): Promise<boolean>;
}

/** Only names found in the folder at the start are ever served, so no address can climb out of it. */
export async function webFiles(folder: string): Promise<WebFiles> {
  const files = new Map<string, string>();
  for (const entry of await entriesOf(folder)) {
    if (entry.isFile()) files.set(`/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`, join(entry.parentPath, entry.name));
  }
  const kept = new Map<string, Promise<Buffer>>();
  const bytesOf = (name: string, path: string, encoding: Encoding): Promise<Buffer> => {
    const key = `${name} ${encoding ?? ''}`;
    let bytes = kept.get(key);
    if (bytes === undefined) {
      bytes = encoding === null ? readFile(path) : bytesOf(name, path, null).then((plain) => pack(plain, encoding, true));
      bytes.catch(() => kept.delete(key)); // a file that could not be read is tried again; whoever asked gets the error
      kept.set(key, bytes);
    }
    return bytes;
  };
  return {
    async send(request, reply) {
      const address = request.url.split('?', 1)[0] ?? '/';
      const isPage = !/\.[a-z0-9]+$/i.test(address);
      const name = files.has(address) ? address : isPage ? '/index.html' : null;
      const path = name === null ? undefined : files.get(name);
      if (name === null || path === undefined) return false;
      const ending = name.slice(name.lastIndexOf('.') + 1);
      const plain = await bytesOf(name, path, null);
      const encoding = plain.length < PACK_FROM_BYTES || PACKED_ALREADY.has(ending) ? null : encodingFor(request.headers['accept-encoding']);
      reply.header('content-type', TYPES[ending] ?? 'application/octet-stream').header('vary', 'accept-encoding');
      // Names under assets carry a digest of their content: they never change, so they need never be asked for again.
      reply.header('cache-control', name.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      if (encoding !== null) reply.header('content-encoding', encoding);
      await reply.send(encoding === null ? plain : await bytesOf(name, path, encoding));
      return true;
    },
  };
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []; // not built: the API is served all the same
    throw error;
  }
}
