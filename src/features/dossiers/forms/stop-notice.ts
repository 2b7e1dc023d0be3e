import { applicantFacts, type Slip, type SlipSource, slipHead, slipTime } from './slip.ts';

/**
 * Thông báo dừng giải quyết hồ sơ, at the applicant's request; null when it was not withdrawn.
 * @law Mẫu số 05, Phụ lục I, TT 03/2025/TT-VPCP; Điều 7 TT 03/2025/TT-VPCP
 * @checked 2026-11-23 through local decisions that quote the form's name and fields; the annex itself was not read
 * @uncertain the order of the fields
 */
export function stopNotice(source: SlipSource): Slip | null {
  const step = source.dossier.steps.at(-1)!.step;
  if (step.step !== 'withdraw') return null;
  return {
    ...slipHead(source, 'stop-notice', step.at),
    number: step.payload.number,
    blocks: [
      {
        kind: 'facts',
        rows: [
          ['Mã hồ sơ', source.dossier.state.code],
          ...applicantFacts(source),
          ['Người yêu cầu dừng', source.dossier.applicant.name],
          ['Lý do', step.payload.reason],
          ['Thời điểm dừng', slipTime(step.at)],
        ],
      },
      {
        kind: 'paragraph',
        text: 'Trung tâm dừng giải quyết hồ sơ kể từ thời điểm trên theo yêu cầu của người nộp.',
      },
    ],
    signatures: [{ who: 'Người lập thông báo', name: source.officerNames.get(step.officerId ?? 0) ?? '' }],
  };
}
