import { describe, expect, it } from 'vitest';
import { day, occasionOf, performed, rowOf } from '../domain/followup/followup.fixture.ts';
import type { UnitId } from '../domain/identity.ts';
import { draftedResult } from './followup.ts';

const today = '2028-01-20';
describe('the text drafted from the figures', () => {
  it.each([
    ['one control without fault', [performed('o1', 143, 25, 0, 'Utan anmärkning')], 'Kontrollen har utförts en gång. Av 143 granskades 25. Inget fel hittades.'],
    ['two with faults', [performed('o1', 154, 25, 3, 'Mindre avvikelse'), performed('o2', 158, 26, 1, 'Mindre avvikelse')], 'Kontrollen har utförts två gånger. Av 312 granskades 51. Fyra av dem hade fel.'],
    ['all looked at', [performed('o1', 18, 18, 0, 'Utan anmärkning')], 'Kontrollen har utförts en gång. 18 poster granskades, det vill säga alla. Inget fel hittades.'],
    ['not performed, with reason', [occasionOf('o1', { state: 'notPerformed', notPerformed: { reason: 'noSuchActivity', text: '', until: null, by: 'Maj', on: day('2027-05-01') } })], 'Kontrollen har inte utförts. Tertial 1 2027 kunde kontrollen inte göras: ingen sådan verksamhet under perioden.'],
    ['late', [occasionOf('o1')], 'Kontrollen har inte utförts. En kontroll är inte gjord och det står inte varför.'],
    ['nothing planned', [], 'Ingen kontroll var planerad under perioden.'],
  ])('%s', (_, occasions, wanted) => {
    expect(draftedResult(rowOf(1, occasions), today)).toBe(wanted);
  });

  it('tells of units', () => {
    const at = (id: string, unit: string, more = {}) => performed(id, 40, 20, 0, 'Utan anmärkning', { unitId: unit as UnitId, unitName: unit, ...more });
    expect(draftedResult(rowOf(1, [at('o1', 'Simhallen'), at('o2', 'Biblioteket'), occasionOf('o3', { unitId: 'Museet' as UnitId, unitName: 'Museet', state: 'notPerformed', notPerformed: { reason: 'other', text: 'Stängt för ombyggnad.', until: day('2028-03-01'), by: 'Maj', on: day('2027-05-01') } })]), today))
      .toBe('Kontrollen har utförts 2 av 3 gånger på tre enheter. Av 80 granskades 40. Inget fel hittades. Tertial 1 2027 kunde kontrollen inte göras på Museet: stängt för ombyggnad. Den ska göras senast 1 mars 2028.');
  });
});
