import { STEP_LABELS } from '../labels.ts';
import type { Step } from '../step-payloads.ts';
import { TIMELINESS_LABELS, timeliness } from '../timeliness.ts';
import { type Slip, type SlipSource, slipHead, slipTime } from './slip.ts';

/**
 * Phiếu kiểm soát quá trình giải quyết hồ sơ: every hand-over with who gave, who received and when, and every other step.
 * @law Mẫu số 06, Phụ lục I, TT 03/2025/TT-VPCP
 * @checked 2026-11-23 through local decisions that quote the form's name and fields; the annex itself was not read
 * @uncertain the order of the fields
 */
export function controlSlip(source: SlipSource, last: Step): Slip {
  const { dossier, unitNames } = source;
  const { state, steps } = dossier;
  const result = timeliness(state, state.finishedAt ?? last.at);
  const asked = state.consultations.map((each) => unitNames.get(each.unitId ?? 0) ?? each.body);
  return {
    ...slipHead(source, 'control-slip', last),
    number: null,
    blocks: [
      {
        kind: 'facts',
        rows: [
          ['Mã hồ sơ', state.code],
          ['Thủ tục', `${source.procedure.name} (mã ${source.procedure.code})`],
          ['Cơ quan (bộ phận) giải quyết hồ sơ', unitNames.get(state.competentUnitId) ?? ''],
          ['Cơ quan phối hợp giải quyết hồ sơ', [...new Set(asked)].join('; ') || 'Không'],
          ['Thời gian tiếp nhận', state.receivedAt ? slipTime(state.receivedAt) : 'Chưa tiếp nhận'],
          ['Thời gian hẹn trả', state.dueAt ? slipTime(state.dueAt) : 'Không có hoặc đang dừng tính'],
          ['Kết quả giải quyết', TIMELINESS_LABELS[result]],
        ],
      },
      {
        kind: 'table',
        title: 'Quá trình giao, nhận và giải quyết',
        head: ['TT', 'Giao/Nhận, việc', 'Thời điểm', 'Người thực hiện', 'Chuyển đến', 'Ghi chú'],
        widths: [0.06, 0.22, 0.2, 0.18, 0.18, 0.16],
        rows: steps.map(({ step }, at) => row(step, steps[at - 1]?.step, source)),
      },
      {
        kind: 'facts',
        rows: [['Mã kiểm của bước cuối (SHA-256)', steps.at(-1)!.hash.toString('hex')]],
      },
    ],
    signatures: [],
  };
}

function row(
  step: Step,
  before: Step | undefined,
  { dossier, unitNames, officerNames }: SlipSource,
): string[] {
  const isUndone = dossier.steps.some(
    ({ step: later }) => later.step === 'undo' && later.payload.undoes === step.no,
  );
  const dueBefore = before && 'at' in before.payload ? before.payload.at?.stepDueAt : undefined;
  const isLate = dueBefore != null && step.toUnitId !== null && step.at > new Date(dueBefore);
  return [
    String(step.no),
    `${wayOf(step)}${STEP_LABELS[step.step]}`,
    slipTime(step.at),
    officerNames.get(step.officerId ?? 0) ?? 'Hệ thống',
    step.toUnitId === null ? '' : (unitNames.get(step.toUnitId) ?? ''),
    [isUndone && 'Đã hoàn tác', isLate && 'Bước quá hạn'].filter(Boolean).join('; '),
  ];
}

/** Given, received, or neither. */
function wayOf(step: Step): string {
  if (step.step === 'take_over') return 'Nhận: ';
  return step.toUnitId !== null && step.no > 1 ? 'Giao: ' : '';
}
