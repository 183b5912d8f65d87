/** Words of the sign-in page and of the page where a password is chosen. */
export const shortestPassword = 12;

export const sessionText = {
  signInTitle: 'Logga in',
  lead: (municipality: string) => `Intern kontroll i ${municipality}.`,
  mail: 'E-postadress',
  password: 'Lösenord',
  signIn: 'Logga in',
  noAccount: 'Har du inget konto, eller minns du inte lösenordet? Be den som sköter Internkoll hos er om en länk där du väljer ett nytt.',
  demoTitle: 'Prova som en påhittad person',
  demoLead: 'Här finns en påhittad kommun med analyser, planer och beslut. Välj vem du vill vara. Inget du gör påverkar någon på riktigt.',
  demoButton: (name: string) => `Prova som ${name}`,
  demoPick: 'Prova',
  /** What one can try, by words of the title; a title nobody has thought of gets the last sentence. */
  demoTry: (title: string): string => {
    const word = title.toLowerCase();
    if (word.includes('samordnare')) return 'Arbeta i analysen och planen, läs in ett dokument och lämna till nämnden.';
    if (word.includes('sekreterare')) return 'Registrera nämndens beslut och hämta det fastställda dokumentet.';
    if (word.includes('direktör') || word.includes('förvaltningschef')) return 'Läs analysen och lämna förslaget till nämnden.';
    if (word.includes('revisor')) return 'Läs det som är lämnat eller beslutat, och loggen.';
    if (word.includes('ordförande') || word.includes('ledamot')) return 'Läs det som är lämnat till nämnden.';
    if (word.includes('systemförvaltare') || word.includes('administratör')) return 'Lägg upp nämnder, personer och metoder.';
    if (word.includes('chef') || word.includes('rektor')) return 'Se analysen och planen där du är ansvarig.';
    return 'Se det som personen ser.';
  },
  linkTitle: 'Välj ditt lösenord',
  linkLead: 'Länken gäller en gång. När du har valt lösenord är du inloggad.',
  newPassword: 'Nytt lösenord',
  newPasswordHint: `Minst ${shortestPassword} tecken. En mening som du minns är bra.`,
  again: 'Samma lösenord en gång till',
  tooShort: (length: number) => `Lösenordet har ${length} tecken. Skriv minst ${shortestPassword}.`,
  notTheSame: 'Lösenorden är olika. Skriv samma i båda fälten.',
  choose: 'Välj lösenordet',
  signedOut: 'Du är utloggad.',
  mailMissing: 'Skriv din e-postadress.',
  passwordMissing: 'Skriv ditt lösenord.',
  show: 'Visa lösenordet',
  hide: 'Dölj lösenordet',
} as const;
