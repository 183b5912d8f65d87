/** Words of sharing a draft, and of reading one that is shared. */
import type { Audience, ShareStand } from '../domain/audit/share.ts';
import { dayWords } from './days.ts';
import { withWhom } from './shareNotice.ts';

export const audienceWords: Readonly<Record<Audience, string>> = { auditors: 'Revisorerna', cityOffice: 'Kommunledningskontoret', board: 'En annan nämnd' };
export const shareStandWords: Readonly<Record<ShareStand, string>> = { coming: 'Börjar senare', open: 'Delat nu', over: 'Tiden är ute', ended: 'Avslutat' };
export const shareText = {
  title: 'Dela utkastet för synpunkter', lead: (board: string, year: number) => `${board} ${year}. Utkastet är nämndens arbetsmaterial. Delar ni det får de ni väljer läsa analysen och planen som de är, och inget annat. Delningen och varje läsning skrivs i loggen.`,
  audience: 'Dela med', board: 'Vilken nämnd', from: 'Från', to: 'Till och med', reason: 'Skäl', reasonHint: 'Till exempel: synpunkter inför nämndens beslut', share: 'Dela utkastet', shared: 'Utkastet är delat.', end: 'Avsluta', endOf: (whom: string) => `Avsluta delningen med ${whom}`, ended: 'Delningen är avslutad.',
  whom: (audience: Audience, board: string | null) => withWhom(audience, board), heading: 'Delat med', none: 'Utkastet är inte delat med någon.', whoShares: 'Samordnaren eller direktören delar utkastet.', span: (from: string, to: string) => `${dayWords(from)} – ${dayWords(to)}`, by: (who: string, on: string) => `${who}, ${dayWords(on)}`,
  missing: { reason: 'Skriv varför utkastet delas.', board: 'Välj en nämnd.', to: 'Välj en dag som inte har varit.' },
  readTitle: (board: string, year: number) => `${board} ${year}: delat utkast`, mark: 'Utkast – delat', readLead: (by: string, to: string) => `Delat av ${by} till och med ${dayWords(to)}. Det är inte lämnat till nämnden och inte beslutat. Att du läser det skrivs i loggen.`, why: (reason: string) => `Skäl: ${reason}`, introduction: 'Inledning', analysis: 'Analys', plan: 'Plan', number: 'Nr', event: 'Oönskad händelse', value: 'Riskvärde', treatment: 'Hantering', activity: 'Kontrollaktivitet', owner: 'Ansvarig', frequency: 'Frekvens', papers: 'Som dokument', gone: 'Utkastet är inte delat med dig', goneWhy: 'Delningen kan ha avslutats eller tiden ha gått ut.', noGroup: 'Övriga händelser',
} as const;
