/** Calls when the next frame has been drawn, for work that may wait until what is there already is seen. Answers what calls it off. While the window is not shown no frame is drawn, and it waits. */
export function afterFrame(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A task that is put after a frame's own work begins when the frame is drawn.
  const frame = requestAnimationFrame(() => { timer = setTimeout(act); });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
