/** Words of the register of measures and recommendations, used by screen and paper alike. */
import type { Effect } from '../domain/measure/register.ts';

export const effectWords: Readonly<Record<Effect, string>> = { effective: 'Åtgärden har haft effekt', partly: 'Åtgärden har haft viss effekt', none: 'Åtgärden har inte haft effekt' };
