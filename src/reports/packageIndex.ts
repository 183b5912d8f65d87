/** The first page of the auditor's package: what is in it, as a page that needs nothing but a browser. */
import { packageText as words } from '../text/auditPackage.ts';

export interface IndexedFile { readonly name: string; readonly says: string; /** The legal ground when what it holds is marked; null otherwise. */ readonly mark: string | null }
export interface IndexPart { readonly heading: string; readonly files: readonly IndexedFile[] }
export interface PackageIndex {
  readonly title: string; readonly made: string; readonly parts: readonly IndexPart[];
  readonly marks: readonly { readonly kind: string; readonly what: string; readonly ground: string }[];
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
const href = (name: string): string => escaped(name.split('/').map(encodeURIComponent).join('/'));

const style = 'body{font:1rem/1.5 "Source Sans 3",system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1.5rem;color:#1c2430;background:#fff}h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid #8a94a3}td{overflow-wrap:anywhere}a{color:#0b4f9c}@media (max-width:40rem){td,th{display:block;border:0;padding:.1rem 0}tr{display:block;border-bottom:1px solid #8a94a3;padding:.4rem 0}thead{position:absolute;clip-path:inset(50%)}}@media (prefers-color-scheme:dark){body{color:#e8ecf2;background:#161b22}a{color:#8ab8f5}}';

export function writePackageIndex({ title, made, parts, marks }: PackageIndex): string {
  const table = (name: string, headings: readonly string[], rows: readonly (readonly string[])[]): string => `<table aria-label="${escaped(name)}"><thead><tr>${headings.map((one) => `<th scope="col">${escaped(one)}</th>`).join('')}</tr></thead><tbody>${rows.map((cells) => `<tr>${cells.map((one) => `<td>${one}</td>`).join('')}</tr>`).join('')}</tbody></table>`;
  const section = ({ heading, files }: IndexPart): string => (files.length === 0 ? '' : `<h2>${escaped(heading)}</h2>${table(heading, [words.file, words.what, words.marked], files.map((file) => [`<a href="${href(file.name)}">${escaped(file.name)}</a>`, escaped(file.says), escaped(file.mark === null ? words.noMark : words.markedWith(file.mark))]))}`);
  const marked = marks.length === 0 ? `<p>${escaped(words.noMarks)}</p>` : `<p>${escaped(words.marksLead)}</p>${table(words.parts.marks, [words.kindHeading, words.what, words.marked], marks.map((one) => [escaped(one.kind), escaped(one.what), escaped(one.ground)]))}`;
  return `<!doctype html><html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(title)}</title><style>${style}</style></head><body><main><h1>${escaped(title)}</h1><p>${escaped(made)}</p><p>${escaped(words.holds)}</p>${parts.map(section).join('')}<h2>${escaped(words.parts.marks)}</h2>${marked}<h2>${escaped(words.parts.sums)}</h2><p><a href="${words.sums}">${words.sums}</a>, <a href="${words.readme}">${words.readme}</a></p></main></body></html>\n`;
}
