import type { Method, ScaleStep } from '../domain/method/method.ts';
import { levelOf, onScale } from '../domain/method/method.ts';
import type { YearContent } from '../domain/year/content.ts';
import { inPlan, valueOf } from '../domain/year/content.ts';
import type { MatrixPicture } from '../picture/matrix.ts';
import { swedishOrder } from '../domain/swedishOrder.ts';
import { matrix, matrixAlternative, matrixSentence } from '../picture/matrix.ts';
import { matrixText, paperText } from '../text/paper.ts';
import type { Block, Cell, Row, Table } from './model.ts';
import { cell, cells, heading, line, paragraph, text, textWidth, words } from './model.ts';

/** Millimetres left for the plan's rows beside the matrix, under a table of three levels; a longer plan has its own pages only. */
const roomBesideMatrix = 116;
const lettersBesideMatrix = 31;
const besideGap = 7;
const matrixWidth = 175;

export function methodBlocks(content: YearContent): Block[] {
  const { method } = content;
  const third = (textWidth - 2 * besideGap) / 3;
  return [
    heading(1, paperText.introductionHeading),
    ...(content.introduction.trim() === '' ? [paragraph(paperText.noIntroduction)] : content.introduction.split(/\n{2,}/).map((part) => paragraph(part))),
    heading(2, paperText.methodHeading),
    paragraph([paperText.product(method.likelihoodWord, method.consequenceWord), ...thresholds(method)].join(' ')),
    ...(method.thresholdReason.trim() === '' ? [] : [paragraph(paperText.thresholdReason(method.thresholdReason))]),
    {
      kind: 'beside',
      columns: [
        { width: third, blocks: [scaleTable(method.likelihoodWord, method.likelihood, third)] },
        { width: third, blocks: [scaleTable(method.consequenceWord, method.consequence, third)] },
        { width: third, blocks: [levelTable(matrix(content), third, false)] },
      ],
    },
    ...(method.levelRule.kind === 'cells' ? [paragraph(paperText.levelsByCell)] : []),
    paragraph(paperText.methodNote(method.name, method.version), 'muted'),
  ];
}

/** The thresholds of the method in sentences. */
export function thresholds(method: Method): string[] {
  return [
    method.measureFrom === null ? paperText.noMeasureThreshold : paperText.measureFrom(method.measureFrom, method.handledBy),
    method.planFrom === null ? paperText.noPlanThreshold : paperText.planFrom(method.planFrom),
  ];
}

function scaleTable(word: string, scale: readonly ScaleStep[], width: number): Table {
  return {
    kind: 'table', name: word, look: 'plain',
    columns: [{ heading: word, width: 24, align: 'start' }, { heading: paperText.word, width: width - 24, align: 'start' }],
    rows: scale.toSorted((a, b) => b.value - a.value).map((step) => cells({ ...words(String(step.value)), names: true }, words(step.word))),
  };
}

function levelTable(picture: MatrixPicture, width: number, counted: boolean): Table {
  const count = (number: number): Cell[] => counted ? [words(String(number))] : [];
  const rows: Row[] = picture.levels.map(({ level, range, count: number }) => cells(
    { ...cell(line({ kind: 'swatch', step: level.step, word: level.word })), names: true },
    words(range === null ? '–' : range.from === range.to ? String(range.from) : `${range.from}–${range.to}`),
    ...count(number),
  ));
  if (counted) {
    if (picture.outside.length > 0) rows.push(cells({ ...words(paperText.unrated), names: true }, words('–'), words(String(picture.outside.length))));
    rows.push({ kind: 'cells', total: true, cells: [{ ...cell(line(text(paperText.all, 'strong'))), names: true }, words(''), cell(line(text(String(picture.total), 'strong')))] });
  }
  return {
    kind: 'table', name: paperText.levels, look: 'plain',
    columns: [
      { heading: paperText.level, width: counted ? width - 44 : width - 30, align: 'start' },
      { heading: paperText.riskValues, width: counted ? 26 : 30, align: 'start' },
      ...(counted ? [{ heading: matrixText.count, width: 18, align: 'end' as const }] : []),
    ],
    rows,
  };
}

export function matrixBlocks(content: YearContent): Block[] {
  const picture = matrix(content);
  const width = textWidth - matrixWidth - besideGap;
  return [
    heading(1, paperText.matrixHeading, true),
    {
      kind: 'beside',
      columns: [
        {
          width: matrixWidth,
          blocks: [
            { kind: 'matrix', picture, alternative: matrixAlternative(picture) },
            paragraph(`${matrixSentence(picture)} ${paperText.matrixNote(picture.likelihoodWord, picture.consequenceWord)}`, 'muted'),
            ...(picture.outside.length === 0 ? [] : [paragraph(paperText.matrixOutside(picture.outside.map((event) => event.label)))]),
          ],
        },
        { width, blocks: [heading(2, paperText.levels), levelTable(picture, width, true), ...planList(content, width)] },
      ],
    },
  ];
}

function planList(content: YearContent, width: number): Block[] {
  const chosen = content.events.filter((event) => inPlan(content, event) === true)
    .toSorted((a, b) => (valueOf(b) ?? 0) - (valueOf(a) ?? 0) || a.position - b.position);
  const height = chosen.reduce((sum, event) => sum + 1.7 + 4.25 * Math.ceil(event.text.length / lettersBesideMatrix), 0);
  const outside = chosen.some((event) => levelOf(content.method, event) === null);
  if (chosen.length === 0) return [];
  if (outside || height > roomBesideMatrix - 6.4 * (content.method.levels.length - 3)) {
    const labels = chosen.map((event) => event.label ?? paperText.noNumber).toSorted(swedishOrder);
    return [heading(2, paperText.inPlanHeading(chosen.length)), paragraph(paperText.inPlanNumbers(labels))];
  }
  return [
    heading(2, paperText.inPlanHeading(chosen.length)),
    {
      kind: 'table', name: paperText.inPlanHeading(chosen.length), look: 'plain',
      columns: [
        { heading: paperText.number, width: 9, align: 'end' },
        { heading: paperText.event, width: width - 34, align: 'start' },
        { heading: paperText.riskValue, width: 25, align: 'start' },
      ],
      rows: chosen.map((event) => cells({ ...words(event.label ?? paperText.noNumber), names: true }, words(event.text), ratingCell(content, event, false))),
    },
  ];
}

/** Risk value with its level; says so where there is none. */
export function ratingCell(content: YearContent, rating: { readonly likelihood: number | null; readonly consequence: number | null }, filled: boolean): Cell {
  const level = levelOf(content.method, rating);
  const value = rating.likelihood === null || rating.consequence === null ? null : rating.likelihood * rating.consequence;
  if (level !== null) return cell(line({ kind: 'level', step: level.step, value, word: level.word, filled: filled && level.step >= 4 }));
  if (value === null) return cell(line(text(paperText.notRated, 'regular', 'muted')));
  const outside = !onScale(content.method.likelihood, rating.likelihood ?? 0) || !onScale(content.method.consequence, rating.consequence ?? 0);
  return cell(line(text(String(value), 'strong')), ...(outside ? [line(text(paperText.outsideScale, 'regular', 'muted'))] : []));
}
