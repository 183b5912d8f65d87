/** When two names are one, and when they only look it. */

/** Composed and decomposed letters, capitals and wide forms are one name: RFC 7643 has user names without regard to case. */
export function nameKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}

/** Letters of other alphabets that cannot be told from Latin ones by eye (Unicode TR 39, the small ones that fonts draw alike). */
const alike: Readonly<Record<string, string>> = {
  'а': 'a', 'в': 'b', 'с': 'c', 'ԁ': 'd', 'е': 'e', 'һ': 'h', 'і': 'i', 'ј': 'j', 'к': 'k', 'ӏ': 'l', 'м': 'm', 'н': 'h', 'о': 'o', 'р': 'p', 'ԛ': 'q', 'ѕ': 's', 'т': 't', 'у': 'y', 'ԝ': 'w', 'х': 'x',
  'α': 'a', 'γ': 'y', 'ι': 'i', 'κ': 'k', 'ν': 'v', 'ο': 'o', 'ρ': 'p', 'τ': 't', 'υ': 'u', 'χ': 'x', 'ω': 'w', 'ϲ': 'c', 'ϳ': 'j', 'ѡ': 'w', 'ı': 'i', 'ɡ': 'g', 'ɑ': 'a', 'օ': 'o', 'ո': 'n', 'ս': 'u', 'հ': 'h',
};

/** What the name looks like: two that look the same and are not the same are a reason to warn. */
export function nameLook(text: string): string {
  // Taken apart, so that a sign above a letter of another alphabet is the same sign.
  return [...nameKey(text).normalize('NFD')].map((letter) => alike[letter] ?? letter).join('');
}
