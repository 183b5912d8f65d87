/**
 * What the words of a control activity say, as tables of Swedish patterns. They are general: written from how plans
 * are worded in many municipalities, and each has tests of what it must and must not catch.
 */

/** Letters of Swedish words; \b of regular expressions does not know å ä ö. */
const before = '(?<![\\p{L}\\p{N}])';
const after = '(?![\\p{L}\\p{N}])';
const word = (pattern: string): RegExp => new RegExp(`${before}(?:${pattern})${after}`, 'iu');

export type NotControl = 'reportOnly' | 'frequencyOnly' | 'partOfInternalControl' | 'futureWork';

/** Somebody looks at something: from these words on, a sentence is a control whatever else it says. */
const testing = word([
  'kontrollera(?:s|t|r)?', 'granska(?:s|t|r)?', 'stickprov\\p{L}*', 'avstäm(?:s|ning|ningar|ningen)', 'stäm(?:s|mer)? av', 'stämmas av', 'jämför(?:s|a|as|else)?',
  'mäts', 'mätas', 'inventer(?:as|ing|ingar)', 'enkät\\p{L}*', 'intervju\\p{L}*', 'följs (?:\\p{L}+ )?upp', 'följas upp', 'följa upp', 'indikator(?:er)?',
  'register(?:kontroll|analys)', '(?:kontroll|granskning|uppföljning|genomgång|analys) (?:av|att|om)', '(?:egen|intern)?kontroll(?:er)? (?:görs|sker|genomförs|utförs)',
  'loggkontroll\\p{L}*', 'internkontrolls?besök', 'självutvärdering\\p{L}*', 'kunskapskontroll\\p{L}*', 'attest(?:eras|kontroll)',
].join('|'));

const frequencyWords = word([
  'löpande', 'kontinuerligt', 'regelbundet', 'årligen', 'årsvis', 'helårsvis', 'halvårsvis', 'kvartalsvis', 'tertialvis', 'månadsvis', 'månatligen', 'veckovis', 'dagligen',
  'vid behov', 'vid tillfälle', '(?:en|ett|två|tre|fyra|fem|sex|tolv|\\d+) (?:gång(?:er)?|tillfällen?)', '(?:per|varje|en gång per|under) (?:dag|vecka|månad|kvartal|tertial|halvår|år)',
  '(?:under|över|hela) (?:hela )?året', 'året runt', 'i samband med', 'och', 'samt', 'eller', 'minst', 'cirka', 'ca', 'per', 'varje', 'dag', 'vecka', 'månad', 'kvartal', 'tertial', 'halvår', 'år',
  'vb', 't1', 't2', 't3', 'delår', 'bokslut', 'årsbokslut', '(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)', '\\d+', 'sker', 'görs', 'utförs', 'genomförs',
].join('|'));

const everyFrequencyWord = new RegExp(frequencyWords.source, 'giu');

const reportTarget = '(?:(?:\\p{L}+ ){0,3}?\\p{L}*(?:rapport(?:er|en|erna)?|berättelse(?:n|r)?|bokslut(?:et)?|redovisning(?:en)?|nämnd(?:en)?|ledningsgrupp(?:en)?|styrelse(?:n)?|delår(?:et)?|prognos(?:en)?)|vb|t1|t2|t3|delår)';
const reportOnly = new RegExp(
  `^(?:(?:\\p{L}+ )?(?:uppföljning(?:en)?|redovisning(?:en)?|(?:åter|av)?rapportering(?:en)?|(?:rapport|redovisning|information))(?: (?:sker|görs|lämnas|ges))?(?: (?:löpande|årligen|\\p{L}+vis))?|(?:(?:det|detta|resultatet|utfallet) )?(?:redovisas|(?:åter|av)?rapporteras|följs upp|tas upp|lämnas)(?: (?:löpande|årligen|\\p{L}+vis))?)(?: (?:i|till|vid|via|genom|inom|per|och|samt|för) ${reportTarget})+$`, 'iu');

const partOfInternalControl = new RegExp(
  `${before}ingår (?:redan |även |också |som en (?:naturlig )?del )?(?:i|inom|av) (?:ramen för )?(?:(?:den|förvaltningens|enhetens|enheternas|nämndens|verksamhetens|ordinarie|löpande) )*(?:intern(?:a)? ?kontroll(?:en|arbetet|planen)?)$`, 'iu');

/** Verbs that make something better later instead of testing what is there. */
const workVerbs = [
  'utveckl', 'kvalitetssäkr', 'förbättr', 'förstärk', 'stärk', 'förny', 'införa', 'införs', 'implementer', 'upprätta', 'revider', 'uppdater', 'tydliggör', 'förtydlig',
  'arbetas? fram', 'tas fram', 'tas? fram', 'ses över', 'se över', 'skapa', 'planera', 'påbörja', 'fördjupa', 'höja', 'höjs', 'öka', 'ökas', 'utbilda', 'effektivisera', 'digitalisera',
].join('|');
const promised = new RegExp(`${before}(?:ska|skall|kommer (?:att)?|bör|behöver|avser att|planeras att)${after}(?: [^ ]+){0,8}? (?:${workVerbs}|(?:vara|bli) (?:\\p{L}+ )?(?:tydlig|säkr|klar|bättre|känd))`, 'iu');
/** Said in the present, of routines and ways of working: "Arbetet med … förstärks", "Rutinen ses över". Access rights that are looked over are a control. */
const improved = new RegExp(
  `${before}\\p{L}*(?:rutin|riktlinje|anvisning|arbet|metod|mall|process|dialog|system|styrning|kunskap|kompetens|samverkan|organisation|information|utbildning)\\p{L}*${after}.*? (?:utvecklas|kvalitetssäkras|förbättras|förstärks|stärks|förnyas|införs|implementeras|upprättas|revideras|uppdateras|tydliggörs|förtydligas|tas fram|arbetas fram|ses över|fördjupas|höjs|effektiviseras)${after}`, 'iu');
const beginning = new RegExp(`^(?:fortsatt|fortsatta|ökad|ökat|förstärkt|ny|nya|nytt) (?:\\p{L}+ )?(?:\\p{L}*utveckling|\\p{L}*arbete|rutin|rutiner|satsning|samarbete)${after}`, 'iu');

/**
 * Why the words are no control – only a report, only a frequency, only "ingår i den interna kontrollen", or a promise
 * of future work – or null when some sentence tests something, or says what none of these patterns knows.
 */
export function onlyOtherThanControl(text: string): NotControl | null {
  const sentences = sentencesOf(text);
  const kinds = sentences.map(kindOf);
  return kinds.length > 0 && kinds.every((kind) => kind !== null) ? kinds[0] ?? null : null;
}

function kindOf(sentence: string): NotControl | null {
  if (blankOf(everyFrequencyWord, sentence)) return 'frequencyOnly';
  if (reportOnly.test(sentence)) return 'reportOnly';
  if (partOfInternalControl.test(sentence)) {
    const subject = sentence.replace(partOfInternalControl, '');
    return testing.test(subject) || /kontroll/iu.test(subject) ? null : 'partOfInternalControl';
  }
  if (testing.test(sentence)) return null;
  return promised.test(sentence) || improved.test(sentence) || beginning.test(sentence) ? 'futureWork' : null;
}

/** Words that point to a description kept elsewhere, without saying which. A named routine or law says what is tested against. */
const pointer = word(
  '(?:enligt|se|jämför|jfr|utifrån|i enlighet med|följer) (?:(?:särskild|separat|bifogad|bilagd|nedanstående|medföljande|upprättad|framtagen|befintlig|gällande|fastställd|egen|den|en|ett|annan|annat) ){0,2}' +
  '(?:(?:kontroll|metod|process|moment|gransknings?|rutin)?(?:beskrivning(?:en|ar|arna)?)|bilaga(?:n|or|orna)?(?: \\p{N}+)?|(?:separat|särskilt|bifogat|annat) (?:dokument|underlag)|dokument(?:et)?|underlag(?:et)?|instruktion(?:en|er)?|checklista(?:n|or)?|kontrollprogram(?:met)?|rutin(?:en)?|mall(?:en)?)' +
  '(?! (?:för|om|till|av|avseende|gällande|rörande|i|från))');

const everyPointer = new RegExp(pointer.source, 'giu');

/** Words any control could have: what is left without them is what this control tests. */
const generic = new Set([
  'kontroll', 'kontroller', 'kontrollen', 'kontrolleras', 'kontrollera', 'stickprov', 'stickprovskontroll', 'stickprovskontroller', 'granskning', 'granskas', 'granska', 'uppföljning', 'följs', 'följ', 'upp',
  'sker', 'görs', 'utförs', 'genomförs', 'genomföra', 'göra', 'ska', 'skall', 'i', 'samband', 'med', 'vid', 'av', 'på', 'till', 'för', 'att', 'och', 'samt', 'en', 'ett', 'den', 'det', 'de', 'som', 'är', 'enligt', 'inom', 'ramen', 'under', 'per', 'om',
  'intern', 'interna', 'internkontroll', 'internkontrollen', 'internkontrollbesök', 'internkontrollsbesök', 'internkontrollarbetet', 'besök', 'löpande', 'regelbundet', 'årligen', 'månadsvis', 'kvartalsvis', 'tertialvis', 'halvårsvis',
  'varje', 'år', 'året', 'månad', 'kvartal', 'tertial', 'halvår', 'vecka', 'gång', 'gånger', 'två', 'tre', 'fyra', 'fem', 'tio', 'minst', 'behov', 'se',
]);

/** Empty, or only a pointer to a description; what beside it any control could say does not count as content. */
export function withoutContent(text: string): 'empty' | 'pointer' | null {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'empty';
  // "Ej aktuellt", "xxx", "N/A", "Saknas" stand where nothing was written.
  if (/^[\s\p{P}]*(?:saknas|ej (?:klart|ifyllt|angivet)|n\/a|xxx*|tbd|\?+|kompletteras(?: senare)?|fylls i(?: senare)?)[\s\p{P}]*$/iu.test(text)) return 'empty';
  if (!pointer.test(text)) return null;
  const rest = text.replace(everyPointer, ' ');
  const left = (rest.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((each) => !generic.has(each) && !/^\d+$/.test(each));
  return left.length === 0 ? 'pointer' : null;
}

/** True when nothing is left of a sentence once the pattern (global) is taken out. */
function blankOf(pattern: RegExp, sentence: string): boolean {
  return !/[\p{L}\p{N}]/u.test(sentence.replace(pattern, ' '));
}

/** Sentences of a cell; a line break ends one, an abbreviation ("t.ex.", "bl.a.", "kl. 9") does not. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=\p{L}{3}|\p{N}|\))[.!?;](?=\s|$)|\n|•/u)
    .map((sentence) => sentence.trim().replace(/\s+/gu, ' ').replace(/^[\p{P}\s]+|[\s.,:;!?]+$/gu, ''))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
