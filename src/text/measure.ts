/** Words of recommendations, used by screen and paper alike. Those of measures stand in words.ts and measureWords.ts. */
import type { RecommendationKind, RecommendationSource, RecommendationState } from '../domain/measure/register.ts';

export const recommendationSourceWords: Readonly<Record<RecommendationSource, string>> = {
  auditors: 'Revisorerna', dataProtectionOfficer: 'Dataskyddsombudet', supervision: 'Tillsynsmyndighet', internalAudit: 'Internrevisionen', other: 'Någon annan',
};
export const recommendationKindWords: Readonly<Record<RecommendationKind, string>> = { recommendation: 'Rekommendation', remark: 'Anmärkning' };
export const recommendationStateWords: Readonly<Record<RecommendationState, string>> = { open: 'Inte påbörjad', inProgress: 'Pågår', done: 'Genomförd', notFollowed: 'Följs inte' };
