import { guessable, shortestPassword, tooShort } from '../domain/signIn/password.ts';
import { ok, refuse, type Outcome } from '../domain/refusal.ts';
import { plainWords } from '../text/plainWords.ts';
import type { PasswordOwner } from './signInPorts.ts';

/** What everybody would try first about this person is no password. */
export function passwordProblem(password: string, owner: PasswordOwner): Outcome<null> {
  if (tooShort(password)) return refuse('session.password-too-short', { least: shortestPassword });
  return guessable(password, [...plainWords, owner.name, owner.mail ?? '', owner.municipality]) ? refuse('session.password-guessable') : ok(null);
}
