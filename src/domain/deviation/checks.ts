import type { Finding } from '../finding.ts';
import { finding, shortened } from '../year/checks-lens.ts';

/** A material deviation of the board's register. The closed ones are not here: their receivers are told where they stand. */
export interface OpenDeviation { readonly id: string; readonly title: string; readonly measures: number }

/** Material deviations demand measures (domain 7). */
export function deviationChecks(material: readonly OpenDeviation[], checksOff: readonly string[] = []): Finding[] {
  if (checksOff.includes('deviation.material-without-measure')) return [];
  return finding('deviation.material-without-measure', material.filter((one) => one.measures === 0).map((one) => ({ row: { kind: 'deviation' as const, id: one.id, label: shortened(one.title) }, about: [one.title] })));
}
