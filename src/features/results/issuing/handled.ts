import { Problem } from '../../../platform/problem.ts';

/** What became of one of several documents; `why` is null when it went. */
export interface Handled {
  dossierId: number;
  code: string;
  why: string | null;
}

/** Does one after the other; what is refused does not stop the others. Whatever is no refusal is a bug and is thrown. */
export async function handleEach<Item extends { dossierId: number }>(
  items: readonly Item[],
  work: (item: Item) => Promise<string>,
): Promise<Handled[]> {
  const done: Handled[] = [];
  for (const item of items) {
    const { dossierId } = item;
    try {
      done.push({ dossierId, code: await work(item), why: null });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const why = [error.message, ...Object.values(error.fields)].join(' ');
      done.push({ dossierId, code: `#${dossierId}`, why });
    }
  }
  return done;
}
