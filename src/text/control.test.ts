import { describe, expect, it } from 'vitest';
import { item, occasion, day, ada, setup, workOf } from '../domain/control/control.fixture.ts';
import { answerItems, answerRest, handleFault } from '../domain/control/answerItems.ts';
import { finish, handOver, notPerformed, reopen } from '../domain/control/closeOccasion.ts';
import { drawItems } from '../domain/control/drawItems.ts';
import type { Occasion } from '../domain/control/occasion.ts';
import { noCounts } from '../domain/control/occasion.ts';
import type { Act } from '../domain/control/work.ts';
import { figuresOf } from '../domain/followup/figures.ts';
import { draftedAnalysis } from './control.ts';
import { controlLogWords } from './controlLog.ts';

const always = day('9999-12-31');
const place = (unitName: string | null, given: Partial<Omit<Occasion, 'id'>>) => ({ unitName, occasion: occasion({ id: unitName ?? 'board', unitId: unitName as never, ...given }) });
const done = (population: number, ok: number, fault = 0): Partial<Omit<Occasion, 'id'>> => ({ state: 'done', performedOn: day('2027-04-02'), population: { kind: 'stated', size: population }, counts: { ...noCounts, ok, fault } });
const draft = (places: ReturnType<typeof place>[], word = 'utlägg', today = day('2027-04-10')) => draftedAnalysis(figuresOf(places.map((one) => one.occasion), always, today), places, word);

describe('the owner\'s analysis drafted from the figures', () => {
  it.each([
    ['one for the board', [place(null, done(18, 18))], 'Kontrollen är gjord. 18 utlägg granskades. Inget fel hittades.'],
    ['units, all done', [place('Norr', done(100, 25)), place('Söder', done(50, 20, 2))], 'Alla 2 enheter har gjort kontrollen. Av 150 utlägg granskades 47. Två hade fel, 4,3\u00a0% av de granskade. Felen finns på Söder (2).'],
    ['one could not', [place('Norr', done(10, 10)), place('Söder', { state: 'notPerformed', notPerformed: { reason: 'noSuchActivity', text: '', until: null, by: 'Bo', on: day('2027-04-01') } })], 'En av två enheter har gjort kontrollen. 10 utlägg granskades. Inget fel hittades. Söder kunde inte göra kontrollen: ingen sådan verksamhet under perioden.'],
    ['later', [place(null, { notPerformed: { reason: 'notInTime', text: '', until: day('2027-05-01'), by: 'Bo', on: day('2027-04-01') } })], 'Kontrollen är inte gjord. Kontrollen är uppskjuten: hanns inte med, ny dag 1 maj 2027.'],
    ['late', [place('Norr', {}), place('Söder', { dueOn: day('2027-04-01') })], 'Noll av två enheter har gjort kontrollen. En kontroll är försenad.'],
    ['nothing planned', [], ''],
  ])('%s', (_what, places, want) => {
    expect(draft(places)).toBe(want);
  });
});

describe('the log of a control', () => {
  const words = (operation: string, act: Act): string => {
    if (!act.ok || act.value === null) throw new Error('refused');
    return controlLogWords(operation, act.value.values);
  };
  const fault = workOf([item(1, { result: 'fault' }), item(2)]);
  const answered = answerItems(fault, [{ position: 1, seen: 'fault', result: 'ok' }, { position: 2, seen: null, result: 'fault' }], null);
  it.each([
    ['control.count', drawItems(workOf([]), setup(), { size: 1000 }, 0, 'ab12', null), /^drog 2\d av 1\u00a0000 att granska, med frötalet ab12$/],
    ['control.count', drawItems(workOf([]), setup(), { size: 5 }, 0, 'ab12', null), /^angav 5, alla granskas$/],
    ['control.answer', answered.ok ? { ok: true as const, value: answered.value.step } : answered, /^svarade: post 1 i ordning \(var fel\) och post 2 fel$/],
    ['control.rest', answerRest(fault, 0, null), /^valde Resten i ordning för en post$/],
    ['control.handle', handleFault(fault, { position: 1, seen: null, note: '', handling: 'mended', measureId: null }, null), /^bestämde om felet i post 1: rättat direkt$/],
    ['control.finish', finish(workOf([item(1, { result: 'ok' })]), { revision: 0, conclusion: 'Utan anmärkning', comment: '', visited: null }, { setup: setup(), words: ['Utan anmärkning'], evidenceCount: 0, reviewers: [], hand: ada, closed: null }), /^avslutade kontrollen: utan anmärkning$/],
    ['control.finish', finish(workOf([item(1, { result: 'ok' })]), { revision: 0, conclusion: 'Utan anmärkning', comment: '', visited: true }, { setup: setup(), words: ['Utan anmärkning'], evidenceCount: 0, reviewers: [], hand: ada, closed: null }), /^avslutade kontrollen: utan anmärkning, gjord som besök på plats$/],
    ['control.notPerformed', notPerformed(workOf([]), { revision: 0, reason: 'notInTime', text: '', until: day('2027-05-01') }, ada, null), /^skrev att kontrollen inte kunde göras: hanns inte med, ny dag 1 maj 2027$/],
    ['control.handOver', handOver(workOf([]), { revision: 0, to: { id: 'bo' as never, name: 'Bo Al', title: '', grants: [] } }, null), /^gav kontrollen till Bo Al$/],
    ['control.reopen', reopen(workOf([], { state: 'done' }), { revision: 0, reason: 'Fel' }, true, 'T2'), /^öppnade kontrollen för rättelse efter uppföljningen T2$/],
  ] as const)('%s', (operation, act, want) => {
    expect(words(operation, act)).toMatch(want);
  });
  it('says what planning did', () => {
    expect(controlLogWords('control.plan', { added: 3, withdrawn: 1, rehung: 0 })).toBe('lade upp tre kontroller och tog bort en kontroll efter planen');
    expect(controlLogWords('year.change', {})).toBe('');
  });
});
