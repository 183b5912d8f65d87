import type { Day } from '../day.ts';
import { isLateMeasure } from '../measure/register.ts';
import type { FollowupContent, FollowupPlanRow } from './content.ts';
import { together, type Figures } from './figures.ts';
import { judgements, type Judgement } from './followup.ts';

/** The figures that a judgement rests on, each of which the screen and the paper can show. */
export interface JudgementGrounds {
  readonly figures: Figures;
  readonly rows: number;
  /** Plan rows with at least one performed control. */
  readonly rowsPerformed: number;
  /** Plan rows with a control of the gravest conclusion. */
  readonly rowsMaterial: number;
  readonly unexplained: number;
  readonly lateMeasures: number;
}

/** True when a performed control of the row has the method's gravest result word. */
export function isMaterial(content: FollowupContent, row: FollowupPlanRow): boolean {
  const gravest = content.method.resultWords.at(-1);
  return gravest !== undefined && content.method.resultWords.length > 1 && (row.figures.conclusions[gravest] ?? 0) > 0;
}

export function groundsOf(content: FollowupContent, today: Day): JudgementGrounds {
  return {
    figures: together(content.rows.map((row) => row.figures)),
    rows: content.rows.length,
    rowsPerformed: content.rows.filter((row) => row.figures.performed > 0).length,
    rowsMaterial: content.rows.filter((row) => isMaterial(content, row)).length,
    unexplained: content.rows.reduce((total, row) => total + row.figures.late, 0),
    lateMeasures: content.measures.filter((measure) => isLateMeasure(measure, today)).length,
  };
}

/**
 * What the figures alone would say; the director decides what is proposed, the board what holds.
 * - insufficient: half or more of the planned controls were not performed, or a third or more of the plan's rows have a material deviation;
 * - partly: a material deviation anywhere, a control that is late without a reason, a tenth or more not performed, or a late measure;
 * - sufficient: otherwise, when something was performed.
 * The shares are good practice, not law: the law asks for a judgement, not for figures (KL 6 kap. 6 §).
 */
export function proposedJudgement(grounds: JudgementGrounds): Judgement {
  const { planned, performed } = grounds.figures;
  const left = planned - performed;
  if ((planned > 0 && left * 2 >= planned) || (grounds.rows > 0 && grounds.rowsMaterial * 3 >= grounds.rows)) return 'insufficient';
  if (grounds.rowsMaterial > 0 || grounds.unexplained > 0 || left * 10 >= Math.max(1, planned) || grounds.lateMeasures > 0) return 'partly';
  return planned === 0 ? 'partly' : 'sufficient';
}

/** True when a judgement is better than another. */
export function isBetter(one: Judgement, other: Judgement): boolean {
  return judgements.indexOf(one) < judgements.indexOf(other);
}
