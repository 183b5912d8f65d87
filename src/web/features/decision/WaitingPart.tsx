import { useId, type ReactElement } from 'react';
import type { VersionHead } from '../../../domain/decision/version.ts';
import { decisionText } from '../../../text/screenDecision.ts';
import type { DecisionAct } from './DecisionDialogs.tsx';

/** A version that waits for the board, and what may be done with it. */
export function WaitingPart({ name, version, abilities, onOpen }: { readonly name: string; readonly version: VersionHead; readonly abilities: { readonly register: boolean; readonly withdraw: boolean }; readonly onOpen: (act: DecisionAct) => void }): ReactElement {
  const id = useId();
  return (
    <section className="part waiting" aria-labelledby={id}>
      <h2 id={id}>{name}</h2>
      <p>{decisionText.waitingFor(version.meetingOn, version.recipients, version.caseNumber)}</p>
      <div className="row">
        {abilities.register ? <button type="button" className="btn btn-main" onClick={() => onOpen({ kind: 'register', version })}>{decisionText.register}</button> : null}
        {abilities.withdraw ? <button type="button" className="btn" onClick={() => onOpen({ kind: 'withdraw', version })}>{decisionText.withdraw}</button> : null}
      </div>
    </section>
  );
}
