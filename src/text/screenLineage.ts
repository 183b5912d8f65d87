/** Words for merging events and for tying this year's events to last year's. */

const planRows = (count: number): string => count === 1 ? '1 planrad' : `${count} planrader`;
const controls = (count: number): string => count === 1 ? '1 systematisk kontroll' : `${count} systematiska kontroller`;
const measures = (count: number): string => count === 1 ? '1 åtgärd' : `${count} åtgärder`;
const answers = (count: number): string => count === 1 ? '1 svar om oegentligheter' : `${count} svar om oegentligheter`;

/** "12, 14 och 17" */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} och ${words.at(-1) ?? ''}`;
}

export const mergeText = {
  title: 'Slå ihop händelser',
  lead: 'Händelsen du behåller står kvar med sina ord och sin värdering. Den tar över det som hör till de andra. Du kan ångra.',
  keepLegend: (numbers: readonly string[]) => `${listed(numbers)}: vilken ska stå kvar?`,
  keep: (label: string, text: string) => `${label} ${text}`,
  leave: 'Låt dem stå var för sig',
  takesOver: (counts: { readonly activity: number; readonly control: number; readonly measure: number; readonly answer: number }) => {
    const parts = [counts.activity > 0 ? planRows(counts.activity) : '', counts.control > 0 ? controls(counts.control) : '', counts.measure > 0 ? measures(counts.measure) : '', counts.answer > 0 ? answers(counts.answer) : ''].filter((words) => words !== '');
    return parts.length === 0 ? '' : `Tar över ${listed(parts)}.`;
  },
  treatment: (word: string) => `Hanteringen blir ${word}.`,
  noneChosen: 'Välj vilken som ska stå kvar.',
  done: (kept: string, gone: readonly string[]) => `Händelse ${listed(gone)} är ihopslagen med ${kept}.`, doneMany: (count: number) => `${count} händelser är ihopslagna.`,
  onlyOneKind: 'Händelser i olika analyser kan inte slås ihop.',
} as const;

export const tieText = {
  verb: 'Koppla', title: (label: string, year: number) => `Vad händelse ${label} fortsätter från ${year}`,
  lead: (year: number) => `Kopplingen visar hur en risk har följt med från ${year}. Den används i jämförelser och anmärkningar, och kan ändras när som helst.`,
  none: (year: number) => `Inte kopplad till någon händelse ${year}: den räknas som ny.`, noPrevious: 'Det finns inget tidigare år att koppla till.',
  add: (year: number) => `Koppla till en händelse ${year}`, choose: 'Välj händelse', alike: 'Liknar mest', others: 'Övriga', remove: (label: string) => `Koppla loss händelse ${label}`, removeShort: 'Koppla loss',
  continuedBy: (label: string) => `Händelse ${label} fortsätts av`, notContinued: 'Ingen händelse', or: 'Eller',
  section: (year: number) => `Fortsätter från ${year}`, change: 'Ändra kopplingen',
  tied: (label: string, year: number) => `Kopplingen för händelse ${label} till ${year} är ändrad.`,
  goneLead: 'En risk ska avslutas, inte försvinna. Koppla den till den händelse som fortsätter den, eller skriv varför den inte längre är med.',
  tieEvent: (label: string) => `Koppla händelse ${label}`,
} as const;
