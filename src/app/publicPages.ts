/** The public pages: plain HTML that needs no script and no sign-in, in the words of `text`. */
import type { PublishedVersion } from '../contract/openness.ts';
import type { Paper } from '../contract/operation.ts';
import { documentName, publicationText, publicText } from '../text/openness.ts';
import type { PublicWork } from './publicPaper.ts';

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
function page(title: string, main: string): Paper {
  const html = `<!DOCTYPE html>
<html lang="sv"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escaped(title)}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/publicerat/utseende.css"></head>
<body><a class="skip" href="#innehall">${publicText.skip}</a>${main}<footer><p>${publicText.foot}</p></footer></body></html>
`;
  return { bytes: new TextEncoder().encode(html), name: 'publicerat.html', mediaType: 'text/html; charset=utf-8', inline: true };
}

export function listPage(municipality: string, versions: readonly PublishedVersion[]): Paper {
  const title = publicText.title(municipality);
  const boards = Map.groupBy(versions, (one) => one.board);
  const item = (one: PublishedVersion): string => `<li><a href="/publicerat/${one.publicationId}">${escaped(documentName(one.document, one.year))}</a><p>${escaped(publicText.line(one.decidedOn, one.minutesItem, one.publishedOn))} ${publicText.withheld(one.withheld)}</p></li>`;
  const lists = [...boards].map(([board, own]) => `<section><h2>${escaped(board)}</h2><ul>${own.map(item).join('')}</ul></section>`).join('');
  return page(title, `<main id="innehall"><h1>${escaped(title)}</h1><p class="lead">${publicText.lead}</p>${versions.length === 0 ? `<section><h2>${publicText.nothing}</h2><p>${publicText.nothingWhy}</p></section>` : lists}</main>`);
}

/** The paper as a page. `version` is null where it is shown to somebody signed in, before it is published. */
export function versionPage(paper: Paper, work: PublicWork, version: PublishedVersion | null): Paper {
  const name = documentName(work.kept.document, work.kept.year);
  // Widths of columns stand inline for the preview; the policy of the house allows no inline styles, and a page sets its columns by what is in them.
  const names = new Map<string, number>();
  /** Two places with one name could not be told apart by who jumps between them. */
  const told = (table: string): string => { const times = (names.get(table) ?? 0) + 1; names.set(table, times); return times === 1 ? table : `${table} (${times})`; };
  const article = new TextDecoder().decode(paper.bytes).replaceAll(/<col style="[^"]*">/g, '<col>').replaceAll(/<(\/?)header/g, '<$1div').replaceAll(/<footer class="run">.*?<\/footer>/gs, '')
    // Wide tables are scrolled by themselves, with the keyboard too, and stay tables for who listens to them.
    .replaceAll(/<table class="doc (\w+)" aria-label="([^"]*)">/g, (_, look: string, table: string) => `<div class="wide" role="region" tabindex="0" aria-label="${told(table)}"><table class="doc ${look}" aria-label="${table}">`).replaceAll('</table>', '</table></div>')
    // Its figures would be too small to read were it no wider than a phone.
    .replaceAll('<figure class="matrix">', '<figure class="matrix" tabindex="0">');
  const files = version === null ? '' : `<nav aria-label="${publicText.papers}"><h2>${publicText.papers}</h2><ul class="files">${(work.kept.document === 'vorPlan' ? ['whole', 'plan'] as const : ['whole'] as const).map((which) => `<li>${publicationText.paper[which]}: ${(['pdf', 'pdfa', 'docx', 'xlsx', 'csv', 'json'] as const).map((format) => `<a href="/publicerat/${version.publicationId}/${which}/${format}" download aria-label="${publicationText.paper[which]}, ${publicationText.format[format]}">${publicationText.format[format]}</a>`).join(' · ')}</li>`).join('')}</ul></nav>`;
  const back = version === null ? '' : `<p><a href="/publicerat">${publicText.back}</a></p>`;
  return page(`${name}, ${work.kept.content.board.name}`, `<main id="innehall">${back}<p class="board">${escaped(work.kept.content.board.name)}</p>${version === null ? '' : `<p class="lead">${escaped(publicText.line(version.decidedOn, version.minutesItem, version.publishedOn))} ${publicText.withheld(version.withheld)}</p>`}${article}${files}</main>`);
}

export const publicStyle = `:root{color-scheme:light dark;--ink:#1b1b1a;--muted:#5a5954;--line:#d8d5cd;--ground:#fff;--link:#0a4f8a;--soft:#f5f3ee}
@media (prefers-color-scheme:dark){:root{--ink:#ece9e1;--muted:#b3afa4;--line:#45433d;--ground:#181714;--link:#8cc2f5;--soft:#23221e}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.55 system-ui,sans-serif}
main,footer{max-width:76rem;margin:0 auto;padding:1.5rem 1.25rem}h1{font-size:clamp(1.5rem,4vw,2.125rem);line-height:1.2;margin:.5rem 0 1rem;text-wrap:balance}h2{font-size:1.3125rem;margin:2.25rem 0 .75rem}h3{font-size:1.0625rem;margin:1.5rem 0 .5rem}
p,li{max-width:44rem;overflow-wrap:anywhere}.lead,.board,.muted,footer,.run,.small{color:var(--muted)}.board{margin:0}.small{font-size:.9375rem}a{color:var(--link)}a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;background:var(--ground);padding:.5rem 1rem}
ul{padding-left:1.25rem}main>section>ul{list-style:none;padding:0}main>section li{border-top:1px solid var(--line);padding:.75rem 0}main>section li a{display:inline-block;min-height:1.5rem;font-weight:600}main>section li p{margin:.125rem 0 0;color:var(--muted)}
.files{line-height:2.25}.files a{display:inline-block;padding:.25rem}.run{display:flex;gap:1rem;flex-wrap:wrap;font-size:.875rem}
article{margin-top:1.5rem}table{border-collapse:collapse;width:100%;margin:.75rem 0 1.5rem;font-size:.9375rem}th,td{border-bottom:1px solid var(--line);padding:.5rem .625rem;text-align:left;vertical-align:top;overflow-wrap:break-word;hyphens:auto}thead th{border-bottom:2px solid var(--ink)}.num{text-align:right;font-variant-numeric:tabular-nums}tbody th{font-weight:600}th[scope=rowgroup]{font-weight:400}tr.goal th{background:var(--soft)}
.chip,.swatch{white-space:nowrap}.shape{vertical-align:-.05em}figure.matrix{margin:1rem 0;padding:.5rem;background:#fff;color:#1b1b1a;max-width:44rem;overflow-x:auto}figure.matrix svg{max-width:100%;min-width:34rem;height:auto}.beside{display:grid;gap:1.5rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr))}
.wide{overflow-x:auto}.wide:focus-visible,figure.matrix:focus-visible{outline:3px solid var(--link)}.wide table.ruled{min-width:60rem}.swatch .shape path,.filled .shape path{fill:currentColor}
@media print{.skip,nav{display:none}}
`;
