import { line, PERSON_ROWS, person, TO_APPLICANT, UNTIL_CHANGED } from './person-fields.ts';
import type { ResultTemplate, TemplateField } from './template.ts';

const SOURCE_FIELDS: TemplateField[] = [
  line('noiDangKy', 'Nơi đăng ký', { proposed: '{uyBan}', answers: ['noiDangKy'] }),
  line('soDangKy', 'Số, quyển số', { answers: ['soDangKy'] }),
  line('ngayDangKy', 'Ngày đăng ký', { type: 'day', answers: ['ngayDangKy'] }),
];
const SOURCE_ROWS = [
  ['Nơi đăng ký', '{noiDangKy}'],
  ['Số, quyển số', '{soDangKy}'],
  ['Ngày đăng ký', '{ngayDangKy}'],
] as const;

function extract(
  code: string,
  label: string,
  procedures: readonly string[],
  own: { at: readonly string[]; fields: TemplateField[]; rows: readonly (readonly [string, string])[] },
): ResultTemplate {
  return {
    ...UNTIL_CHANGED,
    ...{ code, label, procedures, title: label, subject: '', symbol: 'TL', authority: 'collective' },
    fields: [...person(own.at), ...own.fields, ...SOURCE_FIELDS],
    parts: [
      { kind: 'facts', rows: PERSON_ROWS },
      { kind: 'facts', rows: own.rows },
      { kind: 'facts', rows: SOURCE_ROWS },
      { kind: 'paragraph', text: 'Trích lục đúng theo Sổ hộ tịch và Cơ sở dữ liệu hộ tịch./.' },
    ],
    recipients: TO_APPLICANT,
  };
}

/** Trích lục hộ tịch: what a register of civil status holds about an event. */
export const EXTRACTS: readonly ResultTemplate[] = [
  extract('death', 'Trích lục khai tử', ['1.000656', '1.000419', '1.001766', '1.004827'], {
    at: ['nguoiChet'],
    fields: [
      line('luc', 'Đã chết vào lúc', { answers: ['ngayChet'], help: 'Giờ, phút, ngày, tháng, năm' }),
      line('noiChet', 'Nơi chết', { answers: ['diaChiChet', 'tenCoSoYTe'] }),
      line('nguyenNhan', 'Nguyên nhân chết', { required: false }),
    ],
    rows: [
      ['Đã chết vào lúc', '{luc}'],
      ['Nơi chết', '{noiChet}'],
      ['Nguyên nhân chết', '{nguyenNhan}'],
    ],
  }),
  extract('guardianship', 'Trích lục đăng ký giám hộ', ['1.004837', '1.001669'], {
    at: ['nguoiDuocGiamHo'],
    fields: [
      line('nguoiGiamHo', 'Người giám hộ', { proposed: '{nguoiNop}' }),
      line('quanHe', 'Quan hệ', { required: false }),
    ],
    rows: [
      ['Người giám hộ', '{nguoiGiamHo}'],
      ['Quan hệ', '{quanHe}'],
    ],
  }),
  extract(
    'parentage',
    'Trích lục đăng ký nhận cha, mẹ, con',
    ['1.001022', '1.000689', '1.000080', '1.001695'],
    {
      at: ['nguoiNhan'],
      fields: [line('laCuaAi', 'Là cha/mẹ/con của', {})],
      rows: [['Là cha/mẹ/con của', '{laCuaAi}']],
    },
  ),
  extract('correction', 'Trích lục thay đổi, cải chính hộ tịch', ['1.004859', '2.000748'], {
    at: ['nguoiThayDoi'],
    fields: [line('noiDung', 'Nội dung thay đổi, cải chính', { type: 'text' })],
    rows: [['Nội dung thay đổi, cải chính', '{noiDung}']],
  }),
  extract('copy', 'Trích lục hộ tịch (bản sao)', ['2.000635', '2.000908'], {
    at: ['nguoiDuocCap'],
    fields: [
      line('viec', 'Việc hộ tịch', { answers: ['loaiKhac'], help: 'Khai sinh, kết hôn, khai tử …' }),
      line('noiDung', 'Nội dung ghi trong sổ', { type: 'text' }),
    ],
    rows: [
      ['Việc hộ tịch', '{viec}'],
      ['Nội dung', '{noiDung}'],
    ],
  }),
];
