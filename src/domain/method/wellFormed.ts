import { areSampleLevels } from '../control/sampleLevel.ts';
import type { Method } from './method.ts';

function isRecord(value: unknown): value is Record<string, unknown> { return typeof value === 'object' && value !== null && !Array.isArray(value); }
function isScale(value: unknown): boolean {
  return Array.isArray(value) && value.length >= 2 && value.length <= 10 && value.every((step, at) => isRecord(step) && step['value'] === at + 1 && typeof step['word'] === 'string' && step['word'] !== '');
}
function isThreshold(value: unknown): boolean { return value === null || (Number.isInteger(value) && (value as number) >= 1); }

/** The first part of a method that cannot be used, by its field's name, or null when the method is whole. */
export function methodProblem(value: unknown): keyof Method | null {
  if (!isRecord(value)) return 'key';
  if (typeof value['key'] !== 'string' || value['key'] === '') return 'key';
  if (typeof value['name'] !== 'string' || value['name'] === '') return 'name';
  if (!Array.isArray(value['grouping']) || value['grouping'].length > 3 || !value['grouping'].every((one) => isRecord(one) && typeof one['word'] === 'string' && ['goal', 'process', 'workMethod', 'other'].includes(String(one['role'])))) return 'grouping';
  if (!isScale(value['likelihood'])) return 'likelihood';
  if (!isScale(value['consequence'])) return 'consequence';
  const levels = value['levels'];
  if (!Array.isArray(levels) || levels.length < 2 || levels.length > 5 || !levels.every((one) => isRecord(one) && typeof one['id'] === 'string' && typeof one['word'] === 'string' && [1, 2, 3, 4, 5].includes(Number(one['step'])))) return 'levels';
  const ids = new Set(levels.map((one) => (one as { id: string }).id));
  const rule = value['levelRule'];
  if (!isRecord(rule)) return 'levelRule';
  if (rule['kind'] === 'bands') {
    const bands = rule['bands'];
    if (!Array.isArray(bands) || bands.length === 0 || !bands.every((band, at) => isRecord(band) && Number.isInteger(band['from']) && ids.has(String(band['level'])) && (at === 0 ? band['from'] === 1 : Number(band['from']) > Number((bands[at - 1] as { from: number }).from)))) return 'levelRule';
  } else if (rule['kind'] === 'cells') {
    const cells = rule['cells'];
    if (!Array.isArray(cells) || cells.length !== (value['likelihood'] as unknown[]).length || !cells.every((row) => Array.isArray(row) && row.length === (value['consequence'] as unknown[]).length && row.every((id) => ids.has(String(id))))) return 'levelRule';
  } else return 'levelRule';
  if (!isThreshold(value['measureFrom'])) return 'measureFrom';
  if (!isThreshold(value['planFrom'])) return 'planFrom';
  if (value['handledBy'] !== 'measure' && value['handledBy'] !== 'reviewOrMeasure') return 'handledBy';
  const treatments = value['treatments'];
  if (!Array.isArray(treatments) || !treatments.every((one) => isRecord(one) && typeof one['id'] === 'string' && typeof one['word'] === 'string' && ['plan', 'measure', 'accepts', 'needsReason'].every((flag) => typeof one[flag] === 'boolean'))) return 'treatments';
  if (!treatments.some((one) => (one as { plan: boolean }).plan) || !treatments.some((one) => !(one as { plan: boolean }).plan)) return 'treatments';
  for (const flag of ['usesSystematicControls', 'planHasMeasures', 'ratesBeforeControls'] as const) if (typeof value[flag] !== 'boolean') return flag;
  for (const word of ['likelihoodWord', 'consequenceWord'] as const) if (typeof value[word] !== 'string' || value[word] === '') return word;
  for (const list of ['resultWords', 'checksOff'] as const) if (!Array.isArray(value[list]) || !(value[list] as unknown[]).every((one) => typeof one === 'string')) return list;
  if (value['sampleLevels'] !== undefined && !areSampleLevels(value['sampleLevels'])) return 'sampleLevels';
  return null;
}
