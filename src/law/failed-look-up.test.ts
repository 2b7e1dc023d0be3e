import { describe, expect, it } from 'vitest';
import { afterFailedLookUp, isWrongThere, LOOKUP_OUTCOMES, mayAskPaper } from './failed-look-up.ts';
import { DATABASE_CODES, NATIONAL_DATABASES } from './national-databases.ts';

describe('after a look-up', () => {
  it.each([
    ['found', false, false],
    ['incomplete', true, true],
    ['not_found', true, true],
    ['mismatch', true, true],
    ['unavailable', true, false],
    ['timed_out', true, false],
  ] as const)(
    '%s: the paper may be asked: %s; the data are to be put right: %s',
    (outcome, mayAsk, isWrong) => {
      expect([mayAskPaper(outcome), isWrongThere(outcome)]).toEqual([mayAsk, isWrong]);
    },
  );

  it('that failed the applicant is told the paper, the database, its owner, and where to go when the data are wrong', () => {
    for (const code of DATABASE_CODES) {
      const database = NATIONAL_DATABASES[code];
      for (const outcome of LOOKUP_OUTCOMES) {
        if (outcome === 'found') continue;
        const { item, reason } = afterFailedLookUp('Giấy khai sinh', outcome, database);
        expect(item).toContain('Giấy khai sinh');
        expect(reason).toContain(`${database.name} (${database.owner})`);
        expect(reason.includes(database.update)).toBe(isWrongThere(outcome));
        expect(item.includes('cập nhật')).toBe(isWrongThere(outcome));
      }
    }
  });
});
