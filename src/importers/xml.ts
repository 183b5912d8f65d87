import { Refused } from './refused.ts';

/**
 * The little of XML that office files use: elements, attributes, text. A reader of our own because it must refuse
 * what carries danger (document types and their entities) and keep nothing else in memory; names lose their prefix.
 */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  text: string;
}

const deepest = 400;
const attributePattern = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What a walk through a file meets. Text comes with its entities resolved, in pieces. */
export interface XmlVisitor {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

export function parseXml(bytes: Uint8Array): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const open: XmlNode[] = [root];
  const top = (): XmlNode => open[open.length - 1] ?? root;
  walkXml(bytes, {
    open(name, attributes) {
      const node: XmlNode = { name, attributes, children: [], text: '' };
      top().children.push(node);
      open.push(node);
    },
    text(text) { top().text += text; },
    close() { open.pop(); },
  });
  const first = root.children[0];
  if (first === undefined) throw new Refused('file.damaged');
  return first;
}

/** Tells the visitor of every element in order and keeps none of them: a sheet of 200,000 rows is too much to hold as nodes. */
export function walkXml(bytes: Uint8Array, visitor: XmlVisitor): void {
  const source = decode(bytes);
  const open: string[] = [];
  let at = 0;
  while (at < source.length) {
    const tag = source.indexOf('<', at);
    if (tag < 0) break;
    if (tag > at) visitor.text(unescape(source.slice(at, tag)));
    if (source.startsWith('<!--', tag)) at = after(source, '-->', tag);
    else if (source.startsWith('<![CDATA[', tag)) {
      at = after(source, ']]>', tag);
      visitor.text(source.slice(tag + 9, at - 3));
    } else if (source.startsWith('<?', tag)) at = after(source, '?>', tag);
    else if (source.startsWith('<!', tag)) throw new Refused('file.damaged');
    else {
      const end = endOfTag(source, tag);
      at = end + 1;
      if (source[tag + 1] === '/') {
        const name = localName(source.slice(tag + 2, end).trim());
        if (open.pop() !== name) throw new Refused('file.damaged');
        visitor.close(name);
      } else {
        const closed = source[end - 1] === '/';
        const { name, attributes } = element(source.slice(tag + 1, closed ? end - 1 : end));
        visitor.open(name, attributes);
        if (closed) visitor.close(name);
        else open.push(name);
        if (open.length >= deepest) throw new Refused('file.damaged');
      }
    }
  }
  if (open.length > 0) throw new Refused('file.damaged');
}

function decode(bytes: Uint8Array): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return new TextDecoder(utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes);
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  if (at < 0) throw new Refused('file.damaged');
  return at + mark.length;
}

/** A ">" may stand inside an attribute's quotes. */
function endOfTag(source: string, from: number): number {
  let quote = '';
  for (let at = from + 1; at < source.length; at += 1) {
    const character = source[at] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  throw new Refused('file.damaged');
}

function element(inside: string): { name: string; attributes: Readonly<Record<string, string>> } {
  const space = inside.search(/\s/);
  const attributes: Record<string, string> = {};
  if (space >= 0) {
    for (const match of inside.slice(space).matchAll(attributePattern)) {
      const name = match[1] ?? '';
      if (!name.startsWith('xmlns')) attributes[localName(name)] = unescape(match[2] ?? match[3] ?? '');
    }
  }
  return { name: localName(space < 0 ? inside : inside.slice(0, space)), attributes };
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function unescape(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((one) => one.name === name);
}

export function childrenOf(node: XmlNode | undefined, name: string): XmlNode[] {
  return node?.children.filter((one) => one.name === name) ?? [];
}

/** The `val` attribute of a named child, as Word writes its settings. */
export function valueOf(node: XmlNode | undefined, name: string): string | undefined {
  return child(node, name)?.attributes['val'];
}
