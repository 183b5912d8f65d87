import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';

/** A text edited where it stands. Saved when the field is left; Esc takes back what was typed since it was entered. */
export function CellText({ label, value, placeholder, lines, list, readOnly, onSave }: {
  readonly label: string; readonly value: string; readonly placeholder: string; readonly lines: 'one' | 'many'; readonly list?: string; readonly readOnly: boolean; readonly onSave: (value: string) => void;
}): ReactElement {
  const [text, setText] = useState(value);
  const here = useRef(false);
  // What somebody else has saved is shown at once, but never under the cursor.
  useEffect(() => { if (!here.current) setText(value); }, [value]);
  if (readOnly) return <span className="cell-read">{value === '' ? '–' : value}</span>;
  const leave = (): void => { here.current = false; if (text.trim() !== value.trim()) onSave(text.trim()); };
  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') setText(value);
    if (event.key === 'Enter' && (lines === 'one' || event.ctrlKey || event.metaKey)) (event.currentTarget as HTMLElement).blur();
  };
  const shared = { 'aria-label': label, value: text, placeholder, className: 'cell-text', onFocus: () => { here.current = true; }, onBlur: leave, onKeyDown: keys };
  return lines === 'many'
    ? <textarea {...shared} rows={1} onChange={(event) => setText(event.target.value)} />
    : <input {...shared} type="text" list={list} autoComplete="off" onChange={(event) => setText(event.target.value)} />;
}
