/** Text is cleaned once, on the way in; from then on every character is kept. */

export interface Cleaned {
  readonly text: string;
  /** How many characters were taken away: control characters, byte order marks, bidi overrides, broken halves. */
  readonly removed: number;
}

/** Signs that Word's symbol fonts place in the private use area and that mean something else than a list bullet. */
const symbolSigns: Readonly<Record<number, string>> = {
  0xf0ab: '★', 0xf0b6: '☆', 0xf0fc: '✓', 0xf0fb: '✗', 0xf0fe: '☒', 0xf0a8: '☐', 0xf02d: '–', 0xf0e0: '→', 0xf0df: '←', 0xf020: ' ',
};

// Line and paragraph separators and the old page and line feeds end a line; so does a carriage return.
const lineEnds = /\r\n?|[\u000B\u000C\u0085\u2028\u2029]/g;
// Written as escapes: these characters turn the reading order of whatever file they stand in.
const unwanted = new RegExp('[\\u0000-\\u0008\\u000E-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u206F\\uFEFF\\uFFF9-\\uFFFC]|[\\u{E0000}-\\u{E007F}]', 'gu');

/**
 * NFC, `\n` as line end, tabs as blanks, private-use bullets as "•"; invisible and reordering characters out.
 * Soft hyphens are where a word may break, not part of it, and leave uncounted.
 */
export function cleanText(text: string): Cleaned {
  if (plain(text)) return { text, removed: 0 };
  let removed = 0;
  const cleaned = withoutBrokenHalves(text, (count) => { removed += count; });
  const result = cleaned
    .replace(lineEnds, '\n')
    .replace(/\t/g, ' ')
    .replace(unwanted, (character) => {
      if (character !== '\u00AD') removed += 1;
      return '';
    })
    .replace(/[\uF000-\uF0FF]/g, (character) => symbolSigns[character.charCodeAt(0)] ?? '•')
    .normalize('NFC');
  return { text: result, removed };
}

/** Nothing but printable Latin text and line feeds: the common case, answered without five passes. */
function plain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code < 0x20 && code !== 0x0a) || (code > 0x7e && code < 0xa0) || code === 0xad || code > 0x2ff) return false;
  }
  return true;
}

/** Half a surrogate pair is no character; no file and no database takes it. */
function withoutBrokenHalves(text: string, count: (removed: number) => void): string {
  if (text.isWellFormed()) return text;
  let kept = '';
  let removed = 0;
  for (const character of text) {
    if (character.isWellFormed()) kept += character;
    else removed += 1;
  }
  count(removed);
  return kept;
}
