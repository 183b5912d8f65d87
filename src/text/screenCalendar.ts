/** Words of the page for the municipality's calendar of follow-ups. */
export const calendarText = {
  title: 'Kalender',
  lead: 'Kalendern säger vid vilka tillfällen nämnderna följer upp sina planer, vad som är med och vem som tar emot uppföljningen. Den gäller alla nämnder från och med nästa uppföljning som någon börjar på.',
  reads: 'Du läser kalendern. Den ändras av den som sköter Internkoll eller av kommunledningskontoret.',
  used: 'Används', name: 'Tillfälle', code: 'Kod', kind: 'Slag', cutOff: 'Siffror till och med', begins: 'Börjar', lastDay: 'Lämnas senast', yearAfter: 'Året efter', includes: 'Omfattar', receiver: 'Går till',
  kinds: { interim: 'Under året', annual: 'För hela året' }, includesWords: { all: 'Varje rad i planen', material: 'Väsentliga avvikelser och åtgärder' },
  dayHint: 'Månad och dag, till exempel 08-31', dayStop: 'Skriv månad och dag med två siffror var, till exempel 08-31.', nameStop: 'Skriv vad tillfället heter.',
  save: 'Spara kalendern', saved: 'Kalendern är sparad.', usedAria: (name: string) => `${name} används`, fieldAria: (field: string, name: string) => `${field}, ${name}`,
} as const;
