import { randomUUID } from 'node:crypto';
import {
  kindOf,
  PERIOD_WORDS,
  type PossibleSigning,
  SIGNING_LABELS,
} from '../../features/official-documents/index.ts';
import type { PlanTask } from '../../features/plans/index.ts';
import { OFFICIAL_KINDS } from '../../law/document-kinds.ts';
import type { Problem } from '../../platform/problem.ts';
import { Field, FormToken, fieldsOf, Input, Select, TextArea, typed } from '../../ui/field.tsx';
import { LIVE_FIELDS } from './live-fields.ts';

export interface EditorFormProps {
  action: string;
  back: string;
  token: string;
  today: string;
  values: Record<string, unknown>;
  problem: Problem | undefined;
  /** The newest version that was seen; 0 for a new document. */
  seen: number;
  signings: readonly PossibleSigning[];
  plan: { id: number; tasks: readonly PlanTask[] } | null;
}

/** Plain text with a few marks; fields in braces are filled when it is saved or looked at. */
export function EditorForm(props: EditorFormProps) {
  const { action, back, token, values, problem, seen } = props;
  return (
    <form method="post" action={action} class="card card-body" data-turbo="false">
      <FormToken value={token} />
      <input type="hidden" name="clientKey" value={typed(values, 'clientKey') ?? randomUUID()} />
      <input type="hidden" name="seen" value={String(seen)} />
      <Heads {...props} />
      <TextArea
        {...fieldsOf(values, problem?.fields)('body')}
        label="Nội dung"
        required
        rows={24}
        help="Mỗi dòng một đoạn. # I. Đề mục, ## 1. Đề mục, - gạch đầu dòng, | bảng | bảng |, === Phụ lục: Tên === bắt đầu phụ lục (Phụ lục ngang: trang ngang)."
      />
      <TextArea
        {...fieldsOf(values, problem?.fields)('recipients')}
        label="Nơi nhận"
        required
        rows={4}
        help="Mỗi dòng một nơi; dòng “Lưu: VT” tự thêm."
      />
      <Tasks plan={props.plan} chosen={[values.task ?? []].flat().map(String)} />
      <div class="btn-list">
        <button class="btn btn-primary" type="submit">
          Lưu dự thảo
        </button>
        <button class="btn" type="submit" name="want" value="preview" formtarget="_blank">
          Xem thử PDF
        </button>
        <a class="btn" href={back}>
          Thôi
        </a>
      </div>
      <FieldList />
    </form>
  );
}

function Heads({ values, problem, seen, signings, today }: EditorFormProps) {
  const field = fieldsOf(values, problem?.fields);
  return (
    <>
      {seen > 0 ? (
        <input type="hidden" name="kind" value={typed(values, 'kind') ?? ''} />
      ) : (
        <Select
          {...field('kind')}
          label="Loại văn bản"
          required
          choices={OFFICIAL_KINDS.map((kind) => ({ value: kind, label: kindOf(kind, today).label }))}
        />
      )}
      <Input {...field('subject')} label="Trích yếu" required />
      <Select
        {...field('signing')}
        label="Người ký"
        required
        choices={[
          { value: '', label: 'Chọn người ký' },
          ...signings.map(({ signing, officer }) => ({
            value: `${signing}.${officer.id}`,
            label: `${SIGNING_LABELS[signing]}: ${officer.displayName}`,
          })),
        ]}
      />
      <TextArea {...field('addressees')} label="Kính gửi" rows={2} help="Mỗi dòng một nơi." />
      <TextArea
        {...field('basis')}
        label="Căn cứ"
        rows={3}
        help="Mỗi dòng một căn cứ; dấu cuối dòng tự thêm."
      />
    </>
  );
}

function Tasks({ plan, chosen }: { plan: EditorFormProps['plan']; chosen: readonly string[] }) {
  if (plan === null) return null;
  return (
    <Field
      name="task"
      label="Nhiệm vụ của kế hoạch mà văn bản thực hiện"
      help="Giữ Ctrl để chọn nhiều nhiệm vụ."
    >
      <select class="form-select" id="task" name="task" multiple size={6} aria-describedby="task-help">
        {plan.tasks.map((task) => (
          <option value={`${plan.id}.${task.key}`} selected={chosen.includes(`${plan.id}.${task.key}`)}>
            {[rowOf(task), task.text.slice(0, 120)].filter(Boolean).join('. ')}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** "III.1": the row of the plan as people name it. */
export function rowOf({ section, no }: Pick<PlanTask, 'section' | 'no'>): string {
  const roman = /^[IVX]+/.exec(section ?? '')?.[0] ?? '';
  return [roman, no].filter(Boolean).join('.');
}

function FieldList() {
  return (
    <details class="mt-3">
      <summary>Các trường số liệu điền tự động</summary>
      <p>
        Viết trong hai dấu ngoặc, kèm kỳ nếu cần: <code>{'{{chỉ số:on-time:tháng trước}}'}</code>. Kỳ:{' '}
        {PERIOD_WORDS.join(', ')}; hoặc tháng 10/2026, quý 3/2026, năm 2026. Số được viết vào văn bản cùng
        thời điểm lấy số, sau đó sửa được như chữ thường.
      </p>
      <ul>
        {LIVE_FIELDS.map(({ code, label }) => (
          <li>
            <code>{`{{${code}}}`}</code> {label}
          </li>
        ))}
      </ul>
    </details>
  );
}
