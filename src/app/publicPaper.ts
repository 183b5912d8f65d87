/** A kept version as it may be published: the one place where what is withheld leaves a document, before any paper, page or file is written from it. */
import type { Paper } from '../contract/operation.ts';
import type { publicFormats, publicPapers } from '../contract/openness.ts';
import { dayOf, type Day } from '../domain/day.ts';
import { decidedVersion, settles, standsAs } from '../domain/decision/version.ts';
import { canonicalJson } from '../domain/document/canonical.ts';
import type { FollowupContent } from '../domain/followup/content.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { groundsIn, hiddenIn, withheldFollowup, withheldYear, type Cleared, type Withholding } from '../domain/openness/withhold.ts';
import { compareYears, type ComparedObject } from '../domain/year/compare.ts';
import type { Lineage, YearContent } from '../domain/year/content.ts';
import type { ComparedStand } from '../reports/extractInput.ts';
import type { AnyPaperInput, PaperStatus, PrintedNote } from '../reports/paperInput.ts';
import { titledFileName } from '../reports/names.ts';
import { documentName, publicationText, withheldQuote, withheldRow } from '../text/openness.ts';
import { mediaTypeOf } from './decision.ts';
import { printedFinding } from './freeze.ts';
import type { House } from './house.ts';
import type { KeptDocument } from './opennessPorts.ts';
import type { Store } from './ports.ts';
import { groundsOf } from './secrecy.ts';

export type PublicFormat = (typeof publicFormats)[number];
export type PublicPaper = (typeof publicPapers)[number];
export interface PublicWork { readonly input: AnyPaperInput; readonly content: YearContent | FollowupContent; readonly withheld: number; readonly kept: KeptDocument; readonly format: PublicFormat; readonly name: string }

type Wanted = { readonly kept: KeptDocument; readonly paper: PublicPaper; readonly format: PublicFormat };
/** Null when the document has no such paper. */
export async function publicWork(store: Store, house: House, { kept, paper, format }: Wanted): Promise<Outcome<PublicWork>> {
  const withholding = await withholdingOf(store, kept);
  const made = kept.document === 'vorPlan' ? await yearPaper(store, house, kept, withholding, paper) : paper === 'whole' ? followupPaper(house, kept, withholding) : null;
  if (made === null) return refuse('object.not-found');
  const title = paper === 'whole' ? documentName(kept.document, kept.year) : `${documentName(kept.document, kept.year)} ${publicationText.paper[paper]}`;
  const name = titledFileName(`${title} ${publicationText.mark}`, kept.content.board.name, format === 'json' ? 'csv' : format);
  return ok({ ...made, kept, format, name: format === 'json' ? name.replace(/csv$/, 'json') : name });
}

/** How many rows and sections of a version are left out as things stand. */
export function withheldIn(kept: Pick<KeptDocument, 'document' | 'content'>, withholding: Withholding): number {
  return kept.document === 'vorPlan' ? withheldYear(kept.content as YearContent, withholding).withheld : withheldFollowup(kept.content as FollowupContent, withholding).withheld;
}
export async function withholdingOf(store: Store, kept: Pick<KeptDocument, 'bodyId'>): Promise<Withholding> {
  const [marks, texts] = await Promise.all([store.boardMarks(kept.bodyId), store.markedTexts(kept.bodyId)]);
  return { grounds: groundsOf(marks), texts, words: { row: withheldRow, quote: withheldQuote } };
}

type Made = Pick<PublicWork, 'input' | 'content' | 'withheld'>;
async function yearPaper(store: Store, house: House, kept: KeptDocument, withholding: Withholding, paper: PublicPaper): Promise<Made | null> {
  const whole = kept.content as YearContent;
  const earlier = paper === 'differences' ? await versionBefore(store, kept) : null;
  if (paper === 'differences' && earlier === null) return null;
  const before = earlier?.content as YearContent | undefined;
  const given = before === undefined ? withholding : { ...withholding, texts: [...withholding.texts, ...hiddenIn(whole, withholding.grounds), ...hiddenIn(before, withholding.grounds)] };
  const cleared = withheldYear(whole, given);
  const { content, withheld } = cleared;
  const publication = { withheld, grounds: withheld > 0 ? groundsIn(whole, given) : groundsOfQuotes(content, given) };
  const common = { municipality: content.municipality, board: content.board.name, day: dayOf(house.now(), house.zone) };
  if (paper === 'members') return { content, withheld, input: { paper, ...common, publication, content, plan: standOf(house, kept), before: null, followup: null } };
  if (paper === 'differences' && earlier !== null && before !== undefined) {
    const was = withheldYear(before, given).content;
    const lineage: readonly Lineage[] | 'sameIds' = earlier.head.boardYearId === kept.head.boardYearId ? 'sameIds' : await store.lineage(kept.head.boardYearId);
    const objects: readonly ComparedObject[] = ['event', 'activity', 'control', 'group'];
    const rows = (one: YearContent) => ({ event: one.events, activity: one.activities, control: one.controls, group: one.groups });
    const tied = objects.filter((object) => lineage === 'sameIds' || rows(was)[object].length === 0 || rows(content)[object].length === 0 || lineage.some((row) => row.object === object && row.from.length > 0 && row.to.length > 0));
    return { content, withheld, input: {
      paper, ...common, publication, before: standOf(house, earlier), after: standOf(house, kept), methods: { before: was.method, after: content.method }, tied,
      differences: compareYears(was, content, lineage).filter((one) => tied.includes(one.object)), texts: Object.fromEntries([...content.events, ...content.activities].map((row) => [row.id, row.text])),
    } };
  }
  const status = statusOf(house, kept, given);
  return { content, withheld, input: { ...(paper === 'plan' ? { paper: 'plan' as const } : {}), publication, content, status, caseNumber: cleared.clear(kept.head.caseNumber) || null, ...notesOf(kept, whole.notes, given, cleared) } };
}
function followupPaper(house: House, kept: KeptDocument, withholding: Withholding): Made {
  const cleared = withheldFollowup(kept.content as FollowupContent, withholding);
  return { content: cleared.content, withheld: cleared.withheld, input: {
    paper: 'followup', publication: { withheld: cleared.withheld, grounds: cleared.withheld > 0 ? [...new Set(withholding.grounds.values())] : groundsOfQuotes(cleared.content, withholding) }, content: cleared.content, status: statusOf(house, kept, withholding),
    caseNumber: cleared.clear(kept.head.caseNumber) || null, ...notesOf(kept, (kept.content as FollowupContent).notes ?? [], withholding, cleared),
  } };
}

/** Where no row is left out, but a text tells something of what is marked elsewhere, the paper says so too. */
function groundsOfQuotes(content: YearContent | FollowupContent, { grounds, words }: Withholding): string[] {
  return grounds.size > 0 && JSON.stringify(content).includes(words.quote) ? [...new Set(grounds.values())] : [];
}

/** A finding about a marked row names it, and may quote it cut short: it is left out whole, and said to be. */
function notesOf(kept: KeptDocument, notes: YearContent['notes'], { grounds, words }: Withholding, cleared: Cleared<unknown>): { findingsNoted: PrintedNote[]; overridden: PrintedNote[] } {
  const printed = (finding: KeptDocument['noted'][number], reason: string): PrintedNote => {
    const ground = finding.rows.flatMap((row) => grounds.get(row.id) ?? [])[0];
    return ground === undefined ? cleared.clear(printedFinding(finding, reason)) : { title: words.row(ground), numbers: [], reason: words.row(ground) };
  };
  return {
    findingsNoted: kept.noted.map((finding) => printed(finding, notes.find((note) => note.rule === finding.rule && note.keys.some((key) => finding.keys.includes(key)))?.reason ?? '')),
    overridden: kept.overridden.map((one) => (one.finding === null ? cleared.clear({ title: one.rule, numbers: [], reason: one.reason }) : printed(one.finding, one.reason))),
  };
}

/** No checksum where anything is withheld: with all the rest known, a short text could be guessed until it fits. */
function statusOf(house: House, kept: KeptDocument, { grounds, texts }: Withholding): PaperStatus {
  const { head } = kept;
  const checksum = grounds.size === 0 && texts.length === 0 ? head.checksum : '';
  const submitted = dayOf(new Date(head.submittedAt), house.zone);
  if (standsAs(head) === 'decided') return { kind: 'decided', meeting: head.decidedOn ?? submitted, minutesItem: head.minutesItem, version: head.number, checksum, adjusted: head.adjustedOn, checkpoint: null };
  return { kind: 'submitted', day: submitted, meeting: head.meetingOn ?? submitted, version: head.number, checksum };
}
function standOf(house: House, { head, year }: KeptDocument): ComparedStand {
  const submitted = dayOf(new Date(head.submittedAt), house.zone);
  if (standsAs(head) === 'decided') return { kind: 'decided', year, version: head.number, meeting: head.decidedOn ?? submitted, minutesItem: head.minutesItem };
  return { kind: 'submitted', year, version: head.number, day: submitted as Day };
}

/** What the board decided before: an earlier version of the same year, else the year before. */
async function versionBefore(store: Store, kept: KeptDocument): Promise<KeptDocument | null> {
  const all = (await store.keptDocuments(kept.bodyId)).filter((one) => one.document === kept.document && settles(one.head.outcome));
  const same = decidedVersion(all.filter((one) => one.year === kept.year && one.head.number < kept.head.number).map((one) => one.head));
  const found = same ?? decidedVersion(all.filter((one) => one.year === kept.year - 1).map((one) => one.head));
  return found === null ? null : store.keptDocument(kept.bodyId, found.id);
}

const mediaTypes: Readonly<Record<PublicFormat, string>> = { ...mediaTypeOf, html: 'text/html; charset=utf-8', json: 'application/json; charset=utf-8', csv: 'text/csv; charset=utf-8' };
/** Written papers by what they were written from: a public page asked for a thousand times is set once. */
const written = new WeakMap<House, Map<string, Promise<Uint8Array>>>();
const keptAtMost = 60;
export async function publicBytes(house: House, work: PublicWork): Promise<Paper> {
  const { format, name } = work;
  if (format === 'json') return { bytes: new TextEncoder().encode(dataOf(work)), name, mediaType: mediaTypes.json };
  const key = `${format} ${Array.from(house.sha256(canonicalJson(work.input)), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  const known = written.get(house) ?? new Map<string, Promise<Uint8Array>>();
  written.set(house, known);
  let bytes = known.get(key);
  if (bytes === undefined) {
    bytes = house.writePaper(work.input, format);
    bytes.catch(() => known.delete(key)); // whoever asked gets the failure, and the next one tries again
    known.set(key, bytes);
    const [oldest] = known.keys();
    if (known.size > keptAtMost && oldest !== undefined) known.delete(oldest);
  }
  return { bytes: await bytes, name, mediaType: mediaTypes[format] };
}

function dataOf({ content, withheld, kept, input }: PublicWork): string {
  const { head } = kept;
  return `${JSON.stringify({
    format: 'internkoll-publication', version: 1, says: publicationText.banner(withheld, input.publication?.grounds ?? []), withheld, document: kept.document, year: kept.year, number: head.number,
    stand: standsAs(head), decidedOn: head.decidedOn, minutesItem: head.minutesItem, content,
  }, null, 1)}\n`;
}
