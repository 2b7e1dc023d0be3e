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
import { choicesOf, FileField, FormToken, fieldsOf, Input, Select, TextArea } from '../../ui/field.tsx';

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
    field: fieldsOf(mine ? typed : {}, mine ? problem?.fields : {}),
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
  field: ReturnType<typeof fieldsOf>;
}

const note = ({ field }: FieldContext) => <Input {...field('note')} label="Ghi chú" />;
const reason =
  (help: string) =>
  ({ field }: FieldContext) => <TextArea {...field('reason')} label="Lý do" required help={help} />;

const FIELDS: Record<TakeableStep, (context: FieldContext) => Child> = {
  transfer: note,
  take_over: note,
  submit_for_signature: note,
  sign: note,
  attach_scan: ({ dossier, field }) => (
    <>
      <Select
        {...field('documentNo')}
        label="Giấy tờ"
        required
        choices={dossier.state.documents
          .filter((each) => each.file === null)
          .map((each) => ({ value: String(each.no), label: each.name }))}
      />
      <FileField name="file" label="Bản quét (PDF, JPEG, PNG)" error={field('file').error} required />
    </>
  ),
  request_supplement: ({ field }) => (
    <>
      <TextArea {...field('items')} label="Giấy tờ, nội dung cần bổ sung" required help="Mỗi dòng một ý." />
      <TextArea {...field('reason')} label="Lý do" required />
      <Select
        {...field('mode')}
        label="Thời hạn giải quyết"
        required
        value={field('mode').value ?? DEFAULT_SUPPLEMENT_MODE}
        choices={choicesOf(MODE_LABELS)}
      />
    </>
  ),
  receive_supplement: ({ field }) => (
    <TextArea {...field('received')} label="Giấy tờ đã nhận" required help="Mỗi dòng một giấy tờ." />
  ),
  propose: ({ field }) => (
    <>
      <Select
        {...field('outcome')}
        label="Đề xuất"
        required
        value={field('outcome').value ?? 'granted'}
        choices={choicesOf(OUTCOME_LABELS)}
      />
      <Input {...field('note')} label="Ghi chú" />
    </>
  ),
  send_back: reason('Nói rõ phải sửa gì.'),
  stamp: ({ field }) => (
    <FileField
      name="file"
      label="Kết quả điện tử đã ký (PDF)"
      error={field('file').error}
      help="Không có tệp thì hồ sơ không tính là có kết quả điện tử."
    />
  ),
  return_result: ({ dossier, field }) => (
    <Input
      {...field('receiver')}
      label="Người nhận kết quả"
      required
      value={field('receiver').value ?? dossier.applicant.representativeName ?? dossier.applicant.name}
    />
  ),
  refuse: reason('Căn cứ quy định nào, vì sao không giải quyết được. Lý do được in trên phiếu từ chối.'),
  withdraw: reason('Theo yêu cầu của người nộp. Lý do được in trên thông báo dừng.'),
};
