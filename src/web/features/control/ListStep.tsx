import { useState, type ReactNode } from 'react';
import { occasionText as text } from '../../../text/screenControl.ts';
import { sentenceOf } from '../../call.ts';
import { Field } from '../../ui/Field.tsx';
import { FindingMark } from '../../ui/Marks.tsx';
import { FilePick } from './FilePick.tsx';
import { bytesOf } from '../../fileBytes.ts';
import type { OpenOccasion } from './occasionBook.ts';

/** The list that the sample is drawn from, as a file. */
export function ListStep({ open, aside, below, onCounted }: { readonly open: OpenOccasion; readonly aside: ReactNode; readonly below: ReactNode; readonly onCounted: () => void }) {
  const { book, view } = open;
  const { period } = view.occasion;
  const [idColumn, setIdColumn] = useState('');
  const [stratumColumn, setStratumColumn] = useState('');
  const [sheet, setSheet] = useState('');
  const [reading, setReading] = useState('');
  const [refusal, setRefusal] = useState('');
  const [more, setMore] = useState(false);
  const take = async (file: File): Promise<void> => {
    setRefusal('');
    setReading(file.name);
    try {
      let bytes: string;
      try { bytes = await bytesOf(file); } catch { setRefusal(text.unreadable(file.name)); return; }
      await book.act('control.population', { name: file.name, sheet: sheet.trim() || null, idColumn: idColumn.trim() || null, stratumColumn: stratumColumn.trim() || null, bytes });
      onCounted();
    } catch (reason) {
      setRefusal(sentenceOf(reason));
      setMore(true);
    } finally { setReading(''); }
  };
  return (
    <div className="c-step">
      <div className="c-body">
        <h2>{text.list(view.itemWord)}</h2>
        <p className="quiet">{text.listHint(period.from, period.to)}</p>
        <FilePick accept=".xlsx,.csv,.txt" main words={refusal === '' ? text.choose : text.chooseOther} onPick={(file) => void take(file)} />
        <div role="status">{reading === '' ? null : <p className="quiet">{text.reading_(reading)}</p>}</div>
        <div role="alert">{refusal === '' ? null : <p className="c-stop urgent"><FindingMark urgent /><span>{refusal}</span></p>}</div>
        <details open={more} onToggle={(event) => setMore(event.currentTarget.open)} className="c-more">
          <summary>{text.listMore}</summary>
          <div className="c-fields">
            <Field label={text.idColumn} hint={text.idColumnHint}>{(parts) => <input {...parts} type="text" value={idColumn} onChange={(event) => setIdColumn(event.target.value)} />}</Field>
            <Field label={text.stratumColumn} hint={text.stratumHint}>{(parts) => <input {...parts} type="text" value={stratumColumn} onChange={(event) => setStratumColumn(event.target.value)} />}</Field>
            <Field label={text.sheet} hint={text.sheetHint}>{(parts) => <input {...parts} type="text" value={sheet} onChange={(event) => setSheet(event.target.value)} />}</Field>
          </div>
        </details>
        {below}
      </div>
      <div className="c-dock"><div className="c-dock-row"><span />{aside}</div></div>
    </div>
  );
}
