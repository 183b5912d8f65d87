import type { Finding } from '../../../domain/finding.ts';
import { ruleHelp } from '../../../text/ruleHelp.ts';

/** Why the rule is there; opened by Varför? */
export function RuleHelp({ finding }: { readonly finding: Finding }) {
  return <p>{ruleHelp(finding)}</p>;
}
