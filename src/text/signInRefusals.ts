/** Refusals of passkeys, recovery codes and other identity providers. */
import type { Refusal, RefusalCode } from '../domain/refusal.ts';

type Params = Refusal['params'];

function word(params: Params, name: string, otherwise: string): string {
  const value = params[name];
  return value === undefined || value === null || value === '' ? otherwise : String(value);
}

export const signInRefusals = {
  'session.passkey-refused': () => 'Lösennyckeln gick inte att använda. Den hör kanske till en annan webbplats, eller så är den borttagen här. Försök igen, eller logga in på ett annat sätt.',
  'session.code-refused': () => 'Koden gäller inte för den e-postadressen, eller så är den redan använd. Kontrollera båda och försök med en annan av dina koder.',
  'session.provider-refused': (params: Params) => `Inloggningen hos ${word(params, 'name', 'tjänsten')} gick inte igenom. Försök igen. Går det inte då heller, ge systemförvaltaren ${params['number'] === undefined ? 'tidpunkten' : `numret ${word(params, 'number', '')}`}, så finns orsaken att läsa där.`,
  'provider.issuer-not-allowed': () => 'Adressen ska börja med https:// och vara hel. Kopiera den från inloggningstjänsten.',
  'provider.personal-number': () => 'Personnummer används inte här. Välj en annan uppgift, till exempel ett tjänste-id eller e-postadressen.',
  'provider.certificate-not-readable': () => 'Certifikatet gick inte att läsa. Kopiera hela texten, från raden BEGIN CERTIFICATE till raden END CERTIFICATE.',
  'provider.diagnosis-without-person': () => 'Det misslyckade försöket säger inte vem personen var, så det finns inget att koppla.',
  'session.password-guessable': () => 'Lösenordet är lätt att gissa. Det består nästan bara av namn, vanliga ord, årtal eller tecken i följd. Välj några ord som inte hör ihop.',
  'account.password-wrong': () => 'Det nuvarande lösenordet stämmer inte. Har du glömt det, logga ut och välj Glömt lösenordet.',
  'account.sign-in-again': () => 'Det var länge sedan du loggade in här. Logga in igen för att ändra hur du loggar in, så att ingen annan kan göra det i en öppen webbläsare.',
  'account.passkeys-not-here': () => 'Lösennycklar kan bara användas när Internkoll nås på en adress med namn och https. Den som sköter servern anger adressen med INTERNKOLL_URL.',
  'account.too-many-passkeys': (params: Params) => `Du har redan ${word(params, 'most', 'så många')} lösennycklar${params['most'] === undefined ? ' som går' : ''}. Ta bort en som du inte använder först.`,
  'account.passkey-refused': () => 'Lösennyckeln kunde inte läggas till. Börja om och följ det som visas på skärmen.',
} as const satisfies Partial<Record<RefusalCode, (params: Params) => string>>;
