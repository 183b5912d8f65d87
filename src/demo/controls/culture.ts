import type { ControlTables } from './shape.ts';

export const cultureControls: ControlTables = {
  how: [
    [1, 'bokningar', 310], [2, '', 0], [3, 'dagar', 4], [4, 'anmärkningar', 17], [5, 'föreningar', 31], [6, '', 0], [7, '', 0], [8, '', 0], [9, 'anställningar', 23], [10, '', 0], [11, 'kortköp', 24], [12, 'verifikationer', 58],
    [13, 'leverantörer', 212], [14, '', 0], [15, '', 0],
  ],
  instructions: {
    1: 'Finns en faktura för bokningen?\nStämmer taxan med den som gällde den dagen?',
    9: 'Står det i personalsystemet att utdraget är uppvisat?\nÄr det visat före första arbetsdagen?',
    11: 'Finns kvittot?\nFramgår vad köpet var till för?\nHade någon annan än köparen attesterat?',
  },
  careful: [12],
  reviewed: [10],
  units: { row: 11, at: ['Ekstrands badhus', 'Ishallen', 'Föreningsstöd', 'Stadsbiblioteket', 'Kulturskolan'] },
  told: [
    { row: 1, period: 'H1', on: '07-08', faults: [['Bokningen gjordes per telefon och fakturerades aldrig', 'mended'], ['Föreningstaxa fast arrangören är ett företag', 'mended']], word: 1, comment: 'Båda bokningarna är fakturerade i efterhand.' },
    { row: 2, period: 'Q3', waits: 'performer' },
    { row: 3, period: 'Q2', faults: [['En livräddare med utgånget intyg stod ensam vid stora bassängen', { measure: 'Schemat spärras när ett intyg går ut', who: 'badchef', end: '10-15' }]], word: 2, comment: 'Intyget hade gått ut två veckor tidigare.' },
    { row: 4, period: '', on: '05-12', comment: 'Alla anmärkningar är avhjälpta.' },
    { row: 6, period: '', on: '06-10' },
    { row: 7, period: '', on: '10-20', not: ['doesNotFit', 'Raden säger inte vad som ska granskas. Den behöver skrivas om i nästa plan.'] },
    { row: 8, period: '', on: '10-08', comment: 'Tio samtal. Två vårdnadshavare visste inte vem de skulle ringa.' },
    { row: 9, period: 'H1', on: '07-06', faults: [['Utdraget visades upp en vecka efter första passet', 'left']], word: 1, comment: 'Felet gäller en timanställd lärare.' },
    { row: 10, period: 'Q2', comment: 'Elva tillbud, mot sju kvartalet innan.' },
    { row: 10, period: 'Q3', comment: 'Fjorton tillbud. En besökare skadades.', word: 0, waits: 'reviewer' },
    { row: 11, period: 'H1', unit: 'Ekstrands badhus', on: '07-02', size: 14 },
    { row: 11, period: 'H1', unit: 'Ishallen', on: '07-09', size: 22, faults: [['Kvitto saknas för verktyg', 'mended'], ['Kortet användes av en person som slutat i mars', { measure: 'Kortet lämnas in samma dag som uppdraget tar slut', who: 'fritidschef', end: '09-30' }]], word: 2, comment: 'Kortet på Ishallen är spärrat.' },
    { row: 11, period: 'H1', unit: 'Föreningsstöd', on: '07-09', size: 6 },
    { row: 11, period: 'H1', unit: 'Stadsbiblioteket', on: '07-03', size: 31, faults: [['Syftet står inte på kvittot', 'mended']], word: 1 },
    { row: 11, period: 'H1', unit: 'Kulturskolan', on: '08-17', size: 9, comment: 'Skolan var stängd i juli.' },
    { row: 12, period: '', on: '09-24', faults: [['Deltagarna är inte namngivna', 'mended'], ['Beloppet per person är högre än reglerna tillåter', { measure: 'Chefer som attesterar representation går utbildningen igen', who: 'ekonomistrateg', end: '12-18' }]], word: 1 },
    { row: 13, period: 'T1', faults: [['Köp för 240 000 kronor utan avtal', { measure: 'Avtal om scenteknik upphandlas', who: 'ekonomistrateg', end: '11-30' }]], word: 1 },
  ],
  // All units are done, and the owner has yet to write.
  summaries: [],
  measures: [
    { title: 'Kortet lämnas in samma dag som uppdraget tar slut', note: ['09-18', 'Punkten står nu på checklistan för den som slutar.', 'done'], checked: ['10-22', 'effective', 'Tre har slutat sedan dess. Alla tre korten var inlämnade.'] },
    { title: 'Avtal om scenteknik upphandlas', note: ['10-05', 'Underlaget är klart och annonseras i november.', 'inProgress'] },
    { title: 'Gemensam lista över beviljade bidrag med socialnämnden', note: ['10-07', 'Listan finns för årets bidrag. Fjolårets läggs in i december.', 'inProgress', '12-18'] },
    { title: 'Begära in närvarolistor tillsammans med ansökan', note: ['10-06', 'Gäller ansökningar från september. Följs till årets slut.', 'inProgress', '12-31'] },
    { title: 'Kamera och larmknapp vid de obemannade timmarna', note: ['11-02', 'Larmknappen är på plats. Kameran väntar på tillstånd.', 'inProgress', '12-15'] },
    { title: 'Avtalsmall för medverkande', checked: ['09-22', 'effective', 'Alla uppdrag under sommaren hade avtal.'] },
    { title: 'Påminnelse om återkrav i ärendesystemet', checked: ['09-22', 'effective', 'Inget återkrav har glömts sedan påminnelsen kom.'] },
    { title: 'Telefonbokningar läggs in direkt i bokningssystemet', checked: ['10-14', 'effective', 'Två missade bokningar vid granskningen, mot elva i fjol.'] },
    { title: 'Timanställningar registreras av en enda person', checked: ['10-14', 'partly', 'Registreringen är samlad, men en timanställd började ändå innan utdraget var visat.'] },
  ],
  recommendations: [
    { source: 'auditors', sourceName: 'Kommunens revisorer', kind: 'recommendation', caseNumber: 'REV 14', received: '04-22', text: 'Nämnden bör visa hur den följer att föreningsbidrag används till det de är avsedda för', due: '09-30', owner: 'direktor' },
    { source: 'auditors', sourceName: 'Kommunens revisorer', kind: 'recommendation', caseNumber: 'REV 9', received: '03-11', text: 'Nämnden bör säkerställa att utdrag ur belastningsregistret är uppvisade före anställning', due: '06-15', owner: 'direktor', answered: ['06-02', 'Nämnden delar bedömningen. Timanställningar registreras från augusti av en enda person, och granskningen görs varje halvår.'], measure: 'Timanställningar registreras av en enda person' },
  ],
  followup: {
    begun: '09-08', written: '09-16', closing: '', decided: null,
    texts: {
      1: 'Två bokningar av de granskade hade inte fakturerats eller hade fel taxa. Båda gjordes per telefon innan rutinen ändrades.',
      3: 'En dag saknades giltigt intyg. Det får inte hända, och schemat spärras framöver när ett intyg går ut.',
      11: 'Kortköpen är i god ordning i enheterna. Bristen ligger i vad som händer när någon slutar.',
    },
  },
};
