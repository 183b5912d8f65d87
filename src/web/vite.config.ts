import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { operations } from '../contract/table.ts';

/** Method and path per operation. The pages need no more of the contract at run time, so its schemas stay on the server and out of the first view. */
const routes = Object.fromEntries(Object.entries(operations).map(([id, operation]) => [id, [operation.method, operation.path]]));

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  define: { __OPERATIONS__: JSON.stringify(routes) },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // Fonts and pictures as files of their own: the content policy allows no data addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    // Few files at the first view: one style sheet, the frame with its packages, and the page itself.
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: { groups: [
      { name: 'frame', test: /node_modules|rolldown\/runtime|vite\/preload-helper|src\/text\/(?:words|days)\.|src\/web\/(?:main|router|shell|draft|call|queries|identity|ui\/(?:Dialog|Empty|Field|Marks|Menu|Toast|toast|said))/, priority: 2 },
      { name: 'shared', test: /src\/(?:text\/(?:rules|screenTrail|paper)|domain|picture|web\/ui)/, minShareCount: 2, priority: 1 },
    ] } } },
  },
});
