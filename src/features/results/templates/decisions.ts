import { line, UNTIL_CHANGED } from './person-fields.ts';
import type { ResultTemplate, TemplateField } from './template.ts';

const BASIS: TemplateField = {
  ...{ name: 'canCu', label: 'Căn cứ', type: 'text', required: true },
  help: 'Mỗi dòng một căn cứ: luật, nghị định, đề nghị của phòng …',
};
const EXECUTION: TemplateField = line('thiHanh', 'Trách nhiệm thi hành', {
  type: 'text',
  proposed:
    'Chánh Văn phòng HĐND và UBND, thủ trưởng các đơn vị có liên quan và ông/bà {nguoiNop} chịu trách nhiệm thi hành Quyết định này.',
});

function decision(
  own: Pick<ResultTemplate, 'code' | 'label' | 'subject' | 'procedures'> & {
    fields: TemplateField[];
    articles: string[];
  },
): ResultTemplate {
  const { articles, fields, ...rest } = own;
  return {
    ...UNTIL_CHANGED,
    ...rest,
    ...{ title: 'Quyết định', symbol: 'QĐ', authority: 'chairman' },
    fields: [...fields, BASIS, EXECUTION],
    parts: [
      { kind: 'heading', text: 'Chủ tịch {uyBan}' },
      { kind: 'basis', text: '{canCu}' },
      { kind: 'heading', text: 'Quyết định:' },
      ...articles.map((text) => ({ kind: 'article', text }) as const),
      { kind: 'article', text: 'Quyết định này có hiệu lực kể từ ngày ký.' },
      { kind: 'article', text: '{thiHanh}/.' },
    ],
    recipients: ['Như Điều {soDieu}', 'Trung tâm PVHCC (để trả kết quả)', 'Lưu: VT, hồ sơ {maHoSo}'],
  };
}

/** Quyết định of the chairman. */
export const DECISIONS: readonly ResultTemplate[] = [
  decision({
    code: 'funeral-support',
    label: 'Quyết định hỗ trợ chi phí mai táng',
    subject: 'Về việc hỗ trợ chi phí mai táng',
    procedures: ['1.001731', '1.014028'],
    fields: [
      line('nguoiChet', 'Người đã chết', { answers: ['nguoiChet.hoTen'] }),
      line('ngayChet', 'Ngày chết', { type: 'day', answers: ['ngayChet'] }),
      line('nguoiNhan', 'Người nhận hỗ trợ', { proposed: '{nguoiNop}', answers: ['nguoiLo.hoTen'] }),
      line('noiCuTru', 'Nơi cư trú của người nhận', { proposed: '{diaChi}', answers: ['nguoiLo.noiCuTru'] }),
      line('soTien', 'Số tiền (bằng số và bằng chữ)'),
    ],
    articles: [
      'Hỗ trợ chi phí mai táng đối với ông/bà {nguoiChet} (chết ngày {ngayChet}) cho ông/bà {nguoiNhan}, cư trú tại {noiCuTru}. Số tiền: {soTien}.',
    ],
  }),
  decision({
    code: 'allowance',
    label: 'Quyết định hưởng, điều chỉnh, thôi hưởng trợ cấp',
    subject: 'Về việc {viec} trợ cấp',
    procedures: ['1.001776', '1.014027'],
    fields: [
      line('viec', 'Việc', { proposed: 'hưởng', help: 'hưởng, điều chỉnh hoặc thôi hưởng' }),
      line('nguoiHuong', 'Người hưởng', { proposed: '{nguoiNop}', answers: ['nguoiHuong.hoTen'] }),
      line('ngaySinh', 'Ngày sinh', { proposed: '{ngaySinh}', answers: ['nguoiHuong.ngaySinh'] }),
      line('noiCuTru', 'Nơi cư trú', { proposed: '{diaChi}', answers: ['nguoiHuong.noiCuTru'] }),
      line('mucHuong', 'Mức hưởng một tháng (bằng số và bằng chữ)'),
      line('tuThang', 'Kể từ'),
    ],
    articles: [
      'Ông/bà {nguoiHuong}, sinh ngày {ngaySinh}, cư trú tại {noiCuTru} được {viec} trợ cấp kể từ {tuThang}. Mức hưởng: {mucHuong}.',
    ],
  }),
  decision({
    code: 'decision',
    label: 'Quyết định (chung)',
    subject: 'Về việc {veViec}',
    procedures: null,
    fields: [
      line('veViec', 'Về việc', { proposed: '{ketQua}' }),
      line('noiDung', 'Nội dung quyết định (Điều 1)', { type: 'text' }),
    ],
    articles: ['{noiDung}'],
  }),
];
