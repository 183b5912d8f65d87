import { irregularityQuestions } from '../domain/risk/analysis.ts';
import { treatmentOf } from '../domain/method/method.ts';
import type { YearContent } from '../domain/year/content.ts';
import { paperText } from '../text/paper.ts';
import { irregularityWords } from '../text/words.ts';
import type { Block, Cell } from './model.ts';
import { cell, cells, heading, line, paragraph, small, text, textWidth, words } from './model.ts';
import { byPosition } from './sections.ts';
import type { PrintedNote } from './paperInput.ts';
import { ratingCell } from './vorPlanMethod.ts';

function muted(content: string): Cell {
  return cell(line(text(content, 'regular', 'muted')));
}

/** Measures are told of where the method has them in the plan, and wherever there are any. */
export function measureBlocks(content: YearContent): Block[] {
  if (content.measures.length === 0) return content.method.planHasMeasures ? [heading(2, paperText.measuresHeading), paragraph(paperText.noMeasures)] : [];
  const labels = new Map(content.events.map((event) => [event.id, event.label ?? paperText.noNumber]));
  return [
    heading(2, paperText.measuresHeading),
    {
      kind: 'table', name: paperText.measuresHeading, look: 'ruled',
      columns: [
        { heading: paperText.measure, width: 112, align: 'start' }, { heading: paperText.mends, width: 30, align: 'start' }, { heading: paperText.responsible, width: 47, align: 'start' },
        { heading: paperText.start, width: 23, align: 'start' }, { heading: paperText.end, width: 24, align: 'start' }, { heading: paperText.status, width: 33, align: 'start' },
      ],
      rows: byPosition(content.measures).map((measure) => cells(
        { ...words(measure.title), names: true }, words(measure.eventIds.flatMap((id) => labels.get(id) ?? []).join(', ') || paperText.irrelevant),
        measure.responsible === null || measure.responsible.printed === '' ? muted(paperText.noOwner) : words(measure.responsible.printed),
        words(measure.start ?? paperText.irrelevant), words(measure.end ?? paperText.irrelevant),
        cell(line(text(paperText.measureStatus(measure.status))), ...(measure.statusReason === '' ? [] : [small(measure.statusReason)])),
      )),
    },
  ];
}

export function acceptedBlocks(content: YearContent): Block[] {
  const accepted = content.events.filter((event) => treatmentOf(content.method, event.treatment)?.accepts === true);
  if (accepted.length === 0) return [heading(1, paperText.acceptedHeading), paragraph(paperText.noAccepted)];
  return [
    heading(1, paperText.acceptedHeading),
    {
      kind: 'table', name: paperText.acceptedHeading, look: 'ruled',
      columns: [
        { heading: paperText.number, width: 13, align: 'end' }, { heading: paperText.event, width: 92, align: 'start' }, { heading: paperText.riskValue, width: 30, align: 'start' }, { heading: paperText.reason, width: textWidth - 135, align: 'start' },
      ],
      rows: byPosition(accepted).map((event) => cells(
        words(event.label ?? paperText.noNumber), { ...words(event.text), names: true }, ratingCell(content, event, true),
        cell(event.treatmentReason === '' ? line(text(paperText.noReason, 'regular', 'muted')) : line(text(event.treatmentReason)), ...(event.acceptedUntil === null ? [] : [small(paperText.acceptedUntil(event.acceptedUntil))])),
      )),
    },
  ];
}

export function questionBlocks(content: YearContent): Block[] {
  const labels = new Map(content.events.map((event) => [event.id, event.label ?? paperText.noNumber]));
  return [
    heading(1, paperText.questionsHeading),
    paragraph(paperText.questionsIntro),
    {
      kind: 'table', name: paperText.questionsHeading, look: 'ruled',
      columns: [{ heading: paperText.question, width: 70, align: 'start' }, { heading: paperText.answer, width: textWidth - 70, align: 'start' }],
      rows: irregularityQuestions.map((question) => {
        const answer = content.answers.find((each) => each.question === question);
        const found = answer?.eventIds.flatMap((id) => labels.get(id) ?? []) ?? [];
        const lines = [
          ...(found.length === 0 ? [] : [line(text(paperText.answerEvents(found)))]),
          ...(answer === undefined || answer.reason === '' ? [] : [line(text(found.length === 0 ? paperText.answerNone(answer.reason) : answer.reason))]),
        ];
        return cells({ ...words(irregularityWords[question].title), names: true }, lines.length === 0 ? muted(paperText.notAnswered) : cell(...lines));
      }),
    },
  ];
}

export function findingBlocks(noted: readonly PrintedNote[], overridden: readonly PrintedNote[]): Block[] {
  return [
    ...(overridden.length === 0 ? [] : [heading(1, paperText.overriddenHeading), noteTable(paperText.overriddenHeading, paperText.overriddenReason, overridden)]),
    heading(1, paperText.findingsHeading),
    noted.length === 0 ? paragraph(paperText.noFindings) : noteTable(paperText.findingsHeading, paperText.noteReason, noted),
  ];
}

function noteTable(name: string, reasonHeading: string, notes: readonly PrintedNote[]): Block {
  return {
    kind: 'table', name, look: 'ruled',
    columns: [{ heading: paperText.finding, width: 90, align: 'start' }, { heading: paperText.rows, width: 54, align: 'start' }, { heading: reasonHeading, width: textWidth - 144, align: 'start' }],
    rows: notes.map((note) => cells({ ...words(note.title), names: true }, words(note.numbers.length === 0 ? paperText.irrelevant : note.numbers.join(', ')), note.reason === '' ? muted(paperText.noReason) : words(note.reason))),
  };
}
