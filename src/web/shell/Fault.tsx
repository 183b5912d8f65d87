import { Link } from '@tanstack/react-router';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { shellText } from '../../text/screenShell.ts';
import { Refused, sentenceOf, Unreachable } from '../call.ts';
import { Empty } from '../ui/Empty.tsx';

/** When a page cannot be shown: what happened and the way on. */
export function Fault({ error, reset }: ErrorComponentProps) {
  const known = error instanceof Refused || error instanceof Unreachable;
  return (
    <div className="page">
      <Empty title={shellText.faultTitle} text={known ? sentenceOf(error) : shellText.faultWhy}>
        <button type="button" className="btn btn-main" onClick={() => { if (known) reset(); location.reload(); }}>{known ? shellText.retry : shellText.reload}</button>
        <a className="btn" href="/">{shellText.toStart}</a>
      </Empty>
    </div>
  );
}

export function NotFound() {
  return (
    <div className="page">
      <Empty title={shellText.notFoundTitle} text={shellText.notFoundWhy}><Link className="btn btn-main" to="/">{shellText.toStart}</Link></Empty>
    </div>
  );
}
