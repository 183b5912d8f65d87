/** What the log says was done with a control, read from the values of its entries. */
import { handlings, itemResults, notPerformedReasons } from '../domain/control/occasion.ts';
import { handlingWords, itemResultWords, occasionStateWords } from './control.ts';
import { dayWords } from './days.ts';
import { notPerformedWords } from './followup.ts';
import { counted, figures, list } from './numbers.ts';

type Values = Readonly<Record<string, unknown>>;

function number(values: Values, name: string): number | null {
  const value = values[name];
  return typeof value === 'number' ? value : null;
}
function text(values: Values, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}
function result(value: unknown): string {
  const known = itemResults.find((one) => one === value);
  return known === undefined ? 'inget svar' : itemResultWords[known].toLocaleLowerCase('sv');
}
function handling(value: unknown): string {
  const known = handlings.find((one) => one === value);
  return known === undefined ? 'inget bestämt' : handlingWords[known].toLocaleLowerCase('sv');
}
function itemAt(values: Values): string {
  return number(values, 'position') === 0 ? 'kontrollen som helhet' : `post ${text(values, 'item') || String(values['position'] ?? '')}`;
}
const shown = 5;

function answers(values: Values): string {
  const items = Array.isArray(values['items']) ? (values['items'] as readonly Values[]) : [];
  const told = items.slice(0, shown).map((one) => `post ${text(one, 'item')} ${result(one['result'])}${one['before'] === null || one['before'] === undefined ? '' : ` (var ${result(one['before'])})`}`);
  return `svarade: ${list(items.length > shown ? [...told, counted(items.length - shown, 'post till', 'poster till')] : told)}`;
}

/** One sentence without its subject, as it stands after a name: "drog 56 av 1 000 att granska". Empty for what is no act on a control. */
export function controlLogWords(operation: string, values: Values): string {
  switch (operation) {
    case 'control.count': case 'control.population': {
      const [population, size] = [number(values, 'population') ?? 0, number(values, 'size') ?? 0];
      const source = text(values, 'file') === '' ? '' : ` ur ”${text(values, 'file')}”`;
      return values['full'] === true ? `angav ${figures(population)}${source}, alla granskas` : `drog ${figures(size)} av ${figures(population)}${source} att granska, med frötalet ${text(values, 'seed')}`;
    }
    case 'control.answer': return answers(values);
    case 'control.rest': return `valde Resten i ordning för ${counted(number(values, 'count') ?? 0, 'post', 'poster')}`;
    case 'control.handle': {
      if (text(values, 'title') !== '') return `gjorde åtgärden ”${text(values, 'title')}” av ett fel`;
      return values['handling'] === null ? 'tog bort felet på kontrollen som helhet' : `bestämde om felet i ${itemAt(values)}: ${handling(values['handling'])}`;
    }
    case 'control.settle': return `tog hand om felet i ${itemAt(values)}`;
    case 'control.finish': return `${text(values, 'state') === 'review' ? 'lämnade kontrollen till en andra granskare' : 'avslutade kontrollen'}: ${text(values, 'conclusion').toLocaleLowerCase('sv')}${values['visited'] === true ? ', gjord som besök på plats' : ''}`;
    case 'control.review': return values['agrees'] === true ? 'granskade och avslutade kontrollen' : 'lämnade tillbaka kontrollen';
    case 'control.notPerformed': {
      const reason = notPerformedReasons.find((one) => one === values['reason']);
      const until = text(values, 'until');
      return `skrev att kontrollen inte kunde göras${reason === undefined ? '' : `: ${notPerformedWords[reason]}`}${until === '' ? '' : `, ny dag ${dayWords(until)}`}`;
    }
    case 'control.handOver': case 'control.assign': return `gav kontrollen till ${text(values, 'performer')}${text(values, 'dueOn') === '' ? '' : `, senast ${dayWords(text(values, 'dueOn'))}`}`;
    case 'control.reopen': return text(values, 'correctionAfter') === '' ? 'öppnade kontrollen igen' : `öppnade kontrollen för rättelse efter uppföljningen ${text(values, 'correctionAfter')}`;
    case 'control.addEvidence': return `lade till underlaget ”${text(values, 'evidence')}”`;
    case 'control.removeEvidence': return `tog bort underlaget ”${text(values, 'evidenceRemoved')}”`;
    case 'control.add': return 'lade till kontrollen';
    case 'control.remind': return `påminde om ${counted(number(values, 'reminded') ?? 0, 'kontroll', 'kontroller')}`;
    case 'control.plan': case 'control.setUp': case 'decision.register': return planned(values);
    default: return '';
  }
}

function planned(values: Values): string {
  if (text(values, 'state') === 'withdrawn') return `${occasionStateWords.withdrawn.toLocaleLowerCase('sv')}: kontrollen ska inte längre göras`;
  if (text(values, 'rehung') !== '') return 'hängde om kontrollen till den nya planen';
  const parts = [['added', 'lade upp'], ['withdrawn', 'tog bort'], ['rehung', 'hängde om']] as const;
  const told = parts.flatMap(([name, verb]) => { const count = number(values, name) ?? 0; return count === 0 ? [] : [`${verb} ${counted(count, 'kontroll', 'kontroller')}`]; });
  return told.length === 0 ? '' : `${list(told)} efter planen`;
}
