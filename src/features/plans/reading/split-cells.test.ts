import { expect, it } from 'vitest';
import { readTargets } from './read-targets.ts';
import { splitDeliverables } from './split-deliverables.ts';
import { splitUnits } from './split-units.ts';

it.each([
  ['Đạt từ 90% trở lên hồ sơ đúng hạn', '>=90%'],
  ['Tỷ lệ hồ sơ trễ hạn dưới 1%', '<=1%'],
  ['nhỏ hơn 5%', '<=5%'],
  ['không thấp hơn 85%', '>=85%'],
  ['Phấn đấu đạt 95,5% trở lên', '>=95.5%'],
  ['Tỷ lệ từ 80% đến 90%', '>=80% <=90%'],
  ['80-90% hồ sơ', '>=80% <=90%'],
  ['Ít nhất 02 cuộc đối thoại một năm', '>=2cuộc'],
  ['Hài lòng đạt 95% trở lên, trong đó đất đai tối thiểu 90%', '>=95% >=90%'],
  ['Không có hồ sơ quá hạn', ''],
])('reads the targets of "%s"', (text, expected) => {
  expect(
    readTargets(text)
      .map((each) => `${each.op}${each.value}${each.unit}`)
      .join(' '),
  ).toBe(expected);
});

it.each([
  [
    'Phòng Văn hóa - Xã hội, Phòng Kinh tế, Hạ tầng và Đô thị',
    'Phòng Văn hóa - Xã hội|Phòng Kinh tế, Hạ tầng và Đô thị',
  ],
  ['TTPVHCC và VP HĐND&UBND', 'TTPVHCC|VP HĐND&UBND'],
  ['Văn phòng\nHĐND và\nUBND phường', 'Văn phòng HĐND và UBND phường'],
  ['1. Văn phòng\n2. Công an phường', 'Văn phòng|Công an phường'],
  ['\uf0b7 Văn phòng\n\uf0b7 Công an phường', 'Văn phòng|Công an phường'],
  [
    'Các phòng, ban, đơn vị; UBMTTQ và các đoàn thể phường',
    'Các phòng, ban, đơn vị|UBMTTQ|các đoàn thể phường',
  ],
])('splits the units of "%s"', (text, expected) => {
  expect(splitUnits(text).join('|')).toBe(expected);
});

it.each([
  ['Quyết định công bố Danh mục TTHC', 'Quyết định công bố Danh mục TTHC'],
  ['Kế hoạch Văn bản chỉ đạo Báo cáo', 'Kế hoạch|Văn bản chỉ đạo|Báo cáo'],
  ['- Tin, bài;\n- Báo cáo', 'Tin, bài|Báo cáo'],
])('splits the deliverables of "%s"', (text, expected) => {
  expect(splitDeliverables(text).join('|')).toBe(expected);
});
