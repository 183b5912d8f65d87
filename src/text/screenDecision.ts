/** Words of the page for submission, decision, versions and documents. */
import type { DecisionOutcome } from '../domain/decision/version.ts';
import { dayWords } from './days.ts';
import type { ComparedObject, DifferenceKind } from '../domain/year/compare.ts';

export const outcomeWords: Record<DecisionOutcome, string> = {
  asProposed: 'Enligt förslaget', withChanges: 'Med ändringar', postponed: 'Bordlagt', referredBack: 'Återremiss', rejected: 'Avslag',
};
export const outcomeHints: Record<DecisionOutcome, string> = {
  asProposed: 'Det som lämnades gäller som det är.',
  withChanges: 'Utkastet som det är nu blir nämndens egen version. Gör ändringarna i utkastet innan du registrerar.',
  postponed: 'Nämnden tar upp ärendet igen. Det som lämnades väntar kvar.',
  referredBack: 'Nämnden vill ha mer underlag. Arbeta vidare i utkastet och lämna igen.',
  rejected: 'Förra årets plan fortsätter att gälla.',
};

/** The four papers, named by what they are. */
export type PaperFormat = 'pdf' | 'docx' | 'xlsx' | 'pdfa';
export const paperWords: Record<PaperFormat, { readonly name: string; readonly says: string }> = {
  pdf: { name: 'PDF', says: 'tillgänglig, att publicera och skicka' },
  docx: { name: 'Word', says: 'samma innehåll, att klistra från' },
  xlsx: { name: 'Excel', says: 'tabellerna rad för rad' },
  pdfa: { name: 'PDF/A', says: 'att arkivera' },
};

export const decisionText = {
  title: 'Beslut och dokument',
  submitTitle: 'Lämna till nämnden',
  submitLead: (year: number, version: number) => `Analysen och planen för ${year} fryses som version ${version}. Du kan ta tillbaka den tills nämndens beslut är registrerat, och arbeta vidare i utkastet under tiden.`,
  waitingLead: (version: number) => `Version ${version} väntar på nämndens beslut. Du kan arbeta vidare i utkastet under tiden.`,
  decidedLead: (year: number) => `Nämnden har beslutat om analysen och planen för ${year}.`,
  readLead: 'Här finns versionerna och dokumenten.',
  toWhom: 'Till vem och när', meeting: 'Sammanträde', recipients: 'Mottagare', recipientsSame: 'Mottagare, samma som senast', caseNumber: 'Diarienummer',
  meetingMissing: 'Välj den dag nämnden sammanträder.', meetingPassed: 'Sammanträdet har redan varit. Välj en dag från i dag och framåt.',
  findings: 'Anmärkningar', findingsOnce: 'Visas här en gång och trycks i bilaga', noFindings: 'Inga anmärkningar.',
  override: 'Lämna ändå, eftersom', overrideMissing: 'Skriv varför den lämnas ändå, eller undanröj hindret.',
  mend: 'Öppna', mendRows: (count: number) => count === 1 ? 'En rad' : `${count} rader`, noted: 'Noterat',
  notedBecause: (reason: string) => `Noterat: ”${reason}”`,
  files: 'Det här får nämnden', preview: 'Förhandsgranska', accessible: 'tillgänglig', sameContent: 'samma innehåll',
  proposed: 'Förslag till beslut', copy: 'Kopiera', copied: 'Kopierat.', copyFailed: 'Texten kunde inte kopieras. Markera den och kopiera själv.',
  submit: 'Lämna till nämnden', submitting: 'Lämnar till nämnden …', mail: 'Text till mejlet', mailSubject: 'Ämne', mailText: 'Text', copyMail: 'Kopiera mejltexten', close: 'Stäng',
  submitted: (version: number) => `Version ${version} är lämnad till nämnden.`,
  versions: 'Versioner', open: 'Öppna', draftOf: (year: number) => `Utkast ${year}`,
  changedBy: (when: string, who: string) => `ändrat ${when} av ${who}`, unchanged: 'inte ändrat',
  differences: 'Skillnader', compare: 'Jämför', compareBefore: 'Från', compareAfter: 'Till', draft: 'Utkastet', previous: (year: number) => `Förra årets utkast, ${year}`, previousDecided: (year: number) => `Det beslutade för ${year}`,
  noDifferences: 'Inga skillnader.', nothingToCompare: 'Det finns inget att jämföra med än.', showWords: 'Visa ord för ord',
  chooseToCompare: 'Välj två versioner att jämföra.',
  intoPlan: 'Tas med i planen.', outOfPlan: (reason: string) => reason === '' ? 'Tas inte längre med i planen. Inget skäl är skrivet.' : `Tas inte längre med i planen: ${reason}`,
  register: 'Registrera nämndens beslut', registerButton: 'Registrera beslutet', registerLead: 'Skriv in det som står i protokollet. Bara nämnden beslutar.',
  outcome: 'Utfall', decidedDay: 'Sammanträde', minutesItem: 'Paragraf', minutesItemHint: 'Paragrafen i protokollet, till exempel 92.', minutesItemMissing: 'Skriv paragrafen i protokollet.', note: 'Anteckning', noteHint: 'Om nämnden ändrade något eller ville ha mer underlag.', dayMissing: 'Välj den dag nämnden sammanträdde.',
  registered: 'Beslutet är registrerat.',
  adjust: 'Skriv in justeringen', adjustLead: 'När protokollet är justerat och anslaget gäller det fullt ut.', adjustedDay: 'Justerat', notice: 'Anslaget', noticeHint: 'Till exempel: anslaget 14 december på kommunens anslagstavla.', adjusted: 'Justeringen är inskriven.',
  withdraw: 'Ta tillbaka', withdrawLead: 'Versionen finns kvar som tillbakatagen. De som har fått den ser noten.', withdrawNote: 'Varför du tar tillbaka den', withdrawNoteMissing: 'Skriv varför, så att de som har läst förstår.', withdrawn: 'Versionen är tagen tillbaka.',
  correct: 'Rätta datum eller paragraf', correctShort: 'Rätta', adjustedMissing: 'Välj den dag protokollet justerades.',
  waitingFor: (meeting: string | null, recipients: string, caseNumber: string) => [meeting === null ? '' : `Sammanträde ${dayWords(meeting)}.`, recipients === '' ? '' : `Lämnad till ${recipients}.`, caseNumber === '' ? '' : `Diarienummer ${caseNumber}.`].filter((words) => words !== '').join(' '),
  correctLead: 'Innehållet och kontrollsumman ändras inte. Rättelsen står i loggen.', correctReason: 'Varför det rättas', correctReasonMissing: 'Skriv vad som var fel.', correctButton: 'Spara rättelsen', corrected: 'Rättelsen är sparad.',
  handInFollowup: 'Lämna till nämnden', followupNotBegun: 'Inte påbörjad', openFollowup: 'Öppna uppföljningen', submittedFollowup: (name: string, version: number) => `${name}, version ${version}, är lämnad till nämnden.`, followupPapers: (name: string) => `Hämta ${name.slice(0, 1).toLocaleLowerCase('sv')}${name.slice(1)}`,
  papersDecided: 'Hämta fastställd version', papersSubmitted: 'Hämta den lämnade versionen', papersDraft: 'Hämta utkastet', download: (what: string) => `Hämta ${what}`,
  startNext: (year: number) => `Starta ${year}`, startLead: (from: number) => `Händelser, kontroller och planrader följer med från ${from}. Värderingarna står som ej omprövade tills någon har sett över dem.`,
  started: (year: number) => `${year} är startat.`, goTo: (year: number) => `Öppna ${year}`,
  forText: (label: string) => `Händelse ${label}`,
  checksum: 'Kontrollsumma',
  publishedLead: (board: string, year: number) => `Det som ${board} har fått eller beslutat för ${year}. Utkastet är nämndens arbetsmaterial.`, noneYet: 'Ingen version är lämnad eller beslutad än.', papersOf: (version: string) => `Hämta ${version.toLocaleLowerCase('sv')}`,
} as const;

const nouns: Record<ComparedObject, readonly [string, string]> = {
  event: ['händelse', 'händelser'], activity: ['planrad', 'planrader'], control: ['systematisk kontroll', 'systematiska kontroller'], group: ['rubrik', 'rubriker'],
};

/** "nya händelser", "planrad med ny frekvens": what stands after the count in the list of differences. */
export function differenceHeading(kind: DifferenceKind, object: ComparedObject, count: number): string {
  const noun = nouns[object][count === 1 ? 0 : 1];
  switch (kind) {
    case 'new': return `${count === 1 ? 'ny' : 'nya'} ${noun}`;
    case 'gone': return `${count === 1 ? 'borttagen' : 'borttagna'} ${noun}`;
    case 'renumbered': return `${noun} med nytt nummer`;
    case 're-rated': return `${noun} med ändrad värdering`;
    case 'movedIn': return `${noun} in i planen`;
    case 'movedOut': return `${noun} ut ur planen`;
    case 'reworded': return `${noun} med ändrad ordalydelse`;
    case 'rehandled': return `${noun} med ändrad hantering`;
    case 'reassigned': return `${noun} med ny ansvarig`;
    case 'rescheduled': return `${noun} med ny frekvens`;
  }
}

/** "Händelse 13", "Planrad 7": what a difference is about. */
export function differenceOf(object: ComparedObject, label: string): string {
  const noun = nouns[object][0];
  return `${noun.slice(0, 1).toUpperCase()}${noun.slice(1)} ${label}`;
}

/** "3 × 3 = 9 Medium"; an unrated side is told in words. */
export function ratingInWords(likelihood: number | null, consequence: number | null, level: string | null): string {
  if (likelihood === null || consequence === null) return 'inte värderad';
  return `${likelihood} × ${consequence} = ${likelihood * consequence}${level === null ? '' : ` ${level}`}`;
}
