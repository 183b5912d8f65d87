import { describe, expect, it } from 'vitest';
import { personalDataIn } from './personalData.ts';

const kinds = (text: string) => personalDataIn(text).map((one) => one.kind);

/** Serial numbers from 980 belong to the tax agency's own test persons; 238 and 239 here are made up. */
describe('personal data in free text', () => {
  it.each([
    ['med sekel', 'Intyget för 198001012387 saknas', ['personalNumber']],
    ['med sekel och bindestreck', 'Intyget för 19800101-2387.', ['personalNumber']],
    ['utan sekel', '800101-2387', ['personalNumber']],
    ['utan sekel och bindestreck', 'Handläggaren skrev 8001012387 i loggen', ['personalNumber']],
    ['långt streck', '19800101–2387', ['personalNumber']],
    ['samordningsnummer', 'Samordningsnummer 198001612384', ['coordinationNumber']],
    ['skottdag', '200002292399', ['personalNumber']],
    ['två på en rad', '19800101-2387, 8001012387', ['personalNumber', 'personalNumber']],
    ['e-post', 'Fråga anna.ek@ekstrand.example om det', ['mail']],
    ['e-post med plus och punkt sist', 'Skriv till a+b@skola.ekstrand.example.', ['mail']],
  ] as const)('%s is found', (_, text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it('finds the plus sign of one who has turned a hundred', () => {
    const ten = withChecksum('120101238');
    expect(kinds(`${ten.slice(0, 6)}+${ten.slice(6)}`)).toEqual(['personalNumber']);
  });

  it.each([
    ['fel kontrollsiffra', '19800101-2388'],
    ['organisationsnummer', '556016-0680'],
    ['organisationsnummer med 16', '165560160680'],
    ['kommunens organisationsnummer', '212000-1355'],
    ['fakturanummer', 'Fakturanummer 8001012387'],
    ['betalningsreferens', 'OCR: 8001012387'],
    ['för många siffror', '1980010123875'],
    ['mitt i en längre rad', 'A8001012387B'],
    ['månad 13', withChecksum('801301238')],
    ['30 februari', withChecksum('800230238')],
    ['29 februari ett år som inte är skottår', `19${withChecksum('810229238')}`],
    ['datum', '2026-01-01'],
    ['period', '20260101-20261231'],
    ['bankgiro', '5050-1055'],
    ['diarienummer', 'KS 2026/00123-1'],
    ['belopp', '1 234 567 890 kronor'],
    ['konto på sociala medier', '@ekstrand'],
    ['a-tecken utan domän', 'pris@styck'],
  ] as const)('%s is not taken', (_, text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('never says what it found', () => {
    expect(Object.keys(personalDataIn('800101-2387')[0] ?? {})).toEqual(['kind', 'from', 'to']);
  });
});

function withChecksum(nine: string): string {
  const sum = [...nine].reduce((total, figure, at) => { const product = Number(figure) * (at % 2 === 0 ? 2 : 1); return total + (product > 9 ? product - 9 : product); }, 0);
  return `${nine}${(10 - (sum % 10)) % 10}`;
}
