import type { Child } from 'hono/jsx';
import type { Officer, Unit } from '../../../features/organisation/index.ts';
import type { Subtask, TakenStep } from '../../../features/plans/index.ts';
import type { Problem } from '../../../platform/problem.ts';
import { FileField, FormToken, fieldsOf, Input, TextArea, typed } from '../../../ui/field.tsx';
import { SubtaskFields } from './subtask-fields.tsx';

interface SubtaskFormsProps {
  subtask: Subtask;
  open: readonly TakenStep[];
  token: string;
  values: Record<string, unknown>;
  problem?: Problem | undefined;
  units: Unit[];
  officers: Officer[];
  deliverables: readonly string[];
  today: string;
}

/** The steps that are open to the reader, one form for each; of two that need the same words only the one in use is unfolded. */
export function SubtaskForms(props: SubtaskFormsProps) {
  const { open, subtask } = props;
  const sent = typed(props.values, 'step');
  if (open.length === 0) return null;
  return (
    <section class="card card-body mb-3 no-print" aria-label="Làm gì tiếp">
      {open.includes('done') && sent !== 'change' && <DoneForm {...props} />}
      {open.includes('change') && sent === 'change' && <ChangeForm {...props} />}
      <div class="btn-list">
        {open.includes('up') && subtask.taskKey !== null && (
          <>
            <MoveForm {...props} step="up" words="Lên trước" />
            <MoveForm {...props} step="down" words="Xuống sau" />
          </>
        )}
      </div>
      {open.includes('change') && sent !== 'change' && (
        <p class="mb-1">
          <a href={`/can-bo/ke-hoach/viec-con/${subtask.id}?sua=1`}>Sửa việc, đổi người, đổi hạn</a>
        </p>
      )}
      {open.includes('cancel') && <ReasonStep {...props} step="cancel" words="Bỏ việc này" />}
      {open.includes('reopen') && <ReasonStep {...props} step="reopen" words="Mở lại việc này" />}
    </section>
  );
}

function StepForm(props: SubtaskFormsProps & { step: TakenStep; children: Child }) {
  const { subtask, token, values, step } = props;
  return (
    <form method="post" action={`/can-bo/ke-hoach/viec-con/${subtask.id}/buoc`} enctype="multipart/form-data">
      <FormToken value={token} />
      <input type="hidden" name="step" value={step} />
      <input type="hidden" name="stepCount" value={String(subtask.stepCount)} />
      {step !== 'change' && <input type="hidden" name="clientKey" value={typed(values, 'clientKey')} />}
      {props.children}
    </form>
  );
}

function DoneForm(props: SubtaskFormsProps) {
  const { values, problem, today } = props;
  const isSent = typed(values, 'step') === 'done';
  const field = fieldsOf(isSent ? values : { doneOn: today }, isSent ? problem?.fields : {});
  return (
    <StepForm {...props} step="done">
      <h2>Báo xong</h2>
      <Input {...field('doneOn')} label="Ngày xong" type="date" required />
      <Input {...field('documentNumber')} label="Số văn bản" />
      <FileField
        name="file"
        label="Tệp PDF, JPEG, PNG"
        error={isSent ? problem?.fields.file : undefined}
        help="Có số văn bản hoặc tệp thì việc này thành sản phẩm của nhiệm vụ."
      />
      <TextArea {...field('note')} label="Đã làm gì" />
      <button class="btn btn-primary mb-3" type="submit">
        Báo xong
      </button>
    </StepForm>
  );
}

/** The whole sub-task to be written anew, with the reason. */
function ChangeForm(props: SubtaskFormsProps) {
  const { subtask, values, problem, units, officers, deliverables } = props;
  const now = {
    ...{ title: subtask.title, unitId: String(subtask.unitId), officerId: String(subtask.officerId ?? '') },
    ...{ dueOn: subtask.dueOn, product: subtask.product },
  };
  const shown = { ...now, ...values };
  return (
    <StepForm {...props} step="change">
      <h2>Sửa việc</h2>
      <SubtaskFields {...{ problem, units, officers, deliverables }} values={shown} />
      <Input {...fieldsOf(shown, problem?.fields)('note')} label="Lý do sửa" required />
      <button class="btn btn-primary mb-3" type="submit">
        Lưu
      </button>
    </StepForm>
  );
}

function MoveForm({ words, ...props }: SubtaskFormsProps & { step: 'up' | 'down'; words: string }) {
  return (
    <StepForm {...props}>
      <button class="btn mb-2" type="submit">
        {words}
      </button>
    </StepForm>
  );
}

function ReasonStep({ words, ...props }: SubtaskFormsProps & { step: 'cancel' | 'reopen'; words: string }) {
  const isSent = typed(props.values, 'step') === props.step;
  const error = isSent ? props.problem?.fields.note : undefined;
  return (
    <details class="reason-form" open={isSent}>
      <summary>{words}</summary>
      <StepForm {...props}>
        <label class="form-label">
          Lý do
          <input
            class="form-control"
            name="note"
            value={isSent ? typed(props.values, 'note') : ''}
            required
          />
        </label>
        {error && <div class="field-error">{error}</div>}
        <button class="btn" type="submit">
          {words}
        </button>
      </StepForm>
    </details>
  );
}
