/** Words of the page for one's own account. */
import type { SignInWay } from '../domain/signIn/provider.ts';

const ways: Record<SignInWay, string> = { password: 'med lösenord', link: 'med en länk', passkey: 'med lösennyckel', recoveryCode: 'med en reservkod', provider: 'hos en annan tjänst', demo: 'som påhittad person' };

export const accountText = {
  title: 'Mitt konto',
  lead: 'Hur du loggar in, och var du är inloggad just nu.',
  again: 'Logga in igen för att ändra', againWhy: 'Det var mer än en kvart sedan du loggade in här. Innan du ändrar hur du loggar in behöver du logga in igen, så att ingen annan kan göra det i en öppen webbläsare.', signInAgain: 'Logga in igen',
  password: 'Lösenord', passwordWhat: 'När du byter loggas du ut överallt utom här.', changePassword: 'Byt lösenord', current: 'Nuvarande lösenord', currentMissing: 'Skriv ditt nuvarande lösenord.', change: 'Byt', passwordChanged: 'Lösenordet är bytt.',
  mail: 'Din e-postadress', mailMoved: (mail: string, before: string | null) => `Kommunens katalog har ändrat din e-postadress${before === null ? '' : ` från ${before}`} till ${mail}. Bekräfta att den är din, så kan du få ett nytt lösenord dit om du glömmer ditt.`, mailWrong: 'Stämmer den inte? Säg till den som sköter Internkoll hos er, och bekräfta inte.', mailMine: 'Adressen är min', mailConfirmed: 'Adressen är bekräftad.',
  passkeys: 'Lösennycklar',
  passkeysWhat: 'Med en lösennyckel loggar du in med telefonens eller datorns skärmlås i stället för lösenordet. Den kan inte gissas och fungerar bara här.',
  noPasskeys: 'Du har ingen lösennyckel än.',
  notPossible: 'Lösennycklar kan inte användas här. De kräver att Internkoll nås på en adress med namn och https.',
  browserCannot: 'Din webbläsare kan inte använda lösennycklar.',
  addPasskey: 'Lägg till en lösennyckel', nameOfPasskey: 'Namn', nameHint: 'Något du känner igen, till exempel Tjänstetelefonen.', nameMissing: 'Skriv ett namn.', add: 'Lägg till',
  passkeyAdded: 'Lösennyckeln är tillagd.', passkeyRemoved: 'Lösennyckeln är borttagen.', notMade: 'Ingen lösennyckel lades till. Försök igen och följ det som visas på skärmen.',
  added: (day: string) => `tillagd ${day}`, used: (day: string) => `senast använd ${day}`, neverUsed: 'inte använd än',
  remove: 'Ta bort', removeOf: (name: string) => `Ta bort lösennyckeln ${name}`,
  codes: 'Reservkoder',
  codesWhat: 'En reservkod släpper in dig en gång om du har tappat bort din lösennyckel. Förvara dem där bara du kommer åt dem.',
  codesLeft: (count: number) => count === 0 ? 'Du har inga reservkoder.' : count === 1 ? 'Du har en reservkod kvar.' : `Du har ${count} reservkoder kvar.`,
  makeCodes: 'Gör nya koder', makeHint: 'De gamla slutar gälla när du gör nya.',
  codesTitle: 'Dina reservkoder', codesLead: 'Koderna visas bara nu. Skriv ut dem eller spara dem på ett säkert ställe. Varje kod gäller en gång.', copy: 'Kopiera koderna', copied: 'Koderna är kopierade.', copyFailed: 'Koderna kunde inte kopieras. Markera dem och kopiera själv.', kept: 'Jag har sparat dem',
  needsMail: 'Ditt konto har ingen e-postadress. Be systemförvaltaren lägga till en, så kan du logga in med en reservkod.',
  sessions: 'Här är du inloggad',
  sessionsWhat: 'En inloggning som inte används på tolv timmar upphör av sig själv, och ingen gäller längre än två veckor.',
  way: (way: SignInWay, provider: string | null) => way === 'provider' && provider !== null ? `genom ${provider}` : ways[way],
  unknownDevice: 'Okänd webbläsare', here: 'den här', started: (day: string) => `inloggad ${day}`, lastUsed: (time: string) => `använd ${time}`,
  end: 'Logga ut', endOf: (device: string, started: string) => `Logga ut ${device}, inloggad ${started}`, endOthers: 'Logga ut överallt utom här', ended: 'Inloggningen är avslutad.', othersEnded: 'Du är utloggad överallt utom här.',
} as const;

/** The ways in on the sign-in page, beside mail and password. */
export const waysText = {
  with: 'Eller logga in på ett annat sätt',
  passkey: 'Logga in med lösennyckel', provider: (name: string) => `Logga in med ${name}`,
  notUsed: 'Ingen lösennyckel användes. Försök igen, eller logga in på ett annat sätt.',
  code: 'Logga in med reservkod', codeTitle: 'Logga in med en reservkod', codeLead: 'Använd en av koderna du fick när du lade till din lösennyckel.', codeField: 'Reservkod', codeMissing: 'Skriv en av dina reservkoder.',
} as const;

/** "Glömt lösenordet?" on the sign-in page. */
export const forgottenText = {
  link: 'Glömt lösenordet?', title: 'Glömt lösenordet', lead: 'Skriv din e-postadress, så får du en länk där du väljer ett nytt.', send: 'Skicka länken',
  askedTitle: 'Titta i din e-post', asked: (mail: string) => `Om ${mail} hör till någon här är en länk på väg dit. Den gäller i en timme.`, askedHint: 'Kommer inget inom några minuter, titta i skräpposten. Annars kan den som sköter Internkoll hos er ge dig en länk.', close: 'Stäng',
} as const;
