import { lightPalette } from '../picture/palette.ts';
import { matrixSvg } from '../picture/matrixSvg.ts';
import { levelShapes, shapePath, starShape } from '../picture/shapes.ts';
import type { Block, Cell, Line, PaperDocument, Piece, Row, Table } from './model.ts';

/** The document as an HTML fragment for preview: semantic, without styles of its own, every text escaped. */
export function writeHtml(document: PaperDocument): string {
  return `<article class="paper on-paper" lang="${document.language}"><header class="run"><span>${escaped(document.header.start)}</span><span>${escaped(document.header.end)}</span></header><h1>${escaped(document.title)}</h1>${document.blocks.map(blockHtml).join('')}<footer class="run"><span>${escaped(document.footer)}</span></footer></article>`;
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll('\n', '<br>');
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading': return `<h${block.level + 1}>${escaped(block.text)}</h${block.level + 1}>`;
    case 'paragraph': return `<p${block.tone === 'muted' ? ' class="muted"' : ''}>${escaped(block.text)}</p>`;
    case 'list': { const tag = block.ordered === true ? 'ol' : 'ul'; return `<${tag}>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</${tag}>`; }
    case 'matrix': return `<figure class="matrix">${matrixSvg(block.picture, { palette: 'paper' })}</figure>`;
    case 'beside': return `<div class="beside">${block.columns.map((column) => `<div>${column.blocks.map(blockHtml).join('')}</div>`).join('')}</div>`;
    case 'table': return tableHtml(block);
  }
}

function tableHtml(table: Table): string {
  const total = table.columns.reduce((sum, column) => sum + column.width, 0);
  const widths = table.columns.map((column) => `<col style="width:${((100 * column.width) / total).toFixed(2)}%">`).join('');
  const head = table.columns.map((column) => `<th scope="col"${column.align === 'end' ? ' class="num"' : ''}>${escaped(column.heading)}</th>`).join('');
  const covered = table.columns.map(() => 0);
  return `<table class="doc ${table.look}" aria-label="${escaped(table.name)}"><colgroup>${widths}</colgroup><thead><tr>${head}</tr></thead><tbody>${table.rows.map((row) => rowHtml(row, table, covered)).join('')}</tbody></table>`;
}

function rowHtml(row: Row, table: Table, covered: number[]): string {
  if (row.kind === 'group') return `<tr class="goal"><th colspan="${table.columns.length}" scope="rowgroup">${linesHtml(row.lines)}</th></tr>`;
  let at = -1;
  const cells = row.cells.map((each) => {
    at += 1;
    while ((covered[at] ?? 0) > 0) at += 1;
    if (each.rows > 1) covered[at] = each.rows;
    return cellHtml(each, table.columns[at]?.align === 'end');
  });
  covered.forEach((left, column) => { covered[column] = Math.max(0, left - 1); });
  return `<tr${row.total ? ' class="total"' : ''}>${cells.join('')}</tr>`;
}

function cellHtml(each: Cell, end: boolean): string {
  // A heading without words heads nothing: a row that hangs under no process has an empty cell there.
  const names = each.names && each.lines.some((line) => line.pieces.some((piece) => piece.kind !== 'text' || piece.text.trim() !== ''));
  const tag = names ? 'th' : 'td';
  const scope = names ? ` scope="${each.rows > 1 ? 'rowgroup' : 'row'}"` : '';
  return `<${tag}${scope}${each.rows > 1 ? ` rowspan="${each.rows}"` : ''}${end ? ' class="num"' : ''}>${linesHtml(each.lines)}</${tag}>`;
}

function linesHtml(lines: readonly Line[]): string {
  return lines.map((each) => `<div${each.size === 'small' ? ' class="small"' : ''}>${each.pieces.map(pieceHtml).join('')}</div>`).join('');
}

function drawn(path: string, colour: string): string {
  return `<svg class="shape" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true"><path d="${path}" fill="${colour}" fill-rule="evenodd"/></svg>`;
}

function pieceHtml(piece: Piece): string {
  switch (piece.kind) {
    case 'text': {
      const inside = piece.tone === 'muted' ? `<span class="muted">${escaped(piece.text)}</span>` : escaped(piece.text);
      return piece.weight === 'strong' ? `<strong>${inside}</strong>` : inside;
    }
    case 'star': return `${drawn(shapePath(starShape), 'currentColor')} ${escaped(piece.text)}`;
    case 'swatch': return `<span class="swatch lv${piece.step}">${drawn(shapePath(levelShapes[piece.step]), lightPalette.levels[piece.step].on)}</span> ${escaped(piece.word)}`;
    case 'level': return `<span class="chip lv${piece.step}${piece.filled ? ' filled' : ''}">${drawn(shapePath(levelShapes[piece.step]), piece.filled ? lightPalette.levels[piece.step].on : lightPalette.levels[piece.step].mark)}<b>${piece.value ?? '–'}</b> ${escaped(piece.word)}</span>`;
  }
}
