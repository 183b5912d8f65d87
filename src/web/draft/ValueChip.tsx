import type { ReactElement } from 'react';
import { levelOf, riskValue, type Method, type Rating } from '../../domain/method/method.ts';
import { LevelMark } from '../ui/Marks.tsx';

/** The risk value with its level: colour, shape and word. Nothing where nothing is rated. */
export function ValueChip({ method, rating }: { readonly method: Method; readonly rating: Rating }): ReactElement | null {
  const value = riskValue(rating);
  if (value === null) return null;
  const level = levelOf(method, rating);
  if (level === null) return <span className="chip-bare">{value}</span>;
  return <span className={`chip lv${level.step}`}><LevelMark step={level.step} /><b>{value}</b> {level.word}</span>;
}
