/** The method (bedömningsmodell): scales, levels, thresholds and treatments as versioned data. No 5, 9 or 12 stands in code elsewhere. */

import type { SampleLevel } from '../control/sampleLevel.ts';

export interface ScaleStep { readonly value: number; readonly word: string }

export type LevelStep = 1 | 2 | 3 | 4 | 5;
/** A level's `step` picks colour and shape from the palette: 1 ring … 5 square, darker is worse. */
export interface Level { readonly id: string; readonly word: string; readonly step: LevelStep }

/** Levels by risk value (each band starts `from`, ascending) or cell by cell (`cells[likelihood-1][consequence-1]` = level id). */
export type LevelRule =
  | { readonly kind: 'bands'; readonly bands: readonly { readonly from: number; readonly level: string }[] }
  | { readonly kind: 'cells'; readonly cells: readonly (readonly string[])[] };

/** How an event is handled. `plan`/`measure` say what the treatment promises. */
export interface Treatment {
  readonly id: string;
  readonly word: string;
  readonly plan: boolean;
  readonly measure: boolean;
  readonly accepts: boolean;
  readonly needsReason: boolean;
}

/** A level of grouping above the event, named by the municipality; `role` ties it to the columns of other papers. */
export interface GroupingLevel { readonly role: 'goal' | 'process' | 'workMethod' | 'other'; readonly word: string; readonly plural: string }

export interface Method {
  readonly key: string;
  readonly version: number;
  readonly name: string;
  /** Zero to three levels, outermost first. */
  readonly grouping: readonly GroupingLevel[];
  readonly usesSystematicControls: boolean;
  readonly likelihoodWord: string;
  readonly consequenceWord: string;
  readonly likelihood: readonly ScaleStep[];
  readonly consequence: readonly ScaleStep[];
  readonly levels: readonly Level[];
  readonly levelRule: LevelRule;
  /** From this risk value the event must be handled; null = by judgement. */
  readonly measureFrom: number | null;
  /** What handles an event at or over `measureFrom`. */
  readonly handledBy: 'measure' | 'reviewOrMeasure';
  /** From this risk value the event must be in the plan; null = by judgement. */
  readonly planFrom: number | null;
  /** The reason when a board has thresholds of its own. */
  readonly thresholdReason: string;
  readonly treatments: readonly Treatment[];
  /** True where the plan holds measures beside reviews. */
  readonly planHasMeasures: boolean;
  readonly ratesBeforeControls: boolean;
  readonly resultWords: readonly string[];
  /** How closely a control is looked at, by word; absent where the method was saved before these were its data. */
  readonly sampleLevels?: readonly SampleLevel[];
  /** Which checks of the board's own system are demanded; a rule not named here is on. */
  readonly checksOff: readonly string[];
}

export interface Rating { readonly likelihood: number | null; readonly consequence: number | null }

/** Likelihood times consequence, or null while either is unknown. Never rounded, never averaged. */
export function riskValue(rating: Rating): number | null {
  return rating.likelihood === null || rating.consequence === null ? null : rating.likelihood * rating.consequence;
}

/** The level of a rating by the method, or null when it is unrated or outside the scales. */
export function levelOf(method: Method, rating: Rating): Level | null {
  const { likelihood, consequence } = rating;
  if (likelihood === null || consequence === null) return null;
  if (!onScale(method.likelihood, likelihood) || !onScale(method.consequence, consequence)) return null;
  const id = method.levelRule.kind === 'cells'
    ? method.levelRule.cells[likelihood - 1]?.[consequence - 1]
    : method.levelRule.bands.filter((band) => band.from <= likelihood * consequence).at(-1)?.level;
  return method.levels.find((level) => level.id === id) ?? null;
}

export function onScale(scale: readonly ScaleStep[], value: number): boolean {
  return scale.some((step) => step.value === value);
}

export function wordOf(scale: readonly ScaleStep[], value: number | null): string {
  return scale.find((step) => step.value === value)?.word ?? '';
}

export function treatmentOf(method: Method, id: string | null): Treatment | null {
  return method.treatments.find((treatment) => treatment.id === id) ?? null;
}
