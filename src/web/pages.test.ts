import { expect, test } from 'vitest';
import { filled, matched, pages } from './pages.ts';

test('an address is known by its pattern, with or without a last slash', () => {
  expect(matched(pages.analysis, '/n/b1/2027/analys')).toEqual({ boardId: 'b1', year: '2027' });
  expect(matched(pages.analysis, '/n/b1/2027/analys/')).toEqual({ boardId: 'b1', year: '2027' });
  expect(matched(pages.start, '/')).toEqual({});
});
test.each(['/n/b1/2027', '/n/b1/2027/plan', '/n//2027/analys', '/n/b1/2027/analys/mer', '//n/b1/2027/analys'])('%s is not the analysis', (address) => {
  expect(matched(pages.analysis, address)).toBeNull();
});
test('what is filled in is found again, whatever it holds', () => {
  const params = { boardId: 'å/b?c', year: '2027' };
  expect(matched(pages.plan, filled(pages.plan, params))).toEqual(params);
});
test('an address cut off in the middle of a letter is read as it stands', () => {
  expect(matched(pages.link, '/lank/abc%E2%82')).toEqual({ token: 'abc%E2%82' });
});
test('no two pages answer to the same address', () => {
  const all = Object.values<string>(pages);
  for (const path of all) expect(all.filter((other) => matched(other, path.replaceAll('$', '')) !== null)).toEqual([path]);
});
