/** Words for kept versions: which one, where it stands, what has happened to it. */
import { settles, type VersionHead } from '../domain/decision/version.ts';
import { dayWords } from './days.ts';

export const versionText = {
  versionOf: (number: number, year: number) => `Version ${number} för ${year}`,
  states: {
    waiting: 'väntar på nämndens beslut', withdrawn: 'tillbakatagen', postponed: 'bordlagd', referredBack: 'återremitterad', rejected: 'avslagen',
    settled: (item: string) => `fastställd ${paragraph(item)}`, takenIn: (item: string) => `inläst som beslutad ${paragraph(item)}`,
  },
  submittedOn: (day: string, by: string | null) => by === null ? `lämnad ${day}` : `lämnad ${day} av ${by}`,
  withdrawnOn: (day: string) => `tagen tillbaka ${day}`, decidedOn: (day: string) => `beslutad ${day}`, adjustedOn: (day: string) => `justerad ${day}`, notAdjusted: 'ej justerad',
  reading: (number: number, year: number) => `Du läser version ${number} för ${year}`, allVersions: 'Versioner och dokument', toDraft: 'Till utkastet',
  yearVersion: (year: number, number: number, state: string) => `${year} · version ${number}, ${state}`,
} as const;

/** "§ 92", whether the sign was typed or not. */
export function paragraph(item: string): string {
  const bare = item.trim();
  return bare === '' || bare.startsWith('§') ? bare : `§ ${bare}`;
}

/** "fastställd § 14": where a version stands, in a word or two. */
export function stateOfVersion(version: VersionHead): string {
  const words = versionText.states;
  if (version.withdrawnAt !== null) return words.withdrawn;
  switch (version.outcome) {
    case null: return words.waiting;
    case 'asProposed': case 'withChanges': return version.kind === 'takenIn' ? words.takenIn(version.minutesItem) : words.settled(version.minutesItem);
    case 'postponed': case 'referredBack': case 'rejected': return `${words[version.outcome]} ${paragraph(version.minutesItem)}`.trim();
  }
}

/** What has happened to a version, each with its day. */
export function datesOfVersion(version: VersionHead): string[] {
  return [
    version.kind === 'takenIn' ? '' : versionText.submittedOn(dayWords(version.submittedAt.slice(0, 10)), version.submittedBy),
    version.withdrawnAt === null ? '' : versionText.withdrawnOn(dayWords(version.withdrawnAt.slice(0, 10))),
    version.decidedOn === null ? '' : versionText.decidedOn(dayWords(version.decidedOn)),
    version.outcome !== null && settles(version.outcome) ? (version.adjustedOn === null ? versionText.notAdjusted : versionText.adjustedOn(dayWords(version.adjustedOn))) : '',
  ].filter((words) => words !== '');
}
