import type { ReactNode } from 'react';

interface Given {
  readonly title: string;
  readonly text: ReactNode;
  readonly children?: ReactNode;
  /** 1 where nothing else is on the page, 2 below the page's heading. */
  readonly level?: 1 | 2;
}

/** An empty state: what belongs here, why, and the ways to begin. */
export function Empty({ title, text, children, level = 1 }: Given) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <section className="empty">
      <Heading>{title}</Heading>
      <p>{text}</p>
      {children === undefined ? null : <div className="row">{children}</div>}
    </section>
  );
}
