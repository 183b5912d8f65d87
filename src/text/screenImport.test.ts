import { describe, expect, it } from 'vitest';
import { draftProblems } from '../domain/document/draft.ts';
import { draftProblemSentence, importText } from './screenImport.ts';

describe('what is said of a document that is read', () => {
  const told = { text: 'x', value: 7, highest: 5, printed: 8, product: 9, characters: 3, event: 'En händelse', title: 'Analys av mål', analysis: 2, rows: 4, heading: 'Notering' };
  it.each([...draftProblems])('%s is said whole', (code) => {
    const sentence = draftProblemSentence({ code, place: 'Tabell 1, rad 4', params: told });
    expect(sentence).toMatch(/^\p{Lu}.*[\p{L}.]$/u);
    expect(sentence).not.toMatch(/undefined|!| [.,]/);
  });
  it.each(['draft.rating-unreadable', 'draft.plan-mark-unreadable', 'draft.event-not-in-analysis', 'draft.headings-without-rows', 'draft.characters-removed', 'draft.text-very-long'] as const)('%s is said also where the document gives no particulars', (code) => {
    expect(draftProblemSentence({ code, place: '', params: {} })).not.toMatch(/undefined|””|\(\)| [.,]/);
  });
  it('opens with a verdict', () => {
    expect(importText.verdict({ events: 65, planRows: 19, certain: 82, doubtful: 2 })).toBe('65 händelser och 19 planrader lästes. 82 utan tvekan – titta på 2.');
    expect(importText.verdict({ events: 1, planRows: 1, certain: 2, doubtful: 0 })).toBe('1 händelse och 1 planrad lästes. Alla utan tvekan.');
    expect(importText.verdict({ events: 0, planRows: 0, certain: 0, doubtful: 0 })).toBe('Inga händelser och inga planrader lästes.');
  });
});
