import type { Day } from '../domain/day.ts';
import type { ActivityId, BodyId, BoardYearId, ControlId, EventId, GroupId, MeasureId } from '../domain/identity.ts';
import { fiveByFive } from '../domain/method/delivered.ts';
import type { Method } from '../domain/method/method.ts';
import type { Activity } from '../domain/plan/plan.ts';
import type { Group, RiskEvent } from '../domain/risk/analysis.ts';
import { completeLayout, type YearContent } from '../domain/year/content.ts';

/** A made-up board of a made-up town, for the tests of papers and pictures. */
const wheel: readonly { goal: string; parts: readonly { process: string; method: string; control: string; events: readonly (readonly [string, number, number])[] }[] }[] = [
  { goal: '1.1 Barn och unga möter kultur nära hemmet', parts: [
    { process: 'Bibliotek', method: 'Lån och medier', control: 'Medier och skulder stäms av varje halvår', events: [
      ['Medier försvinner utan att någon märker det', 3, 2], ['En låntagares uppgifter visas för någon annan', 2, 4], ['Den nya filialen öppnar senare än beslutat och hyran löper utan verksamhet', 3, 3], ['Boken räknas som återlämnad fast den saknas', 2, 1]] },
    { process: 'Kulturskola', method: 'Kö och antagning', control: 'Två personer läser antagningslistan före utskick', events: [
      ['Platser delas ut vid sidan av kön', 2, 4], ['Avgift tas ut trots beviljad friplats', 3, 2], ['Timanställd börjar innan registerutdraget är visat', 3, 5], ['Inhyrd ledare arbetar ensam med barn utan kontroll', 3, 4]] },
  ] },
  { goal: '1.2 Idrott och friluftsliv är öppet för alla', parts: [
    { process: 'Hallar och planer', method: 'Bokning och hyra', control: 'Bokningar jämförs med fakturor varje månad', events: [
      ['Tider lämnas bort vid sidan av bokningen', 3, 3], ['Hyran faktureras inte vid enstaka bokningar', 4, 3], ['Nycklar och taggar lämnas inte tillbaka', 4, 2], ['Två föreningar får samma tid', 2, 2]] },
    { process: 'Bad och is', method: 'Drift och säkerhet', control: 'Badvattnet provas varje dag och chefen läser protokollet', events: [
      ['Badet stängs för sent när vattnet inte håller kraven', 2, 5], ['Läktaren används trots anmärkning vid besiktning', 2, 5], ['Köldmedium läcker utan att larmet går', 1, 5], ['Livräddare saknas under öppet hus', 2, 4]] },
  ] },
  { goal: '2.1 Föreningar får stöd på lika villkor', parts: [
    { process: 'Föreningsstöd', method: 'Ansökan och utbetalning', control: 'Deltagarlistor jämförs med närvaroregistret', events: [
      ['Stöd betalas för deltagare som inte finns', 4, 4], ['Handläggare beslutar om stöd till sin egen förening', 2, 5], ['Ansökan kommer in för sent men beviljas', 3, 3], ['Återkrav glöms bort', 2, 3], ['Bidraget används till något annat än det beviljades för', 3, 2]] },
    { process: 'Lokaler', method: 'Upplåtelse till föreningar', control: '', events: [
      ['Lokalen hyrs ut i andra hand', 3, 2], ['Nolltaxan ges till vuxna deltagare', 2, 3], ['Städning utförs inte mellan bokningarna', 4, 2]] },
  ] },
  { goal: '3.1 Ordning i ekonomin', parts: [
    { process: 'Inköp', method: 'Direktupphandling', control: 'Inköp över gränsen tas upp på ledningsmötet', events: [
      ['Köp delas upp och hamnar under gränsen', 4, 3], ['Avtalstrohet saknas för förbrukningsmaterial', 4, 3], ['Leverantör anlitas utan kontroll av skatt och avgifter', 2, 5], ['Jäv uppstår vid val av leverantör', 3, 3]] },
    { process: 'Redovisning', method: 'Utlägg och kort', control: 'Chefen granskar varje kvitto före attest', events: [
      ['Momsen dras fel', 2, 3], ['Privata köp betalas med kommunens kort', 3, 4], ['Utlägg betalas utan underlag', 3, 3], ['Representation saknar deltagare och syfte', 2, 4]] },
    { process: 'Lön', method: 'Tid och frånvaro', control: 'Chefen attesterar timlistan före den femte', events: [
      ['Frånvaro registreras inte', 3, 3], ['Timlistor godkänns utan att läsas', 4, 3], ['Övertid betalas ut dubbelt', 2, 4], ['Semesterskulden växer utan plan', 3, 3]] },
  ] },
  { goal: '3.2 Säker information', parts: [
    { process: 'Behörigheter', method: 'Start, byte och slut', control: 'Listan över konton går igenom två gånger om året', events: [
      ['Behörigheter följer inte med när någon byter uppdrag', 2, 3], ['Kontot är öppet sedan medarbetaren har slutat', 4, 4], ['Känsliga uppgifter sparas på en delad yta', 3, 4], ['Lösenord lånas ut i receptionen', 4, 2]] },
    { process: 'Arkiv och diarium', method: 'Registrering', control: 'Registratorn läser brevlådan varje dag', events: [
      ['Allmän handling registreras inte', 3, 3], ['Utlämnande dröjer', 3, 2], ['Handlingar gallras utan beslut', 2, 5], ['Sekretess prövas inte innan handlingen lämnas ut', 3, 3]] },
    { process: 'Krisberedskap', method: 'Larm och övning', control: '', events: [
      ['Larmlistan är gammal', 3, 2], ['Övningen ställs in', 3, 2], ['Reservkraften startar inte', 1, 4]] },
  ] },
];

function id(kind: number, number: number): string {
  return `0190${kind.toString(16).padStart(4, '0')}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

const owners = ['Bibliotekschef', 'Kulturskolechef', 'Enhetschef idrott', 'Ekonomichef', 'Personalchef', 'Administrativ chef'] as const;
const frequencies = [['month', 'Varje månad'], ['quarter', 'Varje kvartal'], ['halfYear', 'Varje halvår'], ['year', 'Varje år'], ['continuous', 'Löpande']] as const;
const reviews = [
  'Tio slumpvis valda ärenden granskas mot underlaget. Utfallet antecknas för varje ärende.',
  'Alla nyanställda under perioden jämförs med listan över visade registerutdrag. Avvikelser rapporteras samma dag.',
  'Bokningssystemets uttag stäms av mot fakturaunderlaget för två hallar, valda av ekonomistaben.',
  'Samtal med enhetscheferna om hur kontrollen utförs, med checklista. Svaren vägs samman för förvaltningen.',
] as const;

function eventOf(number: number, groupId: GroupId | null, text: string, likelihood: number | null, consequence: number | null, method: Method): RiskEvent {
  const value = (likelihood ?? 0) * (consequence ?? 0);
  const treatment = value >= 12 || number === 13 || number === 17 ? 'plan' : number === 22 ? 'accept' : 'analysisOnly';
  return {
    id: id(1, number) as EventId, groupId, position: number, label: String(number), kind: 'event', text, explanation: number % 9 === 3 ? 'Kan leda till kostnader utan nytta och till att förtroendet för nämnden minskar.' : '',
    category: number === 18 ? 'Oegentligheter' : '', riskOwner: null, origin: number === 36 ? 'common' : 'own', department: '', likelihood, consequence, printedValue: null,
    ratingReason: number === 9 ? 'Sänkt från 4 sedan bokningen blev digital.' : '', ratedOn: '2026-10-14' as Day, review: 'unchanged',
    treatment: method.treatments.some((each) => each.id === treatment) ? treatment : null, treatmentReason: number === 13 ? 'Kraven skärptes i somras.' : number === 22 ? 'Kostnaden för kontroll är större än skadan.' : '',
    acceptedUntil: number === 22 ? ('2027-12-31' as Day) : null, indicator: '', councilTarget: '', boardTarget: '', routine: '', runningChecks: '', activityText: '', imported: null,
  };
}

export function ekstrand(change: Partial<YearContent> = {}): YearContent {
  const groups: Group[] = [];
  const events: RiskEvent[] = [];
  const controls: YearContent['controls'][number][] = [];
  for (const goal of wheel) {
    const goalGroup: Group = { id: id(2, groups.length) as GroupId, parentId: null, level: 0, title: goal.goal, position: groups.length };
    groups.push(goalGroup);
    for (const part of goal.parts) {
      const process: Group = { id: id(2, groups.length) as GroupId, parentId: goalGroup.id, level: 1, title: part.process, position: groups.length };
      groups.push(process);
      const method: Group = { id: id(2, groups.length) as GroupId, parentId: process.id, level: 2, title: part.method, position: groups.length };
      groups.push(method);
      const own = part.events.map(([text, likelihood, consequence], at) => eventOf(events.length + 1 + at, method.id, text, likelihood, consequence, fiveByFive));
      events.push(...own);
      if (part.control !== '') controls.push({ id: id(3, controls.length) as ControlId, groupId: method.id, text: part.control, covers: own.map((event) => event.id), position: controls.length });
    }
  }
  const chosen = events.filter((event) => event.treatment === 'plan');
  const activities = chosen.map((event, at): Activity => {
    const [code, printed] = frequencies[at % frequencies.length] ?? frequencies[0];
    return {
      id: id(4, at) as ActivityId, position: at, eventIds: [event.id], text: `${reviews[at % reviews.length] ?? reviews[0]} (${event.label ?? ''})`, purpose: at === 0 ? 'Att ingen arbetar med barn utan kontroll.' : '', scope: '', kind: at === 0 ? 'Stickprov' : '',
      populationSource: '', proposedSample: '', owner: { kind: 'text', printed: owners[at % owners.length] ?? owners[0] }, performers: [], places: '', frequency: { kind: 'code', code, printed }, reportedWhen: at === 0 ? 'T2 och verksamhetsberättelse' : '',
      printedEvent: '', printedControl: '', printedGoal: '', printedProcess: '', printedWorkMethod: '', printedLabel: null, printedValue: null, extra: {}, imported: null,
    };
  });
  return {
    boardYearId: id(5, 1) as BoardYearId, municipality: 'Ekstrands kommun', board: { id: id(6, 1) as BodyId, name: 'Kultur- och fritidsnämnden' }, year: 2027, method: fiveByFive, layout: completeLayout,
    introduction: 'Nämnden ska se till att den interna kontrollen är tillräcklig för att förebygga fel och oegentligheter i verksamheten (kommunallagen 6 kap. 6 §). Analysen är gjord vid två möten i oktober med chefer och medarbetare från alla avdelningar.\n\nPlanen gäller från den 1 januari 2027 och följs upp i delårsrapporten och i verksamhetsberättelsen.',
    groups, controls, events, activities,
    measures: [{ id: id(7, 1) as MeasureId, position: 0, title: 'Inför påminnelse om avslut av konton i personalsystemet', responsible: { kind: 'text', printed: 'Administrativ chef' }, start: '2027-01-15' as Day, end: '2027-05-31' as Day, status: 'notStarted', statusReason: '', eventIds: [id(1, 41) as EventId] }],
    answers: [
      { question: 'conflictOfInterest', eventIds: [id(1, 18) as EventId, id(1, 28) as EventId], reason: '' },
      { question: 'secondaryEmployment', eventIds: [], reason: 'bisysslor prövas varje år i medarbetarsamtalet och registret är litet.' },
      { question: 'purchasing', eventIds: [id(1, 25) as EventId], reason: '' },
    ],
    notes: [], endedEvents: [], endedActivities: [], ...change,
  };
}

/** The same board with so many events: the rows repeat, their words do not. */
export function ekstrandWith(count: number): YearContent {
  const base = ekstrand();
  const events = Array.from({ length: count }, (_, at): RiskEvent => {
    const like = base.events[at % base.events.length] as RiskEvent;
    return { ...like, id: id(1, at + 1) as EventId, label: String(at + 1), position: at, text: at < base.events.length ? like.text : `${like.text}, omgång ${Math.floor(at / base.events.length) + 1}` };
  });
  const chosen = events.filter((event) => event.treatment === 'plan');
  const first = base.activities[0] as Activity;
  return { ...base, events, activities: chosen.map((event, at) => ({ ...first, ...base.activities[at % base.activities.length], id: id(4, at) as ActivityId, position: at, eventIds: [event.id], text: `${reviews[at % reviews.length] ?? ''} Gäller händelse ${event.label ?? ''}.` })) };
}

export { eventOf as ekstrandEvent };
