import { instant, toLocalDay } from '../../law/day.ts';
import { keyOf } from '../key.ts';

const OPENING_VND = 200_000;

/** The tills of a ward's desks: one for each officer and day on which cash came, counted in the evening, or earlier where time has not come to it. */
export class CashShifts {
  readonly #shifts = new Map<string, { officerId: number; day: string; cashVnd: number; id: number }>();

  add(officerId: number, at: Date, amountVnd: number): void {
    const day = toLocalDay(at);
    const shift = this.#shifts.get(`${officerId} ${day}`);
    if (shift) shift.cashVnd += amountVnd;
    else this.#shifts.set(`${officerId} ${day}`, { officerId, day, cashVnd: amountVnd, id: 0 });
  }

  get size(): number {
    return this.#shifts.size;
  }

  idOf(officerId: number, at: Date): number {
    return this.#shifts.get(`${officerId} ${toLocalDay(at)}`)!.id;
  }

  /** Their rows, with ids from the first one on. */
  rows({ wardId, firstId, until, run }: { wardId: number; firstId: number; until: Date; run: string }) {
    const inOrder = [...this.#shifts.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
    return inOrder.map((shift, at) => {
      const { officerId, day, cashVnd } = shift;
      shift.id = firstId + at;
      const evening = instant(day, 17 * 60 + 30);
      const expected = OPENING_VND + cashVnd;
      return {
        ...{ ward_id: wardId, id: shift.id, officer_id: officerId, opened_at: instant(day, 7 * 60) },
        ...{ opening_vnd: OPENING_VND, closed_at: evening < until ? evening : until },
        ...{ expected_vnd: expected, counted_vnd: expected },
        client_key: keyOf(`${run} shift ${officerId} ${day}`),
      };
    });
  }
}
