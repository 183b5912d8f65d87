import { useEffect, useState, type ComponentType } from 'react';

/** Milliseconds between two tries while the piece is wanted and the network is away. */
const again = 2000;
const touched = new Promise<void>((resolve) => {
  for (const touch of ['keydown', 'pointerdown', 'pointermove']) addEventListener(touch, () => resolve(), { once: true, capture: true, passive: true });
});

/**
 * A piece that no first view needs, a dialog above all. It is fetched when the person first touches a key or the pointer, so that
 * it is there when it is asked for, also if the network is gone by then; asked for earlier, it comes as soon as it has been fetched –
 * or, where it has nothing to do before then, still at that first touch.
 */
export function later<Given extends object>(piece: () => Promise<ComponentType<Given>>, wanted: 'shown' | 'touched' = 'shown'): ComponentType<Given> {
  let there: ComponentType<Given> | null = null;
  const fetched = async (): Promise<ComponentType<Given>> => { there ??= await piece(); return there; };
  void touched.then(() => fetched().catch(() => undefined)); // asked for again below when it is wanted
  return function Later(given: Given) {
    const [Piece, setPiece] = useState(() => there);
    useEffect(() => {
      if (Piece) return undefined;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let gone = false;
      const ask = (): void => {
        fetched().then((found) => { if (!gone) setPiece(() => found); }, () => { if (!gone) timer = setTimeout(ask, again); });
      };
      if (wanted === 'shown') ask();
      else void touched.then(() => { if (!gone) ask(); });
      return () => { gone = true; clearTimeout(timer); };
    }, [Piece]);
    return Piece ? <Piece {...given} /> : null;
  };
}
