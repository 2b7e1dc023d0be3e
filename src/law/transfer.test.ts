import { expect, test } from 'vitest';
import { parseLocal } from './day.ts';
import { transferDue } from './transfer.ts';

test.each([
  ['electronic, before 15:00', '2026-03-02T10:00', 'electronic', '2026-03-02T17:00'],
  ['electronic, exactly 15:00', '2026-03-02T15:00', 'electronic', '2026-03-02T17:00'],
  ['electronic, after 15:00', '2026-03-02T15:01', 'electronic', '2026-03-03T07:00'],
  ['electronic, Friday after 15:00', '2026-03-06T15:01', 'electronic', '2026-03-09T07:00'],
  ['electronic, Saturday with a mobile team', '2026-03-07T09:00', 'electronic', '2026-03-09T07:00'],
  ['paper', '2026-03-02T10:00', 'paper', '2026-03-03T10:00'],
] as const)('%s', (_reason, at, medium, expected) => {
  expect(transferDue(parseLocal(at), medium)).toEqual(parseLocal(expected));
});
