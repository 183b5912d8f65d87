/** Made at first use: in a browser that has just started it takes longer than the rest of a small page. */
let collator: Intl.Collator | null = null;
const wholeNumber = /^\d{1,15}$/;

/** The order of the Swedish alphabet, å ä ö last, where numbers are read as numbers: 2 before 10, "7a" after 7. Negative when `a` comes first. */
export function swedishOrder(a: string, b: string): number {
  // Most of what is sorted are printed numbers.
  if (wholeNumber.test(a) && wholeNumber.test(b)) return Number(a) - Number(b);
  collator ??= new Intl.Collator('sv', { numeric: true });
  return collator.compare(a, b);
}
