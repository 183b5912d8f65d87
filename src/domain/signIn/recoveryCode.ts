/** Codes that let a person in when the passkey is gone: made once, shown once, used once. */
export const codesAtATime = 10;
/** Without letters that are read as others: 140 bits in 28 signs, far beyond guessing, so that a plain hash keeps them. */
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 28;
const GROUP = 4;
/** Codes made before had a hundred bits in four groups of five, and open as long as they are not used. */
const BEFORE = { length: 20, group: /(.{5})(?=.)/g };
export const codeBytes = LENGTH;

/** A code from 28 random bytes, in seven groups. */
export function recoveryCode(random: Uint8Array): string {
  if (random.length < LENGTH) throw new RangeError('recoveryCode needs 28 random bytes');
  const signs = Array.from(random.subarray(0, LENGTH), (byte) => SIGNS[byte % SIGNS.length] ?? '').join('');
  return Array.from({ length: LENGTH / GROUP }, (_, at) => signs.slice(at * GROUP, (at + 1) * GROUP)).join('-');
}

/** The code as it was made, whatever spaces, capitals or look-alike letters it was typed with. */
export function codeAsMade(typed: string): string {
  const signs = typed.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1').replaceAll('u', 'v');
  return signs.replaceAll(signs.length === BEFORE.length ? BEFORE.group : /(.{4})(?=.)/g, '$1-');
}
