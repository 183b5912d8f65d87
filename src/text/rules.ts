/** What the checks say: a title for lists, a sentence with the numbers of the rows, what to do, and why. Exhaustive over the rules. */
import type { Finding, FindingRow, Ground, Severity } from '../domain/finding.ts';
import { irregularityQuestions } from '../domain/risk/analysis.ts';
import type { IrregularityQuestion } from '../domain/risk/analysis.ts';
import type { RuleId } from '../domain/year/rules.ts';
import { judgementName } from './followup.ts';
import { irregularityWords } from './words.ts';
import { capital, list } from './numbers.ts';

export const groundWord: Record<Ground, string> = { law: 'Lag', ownSystem: 'Nämndens eget system', goodPractice: 'God sed' };
export const severityWord: Record<Severity, string> = { error: 'Hinder', warning: 'Att åtgärda eller notera' };

interface RuleText {
  /** Short, for lists and for the table of rules: what is wrong, without numbers of rows. */
  readonly name: string;
  /** The name with this year's values in it, where that says more. */
  readonly title?: (finding: Finding) => string;
  readonly sentence: (finding: Finding) => string;
  /** What the user does about it: the words of a button or a link. */
  readonly verb: string;
  /** One sentence: what the rule wants and what it rests on. */
  readonly help: string;
}

type Value = string | number | boolean | null | undefined;

/** "händelse 4", "händelse 4, 7 och 9". Long lists are cut; the rows are beside. */
function about(word: string, labels: readonly string[]): string {
  const shown = labels.length > longestList ? [...labels.slice(0, longestList - 1), `${labels.length - longestList + 1} till`] : labels;
  return `${word} ${list(shown)}`;
}
const longestList = 30;

function labels(rows: readonly FindingRow[]): string[] {
  return rows.map((row) => row.label || 'utan text');
}

/** "händelse 4 och 7" – or, where every row is meant, "alla 19 händelser". */
function events(finding: Finding): string {
  if (finding.params['column'] === true && finding.rows.length > 1) return `alla ${finding.rows.length} händelser`;
  return about('händelse', labels(finding.rows));
}

/** Plan rows go by the numbers of their events. */
function planRows(finding: Finding): string {
  const total = finding.params['total'];
  if (finding.rows.length > 1 && finding.rows.length === total) return `alla ${finding.rows.length} planrader`;
  return `${finding.rows.length === 1 ? 'planraden' : 'planraderna'} för ${about('händelse', labels(finding.rows))}`;
}

/** Rows that go by their own words: "”Ny rutin” och ”Utbildning”", at most five. */
function quotes(finding: Finding): string {
  const shown = labels(finding.rows).slice(0, 5).map((label) => `”${label}”`);
  return finding.rows.length > 5 ? `${shown.join(', ')} med flera` : list(shown);
}

/** Those of a list of labels that the finding still has: a note may have taken some rows away. */
function still(finding: Finding, value: Value): string[] {
  const left = new Set(labels(finding.rows));
  return typeof value === 'string' && value !== '' ? value.split(', ').filter((label) => left.has(label)) : [];
}

/** "5 och 90; 24 och 42", without the pairs that have been noted. */
function pairsOf(finding: Finding): string {
  const left = labels(finding.rows);
  return text(finding.params['pairs']).split('; ').filter((pair) => left.some((one) => left.some((other) => pair === `${one} och ${other}`))).join('; ');
}

function text(value: Value): string {
  return value === null || value === undefined ? '' : String(value);
}

const isQuestion = (id: string): id is IrregularityQuestion => irregularityQuestions.some((question) => question === id);

const ruleTexts: { readonly [Rule in RuleId]: RuleText } = {
  'risk.value-outside-scale': {
    name: 'Värdering utanför skalan',
    sentence: (f) => `Sannolikhet eller konsekvens finns inte på metodens skala för ${events(f)}.`,
    verb: 'Ändra värderingen', help: 'Värdet måste finnas på skalan, annars går det inte att säga vilken nivå risken har.',
  },
  'risk.value-not-product': {
    name: 'Riskvärdet stämmer inte',
    sentence: (f) => `Det tryckta riskvärdet är inte sannolikhet gånger konsekvens för ${events(f)}.`,
    verb: 'Rätta värdet', help: 'Riskvärdet räknas fram som sannolikhet gånger konsekvens; står det något annat vet läsaren inte vilket som gäller.',
  },
  'risk.number-missing': {
    name: 'Nummer saknas',
    sentence: (f) => f.params['column'] === true ? `Ingen av de ${f.rows.length} händelserna har ett nummer.` : `Nummer saknas för ${events(f)}.`,
    verb: 'Numrera', help: 'Numret binder ihop analysen, matrisen och planen; utan nummer syns händelsen inte i matrisen.',
  },
  'risk.number-twice': {
    name: 'Samma nummer två gånger',
    sentence: (f) => `Numret finns på mer än en händelse: ${list([...new Set(labels(f.rows))])}.`,
    verb: 'Numrera om', help: 'Två händelser med samma nummer går inte att skilja åt i matrisen och i planen.',
  },
  'plan.activity-without-event': {
    name: 'Planrad utan händelse',
    sentence: (f) => f.rows.length === 1 ? `En planrad hör inte till någon händelse i analysen: ${labels(f.rows).join('')}.` : `${f.rows.length} planrader hör inte till någon händelse i analysen: ${list(labels(f.rows))}.`,
    verb: 'Välj händelse', help: 'Planen bygger på analysen, så varje kontroll ska gälla minst en händelse där.',
  },
  'risk.not-assessed': {
    name: 'Värdering saknas',
    sentence: (f) => `Sannolikhet eller konsekvens saknas för ${events(f)}.`,
    verb: 'Värdera', help: 'Nämndens system kräver att varje händelse värderas, annars går det inte att välja vad som ska i planen.',
  },
  'risk.not-handled': {
    name: 'Hantering saknas',
    sentence: (f) => f.params['column'] === true ? `Dokumentet säger inte hur händelserna hanteras (${f.rows.length} stycken).` : `Det finns ingen hantering för ${events(f)}.`,
    verb: 'Välj hantering', help: 'Nämndens system kräver att varje händelse hanteras: i planen, genom en åtgärd, genom att accepteras eller endast i analysen.',
  },
  'risk.not-reviewed-this-year': {
    name: 'Ej omprövad i år',
    sentence: (f) => f.rows.length === f.params['total'] && f.rows.length > 1 ? `Ingen av de ${f.rows.length} händelserna har omprövats i år.` : `Förra årets värdering har inte omprövats för ${events(f)}.`,
    verb: 'Markera som omprövad', help: 'En värdering som bara följer med från förra året visar inte att nämnden har bedömt risken i år.',
  },
  'risk.accepted-without-reason': {
    name: 'Accepterad utan skäl',
    sentence: (f) => `Risken accepteras utan att det står varför för ${events(f)}.`,
    verb: 'Skriv skäl', help: 'Accepterade risker redovisas för nämnden, som behöver veta varför de kan accepteras.',
  },
  'risk.irregularities-not-considered': {
    name: 'Frågor om oegentligheter utan svar',
    sentence: (f) => f.params['column'] === true
      ? `De ${f.rows.length} frågorna om oegentligheter är inte besvarade.`
      : `${f.rows.length === 1 ? 'En fråga' : `${f.rows.length} frågor`} om oegentligheter saknar svar: ${list(f.rows.map((row) => isQuestion(row.id) ? irregularityWords[row.id].title.toLocaleLowerCase('sv') : row.label))}.`,
    verb: 'Besvara frågorna', help: 'Kommunallagen 6 kap. 6 § kräver att den interna kontrollen förebygger fel och oegentligheter; svara med en händelse eller med varför risken inte är väsentlig.',
  },
  'risk.common-not-handled': {
    name: 'Kommungemensam risk inte hanterad',
    sentence: (f) => `Kommungemensam risk är inte både värderad och hanterad: ${about('händelse', labels(f.rows))}.`,
    verb: 'Värdera och välj hantering', help: 'Varje nämnd ska värdera och hantera de risker som är gemensamma för kommunen.',
  },
  'risk.duplicate-event': {
    name: 'Samma händelse två gånger',
    sentence: (f) => `Händelser i samma grupp har samma eller nästan samma ord: ${pairsOf(f) || list(labels(f.rows))}.`,
    verb: 'Slå ihop eller skriv om', help: 'Två rader om samma sak ger två värderingar av en risk.',
  },
  'risk.no-routine-or-control': {
    name: 'Varken rutin eller kontroll',
    sentence: (f) => `Dokumentet svarar nej om rutin eller löpande kontroll, och inget annat hanterar ${events(f)}.`,
    verb: 'Lägg till kontroll', help: 'En risk utan rutin och utan kontroll upptäcks först när den inträffar.',
  },
  'risk.rating-changed-without-comment': {
    name: 'Ändrad värdering utan skäl',
    sentence: (f) => `Värderingen skiljer sig från ${text(f.params['year'])} utan att det står varför för ${events(f)}.`,
    verb: 'Skriv skäl', help: 'Nämnden och revisorerna behöver se vad som har förändrat risken.',
  },
  'risk.gone-without-reason': {
    name: 'Borta sedan förra året utan skäl',
    title: (f) => `Borta sedan ${text(f.params['year'])} utan skäl`,
    sentence: (f) => `${capital(about('händelse', labels(f.rows)))} i analysen för ${text(f.params['year'])} finns inte kvar, och det står inte varför.`,
    verb: 'Skriv skäl eller koppla', help: 'En risk ska avslutas, inte försvinna: säg varför eller peka ut den händelse som fortsätter den.',
  },
  'plan.required-event-missing': {
    name: 'Ska vara i planen enligt metoden',
    title: (f) => `Ska vara i planen från värde ${text(f.params['from'])}`,
    sentence: (f) => `Metoden kräver att händelser från värde ${text(f.params['from'])} är i planen, men det är inte ${events(f)}.`,
    verb: 'Ta in i planen', help: 'Nämndens egen metod säger från vilket värde en händelse ska vara i planen.',
  },
  'plan.higher-left-out': {
    name: 'Högre värde utanför planen',
    sentence: (f) => {
      const near = still(f, f.params['sameGroupLabels']);
      return `Planen har en händelse med värde ${text(f.params['lowest'])}, men ${events(f)} har högre värde och är utanför utan skäl.${near.length > 0 ? ` I samma grupp som en lägre händelse i planen: ${list(near)}.` : ''}`;
    },
    verb: 'Skriv skäl eller ta in i planen', help: 'När urvalet görs genom bedömning behöver det stå varför en högre risk lämnas utanför.',
  },
  'plan.event-without-activity': {
    name: 'I planen utan kontrollaktivitet',
    sentence: (f) => `Planen har ingen rad för ${events(f)}, som är vald till planen.`,
    verb: 'Lägg till kontrollaktivitet', help: 'En händelse som är vald till planen behöver en kontrollaktivitet, annars finns inget att utföra.',
  },
  'plan.selection-without-reason': {
    name: 'Urval till planen utan skäl',
    sentence: (f) => {
      const [inside, outside] = [still(f, f.params['inside']), still(f, f.params['outside'])];
      const parts = [
        ...(inside.length > 0 ? [`${about('händelse', inside)} är i planen med ett värde under ${text(f.params['planFrom'])}`] : []),
        ...(outside.length > 0 ? [`${about('händelse', outside)} är utanför planen med ett värde från ${text(f.params['measureFrom'])}`] : []),
      ];
      return `Skäl saknas: ${parts.join('; ')}.`;
    },
    verb: 'Skriv skäl', help: 'Urval som inte följer av tröskeln görs genom bedömning, och bedömningen behöver ett skäl som nämnden kan läsa.',
  },
  'plan.activity-without-owner': {
    name: 'Kontrollansvarig saknas',
    sentence: (f) => `Kontrollansvarig saknas på ${planRows(f)}.`,
    verb: 'Sätt kontrollansvarig', help: 'Nämndens system kräver att planen visar vem som ansvarar för varje kontroll.',
  },
  'plan.activity-without-frequency': {
    name: 'Frekvens saknas',
    sentence: (f) => `Det står inte hur ofta kontrollen görs på ${planRows(f)}.`,
    verb: 'Sätt frekvens', help: 'Den som ska utföra kontrollen behöver veta hur ofta, annars går det inte att säga om den blev gjord.',
  },
  'plan.activity-without-content': {
    name: 'Kontrollaktivitet utan innehåll',
    sentence: (f) => `Det står inte vad som kontrolleras på ${planRows(f)}: texten är tom eller hänvisar till en beskrivning som inte finns med.`,
    verb: 'Skriv vad som kontrolleras', help: 'Nämndens system kräver att kontrollmetoden framgår av planen som nämnden beslutar om.',
  },
  'plan.activity-is-not-a-control': {
    name: 'Texten beskriver ingen kontroll',
    sentence: (f) => `Texten säger bara att något rapporteras, hur ofta det sker, att det ingår i den interna kontrollen eller att något ska göras senare på ${planRows(f)}.`,
    verb: 'Skriv vad som kontrolleras', help: 'En kontrollaktivitet prövar om något fungerar; rapporter och utvecklingsarbete gör inte det.',
  },
  'plan.activity-narrower-than-event': {
    name: 'Kontrollen är smalare än händelsen',
    sentence: (f) => `Kontrollen är begränsad till ett belopp, en period eller en enhet som händelsen inte har på ${planRows(f)}.${text(f.params['limits']) === '' ? '' : ` Begränsning: ${text(f.params['limits'])}.`}`,
    verb: 'Vidga kontrollen eller skriv skäl', help: 'Det som ligger utanför begränsningen prövas inte, fast risken är hög också där.',
  },
  'plan.same-text-different-events': {
    name: 'Samma text för olika händelser',
    sentence: (f) => `Samma kontrolltext står för olika händelser: ${list(labels(f.rows))}.`,
    verb: 'Skriv vad var och en prövar', help: 'En text kan sällan pröva två olika risker; gäller den båda kan en planrad täcka flera händelser.',
  },
  'plan.event-wording-differs': {
    name: 'Olika ord i plan och analys',
    sentence: (f) => `Händelsen har andra ord i planen än i analysen på ${planRows(f)}.`,
    verb: 'Välj vilka ord som gäller', help: 'Samma händelse ska heta samma sak i analysen och i planen, så att läsaren kan följa den.',
  },
  'plan.text-kept-event-replaced': {
    name: 'Förra årets kontrolltext står kvar men händelsen är en annan',
    title: (f) => `Kontrolltexten från ${text(f.params['year'])} står kvar men händelsen är en annan`,
    sentence: (f) => `Kontrollaktiviteten är ordagrant den från ${text(f.params['year'])}, men händelsen är utbytt på ${planRows(f)}.`,
    verb: 'Skriv om kontrollen', help: 'En kontroll som skrevs för en annan händelse prövar sällan den nya.',
  },
  'control.changed-event-kept': {
    name: 'Systematisk kontroll ändrad, händelsen densamma',
    sentence: (f) => `Den systematiska kontrollen har andra ord än ${text(f.params['year'])}, men händelsen är densamma: ${about('händelse', labels(f.rows))}.${text(f.params['nearer']) === '' ? '' : ` Orden ligger närmare en annan händelse: ${text(f.params['nearer'])}.`}`,
    verb: 'Se över kontrollen', help: 'Ibland har en rad flyttats vid kopiering; kontrollen ska höra till den händelse den är inbyggd för.',
  },
  'plan.left-without-reason': {
    name: 'I planen förra året men inte nu, utan skäl',
    title: (f) => `I planen ${text(f.params['year'])} men inte nu, utan skäl`,
    sentence: (f) => {
      const gone = still(f, f.params['gone']);
      return `${capital(about('händelse', labels(f.rows)))} var i planen ${text(f.params['year'])} men är inte det nu, och det står inte varför.${gone.length > 0 ? ` Finns inte kvar i analysen, med förra årets nummer: ${list(gone)}.` : ''}`;
    },
    verb: 'Skriv skäl', help: 'Nämnden behöver veta varför en kontroll som den har beslutat om inte längre görs.',
  },
  'plan.copied-unchanged': {
    name: 'Planen är nästan lik förra årets',
    title: (f) => `Planen är till ${text(f.params['percent'])} % lik den från ${text(f.params['year'])}`,
    sentence: (f) => `${text(f.params['equal'])} av ${text(f.params['total'])} planrader är lika ${text(f.params['year'])} års plan i värdering, text och kontroll.`,
    verb: 'Gå igenom planen', help: 'Revisorer anmärker ofta på planer som kopieras från förra året; pröva om riskerna verkligen är desamma.',
  },
  'measure.required-missing': {
    name: 'Åtgärd saknas enligt metoden',
    title: (f) => `Åtgärd saknas från värde ${text(f.params['from'])}`,
    sentence: (f) => `Metoden kräver en åtgärd från värde ${text(f.params['from'])}, men det finns ingen för ${events(f)}.`,
    verb: 'Lägg till åtgärd', help: 'Nämndens egen metod säger från vilket värde en risk ska åtgärdas; att kontrollera den räcker inte.',
  },
  'followup.control-not-performed-without-reason': {
    name: 'Planerad kontroll varken utförd eller förklarad',
    sentence: (f) => `Det står inte varför kontroller inte är gjorda på planrad ${list(labels(f.rows))}.`,
    verb: 'Utför kontrollen eller skriv skäl', help: 'Nämndens system kräver att varje planerad kontroll redovisas; det som inte blev gjort ska synas med sitt skäl.',
  },
  'followup.judgement-against-results': {
    name: 'Bedömningen är bättre än siffrorna',
    sentence: (f) => `Bedömningen ”${judgementName(f.params['judgement'])}” är bättre än vad siffrorna ensamma säger (”${judgementName(f.params['proposed'])}”): ${text(f.params['performed'])} av ${text(f.params['planned'])} kontroller är gjorda, ${text(f.params['material'])} planrader har en väsentlig avvikelse, ${text(f.params['lateMeasures'])} åtgärder är sena.`,
    verb: 'Ändra bedömningen eller skriv vad den vilar på', help: 'Kommunallagen 6 kap. 6 § kräver att den interna kontrollen är tillräcklig; bedömningen ska hålla mot det som kontrollerna visade.',
  },
  'followup.no-reassessment': {
    name: 'Ny värdering saknas efter fel',
    sentence: (f) => `Kontrollerna visade fel, men ingen har prövat värderingen på nytt för ${events(f)}.`,
    verb: 'Pröva värderingen', help: 'Det som kontrollerna visar ska påverka nästa års analys; att behålla värderingen är också ett svar.',
  },
  'control.conclusion-against-share': {
    name: 'Slutsatsen stämmer inte med antalet fel',
    sentence: (f) => `Slutsatsen säger något annat än antalet fel på planrad ${list(labels(f.rows))}.`,
    verb: 'Ändra slutsatsen eller skriv varför', help: 'En kontroll med fel är inte utan anmärkning, och en väsentlig avvikelse utan fel behöver förklaras.',
  },
  'measure.effect-not-checked': {
    name: 'Effekten inte kontrollerad',
    sentence: (f) => `${f.rows.length === 1 ? 'En åtgärd är klar' : `${f.rows.length} åtgärder är klara`}, men ingen har kontrollerat vilken effekt ${f.rows.length === 1 ? 'den' : 'de'} fick: ${quotes(f)}.`,
    verb: 'Kontrollera effekten', help: 'Nämndens system kräver att åtgärder följs upp; en åtgärd stängs först när någon har sett att den hjälpte.',
  },
  'measure.open-without-new-date': {
    name: 'Åtgärd utan ny slutdag',
    sentence: (f) => `${f.rows.length === 1 ? 'En åtgärd är inte klar' : `${f.rows.length} åtgärder är inte klara`} och har ingen slutdag som gäller: ${quotes(f)}.`,
    verb: 'Sätt ny slutdag', help: 'En åtgärd vars dag har gått ut blir lätt kvar från år till år; en ny dag visar att någon har tagit ställning.',
  },
  'deviation.material-without-measure': {
    name: 'Väsentlig avvikelse utan åtgärd',
    sentence: (f) => `Åtgärd saknas för ${f.rows.length === 1 ? 'en väsentlig avvikelse' : `${f.rows.length} väsentliga avvikelser`}: ${quotes(f)}.`,
    verb: 'Lägg till åtgärd', help: 'Nämndens system kräver att en väsentlig avvikelse får en åtgärd, så att den inte händer igen.',
  },
  'recommendation.unanswered': {
    name: 'Rekommendation utan yttrande',
    sentence: (f) => `Yttrande saknas över ${f.rows.length === 1 ? 'en rekommendation eller anmärkning' : `${f.rows.length} rekommendationer eller anmärkningar`}: ${quotes(f)}.`,
    verb: 'Skriv yttrande', help: 'Revisorer och andra granskare väntar sig svar på det de har rekommenderat, och en anmärkning (kommunallagen 12 kap. 13 §) lämnas aldrig utan svar.',
  },
  'group.without-control': {
    name: 'Systematisk kontroll saknas',
    sentence: (f) => f.params['column'] === true ? 'Dokumentet har ingen kolumn för systematisk kontroll.' : f.params['onlyInPlan'] === true ? `Systematisk kontroll står bara i planen; ${f.rows.length === 1 ? 'en grupp utanför den har ingen' : `${f.rows.length} grupper utanför den har ingen`}.` : `Systematisk kontroll saknas i ${f.rows.length === 1 ? 'en grupp' : `${f.rows.length} grupper`}: ${list(labels(f.rows).slice(0, 5))}${f.rows.length > 5 ? ' med flera' : ''}.`,
    verb: 'Lägg till systematisk kontroll', help: 'Nämndens system bygger på kontroller i arbetssätten, och planen prövar om de fungerar.',
  },
  'group.without-event': {
    name: 'Grupp utan händelse',
    sentence: (f) => `Ingen händelse finns i ${f.rows.length === 1 ? 'en grupp' : `${f.rows.length} grupper`}: ${list(labels(f.rows).slice(0, 5))}${f.rows.length > 5 ? ' med flera' : ''}.`,
    verb: 'Lägg till händelse eller ta bort gruppen', help: 'En rubrik utan händelse visar inte om risken är bedömd eller bortglömd.',
  },
  'privacy.personal-data-in-text': {
    name: 'Personnummer eller e-postadress i texten',
    sentence: (f) => `Texten verkar innehålla ett personnummer eller en e-postadress ${f.rows.length === 1 ? 'på ett ställe' : `på ${f.rows.length} ställen`}${f.rows.some((row) => row.label !== '') ? `: ${list(f.rows.flatMap((row) => (row.label === '' ? [] : [row.label])))}` : ''}.`,
    verb: 'Ta bort uppgiften eller notera varför den behövs', help: 'Dataskyddsförordningen tillåter bara de personuppgifter som behövs, och texten kan bli allmän handling.',
  },
};

export function ruleTitle(finding: Finding): string {
  return ruleTexts[finding.rule].title?.(finding) ?? ruleTexts[finding.rule].name;
}

/** The rule's name where there is no finding: the table of rules, and the switches of a method. */
export function ruleName(rule: RuleId): string {
  return ruleTexts[rule].name;
}

/** The whole finding in one sentence, with the numbers of its rows. */
export function ruleSentence(finding: Finding): string {
  return ruleTexts[finding.rule].sentence(finding);
}

export function ruleVerb(rule: RuleId): string {
  return ruleTexts[rule].verb;
}

/** Why the rule is there, with its ground in words. */
export function ruleHelp(finding: Pick<Finding, 'rule' | 'ground'>): string {
  return `${ruleTexts[finding.rule].help} Grund: ${groundWord[finding.ground].toLocaleLowerCase('sv')}.`;
}
