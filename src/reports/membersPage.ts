import { levelOf, riskValue } from '../domain/method/method.ts';
import { membersPage, type Late, type MembersPage, type Moved, type Named, type Question, type TopRisk } from '../domain/followup/membersPage.ts';
import { membersPaper as said } from '../text/paperMembers.ts';
import { standWords } from './differences.ts';
import type { ComparedStand, MembersInput } from './extractInput.ts';
import type { Block, Cell, PaperDocument, Row } from './model.ts';
import { cell, cells, heading, line, paragraph, portraitWidth, small, text, words } from './model.ts';
import { footerOf } from './status.ts';
import { widthOf } from './typeface.ts';

/** One page and not two: how much is shown is cut down step by step until it has room. Nowhere else are texts cut. */
interface Room { readonly items: number; readonly letters: number; readonly grounds: number }
const rooms: readonly Room[] = [
  { items: 5, letters: 130, grounds: 420 }, { items: 4, letters: 110, grounds: 340 }, { items: 4, letters: 90, grounds: 260 }, { items: 3, letters: 80, grounds: 220 }, { items: 3, letters: 70, grounds: 200 }, { items: 3, letters: 64, grounds: 180 }, { items: 2, letters: 52, grounds: 140 },
];
const everything: Room = { items: Infinity, letters: Infinity, grounds: Infinity };
/** Millimetres between the margins of the standing sheet, less two lines to be sure. */
const pageHeight = 251;
const titleHeight = 11;
const gutter = 7;
const half = (portraitWidth - gutter) / 2;
const [size, smallSize] = [9.5 * 25.4 / 72, 8.5 * 25.4 / 72];
const lineHeight = size * 1.28;

/** `stacked`: for a writer without columns. `whole`: for sheets, where nothing needs to be cut. */
export type MembersLayout = 'columns' | 'stacked' | 'whole';

export function membersDocument(input: MembersInput, layout: MembersLayout = 'columns'): PaperDocument {
  const page = membersPage(input.content, input.before, input.followup?.content ?? null, input.day);
  const title = said.title(input.content.year);
  const tried = layout === 'whole' ? [blocksOf(input, page, everything, layout)] : rooms.map((room) => blocksOf(input, page, room, layout));
  return {
    title, author: [input.board, input.municipality].filter((part) => part !== '').join(', '), subject: title, language: 'sv', orientation: 'portrait',
    header: { start: input.board, end: said.asOf(input.day), draft: input.plan.kind === 'draft' || input.followup?.stand.kind === 'draft' }, footer: footerOf(input.municipality, input.board, null),
    blocks: tried.find((blocks) => titleHeight + heightOf(blocks, portraitWidth) <= pageHeight) ?? tried.at(-1) ?? [],
  };
}

function blocksOf(input: MembersInput, page: MembersPage, room: Room, layout: MembersLayout): Block[] {
  const left: Block[] = [heading(1, page.changed.kind === 'untied' ? said.changedHeading : said.changed(page.changed.year)), ...changedBlocks(page, room)];
  const right: Block[] = [heading(1, said.faults), ...faultBlocks(input, page, room, layout === 'columns' ? half : portraitWidth)];
  return [
    paragraph(said.sources(standWords(input.plan), input.followup === null ? null : followupWords(input.followup)), 'muted'),
    ...judgementBlocks(input, page, room),
    heading(1, said.risks(page.risks.length, page.eventCount)), ...riskBlocks(input, page, room),
    ...(layout === 'columns' ? [{ kind: 'beside' as const, columns: [{ width: half, blocks: left }, { width: half, blocks: right }] }] : [...left, ...right]),
    heading(1, said.late), ...lateBlocks(input, page, room),
    heading(1, said.questions), { kind: 'list', ordered: true, items: page.questions.map((one) => said.question(shorter(one, room.letters))) },
  ];
}

/** At most so many letters, cut between words and marked. */
export function clamped(content: string, most: number): string {
  const plain = content.replaceAll(/\s+/g, ' ').trim();
  if (plain.length <= most) return plain;
  const at = plain.slice(0, most).lastIndexOf(' ');
  return `${plain.slice(0, at > most / 2 ? at : most - 1).replace(/[\s.,;:–-]+$/, '')}…`;
}
function shorter(asked: Question, letters: number): Question {
  const named = (one: Named): Named => ({ ...one, text: clamped(one.text, letters) });
  switch (asked.kind) {
    case 'riskWithoutControl': case 'riskRose': case 'greatestRisk': case 'acceptedRisk': return { ...asked, risk: named(asked.risk) };
    case 'measureLate': case 'controlNotPerformed': case 'materialWithoutMeasure': case 'faultsWithoutMeasure': return { ...asked, title: clamped(asked.title, letters) };
    case 'recommendationUnanswered': return { ...asked, text: clamped(asked.text, letters) };
    case 'notReassessed': case 'missingRisk': case 'otherJudgement': return asked;
  }
}

function followupWords({ content, stand }: NonNullable<MembersInput['followup']>): string {
  return content.followupId === '' ? said.figuresOf(content.cutOff) : said.followup(content.occasion.name, content.cutOff, followupStand(stand));
}
function followupStand(stand: ComparedStand): string {
  switch (stand.kind) {
    case 'draft': return said.stand.draft;
    case 'submitted': return said.stand.submitted(stand.day);
    case 'withdrawn': return said.stand.withdrawn(stand.day);
    case 'decided': return said.stand.decided(stand.meeting);
  }
}

function judgementBlocks(input: MembersInput, page: MembersPage, room: Room): Block[] {
  const sums = page.figures === null ? [] : [said.performed(page.figures)];
  if (page.judgement === null) {
    const words_ = input.followup === null ? [said.planOnly] : [...sums, ...(page.indicated === null ? [] : [said.indicated(page.indicated)])];
    return [heading(1, said.notJudged), paragraph(words_.join(' '))];
  }
  const decided = input.followup?.stand.kind === 'decided';
  return [heading(1, said.judged(page.judgement.judgement, decided)), paragraph(`${decided ? '' : said.proposer(page.judgement.by)}${clamped(page.judgement.grounds, room.grounds)}`), ...sums.map((one) => paragraph(one))];
}

function riskBlocks(input: MembersInput, page: MembersPage, room: Room): Block[] {
  if (page.risks.length === 0) return [paragraph(said.noRisks)];
  return [{
    kind: 'table', name: said.risks(page.risks.length, page.eventCount), look: 'ruled',
    columns: [
      { heading: said.number, width: 11, align: 'end' }, { heading: said.event, width: 66, align: 'start' }, { heading: said.value, width: 33, align: 'start' }, { heading: said.handled, width: portraitWidth - 126, align: 'start' }, { heading: said.before, width: 16, align: 'end' },
    ],
    rows: page.risks.map((risk): Row => {
      const level = levelOf(input.content.method, risk.rating);
      const value = riskValue(risk.rating);
      return cells(
        words(risk.label ?? '–'), { ...words(clamped(risk.text, room.letters)), names: true },
        level === null ? muted(value === null ? '–' : String(value)) : cell(line({ kind: 'level', step: level.step, value, word: level.word, filled: true })),
        handledCell(risk, room), words(risk.before === 'new' ? said.isNew : risk.before === 'unknown' || risk.before === null ? said.unknown : String(risk.before)),
      );
    }),
  }];
}
function handledCell(risk: TopRisk, room: Room): Cell {
  const all = [...risk.activities, ...risk.measures];
  const [first] = all;
  if (first === undefined) return risk.accepted ? words(said.accepted) : cell(line(text(said.nothing, 'strong')));
  return cell(line(text(clamped(first, room.letters))), ...(all.length === 1 ? [] : [small(said.more(all.length - 1))]));
}
function muted(content: string): Cell {
  return cell(line(text(content, 'regular', 'muted')));
}

function changedBlocks({ changed }: MembersPage, room: Room): Block[] {
  if (changed.kind === 'untied') return [paragraph(said.untied)];
  const short = <One extends Named | Moved>(all: readonly One[]): One[] => all.map((one) => ({ ...one, text: clamped(one.text, Math.min(45, room.letters)) }));
  const items = [
    ...(changed.risen.length === 0 ? [] : [said.risen(short(changed.risen))]), ...(changed.fresh.length === 0 ? [] : [said.fresh(short(changed.fresh))]), ...(changed.gone.length === 0 ? [] : [said.gone(short(changed.gone).slice(0, changed.gone.length))]),
    ...(changed.fallen.length === 0 ? [] : [said.fallen(short(changed.fallen))]), ...(changed.intoPlan.length === 0 ? [] : [said.intoPlan(short(changed.intoPlan))]), ...(changed.outOfPlan.length === 0 ? [] : [said.outOfPlan(short(changed.outOfPlan))]),
  ];
  return items.length === 0 ? [paragraph(said.unchanged)] : [{ kind: 'list', items: items.slice(0, room.items).map((item) => clamped(item, room.letters * 2)) }];
}

function faultBlocks(input: MembersInput, { faults, figures }: MembersPage, room: Room, width: number): Block[] {
  if (input.followup === null) return [paragraph(said.noFollowup)];
  if (faults.length === 0) return [paragraph(figures?.performed === 0 ? said.nonePerformed : said.noFaults)];
  return [
    { kind: 'table', name: said.faults, look: 'plain', columns: [{ heading: said.control, width: width - 46, align: 'start' }, { heading: said.faultCount, width: 20, align: 'end' }, { heading: said.conclusion, width: 26, align: 'start' }],
      rows: faults.slice(0, room.items).map((fault) => cells({ ...words(clamped(fault.title, room.letters)), names: true }, words(said.of(fault.faults, fault.reviewed)), cell(line(text(fault.conclusion, fault.material ? 'strong' : 'regular'))))) },
    ...rest(faults.length, room),
  ];
}

function lateBlocks(input: MembersInput, { late }: MembersPage, room: Room): Block[] {
  // Without a follow-up nothing is known of what is late, which is not the same as nothing.
  if (input.followup === null) return [paragraph(said.noFollowup)];
  if (late.length === 0) return [paragraph(said.noLate)];
  return [
    { kind: 'table', name: said.late, look: 'plain', columns: [{ heading: said.what, width: portraitWidth - 78, align: 'start' }, { heading: said.since, width: 32, align: 'start' }, { heading: said.who, width: 46, align: 'start' }],
      rows: late.slice(0, room.items).map((one) => cells({ ...words(clamped(said.lateOf(one), room.letters)), names: true }, words(one.since), words(whoOf(one)))) },
    ...rest(late.length, room),
  ];
}
function whoOf(late: Late): string {
  return late.kind === 'measure' && late.who !== '' ? clamped(late.who, 40) : '–';
}
function rest(count: number, room: Room): Block[] {
  return count > room.items ? [paragraph(said.andMore(count - room.items), 'muted')] : [];
}

/** Millimetres that blocks will take, as paper.typ sets them; counted a little high. */
function heightOf(blocks: readonly Block[], width: number): number {
  return blocks.reduce((sum, block) => sum + heightOfBlock(block, width), 0);
}
function heightOfBlock(block: Block, width: number): number {
  switch (block.kind) {
    case 'heading': return 9;
    case 'paragraph': return 1.4 + linesIn(block.text, Math.min(width, 175), block.tone === 'muted' ? smallSize : size) * (block.tone === 'muted' ? 4.25 : 4.75);
    case 'list': return block.items.reduce((sum, item) => sum + (block.ordered === true ? 1.4 : 0.6) + linesIn(item, width - 7) * lineHeight, 2.5);
    case 'matrix': return width;
    case 'beside': return Math.max(...block.columns.map((column) => heightOf(column.blocks, column.width)));
    case 'table': {
      const [head, edges] = block.look === 'ruled' ? [7.2, 1.5] : [5.4, 0.9];
      const total = block.columns.reduce((sum, column) => sum + column.width, 0);
      return block.rows.reduce((sum, row) => sum + edges + lineHeight * (row.kind === 'group' ? 1 : Math.max(...row.cells.map((each, at) => cellLines(each, ((block.columns[at]?.width ?? total) * width) / total - 4)))), head);
    }
  }
}
function cellLines(each: Cell, width: number): number {
  return each.lines.reduce((sum, one) => sum + one.pieces.reduce((most, piece) => Math.max(most, piece.kind === 'text' ? linesIn(piece.text, width) : 1), 1), 0);
}
/** A line breaks before a word that has no room, so that some of each is left empty. */
function linesIn(content: string, width: number, letters = size): number {
  const wide = widthOf(content) * letters;
  return wide <= width * 0.99 ? 1 : Math.ceil((wide * 1.05) / width);
}
