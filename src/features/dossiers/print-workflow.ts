import { DUTIES, DUTY_LABELS, type Duty } from '../organisation/index.ts';
import { STATUS_LABELS, STEP_LABELS } from './labels.ts';
import { STATUSES, type Status, type StepName } from './schema.ts';
import { type Rule, WORKFLOW } from './workflow.ts';

/** One cell of the matrix: a step that is open in a status for a duty, and where it may lead. */
export interface OpenStep {
  status: Status;
  /** Null: only the system takes it. */
  duty: Duty | null;
  step: StepName;
  seat: Rule['seat'];
  to: Rule['to'];
}

const SEAT_LABELS: Record<Rule['seat'], string> = {
  holder: 'đơn vị đang giữ hồ sơ',
  desk: 'quầy bất kỳ',
  competent: 'đơn vị giải quyết',
  signing: 'đơn vị đã ký',
  consulted: 'đơn vị được hỏi ý kiến',
  receiving: 'đơn vị đã tiếp nhận',
};

/** The whole matrix status × duty, from the one table of the workflow. */
export function listOpenSteps(): OpenStep[] {
  const rules = Object.entries(WORKFLOW) as [StepName, readonly Rule[]][];
  return STATUSES.flatMap((status) =>
    [...DUTIES, null].flatMap((duty) =>
      rules.flatMap(([step, each]) =>
        each
          .filter((rule) => rule.duty === duty && rule.from.includes(status))
          .map(({ seat, to }) => ({ status, duty, step, seat, to })),
      ),
    ),
  );
}

/** The same as text: each status with its duties, their steps and where each leads. */
export function printWorkflow(steps: readonly OpenStep[] = listOpenSteps()): string {
  const lines = STATUSES.flatMap((status) => {
    const here = steps.filter((each) => each.status === status);
    const duties = [...new Set(here.map((each) => each.duty))];
    return [
      `${STATUS_LABELS[status]} (${status})`,
      ...(here.length === 0 ? ['  kết thúc, không còn bước nào'] : []),
      ...duties.flatMap((duty) => [
        `  ${duty === null ? 'Hệ thống' : `${DUTY_LABELS[duty]} (${duty})`}`,
        ...here.filter((each) => each.duty === duty).map(stepLine),
      ]),
      '',
    ];
  });
  return [
    'Tình trạng hồ sơ × nhiệm vụ: bước nào mở, dẫn đến đâu, ai ngồi đúng chỗ.',
    'Bắt đầu: Tiếp nhận (accept) → Đã tiếp nhận; Nộp hồ sơ (submit) → Chờ tiếp nhận.',
    'Điều kiện riêng của từng bước (bổ sung một lần, gia hạn một lần, người tham gia không ký …) xét thêm khi làm.',
    '',
    ...lines,
  ].join('\n');
}

function stepLine({ step, duty, seat, to }: OpenStep): string {
  return `    ${STEP_LABELS[step]} (${step}) → ${goal(to)}${duty === null ? '' : ` [${SEAT_LABELS[seat]}]`}`;
}

function goal(to: Rule['to']): string {
  if (to === 'same') return 'giữ nguyên';
  if (to === 'undone') return 'như trước bước vừa làm';
  return to.map((each) => STATUS_LABELS[each]).join(' | ');
}
