import type { PlanTask } from '../../features/plans/index.ts';
import type { Problem } from '../../platform/problem.ts';
import { FormToken, Input, TextArea } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';

interface RecordFormProps {
  task: PlanTask;
  token: string;
  values: Record<string, unknown>;
  problem?: Problem;
}

/** What was done for a task: title, day, number, note, file. What was typed stays when something is wrong. */
export function RecordForm({ task, token, values, problem }: RecordFormProps) {
  const value = (name: string) => (typeof values[name] === 'string' ? (values[name] as string) : '');
  const error = (name: string) => problem?.fields[name];
  const hasEnd = task.due.to !== null && task.due.kind !== 'range';
  return (
    <section class="card card-body mb-3" aria-labelledby="ghi-viec">
      <h2 id="ghi-viec">Ghi việc đã làm</h2>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <form method="post" action={`/can-bo/ke-hoach/nhiem-vu/${task.key}/viec`} enctype="multipart/form-data">
        <FormToken value={token} />
        <input type="hidden" name="clientKey" value={value('clientKey')} />
        <Input
          name="title"
          label="Việc đã làm"
          required
          help="Văn bản đã ban hành, cuộc họp, chuyến đi …"
          value={value('title')}
          error={error('title')}
        />
        <Input
          name="happenedOn"
          label="Ngày"
          type="date"
          required
          value={value('happenedOn')}
          error={error('happenedOn')}
        />
        <Input
          name="documentNumber"
          label="Số văn bản"
          value={value('documentNumber')}
          error={error('documentNumber')}
        />
        <TextArea name="note" label="Ghi chú" value={value('note')} error={error('note')} />
        <div class="mb-3">
          <label class="form-label" for="file">
            Tệp <span class="text-secondary">(không bắt buộc; PDF, JPEG, PNG)</span>
          </label>
          <input
            class="form-control"
            id="file"
            name="file"
            type="file"
            accept="application/pdf,image/jpeg,image/png"
          />
        </div>
        {hasEnd && (
          <label class="form-check mb-3">
            <input
              class="form-check-input"
              type="checkbox"
              name="completes"
              value="1"
              checked={value('completes') === '1'}
            />
            <span class="form-check-label">Việc này hoàn thành nhiệm vụ</span>
          </label>
        )}
        <button class="btn btn-primary" type="submit">
          Ghi lại
        </button>
      </form>
    </section>
  );
}
