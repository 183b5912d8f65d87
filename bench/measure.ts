/** Times and percentiles; figures are medians of one run, compared only within that run. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? Number.NaN) + high) / 2;
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export async function times(count: number, work: (at: number) => Promise<unknown>): Promise<number[]> {
  const all: number[] = [];
  for (let at = 0; at < count; at += 1) all.push(await timed(() => work(at)));
  return all;
}

/** `clients` loops side by side, `each` calls per loop. Answers median milliseconds and calls per second. */
export async function load(clients: number, each: number, work: (client: number, at: number) => Promise<unknown>): Promise<{ ms: number; perSecond: number }> {
  const all: number[] = [];
  const start = performance.now();
  await Promise.all(Array.from({ length: clients }, async (_, client) => {
    for (let at = 0; at < each; at += 1) all.push(await timed(() => work(client, at)));
  }));
  return { ms: median(all), perSecond: (clients * each) / ((performance.now() - start) / 1000) };
}

type Load = Awaited<ReturnType<typeof load>>;
/** The floor and ours by turns, `rounds` times: a machine that others use too is seldom the same for long. Answers the middle of each figure and of each round's ratios. */
export async function byTurns(rounds: number, floor: () => Promise<Load>, own: () => Promise<Load>): Promise<{ ms: number; floorMs: number; times: number; perSecond: number; floorPerSecond: number; throughput: number }> {
  const seen: { floor: Load; own: Load }[] = [];
  for (let round = 0; round < rounds; round += 1) seen.push({ floor: await floor(), own: await own() });
  const middle = (of: (one: { floor: Load; own: Load }) => number): number => median(seen.map(of));
  return {
    ms: middle((one) => one.own.ms), floorMs: middle((one) => one.floor.ms), times: middle((one) => one.own.ms / one.floor.ms),
    perSecond: middle((one) => one.own.perSecond), floorPerSecond: middle((one) => one.floor.perSecond), throughput: middle((one) => one.own.perSecond / one.floor.perSecond),
  };
}
