import { Component, type ReactNode } from 'react';
import { shellText } from '../../text/screenShell.ts';
import { Refused, sentenceOf, Unreachable } from '../call.ts';
import { Link } from '../place.tsx';
import { Empty } from '../ui/Empty.tsx';

/** When a page cannot be shown: what happened and the way on. */
export function Fault({ error }: { readonly error: unknown }) {
  const known = error instanceof Refused || error instanceof Unreachable;
  return (
    <div className="page">
      <Empty title={shellText.faultTitle} text={known ? sentenceOf(error) : shellText.faultWhy}>
        <button type="button" className="btn btn-main" onClick={() => location.reload()}>{known ? shellText.retry : shellText.reload}</button>
        <a className="btn" href="/">{shellText.toStart}</a>
      </Empty>
    </div>
  );
}

interface Given { readonly at: string; readonly children: ReactNode }
interface Seen { readonly at: string; readonly error: unknown }

/** Keeps the frame standing around a page that could not be drawn, until one goes somewhere else. */
export class FaultBoundary extends Component<Given, Seen> {
  override state: Seen = { at: this.props.at, error: null };
  static getDerivedStateFromError(error: unknown): Partial<Seen> { return { error }; }
  static getDerivedStateFromProps({ at }: Given, seen: Seen): Seen | null { return at === seen.at ? null : { at, error: null }; }
  override render(): ReactNode { return this.state.error === null ? this.props.children : <Fault error={this.state.error} />; }
}

export function NotFound() {
  return (
    <div className="page">
      <Empty title={shellText.notFoundTitle} text={shellText.notFoundWhy}><Link className="btn btn-main" to="/">{shellText.toStart}</Link></Empty>
    </div>
  );
}
