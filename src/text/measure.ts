/** Words of recommendations, used by screen and paper alike. Those of measures stand in words.ts and measureWords.ts. */
import type { RegisterObject } from '../domain/measure/change.ts';
import { effects, recommendationStates, type RecommendationKind, type RecommendationSource, type RecommendationState } from '../domain/measure/register.ts';
import { effectWords } from './measureWords.ts';

export const recommendationSourceWords: Readonly<Record<RecommendationSource, string>> = {
  auditors: 'Revisorerna', dataProtectionOfficer: 'Dataskyddsombudet', supervision: 'Tillsynsmyndighet', internalAudit: 'Internrevisionen', other: 'Någon annan',
};
export const recommendationKindWords: Readonly<Record<RecommendationKind, string>> = { recommendation: 'Rekommendation', remark: 'Anmärkning' };
export const recommendationStateWords: Readonly<Record<RecommendationState, string>> = { open: 'Inte påbörjad', inProgress: 'Pågår', done: 'Genomförd', notFollowed: 'Följs inte' };

/** Fields of the register as the log names them, beside those that a year's draft has too. */
export const registerTrailWords: Readonly<Record<RegisterObject, Readonly<Record<string, string>>>> = {
  measure: { effect: 'effekten', mends: 'vad den åtgärdar', note: 'noteringen' },
  recommendation: {
    source: 'vem den kom från', sourceName: 'granskningens namn', kind: 'slaget', caseNumber: 'diarienumret', receivedOn: 'dagen den kom', text: 'rekommendationen', statement: 'yttrandet', statementDue: 'sista dagen för yttrande',
    statementOn: 'dagen yttrandet lämnades', owner: 'ansvarig', status: 'läget', statusReason: 'skälet till läget', after: 'hur det står till',
  },
};

/** A value of the register in words; null where it says itself what it is. */
export function registerValueWords(object: RegisterObject, field: string, value: unknown): string | null {
  const code = String(value);
  const coded: Readonly<Record<string, string>> = object === 'measure' ? {} : field === 'source' ? recommendationSourceWords : field === 'kind' ? recommendationKindWords : field === 'status' ? recommendationStateWords : {};
  if (Object.hasOwn(coded, code)) return coded[code] ?? null;
  if (typeof value !== 'object' || value === null) return null;
  const parts = value as Readonly<Record<string, unknown>>;
  const note = typeof parts['note'] === 'string' && parts['note'] !== '' ? `. ${parts['note']}` : '';
  if (field === 'effect') return `${effects.flatMap((one) => (one === parts['found'] ? [effectWords[one]] : [])).join('')}${note}`;
  if (field === 'after') return `${recommendationStates.flatMap((one) => (one === parts['state'] ? [recommendationStateWords[one]] : [])).join('')}${note}`;
  if (field === 'mends') return parts['kind'] === 'occasion' ? 'en kontroll' : parts['kind'] === 'recommendation' ? 'en rekommendation' : 'en avvikelse';
  return null;
}
