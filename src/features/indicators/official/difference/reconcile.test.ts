import fc from 'fast-check';
import { expect, test } from 'vitest';
import { percent } from '../../indicator.ts';
import { type ComparedDossier, DIFFERENCES, reconcile } from './reconcile.ts';
import { standingInList } from './standing-in-list.ts';

const day = fc.constantFrom('2026-03-01', '2026-03-15', '2026-04-02', null);
const dossier = fc.record({
  channel: fc.constantFrom('direct' as const, 'online' as const),
  ...{ receivedOn: day, dueOn: day, finishedOn: day, hasResultFile: fc.boolean() },
  standing: fc.option(fc.record({ isCounted: fc.boolean() }), { freq: 3 }),
});
const side = fc
  .dictionary(fc.constantFrom(...'abcdefghij'), dossier, { noNullPrototype: true })
  .map((all) => Object.entries(all).map(([code, each]): ComparedDossier => ({ code, ...each })));

test('các phần cộng lại đúng bằng chênh lệch; mỗi hồ sơ ở đúng một phần', () => {
  fc.assert(
    fc.property(side, side, fc.option(fc.integer({ min: 0, max: 100 })), (ours, theirs, published) => {
      const found = reconcile(ours, theirs, published);
      const sum = (of: 'numerator' | 'denominator' | 'points') =>
        found.classes.reduce((total, each) => total + each[of], 0);
      expect(found.ours.numerator + sum('numerator')).toBe(found.list.numerator);
      expect(found.ours.denominator + sum('denominator')).toBe(found.list.denominator);
      const [own, list] = [percent(found.ours), percent(found.list)];
      if (own !== null && list !== null) expect(own + sum('points')).toBeCloseTo(list, 9);
      if (own !== null && list !== null && published !== null)
        expect(own + sum('points') + found.remainder!).toBeCloseTo(published, 9);
      const codes = found.classes.flatMap((each) => each.rows.map((row) => row.code));
      expect(new Set(codes).size).toBe(codes.length);
      const looked = new Set(
        [...ours, ...theirs].filter((each) => each.standing !== null).map((each) => each.code),
      );
      expect(codes.length + found.same).toBe(looked.size);
      expect(found.classes.map((each) => DIFFERENCES.indexOf(each.kind))).toEqual(
        found.classes.map((each) => DIFFERENCES.indexOf(each.kind)).sort((a, b) => a - b),
      );
    }),
  );
});

test('hai bên như nhau thì không còn gì để giải thích', () => {
  fc.assert(
    fc.property(side, (same) => {
      const found = reconcile(same, same, percent(reconcile(same, same, null).ours));
      expect(found.classes).toEqual([]);
      expect(found.remainder ?? 0).toBe(0);
    }),
  );
});

test('danh sách được tính theo đúng cách của mình: ngày đầu và ngày cuối kỳ đều trong kỳ', () => {
  const days = { from: '2026-03-01', until: '2026-03-31' };
  const at = (receivedOn: string) => ({
    ...{ code: 'x', status: '', channel: 'online' as const, receivedOn },
    ...{ dueOn: '2026-03-31', finishedOn: null, isLate: null, hasResultFile: null },
  });
  expect(standingInList('received-online', at('2026-03-01'), days)).toEqual({ isCounted: true });
  expect(standingInList('received-online', at('2026-03-31'), days)).toEqual({ isCounted: true });
  expect(standingInList('received-online', at('2026-04-01'), days)).toBe(null);
  expect(standingInList('on-time', at('2026-03-01'), days)).toEqual({ isCounted: false });
});
