import type { Draft, DraftState } from '../draft/store.ts';

/** The year that is open in the frame. */
export interface Open { readonly draft: Draft; readonly state: DraftState }
