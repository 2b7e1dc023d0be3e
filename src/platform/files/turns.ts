/** Lets so much work run at once as given; the rest waits in the order in which it came. */
export function openTurns(most: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((wake) => waiting.push(wake));
    else running++;
    try {
      return await work();
    } finally {
      // Whoever is woken takes this turn over.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
