import { MODE_LABELS } from '../labels.ts';
import type { Step, StepOf } from '../step-payloads.ts';
import { applicantFacts, type Slip, type SlipSource, signedBy, slipHead, slipTime } from './slip.ts';

/**
 * Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ, before acceptance or while the dossier is examined.
 * @law Mẫu số 02, Phụ lục I, TT 03/2025/TT-VPCP
 * @checked 2026-11-23 through local decisions that quote the form's name and fields; the annex itself was not read
 * @uncertain the order of the fields
 */
export function supplementRequest(source: SlipSource, given: Step): Slip {
  const step = given as StepOf<'request_supplement'>;
  const { items, reason, mode, until, directorReason } = step.payload;
  const { ward, dossier } = source;
  const isAccepted = dossier.state.receivedAt !== null && dossier.state.receivedAt <= step.at;
  const rows: [string, string][] = [
    ['Lý do', reason],
    ['Thời hạn giải quyết', isAccepted ? MODE_LABELS[mode] : 'Tính từ khi hồ sơ đủ và được tiếp nhận'],
  ];
  if (until) rows.push(['Bổ sung trước', `${slipTime(new Date(until))}; quá thời hạn này hồ sơ được dừng`]);
  if (directorReason) rows.push(['Lý do giám đốc Trung tâm cho yêu cầu thêm', directorReason]);
  return {
    ...slipHead(source, 'supplement-request', step),
    blocks: [
      { kind: 'facts', rows: [['Mã hồ sơ', dossier.state.code], ...applicantFacts(source)] },
      { kind: 'list', title: 'Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:', items },
      { kind: 'facts', rows },
      {
        kind: 'paragraph',
        text: `Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, liên hệ Trung tâm Phục vụ hành chính công ${ward.name}, ${ward.address}${ward.phone ? `, số điện thoại ${ward.phone}` : ''}, để được hướng dẫn.`,
      },
    ],
    signatures: [signedBy('Người hướng dẫn', source.officerNames.get(step.officerId ?? 0) ?? '')],
  };
}
