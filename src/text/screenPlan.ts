/** Words of the plan: rows by group, their details, and the measures. */

/** The textual detail fields of an activity, in the order they stand on the page. */
export const activityDetails = ['purpose', 'scope', 'kind', 'populationSource', 'proposedSample', 'places', 'reportedWhen'] as const;
export type ActivityDetail = (typeof activityDetails)[number];

export const activityDetailWords: Record<ActivityDetail, { readonly label: string; readonly hint: string }> = {
  purpose: { label: 'Syfte', hint: 'Vad kontrollen ska visa.' },
  scope: { label: 'Omfattning', hint: 'Perioder, belopp eller enheter som ingår.' },
  kind: { label: 'Slag', hint: 'Till exempel stickprov, full kontroll, besök eller enkät.' },
  populationSource: { label: 'Urvalet tas från', hint: 'System, lista eller register.' },
  proposedSample: { label: 'Föreslaget stickprov', hint: 'Till exempel 25 fakturor per kvartal.' },
  places: { label: 'Platser', hint: 'De enheter där kontrollen görs.' },
  reportedWhen: { label: 'Rapporteras', hint: 'Till exempel i delårsrapport och verksamhetsberättelse.' },
};

const rows = (count: number): string => count === 1 ? 'en rad' : `${count} rader`;

export const planText = {
  title: 'Internkontrollplan',
  count: (activities: number, events: number) => `${activities === 1 ? '1 planrad' : `${activities} planrader`} · ${events === 1 ? '1 händelse' : `${events} händelser`}`,
  select: 'Välj', number: 'Nr', event: 'Oönskad händelse', value: 'Riskvärde', control: 'Systematisk kontroll', activity: 'Kontrollaktivitet', owner: 'Kontrollansvarig', ownerPerson: 'Kontrollansvarig person', ownerNobody: 'Ingen vald, bara funktionen skrivs ut', frequency: 'Frekvens', remark: 'Anmärkning',
  noGroup: 'Utan rubrik',
  chainOf: (label: string) => `Kedjan för händelse ${label}`,
  activityOf: (number: number) => `Planrad ${number}`,
  fieldOf: (field: string, number: number) => `${field}, planrad ${number}`,
  selectRow: (number: number) => `Välj planrad ${number}`,
  selectAll: 'Välj alla planrader',
  noEvent: 'Utan händelse',
  noControl: 'Ingen systematisk kontroll',
  add: 'Lägg till planrad',
  addFor: (label: string) => `Lägg till kontrollaktivitet för händelse ${label}`,
  addForUnnumbered: 'Lägg till kontrollaktivitet',
  marked: (count: number) => count === 1 ? 'En händelse är vald till planen men har ingen kontrollaktivitet' : `${count} händelser är valda till planen men har ingen kontrollaktivitet`,
  more: 'Mer', less: 'Mindre',
  moreOf: (number: number) => `Mer om planrad ${number}`,
  performers: 'Utförare', performersHint: 'En per rad, funktion eller namn.',
  events: 'Händelser som planraden gäller', addEvent: 'Lägg till händelse', chooseEvent: 'Välj händelse',
  removeEvent: (label: string) => `Ta bort händelse ${label} från planraden`,
  noOwner: 'Skriv vem som ansvarar', noFrequency: 'Välj frekvens', noText: 'Skriv vad som kontrolleras och hur',
  otherFrequency: 'Annan', otherFrequencyLabel: 'Frekvens med egna ord',
  takeAway: 'Ta bort', remove: 'Ta bort planraden', removed: (number: number) => `Planrad ${number} är borttagen.`, removeReason: 'Borttagen i planen',
  selected: (count: number) => count === 1 ? '1 planrad vald' : `${count} planrader valda`,
  setOwner: 'Sätt kontrollansvarig', setFrequency: 'Sätt frekvens', clear: 'Släpp valet',
  setOn: (count: number) => `Sätt på ${rows(count)}`,
  setDone: (count: number) => `Satt på ${rows(count)}.`,
  findingCount: (count: number) => count === 1 ? '1 anmärkning på planen' : `${count} anmärkningar på planen`, save: 'Spara',
  extra: 'Egna kolumner',
  emptyTitle: (year: number) => `Ingen plan för ${year} än`,
  emptyWhy: 'Här står vad nämnden ska kontrollera under året, vem som ansvarar och hur ofta. En planrad börjar i en händelse som är vald till planen i analysen.',
  emptyImport: 'Läs in förra årets dokument', emptyAnalysis: 'Öppna analysen',
  measures: 'Åtgärder', measuresLead: 'Det som ska ändras för att en händelse inte ska inträffa. Åtgärder följer med mellan åren.',
  noMeasures: 'Ingen åtgärd än.',
  addMeasure: 'Lägg till åtgärd', saveMeasure: 'Lägg till åtgärden', close: 'Stäng',
  measureTitle: 'Åtgärd', measureTitleMissing: 'Skriv vad som ska göras.', responsible: 'Ansvarig', start: 'Start', end: 'Klar senast', status: 'Läge', statusReason: 'Varför den avbryts', measureEvents: 'Händelser', noEvents: 'Ingen händelse vald',
  editMeasure: (title: string) => `Ändra åtgärden ${title}`, edit: 'Ändra', removeMeasure: 'Ta bort åtgärden', measureRemoved: 'Åtgärden är borttagen.', measureAdded: 'Åtgärden är tillagd.',
  requiredMeasures: (count: number) => count === 1 ? 'En händelse behöver en åtgärd.' : `${count} händelser behöver en åtgärd.`,
  undo: 'Ångra',
  locked: 'Du kan läsa planen men inte ändra den.',
  unnumbered: (text: string) => text.length > 40 ? `${text.slice(0, 39)}…` : text,
} as const;
