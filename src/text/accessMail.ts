/** Mail with a one-time link: to who is invited, and to who has asked for a new password. */
import { dayWords } from './days.ts';
import type { MailText } from './mail.ts';

export const accessMail = {
  invited: (given: { readonly name: string; readonly by: string; readonly municipality: string; readonly link: string; readonly until: string; readonly url: string }): MailText => ({
    subject: 'Du är inbjuden till Internkoll',
    text: `Hej ${given.name},\n\n${given.by === '' ? 'Du' : `${given.by} har lagt upp dig, så du`} kan nu logga in i Internkoll. Där arbetar ${given.municipality === '' ? 'vi' : given.municipality} med intern kontroll.\n\nVälj ditt lösenord här:\n${given.link}\n\nLänken gäller en gång, till och med ${dayWords(given.until)}. Har den gått ut får du en ny med Glömt lösenordet på ${given.url}/logga-in.\n\nVäntade du dig inte det här mejlet? Lämna inte länken vidare, och säg till den som bjöd in dig.\n`,
  }),
  reset: (given: { readonly name: string; readonly link: string; readonly url: string }): MailText => ({
    subject: 'Nytt lösenord till Internkoll',
    text: `Hej ${given.name},\n\nNågon har bett om ett nytt lösenord för ditt konto. Var det du, så väljer du det här:\n${given.link}\n\nLänken gäller en gång, i en timme. När du har valt ett nytt lösenord loggas du ut överallt där du var inloggad.\n\nVar det inte du? Då behöver du inte göra något. Ditt lösenord gäller som förut och ingen har kommit in. Får du flera sådana mejl, säg till den som sköter Internkoll hos er.\n`,
  }),
  /** Who signs in at another service has no password here. */
  elsewhere: (given: { readonly name: string; readonly provider: string; readonly url: string }): MailText => ({
    subject: 'Logga in i Internkoll',
    text: `Hej ${given.name},\n\nNågon har bett om ett nytt lösenord för ditt konto i Internkoll. Det byts inte här: du loggar in med ${given.provider}.\n\n${given.url}/logga-in\n\nHar du glömt lösenordet dit, vänd dig till er it-support. Var det inte du som bad om det? Då behöver du inte göra något.\n`,
  }),
} as const;

/** Why a mail with a link never left, for the administrator's list. */
export const accessFault = { inactive: 'Personen får inte längre logga in.', tooOld: 'Mejlet kom inte i väg inom en timme. Personen kan be om ett nytt.', byHand: 'Personen är systemförvaltare och har sin adress från katalogen. Gör en länk åt personen under Personer.', moved: 'Katalogen har ändrat personens e-postadress, och ingen har bekräftat den nya. Bekräfta den under Katalog, eller gör en länk åt personen under Personer.' } as const;
