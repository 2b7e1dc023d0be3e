import type { TemplateField } from './template.ts';

export const UNTIL_CHANGED = { from: '2025-07-01', until: null, isVerified: false } as const;

/** A line that the examiner must write; proposed from the answers of the form where it was filed online. */
export function line(
  name: string,
  label: string,
  more: Partial<Omit<TemplateField, 'name' | 'label'>> = {},
): TemplateField {
  return { name, label, type: 'line', required: true, ...more };
}

/** Name, birth, papers and home of the person whom a result is about; `at` is the person's place in the form's answers. */
export function person(at: readonly string[]): TemplateField[] {
  const from = (part: string) => ({ answers: at.map((each) => `${each}.${part}`) });
  return [
    line('hoTen', 'Họ, chữ đệm, tên', { proposed: '{nguoiNop}', ...from('hoTen') }),
    line('ngaySinh', 'Ngày, tháng, năm sinh', { proposed: '{ngaySinh}', ...from('ngaySinh') }),
    line('gioiTinh', 'Giới tính', { required: false, ...from('gioiTinh') }),
    line('danToc', 'Dân tộc', { required: false, ...from('danToc') }),
    line('quocTich', 'Quốc tịch', { required: false, proposed: 'Việt Nam', ...from('quocTich') }),
    line('giayTo', 'Giấy tờ tùy thân, số định danh', { proposed: '{soDinhDanh}', ...from('soDinhDanh') }),
    line('noiCuTru', 'Nơi cư trú', { proposed: '{diaChi}', ...from('noiCuTru') }),
  ];
}

/** The same as lines of the document. */
export const PERSON_ROWS = [
  ['Họ, chữ đệm, tên', '{hoTen}'],
  ['Ngày, tháng, năm sinh', '{ngaySinh}'],
  ['Giới tính', '{gioiTinh}'],
  ['Dân tộc', '{danToc}'],
  ['Quốc tịch', '{quocTich}'],
  ['Giấy tờ tùy thân', '{giayTo}'],
  ['Nơi cư trú', '{noiCuTru}'],
] as const;

export const TO_APPLICANT = ['{nguoiNop}', 'Trung tâm PVHCC (để trả kết quả)', 'Lưu: VT, hồ sơ {maHoSo}'];
