import type { Day } from '../domain/day.ts';
import type { FollowupContent } from '../domain/followup/content.ts';
import { draftedIntroduction, draftedMeasure, draftedResult } from '../text/followup.ts';

/** A follow-up that nobody has begun, with the texts that it would be begun with; nothing is written down. */
export function draftedContent(content: FollowupContent, today: Day): FollowupContent {
  return {
    ...content, introduction: draftedIntroduction(content), rows: content.rows.map((row) => ({ ...row, result: draftedResult(row, today) })), measures: content.measures.map((measure) => ({ ...measure, result: draftedMeasure(measure) })),
  };
}
