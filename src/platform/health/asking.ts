/** When a question that nobody answered is given up and put anew. */
const GIVE_UP_MS = 30_000;

/** Who asks while the same question is under way shares its answer, so that a dead database gathers no crowd of questions. */
export function oneAtATime<T>(ask: () => Promise<T>): () => Promise<T> {
  let pending: Promise<T> | null = null;
  return () => {
    if (pending !== null) return pending;
    const asked = ask();
    pending = asked;
    const forget = () => {
      if (pending === asked) pending = null;
    };
    setTimeout(forget, GIVE_UP_MS).unref();
    asked.then(forget, forget);
    return asked;
  };
}

/** The answer if it comes in time, else the error: that it did not, or what it was. */
export async function within<T>(
  limitMs: number,
  answer: Promise<T>,
): Promise<{ value: T } | { error: unknown }> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`No answer within ${limitMs} ms.`)), limitMs);
  });
  try {
    return { value: await Promise.race([answer, late]) };
  } catch (error) {
    return { error };
  } finally {
    clearTimeout(timer);
  }
}
