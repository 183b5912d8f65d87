import { expect, it, test } from 'vitest';
import { guessable, tooShort, wordsIn } from '../domain/signIn/password.ts';
import { passwordProblem } from './password.ts';

const owner = { name: 'Anna Åkerlund', mail: 'anna.akerlund@ekstrand.example', municipality: 'Ekstrands kommun' };
/** What it is refused for; '' when it is not. */
const refusedFor = (password: string): string => { const problem = passwordProblem(password, owner); return problem.ok ? '' : problem.refusal.code; };

test.each([
  'Sommar2026!!', 'sommar-2026-vinter', 'Internkoll2026', 'Lösenord12345', 'l0senord!2026', 'P@ssw0rd1234', 'Ekstrand2026!', 'EKSTRANDS kommun', 'annaakerlund1', 'ÅKERLUND-ÅKERLUND', 'Anna.Akerlund@ekstrand', 'aaaaaaaaaaaa', 'abababababab', '123456789012', '098765432109', 'qwertyuiopåå', 'asdfghjklöä1234', 'abcdefghijklmnop', 'Måndag-tisdag-99', 'hejhejhejhejhej', 'Januari1987Jan', 'katt1katt1katt1katt1', 'välkommen123!',
])('is easy to guess: %s', (password) => {
  expect(refusedFor(password)).toBe('session.password-guessable');
});

test.each([
  'tre blå elefanter', 'en lång mening som minns', 'ett tillräckligt långt lösenord', 'ett nytt lösenord', 'correct horse battery', '194857203846', 'xK9#mQ2$vL7p', 'ÅÄÖåäö-håret-står', 'パスワードは秘密です本当に', 'sommar och jordgubbar i diket', 'sommar839201x', '!!"#¤%&/()=?',
])('is as good as any: %s', (password) => {
  expect(refusedFor(password)).toBe('');
});

it('counts signs as people see them, and takes no time over long ones', () => {
  expect([tooShort('elva tecken'), tooShort('🐘🐘🐘🐘🐘🐘🐘🐘🐘🐘🐘'), tooShort('tolv tecken!')]).toEqual([true, true, false]);
  expect(refusedFor('kort')).toBe('session.password-too-short');
  const began = performance.now();
  for (const long of ['a'.repeat(1000), 'ab'.repeat(500), 'sommar'.repeat(160), `${'ab1'.repeat(300)}x`]) expect(guessable(long, ['sommar'])).toBe(true);
  expect(performance.now() - began).toBeLessThan(500);
  expect(wordsIn('Anna-Lena Ek, anna@ekstrand.example')).toEqual(['anna', 'lena', 'anna', 'ekstrand', 'example']);
});
