import { column, type Identity, type ReportForm, terms } from './form.ts';

const MATTERS = ['conduct', 'regulation', 'both', 'unclassified'] as const;
type Matter = (typeof MATTERS)[number];
const ENDS = ['own', 'other', 'declined', 'merged', 'withdrawn'] as const;
type End = (typeof ENDS)[number];

const arrived = (...matters: Matter[]) => matters.map((matter) => `feedback-arrived-${matter}`);
const ended = (matters: readonly Matter[], ends: readonly End[] = ENDS) =>
  matters.flatMap((matter) => ends.map((end) => `feedback-ended-${matter}-${end}`));

/** What had come by the end of the period, less what had ended before it. */
const toHandle = (...matters: Matter[]) => [
  ...terms('through', arrived(...matters)),
  ...terms('before', ended(matters), { times: -1 }),
];

const RECEIVED = 'Số phản ánh, kiến nghị phải xử lý';
const SETTLED = 'Số phản ánh, kiến nghị đã xử lý';

const IDENTITIES: readonly Identity[] = [
  { sum: 'received', of: ['new', 'carried-over'] },
  { sum: 'received', of: ['conduct', 'regulation', 'both', 'unclassified'] },
  { sum: 'settled', of: ['own', 'other', 'declined', 'merged'] },
  {
    sum: 'settled',
    of: ['settled-conduct', 'settled-regulation', 'settled-both', 'settled-unclassified'],
  },
  { sum: 'received', of: ['settled', 'pending'] },
];

const KINDS: readonly [key: Matter, label: string][] = [
  ['conduct', 'Về hành vi hành chính'],
  ['regulation', 'Về quy định hành chính'],
  ['both', 'Cả hai'],
  ['unclassified', 'Chưa phân loại, không đúng loại'],
];

/**
 * Receiving and handling petitions. Each stands once under what was to be handled and once under what is handled or pending, so
 * that the columns prove one another. What came without a name stands apart, in no other column.
 * @law Biểu số II.05a/VPCP/KSTT; NĐ 20/2008/NĐ-CP (đã sửa đổi)
 * @checked 2026-11-27 from memory only
 * @uncertain its columns were not read; these are total, by kind, handled within and outside competence, pending, published. Whether
 *   what is not taken up, put into another or withdrawn is handled is not known; here it is, in columns of its own
 */
export const FEEDBACK: ReportForm = {
  ...{ code: 'II.05a', name: 'Tiếp nhận, xử lý phản ánh, kiến nghị', unit: 'Số phản ánh, kiến nghị' },
  ...{ law: 'Biểu số II.05a/VPCP/KSTT', from: '2017-12-01', until: null, isVerified: false },
  ...{ identities: IDENTITIES, hasTotal: true, missing: null },
  rows: { by: 'catalogue', parts: [{ scope: '', ordinal: '', label: '' }] },
  columns: [
    column({
      ...{ key: 'received', label: 'Tổng số', group: RECEIVED, counts: toHandle(...MATTERS) },
      sumOf: ['new', 'carried-over'],
    }),
    column({
      ...{ key: 'new', label: 'Tiếp nhận trong kỳ', group: RECEIVED },
      counts: terms('within', arrived(...MATTERS)),
    }),
    column({
      ...{ key: 'carried-over', label: 'Từ kỳ trước', group: RECEIVED },
      counts: [...terms('before', arrived(...MATTERS)), ...terms('before', ended(MATTERS), { times: -1 })],
    }),
    ...KINDS.map(([key, label]) => column({ key, label, group: RECEIVED, counts: toHandle(key) })),
    column({
      ...{ key: 'settled', label: 'Tổng số', group: SETTLED, counts: terms('within', ended(MATTERS)) },
      sumOf: ['own', 'other', 'declined', 'merged'],
    }),
    column({
      ...{ key: 'own', label: 'Thuộc thẩm quyền', group: SETTLED },
      counts: terms('within', ended(MATTERS, ['own'])),
    }),
    column({
      ...{ key: 'other', label: 'Không thuộc thẩm quyền, đã chuyển, hướng dẫn', group: SETTLED },
      counts: terms('within', ended(MATTERS, ['other'])),
    }),
    column({
      ...{ key: 'declined', label: 'Không tiếp nhận', group: SETTLED },
      counts: terms('within', ended(MATTERS, ['declined'])),
    }),
    column({
      ...{ key: 'merged', label: 'Nhập vào việc khác, người gửi rút', group: SETTLED },
      counts: terms('within', ended(MATTERS, ['merged', 'withdrawn'])),
    }),
    ...KINDS.map(([matter, label]) =>
      column({
        ...{ key: `settled-${matter}`, label, group: `${SETTLED}, theo loại` },
        counts: terms('within', ended([matter])),
      }),
    ),
    column({
      ...{ key: 'pending', label: 'Đang xử lý' },
      counts: [...terms('through', arrived(...MATTERS)), ...terms('through', ended(MATTERS), { times: -1 })],
    }),
    column({
      ...{ key: 'published', label: 'Kết quả đã đăng tải' },
      counts: terms(
        'within',
        MATTERS.map((matter) => `feedback-public-${matter}`),
      ),
    }),
    column({
      ...{ key: 'anonymous', label: 'Ẩn danh, giữ để tham khảo' },
      counts: terms('within', ['feedback-anonymous']),
    }),
  ].map((each, at) => ({ ...each, number: `(${at + 3})` })),
};
