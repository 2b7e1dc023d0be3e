import { column, type ReportForm, terms } from './form.ts';
import {
  ARRIVED,
  ENDED,
  OPEN_AFTER,
  OPEN_BEFORE,
  OVERDUE,
  PARTS,
  PENDING,
  RECEIVED,
  SETTLED,
} from './settlement.ts';

const ASIDE = 'Trong đó';
const PAID = 'Thanh toán';
const ANY_PLACE_MISSING = 'Số liệu lưu chưa tách hồ sơ phi địa giới hành chính.';
const WAITING_MISSING = 'Số liệu lưu chưa tách hồ sơ chờ tiếp nhận.';
const PAID_MISSING = 'Số liệu lưu theo lĩnh vực chưa có giao dịch thanh toán.';
const APOLOGISED = ['<scope>-ended-late-apologised'];
const OVERDUE_APOLOGISED = ['<scope>-overdue-apologised'];

/**
 * The successor of II.06a with the columns that a tool of another city reads in 2026; a template until the form is published.
 * @law Biểu …/BTP (dự kiến theo TT 09/2026/TT-BTP)
 * @checked 2026-11-27 in the columns that a tool in use reads; neither the circular nor the form was found
 * @uncertain number, columns and day of the form; the online level is that of the procedure as in force at the end of the period
 */
export const SETTLEMENT_2026: ReportForm = {
  ...{ code: '07a-BTP', name: 'Kết quả giải quyết thủ tục hành chính (mẫu 2026)', unit: 'Số hồ sơ TTHC' },
  ...{ law: 'Biểu …/BTP, chưa xác minh', isVerified: false, from: '2026-08-01', until: null },
  ...{ rows: { by: 'catalogue', parts: PARTS }, hasTotal: true, missing: null },
  columns: [
    column({
      ...{ key: 'received', number: '(3)', label: 'Tổng số', group: RECEIVED },
      ...{ counts: [...terms('through', ARRIVED), ...terms('before', ENDED, { times: -1 })] },
      sumOf: ['direct', 'online-full', 'online-partial', 'online-other', 'post', 'carried-over'],
    }),
    column({
      ...{ key: 'direct', number: '(4)', label: 'Trực tiếp (gồm tổ lưu động)', group: RECEIVED },
      counts: terms('within', ['<scope>-arrived-direct', '<scope>-arrived-mobile']),
    }),
    column({
      ...{ key: 'online-full', number: '(5)', label: 'Trực tuyến toàn trình', group: RECEIVED },
      ...{ counts: terms('within', ['<scope>-arrived-online']), onlineLevel: 'full' },
    }),
    column({
      ...{ key: 'online-partial', number: '(6)', label: 'Trực tuyến một phần', group: RECEIVED },
      ...{ counts: terms('within', ['<scope>-arrived-online']), onlineLevel: 'partial' },
    }),
    column({
      ...{ key: 'online-other', number: '(7)', label: 'Trực tuyến, mức độ khác', group: RECEIVED },
      ...{ counts: terms('within', ['<scope>-arrived-online']), onlineLevel: 'other' },
    }),
    column({
      ...{ key: 'post', number: '(8)', label: 'Bưu chính', group: RECEIVED },
      counts: terms('within', ['<scope>-arrived-post']),
    }),
    column({
      ...{ key: 'carried-over', number: '(9)', label: 'Kỳ trước chuyển qua', group: RECEIVED },
      counts: OPEN_BEFORE,
    }),
    column({
      ...{ key: 'any-place', number: '(10)', label: 'Phi địa giới', group: RECEIVED },
      missing: ANY_PLACE_MISSING,
    }),
    column({
      ...{ key: 'settled', number: '(11)', label: 'Tổng số', group: SETTLED, counts: terms('within', ENDED) },
      sumOf: ['in-time', 'late-apologised', 'late-unapologised'],
    }),
    column({
      ...{ key: 'in-time', number: '(12)', label: 'Đúng hạn và trước hạn', group: SETTLED },
      counts: terms('within', ['<scope>-ended-early', '<scope>-ended-on_time']),
    }),
    column({
      ...{ key: 'late-apologised', number: '(13)', label: 'Quá hạn, đã có thư xin lỗi', group: SETTLED },
      counts: terms('within', APOLOGISED),
    }),
    column({
      ...{ key: 'late-unapologised', number: '(14)', label: 'Quá hạn, chưa có thư xin lỗi', group: SETTLED },
      counts: [...terms('within', ['<scope>-ended-late']), ...terms('within', APOLOGISED, { times: -1 })],
    }),
    column({
      ...{ key: 'pending', number: '(15)', label: 'Tổng số', group: PENDING, counts: OPEN_AFTER },
      sumOf: ['in-term', 'overdue-apologised', 'overdue-unapologised'],
    }),
    column({
      ...{ key: 'in-term', number: '(16)', label: 'Chưa đến hạn', group: PENDING },
      counts: [...OPEN_AFTER, ...terms('through', OVERDUE, { times: -1 })],
    }),
    column({
      ...{ key: 'overdue-apologised', number: '(17)', label: 'Quá hạn, đã có thư xin lỗi', group: PENDING },
      counts: terms('through', OVERDUE_APOLOGISED),
    }),
    column({
      ...{
        key: 'overdue-unapologised',
        number: '(18)',
        label: 'Quá hạn, chưa có thư xin lỗi',
        group: PENDING,
      },
      counts: [...terms('through', OVERDUE), ...terms('through', OVERDUE_APOLOGISED, { times: -1 })],
    }),
    column({
      ...{ key: 'refused', number: '(19)', label: 'Từ chối', group: ASIDE },
      counts: terms('within', ['<scope>-ended-refused']),
    }),
    column({
      ...{ key: 'stopped', number: '(20)', label: 'Dừng', group: ASIDE },
      counts: terms('within', ['<scope>-ended-stopped']),
    }),
    column({
      ...{ key: 'withdrawn', number: '(21)', label: 'Rút', group: ASIDE },
      counts: terms('within', ['<scope>-ended-withdrawn']),
    }),
    column({
      ...{ key: 'waiting', number: '(22)', label: 'Chờ tiếp nhận', group: ASIDE, missing: WAITING_MISSING },
    }),
    column({
      ...{ key: 'paid-online', number: '(23)', label: 'Trực tuyến', group: PAID, missing: PAID_MISSING },
    }),
    column({
      ...{ key: 'paid-direct', number: '(24)', label: 'Trực tiếp', group: PAID, missing: PAID_MISSING },
    }),
  ],
  identities: [
    {
      sum: 'received',
      of: ['direct', 'online-full', 'online-partial', 'online-other', 'post', 'carried-over'],
    },
    { sum: 'settled', of: ['in-time', 'late-apologised', 'late-unapologised'] },
    { sum: 'pending', of: ['in-term', 'overdue-apologised', 'overdue-unapologised'] },
    { sum: 'received', of: ['settled', 'pending'] },
  ],
};
