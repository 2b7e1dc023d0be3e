import type { Step, StepOf } from '../step-payloads.ts';
import {
  applicantFacts,
  type Slip,
  type SlipSource,
  signedBy,
  signedByHead,
  slipHead,
  slipTime,
} from './slip.ts';

type Stop = StepOf<'withdraw'> | StepOf<'stop'> | StepOf<'expire'>;

/**
 * Thông báo dừng giải quyết hồ sơ: at the applicant's request, by decision of the unit, or because a supplement was not
 * brought in time.
 * @law Mẫu số 05, Phụ lục I, TT 03/2025/TT-VPCP; Điều 7 TT 03/2025/TT-VPCP (dừng theo yêu cầu)
 * @checked 2026-11-23 through local decisions that quote the form's name and fields; the annex itself was not read
 * @uncertain the order of the fields
 */
export function stopNotice(source: SlipSource, given: Step): Slip {
  const step = given as Stop;
  const { dossier, officerNames } = source;
  return {
    ...slipHead(source, 'stop-notice', step),
    addressee: dossier.applicant.name,
    blocks: [
      {
        kind: 'facts',
        rows: [
          ['Mã hồ sơ', dossier.state.code],
          ...applicantFacts(source),
          ['Người yêu cầu dừng', askedBy(step, source)],
          ['Lý do', reasonOf(step)],
          ['Thời điểm dừng', slipTime(step.at)],
        ],
      },
      { kind: 'paragraph', text: `Trung tâm dừng giải quyết hồ sơ kể từ thời điểm trên ${because(step)}.` },
    ],
    signatures:
      step.step === 'stop'
        ? [signedByHead(source, officerNames.get(step.officerId ?? 0) ?? '')]
        : [signedBy('Người lập thông báo', officerNames.get(step.officerId ?? 0) ?? 'Hệ thống tự lập')],
    recipients: ['Như trên', 'Lưu: VT, hồ sơ'],
  };
}

function askedBy(step: Stop, { dossier, unitNames }: SlipSource): string {
  if (step.step === 'withdraw') return dossier.applicant.representativeName ?? dossier.applicant.name;
  return step.step === 'stop' ? (unitNames.get(dossier.state.competentUnitId) ?? '') : 'Không có';
}

function reasonOf(step: Stop): string {
  if (step.step !== 'expire') return step.payload.reason;
  return `Hồ sơ không được bổ sung trước ${slipTime(new Date(step.payload.until))} như đã yêu cầu.`;
}

function because({ step }: Stop): string {
  if (step === 'withdraw') return 'theo yêu cầu của người nộp';
  return step === 'stop' ? 'theo quyết định của cơ quan giải quyết' : 'vì đã hết thời hạn bổ sung';
}
