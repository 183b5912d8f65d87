import type { Finding } from '../finding.ts';
import { onScale, treatmentOf } from '../method/method.ts';
import { onlyOtherThanControl } from '../plan/checks-words.ts';
import { valueOf } from '../year/content.ts';
import type { Found, Lens } from '../year/checks-lens.ts';
import { blank, eventRow, finding } from '../year/checks-lens.ts';
import type { RiskEvent } from './analysis.ts';
import { irregularityQuestions } from './analysis.ts';

/** The rules of the analysis that need nothing but this year. */
export function riskChecks(lens: Lens): Finding[] {
  return [
    ...outsideScale(lens), ...notProduct(lens), ...numberMissing(lens), ...numberTwice(lens),
    ...notAssessed(lens), ...notHandled(lens), ...notReviewed(lens), ...acceptedWithoutReason(lens),
    ...irregularities(lens), ...commonNotHandled(lens), ...noRoutineOrControl(lens),
  ];
}

/** A likelihood or consequence that the method's scale does not have. */
function outsideScale(lens: Lens): Finding[] {
  const { method } = lens.content;
  const off = (event: RiskEvent): boolean =>
    (event.likelihood !== null && !onScale(method.likelihood, event.likelihood)) ||
    (event.consequence !== null && !onScale(method.consequence, event.consequence));
  return finding('risk.value-outside-scale', of(lens, off, (event) => [event.likelihood, event.consequence]), {
    likelihoodTo: method.likelihood.at(-1)?.value ?? null, consequenceTo: method.consequence.at(-1)?.value ?? null,
  });
}

/** The risk value that the paper printed is not likelihood times consequence. Silent while either is unknown. */
function notProduct(lens: Lens): Finding[] {
  const off = (event: RiskEvent): boolean => event.printedValue !== null && valueOf(event) !== null && event.printedValue !== valueOf(event);
  return finding('risk.value-not-product', of(lens, off, (event) => [event.likelihood, event.consequence, event.printedValue]));
}

/** No number to print. A document that numbers nothing at all is one finding about the whole. */
function numberMissing(lens: Lens): Finding[] {
  const found = of(lens, (event) => event.label === null || blank(event.label), (event) => [event.text]);
  return finding('risk.number-missing', found, { column: found.length > 0 && found.length === lens.events.length });
}

/** The same number on two events of the same analysis. Indicators and processes are analyses of their own, each numbered from 1. */
function numberTwice(lens: Lens): Finding[] {
  const key = (event: RiskEvent): string => `${event.kind} ${event.label?.trim() ?? ''}`;
  const counts = new Map<string, number>();
  for (const event of lens.events) counts.set(key(event), (counts.get(key(event)) ?? 0) + 1);
  const twice = (event: RiskEvent): boolean => event.label !== null && !blank(event.label) && (counts.get(key(event)) ?? 0) > 1;
  return finding('risk.number-twice', of(lens, twice, (event) => [event.label]));
}

/** Likelihood or consequence is missing. */
function notAssessed(lens: Lens): Finding[] {
  const found = of(lens, unrated, (event) => [event.text]);
  return finding('risk.not-assessed', found, { column: found.length > 1 && found.length === lens.events.length });
}

/**
 * Nobody has said how the event is handled: no treatment chosen, no plan row and no measure. Further, what the
 * treatment promises and the method wants, unless another rule tells it: a promised measure that is not there, and
 * where the method wants a review or a measure from its threshold, neither of them nor an acceptance.
 */
function notHandled(lens: Lens): Finding[] {
  const { method, layout } = lens.content;
  const unhandled = (event: RiskEvent): boolean => {
    const treatment = treatmentOf(method, event.treatment);
    if (lens.measuresOf(event).length > 0 || lens.activitiesOf(event).length > 0) return false;
    if (treatment === null) return true;
    if (treatment.plan || treatment.accepts) return false;
    const value = valueOf(event);
    const over = method.measureFrom !== null && value !== null && value >= method.measureFrom;
    if (over) return method.handledBy === 'reviewOrMeasure';
    return treatment.measure;
  };
  const found = of(lens, unhandled, (event) => [event.text, event.treatment, valueOf(event)]);
  const untold = lens.events.every((event) => event.treatment === null);
  return finding('risk.not-handled', found, { column: !layout.hasPlanColumn && untold, from: method.handledBy === 'reviewOrMeasure' ? method.measureFrom : null });
}

/** Carried from last year and not looked at since. An imported first year has nothing carried. */
function notReviewed(lens: Lens): Finding[] {
  return finding('risk.not-reviewed-this-year', of(lens, (event) => event.review === 'carried', (event) => [event.text, event.likelihood, event.consequence]), { total: lens.events.length });
}

/** The treatment accepts the risk and no reason is given. */
function acceptedWithoutReason(lens: Lens): Finding[] {
  const accepted = (event: RiskEvent): boolean => treatmentOf(lens.content.method, event.treatment)?.accepts === true && blank(event.treatmentReason);
  return finding('risk.accepted-without-reason', of(lens, accepted, (event) => [event.text, event.likelihood, event.consequence]));
}

/** The ten questions on irregularities: each is answered by an event of the analysis or by a reason why there is no material risk (KL 6:6). */
function irregularities(lens: Lens): Finding[] {
  const found: Found[] = irregularityQuestions.flatMap((question) => {
    const answered = lens.content.answers.some((answer) =>
      answer.question === question && (!blank(answer.reason) || answer.eventIds.some((id) => lens.eventById.has(id))));
    return answered ? [] : [{ row: { kind: 'question', id: question, label: question }, about: [] }];
  });
  return finding('risk.irregularities-not-considered', found, { column: found.length === irregularityQuestions.length, total: irregularityQuestions.length });
}

/** A common risk from the city office that the board has not both rated and handled. */
function commonNotHandled(lens: Lens): Finding[] {
  const open = (event: RiskEvent): boolean => event.origin === 'common' && (unrated(event) ||
    (treatmentOf(lens.content.method, event.treatment) === null && lens.activitiesOf(event).length === 0 && lens.measuresOf(event).length === 0));
  return finding('risk.common-not-handled', of(lens, open, (event) => [event.text]));
}

/**
 * The document says *Nej* on routine or running checks and nothing else handles the event: not in the plan, no
 * measure, no systematic control, and no activity beside it that does more than promise future work.
 */
function noRoutineOrControl(lens: Lens): Finding[] {
  const no = (text: string): boolean => /^nej(?!\p{L})/iu.test(text.trim());
  const bare = (event: RiskEvent): boolean => (no(event.routine) || no(event.runningChecks)) &&
    lens.planPlace(event) !== 'in' && lens.measuresOf(event).length === 0 && lens.controlsOf(event).every((control) => blank(control.text)) &&
    (blank(event.activityText) || onlyOtherThanControl(event.activityText) !== null);
  return finding('risk.no-routine-or-control', of(lens, bare, (event) => [event.text, event.routine, event.runningChecks]));
}

function unrated(event: RiskEvent): boolean {
  return event.likelihood === null || event.consequence === null;
}

function of(lens: Lens, test: (event: RiskEvent) => boolean, about: (event: RiskEvent) => Found['about']): Found[] {
  return lens.events.filter(test).map((event) => ({ row: eventRow(event), about: about(event) }));
}
