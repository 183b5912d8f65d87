import type { ChainControl, ChainRating, ChainView, ChainYear } from '../contract/chain.ts';
import type { CalendarOccasion } from '../domain/calendar/calendar.ts';
import { isLate } from '../domain/control/occasion.ts';
import { isMany, saysSomething } from '../domain/followup/listed.ts';
import { codeOf } from '../domain/followup/content.ts';
import { isClosed, isLateMeasure, type RegisterMeasure } from '../domain/measure/register.ts';
import { levelOf, riskValue, treatmentOf, wordOf, type Method, type Rating } from '../domain/method/method.ts';
import { ok, refuse } from '../domain/refusal.ts';
import { measuresOfChain, ofYear, type ChainEvent, type ChainFacts, type ChainOccasion } from '../domain/year/chain.ts';
import type { Day } from '../domain/day.ts';
import { notPerformedWords } from '../text/followup.ts';
import { followupPaper } from '../text/paperFollowup.ts';
import { frequencyWords } from '../text/words.ts';
import { chainText } from '../text/screenChain.ts';
import { calendarOf } from './followupContent.ts';
import type { UseCase } from './useCase.ts';
import { headOf } from './year.ts';


export const readChain: UseCase<'chain.read'> = {
  async act(context, input) {
    const head = await headOf(context, input);
    if (!head.ok) return head;
    const { store, today, may } = context;
    const { id, bodyId, bodyName } = head.value;
    const found = await store.chain(bodyId, id, input.eventId);
    if (!found) return refuse('object.not-found');
    // What somebody may not read elsewhere is not read here either.
    const facts: ChainFacts = { ...found, occasions: may('control.read', bodyId) ? found.occasions : [], ...(may('followup.read', bodyId) ? {} : { sections: [], followups: [] }) };
    const [register, people, calendar] = await Promise.all([store.register(bodyId), store.people(), calendarOf(context)]);
    const measures = may('measure.read', bodyId) ? measuresOfChain(register.measures, facts) : [];
    const names = new Map<string, string>(people.map((person) => [person.id, person.name]));
    const own = facts.events.find((event) => event.id === input.eventId);
    if (!own) return refuse('object.not-found');
    const titles = new Map(facts.planRows.map((row) => [row.id, row.title]));
    const nameOf = (code: string): string => calendar.find((one) => one.code === code)?.name ?? code;
    const shown = facts.events.flatMap((event, at) => (facts.events.findIndex((other) => other.year === event.year) === at ? [listed(facts.occasions.filter((one) => yearOf(one) === event.year))] : [])).flat();
    const view: ChainView = {
      boardId: bodyId, board: bodyName, year: input.year, eventId: input.eventId, label: own.label, text: own.text,
      groups: facts.groups.map((group) => ({ id: group.id, word: own.method.grouping[group.level]?.word ?? '', title: group.title })),
      systematicControls: facts.controls, likelihoodWord: own.method.likelihoodWord, consequenceWord: own.method.consequenceWord,
      years: facts.events.map((event) => chainYear(event, facts, measures, calendar)),
      planRows: facts.planRows.map(({ id: activityId, frequencyCode, ...row }) => ({ activityId, ...row, frequency: row.frequency || frequencyOfCode(frequencyCode) })),
      controls: shown.map((one) => control(one, titles, today)), controlsLeftOut: facts.occasions.length - shown.length,
      measures: measures.map((measure) => ({
        id: measure.id, title: measure.title, responsible: (measure.responsibleId === null ? undefined : names.get(measure.responsibleId)) ?? measure.responsible?.printed ?? '', end: measure.end, status: measure.status, statusReason: measure.statusReason,
        late: isLateMeasure(measure, today), closed: isClosed(measure), effect: measure.effect, fromControl: measure.links.some((link) => link.kind === 'occasion'),
      })),
      sections: facts.sections.flatMap((section) => (section.kind !== 'activity' || (section.result + section.analysis).trim() === '' ? [] : [{
        year: section.year, code: section.occasion, name: nameOf(section.occasion), subject: section.subject, title: titles.get(section.subject) ?? '', result: section.result, analysis: section.analysis, ready: section.ready,
      }])),
      judgements: facts.followups.flatMap(({ judgement, occasion, ...one }) => (judgement === null ? [] : [{ ...one, code: occasion, name: nameOf(occasion), judgement }])),
      decisions: facts.versions.map(({ year, document, head: version }) => {
        const code = codeOf(document);
        const followup = calendar.find((one) => one.code === code);
        return {
          year, code, name: code === null ? chainText.plan(year) : followup ? followupPaper.title(followup, year) : code, versionId: version.id, number: version.number, outcome: version.outcome, withdrawn: version.withdrawnAt !== null,
          submittedOn: version.submittedAt.slice(0, 10), decidedOn: version.decidedOn, minutesItem: version.minutesItem, adjustedOn: version.adjustedOn,
        };
      }),
      today,
    };
    return ok(view);
  },
};

function frequencyOfCode(code: string | null): string { return Object.entries(frequencyWords).find(([one]) => one === code)?.[1] ?? ''; }

/** Periods are named by their year first. */
function yearOf(one: ChainOccasion): number { return Number(one.occasion.period.code.slice(0, 4)); }

function listed(occasions: readonly ChainOccasion[]): readonly ChainOccasion[] {
  return isMany(occasions) ? occasions.filter(({ occasion }) => saysSomething(occasion)) : occasions;
}

function rating(method: Method, value: Rating, reason: string): ChainRating {
  return { likelihood: value.likelihood, consequence: value.consequence, likelihoodWord: wordOf(method.likelihood, value.likelihood), consequenceWord: wordOf(method.consequence, value.consequence), value: riskValue(value), level: levelOf(method, value), reason };
}

function chainYear(event: ChainEvent, facts: ChainFacts, measures: readonly RegisterMeasure[], calendar: readonly CalendarOccasion[]): ChainYear {
  const { method, year } = event;
  // The last follow-up that looked at the rating speaks for the year.
  const after = facts.sections.findLast((section) => section.kind === 'event' && section.subject === event.id && section.likelihood !== null && section.consequence !== null);
  const controls = facts.occasions.filter((one) => yearOf(one) === year).map((one) => one.occasion);
  const performed = controls.filter((one) => one.state === 'done');
  const greatest = Math.max(...method.likelihood.map((step) => step.value)) * Math.max(...method.consequence.map((step) => step.value));
  return {
    year, eventId: event.id, label: event.label, text: event.text, rating: rating(method, event, event.ratingReason), inPlan: treatmentOf(method, event.treatment)?.plan ?? null, greatest,
    after: after === undefined ? null : { ...rating(method, after, after.ratingReason), code: after.occasion, name: calendar.find((one) => one.code === after.occasion)?.name ?? after.occasion },
    done: {
      planned: controls.length, performed: performed.length, reviewed: performed.reduce((sum, one) => sum + one.counts.ok + one.counts.fault + one.counts.notApplicable, 0), faults: performed.reduce((sum, one) => sum + one.counts.fault, 0),
      measures: measures.filter((measure) => ofYear(measure, year, facts)).map(({ id, title }) => ({ id, title })),
    },
  };
}

function control({ occasion, unitName }: ChainOccasion, titles: ReadonlyMap<string, string>, today: Day): ChainControl {
  const { counts } = occasion;
  return {
    id: occasion.id, activityId: occasion.activityId, title: titles.get(occasion.activityId) ?? '', year: Number(occasion.period.code.slice(0, 4)), period: occasion.period.code, unitName, state: occasion.state, late: isLate(occasion, today), dueOn: occasion.dueOn,
    performedOn: occasion.performedOn, population: occasion.population?.size ?? null, reviewed: counts.ok + counts.fault + counts.notApplicable, faults: counts.fault, conclusion: occasion.conclusion,
    reason: occasion.notPerformed === null ? '' : occasion.notPerformed.text.trim() === '' ? notPerformedWords[occasion.notPerformed.reason] : occasion.notPerformed.text.trim(),
  };
}
