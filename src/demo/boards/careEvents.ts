import type { GroupRows } from './shape.ts';

/** Omsorgsnämnden i Ekstrand: bara process, fyra gånger fyra. */
export const careGroups: readonly GroupRows[] = [
  {
    title: 'Hemtjänst',
    events: [
      [1, 'Insats som beslutats blir inte utförd', 3, 4, 'planAndMeasure', { owner: 'Enhetschef hemtjänst', rated: 'Planerad och utförd tid skiljer sig mest på helger' }],
      [2, 'Två utförare får betalt för samma timme', 2, 3, 'plan', { because: 'Granskas varje år eftersom det är andras pengar', category: 'Oegentligheter' }],
      [3, 'Nyckel till bostad kommer bort', 3, 3, 'plan', { owner: 'Enhetschef hemtjänst', because: 'Förtroendet för hemtjänsten' }],
      [4, 'Brukarens pengar hanteras utan redovisning', 2, 4, 'plan', { category: 'Oegentligheter', because: 'Den enskilde kan inte själv kontrollera det' }],
      [5, 'Vikarie går ut ensam utan introduktion', 3, 3, 'measure'],
      [6, 'Trygghetslarm besvaras för sent', 2, 4, 'plan', { because: 'Liv och hälsa' }],
      [7, 'Genomförandeplan saknas eller är äldre än ett år', 3, 2, 'analysisOnly'],
    ],
  },
  {
    title: 'Särskilt boende',
    events: [
      [8, 'Läkemedel försvinner ur förrådet', 2, 4, 'planAndMeasure', { category: 'Oegentligheter', because: 'Hände på två boenden i fjol' }],
      [9, 'Läkemedel ges till fel person', 3, 4, 'planAndMeasure', { owner: 'Medicinskt ansvarig sjuksköterska' }],
      [10, 'Fall leder till skada som kunde ha undvikits', 3, 3, 'measure'],
      [11, 'Nattbemanningen räcker inte', 3, 4, 'measure'],
      [12, 'Skyddsåtgärd används utan samtycke', 2, 4, 'plan', { because: 'Grundläggande fri- och rättigheter' }],
      [13, 'Basala hygienrutiner följs inte', 3, 3, 'planAndMeasure', { because: 'Mäts två gånger om året sedan länge' }],
      [14, 'Matens näringsinnehåll följs inte upp', 2, 2, 'analysisOnly'],
      [15, 'Lex Sarah-rapport skrivs inte', 2, 4, 'plan', { because: 'Lagkrav' }],
      [16, 'Gåva tas emot från boende eller anhörig', 2, 3, 'plan', { category: 'Oegentligheter', because: 'Utsatta personer' }],
    ],
  },
  {
    title: 'Funktionsstöd',
    events: [
      [17, 'Assistansersättning återsöks inte i tid', 2, 3, 'plan', { because: 'Stora belopp' }],
      [18, 'Privata medel på gruppbostad blandas ihop', 2, 4, 'plan', { because: 'Den enskilde kan inte själv kontrollera det', category: 'Oegentligheter' }],
      [19, 'Beslut verkställs inte inom tre månader', 3, 3, 'measure'],
      [20, 'Ledsagare hoppar av utan ersättare', 3, 2, 'analysisOnly'],
      [21, 'Habiliteringsersättning betalas ut fel', 2, 2, 'analysisOnly'],
      [22, 'Delegerad uppgift utförs utan giltig delegering', 3, 3, 'measure'],
    ],
  },
  {
    title: 'Myndighetsutövning',
    events: [
      [23, 'Handläggaren är jävig', 2, 4, 'plan', { category: 'Oegentligheter', because: 'Jäv prövas alltid' }],
      [24, 'Utredningen blir inte klar inom fyra månader', 3, 3, 'measure'],
      [25, 'Barnets bästa prövas inte', 2, 4, 'plan', { because: 'Barnkonventionen är lag' }],
      [26, 'Likartade ansökningar avgörs olika', 3, 2, 'analysisOnly'],
      [27, 'Beslut fattas av någon som inte har delegation', 2, 3, 'plan', { because: 'Besluten är annars utan verkan' }],
      [28, 'Dokumentationen räcker inte för att förstå beslutet', 3, 2, 'analysisOnly'],
    ],
  },
  {
    title: 'Privata utförare',
    events: [
      [29, 'Utföraren anställer utan registerkontroll', 2, 4, 'plan', { because: 'Enligt 10 kap. 8 § kommunallagen ska nämnden kontrollera utföraren', category: 'Oegentligheter' }],
      [30, 'Utföraren fakturerar mer än utförd tid', 3, 3, 'planAndMeasure', { category: 'Oegentligheter', because: 'Skillnader mot nyckelfria lås i våras' }],
      [31, 'Avtalets krav på bemanning följs inte', 3, 3, 'measure'],
      [32, 'Utföraren går i konkurs', 2, 4, 'accept', { because: 'Beredskapsplan finns, och kommunens egen hemtjänst kan ta över inom ett dygn' }],
    ],
  },
  {
    title: 'Personal och lön',
    events: [
      [33, 'Legitimation kontrolleras inte vid anställning', 1, 4, 'analysisOnly'],
      [34, 'Lön betalas ut till den som slutat', 2, 3, 'analysisOnly', { category: 'Oegentligheter' }],
      [35, 'Dygnsvilan bryts vid dubbla pass', 3, 3, 'measure'],
      [36, 'Sjukfrånvaron ökar utan att någon ser varför', 3, 2, 'analysisOnly'],
      [37, 'Bisyssla hos privat utförare anmäls inte', 2, 3, 'plan', { category: 'Oegentligheter', because: 'Samma person kan få betalt på två håll' }],
    ],
  },
  {
    title: 'Ekonomi och inköp',
    events: [
      [38, 'Avgiften räknas på gamla inkomstuppgifter', 3, 2, 'analysisOnly'],
      [39, 'Köp görs utanför ramavtal', 3, 2, 'analysisOnly', { common: true }],
      [40, 'Statsbidrag söks inte eller återredovisas fel', 2, 4, 'plan', { because: 'Fyra bidrag med olika villkor' }],
      [41, 'Faktura från bemanningsföretag godkänns utan att timmarna stäms av', 3, 3, 'planAndMeasure', { because: 'Kostnaden har fördubblats på två år' }],
    ],
  },
  {
    title: 'Information',
    events: [
      [42, 'Någon läser journaler utan att ha vård om den enskilde', 3, 4, 'plan', { category: 'Oegentligheter', owner: 'Medicinskt ansvarig sjuksköterska' }],
      [43, 'Journalsystemet ligger nere längre än ett dygn', 2, 4, 'measure'],
      [44, 'Känsliga uppgifter skickas i vanlig e-post', 3, 3, 'measure', { common: true }],
      [45, 'Skyddad adress lämnas ut', 1, 4, 'plan', { because: 'Fara för liv' }],
    ],
  },
];
