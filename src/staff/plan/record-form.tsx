import type { PlanTask } from '../../features/plans/index.ts';
import type { Problem } from '../../platform/problem.ts';
import { FileField, FormToken, fieldsOf, Input, Select, TextArea, typed } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';

interface RecordFormProps {
  task: PlanTask;
  token: string;
  values: Record<string, unknown>;
  problem?: Problem;
}

/** What was done for a task: title, day, number, note, file. What was typed stays when something is wrong. */
export function RecordForm({ task, token, values, problem }: RecordFormProps) {
  const field = fieldsOf(values, problem?.fields);
  const hasEnd = task.due.to !== null && task.due.kind !== 'range';
  return (
    <section class="card card-body mb-3" aria-labelledby="ghi-viec">
      <h2 id="ghi-viec">Ghi việc đã làm</h2>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <form method="post" action={`/can-bo/ke-hoach/nhiem-vu/${task.key}/viec`} enctype="multipart/form-data">
        <FormToken value={token} />
        <input type="hidden" name="clientKey" value={typed(values, 'clientKey')} />
        <Input
          {...field('title')}
          label="Việc đã làm"
          required
          help="Văn bản đã ban hành, cuộc họp, chuyến đi …"
        />
        <Input {...field('happenedOn')} label="Ngày" type="date" required />
        <Input {...field('documentNumber')} label="Số văn bản" />
        <Select
          {...field('deliverable')}
          label="Là sản phẩm nào của nhiệm vụ"
          choices={[
            { value: '', label: 'Để hệ thống đoán theo lời ghi' },
            ...task.deliverables.map((each) => ({ value: each, label: each })),
          ]}
        />
        <TextArea {...field('note')} label="Ghi chú" />
        <FileField name="file" label="Tệp PDF, JPEG, PNG" error={problem?.fields.file} />
        {hasEnd && (
          <label class="form-check mb-3">
            <input
              class="form-check-input"
              type="checkbox"
              name="completes"
              value="1"
              checked={typed(values, 'completes') === '1'}
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
