/** The browser and system of a visitor in two names, so that a person knows the own sessions apart. What is not known is left out. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [[/Edg[A-Z]?\//i, 'Edge'], [/OPR\//, 'Opera'], [/Firefox\/|FxiOS\//, 'Firefox'], [/Chrom(?:e|ium)\/|CriOS\//, 'Chrome'], [/Safari\//, 'Safari']];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [[/Windows/, 'Windows'], [/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, 'Android'], [/Mac OS X/, 'Mac'], [/CrOS/, 'ChromeOS'], [/Linux/, 'Linux']];

export function deviceOf(userAgent: string | undefined): string {
  const text = (userAgent ?? '').slice(0, 500);
  const named = (list: typeof BROWSERS): string[] => list.flatMap(([pattern, name]) => (pattern.test(text) ? [name] : [])).slice(0, 1);
  return [...named(BROWSERS), ...named(SYSTEMS)].join(', ');
}
