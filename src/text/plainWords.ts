/** Words that are tried first when somebody guesses a password here: what a municipality is called by, the times of the year, and what people everywhere choose. */
export const plainWords: readonly string[] = `
internkoll internkontroll kontroll kommun kommunen kommunhus stadshus region nämnd nämnden styrelse styrelsen förvaltning kontor avdelning enhet skola skolan förskola omsorg
chef rektor ekonom controller samordnare handläggare registrator revisor ordförande ledamot sekreterare direktör personal medarbetare
admin administrator administratör användare user konto account gäst guest root system server dator test demo login logga inloggning default changeme
lösenord password passord passwort hemlig hemlighet secret nyckel välkommen welcome hejsan hej hello letmein iloveyou älskling kärlek
vår våren sommar sommaren höst hösten vinter vintern midsommar jul julen påsk spring summer autumn winter semester
januari februari mars april maj juni juli augusti september oktober november december måndag tisdag onsdag torsdag fredag lördag söndag
sverige sweden svensk fotboll hockey football baseball monkey dragon master sunshine princess superman batman pokemon starwars mamma pappa solsken blomma qwerty
`.split(/\s+/).filter((word) => word !== '');
