/** Words of the administrator's page about the directory. */
const people = (count: number): string => count === 1 ? '1 person' : `${count} personer`;

export const directoryText = {
  title: 'Katalog', lead: 'Entra ID, Keycloak eller en annan katalog kan lägga in personer och grupper här med SCIM 2.0. Den som slutar stängs av i samma stund som i katalogen, och allt den gjort står kvar.',
  toSignIn: 'Inloggning', actor: (key: string) => `Katalogen ${key}`, municipality: 'Hela kommunen',
  address: 'Adress att klistra in i katalogen', copy: 'Kopiera', copied: 'Kopierat.',
  people: (active: number, inactive: number) => active + inactive === 0 ? 'Ingen person har kommit från katalogen än.' : `${people(active)} från katalogen kan logga in${inactive === 0 ? '.' : `, ${inactive === 1 ? '1 person är avstängd' : `${people(inactive)} är avstängda`}.`}`,
  alike: 'Namn som ser likadana ut', alikeWhy: 'De här användarnamnen är skrivna med olika tecken men går inte att skilja åt med ögat. Kontrollera i katalogen att båda är meningen.',
  moved: 'E-postadresser att bekräfta', movedWhy: 'Katalogen har ändrat de här adresserna. Ingen länk för ett nytt lösenord skickas dit förrän personen själv eller du har bekräftat att adressen är rätt. Stämmer den inte, rätta i katalogen.',
  movedFrom: (before: string | null, when: string) => before === null ? `Ny adress ${when}, hade ingen förut` : `Ändrad ${when}, förut ${before}`, confirm: 'Bekräfta', confirmOf: (mail: string, name: string) => `Bekräfta ${mail} för ${name}`, confirmAll: (count: number) => `Bekräfta alla ${count}`, confirmed: (count: number) => count === 1 ? 'Adressen är bekräftad.' : `${count} adresser är bekräftade.`,
  keys: 'Nycklar', keysWhy: 'Katalogen visar nyckeln vid varje anrop. Byt genom att skapa en ny, klistra in den och sedan återkalla den gamla.', noKeys: 'Ingen nyckel. Katalogen kommer inte in.',
  addKey: 'Skapa nyckel', keyName: 'Namn', keyNameHint: 'Till exempel Entra ID. Står i loggen vid det som katalogen gör.', nameMissing: 'Skriv ett namn.', keyMade: 'Nyckeln är skapad', keyOnce: 'Kopiera den nu. Den visas aldrig igen.', keyLabel: 'Hemlig nyckel', close: 'Klar',
  made: (by: string, when: string) => `Skapad ${when} av ${by}`, used: (when: string) => `använd ${when}`, neverUsed: 'aldrig använd', revokedAt: (when: string) => `återkallad ${when}`,
  revoke: 'Återkalla', revokeOf: (name: string) => `Återkalla ${name}`, revokeTitle: (name: string) => `Återkalla ${name}?`, revokeWhy: 'Katalogen kommer inte in med nyckeln längre. Det går inte att ångra.', revoked: 'Nyckeln är återkallad.',
  groups: 'Grupper', groupsWhy: 'En grupp ger roller bara om det står här. Rollen följer medlemskapet.', noGroups: 'Ingen grupp har kommit från katalogen än.', members: (count: number) => count === 1 ? '1 medlem' : `${count} medlemmar`, noRoles: 'Ger ingen roll',
  addRole: 'Ge en roll', addRoleTo: (name: string) => `Ge en roll till gruppen ${name}`, at: (role: string, place: string) => `${role}, ${place}`, removeRole: 'Ta bort', removeRoleOf: (role: string, group: string) => `Ta bort rollen ${role} från gruppen ${group}`, roleAdded: 'Rollen är given till gruppens medlemmar.', roleRemoved: 'Rollen är borttagen. De som hade den genom gruppen har den inte längre.',
  role: 'Roll', place: 'Plats', administrator: 'Jag förstår att den som styr gruppen i katalogen då bestämmer vem som är systemförvaltare här', administratorMissing: 'Bekräfta för att ge rollen.',
  calls: 'Senaste anropen', callsWhy: 'Ändringar och det som inte gick igenom. Frågor som fick svar visas inte.', noCalls: 'Inga anrop än.', went: 'Gick bra', failed: 'Gick inte igenom', unknownKey: 'okänd nyckel',
  deed: (method: string, resource: string) => {
    const what = resource === 'Users' ? 'person' : resource === 'Groups' ? 'grupp' : 'anrop';
    const deeds: Readonly<Record<string, string>> = { POST: `Ny ${what}`, PUT: `Ändrad ${what}`, PATCH: `Ändrad ${what}`, DELETE: `Borttagen ${what}`, GET: `Fråga om ${what}` };
    return deeds[method] ?? 'Anrop';
  },
} as const;
