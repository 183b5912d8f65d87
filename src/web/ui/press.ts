/**
 * What moves under a pressed button loses the press: the pointer is let go over something else, and no click comes. A field that is
 * left by the press saves itself, and what is shown of that may be higher or lower by a line. So what is to be drawn waits until the
 * pointer is up – and is done before the click is heard, for what was typed comes before what was pressed.
 */
let down = false;
let limit: ReturnType<typeof setTimeout> | undefined;
let waiting: readonly (() => void)[] = [];

/** Milliseconds after which a pointer that has been let go makes no click any more, and after which one that is held is a drag or a selection. */
const noClick = 60;
const held = 1_500;

function release(): void {
  clearTimeout(limit);
  down = false;
  const now = waiting;
  waiting = [];
  for (const act of now) act();
}
function within(milliseconds: number): void {
  clearTimeout(limit);
  limit = setTimeout(release, milliseconds);
}
function press(): void {
  down = true;
  within(held);
}
// A finger's press comes as pointer events first, and as mouse events when it is known to be a tap: either begins a press.
for (const name of ['pointerdown', 'mousedown']) addEventListener(name, press, true);
for (const name of ['pointerup', 'mouseup', 'pointercancel']) addEventListener(name, () => { if (down) within(noClick); }, true);
for (const name of ['keydown', 'dragstart', 'pagehide']) addEventListener(name, () => { if (down) release(); }, true);
// A choice has changed already when its click is heard: drawn now, it would be put back to what it was and the press would be lost. What waits is done just after.
addEventListener('click', ({ target }) => {
  if (!down) return;
  if (!(target instanceof HTMLInputElement) || !['checkbox', 'radio'].includes(target.type)) return release();
  clearTimeout(limit);
  down = false;
  setTimeout(release);
}, true);
// A list's choice ends its press. A text says that it has changed when it is left, and that is when the next press begins.
addEventListener('change', ({ target }) => { if (down && target instanceof HTMLSelectElement) release(); }, true);

/** At once, or as soon as no pointer is down. */
export function unpressed(act: () => void): void {
  if (down) waiting = [...waiting, act];
  else act();
}

/**
 * What is drawn of something that changes by itself: the newest, but never another one while a pointer is down. It is this that is read, not only
 * this that is told of: a page drawn for some other reason would otherwise show under the pointer what should wait.
 */
export class Drawn<State> {
  private newest: State;
  private shown: State;
  private readonly listeners = new Set<() => void>();

  constructor(first: State) {
    this.newest = first;
    this.shown = first;
  }
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly snapshot = (): State => this.shown;
  /** When the newest is as asked for, whether it is drawn yet or not. */
  until(fits: (state: State) => boolean): Promise<void> {
    if (fits(this.newest)) return Promise.resolve();
    return new Promise((resolve) => { this.awaited.push({ fits, resolve }); });
  }
  private awaited: { readonly fits: (state: State) => boolean; readonly resolve: () => void }[] = [];
  /** `atOnce`: there is nothing to be pressed yet. */
  show(state: State, atOnce = false): void {
    this.newest = state;
    const [met, waiting] = [this.awaited.filter(({ fits }) => fits(state)), this.awaited.filter(({ fits }) => !fits(state))];
    this.awaited = waiting;
    for (const { resolve } of met) resolve();
    const draw = (): void => {
      this.shown = this.newest;
      for (const listener of this.listeners) listener();
    };
    if (atOnce) draw();
    else unpressed(draw);
  }
}
