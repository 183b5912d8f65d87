/** One live region for the whole page: what happened is said once, politely. The frame renders the place. */
const region = 'said';
let turn = 0;

export function say(words: string): void {
  const place = document.getElementById(region);
  if (!place) return;
  // The same words twice are said twice only if the text differs; a trailing space is not heard.
  turn += 1;
  place.textContent = turn % 2 === 0 ? words : `${words}\u00a0`;
}
export const saidId = region;
