import {
  APPLICANT_LABELS,
  COMPETENT_UNIT_LABELS,
  describeFee,
  describeTerm,
  listInForce,
  METHOD_LABELS,
  ONLINE_LABELS,
  type ProcedureVersion,
} from '../../../features/procedures/index.ts';
import { toLocalDay } from '../../../law/day.ts';
import type { Asked, Cell, Dataset } from './dataset.ts';

/** The procedures in force today that people outside the offices have a part in. */
async function publicProcedures({ db, asOf }: Asked): Promise<ProcedureVersion[]> {
  const all = await listInForce(db, toLocalDay(asOf));
  return all.filter(({ code }) => !code.startsWith('6.'));
}

const yesNo = (value: boolean | null): Cell => (value === null ? null : value ? 'có' : 'không');

export const procedureTable: Dataset = {
  name: 'thu-tuc',
  title: 'Danh mục thủ tục hành chính',
  about: 'Thủ tục đang có hiệu lực, một dòng một thủ tục.',
  columns: [
    ['ma', 'Mã thủ tục trên Cơ sở dữ liệu quốc gia'],
    ['ten', 'Tên'],
    ['ma_linh_vuc', 'Mã lĩnh vực'],
    ['linh_vuc', 'Lĩnh vực'],
    ['doi_tuong', 'Ai thực hiện'],
    ['truc_tuyen', 'Mức độ dịch vụ công trực tuyến; trống: chưa rõ'],
    ['cach_nop', 'Cách nộp'],
    ['thoi_han', 'Thời hạn giải quyết'],
    ['don_vi', 'Đơn vị giải quyết; trống: chưa rõ'],
    ['phi_dia_gioi', 'Nhận cả của phường, xã khác; trống: chưa rõ'],
    ['hieu_luc_tu', 'Có hiệu lực từ ngày'],
    ['quyet_dinh', 'Quyết định công bố; trống: chưa rõ'],
    ['dia_chi', 'Trang của thủ tục trên cổng này'],
  ],
  read: async (asked) =>
    (await publicProcedures(asked)).map((each) => [
      ...[each.code, each.name, each.fieldCode, each.field],
      each.applicants.map((applicant) => APPLICANT_LABELS[applicant]).join('; '),
      each.onlineLevel && ONLINE_LABELS[each.onlineLevel],
      each.methods.map((method) => METHOD_LABELS[method]).join('; '),
      each.terms.map(describeTerm).join('; '),
      each.competentUnitCode && COMPETENT_UNIT_LABELS[each.competentUnitCode],
      ...[yesNo(each.anyPlace), each.validFrom, each.decision, `${asked.origin}/thu-tuc/${each.code}`],
    ]),
};

const FEE_WORDS = {
  free: 'không thu',
  fixed: 'một mức',
  tiered: 'theo số trang',
  local: 'theo Hội đồng nhân dân thành phố',
  unknown: 'chưa xác minh',
} as const;

export const feeTable: Dataset = {
  name: 'phi-le-phi',
  title: 'Phí, lệ phí',
  about: 'Phí, lệ phí của từng thủ tục; một dòng một khoản.',
  columns: [
    ['ma', 'Mã thủ tục'],
    ['thu_tuc', 'Tên thủ tục'],
    ['khoan', 'Khoản thu'],
    ['cach_thu', 'Cách thu'],
    ['so_tien', 'Số tiền, đồng; trống: không phải một mức, hoặc chưa rõ'],
    ['don_vi', 'Cho một (bản, trang, hồ sơ …)'],
    ['dien_giai', 'Diễn giải đủ, kể cả miễn, giảm'],
  ],
  read: async (asked) =>
    (await publicProcedures(asked)).flatMap((each) =>
      each.fees.map((fee) => [
        ...[each.code, each.name, fee.what, FEE_WORDS[fee.kind], fee.amountVnd, fee.unit, describeFee(fee)],
      ]),
    ),
};
