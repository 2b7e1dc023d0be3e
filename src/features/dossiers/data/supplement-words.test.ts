import { expect, it } from 'vitest';
import { supplementWords } from './supplement-words.ts';

const look = (
  paper: string,
  outcome: 'found' | 'not_found' | 'unavailable',
  adapter: 'network' | 'none' = 'network',
) => ({
  ...{ paper, outcome, adapter, database: 'civil_status' as const },
});

it('speaks of each paper once, by its newest look-up', () => {
  const words = supplementWords([
    look('Giấy khai sinh', 'unavailable'),
    look('Giấy khai sinh', 'not_found'),
    look('Trích lục khai tử', 'not_found'),
  ])!;
  expect(words.items.split('\n')).toHaveLength(2);
  expect(words.reason.split('\n'), 'one reason for both').toHaveLength(1);
  expect(words.reason).toContain('hộ tịch');
});

it('says nothing where the data were found in the end, or where nobody looked', () => {
  expect(supplementWords([look('Giấy khai sinh', 'not_found'), look('Giấy khai sinh', 'found')])).toBeNull();
  expect(supplementWords([look('Giấy khai sinh', 'unavailable', 'none')])).toBeNull();
  expect(supplementWords([])).toBeNull();
});
