/** Words of the administrator's page about sign-in by other providers, and of the page that such a sign-in comes back to. */
export const providersText = {
  title: 'Inloggning', directory: 'Katalog', lead: 'Tjänster som får tala om vem någon är, till exempel Entra ID, Keycloak eller AD FS. Lokala konton fungerar vid sidan av.',
  add: 'Lägg till tjänst', change: 'Ändra', changeOf: (name: string) => `Ändra ${name}`, remove: 'Ta bort', removeOf: (name: string) => `Ta bort ${name}`, removed: 'Tjänsten är borttagen. De som loggat in genom den är utloggade.', saved: 'Tjänsten är sparad. De som loggat in genom den får logga in igen.',
  none: 'Ingen tjänst än. Alla loggar in med lokala konton.',
  kind: 'Slag', kinds: { oidc: 'OpenID Connect', saml: 'SAML 2.0' }, name: 'Namn', nameHint: 'Står på knappen på sidan Logga in.', nameMissing: 'Skriv ett namn.',
  used: 'Används', notUsed: 'används inte', trustsMail: 'Koppla person med e-postadress vid första inloggningen', trustsMailHint: 'Bara om tjänsten själv bestämmer vilka adresser som hör till vem.',
  issuer: 'Utfärdare', issuerHint: 'Till exempel https://login.microsoftonline.com/…/v2.0', clientId: 'Klient-id', secret: 'Hemlighet', secretKept: 'En hemlighet är sparad och visas aldrig. Tomt behåller den.', secretNone: 'Förvaras förseglad och visas aldrig igen.', scopes: 'Omfång',
  groupsClaim: 'Uppgift med grupper', mailClaim: 'Uppgift med e-postadress', entityId: 'Tjänstens entitets-id', entryPoint: 'Inloggningsadress', certificate: 'Signeringscertifikat', subject: 'Uppgift med varaktigt id', subjectHint: 'Tomt betyder NameID.', levels: 'Tillitsnivåer som krävs', levelsHint: 'En på varje rad, till exempel http://id.elegnamnden.se/loa/1.0/loa3. Tomt godtar alla.', categories: 'Entitetskategorier i metadata', categoriesHint: 'En på varje rad. Behövs bara i en federation.', missing: 'Fyll i fältet.',
  groups: 'Grupper som ger roller', groupsHint: 'En rad för varje: gruppens namn, sedan roll och plats. Rollen gäller så länge personen är inloggad.', group: 'Grupp', role: 'Roll', place: 'Plats', addGroup: 'Lägg till grupp', removeGroup: (group: string) => `Ta bort gruppen ${group}`, municipality: 'Hela kommunen',
  addresses: { redirect: 'Svarsadress att skriva in i tjänsten', assertion: 'Svarsadress (ACS)', entityId: 'Internkolls entitets-id och metadata' },
  bound: (count: number) => count === 1 ? '1 person kopplad' : `${count} personer kopplade`, save: 'Spara',
  failures: 'Inloggningar som inte gick igenom', noFailures: 'Inga misslyckade inloggningar.', number: (number: string) => `nr ${number}`, bind: 'Koppla till person', bindTitle: 'Koppla till person', person: 'Person', bindDone: 'Personen är kopplad och kan logga in.', choose: 'Välj person', chooseMissing: 'Välj vem det är.',
} as const;

export const answerText = {
  title: 'Loggar in', lead: 'Strax klart.', failedTitle: 'Inloggningen gick inte igenom', failed: (name: string, number: string) => `Inloggningen hos ${name} gick inte igenom. Försök igen. Går det inte då heller, ge systemförvaltaren numret ${number}, så finns orsaken att läsa där.`, otherwise: 'tjänsten', back: 'Till sidan Logga in',
} as const;
