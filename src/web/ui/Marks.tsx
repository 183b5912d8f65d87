import { levelShapes, shapePath, starShape } from '../../picture/shapes.ts';

type Step = 1 | 2 | 3 | 4 | 5;

/** The mark of a step: ring, disc, diamond, triangle, square. Always with its word beside it. */
export function LevelMark({ step, className = 'shape' }: { readonly step: Step; readonly className?: string }) {
  return <svg className={className} viewBox="0 0 10 10" aria-hidden="true"><path d={shapePath(levelShapes[step])} fillRule="evenodd" /></svg>;
}

/** A star; with a label it is said aloud, without it stands beside its words. */
export function Star({ label }: { readonly label?: string }) {
  const said = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return <svg className="star" viewBox="0 0 10 10" {...said}><path d={shapePath(starShape)} /></svg>;
}

/** Octagon for what stands in the way, triangle for the rest. */
export function FindingMark({ urgent }: { readonly urgent: boolean }) {
  return urgent
    ? <svg className="finding-mark hinder" viewBox="0 0 14 14" aria-hidden="true"><path d="M4.300.5h5.400l3.800 3.800v5.400l-3.800 3.800H4.300L.5 9.700V4.300z" stroke="none" /></svg>
    : <svg className="finding-mark" viewBox="0 0 14 14" aria-hidden="true"><path d="M7 1.600 13 12.400H1z" /></svg>;
}

export function Chevron({ className, open = true }: { readonly className?: string; readonly open?: boolean }) {
  return <svg className={className} viewBox="0 0 9 6" aria-hidden="true">{open ? <path d="M1 1l3.500 3.500L8 1" /> : <path d="M3 .2l3.200 2.900L3 6" />}</svg>;
}

export const stateMarks = ['half', 'arrow', 'dot', 'tick', 'pause', 'back', 'wave', 'cross'] as const;
export type StateMarkName = (typeof stateMarks)[number];

/** Marks of a state, drawn in a circle. The word always stands beside. */
export function StateMark({ name }: { readonly name: StateMarkName }) {
  return <svg viewBox="0 0 14 14" aria-hidden="true">{name === 'tick' ? <circle cx="7" cy="7" r="6.500" fill="currentColor" /> : <circle cx="7" cy="7" r="5.700" fill="none" stroke="currentColor" strokeWidth="1.600" />}<Inside name={name} /></svg>;
}

function Inside({ name }: { readonly name: StateMarkName }) {
  const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6 };
  switch (name) {
    case 'half': return <path d="M7 1.300a5.700 5.700 0 0 1 0 11.400z" fill="currentColor" />;
    case 'arrow': return <path d="M4 7h6M7.500 4.300 10.200 7 7.500 9.700" {...line} />;
    case 'dot': return <circle cx="7" cy="7" r="2.600" fill="currentColor" />;
    case 'tick': return <path d="M3.800 7.200l2.200 2.200 4.200-4.600" fill="none" stroke="var(--bg)" strokeWidth="1.800" />;
    case 'pause': return <path d="M5.500 4.500v5M8.500 4.500v5" {...line} />;
    case 'back': return <path d="M10 7H4.500M6.500 4.500 4 7l2.500 2.500" {...line} />;
    case 'wave': return <path d="M4 7.500c1-2 2-2 3-.5s2 1.500 3-.5" {...line} />;
    case 'cross': return <path d="M4.800 4.800l4.400 4.400M9.200 4.800L4.800 9.200" {...line} />;
  }
}
