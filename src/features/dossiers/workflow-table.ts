import { DUTY_LABELS } from '../organisation/index.ts';
import { SEAT_LABELS, STATUS_LABELS, STEP_LABELS } from './labels.ts';
import { STATUSES, type Status, type StepName } from './schema.ts';
import { NEXT, type Rule, WORKFLOW } from './workflow.ts';

/** One cell of the matrix: who may take which step of a dossier in a status, and where it leads. */
export interface WorkflowRow {
  status: Status;
  /** Empty: no officer takes it, but the system, or the applicant where the seat is his. */
  duty: Rule['duty'];
  step: StepName;
  seat: Rule['seat'];
  /** Statuses that may follow. */
  to: readonly Status[];
  /** The internal process of the dossier chooses among them. */
  byProcess: boolean;
}

/** The whole workflow after arrival, status by status. */
export function workflowRows(): WorkflowRow[] {
  return STATUSES.flatMap((status) =>
    (Object.entries(WORKFLOW) as [WorkflowRow['step'], readonly Rule[]][]).flatMap(([step, rules]) =>
      rules
        .filter(({ from }) => from.includes(status))
        .map(({ duty, seat, to }) => ({
          ...{ status, duty, step, seat, byProcess: to === NEXT },
          to: to === 'same' ? [status] : to === 'undone' ? [] : to,
        })),
    ),
  );
}

/** The same in words, a table for each status. */
export function workflowText(): string {
  const rows = workflowRows();
  const tables = STATUSES.map((status) => {
    const own = rows.filter((row) => row.status === status);
    const lines = own.map(
      (row) =>
        `| ${takerOf(row)} | ${STEP_LABELS[row.step]} | ${row.duty === null ? '' : SEAT_LABELS[row.seat]} | ${leadsTo(row)} |`,
    );
    const table =
      lines.length === 0
        ? 'Kết thúc: không còn bước nào.'
        : `| Nhiệm vụ | Bước | Người của | Dẫn đến |\n|---|---|---|---|\n${lines.join('\n')}`;
    return `## ${STATUS_LABELS[status]}\n\n${table}\n`;
  });
  return ['# Tình trạng × nhiệm vụ\n', ...tables].join('\n');
}

function takerOf({ duty, seat }: WorkflowRow): string {
  if (duty !== null) return DUTY_LABELS[duty];
  return seat === 'applicant' ? SEAT_LABELS.applicant : 'Hệ thống';
}

function leadsTo({ to, status, step, byProcess }: WorkflowRow): string {
  if (step === 'undo') return 'Như trước bước vừa làm';
  if (byProcess) return 'Bước sau của quy trình nội bộ';
  return to.map((each) => (each === status ? 'Giữ nguyên' : STATUS_LABELS[each])).join(', hoặc ');
}
