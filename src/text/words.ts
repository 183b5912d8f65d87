/** Words for the domain's states and codes, used by screen and paper alike. Each table is exhaustive over its codes. */
import type { IrregularityQuestion, Origin, ReviewState } from '../domain/risk/analysis.ts';
import type { FrequencyCode, Measure } from '../domain/plan/plan.ts';
import type { DifferenceKind, ComparedObject } from '../domain/year/compare.ts';

export const reviewWords: Record<ReviewState, string> = {
  carried: 'Ej omprövad', unchanged: 'Omprövad, oförändrad', changed: 'Ändrad', new: 'Ny',
};

export const originWords: Record<Origin, string> = { own: 'Egen', department: 'Lyft från avdelning', common: 'Kommungemensam (G)' };

/** How often, as a paper prints it when the row has no words of its own. */
export const frequencyWords: Record<FrequencyCode, string> = {
  month: 'Varje månad', quarter: 'Varje kvartal', tertial: 'Varje tertial', halfYear: 'Varje halvår', year: 'Varje år', continuous: 'Löpande', onOccasion: 'Vid behov',
};

export const measureStatusWords: Record<Measure['status'], string> = { notStarted: 'Inte påbörjad', inProgress: 'Pågår', done: 'Klar', cancelled: 'Avbruten' };

/** Said where a treatment is not chosen, or is one that the method no longer has. */
export const noTreatmentWord = 'Inte vald';

export const irregularityWords: Record<IrregularityQuestion, { readonly title: string; readonly question: string }> = {
  conflictOfInterest: { title: 'Jäv', question: 'Kan någon handlägga eller besluta i ett ärende där hen är jävig?' },
  secondaryEmployment: { title: 'Bisyssla', question: 'Kan en bisyssla skada förtroendet eller arbetet utan att det märks?' },
  giftsAndBribes: { title: 'Gåvor och mutor', question: 'Kan någon ta emot eller ge en otillåten förmån?' },
  approvalAndPayment: { title: 'Attest och utbetalning', question: 'Kan pengar betalas ut utan rätt attest eller till fel mottagare?' },
  purchasing: { title: 'Inköp och direktupphandling', question: 'Kan inköp gynna en leverantör eller gå förbi upphandlingsreglerna?' },
  salary: { title: 'Lön och ersättning', question: 'Kan lön eller ersättning betalas ut som inte ska betalas?' },
  grants: { title: 'Bidrag och föreningsstöd', question: 'Kan bidrag betalas ut på felaktiga uppgifter eller användas till annat?' },
  relatedParties: { title: 'Närstående', question: 'Kan affärer eller beslut gynna närstående?' },
  accessRights: { title: 'Behörigheter', question: 'Kan någon utnyttja en behörighet som hen inte borde ha?' },
  undueInfluence: { title: 'Otillåten påverkan', question: 'Kan hot, vänskap eller påtryckning styra ett beslut?' },
};

export const monthWords = [
  'januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december',
] as const;

export const differenceWords: Record<DifferenceKind, string> = {
  new: 'Ny', gone: 'Borttagen', renumbered: 'Nytt nummer', 're-rated': 'Ändrad värdering', movedIn: 'Ny i planen', movedOut: 'Tagen ur planen',
  reworded: 'Ändrad text', rehandled: 'Ändrad hantering', reassigned: 'Ny ansvarig', rescheduled: 'Ändrad frekvens',
};

export const comparedObjectWords: Record<ComparedObject, string> = {
  event: 'Händelse', activity: 'Kontrollaktivitet', control: 'Systematisk kontroll', group: 'Rubrik',
};
