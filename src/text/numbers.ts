/** Numbers in running text: words up to twelve, then figures with the Swedish thin grouping; shares with a decimal comma. */
const small = ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'];

/** "7", "1 240", with no-break spaces so that a number never breaks over lines. */
export function figures(count: number): string {
  return String(Math.trunc(count)).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
}
/** "tre", "ett" with neuter, "25". */
export function inWords(count: number, gender: 'common' | 'neuter' = 'common'): string {
  if (count === 1 && gender === 'neuter') return 'ett';
  return small[count] ?? figures(count);
}
export function capital(words: string): string {
  return words.slice(0, 1).toLocaleUpperCase('sv') + words.slice(1);
}
/** "en kontroll", "tre kontroller". */
export function counted(count: number, one: string, many: string, gender: 'common' | 'neuter' = 'common'): string {
  return `${inWords(count, gender)} ${count === 1 ? one : many}`;
}
/** "44,9 %" from a share between 0 and 1, one decimal, rounded half up – a share is told, never a rating. */
export function percent(share: number): string {
  const tenths = Math.round(share * 1000);
  return `${String(Math.floor(tenths / 10))}${tenths % 10 === 0 ? '' : `,${tenths % 10}`}\u00a0%`;
}
/** "a, b och c". */
export function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} och ${words.at(-1) ?? ''}`;
}
