import { formatDay, toLocalDay } from '../../../law/day.ts';
import { describeTerm } from '../../procedures/index.ts';
import { CHANNEL_LABELS, RETURN_LABELS, SOURCE_LABELS } from '../labels.ts';
import type { DossierDocument } from '../schema.ts';
import type { Step } from '../step-payloads.ts';
import { applicantFacts, type Slip, type SlipSource, signedBy, slipHead, slipTime } from './slip.ts';

/**
 * Giấy tiếp nhận hồ sơ và hẹn trả kết quả.
 * @law Mẫu số 01, Phụ lục I, TT 03/2025/TT-VPCP
 * @checked 2026-11-23 through local decisions that quote the form's name and fields; the annex itself was not read
 * @uncertain the order of the fields
 */
export function acceptanceSlip(source: SlipSource, step: Step): Slip {
  const { dossier, officerNames, unitNames } = source;
  const { state, applicant } = dossier;
  const term = source.procedure.terms.find((each) => each.no === state.termNo);
  const receivedAt = state.receivedAt ?? step.at;
  const [year, number] = [
    toLocalDay(receivedAt).slice(0, 4),
    state.code.slice(state.code.lastIndexOf('-') + 1),
  ];
  return {
    ...slipHead(source, 'acceptance-slip', step),
    blocks: [
      {
        kind: 'facts',
        rows: [['Mã hồ sơ', state.code], ...applicantFacts(source, 'Tiếp nhận hồ sơ của')],
      },
      {
        kind: 'table',
        title: 'Thành phần hồ sơ nộp gồm:',
        head: ['TT', 'Tên giấy tờ', 'Hình thức', 'Số lượng'],
        widths: [0.07, 0.55, 0.26, 0.12],
        rows: documentsAt(dossier.steps[0]!.step, state.documents).map((each) => [
          String(each.no),
          each.name,
          each.source === 'database' ? 'Không yêu cầu, khai thác dữ liệu' : SOURCE_LABELS[each.source],
          String(each.quantity),
        ]),
      },
      {
        kind: 'facts',
        rows: [
          ['Số lượng hồ sơ', '01 (bộ)'],
          ['Hình thức nộp', CHANNEL_LABELS[state.channel]],
          [
            'Cơ quan giải quyết',
            state.elsewhere && state.place === 'forwarded'
              ? state.elsewhere
              : (unitNames.get(state.competentUnitId) ?? ''),
          ],
          [
            'Thời gian giải quyết hồ sơ theo quy định là',
            term ? describeTerm(term) : 'Thủ tục chưa có thời hạn trong danh mục',
          ],
          ['Thời gian nhận hồ sơ', slipTime(receivedAt)],
          [
            'Thời gian trả kết quả giải quyết hồ sơ',
            step.dueAt ? slipTime(step.dueAt) : 'Theo thông báo của Trung tâm',
          ],
          ['Đăng ký nhận kết quả', RETURN_LABELS[applicant.returnBy]],
          [
            'Vào Sổ theo dõi hồ sơ',
            `Quyển số ${year}, số thứ tự ${number}, ngày ${formatDay(toLocalDay(receivedAt))}`,
          ],
        ],
      },
      {
        kind: 'paragraph',
        text: 'Quét mã QR, hoặc nhập mã hồ sơ và 4 số cuối điện thoại tại trang tra cứu, để biết hồ sơ đang ở đâu.',
      },
    ],
    signatures: [
      signedBy('Người nộp hồ sơ', applicant.representativeName ?? applicant.name),
      signedBy('Người tiếp nhận hồ sơ', officerNames.get(step.officerId ?? 0) ?? ''),
    ],
  };
}

/** Papers as they were when the dossier came; those of a later supplement stand on its own slip. */
function documentsAt(first: Step, now: DossierDocument[]): DossierDocument[] {
  return first.step === 'accept' ? first.payload.documents : now;
}
