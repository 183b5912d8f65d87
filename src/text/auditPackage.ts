/** Words of the auditor's package: file names, its index, its README and the headings of its tables. */
import { counted } from './numbers.ts';

export const packageText = {
  folder: (board: string, year: number, occasion: string | null) => `granskningspaket ${board} ${year}${occasion === null ? '' : ` ${occasion}`}`,
  folders: { papers: 'handlingar', data: 'data', controls: 'kontroller', log: 'logg' },
  readme: 'LASMIG.txt', index: 'index.html', sums: 'SHA256SUMS', checkpoint: 'kontrollpunkt.txt', logFile: 'logg.jsonl', worksheet: 'arbetsblad', evidence: 'underlag', population: 'population',
  files: { controls: 'kontroller.csv', items: 'stickprov.csv', measures: 'atgarder.csv', recommendations: 'rekommendationer.csv', register: 'atgarder-och-rekommendationer.json', performed: 'kontroller.json', after: 'vad-som-hant-efter.csv', coverage: 'granskningstackning.csv' }, yes: 'ja', no: 'nej', wholeBoard: 'hela nämnden',
  as: { submitted: 'lamnad', decided: 'beslutad' }, asWords: { submitted: 'som den lämnades till nämnden', decided: 'som nämnden beslutade den' },
  version: 'version', plan: 'analys-och-plan', followup: 'uppfoljning', board: 'hela-namnden',
  title: (board: string, year: number, occasion: string | null) => `Granskningspaket för ${board} ${year}${occasion === null ? '' : `, ${occasion}`}`,
  made: (municipality: string, day: string, by: string) => `${municipality}. Gjort ${day}${by === '' ? '' : ` av ${by}`}.`,
  holds: 'Paketet innehåller det som har lämnats till nämnden eller beslutats av den, hur den beslutade planen har utförts, nämndens åtgärder och rekommendationer och loggen över detta. Utkast ingår inte.',
  parts: { papers: 'Handlingar', data: 'Data', controls: 'Kontroller med arbetsblad, frötal och underlag', log: 'Logg', sums: 'Kontrollsummor', marks: 'Sekretessmarkerat' },
  kindHeading: 'Slag', file: 'Fil', what: 'Innehåll', marked: 'Sekretessmarkering',
  noMark: '–', markedWith: (ground: string) => `Markerad: ${ground}`,
  marksLead: 'Det här är markerat och lämnas inte ut till allmänheten utan prövning. Du som revisor har rätt att se det.',
  noMarks: 'Inget i paketet är sekretessmarkerat.',
  kinds: { event: 'Händelse', activity: 'Planrad', measure: 'Åtgärd', recommendation: 'Rekommendation', occasion: 'Kontroll', evidence: 'Underlag', group: 'Rubrik', control: 'Systematisk kontroll', section: 'Avsnitt i uppföljningen', introduction: 'Inledning', answer: 'Svar om oegentligheter' } as Readonly<Record<string, string>>, otherKind: 'Rad',
  canonical: (checksum: string) => `Innehållet ordagrant (JSON). Kontrollsumman är den som står i handlingen: ${checksum}`,
  excel: 'Innehållet som Excel', pdf: 'PDF', noPaper: 'Handlingen kan inte skrivas ut igen, eftersom uppföljningen har tagits ur kalendern. Innehållet finns ordagrant i data.',
  controlsCsv: 'Alla kontroller av den beslutade planen: resultat, population, frötal och kontrollsumma', itemsCsv: 'Varje granskad post i varje stickprov', measuresCsv: 'Nämndens åtgärder', recommendationsCsv: 'Nämndens rekommendationer', registerJson: 'Åtgärder och rekommendationer som data', performedJson: 'Kontrollerna som data', coverageCsv: 'Granskningstäckning: varje process och år under mandatperioden, med analys, kontroller, besök och väsentliga avvikelser', afterCsv: 'Vad som har hänt med varje version efter att den lämnades eller beslutades',
  worksheetOf: 'Arbetsblad', evidenceOf: (sha256: string) => `Underlag, SHA-256 vid inlämning ${sha256}`, populationOf: (sha256: string) => `Listan som stickprovet drogs ur, SHA-256 ${sha256}`, evidenceMissing: 'Underlaget finns inte kvar',
  log: 'Loggen som den är förseglad. Poster om utkast har bara sitt fingeravtryck.', checkpointOf: 'Loggens senaste kontrollpunkt, samma slags rad som står i beslutade handlingar', noCheckpoint: 'Loggen har ännu ingen kontrollpunkt.',
  sumsOf: 'Kontrollsumma för varje fil',
  csv: {
    controls: ['Planår', 'Planrad', 'Kontrollaktivitet', 'Period', 'Enhet', 'Läge', 'Dag', 'Av', 'På plats', 'Slutsats', 'Population', 'Populationens SHA-256', 'Frötal', 'Granskade', 'Fel', 'Underlag', 'Rättelse', 'Id'],
    items: ['Kontrollens id', 'Kontrollaktivitet', 'Period', 'Enhet', 'Ordning i dragningen', 'Plats i populationen', 'Post', 'Skikt', 'Resultat', 'Anteckning', 'Hantering'],
    measures: ['Åtgärd', 'Ansvarig', 'Start', 'Slut', 'Läge', 'Skäl', 'Registrerad', 'Effekt', 'Effekt kontrollerad', 'Åtgärdar', 'Id'],
    recommendations: ['Rekommendation', 'Från', 'Mottagen', 'Diarienummer', 'Läge', 'Yttrande', 'Yttrande senast', 'Yttrande lämnat', 'Ansvarig', 'Id'],
    coverage: ['Process', 'År', 'Analyserad', 'Händelser', 'Planerade kontroller', 'Genomförda kontroller', 'Besök', 'Besökta platser', 'Väsentliga avvikelser'],
    after: ['Handling', 'Version', 'När', 'Vem', 'Vad', 'Uppgifter', 'Skäl'],
  },
  states: { done: 'genomförd', notPerformed: 'ej genomförd' },
  readmeText: (given: { readonly title: string; readonly made: string; readonly controls: number; readonly documents: number; readonly checkpoint: string | null }): string => `${given.title}
${given.made}

Börja med index.html. Den öppnas i en webbläsare och leder till allt i paketet:
${counted(given.documents, 'version', 'versioner')} och ${counted(given.controls, 'kontroll', 'kontroller')}.

Vad som finns här
- handlingar: varje version som lämnats eller beslutats, som PDF och Excel
- data: versionernas innehåll ordagrant (JSON) och tabeller (CSV med semikolon, UTF-8)
- kontroller: en mapp för varje genomförd kontroll, med arbetsblad, frötal, population och underlag
- logg: loggen och kontrollpunkten

Utkast ingår inte. Poster i loggen som handlar om utkast har bara sitt fingeravtryck, så att
kedjan kan prövas utan att utkasten lämnas ut.

Så prövar du paketet

1. Att filerna är oförändrade:
sha256sum -c SHA256SUMS

2. Att loggen är hel:
node verify-trail.mjs logg/logg.jsonl logg/kontrollpunkt.txt
Programmet verify-trail.mjs ligger i Internkolls källkod, i mappen tools. Hämta det därifrån och
inte av den som granskas. Pröva gärna också mot raden som är tryckt i en beslutad handling.

3. Att en versions innehåll är det beslutade: kontrollsumman för filen i data är densamma som
står tryckt i handlingen.

4. Att ett stickprov är rätt draget:
npm run cli -- sample draw --population FIL --size ANTAL --seed FRÖTAL

${given.checkpoint === null ? 'Loggen hade ingen kontrollpunkt när paketet gjordes.' : `Kontrollpunkten när paketet gjordes:\n${given.checkpoint}`}
`,
} as const;
