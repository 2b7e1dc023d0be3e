import { RESULT_BOOK, type Step } from '../../features/dossiers/index.ts';
import { toLocalDay } from '../../law/day.ts';
import type { Tx } from '../../platform/database/database.ts';

/** Where each kind of step has its number from. */
const BOOKS: Partial<Record<Step['step'], string>> = {
  ...{ request_supplement: 'supplement_request', refuse: 'refusal', extend: 'apology', apologise: 'apology' },
  ...{ withdraw: 'stop_notice', stop: 'stop_notice', expire: 'stop_notice' },
  ...{ stamp: RESULT_BOOK, approve_correction: RESULT_BOOK },
};
export const RECEIPT_BOOK = 'receipt';

export const bookOf = ({ step }: Step): string | undefined => BOOKS[step];

/** Something that gets a number: when, and where the number is to be put. */
interface Asked {
  at: number;
  give(number: number): void;
}

/** The books of a ward: numbers follow the order of time, from where each book stands, without gaps. */
export class NumberBooks {
  readonly #asked = new Map<string, Asked[]>();

  ask(book: string, at: Date, give: (number: number) => void): void {
    const key = `${book} ${toLocalDay(at).slice(0, 4)}`;
    const asked = this.#asked.get(key);
    if (asked === undefined) this.#asked.set(key, [{ at: at.getTime(), give }]);
    else asked.push({ at: at.getTime(), give });
  }

  /** Gives all numbers and writes where the books stand then. */
  async giveAll(tx: Tx, wardId: number): Promise<void> {
    for (const [key, asked] of this.#asked) {
      const [book, year] = key.split(' ') as [string, string];
      asked.sort((a, b) => a.at - b.at);
      const row = await tx
        .insertInto('number_books')
        .values({ ward_id: wardId, book, year: Number(year), last_number: asked.length })
        .onConflict((conflict) =>
          conflict.columns(['ward_id', 'book', 'year']).doUpdateSet((row) => ({
            last_number: row('number_books.last_number', '+', asked.length),
          })),
        )
        .returning('last_number')
        .executeTakeFirstOrThrow();
      let number = row.last_number - asked.length;
      for (const { give } of asked) give(++number);
    }
  }
}

/** Order numbers of codes, day by day from where the day stands. @returns one for each of these days, which are in their order */
export async function giveCodeNumbers(
  tx: Tx,
  { id: wardId, agencyCode }: { id: number; agencyCode: string },
  days: readonly string[],
): Promise<number[]> {
  const numbers: number[] = [];
  for (const [day, same] of Map.groupBy(days, (each) => each)) {
    const row = await tx
      .insertInto('dossier_code_counters')
      .values({ ward_id: wardId, agency_code: agencyCode, day, last_number: same.length })
      .onConflict((conflict) =>
        conflict.columns(['ward_id', 'agency_code', 'day']).doUpdateSet((row) => ({
          last_number: row('dossier_code_counters.last_number', '+', same.length),
        })),
      )
      .returning('last_number')
      .executeTakeFirstOrThrow();
    for (let at = 1; at <= same.length; at++) numbers.push(row.last_number - same.length + at);
  }
  return numbers;
}
