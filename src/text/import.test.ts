import { describe, expect, it } from 'vitest';
import { draftProblems, readRefusals } from '../domain/document/draft.ts';
import { draftProblemText, importVerdict, readRefusalText } from './import.ts';

describe('what is said of a file that is brought in', () => {
  it.each([...readRefusals])('%s has a sentence with a way forward', (refusal) => {
    expect(readRefusalText(refusal)).toMatch(/^\p{Lu}.*\. .*(försök igen|Använd).*\.$/u);
  });
  it.each([...draftProblems])('%s has sentences and its place', (code) => {
    const said = draftProblemText({ code, place: 'Tabell 1, rad 4', params: { text: 'x', value: 7, highest: 5, printed: 8, product: 9 } });
    expect(said).toMatch(/^[\p{Lu}\d ].*\. ?.*\(Tabell 1, rad 4\)$/u);
    expect(said).not.toMatch(/undefined|!/);
  });
  it('opens with a verdict', () => {
    expect(importVerdict({ events: 65, planRows: 19, doubtful: 2 })).toBe('65 händelser och 19 planrader lästes. 82 utan tvekan – titta på 2.');
    expect(importVerdict({ events: 1, planRows: 1, doubtful: 0 })).toBe('1 händelse och 1 planrad lästes. Alla utan tvekan.');
    expect(importVerdict({ events: 0, planRows: 0, doubtful: 0 })).toBe('Inga händelser och inga planrader lästes.');
  });
});
