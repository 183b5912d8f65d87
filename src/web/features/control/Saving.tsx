import { clockWords } from '../../../text/days.ts';
import { controlsText as text } from '../../../text/screenControls.ts';
import type { ControlsState } from './controlsBook.ts';

/** Saving says so quietly, where one writes. */
export function Saving({ state }: { readonly state: ControlsState }) {
  return <span className={state.saving === 'retrying' ? 'urgent small' : 'small quiet'} role="status">{state.saving === 'retrying' ? text.notSaved : state.saving === 'saving' ? text.saving : state.savedAt === null ? '' : text.saved(clockWords(state.savedAt))}</span>;
}
