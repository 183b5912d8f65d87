/** Codes that let a person in when the passkey is gone: made once, shown once, used once. */
export const codesAtATime = 10;
/** Without letters that are read as others: a hundred bits in twenty signs, far beyond guessing, so that a plain hash keeps them. */
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 20;
const GROUP = 5;

/** A code from twenty random bytes, in four groups. */
export function recoveryCode(random: Uint8Array): string {
  if (random.length < LENGTH) throw new RangeError('recoveryCode needs twenty random bytes');
  const signs = Array.from(random.subarray(0, LENGTH), (byte) => SIGNS[byte % SIGNS.length] ?? '').join('');
  return Array.from({ length: LENGTH / GROUP }, (_, at) => signs.slice(at * GROUP, (at + 1) * GROUP)).join('-');
}

/** The code as it was made, whatever spaces, capitals or look-alike letters it was typed with. */
export function codeAsMade(typed: string): string {
  return typed.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1').replaceAll('u', 'v').replaceAll(/(.{5})(?=.)/g, '$1-');
}
