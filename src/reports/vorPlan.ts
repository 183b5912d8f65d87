import { paperText } from '../text/paper.ts';
import type { Block, PaperDocument } from './model.ts';
import { paragraph } from './model.ts';
import type { PaperStatus, VorPlanInput } from './paperInput.ts';
import { sectionsOf } from './sections.ts';
import { analysisBlocks } from './vorPlanAnalysis.ts';
import { matrixBlocks, methodBlocks } from './vorPlanMethod.ts';
import { planBlocks } from './vorPlanPlan.ts';
import { acceptedBlocks, findingBlocks, measureBlocks, questionBlocks } from './vorPlanRest.ts';

/** "VoR och internkontrollplan" as a document: every row and every character of the year's content is in it. */
export function vorPlanDocument(input: VorPlanInput): PaperDocument {
  const { content } = input;
  const sections = sectionsOf(content);
  const title = paperText.title(content.year);
  const footer = [content.municipality, content.board.name, input.caseNumber === null || input.caseNumber.trim() === '' ? '' : paperText.caseNumber(input.caseNumber)];
  return {
    title,
    author: [content.board.name, content.municipality].filter((part) => part !== '').join(', '),
    subject: paperText.fileTitle(content.year),
    language: 'sv',
    header: { start: title, end: statusLine(input.status), draft: input.status.kind === 'draft' },
    footer: footer.filter((part) => part !== '').join(' · '),
    blocks: [
      ...statusBlocks(input),
      ...methodBlocks(content),
      ...matrixBlocks(content),
      ...analysisBlocks(content, sections),
      ...planBlocks(content, sections),
      ...measureBlocks(content),
      ...acceptedBlocks(content),
      ...questionBlocks(content),
      ...findingBlocks(input.findingsNoted, input.overridden),
    ],
  };
}

function statusLine(status: PaperStatus): string {
  switch (status.kind) {
    case 'draft': return paperText.draft(status.day);
    case 'submitted': return paperText.submitted(status.day);
    case 'decided': return [paperText.decided(status.minutesItem, status.meeting), status.adjusted === null ? paperText.notAdjusted : ''].filter((part) => part !== '').join(', ');
  }
}

function statusBlocks({ content, status }: VorPlanInput): Block[] {
  switch (status.kind) {
    case 'draft': return [paragraph(paperText.draftNote(status.day), 'muted')];
    case 'submitted': return [paragraph(paperText.submittedNote(status), 'muted'), paragraph(paperText.checksum(status.checksum), 'muted')];
    case 'decided': return [
      paragraph(paperText.decidedNote({ ...status, board: content.board.name }), 'muted'),
      paragraph(paperText.checksum(status.checksum), 'muted'),
      ...(status.checkpoint === null ? [] : [paragraph(paperText.checkpoint(status.checkpoint), 'muted')]),
    ];
  }
}
