/** Words of what is opened from the analysis: everything about one event, the ten questions, the rows that ended. */

export const questionText = {
  title: 'Tio frågor om oegentligheter', lead: 'Kommunallagen 6 kap. 6 § kräver att fel och oegentligheter förebyggs. Svara med händelser i analysen, eller med varför risken inte är väsentlig.',
  events: 'Händelser', eventsHint: 'Nummer med mellanslag, till exempel 4 17.', unknown: (numbers: string) => `Numret ${numbers} finns inte i analysen.`, reason: 'Ingen väsentlig risk, eftersom', answered: (count: number, total: number) => `${count} av ${total} besvarade`, open: 'Svara på frågorna',
} as const;

export const endedText = {
  title: (year: number) => `Händelser ${year} som inte är med`, lead: 'En risk ska avslutas, inte försvinna. Skriv varför den inte längre är med.', reason: (label: string) => `Varför är händelse ${label} inte med?`, save: 'Spara skälen',
} as const;

export const detailText = {
  title: (label: string) => `Allt om händelse ${label}`, history: 'Historik', noHistory: 'Inget har ändrats i år.', last: (year: number) => `Värderingen ${year}`, noLast: 'Händelsen är ny i år.', imported: 'Så stod det i dokumentet', findings: 'Anmärkningar', controls: 'Systematisk kontroll', headings: 'Rubriker', place: 'Plats i analysen',
  reviewUnchanged: 'Omprövad, oförändrad', noTreatment: 'Inte avgjort', noGroup: 'Utan rubrik', changedField: (who: string, field: string, from: string, to: string) => `${who}: ${field} från ${from} till ${to}`, did: (who: string, deed: string) => `${who} ${deed}`, textAndValue: (text: string, value: string) => `${value} ${text}`,
} as const;
