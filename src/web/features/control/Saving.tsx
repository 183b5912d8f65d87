import { controlsText as text } from '../../../text/screenControls.ts';
import type { ControlsState } from './controlsBook.ts';

const clock = new Intl.DateTimeFormat('sv-SE', { hour: '2-digit', minute: '2-digit' });

/** Saving says so quietly, where one writes. */
export function Saving({ state }: { readonly state: ControlsState }) {
  return <span className={state.saving === 'retrying' ? 'urgent small' : 'small quiet'} role="status">{state.saving === 'retrying' ? text.notSaved : state.saving === 'saving' ? text.saving : state.savedAt === null ? '' : text.saved(clock.format(new Date(state.savedAt)))}</span>;
}
