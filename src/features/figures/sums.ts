import type { Count, FactPlace, PlacedFact } from './schema.ts';

/** Facts added up by what they are, day and place. What adds up to nothing is not there. */
export class FactSums {
  readonly #sums = new Map<string, PlacedFact>();

  add(facts: readonly PlacedFact[], sign: 1 | -1 = 1): void {
    for (const fact of facts) {
      const key = keyOf(fact);
      const sum = this.#sums.get(key);
      if (sum === undefined)
        this.#sums.set(key, {
          ...fact,
          ...{ total: sign * fact.total, counted: sign * fact.counted, minutes: sign * fact.minutes },
        });
      else {
        sum.total += sign * fact.total;
        sum.counted += sign * fact.counted;
        sum.minutes += sign * fact.minutes;
      }
    }
  }

  /** Takes out the sum of one place, to compare it. */
  take(place: Pick<PlacedFact, 'code' | 'day' | keyof FactPlace>): Count {
    const key = keyOf(place);
    const { total, counted, minutes } = this.#sums.get(key) ?? { total: 0, counted: 0, minutes: 0 };
    this.#sums.delete(key);
    return { total, counted, minutes };
  }

  all(): PlacedFact[] {
    return [...this.#sums.values()].filter(isSomething);
  }
}

function keyOf(fact: Pick<PlacedFact, 'code' | 'day' | keyof FactPlace>): string {
  return `${fact.code} ${fact.day} ${fact.procedureCode} ${fact.unitId} ${fact.officerId}`;
}

function isSomething({ total, counted, minutes }: Count): boolean {
  return total !== 0 || counted !== 0 || minutes !== 0;
}
