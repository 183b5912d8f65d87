/** What the checks say: a title for lists, a sentence with the numbers of the rows, and what to do. Exhaustive over the rules; why they are there stands in ruleHelp.ts. */
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
    verb: 'Ändra värderingen',
  },
  'risk.value-not-product': {
    name: 'Riskvärdet stämmer inte',
    sentence: (f) => `Det tryckta riskvärdet är inte sannolikhet gånger konsekvens för ${events(f)}.`,
    verb: 'Rätta värdet',
  },
  'risk.number-missing': {
    name: 'Nummer saknas',
    sentence: (f) => f.params['column'] === true ? `Ingen av de ${f.rows.length} händelserna har ett nummer.` : `Nummer saknas för ${events(f)}.`,
    verb: 'Numrera',
  },
  'risk.number-twice': {
    name: 'Samma nummer två gånger',
    sentence: (f) => `Numret finns på mer än en händelse: ${list([...new Set(labels(f.rows))])}.`,
    verb: 'Numrera om',
  },
  'plan.activity-without-event': {
    name: 'Planrad utan händelse',
    sentence: (f) => f.rows.length === 1 ? `En planrad hör inte till någon händelse i analysen: ${labels(f.rows).join('')}.` : `${f.rows.length} planrader hör inte till någon händelse i analysen: ${list(labels(f.rows))}.`,
    verb: 'Välj händelse',
  },
  'risk.not-assessed': {
    name: 'Värdering saknas',
    sentence: (f) => `Sannolikhet eller konsekvens saknas för ${events(f)}.`,
    verb: 'Värdera',
  },
  'risk.not-handled': {
    name: 'Hantering saknas',
    sentence: (f) => f.params['column'] === true ? `Dokumentet säger inte hur händelserna hanteras (${f.rows.length} stycken).` : `Det finns ingen hantering för ${events(f)}.`,
    verb: 'Välj hantering',
  },
  'risk.not-reviewed-this-year': {
    name: 'Ej omprövad i år',
    sentence: (f) => f.rows.length === f.params['total'] && f.rows.length > 1 ? `Ingen av de ${f.rows.length} händelserna har omprövats i år.` : `Förra årets värdering har inte omprövats för ${events(f)}.`,
    verb: 'Markera som omprövad',
  },
  'risk.accepted-without-reason': {
    name: 'Accepterad utan skäl',
    sentence: (f) => `Risken accepteras utan att det står varför för ${events(f)}.`,
    verb: 'Skriv skäl',
  },
  'risk.irregularities-not-considered': {
    name: 'Frågor om oegentligheter utan svar',
    sentence: (f) => f.params['column'] === true
      ? `De ${f.rows.length} frågorna om oegentligheter är inte besvarade.`
      : `${f.rows.length === 1 ? 'En fråga' : `${f.rows.length} frågor`} om oegentligheter saknar svar: ${list(f.rows.map((row) => isQuestion(row.id) ? irregularityWords[row.id].title.toLocaleLowerCase('sv') : row.label))}.`,
    verb: 'Besvara frågorna',
  },
  'risk.common-not-handled': {
    name: 'Kommungemensam risk inte hanterad',
    sentence: (f) => `Kommungemensam risk är inte både värderad och hanterad: ${about('händelse', labels(f.rows))}.`,
    verb: 'Värdera och välj hantering',
  },
  'risk.duplicate-event': {
    name: 'Samma händelse två gånger',
    sentence: (f) => `Händelser i samma grupp har samma eller nästan samma ord: ${pairsOf(f) || list(labels(f.rows))}.`,
    verb: 'Slå ihop eller skriv om',
  },
  'risk.no-routine-or-control': {
    name: 'Varken rutin eller kontroll',
    sentence: (f) => `Dokumentet svarar nej om rutin eller löpande kontroll, och inget annat hanterar ${events(f)}.`,
    verb: 'Lägg till kontroll',
  },
  'risk.rating-changed-without-comment': {
    name: 'Ändrad värdering utan skäl',
    sentence: (f) => `Värderingen skiljer sig från ${text(f.params['year'])} utan att det står varför för ${events(f)}.`,
    verb: 'Skriv skäl',
  },
  'risk.gone-without-reason': {
    name: 'Borta sedan förra året utan skäl',
    title: (f) => `Borta sedan ${text(f.params['year'])} utan skäl`,
    sentence: (f) => `${capital(about('händelse', labels(f.rows)))} i analysen för ${text(f.params['year'])} finns inte kvar, och det står inte varför.`,
    verb: 'Skriv skäl eller koppla',
  },
  'plan.required-event-missing': {
    name: 'Ska vara i planen enligt metoden',
    title: (f) => `Ska vara i planen från värde ${text(f.params['from'])}`,
    sentence: (f) => `Metoden kräver att händelser från värde ${text(f.params['from'])} är i planen, men det är inte ${events(f)}.`,
    verb: 'Ta in i planen',
  },
  'plan.higher-left-out': {
    name: 'Högre värde utanför planen',
    sentence: (f) => {
      const near = still(f, f.params['sameGroupLabels']);
      return `Planen har en händelse med värde ${text(f.params['lowest'])}, men ${events(f)} har högre värde och är utanför utan skäl.${near.length > 0 ? ` I samma grupp som en lägre händelse i planen: ${list(near)}.` : ''}`;
    },
    verb: 'Skriv skäl eller ta in i planen',
  },
  'plan.event-without-activity': {
    name: 'I planen utan kontrollaktivitet',
    sentence: (f) => `Planen har ingen rad för ${events(f)}, som är vald till planen.`,
    verb: 'Lägg till kontrollaktivitet',
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
    verb: 'Skriv skäl',
  },
  'plan.activity-without-owner': {
    name: 'Kontrollansvarig saknas',
    sentence: (f) => `Kontrollansvarig saknas på ${planRows(f)}.`,
    verb: 'Sätt kontrollansvarig',
  },
  'plan.activity-without-frequency': {
    name: 'Frekvens saknas',
    sentence: (f) => `Det står inte hur ofta kontrollen görs på ${planRows(f)}.`,
    verb: 'Sätt frekvens',
  },
  'plan.activity-without-content': {
    name: 'Kontrollaktivitet utan innehåll',
    sentence: (f) => `Det står inte vad som kontrolleras på ${planRows(f)}: texten är tom eller hänvisar till en beskrivning som inte finns med.`,
    verb: 'Skriv vad som kontrolleras',
  },
  'plan.activity-is-not-a-control': {
    name: 'Texten beskriver ingen kontroll',
    sentence: (f) => `Texten säger bara att något rapporteras, hur ofta det sker, att det ingår i den interna kontrollen eller att något ska göras senare på ${planRows(f)}.`,
    verb: 'Skriv vad som kontrolleras',
  },
  'plan.activity-narrower-than-event': {
    name: 'Kontrollen är smalare än händelsen',
    sentence: (f) => `Kontrollen är begränsad till ett belopp, en period eller en enhet som händelsen inte har på ${planRows(f)}.${text(f.params['limits']) === '' ? '' : ` Begränsning: ${text(f.params['limits'])}.`}`,
    verb: 'Vidga kontrollen eller skriv skäl',
  },
  'plan.same-text-different-events': {
    name: 'Samma text för olika händelser',
    sentence: (f) => `Samma kontrolltext står för olika händelser: ${list(labels(f.rows))}.`,
    verb: 'Skriv vad var och en prövar',
  },
  'plan.event-wording-differs': {
    name: 'Olika ord i plan och analys',
    sentence: (f) => `Händelsen har andra ord i planen än i analysen på ${planRows(f)}.`,
    verb: 'Välj vilka ord som gäller',
  },
  'plan.text-kept-event-replaced': {
    name: 'Förra årets kontrolltext står kvar men händelsen är en annan',
    title: (f) => `Kontrolltexten från ${text(f.params['year'])} står kvar men händelsen är en annan`,
    sentence: (f) => `Kontrollaktiviteten är ordagrant den från ${text(f.params['year'])}, men händelsen är utbytt på ${planRows(f)}.`,
    verb: 'Skriv om kontrollen',
  },
  'control.changed-event-kept': {
    name: 'Systematisk kontroll ändrad, händelsen densamma',
    sentence: (f) => `Den systematiska kontrollen har andra ord än ${text(f.params['year'])}, men händelsen är densamma: ${about('händelse', labels(f.rows))}.${text(f.params['nearer']) === '' ? '' : ` Orden ligger närmare en annan händelse: ${text(f.params['nearer'])}.`}`,
    verb: 'Se över kontrollen',
  },
  'plan.left-without-reason': {
    name: 'I planen förra året men inte nu, utan skäl',
    title: (f) => `I planen ${text(f.params['year'])} men inte nu, utan skäl`,
    sentence: (f) => {
      const gone = still(f, f.params['gone']);
      return `${capital(about('händelse', labels(f.rows)))} var i planen ${text(f.params['year'])} men är inte det nu, och det står inte varför.${gone.length > 0 ? ` Finns inte kvar i analysen, med förra årets nummer: ${list(gone)}.` : ''}`;
    },
    verb: 'Skriv skäl',
  },
  'plan.copied-unchanged': {
    name: 'Planen är nästan lik förra årets',
    title: (f) => `Planen är till ${text(f.params['percent'])} % lik den från ${text(f.params['year'])}`,
    sentence: (f) => `${text(f.params['equal'])} av ${text(f.params['total'])} planrader är lika ${text(f.params['year'])} års plan i värdering, text och kontroll.`,
    verb: 'Gå igenom planen',
  },
  'measure.required-missing': {
    name: 'Åtgärd saknas enligt metoden',
    title: (f) => `Åtgärd saknas från värde ${text(f.params['from'])}`,
    sentence: (f) => `Metoden kräver en åtgärd från värde ${text(f.params['from'])}, men det finns ingen för ${events(f)}.`,
    verb: 'Lägg till åtgärd',
  },
  'followup.control-not-performed-without-reason': {
    name: 'Planerad kontroll varken utförd eller förklarad',
    sentence: (f) => `Det står inte varför kontroller inte är gjorda på planrad ${list(labels(f.rows))}.`,
    verb: 'Utför kontrollen eller skriv skäl',
  },
  'followup.judgement-against-results': {
    name: 'Bedömningen är bättre än siffrorna',
    sentence: (f) => `Bedömningen ”${judgementName(f.params['judgement'])}” är bättre än vad siffrorna ensamma säger (”${judgementName(f.params['proposed'])}”): ${text(f.params['performed'])} av ${text(f.params['planned'])} kontroller är gjorda, ${text(f.params['material'])} planrader har en väsentlig avvikelse, ${text(f.params['lateMeasures'])} åtgärder är sena.`,
    verb: 'Ändra bedömningen eller skriv vad den vilar på',
  },
  'followup.no-reassessment': {
    name: 'Ny värdering saknas efter fel',
    sentence: (f) => `Kontrollerna visade fel, men ingen har prövat värderingen på nytt för ${events(f)}.`,
    verb: 'Pröva värderingen',
  },
  'control.conclusion-against-share': {
    name: 'Slutsatsen stämmer inte med antalet fel',
    sentence: (f) => `Slutsatsen säger något annat än antalet fel på planrad ${list(labels(f.rows))}.`,
    verb: 'Ändra slutsatsen eller skriv varför',
  },
  'measure.effect-not-checked': {
    name: 'Effekten inte kontrollerad',
    sentence: (f) => `${f.rows.length === 1 ? 'En åtgärd är klar' : `${f.rows.length} åtgärder är klara`}, men ingen har kontrollerat vilken effekt ${f.rows.length === 1 ? 'den' : 'de'} fick: ${quotes(f)}.`,
    verb: 'Kontrollera effekten',
  },
  'measure.open-without-new-date': {
    name: 'Åtgärd utan ny slutdag',
    sentence: (f) => `${f.rows.length === 1 ? 'En åtgärd är inte klar' : `${f.rows.length} åtgärder är inte klara`} och har ingen slutdag som gäller: ${quotes(f)}.`,
    verb: 'Sätt ny slutdag',
  },
  'deviation.material-without-measure': {
    name: 'Väsentlig avvikelse utan åtgärd',
    sentence: (f) => `Åtgärd saknas för ${f.rows.length === 1 ? 'en väsentlig avvikelse' : `${f.rows.length} väsentliga avvikelser`}: ${quotes(f)}.`,
    verb: 'Lägg till åtgärd',
  },
  'recommendation.unanswered': {
    name: 'Rekommendation utan yttrande',
    sentence: (f) => `Yttrande saknas över ${f.rows.length === 1 ? 'en rekommendation eller anmärkning' : `${f.rows.length} rekommendationer eller anmärkningar`}: ${quotes(f)}.`,
    verb: 'Skriv yttrande',
  },
  'group.without-control': {
    name: 'Systematisk kontroll saknas',
    sentence: (f) => f.params['column'] === true ? 'Dokumentet har ingen kolumn för systematisk kontroll.' : f.params['onlyInPlan'] === true ? `Systematisk kontroll står bara i planen; ${f.rows.length === 1 ? 'en grupp utanför den har ingen' : `${f.rows.length} grupper utanför den har ingen`}.` : `Systematisk kontroll saknas i ${f.rows.length === 1 ? 'en grupp' : `${f.rows.length} grupper`}: ${list(labels(f.rows).slice(0, 5))}${f.rows.length > 5 ? ' med flera' : ''}.`,
    verb: 'Lägg till systematisk kontroll',
  },
  'group.without-event': {
    name: 'Grupp utan händelse',
    sentence: (f) => `Ingen händelse finns i ${f.rows.length === 1 ? 'en grupp' : `${f.rows.length} grupper`}: ${list(labels(f.rows).slice(0, 5))}${f.rows.length > 5 ? ' med flera' : ''}.`,
    verb: 'Lägg till händelse eller ta bort gruppen',
  },
  'privacy.personal-data-in-text': {
    name: 'Personnummer eller e-postadress i texten',
    sentence: (f) => `Texten verkar innehålla ett personnummer eller en e-postadress ${f.rows.length === 1 ? 'på ett ställe' : `på ${f.rows.length} ställen`}${f.rows.some((row) => row.label !== '') ? `: ${list(f.rows.flatMap((row) => (row.label === '' ? [] : [row.label])))}` : ''}.`,
    verb: 'Ta bort uppgiften eller notera varför den behövs',
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
