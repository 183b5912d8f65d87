/** What the server tells the person who starts it. */
export const startingText = {
  running: (address: string) => `Internkoll är igång: ${address}`,
  demoSignIn: 'Demokommunen Ekstrand är inlagd. Öppna adressen på den här datorn och välj vem du vill vara.',
  firstPerson: 'Första personen läggs upp med: npm run cli -- person add "Namn" --mail adress --administrator',
  signIn: 'Logga in med din e-postadress och ditt lösenord.',
  tellingDemo: 'Lägger in demokommunen. Det tar en stund.',
  demoBegunAgain: 'Demokommunen blev inte färdig förra gången och läggs in på nytt.',
  waiting: (reason: string) => `${reason} Servern svarar, men väntar med allt annat tills det är löst.`,
  databaseUnreachable: 'Databasen går inte att nå. Kontrollera att den är igång och att DATABASE_URL stämmer.',
  opening: 'Databasen öppnas.',
  portTaken: (host: string, port: number) => `Porten ${port} på ${host} går inte att använda. Välj en annan med PORT, eller stoppa det program som har den.`,
  stopping: 'Avslutar. Det som pågår görs färdigt.',
  trailLost: (stream: string) => `Loggens följd ${stream} saknar poster som fanns förut. Kör npm run cli -- audit verify och jämför med en säkerhetskopia.`,
} as const;
