import { line, PERSON_ROWS, person, TO_APPLICANT, UNTIL_CHANGED } from './person-fields.ts';
import type { ResultTemplate } from './template.ts';

const PURPOSE = line('mucDich', 'Được sử dụng để', { required: false, answers: ['mucDichKhac'] });

/** Giấy xác nhận: what the committee confirms about a person. */
export const CERTIFICATES: readonly ResultTemplate[] = [
  {
    ...UNTIL_CHANGED,
    code: 'marital-status',
    label: 'Giấy xác nhận tình trạng hôn nhân',
    title: 'Giấy xác nhận',
    subject: 'Tình trạng hôn nhân',
    symbol: 'GXN',
    procedures: ['1.004873'],
    authority: 'collective',
    fields: [
      ...person(['nguoiXacNhan']),
      line('noiO', 'Trong thời gian cư trú tại', { proposed: '{diaChi}' }),
      line('thoiGian', 'Từ ngày … đến ngày …', { help: 'Ví dụ: từ ngày 01/01/2020 đến nay' }),
      line('tinhTrang', 'Tình trạng hôn nhân', { help: 'Ví dụ: chưa đăng ký kết hôn với ai' }),
      line('mucDich', 'Giấy này được cấp để', { help: 'Ví dụ: đăng ký kết hôn với …' }),
      line('giaTri', 'Giá trị sử dụng', { proposed: '6 tháng kể từ ngày cấp' }),
    ],
    parts: [
      { kind: 'paragraph', text: 'Xét đề nghị của ông/bà {nguoiNop} (hồ sơ {maHoSo}), {uyBan} xác nhận:' },
      { kind: 'facts', rows: PERSON_ROWS },
      {
        kind: 'paragraph',
        text: 'Trong thời gian cư trú tại {noiO}, {thoiGian}; tình trạng hôn nhân: {tinhTrang}.',
      },
      { kind: 'paragraph', text: 'Giấy này được cấp để: {mucDich}.' },
      { kind: 'paragraph', text: 'Giấy này có giá trị sử dụng: {giaTri}./.' },
    ],
    recipients: TO_APPLICANT,
  },
  {
    ...UNTIL_CHANGED,
    code: 'civil-status-information',
    label: 'Văn bản xác nhận thông tin hộ tịch',
    title: 'Giấy xác nhận',
    subject: 'Thông tin hộ tịch',
    symbol: 'XNHT',
    procedures: ['2.002516'],
    authority: 'collective',
    fields: [
      ...person(['nguoiXacNhan']),
      line('noiDung', 'Thông tin được xác nhận', { type: 'text', answers: ['noiDung'] }),
      line('canCu', 'Theo sổ, cơ sở dữ liệu', {
        help: 'Tên sổ, số, ngày, nơi đăng ký',
        answers: ['soDangKy'],
      }),
      PURPOSE,
    ],
    parts: [
      { kind: 'paragraph', text: 'Theo đề nghị của ông/bà {nguoiNop} (hồ sơ {maHoSo}), {uyBan} xác nhận:' },
      { kind: 'facts', rows: PERSON_ROWS },
      { kind: 'paragraph', text: 'Thông tin hộ tịch: {noiDung}' },
      {
        kind: 'facts',
        rows: [
          ['Căn cứ', '{canCu}'],
          ['Được sử dụng để', '{mucDich}'],
        ],
      },
      { kind: 'paragraph', text: 'Giấy này được cấp theo thông tin lưu tại thời điểm cấp./.' },
    ],
    recipients: TO_APPLICANT,
  },
  {
    ...UNTIL_CHANGED,
    code: 'disability',
    label: 'Giấy xác nhận khuyết tật',
    title: 'Giấy xác nhận',
    subject: 'Khuyết tật',
    symbol: 'GXNKT',
    procedures: ['1.001653', '1.001699'],
    authority: 'chairman',
    fields: [
      ...person(['nguoiKhuyetTat']),
      line('dang', 'Dạng khuyết tật'),
      line('mucDo', 'Mức độ khuyết tật', { help: 'Đặc biệt nặng, nặng hoặc nhẹ' }),
      line('ketLuan', 'Kết luận của Hội đồng', { help: 'Số, ngày biên bản' }),
    ],
    parts: [
      { kind: 'paragraph', text: 'Chủ tịch {uyBan} xác nhận:' },
      { kind: 'facts', rows: PERSON_ROWS },
      {
        kind: 'facts',
        rows: [
          ['Dạng khuyết tật', '{dang}'],
          ['Mức độ khuyết tật', '{mucDo}'],
          ['Căn cứ kết luận của Hội đồng xác định mức độ khuyết tật', '{ketLuan}'],
        ],
      },
      { kind: 'paragraph', text: 'Giấy xác nhận này có giá trị kể từ ngày cấp./.' },
    ],
    recipients: TO_APPLICANT,
  },
  {
    ...UNTIL_CHANGED,
    code: 'certificate',
    label: 'Giấy xác nhận (chung)',
    title: 'Giấy xác nhận',
    subject: '{veViec}',
    symbol: 'GXN',
    procedures: null,
    authority: 'collective',
    fields: [
      line('veViec', 'Về việc', { proposed: '{ketQua}' }),
      ...person(['nguoiXacNhan']),
      line('noiDung', 'Nội dung xác nhận', { type: 'text' }),
      PURPOSE,
    ],
    parts: [
      { kind: 'paragraph', text: 'Xét đề nghị của ông/bà {nguoiNop} (hồ sơ {maHoSo}), {uyBan} xác nhận:' },
      { kind: 'facts', rows: PERSON_ROWS },
      { kind: 'paragraph', text: '{noiDung}' },
      { kind: 'facts', rows: [['Được sử dụng để', '{mucDich}']] },
      { kind: 'paragraph', text: 'Giấy này được cấp theo yêu cầu của người có tên trên./.' },
    ],
    recipients: TO_APPLICANT,
  },
];
