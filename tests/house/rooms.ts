/** The rooms of the house and their walls, as data (ARCHITECTURE.md says why). */
export interface Room {
  /** Rooms whose files it may import, beside its own. */
  readonly imports: readonly string[];
  /** Packages it may import, by name or by `scope/*`; 'any' where the room is an edge. */
  readonly packages: 'any' | readonly string[];
  /** May it use Node's own modules? */
  readonly node: boolean;
}

export const rooms: Readonly<Record<string, Room>> = {
  domain: { imports: [], packages: [], node: false },
  text: { imports: ['domain'], packages: [], node: false },
  picture: { imports: ['domain', 'text'], packages: [], node: false },
  contract: { imports: ['domain'], packages: ['zod'], node: false },
  reports: { imports: ['domain', 'text', 'picture'], packages: ['docx', 'hucre', '@myriaddreamin/typst-ts-node-compiler'], node: true },
  importers: { imports: ['domain'], packages: ['mammoth', 'pdfjs-dist', 'yauzl', 'fast-xml-parser', 'hucre'], node: true },
  app: { imports: ['domain', 'text', 'contract', 'reports', 'importers'], packages: [], node: false },
  adapters: { imports: ['domain', 'app'], packages: 'any', node: true },
  http: { imports: ['domain', 'text', 'contract', 'app'], packages: 'any', node: true },
  web: { imports: ['domain', 'text', 'contract', 'picture'], packages: ['react', 'react-dom', 'react-aria-components', '@tanstack/*', '@fontsource-variable/source-sans-3'], node: false },
  demo: { imports: ['domain', 'contract', 'app'], packages: [], node: false },
};

/** Wiring: may import everything, and nobody imports them but each other. */
export const wiring = ['cli', 'main.ts', 'main.mjs', 'config.ts', 'wiring.ts'];

/** Doors inside a room: only these files may be imported by the room named. */
export const doors: readonly { readonly from: string; readonly to: string; readonly files: readonly string[]; readonly ground: string }[] = [
  { from: 'adapters', to: 'app', files: ['src/app/ports.ts', 'src/app/deviationPorts.ts', 'src/app/directoryPorts.ts', 'src/app/auditPorts.ts', 'src/app/opennessPorts.ts', 'src/app/organisationPorts.ts', 'src/app/signInPorts.ts'], ground: 'an adapter fulfils a port and knows no use case' },
];

/** Names that say nothing about what is inside. */
export const emptyNames = ['utils', 'util', 'helpers', 'helper', 'common', 'lib', 'misc', 'manager', 'service', 'types', 'index'];

export const longestFile = 400;
/** Longer files, each with its ground. Empty is best. */
export const longFiles: Readonly<Record<string, string>> = {};

/** Rooms where time, chance and the outside come in as arguments. */
export const timeless = ['domain', 'text', 'picture', 'contract', 'reports', 'importers', 'app', 'demo'];

/** Files outside `text` that hold Swedish as data, each with its ground. A path ending in / is a folder. */
export const swedishAsData: Readonly<Record<string, string>> = {
  'src/text/': 'every Swedish word for people lives here',
  'src/demo/': 'the made-up municipality is content, not interface',
  'src/importers/': 'headings and answers of documents, which are recognised, never shown',
  'src/domain/method/delivered.ts': 'the delivered methods are data with their own words',
  'src/domain/calendar/delivered.ts': 'the delivered calendar is data with its own words',
  'src/domain/wording.ts': 'stop words, which are compared, never shown',
  'src/domain/plan/checks-words.ts': 'turns of phrase that the checks recognise in a plan, never shown',
  'src/domain/plan/checks-limits.ts': 'turns of phrase that the checks recognise in a plan, never shown',
  'src/domain/openness/personalData.ts': 'words before a reference number, which are recognised, never shown',
  'src/domain/risk/checks-duplicates.ts': 'small words that are passed over when two events are compared',
};

/** The one place that may read the machine's own clock face: on a screen, that machine is the reader's. */
export const readersClock: readonly string[] = ['src/text/days.ts'];
