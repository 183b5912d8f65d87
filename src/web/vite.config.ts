import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { operations } from '../contract/table.ts';
import { pageReads } from './pageReads.ts';
import { pages } from './pages.ts';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Path per operation, below /api/ and with a plus before those that write. The pages need no more of the contract at run time, so its schemas stay on the server and out of the first view. */
const routes = Object.fromEntries(Object.entries(operations).filter(([, { path }]) => path.startsWith('/api/')).map(([id, { method, path }]) => [id, `${method === 'POST' ? '+' : ''}${path.slice('/api/'.length)}`]));

/**
 * The bundler's own few lines always become a file of their own, which every page would fetch first. They are put into each file that uses them instead:
 * four hundred bytes there, one request less here.
 */
const runtimeInside: Plugin = {
  name: 'runtime-inside',
  generateBundle: { order: 'post', handler(_options, bundle) {
    const runtime = Object.values(bundle).find((one) => one.type === 'chunk' && one.name === 'rolldown-runtime');
    if (runtime?.type !== 'chunk') return;
    const exported = /export\{(.+)\};?\s*$/.exec(runtime.code);
    const frame = Object.values(bundle).find((one) => one.type === 'chunk' && one.name === 'frame');
    if (!exported?.[1] || !frame) this.error('The bundler writes its runtime in another way');
    const lines = runtime.code.slice(0, exported.index);
    const given = exported[1].replaceAll(/(\w+) as (\w+)/g, '$2:$1');
    const file = runtime.fileName.split('/').at(-1) ?? '';
    for (const one of Object.values(bundle)) {
      if (one.type === 'asset') {
        if (one.fileName === 'index.html') one.source = one.source.toString().replace(new RegExp(`\\s*<(?:script|link)[^>]*${file}"[^>]*>(?:</script>)?`), '');
        continue;
      }
      one.code = one.code
        .replace(new RegExp(`import\\{([^}]*)\\}from"\\./${file}";`), (_whole, names: string) => `const{${names.replaceAll(/(\w+) as (\w+)/g, '$1:$2')}}=(()=>{${lines}return{${given}}})();`)
        .replaceAll(runtime.fileName, frame.fileName);
      one.imports = one.imports.filter((name) => name !== runtime.fileName);
      if (one.code.includes(file)) this.error(`${one.fileName} still asks for the runtime`);
    }
    delete bundle[runtime.fileName];
  } },
};

/** Writes what each page will ask for, so that the server can announce it together with the page (src/http/webFiles.ts) and nothing waits for a script to be read first. */
const announced: Plugin = {
  name: 'announced',
  // Last: chunks that held nothing but style are taken away by others before.
  generateBundle: { order: 'post', handler(_options, bundle) {
    const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
    const html = bundle['index.html'];
    // What index.html names itself. The entry that only imported them has been taken away by now, so the page is asked.
    const inPage = new Set(html?.type === 'asset' ? [...html.source.toString().matchAll(/"\/(assets\/[^"]+\.js)"/g)].map((found) => found[1] ?? '') : []);
    if (inPage.size === 0) this.error('index.html names no script');
    const font = Object.keys(bundle).find((name) => /latin-wght-normal-[^/]*\.woff2$/.test(name));
    const list = Object.entries(pages).map(([name, path]) => {
      const { file, reads } = pageReads[name as keyof typeof pages];
      const chunk = chunks.find((one) => one.facadeModuleId?.endsWith(`/features/${file}.tsx`));
      if (!chunk || !font) this.error(`No file was built for ${file}`);
      const scripts = [chunk.fileName, ...chunk.imports.filter((name) => !inPage.has(name))];
      const styles = [chunk, ...chunk.imports.flatMap((name) => chunks.filter((one) => one.fileName === name && !inPage.has(name)))].flatMap((one) => [...one.viteMetadata?.importedCss ?? []]);
      return { path, scripts: scripts.map((name) => `/${name}`), styles: [...new Set(styles)].map((name) => `/${name}`), fonts: [`/${font}`], data: reads.map((id) => ({ operation: id, path: operations[id].path.replaceAll(':', '$') })) };
    });
    this.emitFile({ type: 'asset', fileName: 'pages.json', source: JSON.stringify(list) });
  } },
};

/** Packs what is packed once and for all, so that nobody waits for it after a start of the server. */
const packed: Plugin = {
  name: 'packed',
  async writeBundle({ dir }, bundle) {
    const files = Object.values(bundle).filter((one) => /\.(?:js|css|svg)$/.test(one.fileName));
    await Promise.all(files.flatMap(({ fileName, ...one }) => {
      const path = join(dir ?? '', fileName);
      const content = Buffer.from(one.type === 'chunk' ? one.code : one.source);
      return [gzipped(content, { level: 9 }).then((bytes) => writeFile(`${path}.gz`, bytes)), brotli(content).then((bytes) => writeFile(`${path}.br`, bytes))];
    }));
  },
};

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), runtimeInside, announced, packed],
  define: { __OPERATIONS__: JSON.stringify(routes) },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // Fonts and pictures as files of their own: the content policy allows no data addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    // Few files at the first view: the frame with its packages and styles, and the page with its own.
    cssCodeSplit: true,
    rolldownOptions: { output: { codeSplitting: { groups: [
      { name: 'frame', test: /node_modules|rolldown\/runtime|vite\/preload-helper|src\/text\/(?:words|days|numbers|rules|screenRisk|secrecy)\.|src\/domain\/swedishOrder|src\/web\/(?:main|secrecyMarks|router|place|pages|shell\/(?!KeysDialog|SearchDialog)|draft|call|queries|identity|ui\/)/, priority: 2 },
      { name: 'shared', test: /src\/(?:domain|picture|text\/paper)/, minShareCount: 2, priority: 1 },
    ] } } },
  },
});
