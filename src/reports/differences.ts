import { levelOf, treatmentOf, type Method } from '../domain/method/method.ts';
import { differenceKinds, type ComparedRow, type Difference, type DifferenceKind, type RatingValues } from '../domain/year/compare.ts';
import { wordDiff } from '../domain/year/wordDiff.ts';
import { differencesPaper as said } from '../text/paperDifferences.ts';
import { comparedObjectWords } from '../text/words.ts';
import type { ComparedStand, DifferencesInput } from './extractInput.ts';
import type { Block, Cell, Column, Line, PaperDocument, Row } from './model.ts';
import { cell, cells, heading, line, paragraph, text, textWidth, words } from './model.ts';
import { footerOf } from './status.ts';

/** What differs, kind by kind: what a board member asks about first stands first. */
export function differencesDocument(input: DifferencesInput): PaperDocument {
  const title = said.title(input.before.year, input.after.year);
  const byKind = Map.groupBy(input.differences, (one) => one.kind);
  const kinds = differenceKinds.flatMap((kind) => { const found = byKind.get(kind); return found ? [{ kind, found }] : []; });
  const sum = input.differences.length;
  return {
    title, author: [input.board, input.municipality].filter((part) => part !== '').join(', '), subject: title, language: 'sv',
    header: { start: `${title}, ${input.board}`, end: said.asOf(input.day), draft: input.after.kind === 'draft' || input.before.kind === 'draft' }, footer: footerOf(input.municipality, input.board, null),
    blocks: [
      paragraph(said.between(standWords(input.before), standWords(input.after)), 'muted'),
      ...untied(input).map((what) => paragraph(said.untied(what))),
      paragraph(sum === 0 ? said.none : said.count(sum, said.summary(kinds.map(({ kind, found }) => ({ kind, count: found.length }))))),
      ...kinds.flatMap(({ kind, found }) => [heading(1, said.heading(kind)), tableOf(kind, found, input)]),
    ],
  };
}

/** Where one side stands, in words that fit inside a sentence. */
export function standWords(stand: ComparedStand): string {
  switch (stand.kind) {
    case 'draft': return said.draft(stand.year);
    case 'submitted': return said.submitted(stand.year, stand.version, stand.day);
    case 'withdrawn': return said.withdrawn(stand.year, stand.version, stand.day);
    case 'decided': return said.decided(stand.year, stand.version, stand.meeting, stand.minutesItem);
  }
}
const objects = ['event', 'activity', 'control', 'group'] as const;
function untied({ tied }: DifferencesInput): string[] {
  return objects.filter((object) => !tied.includes(object)).map((object) => said.objects[object]);
}

function tableOf(kind: DifferenceKind, found: readonly Difference[], input: DifferencesInput): Block {
  const columns = columnsOf(kind);
  return { kind: 'table', name: said.heading(kind), look: 'ruled', columns, rows: found.map((one) => rowOf(one, input)) };
}

function columnsOf(kind: DifferenceKind): Column[] {
  const starts = (...columns: readonly (readonly [name: string, width: number])[]): Column[] => columns.map(([name, width]) => ({ heading: name, width, align: 'start' }));
  switch (kind) {
    case 'new': case 'gone': case 'movedIn': return starts([said.what, 62], [said.text, textWidth - 62]);
    case 'reworded': return starts([said.what, 47], [said.before, 76], [said.after, 76], [said.changed, textWidth - 199]);
    case 're-rated': return starts([said.what, 32], [said.text, 79], [said.before, 36], [said.after, 36], [said.reason, textWidth - 183]);
    case 'movedOut': return starts([said.what, 32], [said.text, 117], [said.reason, textWidth - 149]);
    default: return starts([said.what, 47], [said.text, 92], [said.before, 65], [said.after, textWidth - 204]);
  }
}

function rowOf(one: Difference, input: DifferencesInput): Row {
  const named: Cell = { ...words(nameOf(one)), names: true };
  if (one.kind === 'new' || one.kind === 'gone') return cells(named, words(one.text));
  if (one.kind === 'reworded') return rewordedRow(named, one.from, one.to);
  const about = words(input.texts[one.after.id] ?? '');
  switch (one.kind) {
    case 'movedIn': return cells(named, about);
    case 'movedOut': return cells(named, about, words(one.reason.trim() || said.noReason));
    case 're-rated': return cells(named, about, words(ratingWords(one.from, input.methods.before)), words(ratingWords(one.to, input.methods.after)), words(one.reason.trim() || said.noReason));
    case 'renumbered': return cells(named, about, words(one.from ?? said.noNumber), words(one.to ?? said.noNumber));
    case 'rehandled': return cells(named, about, words(treatmentWords(one.from, input.methods.before)), words(treatmentWords(one.to, input.methods.after)));
    case 'reassigned': return cells(named, about, words(one.from || said.nobody), words(one.to || said.nobody));
    case 'rescheduled': return cells(named, about, words(one.from || said.noFrequency), words(one.to || said.noFrequency));
  }
}

/** "Händelse 13"; a row whose number has changed is named by both. */
function nameOf(one: Difference): string {
  const ends: readonly ComparedRow[] = one.kind === 'new' ? [one.after] : one.kind === 'gone' ? [one.before] : [one.before, one.after];
  return `${comparedObjectWords[one.object]} ${[...new Set(ends.map((end) => end.label))].join(' → ')}`;
}

/** The whole text of both sides with what has changed in bold, and the changed words by themselves: bold is seen in greyscale, and the words are heard and pasted. */
function rewordedRow(named: Cell, from: string, to: string): Row {
  const parts = wordDiff(from, to);
  const side = (kind: 'gone' | 'new'): Line => line(...parts.flatMap((part) => (part.kind === 'same' || part.kind === kind ? [text(part.text, part.kind === kind ? 'strong' : 'regular')] : [])));
  const changes = parts.flatMap((part) => (part.kind === 'same' ? [] : [line(text(part.kind === 'gone' ? said.gone(part.text.trim()) : said.fresh(part.text.trim())))]));
  return cells(named, from.trim() === '' ? words(said.nothing) : cell(side('gone')), to.trim() === '' ? words(said.nothing) : cell(side('new')), cell(...changes));
}

function ratingWords(rating: RatingValues, method: Method): string {
  if (rating.likelihood === null || rating.consequence === null) return said.notRated;
  return said.rating(rating.likelihood, rating.consequence, levelOf(method, rating)?.word ?? null);
}
function treatmentWords(id: string | null, method: Method): string {
  return treatmentOf(method, id)?.word ?? said.noTreatment;
}
