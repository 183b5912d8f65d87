import { describe, expect, it } from 'vitest';
import type { Finding } from '../finding.ts';
import { fiveByFive, fourByFour } from '../method/delivered.ts';
import { checkYear, eventLabelsOf, openFindings } from './check.ts';
import { activityOf, allAnswered, contentOf, controlOf, eventOf, groupOf, measureOf, noteOf } from './content.fixture.ts';
import { completeLayout } from './content.ts';
import type { Lineage, PreviousYear, YearContent } from './content.ts';
import type { RuleId } from './rules.ts';
import { rules } from './rules.ts';

/** A year where no rule has anything to say; tests change one thing. */
const quiet = contentOf({ events: [eventOf('e1')] });
const noControls = { ...fiveByFive, usesSystematicControls: false };
const year = (given: Partial<YearContent>): YearContent => contentOf({ method: noControls, ...given });

function rowsOf(content: YearContent, rule: RuleId, previous: PreviousYear | null = null): string[] | null {
  const found = checkYear(content, previous).find((each) => each.rule === rule);
  return found ? found.rows.map((row) => row.label) : null;
}
const found = (content: YearContent, rule: RuleId, previous: PreviousYear | null = null): Finding | undefined => checkYear(content, previous).find((each) => each.rule === rule);

it('a year that keeps every rule is told nothing', () => {
  expect(checkYear(quiet, null)).toEqual([]);
  expect(checkYear(contentOf({ method: fourByFour }), null)).toEqual([]);
});

interface Case { rule: RuleId; why: string; content: YearContent; rows: string[] | null }
const one = (given: Parameters<typeof eventOf>[1]): YearContent => year({ events: [eventOf('e1', given)] });
const high = { likelihood: 4, consequence: 4, treatment: 'plan' } as const;
const planned = (text: string, given: Parameters<typeof activityOf>[2] = {}, event: Parameters<typeof eventOf>[1] = high): YearContent =>
  year({ events: [eventOf('e1', event)], activities: [activityOf('a1', ['e1'], { text, ...given })], measures: [measureOf('m1', ['e1'])] });
const four = (given: Partial<YearContent>): YearContent => contentOf({ method: fourByFour, ...given });

const cases: Case[] = [
  { rule: 'risk.value-outside-scale', why: '6 on a scale to 5', content: one({ likelihood: 6, consequence: 1 }), rows: ['1'] },
  { rule: 'risk.value-outside-scale', why: '5 on a scale to 4', content: four({ events: [eventOf('e1', { likelihood: 1, consequence: 5 })] }), rows: ['1'] },
  { rule: 'risk.value-outside-scale', why: 'unknown is not outside', content: one({ likelihood: null, consequence: 5 }), rows: null },
  { rule: 'risk.value-not-product', why: '2 × 2 printed as 5', content: one({ printedValue: 5 }), rows: ['1'] },
  { rule: 'risk.value-not-product', why: '2 × 2 printed as 4', content: one({ printedValue: 4 }), rows: null },
  { rule: 'risk.value-not-product', why: 'half rated', content: one({ consequence: null, printedValue: 4 }), rows: null },
  { rule: 'risk.number-missing', why: 'no label', content: year({ events: [eventOf('e1', { label: null, text: 'Lån registreras inte' }), eventOf('e2')] }), rows: ['Lån registreras inte'] },
  { rule: 'risk.number-twice', why: 'same label', content: year({ events: [eventOf('e1', { label: '7' }), eventOf('e2', { label: '7 ' }), eventOf('e3')] }), rows: ['7', '7 '] },
  { rule: 'risk.number-twice', why: 'an analysis of indicators has numbers of its own', content: year({ events: [eventOf('e1'), eventOf('e2', { label: '1', kind: 'indicator' })] }), rows: null },
  { rule: 'plan.activity-without-event', why: 'no event', content: year({ activities: [activityOf('a1', [], { printedLabel: '31' })] }), rows: ['31'] },
  { rule: 'plan.activity-without-event', why: 'event that is not there', content: year({ activities: [activityOf('a1', ['e9'], { printedLabel: '9' })] }), rows: ['9'] },
  { rule: 'plan.activity-without-event', why: 'has one', content: planned('Stickprov av tio lån'), rows: null },
  { rule: 'risk.not-assessed', why: 'half rated', content: one({ consequence: null }), rows: ['1'] },
  { rule: 'risk.not-assessed', why: 'rated', content: quiet, rows: null },
  { rule: 'risk.not-handled', why: 'no treatment', content: one({ treatment: null }), rows: ['1'] },
  { rule: 'risk.not-handled', why: 'only in the analysis is a choice', content: one({}), rows: null },
  { rule: 'risk.not-handled', why: 'over the measure threshold is told by measure.required-missing', content: one({ likelihood: 3, consequence: 3 }), rows: null },
  { rule: 'risk.not-handled', why: 'promised a measure under the threshold', content: one({ treatment: 'measure' }), rows: ['1'] },
  { rule: 'risk.not-handled', why: 'in the plan by its row', content: planned('Stickprov av lån', {}, { treatment: null }), rows: null },
  { rule: 'risk.not-handled', why: '4×4: from 9 a review or a measure, neither', content: four({ events: [eventOf('e1', { likelihood: 3, consequence: 3 })] }), rows: ['1'] },
  { rule: 'risk.not-handled', why: '4×4: a measure will do', content: four({ events: [eventOf('e1', { likelihood: 3, consequence: 3, treatment: 'measure' })], measures: [measureOf('m1', ['e1'])] }), rows: null },
  { rule: 'risk.not-handled', why: '4×4: a review will do', content: four({ events: [eventOf('e1', { likelihood: 3, consequence: 3, treatment: 'plan' })], activities: [activityOf('a1', ['e1'])] }), rows: null },
  { rule: 'risk.not-handled', why: '4×4: a cancelled measure will not', content: four({ events: [eventOf('e1', { likelihood: 3, consequence: 3, treatment: 'measure' })], measures: [measureOf('m1', ['e1'], { status: 'cancelled' })] }), rows: ['1'] },
  { rule: 'risk.not-reviewed-this-year', why: 'carried', content: one({ review: 'carried' }), rows: ['1'] },
  { rule: 'risk.not-reviewed-this-year', why: 'looked at', content: one({ review: 'unchanged' }), rows: null },
  { rule: 'risk.accepted-without-reason', why: 'no reason', content: one({ treatment: 'accept' }), rows: ['1'] },
  { rule: 'risk.accepted-without-reason', why: 'with reason', content: one({ treatment: 'accept', treatmentReason: 'Låg kostnad' }), rows: null },
  { rule: 'risk.irregularities-not-considered', why: 'one without answer', content: year({ answers: allAnswered.map((answer) => answer.question === 'grants' ? { ...answer, reason: ' ' } : answer) }), rows: ['grants'] },
  { rule: 'risk.irregularities-not-considered', why: 'an event answers', content: year({ events: [eventOf('e1')], answers: allAnswered.map((answer) => ({ ...answer, reason: '', eventIds: [eventOf('e1').id] })) }), rows: null },
  { rule: 'risk.common-not-handled', why: 'not rated', content: one({ origin: 'common', likelihood: null }), rows: ['1'] },
  { rule: 'risk.common-not-handled', why: 'not handled', content: one({ origin: 'common', treatment: null }), rows: ['1'] },
  { rule: 'risk.common-not-handled', why: 'rated and handled', content: one({ origin: 'common' }), rows: null },
  { rule: 'risk.no-routine-or-control', why: 'nej and nothing', content: one({ routine: 'Nej' }), rows: ['1'] },
  { rule: 'risk.no-routine-or-control', why: 'nej on running checks, only a promise', content: one({ routine: 'Ja', runningChecks: 'Nej', activityText: 'En rutin ska tas fram.' }), rows: ['1'] },
  { rule: 'risk.no-routine-or-control', why: 'something is done', content: one({ routine: 'Nej', activityText: 'Utbildning för all personal genomförs' }), rows: null },
  { rule: 'risk.no-routine-or-control', why: 'not applicable is not nej', content: one({ routine: 'Ej aktuell' }), rows: null },
  { rule: 'risk.no-routine-or-control', why: 'a control covers it', content: year({ events: [eventOf('e1', { routine: 'Nej' })], controls: [controlOf('c1', ['e1'])] }), rows: null },
  { rule: 'plan.required-event-missing', why: '12 outside, with a reason', content: one({ likelihood: 3, consequence: 4, treatmentReason: 'Görs i annat sammanhang' }), rows: ['1'] },
  { rule: 'plan.required-event-missing', why: '11 is under', content: one({ likelihood: 2, consequence: 5 }), rows: null },
  { rule: 'plan.required-event-missing', why: 'by judgement', content: four({ events: [eventOf('e1', { likelihood: 4, consequence: 4 })] }), rows: null },
  { rule: 'plan.higher-left-out', why: '6 inside, 8 outside', content: four({ events: [eventOf('e1', { likelihood: 2, consequence: 3, treatment: 'plan' }), eventOf('e2', { likelihood: 2, consequence: 4 }), eventOf('e3', { likelihood: 2, consequence: 3 })], activities: [activityOf('a1', ['e1'])] }), rows: ['2'] },
  { rule: 'plan.higher-left-out', why: 'with a reason', content: four({ events: [eventOf('e1', { treatment: 'plan' }), eventOf('e2', { consequence: 4, treatmentReason: 'Granskades i fjol' })], activities: [activityOf('a1', ['e1'])] }), rows: null },
  { rule: 'plan.higher-left-out', why: 'the method has a threshold', content: year({ events: [eventOf('e1', { treatment: 'plan' }), eventOf('e2', { consequence: 4 })], activities: [activityOf('a1', ['e1'])] }), rows: null },
  { rule: 'plan.event-without-activity', why: 'no row', content: one({ treatment: 'plan' }), rows: ['1'] },
  { rule: 'plan.event-without-activity', why: '4×4: a measure is a plan row', content: four({ events: [eventOf('e1', { treatment: 'planAndMeasure' })], measures: [measureOf('m1', ['e1'])] }), rows: null },
  { rule: 'plan.selection-without-reason', why: '9 in the plan', content: planned('Stickprov av lån', {}, { likelihood: 3, consequence: 3, treatment: 'plan' }), rows: ['1'] },
  { rule: 'plan.selection-without-reason', why: '9 outside', content: one({ likelihood: 3, consequence: 3 }), rows: ['1'] },
  { rule: 'plan.selection-without-reason', why: '8 outside, 12 inside', content: year({ events: [eventOf('e1', { consequence: 4 }), eventOf('e2', { likelihood: 3, consequence: 4, treatment: 'plan' })] }), rows: null },
  { rule: 'plan.selection-without-reason', why: 'reason given', content: one({ likelihood: 3, consequence: 3, treatmentReason: 'Granskas av revisorerna' }), rows: null },
  { rule: 'plan.selection-without-reason', why: '4×4: handled by a measure that the plan holds', content: four({ events: [eventOf('e1', { likelihood: 3, consequence: 3, treatment: 'measure' })], measures: [measureOf('m1', ['e1'])] }), rows: null },
  { rule: 'plan.activity-without-owner', why: 'none', content: planned('Stickprov av lån', { owner: null }), rows: ['1'] },
  { rule: 'plan.activity-without-owner', why: 'one', content: planned('Stickprov av lån'), rows: null },
  { rule: 'plan.activity-without-frequency', why: 'none', content: planned('Stickprov av lån', { frequency: null }), rows: ['1'] },
  { rule: 'plan.activity-without-frequency', why: 'own words', content: planned('Stickprov av lån', { frequency: { kind: 'text', printed: 'inför semestern' } }), rows: null },
  { rule: 'plan.activity-without-content', why: 'empty', content: planned(''), rows: ['1'] },
  { rule: 'plan.activity-without-content', why: 'the description is there', content: planned('Kontroll enligt beskrivning', { scope: 'Tio låntagare väljs och deras skulder jämförs med registret' }), rows: null },
  { rule: 'plan.activity-is-not-a-control', why: 'promise', content: planned('Rutinen ska tas fram'), rows: ['1'] },
  { rule: 'plan.activity-is-not-a-control', why: 'sample', content: planned('Stickprov av lån'), rows: null },
  { rule: 'plan.activity-narrower-than-event', why: 'amount', content: planned('Inköp mellan 10 000 och 30 000 kronor granskas'), rows: ['1'] },
  { rule: 'plan.activity-narrower-than-event', why: 'the event has it too', content: planned('Inköp över 30 000 kronor granskas', {}, { ...high, text: 'Inköp över 30 000 kronor görs utan avtal' }), rows: null },
  { rule: 'plan.activity-narrower-than-event', why: 'under the plan threshold', content: planned('Inköp över 30 000 kronor granskas', {}, { likelihood: 3, consequence: 3, treatment: 'plan' }), rows: null },
  { rule: 'plan.same-text-different-events', why: 'two rows', content: year({ events: [eventOf('e1'), eventOf('e2')], activities: [activityOf('a1', ['e1'], { text: 'Stickprov.' }), activityOf('a2', ['e2'], { text: 'stickprov' })] }), rows: ['1', '2'] },
  { rule: 'plan.same-text-different-events', why: 'one row for both', content: year({ events: [eventOf('e1'), eventOf('e2')], activities: [activityOf('a1', ['e1', 'e2'], { text: 'Stickprov.' })] }), rows: null },
  { rule: 'plan.event-wording-differs', why: 'another word', content: planned('Stickprov av lån', { printedEvent: 'Lån registreras ej' }, { ...high, text: 'Lån registreras inte' }), rows: ['1'] },
  { rule: 'plan.event-wording-differs', why: 'only a full stop', content: planned('Stickprov av lån', { printedEvent: 'Lån  registreras inte.' }, { ...high, text: 'Lån registreras inte' }), rows: null },
  { rule: 'measure.required-missing', why: '9 in the plan', content: one({ likelihood: 3, consequence: 3, treatment: 'plan' }), rows: ['1'] },
  { rule: 'measure.required-missing', why: '8', content: one({ consequence: 4 }), rows: null },
  { rule: 'measure.required-missing', why: 'has one', content: year({ events: [eventOf('e1', high)], measures: [measureOf('m1', ['e1'])] }), rows: null },
  { rule: 'measure.required-missing', why: '4×4 takes a review', content: four({ events: [eventOf('e1', high)] }), rows: null },
  { rule: 'group.without-control', why: 'none', content: contentOf({ groups: [groupOf('g1')], events: [eventOf('e1', { groupId: 'g1' })] }), rows: ['Gruppen g1'] },
  { rule: 'group.without-control', why: 'built into the level above', content: contentOf({ groups: [groupOf('g1'), groupOf('g2', 'g1')], events: [eventOf('e1', { groupId: 'g2' })], controls: [controlOf('c1', [], 'Attest', 'g1')] }), rows: null },
  { rule: 'group.without-control', why: 'the method has no such term', content: four({ groups: [groupOf('g1')], events: [eventOf('e1', { groupId: 'g1' })] }), rows: null },
  { rule: 'group.without-event', why: 'an empty goal tells for its processes', content: year({ groups: [groupOf('g1'), groupOf('g2', 'g1'), groupOf('g3')], events: [eventOf('e1', { groupId: 'g3' })] }), rows: ['Gruppen g1'] },
  { rule: 'risk.duplicate-event', why: 'same words', content: year({ events: [eventOf('e1', { text: 'Faktura betalas två gånger' }), eventOf('e2', { text: 'Fakturor betalas två gånger.' })] }), rows: ['1', '2'] },
  { rule: 'risk.duplicate-event', why: 'other group', content: year({ groups: [groupOf('g1'), groupOf('g2')], events: [eventOf('e1', { text: 'Faktura betalas två gånger', groupId: 'g1' }), eventOf('e2', { text: 'Faktura betalas två gånger', groupId: 'g2' })] }), rows: null },
];

describe('each rule', () => {
  it.each(cases)('$rule: $why', ({ rule, content, rows }) => expect(rowsOf(content, rule)).toEqual(rows));
  it.each(cases.filter((each) => each.rows !== null))('$rule is switched off by the method ($why)', ({ rule, content }) => {
    expect(rowsOf({ ...content, method: { ...content.method, checksOff: [rule] } }, rule)).toBeNull();
  });
});

describe('nearly the same event', () => {
  const both = (a: string, b: string): string[] | null => rowsOf(year({ events: [eventOf('e1', { text: a }), eventOf('e2', { text: b })] }), 'risk.duplicate-event');
  it.each([
    ['Personuppgifter sprids till obehöriga', 'Personupgifter sprids till obehöriga'], ['Bokningar görs dubbelt', 'Bokningar görs ofta dubbelt'], ['Bokning registreras inte', 'Bokningar registreras inte'],
  ])('%s ~ %s', (a, b) => expect(both(a, b)).toEqual(['1', '2']));
  it.each([
    ['Allmänna handlingar registreras inte', 'Allmänna handlingar förvaras inte rätt'], ['Fel lön betalas ut till anställda hos nämnden', 'Fel bidrag betalas ut till anställda hos nämnden'],
    ['Beslut följer delegationen', 'Beslut följer inte delegationen'], ['Behöriga får ingen nyckel', 'Obehöriga får ingen nyckel'], ['Budgeten räcker 10 månader', 'Budgeten räcker 11 månader'],
    ['Lokaler saknas', 'Lokaler sägs inte upp i tid'], ['Bristande kunskap om arkiv', 'Bristande kunskap om arkiv hos de föreningar som får stöd'],
  ])('%s is another than %s', (a, b) => expect(both(a, b)).toBeNull());
});

describe('year over year', () => {
  const same = (from: string[], to: string[], kind: Lineage['kind'] = 'same'): Lineage => ({ object: 'event', kind, from, to });
  const before = (given: Partial<YearContent>, ...lineage: Lineage[]): PreviousYear => ({ content: year({ year: 2026, ...given }), lineage });

  it('asks why a rating moved, and is not content with last year\'s reason', () => {
    const rule = 'risk.rating-changed-without-comment';
    const previous = before({ events: [eventOf('p1', { consequence: 3, ratingReason: 'Ny lag' })] }, same(['p1'], ['e1']));
    expect(rowsOf(one({}), rule, previous)).toEqual(['1']);
    expect(rowsOf(one({ ratingReason: 'Ny lag' }), rule, previous)).toEqual(['1']);
    expect(rowsOf(one({ ratingReason: 'Rutinen är på plats' }), rule, previous)).toBeNull();
    expect(rowsOf(one({ consequence: 3 }), rule, previous)).toBeNull();
  });
  it('asks why an event is gone', () => {
    const rule = 'risk.gone-without-reason';
    const previous = before({ events: [eventOf('p1'), eventOf('p2'), eventOf('p3')] }, same(['p1', 'p2'], ['e1'], 'merged'));
    expect(rowsOf(quiet, rule, previous)).toEqual(['3']);
    expect(rowsOf({ ...quiet, endedEvents: [{ previousEventId: eventOf('p3').id, reason: 'Uppgiften har flyttats' }] }, rule, previous)).toBeNull();
  });
  it('follows the plan through merges', () => {
    const rule = 'plan.left-without-reason';
    const previous = before({ events: [eventOf('p1', high), eventOf('p2')], activities: [activityOf('b1', ['p1'])] }, same(['p1', 'p2'], ['e1'], 'merged'));
    expect(rowsOf(quiet, rule, previous)).toEqual(['1']);
    expect(rowsOf(one({ treatmentReason: 'Systemet är bytt' }), rule, previous)).toBeNull();
    expect(rowsOf(planned('Stickprov av lån'), rule, previous)).toBeNull();
    expect(rowsOf({ ...quiet, endedActivities: [{ previousActivityId: activityOf('b1', []).id, reason: 'Görs av staden' }] }, rule, previous)).toBeNull();
  });
  it('knows a control text whose event was replaced', () => {
    const rule = 'plan.text-kept-event-replaced';
    const now = planned('Stickprov av tio lån');
    const last = { events: [eventOf('p1', high)], activities: [activityOf('b1', ['p1'], { text: 'Stickprov av tio lån.' })] };
    expect(rowsOf(now, rule, before(last))).toEqual(['1']);
    expect(rowsOf(now, rule, before(last, same(['p1'], ['e1'])))).toBeNull();
    const other = { ...now, events: [...now.events, eventOf('e2')] };
    expect(rowsOf(other, rule, before(last, same(['p1'], ['e2']))), 'last year\'s event lives on').toBeNull();
    expect(rowsOf(planned('Stickprov av tjugo lån'), rule, before(last))).toBeNull();
  });
  it('sees a control that changed under a kept event, and whose it is nearer', () => {
    const rule = 'control.changed-event-kept';
    const events = (prefix: string) => [eventOf(`${prefix}1`, { text: 'Lån registreras inte' }), eventOf(`${prefix}2`, { text: 'Föreningsstöd betalas till fel förening' })];
    const previous = before({ events: events('p'), controls: [controlOf('c1', ['p1'], 'Lånesystemet kräver kort'), controlOf('c2', ['p2'], 'Föreningens konto jämförs med registret')] }, same(['p1'], ['e1']), same(['p2'], ['e2']));
    const now = (text: string) => year({ events: events('e'), controls: [controlOf('c1', ['e1'], text), controlOf('c2', ['e2'], 'Föreningens konto jämförs med registret')] });
    expect(found(now('Lånesystemet kräver kort.'), rule, previous)).toBeUndefined();
    expect(found(now('Personalen räknar hyllorna'), rule, previous)?.params['nearer']).toBe('');
    expect(found(now('Föreningens konto jämförs med registret'), rule, previous)).toMatchObject({ rows: [{ label: '1' }], params: { nearer: '1 → 2' } });
  });
  it('tells once how much was copied', () => {
    const rule = 'plan.copied-unchanged';
    const events = (prefix: string) => [1, 2, 3, 4].map((at) => eventOf(`${prefix}${at}`, { ...high, text: `Händelse ${at}` }));
    const rows = (prefix: string, changed: number) => [1, 2, 3, 4].map((at) => activityOf(`a${at}`, [`${prefix}${at}`], { text: at <= changed ? `Ny text ${at}` : `Text ${at}` }));
    const previous = before({ events: events('p'), activities: rows('p', 0) }, ...[1, 2, 3, 4].map((at) => same([`p${at}`], [`e${at}`])));
    expect(found(year({ events: events('e'), activities: rows('e', 1) }), rule, previous)).toMatchObject({ rows: [], params: { equal: 3, total: 4, percent: 75 } });
    expect(found(year({ events: events('e'), activities: rows('e', 3) }), rule, previous)).toBeUndefined();
  });
});

describe('columns and kinds', () => {
  it('a column that the document lacks is one finding about the column', () => {
    const lacking = planned('Stickprov av lån', { owner: null });
    expect(found({ ...lacking, layout: { ...completeLayout, hasOwnerColumn: false } }, 'plan.activity-without-owner')?.params).toMatchObject({ column: true, total: 1 });
    expect(found(lacking, 'plan.activity-without-owner')?.params['column']).toBe(false);
    expect(found(contentOf({ groups: [groupOf('g1')], events: [eventOf('e1', { groupId: 'g1' })], layout: { ...completeLayout, hasControlColumn: false } }), 'group.without-control')?.params['column']).toBe(true);
  });
  it('a year has one finding per rule at most, with the severity and ground of the table', () => {
    const all = checkYear(year({ events: [eventOf('e1', { label: null, treatment: null, review: 'carried' }), eventOf('e2', { label: null, likelihood: 9 })], answers: [] }), null);
    expect(new Set(all.map((each) => each.rule)).size).toBe(all.length);
    for (const each of all) expect(each).toMatchObject(rules[each.rule]);
    expect(all.map((each) => each.severity).toSorted()).toEqual(all.map((each) => each.severity));
  });
  it('names the events of plan rows as printed', () => {
    const content = year({ events: [eventOf('e1', high), eventOf('e2', high)], activities: [activityOf('a1', ['e2', 'e1'], { owner: null })] });
    const finding = found(content, 'plan.activity-without-owner');
    expect(finding?.rows.map((row) => row.label)).toEqual(['1, 2']);
    expect(finding && eventLabelsOf(content, finding)).toEqual(['1', '2']);
  });
});

describe('notes', () => {
  const content = year({ events: [eventOf('e1', { treatment: 'accept' }), eventOf('e2', { treatment: 'accept' }), eventOf('e3', { label: null })] });
  const findings = checkYear(content, null);
  const accepted = found(content, 'risk.accepted-without-reason');
  it('silence their rows, and the finding when none is left', () => {
    const some = openFindings(findings, [noteOf('risk.accepted-without-reason', accepted?.keys.slice(0, 1) ?? [])]);
    expect(some.open.find((each) => each.rule === 'risk.accepted-without-reason')?.rows.map((row) => row.label)).toEqual(['2']);
    expect(some.noted).toMatchObject([{ reason: 'Nämnden känner till det', finding: { rows: [{ label: '1' }] } }]);
    expect(openFindings(findings, [noteOf('risk.accepted-without-reason', accepted?.keys ?? [])]).open.map((each) => each.rule)).toEqual(['risk.number-missing']);
  });
  it('lapse when the words change', () => {
    const changed = checkYear({ ...content, events: content.events.map((event) => ({ ...event, text: `${event.text} ofta` })) }, null);
    const { open, noted } = openFindings(changed, [noteOf('risk.accepted-without-reason', accepted?.keys ?? [])]);
    expect(noted).toEqual([]);
    expect(open.map((each) => each.rule)).toContain('risk.accepted-without-reason');
  });
  it('ask, but do not silence, when carried from last year; and never silence an error', () => {
    const asked = openFindings(findings, [noteOf('risk.accepted-without-reason', accepted?.keys ?? [], true)]);
    expect(asked.open).toEqual(findings);
    expect(asked.asked).toHaveLength(1);
    const error = findings.find((each) => each.rule === 'risk.number-missing');
    expect(openFindings(findings, [noteOf('risk.number-missing', error?.keys ?? [])]).open).toEqual(findings);
  });
});
