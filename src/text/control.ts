/** The words of controls: states, answers, ways of looking, and the owner's analysis as it is drafted from the figures. */
import type { Handling, ItemResult, Occasion, OccasionState } from '../domain/control/occasion.ts';
import type { Figures } from '../domain/followup/figures.ts';
import { dayWords } from './days.ts';
import { notPerformedWords } from './followup.ts';
import { capital, counted, figures, inWords, list, percent } from './numbers.ts';

export const occasionStateWords: Readonly<Record<OccasionState, string>> = {
  planned: 'Inte påbörjad', underWay: 'Pågår', review: 'Väntar på andra granskare', done: 'Klar', notPerformed: 'Kunde inte göras', withdrawn: 'Ute ur planen',
};
export const itemResultWords: Readonly<Record<ItemResult, string>> = { ok: 'I ordning', fault: 'Fel', notApplicable: 'Gäller inte' };
export const handlingWords: Readonly<Record<Handling, string>> = { mended: 'Rättat direkt', measure: 'Åtgärd', left: 'Lämnat till samordnaren' };
/** What is counted when the coordinator has not said otherwise. */
export const plainItemWord = 'poster';

export interface SummaryPlace { readonly occasion: Occasion; readonly unitName: string | null }

/** The owner's analysis of one period over all its places, drafted from the figures; only what happened, not what it means. */
export function draftedAnalysis(sums: Figures, places: readonly SummaryPlace[], itemWord: string): string {
  if (sums.planned === 0) return '';
  const units = places.filter((one) => one.unitName !== null && one.occasion.state !== 'withdrawn').length;
  const said: string[] = [];
  if (units > 1) said.push(`${capital(sums.performed === sums.planned ? `alla ${figures(sums.planned)}` : `${inWords(sums.performed)} av ${inWords(sums.planned)}`)} enheter har gjort kontrollen.`);
  else said.push(sums.performed === 0 ? 'Kontrollen är inte gjord.' : 'Kontrollen är gjord.');
  if (sums.reviewed > 0) {
    const word = itemWord.trim() || plainItemWord;
    const checked = sums.reviewed - sums.notApplicable;
    said.push(sums.population !== null && sums.population > sums.reviewed ? `Av ${figures(sums.population)} ${word} granskades ${figures(sums.reviewed)}.` : `${figures(sums.reviewed)} ${word} granskades.`);
    if (sums.notApplicable > 0) said.push(`${capital(inWords(sums.notApplicable))} av dem gällde inte kontrollen.`);
    said.push(sums.faults === 0 ? 'Inget fel hittades.' : `${capital(inWords(sums.faults))} hade fel${checked > 0 ? `, ${percent(sums.faults / checked)} av de granskade` : ''}.`);
  }
  const faulty = places.filter((one) => one.occasion.state === 'done' && one.occasion.counts.fault > 0 && one.unitName !== null).toSorted((a, b) => b.occasion.counts.fault - a.occasion.counts.fault);
  if (units > 1 && faulty.length > 0) {
    const named = faulty.slice(0, 5).map((one) => `${one.unitName ?? ''} (${figures(one.occasion.counts.fault)})`);
    said.push(`Felen finns på ${list(faulty.length > 5 ? [...named, counted(faulty.length - 5, 'enhet till', 'enheter till')] : named)}.`);
  }
  for (const { occasion, unitName } of places) {
    const why = occasion.notPerformed;
    if (why === null || occasion.state === 'done') continue;
    const place = unitName ?? 'Kontrollen';
    said.push(`${place} ${why.until === null ? 'kunde inte göra' : 'skjuter upp'} kontrollen: ${notPerformedWords[why.reason]}${why.until === null ? '' : `, ny dag ${dayWords(why.until)}`}.`.replace('Kontrollen kunde inte göra kontrollen', 'Kontrollen kunde inte göras').replace('Kontrollen skjuter upp kontrollen', 'Kontrollen är uppskjuten'));
  }
  if (sums.late > 0) said.push(`${capital(counted(sums.late, 'kontroll', 'kontroller'))} är ${sums.late === 1 ? 'försenad' : 'försenade'}.`);
  return said.join(' ');
}
