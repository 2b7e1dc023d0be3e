import { expect, it } from 'vitest';
import { validUntil } from './paper-validity.ts';

it.each([
  ['the same day six months on is its last', 'Giấy xác nhận tình trạng hôn nhân', '2026-05-10', '2026-11-11'],
  ['over the end of a year', 'Giấy xác nhận tình trạng hôn nhân', '2026-09-30', '2027-03-31'],
  ['a month without that day', 'GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN', '2026-08-31', '2027-03-01'],
  ['a leap year', 'Giấy xác nhận tình trạng hôn nhân', '2027-08-29', '2028-03-01'],
  ['before the decree', 'Giấy xác nhận tình trạng hôn nhân', '2015-12-31', null],
  [
    'the declaration for it has no such end',
    'Tờ khai cấp Giấy xác nhận tình trạng hôn nhân',
    '2026-05-10',
    null,
  ],
  ['no text limits it', 'Giấy khai sinh', '2026-05-10', null],
])('%s', (_why, name, issuedOn, until) => {
  expect(validUntil(name, issuedOn)).toBe(until);
});
