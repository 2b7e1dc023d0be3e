import { randomUUID } from 'node:crypto';
import type { Child } from 'hono/jsx';
import {
  type Dossier,
  MODE_LABELS,
  OUTCOME_LABELS,
  STEP_LABELS,
  type TakeableStep,
} from '../../features/dossiers/index.ts';
import { DEFAULT_SUPPLEMENT_MODE } from '../../law/supplement.ts';
import type { Problem } from '../../platform/problem.ts';
import { FormToken, Input, Select, TextArea } from '../../ui/field.tsx';

interface StepFormProps {
  step: TakeableStep;
  dossier: Dossier;
  token: string;
  first: boolean;
  problem?: Problem | undefined;
  typed?: Record<string, unknown> | undefined;
}

/** One open step with what it asks; the first is open, the others unfold. What was typed stays after an error. */
export function StepForm({ step, dossier, token, first, problem, typed }: StepFormProps) {
  const mine = typed?.step === step;
  const fields = FIELDS[step]({
    dossier,
    value: (name) => (mine && typeof typed?.[name] === 'string' ? (typed[name] as string) : undefined),
    error: (name) => (mine ? problem?.fields[name] : undefined),
  });
  return (
    <details class="step" open={first || mine}>
      <summary>{STEP_LABELS[step]}</summary>
      <form method="post" action={`/can-bo/ho-so/${dossier.id}/buoc`} enctype="multipart/form-data">
        <FormToken value={token} />
        <input type="hidden" name="step" value={step} />
        <input type="hidden" name="clientKey" value={mine ? String(typed?.clientKey) : randomUUID()} />
        <input type="hidden" name="stepCount" value={String(dossier.state.stepCount)} />
        {fields}
        <button class={first ? 'btn btn-primary' : 'btn'} type="submit">
          {STEP_LABELS[step]}
        </button>
      </form>
    </details>
  );
}

interface FieldContext {
  dossier: Dossier;
  value(name: string): string | undefined;
  error(name: string): string | undefined;
}

const note = ({ value, error }: FieldContext) => (
  <Input name="note" label="Ghi chú" value={value('note')} error={error('note')} />
);
const reason =
  (help: string) =>
  ({ value, error }: FieldContext) => (
    <TextArea
      name="reason"
      label="Lý do"
      required
      help={help}
      value={value('reason')}
      error={error('reason')}
    />
  );

const FIELDS: Record<TakeableStep, (context: FieldContext) => Child> = {
  transfer: note,
  take_over: note,
  submit_for_signature: note,
  sign: note,
  attach_scan: ({ dossier, value, error }) => (
    <>
      <Select
        name="documentNo"
        label="Giấy tờ"
        required
        value={value('documentNo')}
        choices={dossier.state.documents
          .filter((each) => each.file === null)
          .map((each) => ({ value: String(each.no), label: each.name }))}
        error={error('documentNo')}
      />
      <FileField label="Bản quét (PDF, JPEG, PNG)" error={error('file')} required />
    </>
  ),
  request_supplement: ({ value, error }) => (
    <>
      <TextArea
        name="items"
        label="Giấy tờ, nội dung cần bổ sung"
        required
        help="Mỗi dòng một ý."
        value={value('items')}
        error={error('items')}
      />
      <TextArea name="reason" label="Lý do" required value={value('reason')} error={error('reason')} />
      <Select
        name="mode"
        label="Thời hạn giải quyết"
        required
        value={value('mode') ?? DEFAULT_SUPPLEMENT_MODE}
        choices={Object.entries(MODE_LABELS).map(([key, label]) => ({ value: key, label }))}
        error={error('mode')}
      />
    </>
  ),
  receive_supplement: ({ value, error }) => (
    <TextArea
      name="received"
      label="Giấy tờ đã nhận"
      required
      help="Mỗi dòng một giấy tờ."
      value={value('received')}
      error={error('received')}
    />
  ),
  propose: ({ value, error }) => (
    <>
      <Select
        name="outcome"
        label="Đề xuất"
        required
        value={value('outcome') ?? 'granted'}
        choices={Object.entries(OUTCOME_LABELS).map(([key, label]) => ({ value: key, label }))}
        error={error('outcome')}
      />
      <Input name="note" label="Ghi chú" value={value('note')} error={error('note')} />
    </>
  ),
  send_back: reason('Nói rõ phải sửa gì.'),
  stamp: ({ error }) => (
    <FileField
      label="Kết quả điện tử đã ký (PDF)"
      error={error('file')}
      help="Không có tệp thì hồ sơ không tính là có kết quả điện tử."
    />
  ),
  return_result: ({ dossier, value, error }) => (
    <Input
      name="receiver"
      label="Người nhận kết quả"
      required
      value={value('receiver') ?? dossier.applicant.representativeName ?? dossier.applicant.name}
      error={error('receiver')}
    />
  ),
  refuse: reason('Căn cứ quy định nào, vì sao không giải quyết được. Lý do được in trên phiếu từ chối.'),
  withdraw: reason('Theo yêu cầu của người nộp. Lý do được in trên thông báo dừng.'),
};

function FileField(props: { label: string; error: string | undefined; help?: string; required?: boolean }) {
  return (
    <div class="mb-3">
      <label class="form-label" for="file">
        {props.label}
      </label>
      <input
        class="form-control"
        id="file"
        name="file"
        type="file"
        accept="application/pdf,image/jpeg,image/png"
        required={props.required}
      />
      {props.help && <div class="form-hint">{props.help}</div>}
      {props.error && <div class="field-error">{props.error}</div>}
    </div>
  );
}
