/** The lines of the requests leave together: each write to the standard output makes everybody wait for the system. */

const GATHER_MS = 100;

export interface RequestLog {
  /** Takes one line, without its end. It is written within a tenth of a second. */
  add(line: string): void;
  /** Writes what waits. */
  flush(): void;
}

/** `write` takes one line or several with line ends between. */
export function requestLog(write: (lines: string) => void): RequestLog {
  let waiting: string[] = [];
  const flush = (): void => {
    if (waiting.length === 0) return;
    const lines = waiting.join('\n');
    waiting = [];
    write(lines);
  };
  return {
    add: (line) => {
      if (waiting.length === 0) setTimeout(flush, GATHER_MS).unref();
      waiting.push(line);
    },
    flush,
  };
}
