import {
  daysOf,
  FigureReader,
  INDICATORS,
  isoWeekOf,
  isTakenLate,
  listWeeklyFigures,
  listWeeklyQuality,
  percent,
  readPeriod,
  sumRatios,
} from '../../../features/indicators/index.ts';
import { addDays, toLocalDay, toLocalIso } from '../../../law/day.ts';
import type { Dataset } from './dataset.ts';

/** Four decimals: enough to compare, no more than a division is worth. */
export const rounded = (value: number | null) =>
  value === null ? null : Math.round(value * 10_000) / 10_000;

export const figuresNow: Dataset = {
  name: 'chi-so',
  title: 'Chỉ số từ đầu năm đến nay',
  about: 'Các chỉ số của phường như cán bộ đang thấy, tính từ ngày 1 tháng 1.',
  columns: [
    ['ma', 'Mã chỉ số, không đổi'],
    ['ten', 'Tên'],
    ['tu_so', 'Tử số; trống: chưa có dữ liệu'],
    ['mau_so', 'Mẫu số; trống: chưa có dữ liệu'],
    ['ty_le', 'Phần trăm; trống khi mẫu số bằng 0'],
    ['tu_ngay', 'Ngày đầu kỳ'],
    ['den_ngay', 'Ngày cuối kỳ'],
    ['luc_tinh', 'Lúc tính'],
    ['dinh_nghia', 'Cách tính'],
    ['tu_so_la', 'Tử số là gì'],
    ['mau_so_la', 'Mẫu số là gì'],
    ['can_cu', 'Căn cứ'],
  ],
  read: async ({ db, ward, asOf }) => {
    const { from, until } = daysOf(readPeriod(undefined, undefined, toLocalDay(asOf)));
    const reader = new FigureReader(db, ward.id, asOf);
    return Promise.all(
      INDICATORS.map(async (each) => {
        const trend = await reader.trend(each, from, addDays(until, 1));
        const measured = each.kind === 'catalogue' ? trend.slice(-1) : trend;
        const ratio = measured.length === 0 ? null : sumRatios(measured);
        return [
          ...[
            each.code,
            each.name,
            ratio?.numerator ?? null,
            ratio?.denominator ?? null,
            rounded(percent(ratio)),
          ],
          ...[
            from,
            until,
            toLocalIso(asOf),
            each.definition,
            each.numeratorText,
            each.denominatorText,
            each.law,
          ],
        ];
      }),
    );
  },
};

export const weekly: Dataset = {
  name: 'so-lieu-tuan',
  title: 'Số liệu tuần',
  about: 'Số liệu của từng tuần, chốt vào thứ Hai tuần sau và không sửa lại, kèm định nghĩa lúc chốt.',
  columns: [
    ['nam', 'Năm của tuần (ISO 8601)'],
    ['tuan', 'Số tuần (ISO 8601)'],
    ['thu_hai', 'Ngày đầu tuần'],
    ['ma', 'Mã số liệu, không đổi'],
    ['ten', 'Tên lúc chốt'],
    ['tu_so', 'Tử số'],
    ['mau_so', 'Mẫu số'],
    ['ty_le', 'Phần trăm; trống khi mẫu số bằng 0'],
    ['so_tuan_truoc', 'Thay đổi so với tuần trước, điểm phần trăm'],
    ['luc_chot', 'Lúc chốt'],
    ['dinh_nghia', 'Cách tính lúc chốt'],
  ],
  read: async ({ db, ward }) => {
    const figures = await listWeeklyFigures(db, ward.id, null);
    return figures.map((each) => {
      const { year, week } = isoWeekOf(each.monday);
      return [
        ...[year, week, each.monday, each.code, each.name, each.numerator, each.denominator],
        ...[rounded(percent(each)), rounded(each.delta), toLocalIso(each.takenAt), each.definition],
      ];
    });
  },
};

export const weeklyIndex: Dataset = {
  name: 'chi-so-phuc-vu-tuan',
  title: 'Chỉ số QĐ 766 từng tuần',
  about:
    'Kết quả của từng tuần theo bộ chỉ số Quyết định 766/QĐ-TTg do hệ thống của phường tự tính, công khai vào thứ Hai tuần sau và không sửa lại: tổng điểm, từng nhóm, từng thành phần.',
  columns: [
    ['nam', 'Năm của tuần (ISO 8601)'],
    ['tuan', 'Số tuần (ISO 8601)'],
    ['thu_hai', 'Ngày đầu tuần'],
    ['ma', 'total: tổng điểm; mã nhóm; hoặc số của thành phần'],
    ['cap', 'total, group hoặc component'],
    ['ten', 'Tên lúc công khai'],
    ['tu_so', 'Tử số; trống: chưa đo được'],
    ['mau_so', 'Mẫu số; trống: chưa đo được'],
    ['ty_le', 'Phần trăm; trống khi không có dữ liệu'],
    ['diem', 'Điểm; trống khi không có dữ liệu'],
    ['toi_da_co_du_lieu', 'Điểm tối đa của phần có dữ liệu'],
    ['toi_da', 'Điểm tối đa'],
    ['da_xac_minh', 'có: điểm tối đa và ngưỡng có nguồn xác nhận'],
    ['cach_tinh', 'Cách tính lúc công khai'],
    ['luc_cong_khai', 'Lúc công khai'],
    ['muon', 'có: tổng hợp sau ngày thứ Hai phải công khai'],
    ['ma_ban_chot', 'SHA-256 của bản chốt tuần'],
  ],
  read: async ({ db, ward }) =>
    (await listWeeklyQuality(db, ward.id, null)).map((each) => {
      const { year, week } = isoWeekOf(each.monday);
      const { numerator, denominator } = each;
      const ratio = numerator === null || denominator === null ? null : { numerator, denominator };
      return [
        ...[year, week, each.monday, each.code, each.part, each.name, numerator, denominator],
        ...[rounded(percent(ratio)), each.points, each.maxMeasured, each.max],
        ...[each.isVerified ? 'có' : 'chưa', each.words, toLocalIso(each.takenAt)],
        ...[isTakenLate(each) ? 'có' : 'không', each.hash],
      ];
    }),
};
