/** Reads a source file by an ES parser: its imports of every form, its words, and the names it reaches for. */
import { parseSync } from 'oxc-parser';

export interface FoundImport { readonly target: string | null; readonly form: 'static' | 'type' | 're-export' | 'dynamic' | 'file'; readonly line: number }
export interface FoundWords { readonly words: string; readonly line: number; readonly where: 'string' | 'jsx' }
export interface FoundReach { readonly name: string; readonly line: number }
export interface Source {
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly FoundImport[];
  readonly words: readonly FoundWords[];
  readonly reaches: readonly FoundReach[];
  /** True when the file does nothing but hand on what other files export. */
  readonly barrel: boolean;
}

interface Node { readonly type: string; readonly start: number; readonly [key: string]: unknown }
function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
function textOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type === 'TSLiteralType') return textOf(node['literal']);
  if (node.type === 'TemplateLiteral' && (node['expressions'] as unknown[]).length === 0) {
    const [only] = node['quasis'] as Node[];
    return (only?.['value'] as { cooked: string } | undefined)?.cooked ?? null;
  }
  return null;
}
function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'Identifier') return String(node['name']);
  if (node.type === 'MetaProperty') return `${nameOf(node['meta'])}.${nameOf(node['property'])}`;
  if (node.type === 'MemberExpression') {
    const property = node['computed'] === true ? textOf(node['property']) ?? '' : nameOf(node['property']);
    return `${nameOf(node['object'])}.${property}`;
  }
  return '';
}
const spokenAttributes = ['aria-label', 'aria-description', 'aria-roledescription', 'title', 'placeholder', 'alt', 'label'];

export function readSource(path: string, code: string): Source {
  const { program, errors } = parseSync(path, code);
  const first = errors[0];
  if (first) throw new Error(`${path} cannot be parsed: ${first.message}`);
  const starts = [0, ...[...code.matchAll(/\n/g)].map((found) => found.index + 1)];
  const lineOf = (node: Node): number => starts.findLastIndex((start) => start <= node.start) + 1;

  const imports: FoundImport[] = [];
  const words: FoundWords[] = [];
  const reaches: FoundReach[] = [];
  /** Members are named whole once (`process.env.HOME`), not again by their parts. */
  function visit(node: Node, insideMember: boolean): void {
    const line = lineOf(node);
    switch (node.type) {
      case 'ImportDeclaration':
        imports.push({ target: textOf(node['source']), form: node['importKind'] === 'type' ? 'type' : 'static', line });
        return;
      case 'ExportAllDeclaration': case 'ExportNamedDeclaration':
        if (node['source']) {
          imports.push({ target: textOf(node['source']), form: 're-export', line });
          return;
        }
        break;
      case 'ImportExpression': imports.push({ target: textOf(node['source']), form: 'dynamic', line }); break;
      case 'TSImportType': imports.push({ target: textOf(node['source'] ?? node['argument']), form: 'type', line }); break;
      case 'TSExternalModuleReference': imports.push({ target: textOf(node['expression']), form: 'static', line }); break;
      case 'CallExpression':
        if (nameOf(node['callee']) === 'require') imports.push({ target: textOf((node['arguments'] as unknown[])[0]), form: 'dynamic', line });
        if (nameOf(node['callee']) === 'Date') reaches.push({ name: 'new Date()', line });
        break;
      case 'NewExpression': {
        const given = node['arguments'] as unknown[];
        const callee = nameOf(node['callee']);
        if (callee === 'Date' && given.length === 0) reaches.push({ name: 'new Date()', line });
        // A worker or a file named beside this one is an import in all but form.
        const target = textOf(given[0]);
        if (callee === 'URL' && nameOf(given[1]) === 'import.meta.url' && target !== null && /\.(ts|tsx|mjs|js)$/.test(target)) imports.push({ target, form: 'file', line });
        break;
      }
      case 'MemberExpression': if (!insideMember) reaches.push({ name: nameOf(node), line }); break;
      case 'Identifier': if (!insideMember) reaches.push({ name: String(node['name']), line }); break;
      case 'Literal': if (typeof node['value'] === 'string') words.push({ words: node['value'], line, where: 'string' }); break;
      case 'TemplateElement': words.push({ words: (node['value'] as { cooked: string }).cooked, line, where: 'string' }); break;
      case 'JSXText': words.push({ words: String(node['value']), line, where: 'jsx' }); break;
      case 'JSXAttribute': {
        const attribute = node['name'] as Node;
        const value = textOf(node['value']);
        if (value !== null && spokenAttributes.includes(String(attribute['name']))) words.push({ words: value, line, where: 'jsx' });
        break;
      }
      default: break;
    }
    for (const [key, value] of Object.entries(node)) {
      // The name of a property is no word said to anybody and no reach outside.
      if ((key === 'key' || key === 'property') && node['computed'] !== true) continue;
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, node.type === 'MemberExpression');
    }
  }
  visit(program as unknown as Node, false);
  const body = (program as unknown as { body: Node[] }).body;
  const barrel = body.length > 0 && body.every((one) => (one.type === 'ExportNamedDeclaration' || one.type === 'ExportAllDeclaration') && Boolean(one['source']));
  return { path, lines: code.split('\n').length - (code.endsWith('\n') ? 1 : 0), imports, words, reaches, barrel };
}
