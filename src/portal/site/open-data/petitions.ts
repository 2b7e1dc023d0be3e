import { listPublished, type PublishedFeedback } from '../../../features/feedback/index.ts';
import { firstCountedDay, readCounts } from '../../../features/figures/index.ts';
import { placeInCatalogue } from '../../../features/procedures/index.ts';
import { addDays, type Day, firstOfMonth, nextMonth, toLocalDay } from '../../../law/day.ts';
import type { Asked, Cell, Dataset } from './dataset.ts';

const BATCH = 500;
const MATTER_WORDS = { conduct: 'hành vi', regulation: 'quy định' } as const;

export const petitionTable: Dataset = {
  name: 'phan-anh',
  title: 'Phản ánh, kiến nghị đã công khai',
  about:
    'Mỗi dòng một phản ánh đang công khai, như mọi người thấy trên cổng; không có gì về người gửi. Bản đã gỡ thì không còn ở đây.',
  month: 'ngay_cong_khai',
  isFresh: true,
  columns: [
    ['ma', 'Mã phản ánh'],
    ['ban', 'Bản công khai đang xem, từ 1; lớn hơn 1: đã đính chính'],
    ['ngay_nhan', 'Ngày phường nhận'],
    ['ngay_tra_loi', 'Ngày xử lý xong, trả lời'],
    ['ngay_cong_khai', 'Ngày công khai'],
    ['ve_viec', 'hành vi; quy định; hoặc cả hai'],
    ['ma_linh_vuc', 'Mã lĩnh vực; trống: không gắn lĩnh vực'],
    ['ma_thu_tuc', 'Mã thủ tục; trống: không gắn thủ tục'],
    ['thu_tuc', 'Tên thủ tục'],
    ['don_vi', 'Đơn vị xử lý'],
    ['tieu_de', 'Tiêu đề'],
    ['noi_dung', 'Nội dung công khai'],
    ['de_nghi', 'Đề nghị'],
    ['noi_xay_ra', 'Nơi xảy ra, bằng chữ'],
    ['vi_do', 'Vĩ độ WGS 84; trống: không công khai vị trí'],
    ['kinh_do', 'Kinh độ WGS 84'],
    ['tra_loi', 'Phường trả lời'],
    ['hai_long', 'Số ý kiến hài lòng với câu trả lời'],
    ['khong_hai_long', 'Số ý kiến không hài lòng'],
    ['dia_chi', 'Trang của phản ánh trên cổng này'],
  ],
  read: async (asked) => {
    const items = await listAll(asked);
    const codes = new Set(items.flatMap((each) => each.procedureCode ?? []));
    const places = await placeInCatalogue(asked.db, [...codes], toLocalDay(asked.asOf));
    return items.map((each) =>
      lineOf(each, places.get(each.procedureCode ?? '')?.name ?? null, asked.origin),
    );
  },
};

async function listAll({ db, ward }: Asked): Promise<PublishedFeedback[]> {
  const items: PublishedFeedback[] = [];
  for (let after: PublishedFeedback | null = null; ; ) {
    const found: PublishedFeedback[] = await listPublished(db, ward.id, { after, limit: BATCH });
    items.push(...found);
    if (found.length < BATCH) return items;
    after = found.at(-1)!;
  }
}

function lineOf(item: PublishedFeedback, procedure: string | null, origin: string): Cell[] {
  return [
    ...[item.code, item.version, toLocalDay(item.receivedAt), item.handledOn, item.publishedOn],
    item.matters.map((matter) => MATTER_WORDS[matter]).join('; '),
    ...[item.fieldCode, item.procedureCode, procedure, item.unitName, item.title, item.content],
    ...[item.proposal, item.place, item.latitude, item.longitude, item.answer],
    ...[item.likes, item.dislikes, `${origin}/phan-anh/${item.code}`],
  ];
}

const ARRIVED = ['conduct', 'regulation', 'both', 'unclassified'].map((each) => `feedback-arrived-${each}`);
const PUBLIC = ['conduct', 'regulation', 'both'].map((each) => `feedback-public-${each}`);
const RATIOS = ['feedback-handled', 'feedback-satisfied'];

export const petitionMonths: Dataset = {
  name: 'phan-anh-thang',
  title: 'Phản ánh, kiến nghị theo tháng',
  about:
    'Số phản ánh nhận, xử lý, công khai từng tháng, như các chỉ số của phường đếm. Phản ánh ẩn danh đếm riêng, không vào tỷ lệ nào.',
  month: 'thang',
  columns: [
    ['thang', 'Tháng; tháng này: đến hôm nay'],
    ['nhan', 'Nhận có tên người gửi'],
    ['nhan_hanh_vi', 'trong đó về hành vi'],
    ['nhan_quy_dinh', 'trong đó về quy định'],
    ['nhan_ca_hai', 'trong đó về cả hai'],
    ['nhan_chua_phan_loai', 'trong đó chưa phân loại, hoặc không được tiếp nhận'],
    ['nhan_an_danh', 'Nhận ẩn danh, giữ để tham khảo'],
    ['xu_ly_trong_han', 'Xử lý xong trong hạn'],
    ['xu_ly_hoac_qua_han', 'Xử lý xong trong hạn, hoặc đã qua ngày hạn'],
    [
      'khong_phai_tru',
      'Xử lý xong mà không quá hạn, không bị nói chưa giải quyết, không bị không hài lòng nhiều hơn',
    ],
    ['xu_ly_xong', 'Xử lý xong, trong hạn hay không'],
    ['cong_khai_hanh_vi', 'Công khai, về hành vi'],
    ['cong_khai_quy_dinh', 'Công khai, về quy định'],
    ['cong_khai_ca_hai', 'Công khai, về cả hai'],
  ],
  read: async ({ db, ward, asOf }) => {
    const tomorrow = addDays(toLocalDay(asOf), 1);
    const months = monthsFrom(await firstCountedDay(db, ward.id), tomorrow);
    const rows = await readCounts(db, {
      wardIds: [ward.id],
      codes: [...ARRIVED, 'feedback-anonymous', ...RATIOS, ...PUBLIC],
      spans: months,
    });
    return months.map(({ from }, at) => {
      const count = (code: string) => rows.find((row) => row.span === at && row.code === code);
      const total = (code: string) => count(code)?.total ?? 0;
      const arrived = ARRIVED.map(total);
      return [
        ...[from.slice(0, 7), arrived.reduce((sum, each) => sum + each, 0), ...arrived],
        total('feedback-anonymous'),
        ...RATIOS.flatMap((code) => [count(code)?.counted ?? 0, total(code)]),
        ...PUBLIC.map(total),
      ];
    });
  },
};

/** Whole months up to a day that is not in them any more, which cuts the last one. */
function monthsFrom(first: Day | null, end: Day): { from: Day; to: Day }[] {
  const months: { from: Day; to: Day }[] = [];
  for (let from = firstOfMonth(first ?? end); from < end; from = nextMonth(from))
    months.push({ from, to: nextMonth(from) < end ? nextMonth(from) : end });
  return months;
}
