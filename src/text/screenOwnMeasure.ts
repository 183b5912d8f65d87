/** Words of the pages where somebody reports on an own measure, or answers an own recommendation, without reading the rest of the board's year. */
import type { MeasureStatus } from '../domain/measure/progress.ts';
import type { ReportKind } from '../domain/measure/report.ts';
import type { Effect } from '../domain/measure/register.ts';
import { dayWords, dueWords, shortDayWords } from './days.ts';
import { effectWords } from './measureWords.ts';
import { measureStatusWords } from './words.ts';

const lowered = (words: string): string => words.slice(0, 1).toLocaleLowerCase('sv') + words.slice(1);
const minutes = (item: string): string => item.trim() === '' ? '' : `, § ${item.replace(/^§\s*/, '')}`;
const until = (end: string | null, today: string): string => end === null ? '' : `, senast ${shortDayWords(end, today)}`;

interface ReportWords { /** What one chooses. */ readonly name: string; /** What is asked for then. */ readonly ask: string; readonly missing: string }
export const reportWords: Readonly<Record<ReportKind, ReportWords>> = {
  done: { name: 'Den är klar', ask: 'Vad har ni gjort?', missing: 'Skriv kort vad ni har gjort.' },
  onTheWay: { name: 'Arbetet pågår', ask: 'Hur går det?', missing: 'Skriv kort hur det går.' },
  moved: { name: 'Den behöver mer tid', ask: 'Varför behövs mer tid?', missing: 'Skriv varför det behövs mer tid.' },
  cancelled: { name: 'Den ska inte genomföras', ask: 'Varför ska den inte genomföras?', missing: 'Skriv ett skäl. Det står kvar i registret och i loggen.' },
  reopened: { name: 'Den är inte klar ändå', ask: 'Vad återstår?', missing: 'Skriv vad som återstår.' },
};

export const ownMeasureText = {
  toTasks: 'Det här väntar på dig', onward: 'Till det som väntar på dig',
  whose: (forName: string | null) => forName === null ? 'Åtgärd som du ansvarar för' : `Åtgärd som du sköter för ${forName}`,
  end: 'Klar senast', status: 'Läge', noEnd: 'Ingen slutdag',
  /** Beside the day itself: how far off it is. */
  due: (end: string, today: string): string => { const { head, note } = dueWords(end, today); return head === shortDayWords(end, today) ? note : lowered(head); },
  mends: 'Vad den ska rätta till', mendsNothing: 'Inget särskilt är angivet.', withheld: 'Uppgiften är sekretessmarkerad. Fråga samordnaren om du behöver den.',
  marked: 'Åtgärden är sekretessmarkerad. Sprid inte det som står här.',
  decided: (year: number, on: string | null, item: string) => `Står i nämndens plan för ${year}${on === null ? '' : `, beslutad ${dayWords(on)}${minutes(item)}`}.`,
  asked: (by: string, on: string, today: string, me: string, forName: string | null) => by === me ? `Du skrev upp ${forName ?? 'dig'} som ansvarig ${shortDayWords(on, today)}.` : `${by} gav ${forName === null ? 'dig' : forName} ansvaret ${shortDayWords(on, today)}.`,
  how: 'Hur går det?', choose: 'Välj hur det går.', newEnd: 'Ny slutdag', newEndMissing: 'Välj en ny dag som inte har passerat.',
  official: 'Det du skriver blir en del av nämndens register, som är en allmän handling.',
  send: 'Skicka rapporten', sending: 'Skickar',
  standing: (status: MeasureStatus, reason: string, effect: { readonly found: Effect; readonly on: string } | null): string => {
    if (status === 'done') return effect === null ? 'Åtgärden är rapporterad klar. Samordnaren ser efter vad den gav innan den stängs.' : `Åtgärden är avslutad. ${effectWords[effect.found]}, enligt kontrollen ${dayWords(effect.on)}.`;
    return status === 'cancelled' ? `Åtgärden är avbruten${reason.trim() === '' ? '.' : `: ${reason.trim()}`}` : '';
  },
  received: (kind: ReportKind, end: string | null): string => {
    switch (kind) {
      case 'done': return 'Åtgärden är rapporterad klar';
      case 'onTheWay': return 'Rapporten är sparad';
      case 'moved': return end === null ? 'Slutdagen är flyttad' : `Slutdagen är flyttad till ${dayWords(end)}`;
      case 'cancelled': return 'Åtgärden är avbruten';
      case 'reopened': return 'Åtgärden är öppen igen';
    }
  },
  next: (kind: ReportKind, end: string | null, today: string): string => {
    switch (kind) {
      case 'done': return 'Nu ser samordnaren efter vad den gav, innan den stängs. Du behöver inte göra något mer.';
      case 'onTheWay': case 'reopened': return `Åtgärden väntar på dig tills den är klar${until(end, today)}.`;
      case 'moved': return 'Skälet står i nämndens register. Åtgärden påminner om sig när den nya dagen närmar sig.';
      case 'cancelled': return 'Skälet står i nämndens register. Du behöver inte göra något mer.';
    }
  },
  more: 'Skriv en rapport till',
  reports: 'Rapporter hittills',
  changed: (status: MeasureStatus | null, end: string | null, today: string): string => [status === null ? '' : measureStatusWords[status], end === null ? '' : `ny slutdag ${shortDayWords(end, today)}`].filter((part) => part !== '').join(', '),
  notYours: 'Åtgärden är inte din att rapportera om', notYoursWhy: 'Någon annan kan ha tagit över ansvaret, eller så finns åtgärden inte längre. Gå till startsidan och se vad som väntar på dig.',
  register: 'Se nämndens åtgärder',
} as const;

export const ownRecommendationText = {
  whose: (forName: string | null) => forName === null ? 'Du skriver nämndens yttrande' : `Du skriver nämndens yttrande för ${forName}`,
  from: 'Från', caseNumber: 'Diarienummer', received: 'Mottagen', due: 'Yttrande senast', given: 'Yttrande lämnat',
  marked: 'Rekommendationen är sekretessmarkerad. Sprid inte det som står här.',
  answer: 'Nämndens yttrande', answerHint: 'Vad nämnden svarar, och vad den tänker göra.', answerMissing: 'Skriv vad nämnden svarar.',
  on: 'Lämnat den', onHint: 'Lämna dagen tom tills yttrandet är lämnat.', onMissing: 'Dagen kan inte ligga framåt i tiden.',
  savedNow: 'Det här är sparat nu:', save: 'Spara yttrandet', saving: 'Sparar',
  received_: (on: string | null) => on === null ? 'Texten är sparad' : `Yttrandet är sparat som lämnat ${dayWords(on)}`,
  next: (on: string | null) => on === null ? 'Rekommendationen väntar på dig tills du skriver dagen då yttrandet lämnades.' : 'Rekommendationen väntar inte längre på dig. Hur den står till ses över efter ett, två och tre år.',
  change: 'Ändra texten',
  notYours: 'Rekommendationen är inte din att svara på', notYoursWhy: 'Någon annan kan ha tagit över, eller så finns rekommendationen inte längre. Gå till startsidan och se vad som väntar på dig.',
} as const;
