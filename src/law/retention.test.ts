import { expect, test } from 'vitest';
import { type RetentionPeriod, retentionOf } from './retention.ts';

const period = (change: Partial<RetentionPeriod>): RetentionPeriod => ({
  ...{ fieldCode: null, ending: null, years: 10, from: '2020-01-01', decision: 'QĐ 1' },
  ...change,
});
const dossier = { fieldCode: 'G01', ending: 'granted', endedOn: '2026-05-04' } as const;
const all = period({ years: 5 });
const granted = period({ ending: 'granted', years: 20 });
const field = period({ fieldCode: 'G01', years: 30 });
const narrow = period({ fieldCode: 'G01', ending: 'granted', years: null, decision: 'QĐ 2' });

test.each([
  ['nothing set', [], dossier, { years: null, keptUntil: null, decision: null }],
  ['one for all', [all], dossier, { years: 5, keptUntil: '2032-01-01', decision: 'QĐ 1' }],
  ['by its end', [granted, all], dossier, { years: 20, keptUntil: '2047-01-01' }],
  ['the field before the end', [field, granted, all], dossier, { years: 30 }],
  [
    'both before one',
    [narrow, field, granted, all],
    dossier,
    { years: null, keptUntil: null, decision: 'QĐ 2' },
  ],
  ['of another field', [field], { ...dossier, fieldCode: 'G02' }, { years: null, decision: null }],
  ['of another end', [granted, all], { ...dossier, ending: 'ended' }, { years: 5 }],
  ['on its first day', [period({ from: '2026-05-04' })], dossier, { years: 10 }],
  ['a day before it', [period({ from: '2026-05-05' })], dossier, { years: null, decision: null }],
  [
    'the newer of two',
    [period({ from: '2025-01-01', years: 3 }), period({ years: 4 })],
    dossier,
    { years: 3 },
  ],
  ['the later of one day', [period({ years: 3 }), period({ years: 4 })], dossier, { years: 4 }],
  ['the last day of a year', [all], { ...dossier, endedOn: '2026-12-31' }, { keptUntil: '2032-01-01' }],
  ['the first day of a year', [all], { ...dossier, endedOn: '2027-01-01' }, { keptUntil: '2033-01-01' }],
] as const)('%s', (_reason, periods, given, expected) => {
  expect(retentionOf(given, periods)).toMatchObject(expected);
});

test('a day that is none', () => {
  expect(() => retentionOf({ ...dossier, endedOn: '2026-02-30' }, [])).toThrow(RangeError);
});
