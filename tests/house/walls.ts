/** The walls: from read sources to sentences about what breaks them. */
import { posix } from 'node:path';
import { doors, emptyNames, longestFile, longFiles, readersClock, rooms, swedishAsData, timeless, wiring } from './rooms.ts';
import type { Source } from './source.ts';

/** Tests, and samples that only tests use. */
const isTest = (path: string): boolean => /\.(test|fixture)\.tsx?$/.test(path);
/** Set-up of a build tool lies beside what it builds, and is no part of the room. */
const isToolSetup = (path: string): boolean => path.endsWith('.config.ts');

/** The room of a file under src, '' for files outside src. */
export function roomOf(path: string): string {
  const [top, room] = path.split('/');
  return top === 'src' ? (room ?? '').replace(/\.(browser\.|office\.)?test\.ts$/, '.ts') : '';
}
const featureOf = (path: string): string | null => /^src\/web\/features\/([^/]+)\//.exec(path)?.[1] ?? null;

function packageOf(target: string): string {
  const parts = target.split('/');
  return target.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0] ?? '';
}
function listed(packages: readonly string[], name: string): boolean {
  return packages.some((one) => one === name || (one.endsWith('/*') && name.startsWith(one.slice(0, -1))));
}

const clockAndChance = /^(new Date\(\)|Date\.now|Math\.random|(globalThis\.)?crypto(\.|$)|performance(\.|$)|process(\.|$)|setTimeout$|setInterval$|fetch$|console(\.|$))/;
/** Local time of the machine: a day is the municipality's. */
const localTime = /\.(get|set)(FullYear|Month|Date|Day|Hours|Minutes|TimezoneOffset)$|\.toLocale(Date|Time)String$/;
const forbiddenInDomain = /^(globalThis|window|document|Buffer|navigator|localStorage)(\.|$)/;

export function broken(sources: readonly Source[]): string[] {
  const found: string[] = [];
  const known = new Set(sources.map((source) => source.path));
  const graph = new Map<string, string[]>();

  for (const source of sources) {
    const { path } = source;
    const room = roomOf(path);
    const inSrc = path.startsWith('src/');
    const strictTest = isTest(path) && ['domain', 'text', 'picture', 'contract'].includes(room);
    const free = !inSrc || isToolSetup(path) || (isTest(path) && !strictTest);
    const walls = rooms[room];
    const say = (line: number, sentence: string): void => { found.push(`${path}:${line} ${sentence}`); };

    if (inSrc && !walls && !wiring.includes(room)) say(1, `lies in no room of the house (${room})`);
    const name = posix.basename(path).split('.')[0]?.toLowerCase() ?? '';
    if (emptyNames.includes(name)) say(1, `is called ${name}: name what is inside`);
    if (source.lines > longestFile && !longFiles[path]) say(longestFile, `has ${source.lines} lines: past ${longestFile} there usually are two subjects`);
    if (longFiles[path] && source.lines <= longestFile) say(1, 'no longer needs its allowance in tests/house/rooms.ts');
    if (source.barrel) say(1, 'only hands on what others export (a barrel)');

    for (const { target, form, line } of source.imports) {
      if (target === null) { say(line, 'imports something that cannot be read from the source'); continue; }
      if (!target.startsWith('.')) {
        if (/^[@~#]\//.test(target) || target.startsWith('#') || target.startsWith('/')) say(line, `imports ${target} by an alias: use a relative path`);
        else if (free || !walls) continue;
        else if (target.startsWith('node:')) { if (!walls.node && !strictTest) say(line, `imports ${target}: ${room} may not use Node's modules`); }
        else if (strictTest && ['vitest', 'fast-check', 'canonicalize'].includes(packageOf(target))) continue;
        else if (walls.packages !== 'any' && !listed(walls.packages, packageOf(target))) say(line, `imports the package ${packageOf(target)}, which ${room} may not use`);
        continue;
      }
      const plain = target.replace(/\?.*$/, '');
      if (!/\.[a-z0-9]+$/.test(plain)) say(line, `imports ${target} without extension`);
      const to = posix.normalize(posix.join(posix.dirname(path), plain));
      // A process or worker started from a file is no ring: it is loaded by itself.
      if (known.has(to) && form !== 'file') graph.set(path, [...(graph.get(path) ?? []), to]);
      if (!known.has(to) && form !== 'file' && /\.tsx?$/.test(plain)) say(line, `imports ${target}, which is not there`);
      const toRoom = roomOf(to);
      if (inSrc && !isTest(path) && isTest(to)) say(line, `imports the test ${to}`);
      if (free || !walls) continue;
      if (to.startsWith('src/') && toRoom !== room && !walls.imports.includes(toRoom)) say(line, `imports ${to} (${form}): ${room} may not import ${toRoom}`);
      if (!to.startsWith('src/') && !strictTest && !plain.endsWith('.json')) say(line, `imports ${to} from outside src`);
      const door = doors.find((one) => one.from === room && one.to === toRoom);
      if (door && !door.files.includes(to)) say(line, `imports ${to}: ${door.ground}`);
      const [from, into] = [featureOf(path), featureOf(to)];
      if (from !== null && into !== null && from !== into) say(line, `imports ${to}: one feature may not import another`);
      if (path.startsWith('src/web/ui/') && toRoom === 'web' && !to.startsWith('src/web/ui/')) say(line, `imports ${to}: ui knows no page`);
    }

    if (inSrc && !isTest(path) && !isToolSetup(path)) {
      const atEdge = room === 'config.ts';
      for (const { name: reach, line } of source.reaches) {
        if (!atEdge && /(^|\.)process\.env(\.|$)|^import\.meta\.env(\.|$)/.test(reach)) say(line, `reads ${reach}: config.ts alone reads the environment`);
        if (timeless.includes(room) && (reach === 'new Date()' || /^(Date\.now|Math\.random|(globalThis\.)?crypto(\.|$))/.test(reach))) say(line, `uses ${reach}: time and chance come in as arguments`);
        if (timeless.includes(room) && !readersClock.includes(path) && localTime.test(reach)) say(line, `uses ${reach}: that is the machine's local time`);
        if (room === 'domain' && (clockAndChance.test(reach) || forbiddenInDomain.test(reach))) say(line, `uses ${reach}: the domain knows nothing outside`);
      }
      const asData = Object.keys(swedishAsData).some((allowed) => (allowed.endsWith('/') ? path.startsWith(allowed) : path === allowed));
      if (!asData) {
        for (const { words, line, where } of source.words) {
          if (/[åäöÅÄÖ]/.test(words)) say(line, `says "${words.trim().slice(0, 60)}": Swedish words live in src/text`);
          else if (where === 'jsx' && /\p{L}{2}/u.test(words)) say(line, `shows "${words.trim().slice(0, 60)}": words live in src/text`);
        }
      }
    }
  }
  return [...new Set([...found, ...cycles(graph)])];
}

/** Every ring of imports, once, from its first file in the alphabet. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found = new Set<string>();
  const done = new Set<string>();
  function walk(path: string, way: readonly string[]): void {
    const at = way.indexOf(path);
    if (at >= 0) {
      const ring = way.slice(at);
      const first = ring.indexOf(ring.toSorted()[0] ?? path);
      found.add([...ring.slice(first), ...ring.slice(0, first), ring[first]].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const next of graph.get(path) ?? []) walk(next, [...way, path]);
    done.add(path);
  }
  for (const path of graph.keys()) walk(path, []);
  return [...found].map((ring) => `ring of imports: ${ring}`);
}
