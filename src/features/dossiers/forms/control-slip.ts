import { STEP_LABELS } from '../labels.ts';
import { TIMELINESS_LABELS, timeliness } from '../timeliness.ts';
import { type Slip, type SlipSource, slipHead, slipTime } from './slip.ts';

/**
 * Phiếu kiểm soát quá trình giải quyết hồ sơ: every step of the dossier with who gave, who received and when.
 * @law Mẫu số 06, Phụ lục I, TT 03/2025/TT-VPCP
 * @checked 2026-11-23 through local decisions that quote the form's name and fields; the annex itself was not read
 * @uncertain the order of the fields
 */
export function controlSlip(source: SlipSource): Slip {
  const { dossier, unitNames, officerNames } = source;
  const { state } = dossier;
  const last = dossier.steps.at(-1)!;
  const result = timeliness(state, state.finishedAt ?? last.step.at);
  return {
    ...slipHead(source, 'control-slip', last.step.at),
    number: null,
    blocks: [
      {
        kind: 'facts',
        rows: [
          ['Mã hồ sơ', state.code],
          ['Thủ tục', `${source.procedure.name} (mã ${source.procedure.code})`],
          ['Cơ quan giải quyết', unitNames.get(state.competentUnitId) ?? ''],
          ['Hẹn trả', state.dueAt ? slipTime(state.dueAt) : '–'],
          ['Kết quả giải quyết', TIMELINESS_LABELS[result]],
        ],
      },
      {
        kind: 'table',
        title: 'Quá trình giải quyết',
        head: ['TT', 'Bước', 'Thời điểm', 'Người thực hiện', 'Chuyển đến'],
        widths: [0.06, 0.22, 0.28, 0.24, 0.2],
        rows: dossier.steps.map(({ step }) => [
          String(step.no),
          STEP_LABELS[step.step],
          slipTime(step.at),
          officerNames.get(step.officerId ?? 0) ?? 'Hệ thống',
          step.toUnitId === null ? '' : (unitNames.get(step.toUnitId) ?? ''),
        ]),
      },
      {
        kind: 'paragraph',
        text: `Mã kiểm của bước cuối (SHA-256): ${last.hash.toString('hex')}`,
      },
    ],
    signatures: [],
  };
}
