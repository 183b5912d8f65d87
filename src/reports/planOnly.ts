import { paperText } from '../text/paper.ts';
import type { PaperDocument } from './model.ts';
import type { VorPlanInput } from './paperInput.ts';
import { sectionsOf } from './sections.ts';
import { footerOf, statusBlocks, statusLine } from './status.ts';
import { planBlocks } from './vorPlanPlan.ts';
import { measureBlocks } from './vorPlanRest.ts';

/** The internal control plan alone (IKP): what the board's units and performers need, without the analysis behind it. */
export function planOnly(input: VorPlanInput): PaperDocument {
  const { content } = input;
  const title = paperText.planHeading(content.year);
  return {
    title, author: [content.board.name, content.municipality].filter((part) => part !== '').join(', '), subject: title, language: 'sv',
    header: { start: title, end: statusLine(input.status), draft: input.status.kind === 'draft' },
    footer: footerOf(content.municipality, content.board.name, input.caseNumber),
    blocks: [...statusBlocks(content.board.name, input.status), ...planBlocks(content, sectionsOf(content)).map((block) => (block.kind === 'heading' ? { ...block, startsPage: false } : block)), ...measureBlocks(content)],
  };
}
