import { describe, expect, it } from 'vitest';
import type { Finding } from '../domain/finding.ts';
import { checkYear } from '../domain/year/check.ts';
import { activityOf, contentOf, controlOf, eventOf, groupOf } from '../domain/year/content.fixture.ts';
import { ruleIds, rules } from '../domain/year/rules.ts';
import type { RuleId } from '../domain/year/rules.ts';
import { ruleHelp } from './ruleHelp.ts';
import { ruleName, ruleSentence, ruleTitle, ruleVerb } from './rules.ts';

function findingOf(rule: RuleId, labels: readonly string[], params: Finding['params'] = {}): Finding {
  return { rule, ...rules[rule], rows: labels.map((label) => ({ kind: 'event', id: label, label })), params, keys: labels };
}

describe('the words of the rules', () => {
  it.each(ruleIds)('%s is plain Swedish', (rule) => {
    const finding = findingOf(rule, ['4', '7', '9'], { from: 9, year: 2026, percent: 80, equal: 8, total: 10, lowest: 6, planFrom: 12, measureFrom: 9, inside: '4', outside: '7, 9', pairs: '4 och 7', limits: '', nearer: '', gone: '', sameGroupLabels: '', judgement: 'sufficient', proposed: 'partly', planned: 20, performed: 18, material: 1, lateMeasures: 2, occasions: 2 });
    for (const words of [ruleName(rule), ruleTitle(finding), ruleSentence(finding), ruleVerb(rule), ruleHelp(finding)]) {
      expect(words).toMatch(/^[A-ZÅÄÖ0-9]/);
      expect(words).not.toMatch(/!|undefined|null|ogiltig|risknivå|event|  /i);
    }
    expect(ruleSentence(finding)).toMatch(/[.]$/);
    expect(ruleHelp(finding)).toMatch(/Grund: /);
  });
  it('has every value it asks for in what the checks find', () => {
    const last = contentOf({
      year: 2026, events: [eventOf('p1', { treatment: 'plan', likelihood: 4 }), eventOf('p2', { treatment: 'plan' })], controls: [controlOf('c1', ['p1'], 'Attest')],
      activities: [1, 2, 3].map((at) => activityOf(`b${at}`, ['p1'], { text: `Stickprov ${at}` })),
    });
    const event = { text: 'Händelsen p1 inträffar', likelihood: 4, treatment: 'plan' };
    const now = contentOf({
      groups: [groupOf('g1')], events: [eventOf('e1', { ...event, origin: 'common', review: 'carried' }), eventOf('e2', { ...event, label: '1', likelihood: 9 }), eventOf('e3', { label: null, treatment: null, routine: 'Nej' }), eventOf('e4', { treatment: 'accept', consequence: null, origin: 'common' })],
      controls: [controlOf('c1', ['e1'], 'Avstämning mot registret')], answers: [],
      activities: [...[1, 2, 3].map((at) => activityOf(`a${at}`, ['e1'], { text: `Stickprov ${at}`, printedEvent: 'Annat', owner: null })), activityOf('a4', [], { text: '' }), activityOf('a5', ['e3'], { text: 'Ska utvecklas', frequency: null })],
    });
    const findings = checkYear(now, { content: last, lineage: [{ object: 'event', kind: 'same', from: ['p1'], to: ['e1'] }] });
    expect(findings.length).toBeGreaterThan(12);
    for (const finding of findings) {
      for (const words of [ruleSentence(finding), ruleTitle(finding), ruleHelp(finding)]) expect(words).not.toMatch(/undefined|null|NaN|\[object| {2}| [.,;:]/);
    }
  });
  it('says which rows', () => {
    expect(ruleSentence(findingOf('measure.required-missing', ['1', '3', '5'], { from: 9 }))).toBe('Metoden kräver en åtgärd från värde 9, men det finns ingen för händelse 1, 3 och 5.');
    expect(ruleTitle(findingOf('measure.required-missing', ['1'], { from: 9 }))).toBe('Åtgärd saknas från värde 9');
    expect(ruleSentence(findingOf('plan.activity-without-owner', ['1', '3'], { total: 2, column: true }))).toBe('Kontrollansvarig saknas på alla 2 planrader.');
    expect(ruleSentence(findingOf('plan.activity-without-owner', ['1'], { total: 2 }))).toBe('Kontrollansvarig saknas på planraden för händelse 1.');
    expect(ruleSentence(findingOf('plan.selection-without-reason', ['24', '1'], { inside: '24, 25', outside: '1', planFrom: 12, measureFrom: 9 })))
      .toBe('Skäl saknas: händelse 24 är i planen med ett värde under 12; händelse 1 är utanför planen med ett värde från 9.');
  });
});
