import { ruleIds, rules } from '../domain/year/rules.ts';
import { ruleHelp } from './ruleHelp.ts';
import { groundWord, ruleName, ruleVerb, severityWord } from './rules.ts';

/** The table of the checks as Markdown: docs/rules.md is this text, and a test holds them equal. */
export function rulesTable(): string {
  const rows = ruleIds.map((rule) => {
    const { severity, ground } = rules[rule];
    const why = ruleHelp({ rule, ground }).replace(/ Grund: [^.]*\.$/u, '');
    return `| \`${rule}\` | ${ruleName(rule)} | ${severityWord[severity]} | ${groundWord[ground]} | ${why} | ${ruleVerb(rule)} |`;
  });
  return [
    '# Regler för analys och plan',
    '',
    'Varje regel ger högst en anmärkning, med sina rader i. Ett hinder håller tillbaka inlämningen till nämnden om det inte förs förbi med ett skäl som sparas; övrigt åtgärdas eller noteras. En regel kan stängas av i metoden.',
    '',
    '| regel | vad den säger | slag | grund | varför | att göra |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
