import type { CellPart } from './grid.ts';
import { child, childrenOf, parseXml, valueOf } from './xml.ts';
import type { XmlNode } from './xml.ts';

/** How a run is printed: its size in half points and its colour, by itself, by its styles, or by the document's default. */
export type RunLook = Omit<CellPart, 'text' | 'bold'>;

export interface Looks { of(paragraph: XmlNode | undefined, run: XmlNode | undefined): RunLook }

interface Style { readonly based: string | undefined; readonly size: string | undefined; readonly colour: string | undefined }

/** Word's own default, where a document says nothing: ten points. */
const bareSize = 20;

export function readLooks(stylesPart: Uint8Array | null): Looks {
  const root = stylesPart === null ? undefined : parseXml(stylesPart);
  const base = child(child(child(root, 'docDefaults'), 'rPrDefault'), 'rPr');
  const styles = new Map<string, Style>();
  let normal: string | undefined;
  for (const one of childrenOf(root, 'style')) {
    const id = one.attributes['styleId'] ?? '';
    const properties = child(one, 'rPr');
    styles.set(id, { based: valueOf(one, 'basedOn'), size: valueOf(properties, 'sz'), colour: valueOf(properties, 'color') });
    if (one.attributes['type'] === 'paragraph' && ['1', 'true'].includes(one.attributes['default'] ?? '')) normal = id;
  }
  const inherited = (id: string | undefined, pick: (style: Style) => string | undefined): string | undefined => {
    let style = id === undefined ? undefined : styles.get(id);
    for (let up = 0; style !== undefined && up < 20; up += 1) {
      const found = pick(style);
      if (found !== undefined) return found;
      style = style.based === undefined ? undefined : styles.get(style.based);
    }
    return undefined;
  };
  return {
    of(paragraph, run) {
      const ids = [valueOf(run, 'rStyle'), valueOf(paragraph, 'pStyle') ?? normal];
      const byStyle = (pick: (style: Style) => string | undefined): string | undefined => inherited(ids[0], pick) ?? inherited(ids[1], pick);
      return {
        size: Number(valueOf(run, 'sz') ?? byStyle((style) => style.size) ?? valueOf(base, 'sz') ?? bareSize),
        colour: (valueOf(run, 'color') ?? byStyle((style) => style.colour) ?? valueOf(base, 'color') ?? 'auto').toLowerCase(),
      };
    },
  };
}
