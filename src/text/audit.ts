/** Words of the auditor's room: what is new, what came after a decision, what has been looked at, and the package. */
import type { FollowupField } from '../domain/audit/compareFollowups.ts';
import { dayWords } from './days.ts';
import { capital, counted, list } from './numbers.ts';
import { paragraph } from './version.ts';

/** "Analys och internkontrollplan", or the follow-up by its name. */
export function documentName(followup: string | null): string {
  return followup ?? 'Analys och internkontrollplan';
}

/** What happened to a version. */
const versionDeeds: Readonly<Record<string, string>> = {
  'decision.submit': 'Lämnad till nämnden', 'decision.withdraw': 'Tillbakatagen', 'decision.register': 'Beslut registrerat', 'decision.adjust': 'Protokollet justerat', 'decision.correct': 'Datum eller paragraf rättad', 'import.take': 'Inläst som beslutad', 'year.undo': 'Inläst version borttagen',
};
const outcomeWords: Readonly<Record<string, string>> = { asProposed: 'Beslutad enligt förslaget', withChanges: 'Beslutad med ändringar', postponed: 'Bordlagd', referredBack: 'Återremitterad', rejected: 'Avslagen' };
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export function versionDeed(operation: string, values: Readonly<Record<string, unknown>>): string {
  return (operation === 'decision.register' ? outcomeWords[text(values['outcome'])] : undefined) ?? versionDeeds[operation] ?? 'Ändrad';
}
/** What is worth saying of it: day, § and what was corrected. */
export function versionDeedMore(operation: string, values: Readonly<Record<string, unknown>>): string {
  const part = (name: string): { before: string; after: string } | null => {
    const value = values[name];
    return typeof value === 'object' && value !== null && 'before' in value && 'after' in value && value.before !== value.after ? { before: text(value.before), after: text(value.after) } : null;
  };
  if (operation === 'decision.correct') {
    const [on, item] = [part('decidedOn'), part('minutesItem')];
    return [on === null ? '' : `dagen ändrad från ${on.before} till ${on.after}`, item === null ? '' : `paragrafen ändrad från ${paragraph(item.before)} till ${paragraph(item.after)}`].filter((one) => one !== '').join(', ');
  }
  const days = [text(values['decidedOn']), text(values['adjustedOn']), operation === 'decision.submit' ? text(values['meetingOn']) : ''].filter((day) => day !== '');
  return [...days.map((day) => (operation === 'decision.submit' ? `till sammanträdet ${dayWords(day)}` : dayWords(day))), text(values['minutesItem']) === '' ? '' : paragraph(text(values['minutesItem'])), text(values['notice'])].filter((one) => one !== '').join(', ');
}

export const followupFieldWords: Record<FollowupField, string> = {
  introduction: 'Inledningen', result: 'Resultatet', analysis: 'Analysen', rating: 'Föreslagen värdering', performed: 'Genomförda av planerade', measureResult: 'Åtgärdens resultat', measureAnalysis: 'Åtgärdens analys', closing: 'Avslutningen', judgement: 'Bedömningen', grounds: 'Skälen till bedömningen',
};

function coverageSentence(processes: number, never: readonly string[]): string {
  return processes === 0 ? 'Nämnden har inte beslutat någon analys under mandatperioden.'
    : never.length === 0 ? `${processes === 1 ? 'Den enda processen har' : `Alla ${processes} processer har`} kontrollerats någon gång under mandatperioden.` : `${capital(counted(never.length, 'process', 'processer'))} av ${processes} har aldrig kontrollerats under mandatperioden: ${list(never.slice(0, 6).map((one) => `”${one}”`))}${never.length > 6 ? ' med flera' : ''}.`;
}

export const coverageText = {
  title: 'Granskningstäckning',
  lead: (board: string, from: number, to: number) => `${board}, mandatperioden ${from}–${to}. Bara beslutade versioner räknas.`,
  process: 'Process', none: 'Händelser utan process', noDecision: 'Ingen beslutad analys',
  analysed: 'Analyserad', controlled: 'Kontrollerad', visited: 'Besökt', material: 'Väsentlig avvikelse',
  key: { analysed: 'A', controlled: 'K', visited: 'B', material: 'V' },
  legend: 'A analyserad · K minst en kontroll genomförd · B minst en kontroll gjord som besök på plats · V väsentlig avvikelse i en beslutad uppföljning. Ett streck betyder att ingen har tittat, en punkt att året inte har någon beslutad analys.',
  picture: 'Bild', table: 'Tabell',
  pictureSentence: (processes: number, never: readonly string[], neverVisited: number, undecided: readonly number[]) => `${coverageSentence(processes, never)}${processes === 0 || undecided.length === 0 ? '' : ` ${capital(list(undecided.map(String)))} har ingen beslutad analys i Internkoll.`}${processes === 0 ? '' : neverVisited === processes ? ' Ingen process har besökts.' : neverVisited === 0 ? '' : ` ${capital(counted(neverVisited, 'process', 'processer'))} har aldrig besökts.`}`,
  nothing: '·',
  never: 'Aldrig kontrollerad', neverVisited: 'Aldrig besökt',
  cell: (cell: { readonly inAnalysis: boolean; readonly events: number; readonly performed: number; readonly planned: number; readonly visits: number; readonly material: number; readonly decided: boolean }): string => {
    if (!cell.decided && cell.planned === 0) return 'Ingen beslutad analys';
    const parts = [
      !cell.decided ? 'ingen beslutad analys' : cell.inAnalysis ? (cell.events === 1 ? '1 händelse' : `${cell.events} händelser`) : 'inte analyserad',
      cell.planned === 0 ? 'ingen kontroll' : `${cell.performed} av ${cell.planned} kontroller`, cell.visits === 0 ? '' : `${cell.visits} besök`, cell.material === 0 ? '' : cell.material === 1 ? '1 väsentlig avvikelse' : `${cell.material} väsentliga avvikelser`,
    ];
    return capital(parts.filter((part) => part !== '').join(', '));
  },
  cellOf: (process: string, year: number) => `${process} ${year}`,
  show: (process: string, year: number, says: string) => `Visa ${process} ${year}: ${says}`,
  events: 'Händelser i den beslutade analysen', rows: 'Rader i den beslutade planen', noEvents: 'Ingen händelse står under processen.', noRows: 'Ingen rad i planen gäller processen.', visits: 'Besök på plats', noVisits: 'Ingen kontroll har gjorts som besök på plats.', wholeBoard: 'Hela nämnden',
  row: (performed: number, planned: number) => `${performed} av ${planned} genomförda`, toDecision: 'Till beslutet', toAnalysis: 'Läs analysen', toRoom: 'Till årets kontroller',
  earlier: (from: number, to: number) => `Mandatperioden ${from}–${to}`, board: 'Nämnd', term: 'Mandatperiod',
} as const;
