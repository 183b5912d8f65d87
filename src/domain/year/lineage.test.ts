import { describe, expect, it } from 'vitest';
import { proposeLineage } from './lineage.ts';

const row = (id: string, text: string, process: string | null = 'Ekonomi') => ({ id, text, process });

describe('which earlier row a row continues', () => {
  it('takes equal words first, then nearly equal, else none', () => {
    const previous = [row('a', 'Faktura betalas två gånger'), row('b', 'Felaktig hantering av behörigheter'), row('c', 'Gallring verkställs inte')];
    const current = [row('1', 'Felaktig hantering av behörigheterna'), row('2', 'Faktura betalas två gånger.'), row('3', 'Chefer slutar i förtid')];
    expect(proposeLineage(previous, current)).toEqual([
      { currentId: '1', previousId: 'b', how: 'near' },
      { currentId: '2', previousId: 'a', how: 'same' },
      { currentId: '3', previousId: null, how: 'none' },
    ]);
  });
  it('keeps to the same process when the words stand in two', () => {
    const previous = [row('a', 'Rutiner följs inte', 'Inköp'), row('b', 'Rutiner följs inte', 'Lön')];
    const current = [row('1', 'Rutiner följs inte', 'Lön'), row('2', 'Rutiner följs inte', 'Inköp')];
    expect(proposeLineage(previous, current).map((one) => one.previousId)).toEqual(['b', 'a']);
  });
  it('gives one earlier row to one row only, for the best of the whole', () => {
    const previous = [row('a', 'Bristande kunskaper bland medarbetarna gällande informationssäkerhet'), row('b', 'Bristande kunskaper bland medarbetarna gällande informationshantering')];
    const current = [row('1', 'Bristande kunskaper bland medarbetare gällande informationshantering'), row('2', 'Bristande kunskap bland medarbetare gällande informationssäkerhet')];
    expect(proposeLineage(previous, current).map((one) => one.previousId)).toEqual(['b', 'a']);
  });
  it('follows added words and a corrected letter', () => {
    const previous = [row('a', 'Lokaler sägs inte upp i tid'), row('b', 'Befintliga lokaler blir olämplliga')];
    const current = [row('1', 'Lokaler sägs inte upp i tid inför avveckling av enheter'), row('2', 'Befintliga lokaler blir olämpliga')];
    expect(proposeLineage(previous, current)).toEqual([
      { currentId: '1', previousId: 'a', how: 'near' }, { currentId: '2', previousId: 'b', how: 'near' },
    ]);
  });
  it('takes empty lists and empty texts', () => {
    expect(proposeLineage([], [row('1', '')])).toEqual([{ currentId: '1', previousId: null, how: 'none' }]);
    expect(proposeLineage([row('a', '')], [row('1', '')])).toEqual([{ currentId: '1', previousId: null, how: 'none' }]);
  });
  it('pairs five hundred rows', () => {
    const text = (at: number) => `Händelse om ${['fakturor', 'löner', 'lokaler', 'avtal'][at % 4] ?? ''} i område ${at} där kontrollen uteblir`;
    const rows = Array.from({ length: 500 }, (_, at) => row(String(at), text(at), `P${at % 9}`));
    const moved = rows.toReversed().map((one) => ({ ...one, text: `${one.text} helt` }));
    const answer = proposeLineage(rows, moved);
    expect(answer.filter((one) => one.previousId === one.currentId).length).toBeGreaterThan(480);
  });
});
