import { callText } from '../../text/screenShell.ts';

/** An error whose message is a sentence for the person at the screen. */
export class Told extends Error {}

/** The sentence to show for anything that went wrong. */
export function toldWords(reason: unknown): string {
  return reason instanceof Told ? reason.message : callText.fault;
}
