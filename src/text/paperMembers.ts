/** Words of the one page to the board's members. */
import type { Day } from '../domain/day.ts';
import type { Figures } from '../domain/followup/figures.ts';
import type { Judgement } from '../domain/followup/followup.ts';
import type { Late, Moved, Named, Question } from '../domain/followup/membersPage.ts';
import { dayWords } from './days.ts';
import { judgementWords, notPerformedWords } from './followup.ts';
import { capital, counted, figures, inWords, list } from './numbers.ts';

const lower = (words: string): string => words.slice(0, 1).toLocaleLowerCase('sv') + words.slice(1);
const labelOf = (one: Named): string => one.label ?? `”${one.text}”`;
/** So many numbers are named; the others are counted. */
const named = 6;
function labels(all: readonly string[]): string {
  return list(all.length > named ? [...all.slice(0, named), counted(all.length - named, 'till', 'till')] : all);
}

export const membersPaper = {
  title: (year: number) => `Intern kontroll ${year} på en sida`,
  asOf: (day: Day) => `Läget ${day}`,
  sources: (plan: string, followup: string | null) => `Till nämndens ledamöter. Sidan bygger på analys och plan, ${plan}${followup === null ? '' : `, och på ${followup}`}. Vad som visas är valt efter fasta regler; allt finns i handlingarna.`,
  followup: (name: string, cutOff: Day, stand: string) => `uppföljningen till och med ${dayWords(cutOff)} (${lower(name)}, ${stand})`,
  figuresOf: (cutOff: Day) => `kontrollerna till och med ${dayWords(cutOff)} som siffrorna ser ut i dag`,
  stand: { draft: 'utkast', submitted: (day: Day) => `lämnad till nämnden ${day}`, withdrawn: (day: Day) => `lämnad ${day} och återtagen`, decided: (day: Day) => `beslutad ${day}` },
  judged: (judgement: Judgement, decided: boolean) => `${decided ? 'Nämndens bedömning' : 'Föreslagen bedömning'}: ${lower(judgementWords[judgement])}`,
  notJudged: 'Ingen bedömning är föreslagen än',
  indicated: (judgement: Judgement) => `Siffrorna hittills pekar mot ${lower(judgementWords[judgement])}. Det är förvaltningschefen som föreslår och nämnden som bedömer (kommunallagen 6 kap. 6 §).`,
  proposer: (by: string) => by === '' ? '' : `Föreslås av ${by}. `,
  planOnly: 'Bedömningen görs när årets kontroller följs upp.',
  performed: (sums: Figures) => sums.planned === 0 ? 'Inga kontroller är planerade.' : `${capital(figures(sums.performed))} av ${figures(sums.planned)} planerade kontroller är gjorda${sums.reviewed === 0 ? '' : `, med ${sums.faults === 0 ? 'inga fel' : `${figures(sums.faults)} fel`} i ${figures(sums.reviewed)} granskade poster`}.`,
  risks: (shown: number, all: number) => `${shown === 5 ? 'De fem största riskerna' : 'De största riskerna'} av ${figures(all)}`, noRisks: 'Ingen oönskad händelse är beskriven.',
  number: 'Nr', event: 'Oönskad händelse', value: 'Riskvärde', handled: 'Det här görs', before: 'I fjol',
  accepted: 'Accepteras', nothing: 'Varken kontroll eller åtgärd', isNew: 'ny', unknown: '–', more: (count: number) => `och ${figures(count)} till`,
  changed: (year: number) => `Ändrat sedan ${year}`, changedHeading: 'Ändrat sedan i fjol', untied: 'Årets händelser är inte kopplade till förra årets, så det går inte att säga vad som har ändrats.', unchanged: 'Inga händelser är nya, borta eller omvärderade.',
  fresh: (all: readonly Named[]) => `${capital(counted(all.length, 'ny händelse', 'nya händelser'))}: ${labels(all.map(labelOf))}.`,
  gone: (all: readonly Named[]) => `${capital(counted(all.length, 'händelse', 'händelser'))} inte längre med: ${labels(all.map((one) => `”${one.text}”`))}.`,
  risen: (all: readonly Moved[]) => `Ökad risk: ${labels(all.map((one) => `${labelOf(one)} (${one.from} → ${one.to})`))}.`,
  fallen: (all: readonly Moved[]) => `Minskad risk: ${labels(all.map((one) => `${labelOf(one)} (${one.from} → ${one.to})`))}.`,
  intoPlan: (all: readonly Named[]) => `In i planen: ${labels(all.map(labelOf))}.`, outOfPlan: (all: readonly Named[]) => `Ut ur planen: ${labels(all.map(labelOf))}.`,
  faults: 'Det som gick fel', noFollowup: 'Ingen uppföljning att visa än.', noFaults: 'Inga fel har hittats i de kontroller som är gjorda.', nonePerformed: 'Ingen kontroll är gjord än.', control: 'Kontroll', faultCount: 'Fel', conclusion: 'Slutsats', of: (some: number, all: number) => all === 0 ? '–' : `${figures(some)} av ${figures(all)}`,
  late: 'Det som är sent', noLate: 'Inget är sent.', what: 'Vad', since: 'Skulle vara klart', who: 'Ansvarig',
  lateOf: (late: Late) => { switch (late.kind) { case 'measure': return `Åtgärd: ${late.title}`; case 'control': return `Kontroll: ${late.title}${late.count === 1 ? '' : ` (${figures(late.count)} gånger)`}`; case 'recommendation': return `Yttrande: ${late.text}`; } },
  andMore: (count: number) => `Och ${figures(count)} till.`,
  questions: 'Tre frågor att ställa',
  question(asked: Question): string {
    switch (asked.kind) {
      case 'riskWithoutControl': return `Risken ${risk(asked.risk)} har riskvärde ${asked.value} men varken kontroll eller åtgärd. Vad gör vi åt den?`;
      case 'measureLate': return `Åtgärden ”${asked.title}” skulle ha varit klar ${dayWords(asked.since)}. Vad hindrar den, och när blir den klar?`;
      case 'controlNotPerformed': return `Kontrollen ”${asked.title}” blev inte gjord${asked.reason === null ? ', och det står inte varför' : asked.reason === 'other' ? '' : ` (${notPerformedWords[asked.reason]})`}. Hur vet vi då att det fungerar?`;
      case 'materialWithoutMeasure': return `Kontrollen ”${asked.title}” visade en väsentlig avvikelse, men ingen åtgärd finns. Vad ska göras, och av vem?`;
      case 'recommendationUnanswered': return `Rekommendationen ”${asked.text}” är inte besvarad i tid. När svarar vi?`;
      case 'faultsWithoutMeasure': return `Kontrollen ”${asked.title}” hittade ${counted(asked.faults, 'fel', 'fel', 'neuter')}, men ingen åtgärd finns. Varför räcker det?`;
      case 'riskRose': return `Risken ${risk(asked.risk)} har ökat från ${asked.from} till ${asked.to}. Vad har hänt?`;
      case 'notReassessed': return `${capital(inWords(asked.count))} av ${figures(asked.of)} händelser är inte omprövade i år. Vet vi att de fortfarande stämmer?`;
      case 'acceptedRisk': return `Risken ${risk(asked.risk)} accepteras. Står vi bakom det?`;
      case 'greatestRisk': return `Den största risken är ${risk(asked.risk)}. Räcker det som görs?`;
      case 'missingRisk': return 'Vilken risk oroar förvaltningen mest som inte står i analysen?';
      case 'otherJudgement': return 'Vad skulle ha behövt hända för att bedömningen skulle bli en annan?';
    }
  },
} as const;
function risk(one: Named): string {
  return `${one.label === null ? '' : `${one.label}, `}”${one.text}”`;
}
