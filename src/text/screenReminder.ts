/** Words of the page where a person chooses how to be reminded, and of the administrator's list of mail. */
import type { DigestChoice } from '../domain/reminder/digest.ts';

export const digestWords: Readonly<Record<DigestChoice, { readonly word: string; readonly help: string }>> = {
  daily: { word: 'Varje arbetsdag', help: 'Ett mejl på morgonen när något väntar' }, weekly: { word: 'En gång i veckan', help: 'Ett mejl på måndag morgon när något väntar' }, never: { word: 'Aldrig', help: 'Du ser ändå allt på startsidan. Om någon påminner dig om en kontroll får du ett mejl' },
};
export const mailKindWords: Readonly<Record<'remind' | 'handedOver' | 'digest' | 'invite' | 'reset', string>> = { remind: 'Påminnelse', handedOver: 'Överlämnad kontroll', digest: 'Sammanställning', invite: 'Inbjudan', reset: 'Nytt lösenord' };

export const reminderText = {
  title: 'Påminnelser', lead: 'Mejlet har en länk rakt till varje sak. Det kommer bara när något väntar på dig.',
  to: (mail: string) => `Mejlen går till ${mail}.`, noMail: 'Du har ingen e-postadress här. Den som sköter Internkoll hos er kan lägga till den.', noServer: 'Den här installationen skickar ingen e-post än. Ditt val gäller när den gör det.',
  choice: 'Hur ofta vill du ha mejl?', saved: 'Ditt val är sparat.',
  feedTitle: 'I din kalender', feedLead: 'Prenumerera på dina uppgifter i Outlook eller en annan kalender. Adressen är hemlig och gäller bara dig: dela den inte.',
  make: 'Skapa en kalenderadress', makeNew: 'Skapa en ny adress', drop: 'Avsluta adressen', has: 'Du har en kalenderadress. Den visas bara när den skapas.', shown: 'Kopiera adressen nu. Den visas inte igen.', address: 'Kalenderadress', copy: 'Kopiera', copied: 'Adressen är kopierad.', dropped: 'Adressen gäller inte längre.',
  logTitle: 'Skickade mejl', logLead: 'De senaste mejlen från Internkoll, och varför något inte gick fram.', logEmpty: 'Inget mejl har skickats än.', noLogServer: 'Ingen e-postserver är inställd (INTERNKOLL_SMTP). Mejlen väntar tills den är det.',
  when: 'När', who: 'Till', kind: 'Slag', state: 'Läge', sent: 'Skickat', waits: 'Väntar', failed: (reason: string, attempts: number) => `Gick inte fram (${attempts === 1 ? 'ett försök' : `${attempts} försök`}): ${reason}`,
} as const;
