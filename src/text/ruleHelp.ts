/** Why each rule is there: one sentence of what it wants and what that rests on. Exhaustive over the rules. */
import type { Finding } from '../domain/finding.ts';
import type { RuleId } from '../domain/year/rules.ts';
import { groundWord } from './rules.ts';

const whys: Readonly<Record<RuleId, string>> = {
  'risk.value-outside-scale': 'Värdet måste finnas på skalan, annars går det inte att säga vilken nivå risken har.',
  'risk.value-not-product': 'Riskvärdet räknas fram som sannolikhet gånger konsekvens; står det något annat vet läsaren inte vilket som gäller.',
  'risk.number-missing': 'Numret binder ihop analysen, matrisen och planen; utan nummer syns händelsen inte i matrisen.',
  'risk.number-twice': 'Två händelser med samma nummer går inte att skilja åt i matrisen och i planen.',
  'plan.activity-without-event': 'Planen bygger på analysen, så varje kontroll ska gälla minst en händelse där.',
  'risk.not-assessed': 'Nämndens system kräver att varje händelse värderas, annars går det inte att välja vad som ska i planen.',
  'risk.not-handled': 'Nämndens system kräver att varje händelse hanteras: i planen, genom en åtgärd, genom att accepteras eller endast i analysen.',
  'risk.not-reviewed-this-year': 'En värdering som bara följer med från förra året visar inte att nämnden har bedömt risken i år.',
  'risk.accepted-without-reason': 'Accepterade risker redovisas för nämnden, som behöver veta varför de kan accepteras.',
  'risk.irregularities-not-considered': 'Kommunallagen 6 kap. 6 § kräver att den interna kontrollen förebygger fel och oegentligheter; svara med en händelse eller med varför risken inte är väsentlig.',
  'risk.common-not-handled': 'Varje nämnd ska värdera och hantera de risker som är gemensamma för kommunen.',
  'risk.duplicate-event': 'Två rader om samma sak ger två värderingar av en risk.',
  'risk.no-routine-or-control': 'En risk utan rutin och utan kontroll upptäcks först när den inträffar.',
  'risk.rating-changed-without-comment': 'Nämnden och revisorerna behöver se vad som har förändrat risken.',
  'risk.gone-without-reason': 'En risk ska avslutas, inte försvinna: säg varför eller peka ut den händelse som fortsätter den.',
  'plan.required-event-missing': 'Nämndens egen metod säger från vilket värde en händelse ska vara i planen.',
  'plan.higher-left-out': 'När urvalet görs genom bedömning behöver det stå varför en högre risk lämnas utanför.',
  'plan.event-without-activity': 'En händelse som är vald till planen behöver en kontrollaktivitet, annars finns inget att utföra.',
  'plan.selection-without-reason': 'Urval som inte följer av tröskeln görs genom bedömning, och bedömningen behöver ett skäl som nämnden kan läsa.',
  'plan.activity-without-owner': 'Nämndens system kräver att planen visar vem som ansvarar för varje kontroll.',
  'plan.activity-without-frequency': 'Den som ska utföra kontrollen behöver veta hur ofta, annars går det inte att säga om den blev gjord.',
  'plan.activity-without-content': 'Nämndens system kräver att kontrollmetoden framgår av planen som nämnden beslutar om.',
  'plan.activity-is-not-a-control': 'En kontrollaktivitet prövar om något fungerar; rapporter och utvecklingsarbete gör inte det.',
  'plan.activity-narrower-than-event': 'Det som ligger utanför begränsningen prövas inte, fast risken är hög också där.',
  'plan.same-text-different-events': 'En text kan sällan pröva två olika risker; gäller den båda kan en planrad täcka flera händelser.',
  'plan.event-wording-differs': 'Samma händelse ska heta samma sak i analysen och i planen, så att läsaren kan följa den.',
  'plan.text-kept-event-replaced': 'En kontroll som skrevs för en annan händelse prövar sällan den nya.',
  'control.changed-event-kept': 'Ibland har en rad flyttats vid kopiering; kontrollen ska höra till den händelse den är inbyggd för.',
  'plan.left-without-reason': 'Nämnden behöver veta varför en kontroll som den har beslutat om inte längre görs.',
  'plan.copied-unchanged': 'Revisorer anmärker ofta på planer som kopieras från förra året; pröva om riskerna verkligen är desamma.',
  'measure.required-missing': 'Nämndens egen metod säger från vilket värde en risk ska åtgärdas; att kontrollera den räcker inte.',
  'followup.control-not-performed-without-reason': 'Nämndens system kräver att varje planerad kontroll redovisas; det som inte blev gjort ska synas med sitt skäl.',
  'followup.judgement-against-results': 'Kommunallagen 6 kap. 6 § kräver att den interna kontrollen är tillräcklig; bedömningen ska hålla mot det som kontrollerna visade.',
  'followup.no-reassessment': 'Det som kontrollerna visar ska påverka nästa års analys; att behålla värderingen är också ett svar.',
  'control.conclusion-against-share': 'En kontroll med fel är inte utan anmärkning, och en väsentlig avvikelse utan fel behöver förklaras.',
  'measure.effect-not-checked': 'Nämndens system kräver att åtgärder följs upp; en åtgärd stängs först när någon har sett att den hjälpte.',
  'measure.open-without-new-date': 'En åtgärd vars dag har gått ut blir lätt kvar från år till år; en ny dag visar att någon har tagit ställning.',
  'deviation.material-without-measure': 'Nämndens system kräver att en väsentlig avvikelse får en åtgärd, så att den inte händer igen.',
  'recommendation.unanswered': 'Revisorer och andra granskare väntar sig svar på det de har rekommenderat, och en anmärkning (kommunallagen 12 kap. 13 §) lämnas aldrig utan svar.',
  'group.without-control': 'Nämndens system bygger på kontroller i arbetssätten, och planen prövar om de fungerar.',
  'group.without-event': 'En rubrik utan händelse visar inte om risken är bedömd eller bortglömd.',
  'privacy.personal-data-in-text': 'Dataskyddsförordningen tillåter bara de personuppgifter som behövs, och texten kan bli allmän handling.',
};

/** Why the rule is there, with its ground in words. */
export function ruleHelp({ rule, ground }: Pick<Finding, 'rule' | 'ground'>): string {
  return `${whys[rule]} Grund: ${groundWord[ground].toLocaleLowerCase('sv')}.`;
}
