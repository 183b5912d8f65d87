import type { Method, Treatment } from './method.ts';

const treatments: readonly Treatment[] = [
  { id: 'analysisOnly', word: 'Endast analys', plan: false, measure: false, accepts: false, needsReason: false },
  { id: 'plan', word: 'I planen', plan: true, measure: false, accepts: false, needsReason: false },
  { id: 'measure', word: 'Åtgärd', plan: false, measure: true, accepts: false, needsReason: false },
  { id: 'planAndMeasure', word: 'I planen och åtgärd', plan: true, measure: true, accepts: false, needsReason: false },
  { id: 'accept', word: 'Accepteras', plan: false, measure: false, accepts: true, needsReason: true },
  { id: 'watch', word: 'Bevakas', plan: false, measure: false, accepts: false, needsReason: true },
];

const resultWords = ['Utan anmärkning', 'Mindre avvikelse', 'Väsentlig avvikelse'];

/** Goal › process › way of working; 5 × 5; a measure from 9, in the plan from 12. */
export const fiveByFive: Method = {
  key: '5x5', version: 1, name: 'Fem gånger fem',
  grouping: [
    { role: 'goal', word: 'KF:s mål för verksamhetsområdet', plural: 'mål' },
    { role: 'process', word: 'Process', plural: 'processer' },
    { role: 'workMethod', word: 'Arbetssätt', plural: 'arbetssätt' },
  ],
  usesSystematicControls: true,
  likelihoodWord: 'Sannolikhet', consequenceWord: 'Konsekvens',
  likelihood: ['Osannolikt', 'Mindre sannolikt', 'Möjlig', 'Sannolikt', 'Mycket sannolikt'].map((word, at) => ({ value: at + 1, word })),
  consequence: ['Försumbar', 'Lindrig', 'Kännbar', 'Allvarlig', 'Mycket allvarlig'].map((word, at) => ({ value: at + 1, word })),
  levels: [{ id: 'low', word: 'Låg', step: 1 }, { id: 'medium', word: 'Medium', step: 3 }, { id: 'critical', word: 'Kritisk', step: 5 }],
  levelRule: { kind: 'bands', bands: [{ from: 1, level: 'low' }, { from: 5, level: 'medium' }, { from: 12, level: 'critical' }] },
  measureFrom: 9, handledBy: 'measure', planFrom: 12, thresholdReason: '',
  treatments, planHasMeasures: false, ratesBeforeControls: false, resultWords, checksOff: [],
};

/** Process only; 4 × 4; a review or a measure from 9, the plan by judgement with a reason. */
export const fourByFour: Method = {
  ...fiveByFive,
  key: '4x4', name: 'Fyra gånger fyra',
  grouping: [{ role: 'process', word: 'Process', plural: 'processer' }],
  usesSystematicControls: false,
  likelihood: ['Osannolik', 'Mindre sannolik', 'Möjlig', 'Sannolik'].map((word, at) => ({ value: at + 1, word })),
  consequence: ['Försumbar', 'Lindrig', 'Kännbar', 'Allvarlig'].map((word, at) => ({ value: at + 1, word })),
  levels: [{ id: 'low', word: 'Låg', step: 1 }, { id: 'medium', word: 'Medel', step: 3 }, { id: 'high', word: 'Högrisk', step: 5 }],
  levelRule: { kind: 'bands', bands: [{ from: 1, level: 'low' }, { from: 4, level: 'medium' }, { from: 9, level: 'high' }] },
  handledBy: 'reviewOrMeasure', planFrom: null, planHasMeasures: true,
};

export const deliveredMethods: readonly Method[] = [fiveByFive, fourByFour];
