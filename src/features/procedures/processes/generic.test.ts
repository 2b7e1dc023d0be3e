import { describe, expect, it } from 'vitest';
import { parseTerm } from '../../../law/due.ts';
import { WORKING_HOURS } from '../../../law/working-time.ts';
import { readCatalogueSeed } from '../seed.ts';
import { faultsOf, warningsOf } from './faults.ts';
import { genericProcess } from './generic.ts';

const HOURS = WORKING_HOURS[0]!;
const DAY = 480;
const limitsOf = (term: string | null) =>
  genericProcess(term === null ? null : parseTerm(term), HOURS).nodes.map((each) => each.limitMinutes);
const sum = (limits: (number | null)[]) => limits.reduce<number>((total, each) => total + (each ?? 0), 0);
/** What a term is in working minutes: hours as they are, days of eight hours, the same day one day. */
const wholeOf = (term: string) => {
  const [, amount, unit] = /^([\d.]+)(\w+)$/.exec(term)!;
  return unit === 'wh' ? Number(amount) * 60 : (Number(amount) || 1) * DAY;
};

describe('the generic process of a procedure', () => {
  it('has limits that add up to every term of every procedure of the catalogue', () => {
    const { procedures } = readCatalogueSeed();
    expect(procedures).toHaveLength(365);
    const terms = procedures.flatMap(({ code, terms }) => terms.map(({ term }) => ({ code, term })));
    expect(terms.filter((each) => each.term !== null).length).toBeGreaterThan(200);
    for (const { code, term } of terms) {
      const process = genericProcess(term === null ? null : parseTerm(term), HOURS);
      expect([...faultsOf(process), ...warningsOf(process)], code).toEqual([]);
      const limits = process.nodes.map((each) => each.limitMinutes);
      if (term === null) expect(limits, code).toEqual(Array(7).fill(null));
      else expect(sum(limits), `${code} ${term}`).toBe(wholeOf(term));
    }
  });

  it.each(['1wh', '0.25wd', '0.5wd', '0wd', '1wd', '5wd', '3650wd', '30cd', '3650cd'])('%s', (term) => {
    const limits = limitsOf(term);
    expect(sum(limits)).toBe(wholeOf(term));
    expect(limits.at(-1)).toBeNull();
    expect(limits.slice(0, -1).every((each) => each !== null && each > 0)).toBe(true);
  });
});
