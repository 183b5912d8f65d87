import { useId, type ReactElement, type ReactNode } from 'react';
import { FindingMark } from './Marks.tsx';

/** What the field's own element needs to be tied to its label, its help and what is wrong with it. */
export interface FieldParts { readonly id: string; readonly 'aria-describedby'?: string; readonly 'aria-invalid'?: true }

/** A label, at most one line of help, the field itself and – below it – what to mend. */
export function Field({ label, hint, stop, className, children }: { readonly label: string; readonly hint?: string; readonly stop?: string | null; readonly className?: string; readonly children: (parts: FieldParts) => ReactNode }): ReactElement {
  const id = useId();
  const stopped = stop !== undefined && stop !== null && stop !== '';
  const about = [hint === undefined ? '' : `${id}-hint`, stopped ? `${id}-stop` : ''].filter((one) => one !== '').join(' ');
  return (
    <div className={`field${stopped ? ' refused' : ''}${className === undefined ? '' : ` ${className}`}`}>
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : <span className="hint" id={`${id}-hint`}>{hint}</span>}
      {children({ id, ...(about === '' ? {} : { 'aria-describedby': about }), ...(stopped ? { 'aria-invalid': true } : {}) })}
      {stopped ? <span className="stop" id={`${id}-stop`}><FindingMark urgent /><span>{stop}</span></span> : null}
    </div>
  );
}
