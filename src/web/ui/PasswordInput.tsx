import { useState, type ReactElement } from 'react';
import type { FieldParts } from './Field.tsx';

/** A password that can be looked at while it is typed: long ones are then easier to get right. */
export function PasswordInput({ parts, value, onChange, autoComplete, show, hide }: { readonly parts: FieldParts; readonly value: string; readonly onChange: (value: string) => void; readonly autoComplete: string; readonly show: string; readonly hide: string }): ReactElement {
  const [shown, setShown] = useState(false);
  return (
    <span className="password">
      <input {...parts} type={shown ? 'text' : 'password'} autoComplete={autoComplete} autoCapitalize="off" spellCheck={false} value={value} onChange={(event) => onChange(event.target.value)} />
      <button type="button" className="link small" onClick={() => setShown(!shown)}>{shown ? hide : show}</button>
    </span>
  );
}
