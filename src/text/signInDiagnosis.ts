/** Why a sign-in by another provider failed, for the administrator: what happened, and what to do. */
import type { DiagnosisCode } from '../domain/signIn/diagnosis.ts';

const words: Record<DiagnosisCode, readonly [what: string, todo: string]> = {
  'request-unknown': ['Svaret hörde inte till någon påbörjad inloggning, eller så hade den redan använts eller gått ut.', 'Be personen börja om från sidan Logga in. Bokmärken till tjänstens inloggningssida fungerar inte.'],
  'other-browser': ['Svaret kom till en annan webbläsare än den som började.', 'Be personen börja om och slutföra i samma fönster. Händer det ofta: kontrollera att webbläsaren tar emot kakor från Internkoll.'],
  'provider-unreachable': ['Inloggningstjänsten svarade inte.', 'Kontrollera adressen och att servern når den. Utgående trafik på port 443 behöver vara öppen, och tjänstens certifikat betrott.'],
  'provider-refused': ['Inloggningstjänsten sa nej.', 'Läs skälet nedan. Ofta saknar personen tilldelning till programmet i tjänsten.'],
  'answer-from-other': ['Svaret kom från en annan inloggningstjänst än den som frågades.', 'Kontrollera att varje tjänst har sin egen svarsadress, och att utfärdaren är rätt inskriven.'],
  'client-refused': ['Inloggningstjänsten kände inte igen Internkoll.', 'Kontrollera klient-id och hemlighet. En hemlighet kan ha gått ut: skapa en ny i tjänsten och skriv in den här.'],
  'code-refused': ['Inloggningstjänsten godtog inte koden i svaret.', 'Be personen börja om. Händer det varje gång: kontrollera att svarsadressen är inskriven exakt som den står här.'],
  'secret-unreadable': ['Hemligheten kan inte läsas på den här servern.', 'Skriv in hemligheten på nytt. Det behövs när databasen flyttats utan sin nyckel.'],
  'token-not-fitting': ['Innehållet i svaret stämde inte med det som frågades.', 'Be personen börja om. Händer det varje gång: jämför värdena nedan med inställningarna.'],
  'signature-missing': ['Svaret var inte signerat.', 'Ställ in tjänsten så att den signerar intyget, inte bara meddelandet.'],
  'signature-wrong': ['Signaturen i svaret stämde inte.', 'Har tjänsten bytt certifikat: lägg in det nya. Signering med SHA-1 godtas inte, välj SHA-256.'],
  'issuer-other': ['Svaret hade en annan utfärdare.', 'Skriv utfärdaren exakt som tjänsten anger den, med samma snedstreck på slutet.'],
  'audience-other': ['Svaret var avsett för någon annan än Internkoll.', 'Kontrollera klient-id, eller Internkolls entitets-id i tjänsten.'],
  'recipient-other': ['Svaret var adresserat till en annan mottagare.', 'Skriv svarsadressen i tjänsten exakt som den står här.'],
  'not-asked': ['Svaret hörde inte till någon fråga från Internkoll.', 'Börja alltid från Internkolls sida Logga in. Inloggning som börjar hos tjänsten godtas inte.'],
  expired: ['Svaret hade gått ut eller gällde inte än.', 'Kontrollera att klockan går rätt både på servern och hos tjänsten.'],
  'used-before': ['Intyget hade redan använts.', 'Be personen börja om. Händer det utan att någon laddat om sidan bör det utredas.'],
  'document-type': ['Svaret innehöll dokumenttyp, kommentar eller annat som aldrig behövs, och lästes därför inte.', 'Det kan vara ett försök att lura systemet. Kontrollera varifrån svaret kom.'],
  'not-readable': ['Svaret gick inte att läsa.', 'Kontrollera att tjänsten svarar med HTTP POST och SAML 2.0.'],
  'subject-missing': ['Svaret sa inte vem personen är.', 'Låt tjänsten skicka med ett varaktigt id för personen.'],
  'mail-missing': ['Personen är inte kopplad, och svaret hade ingen bekräftad e-postadress.', 'Låt tjänsten skicka e-postadressen, eller koppla personen här.'],
  'mail-not-trusted': ['Personen är inte kopplad, och tjänsten får inte koppla med e-postadress.', 'Koppla personen här, eller tillåt koppling med e-postadress för tjänsten.'],
  'not-decryptable': ['Det krypterade intyget gick inte att öppna.', 'Låt tjänsten hämta Internkolls metadata på nytt, så att den krypterar med rätt nyckel. Kryptering ska vara AES-GCM och nyckeln RSA-OAEP. Äldre sätt godtas inte.'],
  'level-other': ['Personen loggade in med en annan tillitsnivå än den som krävs.', 'Be personen använda en e-legitimation på rätt nivå, eller ändra vilka nivåer som godtas.'],
  'subject-personal-number': ['Tjänsten skickade ett personnummer som personens id.', 'Välj en annan uppgift som varaktigt id, till exempel ett tjänste-id. Personnummer sparas inte här.'],
  'person-barred': ['Personen är avstängd i katalogen.', 'Ska personen kunna logga in: aktivera kontot i katalogen och låt den synkronisera.'],
  'person-unknown': ['Ingen person här kan kopplas till den som loggade in.', 'Lägg till personen med samma e-postadress, eller koppla till en som finns.'],
};

export const diagnosisText = {
  what: (code: DiagnosisCode) => words[code][0],
  todo: (code: DiagnosisCode) => words[code][1],
  expected: 'Väntat', got: 'Kom', about: 'Gäller', subject: 'Id hos tjänsten', issuer: 'Utfärdare', mail: 'E-postadress',
} as const;
