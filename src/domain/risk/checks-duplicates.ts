import type { Finding } from '../finding.ts';
import { nearlySame, wordsOf, wordsSimilarity } from '../wording.ts';
import type { Found, Lens } from '../year/checks-lens.ts';
import { eventRow, finding } from '../year/checks-lens.ts';
import type { RiskEvent } from './analysis.ts';

/**
 * The same or nearly the same words, measured on what differs after a common beginning (and before a common
 * ending: "Fel lön betalas ut till anställda" is not "Fel bidrag betalas ut till anställda"). Only within a group and
 * within one analysis: the same words under another way of working are another event.
 */
export function duplicateChecks(lens: Lens): Finding[] {
  const twins = new Map<string, RiskEvent[]>();
  const pairs: string[] = [];
  for (const [left, right] of alikePairs(lens)) {
    twins.set(left.id, [...(twins.get(left.id) ?? []), right]);
    twins.set(right.id, [...(twins.get(right.id) ?? []), left]);
    pairs.push(`${eventRow(left).label} och ${eventRow(right).label}`);
  }
  const found: Found[] = lens.events.filter((event) => twins.has(event.id)).map((event) => ({
    row: eventRow(event), about: [event.text, ...(twins.get(event.id) ?? []).map((twin) => twin.text)],
  }));
  return finding('risk.duplicate-event', found, { pairs: pairs.join('; ') });
}

function alikePairs(lens: Lens): [RiskEvent, RiskEvent][] {
  const groups = Map.groupBy(lens.events, (event) => `${event.kind} ${event.groupId ?? ''}`);
  return [...groups.values()].flatMap((events) => alikeTexts(events.map((event) => event.text)).flatMap(([left, right]): [RiskEvent, RiskEvent][] => {
    const [one, other] = [events[left], events[right]];
    return one && other ? [[one, other]] : [];
  }));
}

type Pairs = readonly (readonly [number, number])[];
/** Groups whose texts were compared last. Every text is compared with every other, and most of what is changed in a year – ratings, owners, reasons – leaves them as they are. */
const compared = new Map<string, Pairs>();
/** About as many bytes. Without it, hundreds of like events of which one is being written would fill the memory, letter by letter. */
const mostCompared = 8 * 1024 * 1024;
const sizeOf = (key: string, pairs: Pairs): number => 2 * key.length + 80 * pairs.length;
let size = 0;

/** Which of the texts say the same thing: pairs of their places, the first one first. */
function alikeTexts(texts: readonly string[]): Pairs {
  const key = JSON.stringify(texts);
  const known = compared.get(key);
  const pairs = known ?? comparedAnew(texts);
  if (known === undefined) {
    if (sizeOf(key, pairs) > mostCompared / 8) return pairs;
    size += sizeOf(key, pairs);
  }
  compared.delete(key);
  compared.set(key, pairs);
  for (const [oldest, old] of compared) {
    if (size <= mostCompared) break;
    compared.delete(oldest);
    size -= sizeOf(oldest, old);
  }
  return pairs;
}
function comparedAnew(texts: readonly string[]): (readonly [number, number])[] {
  const words = texts.map(wordsOf);
  return words.flatMap((left, at) => words.slice(at + 1).flatMap((right, ahead): (readonly [number, number])[] => (sameEvent(left, right) ? [[at, at + 1 + ahead]] : [])));
}

/** Events that say the same thing, set by set, in printed order: what the finding names, for whoever merges them. */
export function alikeEvents(lens: Lens): RiskEvent[][] {
  const setOf = new Map<string, Set<RiskEvent>>();
  for (const [left, right] of alikePairs(lens)) {
    const whole = new Set([...(setOf.get(left.id) ?? [left]), ...(setOf.get(right.id) ?? [right])]);
    for (const event of whole) setOf.set(event.id, whole);
  }
  return [...new Set(setOf.values())].map((set) => lens.events.filter((event) => set.has(event)));
}

/** Words that turn a sentence to its opposite; added or taken away they make another event. */
const turningWords = new Set(['inte', 'ej', 'aldrig', 'icke', 'ingen', 'inget', 'inga', 'utan', 'saknas', 'saknar', 'för', 'fel', 'bristande']);

/** True when two events' words say the same thing. Exported for its table test. */
function sameEvent(left: readonly string[], right: readonly string[]): boolean {
  if (left.length === 0 || right.length === 0) return false;
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  const [a, b] = [left.slice(start, left.length - end), right.slice(start, right.length - end)];
  if (a.length === 0 && b.length === 0) return true;
  if (turning(a) !== turning(b)) return false;
  if (a.length === 0 || b.length === 0) {
    // One word put into or after a sentence that otherwise stands: nearly the same. More than that narrows it to another event.
    return a.length + b.length === 1 && shorter >= 3;
  }
  if (a.some((word) => b.some((other) => opposite(word, other)))) return false;
  // A cheap look before the alignment: long remainders that begin no words alike are not alike.
  if (Math.min(a.length, b.length) >= 4) {
    const stems = new Set(b.map((word) => word.slice(0, 3)));
    if (a.filter((word) => stems.has(word.slice(0, 3))).length < 0.65 * Math.min(a.length, b.length)) return false;
  }
  return wordsSimilarity(a, b) >= nearlySame;
}

/** The words of a remainder that decide what it says: negations and figures. */
function turning(words: readonly string[]): string {
  return words.filter((word) => turningWords.has(word) || /\p{N}/u.test(word)).toSorted().join(' ');
}

function opposite(a: string, b: string): boolean {
  return [['o', ''], ['in', 'ut'], ['intern', 'extern'], ['miss', '']].some(([one = '', other = '']) =>
    turned(a, b, one, other) || turned(b, a, one, other));
}

function turned(a: string, b: string, one: string, other: string): boolean {
  return a !== b && a.startsWith(one) && b.startsWith(other) && a.slice(one.length) === b.slice(other.length);
}
