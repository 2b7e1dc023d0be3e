import type { Step, StepOf } from '../step-payloads.ts';
import { applicantFacts, type Slip, type SlipSource, signedBy, slipHead } from './slip.ts';

/**
 * Phiếu từ chối tiếp nhận (giải quyết) hồ sơ: not taken in, or taken in and not resolved.
 * @law Mẫu số 03, Phụ lục I, TT 03/2025/TT-VPCP
 * @checked 2026-11-23 through local decisions that quote the form's name and fields; the annex itself was not read
 * @uncertain the order of the fields
 */
export function refusalSlip(source: SlipSource, given: Step): Slip {
  const step = given as StepOf<'refuse'>;
  const { dossier, ward, officerNames } = source;
  const what = dossier.state.receivedAt === null ? 'không tiếp nhận' : 'không giải quyết';
  return {
    ...slipHead(source, 'refusal-slip', step),
    blocks: [
      {
        kind: 'facts',
        rows: [['Mã hồ sơ', dossier.state.code], ...applicantFacts(source, 'Tiếp nhận hồ sơ của')],
      },
      {
        kind: 'paragraph',
        text: `Qua xem xét, Trung tâm Phục vụ hành chính công ${ward.name} thông báo ${what} hồ sơ này với lý do cụ thể như sau:`,
      },
      { kind: 'paragraph', text: step.payload.reason },
      { kind: 'paragraph', text: 'Xin thông báo để ông/bà được biết và thực hiện.' },
    ],
    signatures: [
      signedBy('Người nộp hồ sơ', dossier.applicant.representativeName ?? dossier.applicant.name),
      signedBy('Người tiếp nhận hồ sơ', officerNames.get(step.officerId ?? 0) ?? ''),
    ],
  };
}
