import type { GroupRows } from './shape.ts';

/** Kultur- och fritidsnämnden i Ekstrand: tre nivåer, fem gånger fem. */
export const cultureGroups: readonly GroupRows[] = [
  {
    title: '1 Ekstrandsborna har lätt att hitta något meningsfullt att göra på sin fria tid',
    groups: [
      {
        title: 'Upplåtelse av lokaler och anläggningar',
        groups: [
          {
            title: 'Bokning och uthyrning',
            controls: [['Bokningssystemets lista över genomförda bokningar stäms av mot fakturaunderlaget varje månad', 1, 2, 3], ['Varje förening fördelas tid enligt den beslutade turordningen', 4]],
            events: [
              [1, 'Hyran faktureras inte vid enstaka bokningar', 4, 3, 'planAndMeasure', { explanation: 'Bokningar som görs per telefon på kvällstid läggs in i efterhand och når inte alltid fakturaunderlaget.', owner: 'Bokningschef', rated: 'Elva sådana bokningar hittades vid genomgången i maj' }],
              [2, 'Fel taxa används för vinstdrivande arrangör', 3, 3, 'planAndMeasure', { because: 'Samma granskning som händelse 1', owner: 'Bokningschef' }],
              [3, 'Avbokad tid debiteras ändå', 2, 2, 'analysisOnly'],
              [4, 'En förening får fler halltimmar än turordningen medger', 3, 3, 'watch', { because: 'Den nya turordningen prövas under året', category: 'Oegentligheter' }],
            ],
          },
          {
            title: 'Drift av anläggningar',
            controls: [['Badvattnet mäts tre gånger om dagen och värdena skrivs under', 5, 6], ['Lekplatser och utegym besiktigas varje vår', 7]],
            events: [
              [5, 'Badvatten utanför gränsvärdena upptäcks för sent', 2, 5, 'plan', { because: 'Följden kan bli allvarlig även om det sällan händer', owner: 'Enhetschef bad' }],
              [6, 'Bassängen är öppen utan utbildad livräddare', 2, 5, 'plan', { because: 'Följden kan bli allvarlig även om det sällan händer', owner: 'Enhetschef bad' }],
              [7, 'Brist vid besiktning åtgärdas inte innan säsongen börjar', 3, 4, 'plan', { owner: 'Anläggningschef' }],
              [8, 'Ismaskinen havererar mitt i seriespel', 3, 2, 'analysisOnly'],
              [9, 'Nycklar och passerbrickor lämnas inte tillbaka', 4, 2, 'analysisOnly'],
            ],
          },
        ],
      },
      {
        title: 'Stöd till föreningar',
        groups: [
          {
            title: 'Bidrag',
            controls: [['Två handläggare läser varje ansökan över 50 000 kronor', 10, 11, 12], ['Utbetalning kräver underskrivet årsmötesprotokoll', 13]],
            events: [
              [10, 'Bidrag betalas ut på medlemsuppgifter som inte stämmer', 4, 4, 'planAndMeasure', { explanation: 'Antalet medlemmar och sammankomster uppges av föreningen själv.', owner: 'Föreningskonsulent', category: 'Oegentligheter', rated: 'Två föreningar betalade tillbaka i fjol' }],
              [11, 'Bidrag beviljas en förening där handläggaren sitter i styrelsen', 2, 4, 'plan', { because: 'Jäv i bidragsärenden ska alltid prövas', category: 'Oegentligheter' }],
              [12, 'Villkor om allas lika värde följs inte av mottagaren', 3, 4, 'plan', { owner: 'Föreningskonsulent' }],
              [13, 'Samma verksamhet får bidrag från två nämnder', 3, 3, 'measure'],
              [14, 'Projektbidrag återkrävs inte när projektet ställs in', 3, 3, 'measure'],
            ],
          },
        ],
      },
    ],
  },
  {
    title: '2 Kulturen når alla barn och unga',
    groups: [
      {
        title: 'Kulturskola',
        groups: [
          {
            title: 'Antagning och undervisning',
            controls: [['Kölistan körs på nytt varje termin och sparas', 15, 16]],
            events: [
              [15, 'Elever tas in utanför kötid', 2, 3, 'analysisOnly', { category: 'Oegentligheter' }],
              [16, 'Elev med behov av stöd får ingen anpassad undervisning', 3, 4, 'plan', { owner: 'Kulturskolechef' }],
              [17, 'Timanställd lärare börjar utan utdrag ur belastningsregistret', 2, 5, 'planAndMeasure', { because: 'Lagkrav som ska kontrolleras varje år', owner: 'Kulturskolechef' }],
              [18, 'Instrument lånas ut utan kvittens', 3, 2, 'analysisOnly'],
              [19, 'Avgiften faktureras elever som slutat', 2, 2, 'analysisOnly'],
            ],
          },
        ],
      },
      {
        title: 'Bibliotek',
        groups: [
          {
            title: 'Lån och samlingar',
            controls: [['Inköpta medier stäms av mot leverans före attest', 20, 21], ['Gallringslistan undertecknas av bibliotekschefen', 22]],
            events: [
              [20, 'Medier som betalats levereras aldrig', 2, 3, 'analysisOnly'],
              [21, 'Avgifter för försenade lån betalas kontant och redovisas inte', 2, 3, 'analysisOnly', { category: 'Oegentligheter' }],
              [22, 'Lokalhistoriskt material gallras av misstag', 2, 4, 'accept', { because: 'Samlingen är till största delen fotograferad och finns hos länsmuseet' }],
              [23, 'Uppgifter om vem som lånat vad lämnas ut', 2, 4, 'measure', { because: 'Sekretess enligt offentlighets- och sekretesslagen 40 kap. 3 §' }],
              [24, 'Obemannat öppethållande leder till hot eller skadegörelse', 4, 3, 'planAndMeasure', { owner: 'Bibliotekschef', rated: 'Fyra händelser under hösten' }],
            ],
          },
          {
            title: 'Programverksamhet',
            controls: [['Avtal med medverkande skrivs innan programmet annonseras', 25]],
            events: [
              [25, 'Medverkande får betalt utan avtal eller faktura', 3, 3, 'measure'],
              [26, 'Program samlar inte de målgrupper som de tagits fram för', 4, 2, 'analysisOnly'],
            ],
          },
        ],
      },
    ],
  },
  {
    title: '3 Nämnden har ordning i ekonomi, avtal och personal',
    groups: [
      {
        title: 'Ekonomi',
        groups: [
          {
            title: 'Inköp och fakturor',
            controls: [['Beställare och attestant är alltid två olika personer', 27, 28, 29], ['Direktupphandlingar över 100 000 kronor registreras i avtalskatalogen', 30]],
            events: [
              [27, 'Faktura betalas två gånger', 2, 3, 'analysisOnly', { common: true }],
              [28, 'Inköp görs för egen del på kommunens kort', 2, 4, 'plan', { category: 'Oegentligheter', because: 'Korten har blivit fler under året' }],
              [29, 'Representation bokförs utan deltagare och syfte', 4, 3, 'planAndMeasure', { common: true, owner: 'Ekonomistrateg' }],
              [30, 'Köp görs utanför ramavtal', 4, 3, 'planAndMeasure', { common: true, owner: 'Ekonomistrateg' }],
              [31, 'Flera små köp av samma sak går förbi gränsen för direktupphandling', 3, 4, 'plan', { category: 'Oegentligheter' }],
            ],
          },
          {
            title: 'Kassor',
            controls: [['Dagskassan räknas av två personer och skrivs under', 32, 33]],
            events: [
              [32, 'Entréavgifter på badet slås inte in i kassan', 2, 3, 'analysisOnly', { category: 'Oegentligheter' }],
              [33, 'Växelkassan stämmer inte', 3, 1, 'analysisOnly'],
              [34, 'Presentkort säljs men bokförs inte', 2, 2, 'analysisOnly'],
            ],
          },
        ],
      },
      {
        title: 'Personal',
        groups: [
          {
            title: 'Anställning och lön',
            controls: [['Närmaste chef godkänner timmar i lönesystemet före den femte varje månad', 35, 36]],
            events: [
              [35, 'Timlön betalas ut för pass som inte arbetats', 2, 4, 'watch', { category: 'Oegentligheter', because: 'Granskas kommungemensamt under året' }],
              [36, 'Rast och vila följs inte vid evenemang', 4, 3, 'measure'],
              [37, 'Bisyssla som skadar förtroendet anmäls inte', 2, 3, 'analysisOnly', { category: 'Oegentligheter', common: true }],
              [38, 'Nyanställd får behörighet som inte behövs', 3, 3, 'measure', { common: true }],
            ],
          },
        ],
      },
      {
        title: 'Dokument och ärenden',
        groups: [
          {
            title: 'Registrering och gallring',
            controls: [['Registrator går igenom funktionsbrevlådorna varje vecka', 39]],
            events: [
              [39, 'Inkommen handling diarieförs inte', 3, 3, 'measure'],
              [40, 'Personuppgifter om barn ligger kvar i gamla deltagarlistor', 4, 3, 'plan', { common: true }],
            ],
          },
        ],
      },
    ],
  },
];
