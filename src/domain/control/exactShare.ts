/**
 * A share as it was written, kept exact: 0.05 is five hundredths and nothing near it. In floating numbers 0.07 × 100 is
 * more than seven, and one item more or less is another sample size.
 */
export interface ExactShare {
  /** As it is kept and printed: "0.05". */
  readonly text: string;
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Up to twelve decimals, point or comma, from 0 to below 1; null for anything else. */
export function exactShare(text: string): ExactShare | null {
  const match = /^0?(?:[.,](\d{1,12}))?$/.exec(text.trim());
  if (match === null || text.trim() === '') return null;
  const decimals = (match[1] ?? '').replace(/0+$/, '');
  return { text: decimals === '' ? '0' : `0.${decimals}`, numerator: BigInt(decimals === '' ? '0' : decimals), denominator: 10n ** BigInt(decimals.length) };
}

/** "7,5" per cent is "0.075"; null for what is no share above nothing and below the whole. */
export function shareOfPercent(percent: string): string | null {
  const match = /^(\d{1,2})(?:[.,](\d{1,10}))?$/.exec(percent.trim());
  const share = match === null ? null : exactShare(`0.${(match[1] ?? '').padStart(2, '0')}${match[2] ?? ''}`);
  return share === null || share.numerator === 0n ? null : share.text;
}
/** "0.075" is "7,5" per cent, exactly as it was written. */
export function percentOf(share: string): string {
  const decimals = (exactShare(share)?.text ?? '0').slice(2).padEnd(2, '0');
  return `${Number(decimals.slice(0, 2))}${decimals.length > 2 ? `,${decimals.slice(2)}` : ''}`;
}

/** 1 − share: the confidence 0.95 leaves 0.05 to chance. */
export function restOf(share: ExactShare): { readonly numerator: bigint; readonly denominator: bigint } {
  return { numerator: share.denominator - share.numerator, denominator: share.denominator };
}

/** ⌊share × whole⌋. */
export function wholePartOf(share: ExactShare, whole: number): number {
  return Number((share.numerator * BigInt(whole)) / share.denominator);
}
