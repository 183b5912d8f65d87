import { useLayoutEffect, useRef, useState } from 'react';
import type { OccasionView } from '../../../contract/control.ts';
import { occasionText as text } from '../../../text/screenControl.ts';
import { FindingMark } from '../../ui/Marks.tsx';

/** What the control is, what to look at in four lines at most, and how it went the last time. */
export function Task({ view, today, working }: { readonly view: OccasionView; readonly today: string; readonly working: boolean }) {
  const { occasion, last } = view;
  const why = occasion.notPerformed;
  return (
    <header className="c-task">
      <h1 tabIndex={-1} id="kontroll">{view.title}</h1>
      <p className="small quiet">{text.place(occasion.period.code, occasion.unitName, view.board)}{working ? <> · {occasion.late ? <span className="urgent">{text.late(occasion.dueOn, today)}</span> : text.due(occasion.dueOn, today)}</> : null}</p>
      {working ? <Instruction words={view.instruction} link={view.routineLink} /> : null}
      {working && last ? <p className="small quiet">{text.last(last.reviewed, last.faults, last.periodCode)}</p> : null}
      {occasion.reviewNote !== '' && working ? <p className="c-told"><FindingMark urgent={false} /><span>{text.sentBack(occasion.reviewNote)}</span></p> : null}
      {occasion.correction !== '' ? <p className="c-told"><FindingMark urgent={false} /><span>{text.correcting(occasion.correction)}</span></p> : null}
      {why !== null && why.until !== null && working ? <p className="c-told"><FindingMark urgent={false} /><span>{text.postponed(why.until, why.by, why.text)}</span></p> : null}
    </header>
  );
}

/** Four lines; the rest at a press. */
function Instruction({ words, link }: { readonly words: string; readonly link: string }) {
  const box = useRef<HTMLParagraphElement>(null);
  const [open, setOpen] = useState(false);
  const [cut, setCut] = useState(false);
  useLayoutEffect(() => {
    const paragraph = box.current;
    if (paragraph && !open) setCut(paragraph.scrollHeight > paragraph.clientHeight + 2);
  }, [words, open]);
  const address = /^https?:\/\//.test(link) ? link : null;
  const routine = address === null ? null : <a href={address} target="_blank" rel="noreferrer">{text.routine}</a>;
  const told = words !== '' && !cut && !open;
  return (
    <>
      {words === '' ? null : <p ref={box} className={open ? 'c-instruction' : 'c-instruction c-four'}>{words}{address !== null && !cut && !open ? <> {routine}</> : null}</p>}
      {cut || open || (link !== '' && (address === null || !told)) ? (
        <p className="c-links">
          {cut || open ? <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? text.showLess : text.showAll}</button> : null}
          {address === null ? (link === '' ? null : <span className="quiet">{text.routine}: {link}</span>) : told ? null : routine}
        </p>
      ) : null}
    </>
  );
}
