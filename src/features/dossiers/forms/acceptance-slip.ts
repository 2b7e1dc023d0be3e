import { CHANNEL_LABELS, SOURCE_LABELS } from '../labels.ts';
import { applicantFacts, type Slip, type SlipSource, slipHead, slipTime } from './slip.ts';

/**
 * Giấy tiếp nhận hồ sơ và hẹn trả kết quả.
 * @law Mẫu số 01, Phụ lục I, TT 03/2025/TT-VPCP
 * @checked 2026-11-23 through local decisions that quote the form's name and fields; the annex itself was not read
 * @uncertain the order of the fields
 */
export function acceptanceSlip(source: SlipSource): Slip {
  const { dossier, officerNames, unitNames } = source;
  const { state } = dossier;
  const first = dossier.steps[0]!.step;
  const term = source.procedure.terms.find((each) => each.no === state.termNo);
  return {
    ...slipHead(source, 'acceptance-slip', first.at),
    number: null,
    blocks: [
      { kind: 'facts', rows: [['Mã hồ sơ', state.code], ...applicantFacts(source)] },
      {
        kind: 'table',
        title: 'Thành phần hồ sơ nộp',
        head: ['TT', 'Tên giấy tờ', 'Hình thức', 'Số lượng'],
        widths: [0.07, 0.55, 0.26, 0.12],
        rows: state.documents.map((each) => [
          String(each.no),
          each.name,
          SOURCE_LABELS[each.source],
          String(each.quantity),
        ]),
      },
      {
        kind: 'facts',
        rows: [
          ['Số lượng hồ sơ', '01 bộ'],
          ['Cách nộp', CHANNEL_LABELS[state.channel]],
          ['Cơ quan giải quyết', unitNames.get(state.competentUnitId) ?? ''],
          ['Thời gian giải quyết theo quy định', term?.raw ?? 'Thủ tục chưa có thời hạn trong danh mục'],
          ['Thời gian nhận hồ sơ', slipTime(state.receivedAt ?? state.submittedAt)],
          ['Thời gian trả kết quả', first.dueAt ? slipTime(first.dueAt) : 'Theo thông báo của Trung tâm'],
          ['Nơi nhận kết quả', 'Trung tâm Phục vụ hành chính công'],
        ],
      },
      {
        kind: 'paragraph',
        text: 'Quét mã QR, hoặc nhập mã hồ sơ và 4 số cuối điện thoại tại trang tra cứu, để biết hồ sơ đang ở đâu.',
      },
    ],
    signatures: [
      { who: 'Người nộp hồ sơ', name: dossier.applicant.representativeName ?? dossier.applicant.name },
      { who: 'Người tiếp nhận hồ sơ', name: officerNames.get(first.officerId ?? 0) ?? '' },
    ],
  };
}
