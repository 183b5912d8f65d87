import { useCallback, useEffect, useRef, useState } from 'react';
import { unpressed } from './press.ts';

const pause = 400;

/**
 * Text that is being written: shown at once, handed on after a short pause, when the field is left, when it goes away and when
 * the window is hidden. A value that comes from elsewhere is taken in only while nothing is waiting to be handed on.
 */
export function useWriting(value: string, hand: (words: string) => void) {
  const [words, setWords] = useState(value);
  const [taken, setTaken] = useState(value);
  const waiting = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const receiver = useRef(hand);
  useEffect(() => { receiver.current = hand; });
  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const last = waiting.current;
    waiting.current = null;
    if (last !== null) receiver.current(last);
  }, []);
  if (value !== taken) {
    setTaken(value);
    if (words === taken) setWords(value);
  }
  useEffect(() => {
    const hidden = () => { if (document.visibilityState === 'hidden') flush(); };
    document.addEventListener('visibilitychange', hidden);
    addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('pagehide', flush);
      flush();
    };
  }, [flush]);
  const write = (next: string) => {
    setWords(next);
    waiting.current = next;
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, pause);
  };
  /** The field is left; by a press on a button the words are handed on before that is heard. */
  const leave = () => unpressed(flush);
  /** Lets what waits go, unsaid. */
  const drop = () => { clearTimeout(timer.current); waiting.current = null; };
  return { words, write, flush, leave, drop };
}
