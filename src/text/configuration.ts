/** What each setting of the environment means, and what is wrong with a value that cannot be used. */

export const settingMeaning = {
  INTERNKOLL_DATA: 'Mappen där den inbyggda databasen och nyckeln till loggen ligger.',
  DATABASE_URL: 'Adress till en egen PostgreSQL. Utan den används den inbyggda databasen.',
  DATABASE_OWNER_URL: 'Inloggningen som äger tabellerna och får ändra dem. Utan den används DATABASE_URL.',
  HOST: 'Adressen som servern lyssnar på.',
  PORT: 'Porten som servern lyssnar på.',
  INTERNKOLL_URL: 'Adressen som användarna skriver i webbläsaren. Med https får inloggningen en säker kaka.',
  INTERNKOLL_PROXIES: 'Vilka mellanservrar som får tala om vem besökaren är: IP-adresser eller nät, åtskilda med komma.',
  INTERNKOLL_SESSION_CEILING: 'Hur många anrop i minuten en inloggning får göra. Den som når taket får vänta en stund och förlorar inget.',
  INTERNKOLL_ADDRESS_CEILING: 'Hur många anrop i minuten som får komma från en adress. Ett helt kommunhus kan ha en enda adress, så taket är bara till mot den som översvämmar servern. Bakom en mellanserver räknas besökarens adress när mellanservern står i INTERNKOLL_PROXIES, annars mellanserverns.',
  INTERNKOLL_DEMO: 'Sätts till 1 för demokommunen och inloggning med ett klick på samma dator, till 0 för att stänga av den.',
  INTERNKOLL_ZONE: 'Kommunens tidszon, som avgör vilken dag det är.',
  INTERNKOLL_MIGRATE: 'Med auto ändras databasen när en ny version startar. Med manual väntar servern tills kommandot migrate har körts.',
  INTERNKOLL_UPLOAD_MB: 'Hur stor en fil som läses in får vara, i megabyte.',
  INTERNKOLL_SMTP: 'E-postservern som påminnelser, inbjudningar och länkar för nytt lösenord skickas genom. Utan den skickas ingen e-post.',
  INTERNKOLL_MAIL_FROM: 'Avsändaren av e-posten.',
} as const;
export type SettingName = keyof typeof settingMeaning;

const settingDefault: Record<SettingName, string> = {
  INTERNKOLL_DATA: './data', DATABASE_URL: 'ingen', DATABASE_OWNER_URL: 'samma som DATABASE_URL', HOST: '127.0.0.1', PORT: '3000',
  INTERNKOLL_URL: 'http://HOST:PORT', INTERNKOLL_PROXIES: 'ingen', INTERNKOLL_SESSION_CEILING: '1200', INTERNKOLL_ADDRESS_CEILING: '12000', INTERNKOLL_DEMO: '1 när npm start skapar en ny mapp, annars 0',
  INTERNKOLL_ZONE: 'Europe/Stockholm', INTERNKOLL_MIGRATE: 'auto', INTERNKOLL_UPLOAD_MB: '25', INTERNKOLL_SMTP: 'ingen', INTERNKOLL_MAIL_FROM: 'Internkoll <internkoll@localhost>',
};

const ALLOWED: Record<SettingName, string> = {
  INTERNKOLL_DATA: 'sökvägen till en mapp', DATABASE_URL: 'en adress som börjar med postgres://', DATABASE_OWNER_URL: 'en adress som börjar med postgres://',
  HOST: 'en adress på datorn, till exempel 127.0.0.1', PORT: 'ett heltal mellan 0 och 65535',
  INTERNKOLL_URL: 'en adress som börjar med http:// eller https:// och slutar efter värdnamnet', INTERNKOLL_PROXIES: 'IP-adresser eller nät, till exempel 10.0.0.5, 192.168.1.0/24',
  INTERNKOLL_SESSION_CEILING: 'ett heltal mellan 60 och 999999', INTERNKOLL_ADDRESS_CEILING: 'ett heltal mellan 60 och 999999',
  INTERNKOLL_DEMO: '0 eller 1', INTERNKOLL_ZONE: 'en tidszon, till exempel Europe/Stockholm', INTERNKOLL_MIGRATE: 'auto eller manual', INTERNKOLL_UPLOAD_MB: 'ett heltal mellan 1 och 200',
  INTERNKOLL_SMTP: 'en adress som börjar med smtp:// eller smtps://', INTERNKOLL_MAIL_FROM: 'en e-postadress, gärna med ett namn före: Namn <adress>',
};

export function settingProblem(name: SettingName): string {
  return `Inställningen ${name} kan inte användas. Den ska vara ${ALLOWED[name]}.`;
}
export function ownerWithoutDatabase(): string {
  return 'Inställningen DATABASE_OWNER_URL gäller bara tillsammans med DATABASE_URL. Sätt båda, eller ingen av dem.';
}
/** The page docs/configuration.md, whole. */
export function settingsPage(names: readonly SettingName[]): string {
  return [
    '# Inställningar', '',
    'Internkoll läser sina inställningar från miljön och ingen annanstans. En tom inställning räknas som att den saknas.', '',
    '| inställning | utan värde | betydelse |', '|---|---|---|',
    ...names.map((name) => `| \`${name}\` | ${settingDefault[name]} | ${settingMeaning[name]} Tillåtet är ${ALLOWED[name]}. |`), '',
  ].join('\n');
}
