import type { GroupRows } from './shape.ts';

/** Tekniska nämnden i Ekstrand: tre nivåer, fem gånger fem. */
export const technicalGroups: readonly GroupRows[] = [
  {
    title: 'A Gator, vatten och avfall fungerar varje dag',
    groups: [
      {
        title: 'Gator och trafik',
        groups: [
          {
            title: 'Vinterväghållning',
            controls: [['Jourhavande för loggbok över varje utkallning', 1, 2], ['Entreprenörens körrapporter jämförs med positionsdata innan fakturan attesteras', 3]],
            events: [
              [1, 'Gång- och cykelvägar halkbekämpas inte i tid', 3, 4, 'planAndMeasure', { owner: 'Driftchef gata', rated: 'Sju fallolyckor anmäldes förra vintern' }],
              [2, 'Jouren saknar behörig arbetsledare', 2, 3, 'analysisOnly'],
              [3, 'Entreprenören fakturerar timmar som inte har körts', 3, 4, 'planAndMeasure', { owner: 'Driftchef gata', category: 'Oegentligheter' }],
              [4, 'Sand och salt tar slut under en lång köldperiod', 2, 3, 'analysisOnly'],
            ],
          },
          {
            title: 'Underhåll av gator och broar',
            controls: [['Huvudinspektion av broar görs vart sjätte år enligt plan', 5], ['Grävtillstånd slutbesiktas innan de stängs', 6]],
            events: [
              [5, 'Skador på broar upptäcks inte', 2, 5, 'plan', { because: 'Följden kan bli mycket allvarlig', owner: 'Brosamordnare' }],
              [6, 'Gatan återställs inte efter grävning', 4, 3, 'plan', { owner: 'Driftchef gata' }],
              [7, 'Beläggningsskulden växer utan att nämnden ser det', 3, 3, 'measure'],
              [8, 'Trafikanordning vid vägarbete saknar godkänd plan', 3, 4, 'plan', { owner: 'Trafikingenjör' }],
              [9, 'Belysning är släckt vid övergångsställen', 3, 2, 'analysisOnly'],
            ],
          },
        ],
      },
      {
        title: 'Vatten och avlopp',
        groups: [
          {
            title: 'Dricksvatten',
            controls: [['Provtagning enligt det fastställda programmet, med larm till jouren vid avvikelse', 10, 11], ['Besök på vattenverket skrivs in och följs', 12]],
            events: [
              [10, 'Otjänligt vatten når abonnenterna', 1, 5, 'plan', { because: 'Liv och hälsa', owner: 'VA-chef' }],
              [11, 'Prov tas inte vid den punkt som programmet anger', 2, 4, 'analysisOnly'],
              [12, 'Obehörig tar sig in i vattenverket', 2, 5, 'planAndMeasure', { because: 'Skyddsvärd anläggning', owner: 'Säkerhetssamordnare' }],
              [13, 'Reservvatten saknas för mer än ett dygn', 2, 5, 'measure'],
            ],
          },
          {
            title: 'Ledningsnät',
            controls: [['Läcksökning efter nattflöden varje månad', 14]],
            events: [
              [14, 'Stora läckor pågår länge', 4, 2, 'analysisOnly'],
              [15, 'Källare översvämmas vid skyfall', 3, 4, 'planAndMeasure', { owner: 'VA-chef' }],
              [16, 'Orenat vatten bräddas utan att det anmäls', 3, 3, 'measure'],
              [17, 'Nya ledningar mäts inte in', 3, 3, 'watch', { because: 'Ny rutin sedan i mars' }],
            ],
          },
          {
            title: 'Taxa och anslutning',
            controls: [['Brukningsavgiften provräknas på tjugo fakturor när taxan ändras', 18]],
            events: [
              [18, 'Avgiften räknas på fel tomtyta', 2, 3, 'analysisOnly'],
              [19, 'Anslutningsavgift faktureras inte', 2, 4, 'plan', { because: 'Enstaka belopp är stora', owner: 'VA-ekonom' }],
              [20, 'Mätare byts inte inom föreskriven tid', 3, 2, 'analysisOnly'],
            ],
          },
        ],
      },
      {
        title: 'Avfall',
        groups: [
          {
            title: 'Hämtning',
            controls: [['Körlistan jämförs med abonnemangen varje kvartal', 21, 22]],
            events: [
              [21, 'Hushåll debiteras utan att kärlet töms', 3, 2, 'analysisOnly'],
              [22, 'Verksamhet lämnar avfall utan abonnemang', 3, 3, 'measure'],
              [23, 'Chaufför skadas vid backning på återvändsgata', 3, 4, 'planAndMeasure', { owner: 'Avfallschef' }],
            ],
          },
          {
            title: 'Återvinningscentral',
            controls: [['Kassan räknas av två personer vid stängning', 24], ['Skrot vägs ut med fotograferad vågsedel', 25]],
            events: [
              [24, 'Företag lämnar avfall som privatperson', 4, 2, 'analysisOnly'],
              [25, 'Skrot och elektronik säljs vid sidan av', 3, 4, 'planAndMeasure', { category: 'Oegentligheter', owner: 'Avfallschef', rated: 'Vikten har sjunkit utan förklaring' }],
              [26, 'Farligt avfall blandas med annat', 2, 4, 'analysisOnly'],
            ],
          },
        ],
      },
    ],
  },
  {
    title: 'B Kommunens pengar räcker till det som ska byggas',
    groups: [
      {
        title: 'Investeringar',
        groups: [
          {
            title: 'Projekt',
            controls: [['Varje projekt över fem miljoner följs upp i styrgrupp varannan månad', 27, 28, 29], ['Ändringar och tillägg skrivs under av beställaren innan arbetet görs', 30]],
            events: [
              [27, 'Slutkostnaden blir väsentligt högre än beslutat', 4, 4, 'planAndMeasure', { owner: 'Projektchef' }],
              [28, 'Prognosen lämnas för sent till nämnden', 3, 3, 'measure'],
              [29, 'Anläggningen tas i bruk men aktiveras inte i redovisningen', 3, 3, 'watch', { because: 'Ekonomistaben följer detta vid delåret' }],
              [30, 'Tilläggsarbeten betalas utan skriftlig beställning', 4, 4, 'planAndMeasure', { category: 'Oegentligheter', owner: 'Projektchef', rated: 'Elva av fyrtio tillägg saknade beställning' }],
              [31, 'Garantibesiktning glöms bort', 3, 3, 'measure'],
            ],
          },
          {
            title: 'Upphandling och avtal',
            controls: [['Utvärderingen görs av minst två personer som lämnat jävsdeklaration', 32, 33], ['Avtalsslut bevakas i avtalskatalogen med sex månaders varsel', 34]],
            events: [
              [32, 'Konsult som skrivit underlaget lämnar själv anbud', 2, 4, 'plan', { category: 'Oegentligheter', because: 'Jäv prövas alltid' }],
              [33, 'Gåva eller resa tas emot från entreprenör', 2, 5, 'plan', { category: 'Oegentligheter', because: 'Förtroendet för nämnden' }],
              [34, 'Avtal löper ut utan att ett nytt finns', 3, 4, 'plan', { owner: 'Upphandlare' }],
              [35, 'Köp görs utanför ramavtal', 4, 3, 'plan', { common: true, owner: 'Upphandlare' }],
              [36, 'Index räknas upp fel i löpande avtal', 3, 3, 'measure'],
            ],
          },
        ],
      },
      {
        title: 'Mark och exploatering',
        groups: [
          {
            title: 'Avtal om mark',
            controls: [['Arrenden och tomträtter läggs in i fakturasystemet av en annan person än den som skrivit avtalet', 37]],
            events: [
              [37, 'Arrende faktureras inte', 2, 3, 'analysisOnly'],
              [38, 'Exploatörens säkerhet räcker inte till gatukostnaden', 3, 4, 'plan', { owner: 'Exploateringschef' }],
              [39, 'Mark säljs under marknadsvärdet', 2, 4, 'accept', { because: 'Alla försäljningar beslutas av nämnden på grund av en oberoende värdering', category: 'Oegentligheter' }],
            ],
          },
        ],
      },
    ],
  },
  {
    title: 'C Förvaltningen är en trygg och ordnad arbetsplats',
    groups: [
      {
        title: 'Personal och förråd',
        groups: [
          {
            title: 'Arbetsmiljö',
            controls: [['Skyddsrond varje vår i alla lokaler', 40, 41]],
            events: [
              [40, 'Ensamarbete sker utan larm', 3, 4, 'planAndMeasure', { owner: 'Enhetschef drift' }],
              [41, 'Heta arbeten utförs utan tillstånd', 2, 4, 'analysisOnly'],
              [42, 'Förare saknar rätt körkort eller yrkesbevis', 2, 4, 'plan', { because: 'Lagkrav', owner: 'Enhetschef drift' }],
            ],
          },
          {
            title: 'Förråd och fordon',
            controls: [['Förrådet inventeras två gånger om året', 43, 44], ['Drivmedelskorten är knutna till ett fordon', 45]],
            events: [
              [43, 'Verktyg och material försvinner', 4, 2, 'measure', { category: 'Oegentligheter' }],
              [44, 'Maskiner lånas ut privat', 3, 2, 'analysisOnly', { category: 'Oegentligheter' }],
              [45, 'Drivmedelskort används för privat bil', 3, 4, 'plan', { category: 'Oegentligheter', owner: 'Fordonsansvarig' }],
            ],
          },
        ],
      },
      {
        title: 'Information och ärenden',
        groups: [
          {
            title: 'System och handlingar',
            controls: [['Behörigheter till styrsystemen gås igenom varje halvår', 46, 47], ['Registrator går igenom funktionsbrevlådan varje dag', 48]],
            events: [
              [46, 'Styrsystem för vatten nås utifrån', 2, 5, 'planAndMeasure', { owner: 'Säkerhetssamordnare', because: 'Samhällsviktig verksamhet' }],
              [47, 'Slutad personal har kvar behörighet', 3, 3, 'measure', { common: true }],
              [48, 'Felanmälan besvaras inte', 4, 2, 'analysisOnly'],
              [49, 'Synpunkter från invånare leder inte till åtgärd', 3, 2, 'analysisOnly'],
              [50, 'Ritningar över skyddsvärda anläggningar lämnas ut', 2, 5, 'plan', { because: 'Säkerhetsskydd', owner: 'Säkerhetssamordnare' }],
            ],
          },
        ],
      },
    ],
  },
];
