import { formatDay } from '../../../law/day.ts';
import { LATE_CAUSE_LABELS } from '../labels.ts';
import type { Step, StepOf } from '../step-payloads.ts';
import { signedAs } from './issuer.ts';
import { applicantFacts, ending, type FormSource, type Slip, slipHead, slipTime, unitName } from './slip.ts';

type Letter = StepOf<'extend'> | StepOf<'apologise'>;

/**
 * Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết: before the due time with a new one, or after it with the day
 * on which the result will be there. The head of the unit that resolves the dossier signs it.
 * @law Mẫu số 04, Phụ lục I, TT 03/2025/TT-VPCP
 * @checked 2026-11-23 through pages that quote the form's name; the annex itself was not read
 * @uncertain the fields and their order follow the former form of TT 01/2018/TT-VPCP
 */
export function apologyLetter(source: FormSource, given: Step): Slip {
  const step = given as Letter;
  const { state, applicant } = source.dossier;
  const { issuer, signature } = signedAs(source, step, { signer: 'unit_head', taker: '' });
  const dueBefore = step.step === 'extend' ? new Date(step.payload.dueBefore) : step.dueAt;
  return {
    ...slipHead(source, 'apology-letter', step, issuer),
    addressee: applicant.name,
    blocks: [
      {
        kind: 'facts',
        rows: [
          ...applicantFacts(source),
          ['Ngày tiếp nhận', slipTime(state.receivedAt!)],
          ['Thời gian hẹn trả kết quả', dueBefore ? slipTime(dueBefore) : ''],
        ],
      },
      { kind: 'paragraph', text: opening(step) },
      { kind: 'facts', rows: [['Nguyên nhân', LATE_CAUSE_LABELS[step.payload.cause]]] },
      { kind: 'paragraph', text: `Lý do: ${step.payload.reason}` },
      { kind: 'paragraph', text: promise(step, unitName(source, state.competentUnitId)) },
      ...ending(source, { closing: 'Rất mong nhận được sự thông cảm của ông/bà', isLetter: true }),
    ],
    signatures: [signature],
    recipients: ['Như trên', 'Trung tâm PVHCC (để trả người nộp)', 'Lưu: VT, hồ sơ'],
  };
}

function opening({ step }: Letter): string {
  return step === 'extend'
    ? 'Hồ sơ nêu trên không thể giải quyết xong theo thời gian đã hẹn.'
    : 'Hồ sơ nêu trên đã quá thời gian hẹn trả mà chưa giải quyết xong.';
}

function promise(step: Letter, unit: string): string {
  return step.step === 'extend'
    ? `${unit} xin lỗi ông/bà và đề nghị gia hạn: thời gian trả kết quả mới là ${slipTime(step.dueAt!)}.`
    : `${unit} xin lỗi ông/bà và sẽ trả kết quả ngày ${formatDay(step.payload.expectedOn)}.`;
}
