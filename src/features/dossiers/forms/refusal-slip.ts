import { applicantFacts, type Slip, type SlipSource, slipHead } from './slip.ts';

/**
 * Phiếu từ chối tiếp nhận (giải quyết) hồ sơ; null when it was not refused.
 * @law Mẫu số 03, Phụ lục I, TT 03/2025/TT-VPCP
 * @checked 2026-11-23 through local decisions that quote the form's name and fields; the annex itself was not read
 * @uncertain the order of the fields
 */
export function refusalSlip(source: SlipSource): Slip | null {
  const step = source.dossier.steps.at(-1)!.step;
  if (step.step !== 'refuse') return null;
  return {
    ...slipHead(source, 'refusal-slip', step.at),
    number: step.payload.number,
    blocks: [
      { kind: 'facts', rows: [['Mã hồ sơ', source.dossier.state.code], ...applicantFacts(source)] },
      { kind: 'paragraph', text: 'Hồ sơ không được tiếp nhận, giải quyết với lý do cụ thể như sau:' },
      { kind: 'paragraph', text: step.payload.reason },
    ],
    signatures: [
      { who: 'Người nộp hồ sơ', name: source.dossier.applicant.name },
      { who: 'Người lập phiếu', name: source.officerNames.get(step.officerId ?? 0) ?? '' },
    ],
  };
}
