/** Words of the pages for organisation, people and methods. */
import type { BodyKind, Role, UnitKind } from '../domain/organisation/organisation.ts';

export const bodyKindWords: Record<BodyKind, string> = {
  board: 'Nämnd', executiveBoard: 'Kommunstyrelse', jointBoard: 'Gemensam nämnd', company: 'Bolag', council: 'Fullmäktige', auditors: 'Revisorer',
};
export const unitKindWords: Record<UnitKind, string> = { administration: 'Förvaltning', department: 'Avdelning eller stab', area: 'Verksamhetsområde', unit: 'Enhet' };

export const roleWords: Record<Role, string> = {
  administrator: 'Systemförvaltare', coordinator: 'Internkontrollsamordnare', director: 'Förvaltningsdirektör', departmentHead: 'Avdelningschef', unitHead: 'Enhetschef', employee: 'Medarbetare', controlTeam: 'Kontrollteam',
  member: 'Ledamot', chair: 'Ordförande', secretary: 'Nämndsekreterare', registrar: 'Registrator', financeHead: 'Ekonomichef', hrHead: 'HR-chef', securityCoordinator: 'Informationssäkerhetssamordnare', dataProtectionOfficer: 'Dataskyddsombud',
  auditor: 'Revisor', cityOffice: 'Kommunledningskontor',
};

export const organisationText = {
  title: 'Organisation',
  lead: (municipality: string) => `Nämnderna i ${municipality} och organisationen under dem. Det som slutar gälla finns kvar i historiken.`,
  tabs: { organisation: 'Organisation', people: 'Personer', methods: 'Metoder', calendar: 'Kalender', permissions: 'Behörigheter' },
  tabsLabel: 'Förvalta',
  bodies: 'Nämnder och bolag', units: 'Förvaltningar och enheter',
  name: 'Namn', nameMissing: 'Skriv ett namn.', kind: 'Slag', validFrom: 'Gäller från', validTo: 'Gäller till', validHint: 'Tomt betyder utan gräns.', validOrder: 'Dagen då det slutar gälla är före dagen då det börjar.',
  addBody: 'Lägg till nämnd', addUnit: 'Lägg till del', addBodyTitle: 'Lägg till nämnd eller bolag', addUnitTitle: 'Lägg till del av organisationen', changeTitle: (name: string) => `Ändra ${name}`,
  change: 'Ändra', changeOf: (name: string) => `Ändra ${name}`, save: 'Spara', close: 'Stäng',
  parent: 'Ligger under', top: 'Ligger överst', serves: 'Arbetar åt', servesNone: 'ingen nämnd', servesFromAbove: 'samma som delen ovanför',
  always: 'tills vidare', from: (day: string) => `från ${day}`, to: (day: string) => `till ${day}`, span: (from: string, to: string) => `${from}–${to}`, ended: 'har upphört',
  noBodies: 'Inga nämnder än', noBodiesWhy: 'Varje nämnd har en egen analys, plan och historik. Börja med den nämnd som ska in först.', noUnits: 'Inga förvaltningar än. En förvaltning arbetar åt en eller flera nämnder.',
} as const;

export const peopleText = {
  title: 'Personer', lead: 'En roll gäller på en plats och för allt under den.',
  add: 'Lägg till person', addTitle: 'Lägg till person', name: 'Namn', nameMissing: 'Skriv personens namn.', personTitle: 'Titel', titleHint: 'Det som trycks på papper, till exempel ekonomichef.', mail: 'E-postadress', mailHint: 'Personen loggar in med den.', mailWrong: 'Adressen saknar @. Skriv till exempel namn@kommun.se.',
  roles: 'Roller', noRoles: 'Ingen roll än', ofGroup: 'Från en grupp i katalogen', role: 'Roll', place: 'Plats', municipality: 'Hela kommunen', from: 'Från', to: 'Till', addRole: 'Ge en roll', addRoleTo: (name: string) => `Ge ${name} en roll`, endRole: 'Avsluta', endRoleOf: (role: string, name: string) => `Avsluta rollen ${role} för ${name}`,
  endTitle: 'Avsluta rollen', endDay: 'Sista dag', roleEnded: 'Rollen är avslutad.', roleGiven: 'Rollen är given.', ended: (day: string) => `till ${day}`, begins: (day: string) => `från ${day}`, showEnded: 'Visa avslutade roller',
  signOut: 'Logga ut överallt', signOutOf: (name: string) => `Logga ut ${name} överallt`, signedOut: (name: string, count: number) => count === 0 ? `${name} var inte inloggad någonstans.` : `${name} är utloggad överallt.`,
  link: 'Skapa länk', linkFor: (name: string) => `Skapa länk för ${name}`, linkTitle: (name: string) => `Länk till ${name}`, linkLead: (until: string) => `Länken visas bara nu och gäller en gång, till ${until}. Skicka den till personen.`, linkLabel: 'Länk', copy: 'Kopiera länken', copied: 'Länken är kopierad.', copyFailed: 'Länken kunde inte kopieras. Markera den och kopiera själv.',
  hasPassword: 'Har lösenord', noPassword: 'Har inte valt lösenord', otherWay: 'Loggar in utan lösenord', noMail: 'Ingen e-postadress', save: 'Lägg till', close: 'Stäng', give: 'Ge rollen', added: (name: string) => `${name} är tillagd.`, dayMissing: 'Välj en dag.',
  at: (role: string, place: string) => `${role}, ${place}`, search: 'Sök person', noneFound: 'Ingen person med de orden.', empty: 'Inga personer än',
} as const;

/** Invitations by mail to those who have no way in yet. */
export const inviteText = {
  title: (count: number) => count === 1 ? 'En person kan inte logga in än' : `${count} personer kan inte logga in än`,
  lead: 'De har varken lösenord, lösennyckel eller konto hos en annan tjänst. En inbjudan är ett mejl med en länk som gäller en gång, i en vecka.',
  noServer: 'Den här installationen har ingen e-postserver, så inbjudningar kan inte skickas. Skapa en länk för var och en här under och lämna den till personen. Den som sköter servern ställer in e-post med INTERNKOLL_SMTP.',
  noMail: (count: number) => count === 1 ? 'En av dem har ingen e-postadress. Lägg till den, så kan personen bjudas in.' : `${count} av dem har ingen e-postadress. Lägg till den, så kan de bjudas in.`,
  all: (count: number, fresh: boolean) => fresh ? (count === 1 ? 'Bjud in den som inte är inbjuden' : `Bjud in ${count} som inte är inbjudna`) : count === 1 ? 'Bjud in på nytt' : `Bjud in ${count} på nytt`,
  allTitle: (count: number) => count === 1 ? 'Bjud in en person' : `Bjud in ${count} personer`, allLead: 'Var och en får ett mejl med sin egen länk. Mejlen går i väg inom en minut, och under Påminnelser ser du om något inte kom fram.', send: 'Skicka inbjudan',
  one: 'Bjud in', oneOf: (name: string) => `Bjud in ${name}`, invited: (count: number, unreachable: number) => `${count === 1 ? 'En inbjudan är' : count === 0 ? 'Ingen ny inbjudan är' : `${count} inbjudningar är`} på väg.${unreachable === 0 ? '' : unreachable === 1 ? ' En saknar e-postadress.' : ` ${unreachable} saknar e-postadress.`}`,
  notInvited: 'Inte inbjuden', invitedOn: (day: string) => `Inbjuden ${day}, har inte valt lösenord`, failed: (reason: string) => `Inbjudan kom inte fram: ${reason}`,
} as const;

export const methodText = {
  title: 'Metoder', lead: 'Skalor, nivåer och gränser. En ny version ändrar inte det som redan är beslutat.',
  ofMunicipality: 'Hela kommunen', ofBoard: (board: string) => `Egen för ${board}`, version: (version: number) => `version ${version}`,
  scales: 'Skalor', value: 'Värde', levels: 'Nivåer', from: (value: number) => `från ${value}`, byCell: 'Nivån sätts ruta för ruta.', thresholds: 'Gränser', measureFrom: 'Ska hanteras från', planFrom: 'Ska vara i planen från', byJudgement: 'efter bedömning', handledBy: { measure: 'med en åtgärd', reviewOrMeasure: 'med granskning eller åtgärd' },
  grouping: 'Rubriknivåer', noGrouping: 'Inga rubriker över händelsen', controls: 'Systematisk kontroll', treatments: 'Hantering', matrix: 'Matris', matrixCaption: (name: string) => `Riskvärden och nivåer, ${name}`, likelihood: 'Sannolikhet', consequence: 'Konsekvens', reason: 'Skäl', yes: 'används', no: 'används inte',
  sampling: 'Stickprov i kontroller', samplingHint: 'Hur stor andel fel som godtas, och hur säkert stickprovet ska visa det. Gäller kontroller som inte är påbörjade, när nämndens plan är beslutad med metoden.', tolerable: (word: string) => `${word}: godtagna fel, procent`, confidence: (word: string) => `${word}: säkerhet, procent`, percentStop: 'Skriv ett tal över 0 och under 100, till exempel 5 eller 7,5.',
  treatment: { plan: 'i planen', measure: 'åtgärd', accepts: 'accepteras', needsReason: 'skäl krävs' },
  ownThresholds: 'Egna gränser för en nämnd', own: 'Sätt egna gränser', board: 'Nämnd', measureHint: 'Tomt betyder efter bedömning.', planHint: 'Tomt betyder efter bedömning.', reasonHint: 'Skälet trycks i dokumentet.', reasonMissing: 'Skriv varför nämnden har egna gränser.', wholeNumber: (top: number) => `Skriv ett heltal mellan 1 och ${top}, eller lämna tomt.`, save: 'Spara egna gränser', saved: (board: string) => `${board} har egna gränser.`, close: 'Stäng', boardMissing: 'Välj nämnd.',
  choose: 'Välj metod för ett år', year: 'År', chosen: 'Metod', now: 'används nu', use: 'Använd metoden', used: 'Metoden är bytt.', noYears: 'Ingen nämnd har ett utkast att byta metod för.',
  effect: 'Det här flyttas', noEffect: 'Inga nivåer och inga anmärkningar flyttas.', moves: (count: number) => count === 1 ? 'En händelse byter nivå' : `${count} händelser byter nivå`, outside: (count: number) => count === 1 ? 'En händelse hamnar utanför skalan' : `${count} händelser hamnar utanför skalan`, findingGone: 'försvinner', findingNew: 'tillkommer', findingRows: (before: number, after: number) => `${before} → ${after}`, event: 'Händelse', before: 'Nu', after: 'Efter', finding: 'Anmärkning', findingsMove: 'Anmärkningar som ändras', rowsNow: 'Rader nu', rowsAfter: 'Rader efter', none: 'ingen nivå',
  unusable: 'Metoden kan inte användas', number: (label: string) => `Händelse ${label}`,
} as const;
