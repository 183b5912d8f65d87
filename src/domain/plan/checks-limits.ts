/** Limits of amount, period and unit in the words of an event or an activity. */

const limitKinds = ['amount', 'period', 'unit'] as const;
export type LimitKind = (typeof limitKinds)[number];

const before = '(?<![\\p{L}\\p{N}])';
const after = '(?![\\p{L}\\p{N}])';
const month = '(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)';
const number = '\\d[\\d\\s.,]*';
const money = '(?:kr|kronor|tkr|mkr|mnkr|ksek|sek|miljon(?:er)?|tusen|prisbasbelopp|basbelopp)';
const unitWord = '(?:enhet|avdelning|stab|förvaltning|skol|förskol|verksamhet|kontor|område|sektion|grupp|jobbtorg|bibliotek|boende)';

/** Directly before a stretch of the year these say when the control is done, not what it is limited to. */
const timing = '(?<!(?:sker|görs|göras|utförs|utföras|genomförs|genomföras|kontrolleras|granskas|rapporteras|redovisas|lämnas|påbörjas|besöks|följs upp|stickprov|kontroll|kontrollen|granskning|granskningen|besök|uppföljning|enkät|senast|klar|klart) )';

const patterns: Readonly<Record<LimitKind, RegExp>> = {
  amount: new RegExp(`${before}(?:${number}(?:-|–|till|och)?\\s*(?:${number})?\\s*${money}|(?:en|ett|två|tre|fyra|fem|tio|halvt?) (?:miljon(?:er)?|prisbasbelopp|basbelopp|tusen)|(?:halva|hela) prisbasbeloppet|direktupphandlingsgränsen|tröskelvärdet)${after}`, 'iu'),
  // "Varje månad" and "två gånger per år" say how often; only a stretch of the year is a limit.
  period: new RegExp(`${before}${timing}(?:(?:under|för|i|från|avseende|perioden|mellan) (?:perioden |månaderna? )?${month}|${month}\\s*(?:-|–|till|och)\\s*${month}|(?:första|andra|tredje|fjärde|sista|senaste) (?:kvartalet|halvåret|tertialet|månaden|veckan|två veckorna)|(?:kvartal|tertial) ?[1-4]|q[1-4]|under (?:våren|hösten|sommaren|vintern|vårterminen|höstterminen|sommarperioden)|(?:en|två|tre|fyra) (?:veckor|vecka|månaders?|månad) (?:under|i|per)|v(?:ecka|\\.)? ?\\d{1,2}\\s*(?:-|–)\\s*\\d{1,2})${after}`, 'iu'),
  unit: new RegExp(`${before}(?:(?:endast|enbart|bara|begränsa(?:s|t|d) till|avgränsa(?:s|t|d) till) (?:(?:på|vid|inom|för|hos|i) )?(?:\\p{L}+ )?\\p{L}*${unitWord}(?:a|an|en|et|ens|ets|er|erna|or|orna|n)?|(?:på|vid|inom|hos) (?:en|ett) (?:(?:utvald|enskild|viss|av) )?\\p{L}*${unitWord}(?:a|erna|orna)?)${after}`, 'iu'),
};
/** "Vid Enhet Norr", "inom avdelningen Söder": a unit by name. Case matters here. */
const namedUnit = new RegExp(`${before}(?:på|vid|inom|hos|för|gäller|avser) (?:\\p{L}*${unitWord}(?:a|an|en|et|n)?) (?:\\p{Lu}\\p{L}+|[A-ZÅÄÖ\\d]${after})`, 'u');

/** The limits that the words set; each kind once, with the words that set it. */
export function limitsOf(text: string): { kind: LimitKind; words: string }[] {
  return limitKinds.flatMap((kind) => {
    const match = patterns[kind].exec(text) ?? (kind === 'unit' ? namedUnit.exec(text) : null);
    return match ? [{ kind, words: match[0].trim().replace(/\s+/gu, ' ') }] : [];
  });
}
