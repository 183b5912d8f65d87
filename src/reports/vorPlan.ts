import { paperText } from '../text/paper.ts';
import type { PaperDocument } from './model.ts';
import type { VorPlanInput } from './paperInput.ts';
import { sectionsOf } from './sections.ts';
import { footerOf, statusBlocks, statusLine } from './status.ts';
import { analysisBlocks } from './vorPlanAnalysis.ts';
import { matrixBlocks, methodBlocks } from './vorPlanMethod.ts';
import { planBlocks } from './vorPlanPlan.ts';
import { acceptedBlocks, findingBlocks, measureBlocks, questionBlocks } from './vorPlanRest.ts';

/** "VoR och internkontrollplan" as a document: every row and every character of the year's content is in it. */
export function vorPlanDocument(input: VorPlanInput): PaperDocument {
  const { content } = input;
  const sections = sectionsOf(content);
  const title = paperText.title(content.year);
  return {
    title,
    author: [content.board.name, content.municipality].filter((part) => part !== '').join(', '),
    subject: paperText.fileTitle(content.year),
    language: 'sv',
    header: { start: title, end: statusLine(input.status), draft: input.status.kind === 'draft' },
    footer: footerOf(content.municipality, content.board.name, input.caseNumber),
    blocks: [
      ...statusBlocks(content.board.name, input.status),
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
