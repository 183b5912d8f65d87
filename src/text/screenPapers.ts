/** Words of the links to papers that stand beside what they are papers of. */
export const papersText = {
  measures: 'Listan som dokument', differences: 'Skillnaderna som dokument', plan: 'Internkontrollplanen för sig', members: 'En sida till nämndens ledamöter', worksheet: 'Arbetsbladet',
} as const;
