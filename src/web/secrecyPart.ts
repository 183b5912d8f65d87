import { later } from './ui/later.tsx';

/** The line of a row's mark, fetched when it may be wanted: most rows have none, and its words weigh more than the pages that show it. */
export const SecrecyLine = later(async () => (await import('./SecrecyLine.tsx')).SecrecyLine);
