import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveredCalendar } from '../calendar/delivered.ts';
import type { MeasureId, PersonId } from '../identity.ts';
import { fiveByFive } from '../method/delivered.ts';
import { answerItems, answerRest, handleFault, settleFault, takeBackWhole, type ItemAnswer } from './answerItems.ts';
import { finish, handOver, notPerformed, reopen, review, unfinished } from './closeOccasion.ts';
import { ada, day, grantAt, item, occasion, person, setup, unit, workOf } from './control.fixture.ts';
import { drawSimple } from './draw.ts';
import { drawItems } from './drawItems.ts';
import { mayPerform } from './mayPerform.ts';
import { closedBy, countsOf, withChanged, type Act, type Step, type Work } from './work.ts';

const words = fiveByFive.resultWords;
const done = (act: Act): Step => { if (!act.ok || act.value === null) throw new Error(act.ok ? 'nothing was changed' : act.refusal.code); return act.value; };
const code = (act: { readonly ok: boolean; readonly refusal?: { readonly code: string } }): string => (act.ok ? 'ok' : act.refusal?.code ?? '');
/** The control after an act. */
function next(work: Work, given: Act): Work {
  const { occasion: after, items } = done(given);
  const rows = items.kind === 'drawn' ? items.rows : items.kind === 'changed' ? withChanged(work.items, items.rows) : items.kind === 'removed' ? work.items.filter((one) => one.position !== items.position) : work.items;
  return { occasion: after, items: rows };
}
const around = (given: Partial<Parameters<typeof finish>[2]> = {}) => ({ setup: setup(), words, evidenceCount: 0, reviewers: [], hand: ada, closed: null, ...given });
const ending = (work: Work, given: Partial<Parameters<typeof finish>[2]> = {}, conclusion = words[0] ?? '') => finish(work, { revision: work.occasion.revision, conclusion, comment: '', visited: null }, around(given));

describe('drawing', () => {
  const empty = workOf([]);
  it('a number becomes the drawn list, the same for anyone with the seed', () => {
    const work = next(empty, drawItems(empty, setup({ sampling: 'careful' }), { size: 1000 }, 0, 'frö', null));
    expect(work.occasion).toMatchObject({ state: 'underWay', revision: 1, population: { kind: 'stated', size: 1000 }, sample: { size: 56, full: false, seed: 'frö', tolerable: '0.05', confidence: '0.95' }, counts: { left: 56 } });
    const drawn = drawSimple(1000, 56, 'frö');
    expect(work.items.map((one) => one.populationPosition)).toEqual(drawn.ok ? drawn.value : []);
  });
  it('few are looked at whole, in the order they stand', () => {
    const work = next(empty, drawItems(empty, setup(), { size: 18 }, 0, 'frö', null));
    expect(work.occasion.sample).toMatchObject({ size: 18, full: true, algorithm: '', confidence: null });
    expect(work.items.map((one) => one.itemId)).toEqual(Array.from({ length: 18 }, (_, at) => String(at + 1)));
  });
  it('a new number before the first answer keeps the seed: nobody draws again until it suits', () => {
    const first = next(empty, drawItems(empty, setup(), { size: 500 }, 0, 'ett', null));
    const second = next(first, drawItems(first, setup(), { size: 600 }, 1, 'två', null));
    expect(second.occasion.sample?.seed).toBe('ett');
    expect(drawItems(second, setup(), { size: 600 }, 0, 'tre', null)).toEqual({ ok: true, value: null });
  });
  const list = { columns: ['Id', 'Enhet', 'Belopp'], idColumn: 0, rows: [['F1', 'Norr', '10'], ['F2', 'Norr', '20'], ['F3', 'Syd', '30']], sha256: 'abc' };
  it('a list keeps its names, its other cells and its checksum; by stratum each gets its part', () => {
    const given = { list, fileId: 'f', fileName: 'fakturor.csv', stratumColumn: 'enhet' };
    const work = next(empty, drawItems(empty, setup({ sampling: 'all', populationFrom: 'file' }), given, 0, 'frö', null));
    expect(work.occasion.population).toEqual({ kind: 'file', size: 3, fileId: 'f', fileName: 'fakturor.csv', sha256: 'abc', idColumn: 'Id', columns: ['Enhet', 'Belopp'] });
    expect(work.items.map((one) => [one.itemId, one.cells, one.stratum])).toEqual([['F1', ['Norr', '10'], 'Norr'], ['F2', ['Norr', '20'], 'Norr'], ['F3', ['Syd', '30'], 'Syd']]);
    expect(work.occasion.sample?.strata).toEqual([{ name: 'Norr', population: 2, size: 2 }, { name: 'Syd', population: 1, size: 1 }]);
  });
  it.each([
    ['control.nothing-to-draw', empty, setup({ sampling: 'none' }), { size: 5 }, 0, null],
    ['control.file-asked', empty, setup({ populationFrom: 'file' }), { size: 5 }, 0, null],
    ['control.none-to-review', empty, setup(), { size: 0 }, 0, null],
    ['control.too-many-to-review', empty, setup({ sampling: 'all' }), { size: 5001 }, 0, null],
    ['sample.population-not-allowed', empty, setup(), { size: 2_000_000 }, 0, null],
    ['control.already-answered', workOf([item(1, { result: 'ok' })]), setup(), { size: 5 }, 0, null],
    ['control.changed-by-other', empty, setup(), { size: 5 }, 3, null],
    ['control.withdrawn', workOf([], { state: 'withdrawn' }), setup(), { size: 5 }, 0, null],
    ['control.not-open', workOf([], { state: 'done' }), setup(), { size: 5 }, 0, null],
    ['control.closed-by-followup', empty, setup(), { size: 5 }, 0, 'T2'],
  ] as const)('%s', (want, work, how, size, revision, closed) => {
    expect(code(drawItems(work, how, size, revision, 'frö', closed))).toBe(want);
  });
});

describe('answers', () => {
  const three = workOf([item(1), item(2, { result: 'ok' }), item(3)]);
  const answer = (work: Work, ...answers: ItemAnswer[]) => answerItems(work, answers, null);
  it('each item by itself; what another answered meanwhile is told and stands', () => {
    const outcome = answer(three, { position: 1, seen: null, result: 'fault' }, { position: 2, seen: null, result: 'fault' });
    if (!outcome.ok || !outcome.value.step) throw new Error('refused');
    expect(outcome.value.conflicts).toEqual([{ position: 2, wanted: 'fault', now: 'ok', note: '', noteWanted: null }]);
    expect(outcome.value.step.occasion).toMatchObject({ revision: 1, counts: { ok: 1, fault: 1, left: 1 } });
    expect(outcome.value.step.items).toMatchObject({ kind: 'changed', rows: [{ position: 1, result: 'fault' }] });
  });
  it('the same again is a retry', () => {
    expect(answer(three, { position: 2, seen: null, result: 'ok' })).toEqual({ ok: true, value: { step: null, conflicts: [] } });
  });
  it('a note that another has changed is not written over', () => {
    const noted = workOf([item(1, { result: 'fault', note: 'Saknar attest' })]);
    const outcome = answer(noted, { position: 1, seen: 'fault', result: 'fault', note: 'Fel konto', noteSeen: '' });
    expect(outcome).toMatchObject({ ok: true, value: { step: null, conflicts: [{ note: 'Saknar attest', noteWanted: 'Fel konto' }] } });
  });
  it('a note typed on while the first words were sent is one person’s: the space at their end is kept nowhere', () => {
    const noted = workOf([item(1, { result: 'fault', note: 'Saknar' })]);
    const outcome = answer(noted, { position: 1, seen: 'fault', result: 'fault', note: 'Saknar attest', noteSeen: 'Saknar ' });
    expect(outcome).toMatchObject({ ok: true, value: { conflicts: [], step: { items: { rows: [{ note: 'Saknar attest' }] } } } });
  });
  it('a fault that was none lets go of what was to be done about it', () => {
    const outcome = answer(workOf([item(1, { result: 'fault', handling: 'left' })]), { position: 1, seen: 'fault', result: 'ok' });
    expect(outcome.ok && outcome.value.step?.items).toMatchObject({ rows: [{ handling: null, result: 'ok' }] });
  });
  it('the rest is in order, and told as such', () => {
    const after = next(three, answerRest(three, 0, null));
    expect(after.items.map((one) => one.byRest)).toEqual([true, false, true]);
    expect(after.occasion.counts).toEqual({ ok: 3, fault: 0, notApplicable: 0, left: 0, byRest: 2 });
    expect(done(answerRest(three, 0, null)).values).toMatchObject({ rest: 'ok', count: 2, positions: [1, 3] });
    expect([code(answerRest(three, 4, null)), code(answerRest(workOf([]), 0, null))]).toEqual(['control.changed-by-other', 'control.count-first']);
  });
  it('property: whatever is answered in whatever order, the figures are those of the items', () => {
    const result = fc.constantFrom('ok' as const, 'fault' as const, 'notApplicable' as const, null);
    fc.assert(fc.property(fc.array(fc.record({ position: fc.integer({ min: 1, max: 8 }), seen: result, result }), { maxLength: 30 }), (answers) => {
      let work = workOf(Array.from({ length: 8 }, (_, at) => item(at + 1)));
      for (const one of answers) {
        const now = work.items[one.position - 1]?.result;
        const outcome = answerItems(work, [one], null);
        if (!outcome.ok) throw new Error(outcome.refusal.code);
        expect(outcome.value.conflicts.length).toBe(now !== one.seen && now !== one.result ? 1 : 0);
        if (outcome.value.step) work = next(work, { ok: true, value: outcome.value.step });
        expect(work.occasion.counts).toEqual(countsOf(work.items));
        expect(work.occasion.counts.ok + work.occasion.counts.fault + work.occasion.counts.notApplicable + work.occasion.counts.left).toBe(8);
      }
    }));
  });
});

describe('faults', () => {
  const fault = workOf([item(1, { result: 'fault' }), item(2, { result: 'ok' })]);
  const handle = (work: Work, position: number, handling: 'mended' | 'measure' | 'left', note = 'Attest saknas', seen: 'mended' | null = null) => handleFault(work, { position, seen, note, handling, measureId: handling === 'measure' ? 'm1' as MeasureId : null }, null);
  it('are mended, become a measure, or are left to the coordinator, who says how they were taken care of', () => {
    const left = next(fault, handle(fault, 1, 'left'));
    expect(left.items[0]).toMatchObject({ handling: 'left', note: 'Attest saknas' });
    const settled = next(left, settleFault(left, 1, 'Attesterat i efterhand', { ...ada, name: 'Samordnaren' }));
    expect(settled.items[0]?.settled).toEqual({ on: '2027-04-10', by: 'Samordnaren', note: 'Attesterat i efterhand' });
    expect(code(settleFault(settled, 1, 'Något annat', ada))).toBe('control.changed-by-other');
    expect(code(settleFault(fault, 1, 'x', ada))).toBe('control.not-left');
    expect(next(fault, handle(fault, 1, 'measure')).items[0]).toMatchObject({ handling: 'measure', measureId: 'm1' });
  });
  it('what another has decided meanwhile is not written over', () => {
    const mended = next(fault, handle(fault, 1, 'mended'));
    expect([code(handle(mended, 1, 'left')), code(handle(mended, 1, 'left', 'x', 'mended'))]).toEqual(['control.changed-by-other', 'ok']);
    expect(handle(mended, 1, 'mended')).toEqual({ ok: true, value: null });
  });
  it('belong to an item that is one, or to the control as a whole', () => {
    expect([code(handle(fault, 2, 'mended')), code(handle(fault, 9, 'mended')), code(handle(fault, 0, 'mended', ' '))]).toEqual(['control.not-a-fault', 'field.value-not-allowed', 'control.say-what-is-wrong']);
    const whole = next(fault, handle(fault, 0, 'left', 'Rutinen är inte känd'));
    expect(whole.items[0]).toMatchObject({ position: 0, result: 'fault' });
    expect(whole.occasion.counts).toMatchObject({ ok: 1, fault: 1 });
    expect(next(whole, takeBackWhole(whole, 'left', null)).items).toHaveLength(2);
    expect(next(workOf([]), handle(workOf([]), 0, 'left')).occasion.counts).toMatchObject({ fault: 1 });
  });
});

describe('done', () => {
  const right = workOf([item(1, { result: 'ok' }), item(2, { result: 'notApplicable' })]);
  it('closes with who, when and the conclusion', () => {
    expect(done(ending(right)).occasion).toMatchObject({ state: 'done', conclusion: 'Utan anmärkning', performedBy: 'Ada Ek', performedById: 'ada', performedOn: '2027-04-10' });
    expect(ending({ ...right, occasion: done(ending(right)).occasion })).toEqual({ ok: true, value: null });
  });
  it.each([
    ['control.count-first', workOf([]), {}],
    ['control.items-left', workOf([item(1)]), {}],
    ['control.fault-without-handling', workOf([item(1, { result: 'fault' })]), {}],
    ['control.evidence-missing', right, { setup: setup({ evidence: 'asked' }) }],
    ['control.not-open', workOf([], { state: 'notPerformed' }), {}],
    ['control.closed-by-followup', right, { closed: 'VB' }],
  ] as const)('%s', (want, work, given) => {
    expect(code(ending(work, given))).toBe(want);
  });
  it('says a conclusion of the method, and what is wrong where nothing was drawn', () => {
    expect(code(ending(right, {}, 'Bra'))).toBe('field.value-not-allowed');
    const none = { setup: setup({ sampling: 'none' }) };
    expect([code(ending(workOf([]), none)), code(ending(workOf([]), none, 'Mindre avvikelse')), code(ending(workOf([item(0, { result: 'fault', handling: 'mended' })]), none, 'Mindre avvikelse'))]).toEqual(['ok', 'control.say-what-is-wrong', 'ok']);
  });
  it('waits for a second pair of eyes, never the performer\'s own', () => {
    const eyes = { setup: setup({ secondReviewer: true }), reviewers: ['ada', 'bo'] as PersonId[] };
    const waiting = { ...right, occasion: done(ending(right, eyes)).occasion };
    expect(waiting.occasion).toMatchObject({ state: 'review', reviewerId: 'bo' });
    const bo = { ...ada, personId: 'bo' as PersonId, name: 'Bo Al' };
    expect(code(review(waiting, { revision: 1, agrees: false, comment: ' ' }, bo, null))).toBe('control.reason-needed');
    expect(done(review(waiting, { revision: 1, agrees: false, comment: 'Titta på nummer 2' }, bo, null)).occasion).toMatchObject({ state: 'underWay', reviewNote: 'Titta på nummer 2' });
    expect(done(review(waiting, { revision: 1, agrees: true, comment: '' }, bo, null)).occasion).toMatchObject({ state: 'done', reviewedBy: 'Bo Al' });
    expect(code(review(right, { revision: 0, agrees: true, comment: '' }, bo, null))).toBe('control.not-for-review');
  });
  it('tells the screen what stands in the way', () => {
    expect([unfinished(workOf([]), setup(), 0), unfinished(workOf([item(1)]), setup(), 0), unfinished(right, setup(), 0)]).toEqual([{ kind: 'count' }, { kind: 'items', left: 1 }, null]);
  });
});

describe('could not be done', () => {
  const waits = workOf([]);
  it.each([
    ['noSuchActivity', '', null, 'ok'], ['other', ' ', null, 'control.reason-needed'], ['doesNotFit', '', null, 'control.reason-needed'], ['other', 'Systemet låg nere', null, 'ok'],
    ['notInTime', '', null, 'control.until-needed'], ['notInTime', '', '2027-04-10', 'control.until-needed'], ['notInTime', '', '2027-04-30', 'ok'],
  ] as const)('%s "%s" until %s: %s', (reason, text, until, want) => {
    expect(code(notPerformed(waits, { revision: 0, reason, text, until: until === null ? null : day(until) }, ada, null))).toBe(want);
  });
  it('stays among what waits when it will be done later, else it closes; the reason is kept for ever', () => {
    const later = next(waits, notPerformed(waits, { revision: 0, reason: 'notInTime', text: '', until: day('2027-04-30') }, ada, null));
    expect(later.occasion).toMatchObject({ state: 'planned', dueOn: '2027-04-30', notPerformed: { reason: 'notInTime', by: 'Ada Ek', on: '2027-04-10' } });
    const closed = next(waits, notPerformed(waits, { revision: 0, reason: 'noSuchActivity', text: '', until: null }, ada, null));
    expect(closed.occasion.state).toBe('notPerformed');
    expect(next(closed, reopen(closed, { revision: 1, reason: '' }, false, null)).occasion).toMatchObject({ state: 'planned', notPerformed: { reason: 'noSuchActivity' } });
  });
});

describe('handing over and opening again', () => {
  it('gives the control to another, once', () => {
    const work = workOf([]);
    const after = next(work, handOver(work, { revision: 0, to: person('bo', []) }, null));
    expect(after.occasion).toMatchObject({ performerId: 'bo', performer: { printed: 'Person bo' } });
    expect(handOver(after, { revision: 0, to: person('bo', []) }, null)).toEqual({ ok: true, value: null });
  });
  it('after the follow-up was decided only as a correction with a reason, and then it may be worked on again', () => {
    const closed = workOf([item(1, { result: 'ok' })], { state: 'done', conclusion: 'Utan anmärkning' });
    const again = (mayCorrect: boolean, reason: string) => reopen(closed, { revision: 0, reason }, mayCorrect, 'T2');
    expect([code(again(false, 'Fel period')), code(again(true, ' '))]).toEqual(['control.closed-by-followup', 'control.reason-needed']);
    const corrected = next(closed, again(true, 'Fel period granskades'));
    expect(corrected.occasion).toMatchObject({ state: 'underWay', correction: 'Fel period granskades' });
    expect(code(answerItems(corrected, [{ position: 1, seen: 'ok', result: 'fault' }], 'T2'))).toBe('ok');
    expect(code(reopen(workOf([], {}), { revision: 0, reason: 'Glömd' }, true, 'T2'))).toBe('ok');
  });
  it('a decided follow-up closes the periods that end by its cut-off', () => {
    const of = (to: string, decided: string[]) => closedBy({ code: 'x', from: day('2027-01-01'), to: day(to) }, 2027, decided, deliveredCalendar);
    expect([of('2027-08-31', ['T2']), of('2027-09-30', ['T2']), of('2027-12-31', ['T2', 'VB']), of('2027-04-30', [])]).toEqual(['Tertialuppföljning 2', null, 'Verksamhetsberättelse', null]);
  });
});

describe('who may', () => {
  const units = new Map([unit('admin'), unit('u1', 'admin'), unit('u2', 'admin')].map((one) => [one.id as string, one]));
  const at = occasion({ unitId: 'u1' as never, performerId: 'per' as PersonId, reviewerId: 'rev' as PersonId });
  const may = (who: string, grants: Parameters<typeof person>[1] = [], given: { leads?: boolean; reads?: boolean } = {}, one = at) => {
    const { see, perform, review: reviews } = mayPerform(one, { personId: who as PersonId, grants, leads: given.leads ?? false, reads: given.reads ?? false }, 'own' as PersonId, units, day('2027-04-10'));
    return `${see ? 's' : ''}${perform ? 'p' : ''}${reviews ? 'r' : ''}`;
  };
  it.each([
    ['the performer', may('per'), 'sp'], ['the reviewer', may('rev'), 'sr'], ['the owner', may('own'), 'sp'], ['somebody else', may('x'), ''], ['who reads all', may('x', [], { reads: true }), 's'], ['who leads', may('x', [], { leads: true }), 'spr'],
    ['the head of the unit', may('x', [grantAt('unitHead', 'u1')]), 'sp'], ['the head of the administration', may('x', [grantAt('departmentHead', 'admin')]), 'sp'], ['the head of another unit', may('x', [grantAt('unitHead', 'u2')]), ''],
    ['a team of the board', may('x', [grantAt('controlTeam', 'board')]), 'sp'], ['an employee of the unit', may('x', [grantAt('employee', 'u1')]), ''], ['a former head', may('x', [grantAt('unitHead', 'u1', { to: day('2027-01-31') })]), ''],
    ['who performed it and leads', may('x', [], { leads: true }, { ...at, performedById: 'x' as PersonId }), 'sp'],
    ['a unit head at a control of the whole board', may('x', [grantAt('unitHead', 'u1')], {}, { ...at, unitId: null }), ''],
  ])('%s', (_who, found, want) => {
    expect(found).toBe(want);
  });
});

describe('property: whatever is done in whatever order', () => {
  const result = fc.constantFrom('ok' as const, 'fault' as const, 'notApplicable' as const);
  const deed = fc.oneof(
    fc.record({ kind: fc.constant('count' as const), size: fc.integer({ min: 0, max: 30 }) }),
    fc.record({ kind: fc.constant('answer' as const), position: fc.integer({ min: 1, max: 8 }), result }),
    fc.record({ kind: fc.constantFrom('rest' as const, 'finish' as const, 'agree' as const, 'sendBack' as const, 'reopen' as const, 'later' as const, 'cannot' as const) }),
    fc.record({ kind: fc.constant('handle' as const), position: fc.integer({ min: 0, max: 8 }), handling: fc.constantFrom('mended' as const, 'left' as const) }),
  );
  it('a control that is done has every item answered and every fault taken care of, and each act counts once', () => {
    fc.assert(fc.property(fc.array(deed, { maxLength: 40 }), fc.boolean(), (deeds, secondReviewer) => {
      const how = setup({ secondReviewer });
      const other = { ...ada, personId: 'bo' as PersonId, name: 'Bo Al' };
      let work: Work = workOf([]);
      for (const one of deeds) {
        const { revision } = work.occasion;
        const item_ = 'position' in one ? work.items.find((each) => each.position === one.position) : undefined;
        const act = ((): Act => {
          switch (one.kind) {
            case 'count': return drawItems(work, how, { size: one.size }, revision, 'frö', null);
            case 'answer': { const outcome = answerItems(work, [{ position: one.position, seen: item_?.result ?? null, result: one.result }], null); return outcome.ok ? { ok: true, value: outcome.value.step } : outcome; }
            case 'rest': return answerRest(work, revision, null);
            case 'handle': return handleFault(work, { position: one.position, seen: item_?.handling ?? null, note: 'Fel', handling: one.handling, measureId: null }, null);
            case 'finish': return ending(work, { setup: how, reviewers: ['bo' as PersonId] });
            case 'agree': return review(work, { revision, agrees: true, comment: '' }, other, null);
            case 'sendBack': return review(work, { revision, agrees: false, comment: 'Titta igen' }, other, null);
            case 'reopen': return reopen(work, { revision, reason: '' }, false, null);
            case 'later': return notPerformed(work, { revision, reason: 'notInTime', text: '', until: day('2027-05-01') }, ada, null);
            case 'cannot': return notPerformed(work, { revision, reason: 'noSuchActivity', text: '', until: null }, ada, null);
          }
        })();
        if (!act.ok || act.value === null) continue;
        work = next(work, act);
        expect(work.occasion.revision).toBe(revision + 1);
        expect(work.occasion.counts).toEqual(countsOf(work.items));
        const { state, performedById, reviewedBy } = work.occasion;
        const complete = work.items.every((each) => each.result !== null && (each.result !== 'fault' || each.handling !== null)) && performedById === 'ada';
        expect([state, (state !== 'done' && state !== 'review') || complete, state !== 'done' || !secondReviewer || reviewedBy === 'Bo Al']).toEqual([state, true, true]);
      }
    }), { numRuns: 300 });
  });
});
