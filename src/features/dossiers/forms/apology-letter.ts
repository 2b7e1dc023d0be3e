import { formatDay } from '../../../law/day.ts';
import { LATE_CAUSE_LABELS } from '../labels.ts';
import type { Step, StepOf } from '../step-payloads.ts';
import { applicantFacts, type Slip, type SlipSource, signedByHead, slipHead, slipTime } from './slip.ts';

/**
 * Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết: before the due time with a new one, or after it with the day
 * on which the result will be there.
 * @law Mẫu số 04, Phụ lục I, TT 03/2025/TT-VPCP
 * @checked 2026-11-23 through pages that quote the form's name; the annex itself was not read
 * @uncertain the fields and their order follow the former form of TT 01/2018/TT-VPCP
 */
export function apologyLetter(source: SlipSource, given: Step): Slip {
  const step = given as StepOf<'extend'> | StepOf<'apologise'>;
  const { dossier, unitNames, officerNames } = source;
  const { state, applicant } = dossier;
  const unit = unitNames.get(state.competentUnitId) ?? '';
  const dueBefore = step.step === 'extend' ? new Date(step.payload.dueBefore) : step.dueAt;
  const promise =
    step.step === 'extend'
      ? `${unit} xin lỗi ông/bà và đề nghị gia hạn: thời gian trả kết quả mới là ${slipTime(step.dueAt!)}.`
      : `Hồ sơ đã quá thời gian hẹn trả. ${unit} xin lỗi ông/bà và sẽ trả kết quả ngày ${formatDay(step.payload.expectedOn)}.`;
  return {
    ...slipHead(source, 'apology-letter', step),
    addressee: applicant.name,
    blocks: [
      {
        kind: 'facts',
        rows: [
          ['Mã hồ sơ', state.code],
          ...applicantFacts(source),
          ['Ngày tiếp nhận', slipTime(state.receivedAt!)],
          ['Thời gian hẹn trả kết quả', dueBefore ? slipTime(dueBefore) : ''],
        ],
      },
      {
        kind: 'paragraph',
        text: 'Đến nay hồ sơ chưa giải quyết xong theo thời gian đã hẹn.',
      },
      {
        kind: 'facts',
        rows: [
          ['Nguyên nhân', LATE_CAUSE_LABELS[step.payload.cause]],
          ['Lý do', step.payload.reason],
        ],
      },
      { kind: 'paragraph', text: promise },
      { kind: 'paragraph', text: 'Rất mong nhận được sự thông cảm của ông/bà./.' },
    ],
    signatures: [signedByHead(source, officerNames.get(step.officerId ?? 0) ?? '')],
    recipients: ['Như trên', 'Trung tâm PVHCC (để trả người nộp)', 'Lưu: VT, hồ sơ'],
  };
}
