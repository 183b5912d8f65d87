/** What the fields of a year's rows are called inside a sentence: in the log, in a conflict. */
import type { ChangeableObject, fields } from '../domain/year/change.ts';

type FieldWords = { readonly [Kind in ChangeableObject]: Readonly<Record<keyof (typeof fields)[Kind], string>> };

export const fieldWords: FieldWords = {
  year: { introduction: 'inledningen', caseNumber: 'diarienumret', recipients: 'mottagarna' },
  group: { title: 'rubriken', parentId: 'platsen', position: 'ordningen' },
  control: { text: 'texten', groupId: 'platsen', covers: 'vilka händelser den täcker', position: 'ordningen' },
  event: {
    groupId: 'platsen', position: 'ordningen', label: 'numret', text: 'den oönskade händelsen', explanation: 'förklaringen', category: 'kategorin', riskOwner: 'riskansvarig',
    origin: 'ursprunget', department: 'avdelningen', likelihood: 'sannolikheten', consequence: 'konsekvensen', ratingReason: 'skälet till värderingen', printedValue: 'det tryckta riskvärdet',
    ratedOn: 'dagen för värderingen', review: 'omprövningen', treatment: 'hanteringen', treatmentReason: 'skälet till hanteringen', acceptedUntil: 'hur länge den accepteras',
    indicator: 'indikatorn', councilTarget: 'fullmäktiges mål', boardTarget: 'nämndens mål', routine: 'om det finns en rutin', runningChecks: 'de löpande kontrollerna', activityText: 'aktiviteten', continues: 'vad den fortsätter från förra året',
  },
  activity: {
    position: 'ordningen', eventIds: 'händelserna', text: 'kontrollaktiviteten', purpose: 'syftet', scope: 'omfattningen', kind: 'slaget', populationSource: 'varifrån urvalet tas', proposedSample: 'det föreslagna stickprovet',
    owner: 'kontrollansvarig', performers: 'utförarna', places: 'platserna', frequency: 'frekvensen', reportedWhen: 'när det rapporteras', extra: 'egna kolumner',
  },
  measure: { position: 'ordningen', title: 'rubriken', responsible: 'ansvarig', start: 'startdagen', end: 'slutdagen', status: 'läget', statusReason: 'skälet till läget', eventIds: 'händelserna' },
  answer: { eventIds: 'händelserna', reason: 'skälet' },
};
