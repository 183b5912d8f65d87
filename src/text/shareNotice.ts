/** What everybody of the board is told while its draft is shared. */
import type { Audience } from '../domain/audit/share.ts';
import { dayWords } from './days.ts';

export const withWhom = (audience: Audience, board: string | null): string => ({ auditors: 'revisorerna', cityOffice: 'kommunledningskontoret', board: board ?? 'en annan nämnd' })[audience];
export const shareNotice = {
  notice: (audience: Audience, board: string | null, to: string) => `Utkastet är delat med ${withWhom(audience, board)} till ${dayWords(to)}`, see: 'Visa delningen',
} as const;
