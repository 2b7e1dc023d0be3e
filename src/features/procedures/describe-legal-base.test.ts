import { expect, it } from 'vitest';
import { describeLegalBase } from './describe-legal-base.ts';

it.each([
  ['123/2015/NĐ-CP', 'Nghị định 123/2015/NĐ-CP'],
  ['66.7/2025/NQ-CP', 'Nghị quyết 66.7/2025/NQ-CP'],
  ['53/2025/TT-BCA', 'Thông tư 53/2025/TT-BCA'],
  ['24/2021/QĐ-TTg', 'Quyết định 24/2021/QĐ-TTg'],
  ['62/2020/QH14', 'Văn bản của Quốc hội, số 62/2020/QH14'],
  ['Bộ luật Dân sự', 'Bộ luật Dân sự'],
])('names the kind of %s', (number, words) => {
  expect(describeLegalBase(number)).toBe(words);
});
