/** What differs between two texts, word by word, so that a reader sees a changed word and not a changed paragraph. */

export interface DiffPart { readonly kind: 'same' | 'gone' | 'new'; readonly text: string }

/** Past this many word pairs the middle is told as one change: a reader cannot follow it word by word anyway, and the table would be large. */
const mostPairs = 4_000_000;

/** Words with the white space after them; joined again they are the text, letter by letter. */
function piecesOf(text: string): string[] {
  return text.match(/\s+|\S+\s*/gu) ?? [];
}

/** Two pieces are the same word also when the white space after them differs. */
function sameWord(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a.trimEnd() === b.trimEnd();
}

/** The parts in reading order: gone words stand before the new ones in their place. Gone + same is the earlier text, new + same the later (white space as in the later). */
export function wordDiff(before: string, after: string): DiffPart[] {
  const left = piecesOf(before);
  const right = piecesOf(after);
  let start = 0;
  while (start < left.length && start < right.length && sameWord(left[start], right[start])) start += 1;
  let end = 0;
  while (end < left.length - start && end < right.length - start && sameWord(left[left.length - 1 - end], right[right.length - 1 - end])) end += 1;
  const parts: DiffPart[] = [];
  const put = (kind: DiffPart['kind'], text: string): void => {
    const last = parts.at(-1);
    if (text === '') return;
    if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text };
    else parts.push({ kind, text });
  };
  put('same', right.slice(0, start).join(''));
  middle(left.slice(start, left.length - end), right.slice(start, right.length - end), put);
  put('same', right.slice(right.length - end).join(''));
  return goneFirst(parts);
}

function middle(left: readonly string[], right: readonly string[], put: (kind: DiffPart['kind'], text: string) => void): void {
  if (left.length * right.length > mostPairs) {
    put('gone', left.join(''));
    put('new', right.join(''));
    return;
  }
  const width = right.length + 1;
  const longest = new Uint32Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] = sameWord(left[i], right[j])
        ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
    }
  }
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && sameWord(left[i], right[j])) { put('same', right[j] ?? ''); i += 1; j += 1; }
    else if (i < left.length && (j >= right.length || (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0))) { put('gone', left[i] ?? ''); i += 1; }
    else { put('new', right[j] ?? ''); j += 1; }
  }
}

/** Between two same parts: first all that is gone, then all that is new. */
function goneFirst(parts: readonly DiffPart[]): DiffPart[] {
  const ordered: DiffPart[] = [];
  let gone = '';
  let fresh = '';
  const flush = (): void => {
    if (gone !== '') ordered.push({ kind: 'gone', text: gone });
    if (fresh !== '') ordered.push({ kind: 'new', text: fresh });
    gone = '';
    fresh = '';
  };
  for (const part of parts) {
    if (part.kind === 'gone') gone += part.text;
    else if (part.kind === 'new') fresh += part.text;
    else { flush(); ordered.push(part); }
  }
  flush();
  return ordered;
}
