/** Characters that XML 1.0 cannot hold (most control characters, lone surrogates, U+FFFE and U+FFFF) as □ and their code point: nothing vanishes without a trace. */
export function xmlText(content: string): string {
  return content.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, (character) => `□U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
}
