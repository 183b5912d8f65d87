import { describe, expect, it } from 'vitest';
import { day, eventOf, followupOf, occasionOf, performed, rowOf } from '../domain/followup/followup.fixture.ts';
import type { UnitId } from '../domain/identity.ts';
import type { FollowupInput } from './paperInput.ts';
import { documentOf, workbookOf } from './papers.ts';
import { writeHtml } from './html.ts';

const input: FollowupInput = {
  paper: 'followup', status: { kind: 'draft', day: day('2028-01-20') }, caseNumber: 'KUN 2028/7', findingsNoted: [], overridden: [],
  content: followupOf([
    rowOf(1, [performed('o1', 154, 25, 3, 'Mindre avvikelse'), performed('o2', 158, 26, 1, 'Mindre avvikelse', { period: { code: '2027-T2', from: day('2027-05-01'), to: day('2027-08-31') } })], { result: 'Kontrollen har utförts två gånger.', analysis: 'Blanketten är otydlig.', events: [eventOf('e16', { proposed: { likelihood: 2, consequence: 4, reason: 'Färre fel.' } })] }),
    rowOf(2, [occasionOf('o3', { state: 'notPerformed', notPerformed: { reason: 'other', text: 'Stängt för ombyggnad', until: null, by: 'Maj', on: day('2027-05-01') } })]),
    rowOf(3, Array.from({ length: 14 }, (_, at) => performed(`u${at}`, 40, 20, at === 5 ? 2 : 0, at === 5 ? 'Mindre avvikelse' : 'Utan anmärkning', { unitId: `Enhet ${at}` as UnitId, unitName: `Enhet ${at}` }))),
  ], { judgement: { judgement: 'partly', grounds: 'En granskning är inte gjord.', by: 'Siv Almgren, kulturdirektör', on: day('2028-01-20') } }),
};

describe('the paper of a follow-up', () => {
  const html = writeHtml(documentOf(input));
  it.each([
    'Uppföljning av internkontrollplan 2027', 'Siv Almgren, kulturdirektör föreslår att nämnden bedömer den interna kontrollen som delvis tillräcklig', 'En granskning är inte gjord.', 'Blanketten är otydlig.',
    'Händelse 16: värderingen föreslås gå från 12 Kritisk till 8 Medium. Färre fel.', 'Planerat men inte gjort', 'Stängt för ombyggnad', 'Enhet 5', '25 av 154', 'Dnr KUN 2028/7',
  ])('says "%s"', (words) => {
    expect(html).toContain(words);
  });
  it('shows of many units those with something to say', () => {
    expect(html).toContain('Kontrollen görs på 14 enheter.');
    expect(html).not.toContain('Enhet 6');
  });
  it('gives its tables as sheets with names that Excel takes, and numbers as numbers', () => {
    const { sheets } = workbookOf(input);
    expect(sheets[0]?.name).toBe('Granskningar');
    expect(new Set(sheets.map((sheet) => sheet.name)).size).toBe(sheets.length);
    for (const sheet of sheets) for (const row of sheet.rows) expect(row.length).toBe(sheet.columns.length);
    expect(sheets[0]?.rows[0]).toContain(51);
  });
});
