import { child, childrenOf, parseXml } from './xml.ts';

/** How Excel prints a stored number: dates, shares and decimals as a Swedish reader saw them on the sheet. */

const builtIn: Readonly<Record<number, string>> = {
  1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 14: 'yyyy-mm-dd', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy',
  18: 'h:mm', 19: 'h:mm:ss', 20: 'hh:mm', 21: 'hh:mm:ss', 22: 'yyyy-mm-dd hh:mm', 45: 'mm:ss', 46: 'h:mm:ss', 47: 'mm:ss',
};
const months = ['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december'];
const day = 86_400_000;

export function readFormats(part: Uint8Array | null): { code(style: number): string; bold(style: number): boolean } {
  if (part === null) return { code: () => 'General', bold: () => false };
  const root = parseXml(part);
  const own = new Map(childrenOf(child(root, 'numFmts'), 'numFmt').map((one) => [Number(one.attributes['numFmtId']), one.attributes['formatCode'] ?? '']));
  const bolds = childrenOf(child(root, 'fonts'), 'font').map((one) => {
    const setting = child(one, 'b');
    return setting !== undefined && !['0', 'false'].includes(setting.attributes['val'] ?? '');
  });
  const styles = childrenOf(child(root, 'cellXfs'), 'xf').map((one) => ({ format: Number(one.attributes['numFmtId'] ?? 0), font: Number(one.attributes['fontId'] ?? 0) }));
  return {
    code: (style) => {
      const id = styles[style]?.format ?? 0;
      return own.get(id) ?? builtIn[id] ?? 'General';
    },
    bold: (style) => bolds[styles[style]?.font ?? 0] ?? false,
  };
}

/** The printed text and, where it is a quantity and not a date, the number itself. */
export function printedNumber(value: number, code: string, from1904: boolean): { text: string; number: number | null } {
  const section = (code.split(';')[value < 0 && code.includes(';') ? 1 : 0] ?? code).replace(/\[[^\]]*\]/g, '').replace(/_.|\*./g, '');
  const bare = section.replace(/"[^"]*"|\\./g, '');
  if (!/general/i.test(bare) && /[ymdhs]/i.test(bare)) return { text: printedDate(value, section, from1904), number: null };
  const decimals = /0\.(0+)/.exec(bare)?.[1]?.length;
  const grouped = /#,##0/.test(bare);
  if (bare.includes('%')) {
    const share = (value * 100).toFixed(decimals ?? 0).replace('.', ',');
    return { text: `${share}${/[\s\u00A0]%/.test(bare) ? ' ' : ''}%`, number: null };
  }
  let text = /^[0#,]+$/.test(bare) ? value.toFixed(0) : decimals === undefined ? String(Number(value.toPrecision(15))) : value.toFixed(decimals);
  if (/^0+$/.test(bare)) text = text.padStart(bare.length, '0');
  if (grouped) text = text.replace(/\B(?=(\d{3})+(?!\d))/g, ' ');
  const around = /^((?:"[^"]*"|\\.)*)[0#,.?]+((?:"[^"]*"|\\.|\s)*)$/.exec(section);
  const before = unquoted(around?.[1] ?? '');
  const after = unquoted(around?.[2] ?? '');
  return { text: before + text.replace('.', ',') + after, number: value };
}

function unquoted(text: string): string {
  return text.replace(/"([^"]*)"|\\(.)/g, (_, quoted: string | undefined, escaped: string | undefined) => quoted ?? escaped ?? '');
}

function printedDate(value: number, section: string, from1904: boolean): string {
  // Excel counts days from 1899-12-30 because it believes in a 29 February 1900.
  const date = new Date((from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)) + Math.round(value * 86_400) * 1000);
  if (Number.isNaN(date.getTime()) || Math.abs(value) > 3_000_000) return String(value);
  const two = (part: number): string => String(part).padStart(2, '0');
  const monthName = months[date.getUTCMonth()] ?? '';
  let minutesNext = false;
  return section.replace(/"([^"]*)"|\\(.)|(y+|m+|d+|h+|s+)|(am\/pm)/gi, (whole, quoted: string | undefined, escaped: string | undefined, token: string | undefined) => {
    if (token === undefined) return quoted ?? escaped ?? (whole.length > 1 ? '' : whole);
    const kind = token[0]?.toLowerCase();
    const minutes = minutesNext;
    minutesNext = kind === 'h';
    if (kind === 'y') return token.length > 2 ? String(date.getUTCFullYear()) : two(date.getUTCFullYear() % 100);
    if (kind === 'd') return token.length === 1 ? String(date.getUTCDate()) : two(date.getUTCDate());
    if (kind === 'h') return token.length === 1 ? String(date.getUTCHours()) : two(date.getUTCHours());
    if (kind === 's') return two(date.getUTCSeconds());
    if (minutes || /m+[^ymd]*s/i.test(section)) return two(Math.floor((date.getTime() % (day / 24)) / 60_000));
    if (token.length >= 4) return monthName;
    if (token.length === 3) return monthName.slice(0, 3);
    return token.length === 1 ? String(date.getUTCMonth() + 1) : two(date.getUTCMonth() + 1);
  });
}
