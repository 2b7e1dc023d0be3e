import { column, type FormPart, type Identity, type ReportForm, terms } from './form.ts';

export const ARRIVED = ['direct', 'online', 'post', 'mobile'].map((channel) => `<scope>-arrived-${channel}`);
export const ENDED = ['early', 'on_time', 'late'].map((how) => `<scope>-ended-${how}`);
export const OVERDUE = ['<scope>-overdue'];

/** What had come and not ended at the first midnight of the period. */
export const OPEN_BEFORE = [...terms('before', ARRIVED), ...terms('before', ENDED, { times: -1 })];
/** What had come and not ended at the last one. */
export const OPEN_AFTER = [...terms('through', ARRIVED), ...terms('through', ENDED, { times: -1 })];

export const RECEIVED = 'Số hồ sơ tiếp nhận';
export const SETTLED = 'Số lượng hồ sơ đã giải quyết';
export const PENDING = 'Số lượng hồ sơ đang giải quyết';

export const PARTS: readonly FormPart[] = [
  { scope: 'own', ordinal: 'A', label: 'TTHC thuộc thẩm quyền giải quyết' },
  { scope: 'forwarded', ordinal: 'B', label: 'TTHC tiếp nhận, chuyển cơ quan khác giải quyết' },
];

const IDENTITIES: readonly Identity[] = [
  { sum: 'received', of: ['online', 'direct', 'carried-over'] },
  { sum: 'settled', of: ['early', 'on-time', 'late'] },
  { sum: 'pending', of: ['in-term', 'overdue'] },
  { sum: 'received', of: ['settled', 'pending'] },
];

/**
 * Situation and result of settling procedures, thirteen columns. Every dossier that had come stands once under what was
 * received and once under what was settled or is pending, so the columns prove one another.
 * @law Biểu số II.06a/VPCP/KSTT (TT 02/2017/TT-VPCP, TT 01/2020/TT-VPCP)
 * @checked 2026-11-27 in the code of an export of this form in use; the text itself was not read
 * @uncertain whether a dossier that was refused, withdrawn or stopped is settled; here it is, in time unless its due time had passed
 */
export const SETTLEMENT: ReportForm = {
  ...{ code: 'II.06a', name: 'Tình hình, kết quả giải quyết thủ tục hành chính', unit: 'Số hồ sơ TTHC' },
  ...{ law: 'Biểu số II.06a/VPCP/KSTT', isVerified: true, from: '2017-12-01', until: null },
  ...{ rows: { by: 'catalogue', parts: PARTS }, identities: IDENTITIES, hasTotal: true, missing: null },
  columns: [
    column({
      ...{ key: 'received', number: '(3)', label: 'Tổng số', group: RECEIVED },
      ...{ counts: [...terms('through', ARRIVED), ...terms('before', ENDED, { times: -1 })] },
      sumOf: ['online', 'direct', 'carried-over'],
    }),
    column({
      ...{ key: 'online', number: '(4)', label: 'Trực tuyến (trong kỳ)', group: RECEIVED },
      counts: terms('within', ['<scope>-arrived-online']),
    }),
    column({
      ...{ key: 'direct', number: '(5)', label: 'Trực tiếp, dịch vụ bưu chính (trong kỳ)', group: RECEIVED },
      counts: terms(
        'within',
        ARRIVED.filter((code) => !code.endsWith('-online')),
      ),
    }),
    column({
      ...{ key: 'carried-over', number: '(6)', label: 'Từ kỳ trước', group: RECEIVED },
      counts: OPEN_BEFORE,
    }),
    column({
      ...{ key: 'settled', number: '(7)', label: 'Tổng số', group: SETTLED, counts: terms('within', ENDED) },
      sumOf: ['early', 'on-time', 'late'],
    }),
    column({
      ...{ key: 'early', number: '(8)', label: 'Trước hạn', group: SETTLED },
      counts: terms('within', ['<scope>-ended-early']),
    }),
    column({
      ...{ key: 'on-time', number: '(9)', label: 'Đúng hạn', group: SETTLED },
      counts: terms('within', ['<scope>-ended-on_time']),
    }),
    column({
      ...{ key: 'late', number: '(10)', label: 'Quá hạn', group: SETTLED },
      counts: terms('within', ['<scope>-ended-late']),
    }),
    column({
      ...{ key: 'pending', number: '(11)', label: 'Tổng số', group: PENDING, counts: OPEN_AFTER },
      sumOf: ['in-term', 'overdue'],
    }),
    column({
      ...{ key: 'in-term', number: '(12)', label: 'Trong hạn', group: PENDING },
      counts: [...OPEN_AFTER, ...terms('through', OVERDUE, { times: -1 })],
    }),
    column({
      ...{ key: 'overdue', number: '(13)', label: 'Quá hạn', group: PENDING },
      counts: terms('through', OVERDUE),
    }),
  ],
};
