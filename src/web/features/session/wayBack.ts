/** Where one was heading before sign-in: a path of this site, never another address. */
export function wayBack(asked: unknown): string {
  return typeof asked === 'string' && /^\/(?![/\\])/.test(asked) && !asked.startsWith('/logga-in') ? asked : '/';
}
