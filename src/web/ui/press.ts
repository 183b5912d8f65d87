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
for (const name of ['click', 'change', 'keydown', 'dragstart', 'pagehide']) addEventListener(name, () => { if (down) release(); }, true);

/** At once, or as soon as no pointer is down. */
export function unpressed(act: () => void): void {
  if (down) waiting = [...waiting, act];
  else act();
}
