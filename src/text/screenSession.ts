/** Words of the sign-in page and of the page where a password is chosen. */
import { shortestPassword } from '../domain/signIn/password.ts';

const demoTries: readonly { readonly word: RegExp; readonly says: string }[] = [
  { word: /internkontroll|verksamhetscontroller|kvalitetsstrateg/, says: 'Arbeta i analysen och planen, följ årets kontroller och lämna till nämnden.' },
  { word: /enhetschef|rektor|driftchef|(?:biblioteks|kulturskole)chef/, says: 'Gör din enhets kontroll på fem minuter.' },
  { word: /samordnare|controller$|strateg|sjuksköterska/, says: 'Se hur långt enheterna har kommit och skriv analysen.' },
  { word: /direktör|förvaltningschef/, says: 'Läs analysen och uppföljningen, och lämna förslaget till nämnden.' },
  { word: /sekreterare/, says: 'Registrera nämndens beslut och hämta det fastställda dokumentet.' },
  { word: /systemförvaltare|administratör/, says: 'Lägg upp nämnder, personer och metoder.' },
  { word: /ordförande|ledamot/, says: 'Läs nämndens analys, plan och beslut.' },
  { word: /revisor/, says: 'Läs det som är lämnat eller beslutat.' },
  { word: /kommunledning/, says: 'Se det som är lämnat eller beslutat i alla nämnder.' },
  { word: /chef|rektor/, says: 'Se analysen och planen som din verksamhet ingår i.' },
];
function demoRank(title: string): number {
  const at = demoTries.findIndex((one) => one.word.test(title.toLowerCase()));
  return at < 0 ? demoTries.length : at;
}

export const sessionText = {
  signInTitle: 'Logga in',
  lead: (municipality: string) => `Intern kontroll i ${municipality}.`,
  mail: 'E-postadress',
  password: 'Lösenord',
  signIn: 'Logga in',
  noAccount: 'Har du inget konto, eller minns du inte lösenordet? Be den som sköter Internkoll hos er om en länk där du väljer ett nytt.',
  askForAccount: 'Har du inget konto? Be den som sköter Internkoll hos er om en inbjudan.',
  demoTitle: 'Prova som en påhittad person',
  demoLead: 'Här finns en påhittad kommun med analyser, planer och beslut. Välj vem du vill vara. Inget du gör påverkar någon på riktigt.',
  demoButton: (name: string) => `Prova som ${name}`,
  demoPick: 'Prova',
  /** What one can try, by words of the title. */
  demoTry: (title: string): string => demoTries[demoRank(title)]?.says ?? 'Se de nämnder som personen når.',
  /** The order of the list: first those with most to try. */
  demoRank: (title: string): number => demoRank(title),
  linkTitle: 'Välj ditt lösenord',
  linkLead: 'Länken gäller en gång. När du har valt lösenord är du inloggad.',
  newPassword: 'Nytt lösenord',
  newPasswordHint: `Minst ${shortestPassword} tecken. En mening som du minns är bra, men inte bara namn, årstider eller årtal.`,
  again: 'Samma lösenord en gång till',
  tooShort: (length: number) => `Lösenordet har ${length} tecken. Skriv minst ${shortestPassword}.`,
  notTheSame: 'Lösenorden är olika. Skriv samma i båda fälten.',
  choose: 'Välj lösenordet',
  signedOut: 'Du är utloggad.',
  mailMissing: 'Skriv din e-postadress.',
  passwordMissing: 'Skriv ditt lösenord.',
  show: 'Visa lösenordet',
  hide: 'Dölj lösenordet',
} as const;
