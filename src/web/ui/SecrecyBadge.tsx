import type { ReactElement } from 'react';
import { secrecySaid } from '../../text/secrecy.ts';
import { LockMark } from './LockMark.tsx';

/** The mark as it stands on a row: a lock, the word and the ground. */
export function SecrecyBadge({ mark }: { readonly mark: { readonly ground: string } | null }): ReactElement | null {
  return mark === null ? null : <span className="secrecy-badge"><LockMark /> {secrecySaid(mark.ground)}</span>;
}
