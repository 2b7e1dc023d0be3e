import { MODE_LABELS } from '../labels.ts';
import { applicantFacts, type Slip, type SlipSource, slipHead } from './slip.ts';

/**
 * Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ; null when none was asked.
 * @law Mẫu số 02, Phụ lục I, TT 03/2025/TT-VPCP
 * @checked 2026-11-23 through local decisions that quote the form's name and fields; the annex itself was not read
 * @uncertain the order of the fields
 */
export function supplementRequest(source: SlipSource): Slip | null {
  const step = source.dossier.steps
    .map((each) => each.step)
    .findLast((each) => each.step === 'request_supplement');
  if (step?.step !== 'request_supplement') return null;
  return {
    ...slipHead(source, 'supplement-request', step.at),
    number: step.payload.number,
    blocks: [
      { kind: 'facts', rows: [['Mã hồ sơ', source.dossier.state.code], ...applicantFacts(source)] },
      { kind: 'list', title: 'Yêu cầu hoàn thiện hồ sơ gồm:', items: step.payload.items },
      {
        kind: 'facts',
        rows: [
          ['Lý do', step.payload.reason],
          ['Thời hạn giải quyết', MODE_LABELS[step.payload.mode]],
        ],
      },
      {
        kind: 'paragraph',
        text: `Khi cần hỏi thêm, liên hệ Trung tâm Phục vụ hành chính công, ${source.ward.address}.`,
      },
    ],
    signatures: [{ who: 'Người hướng dẫn', name: source.officerNames.get(step.officerId ?? 0) ?? '' }],
  };
}
