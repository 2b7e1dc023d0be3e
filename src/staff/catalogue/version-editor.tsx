import type { Child } from 'hono/jsx';
import {
  APPLICANT_LABELS,
  COMPETENT_UNIT_LABELS,
  METHOD_LABELS,
  ONLINE_LABELS,
  PART_LABELS,
  type PartName,
} from '../../features/procedures/index.ts';
import type { Problem } from '../../platform/problem.ts';
import { choicesOf, FormToken, fieldsOf, Input, Select, TextArea, typed } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import type { FormRows, Values } from './version-form.ts';
import { DocumentRows, FeeRows, TermRows } from './version-rows.tsx';

interface EditorProps {
  action: string;
  token: string;
  /** Empty for a procedure that the catalogue does not know yet: its code is asked. */
  code: string;
  values: Values;
  rows: FormRows;
  earliest: string;
  problem?: Problem | undefined;
}

const UNKNOWN = { value: '', label: 'chưa xác minh' };

/** A version of a procedure as one form: what the decision says, part by part. */
export function VersionEditor({ action, token, code, values, rows, earliest, problem }: EditorProps) {
  const errors = problem?.fields ?? {};
  const field = fieldsOf(values, errors);
  const section = { values, errors };
  return (
    <form method="post" action={action} data-turbo="false">
      <FormToken value={token} />
      <input type="hidden" name="base" value={typed(values, 'base') ?? '0'} />
      <input type="hidden" name="clientKey" value={typed(values, 'clientKey') ?? ''} />
      {problem && <ErrorSummary message={problem.message} fields={errors} />}
      <fieldset class="card card-body mb-3">
        <legend>Theo quyết định nào</legend>
        {code === '' && <Input {...field('code')} label="Mã thủ tục" required help="Ví dụ 1.001193." />}
        <Input {...field('decision')} label="Số quyết định" required help="Ví dụ 123/QĐ-UBND." />
        <Input {...field('decidedOn')} label="Ngày quyết định" type="date" required />
        <Input
          {...field('validFrom')}
          label="Phiên bản mới dùng từ ngày"
          type="date"
          required
          value={field('validFrom').value ?? earliest}
          help="Hồ sơ nhận trước ngày này giữ phiên bản cũ."
        />
      </fieldset>
      <Section part="name" {...section}>
        <Input {...field('name')} label="Tên thủ tục" required />
        <Input {...field('field')} label="Lĩnh vực" required />
        <Input {...field('level')} label="Cấp thực hiện" />
        <Select
          {...field('competentUnitCode')}
          label="Đơn vị giải quyết"
          choices={[UNKNOWN, ...choicesOf(COMPETENT_UNIT_LABELS)]}
        />
        <Ticks name="applicants" label="Đối tượng thực hiện" labels={APPLICANT_LABELS} values={values} />
        <Ticks name="methods" label="Cách thức thực hiện" labels={METHOD_LABELS} values={values} />
        <Select
          {...field('onlineLevel')}
          label="Mức độ trực tuyến"
          choices={[UNKNOWN, ...choicesOf(ONLINE_LABELS).filter(({ value }) => value !== '')]}
        />
        <Stated parts={['competentUnit', 'applicants', 'methods', 'online']} values={values} />
      </Section>
      <Section part="terms" {...section}>
        <TermRows rows={rows} errors={errors} />
        <Stated parts={['terms']} values={values} />
      </Section>
      <Section part="fees" {...section}>
        <FeeRows rows={rows} errors={errors} />
        <Stated parts={['fees']} values={values} />
      </Section>
      <Section part="documents" {...section}>
        <DocumentRows rows={rows} errors={errors} />
        <Stated parts={['documents']} values={values} />
      </Section>
      <Section part="steps" {...section}>
        <TextArea {...field('steps')} label="Các bước" rows={5} help="Mỗi dòng một bước." />
        <TextArea
          {...field('results')}
          label="Kết quả thực hiện"
          help="Mỗi dòng một kết quả; mã ghi trong ngoặc ở cuối, ví dụ (KQ.G15.000031)."
        />
        <TextArea {...field('conditions')} label="Yêu cầu, điều kiện" help="Mỗi dòng một yêu cầu." />
        <label class="form-check">
          <input
            class="form-check-input"
            type="checkbox"
            name="hasNoConditions"
            checked={typed(values, 'hasNoConditions') === 'on'}
          />
          <span class="form-check-label">Không có yêu cầu, điều kiện</span>
        </label>
        <TextArea
          {...field('legalBases')}
          label="Căn cứ pháp lý"
          help="Mỗi dòng một số hiệu, ví dụ 123/2015/NĐ-CP."
        />
        <Stated parts={['steps', 'results', 'conditions', 'legalBases']} values={values} />
      </Section>
      <button class="btn btn-primary" type="submit">
        Lập phiên bản mới
      </button>
    </form>
  );
}

interface SectionProps {
  part: PartName;
  children: Child;
  values: Values;
  errors: Readonly<Record<string, string>>;
}

const SECTION_TITLES: Partial<Record<PartName, string>> = {
  name: 'Tên và nơi giải quyết',
  steps: 'Trình tự, kết quả, căn cứ',
};

function Section({ part, errors, children }: SectionProps) {
  return (
    <fieldset class="card card-body mb-3">
      <legend>{SECTION_TITLES[part] ?? PART_LABELS[part]}</legend>
      {errors[part] && part !== 'name' && <div class="field-error">{errors[part]}</div>}
      {children}
    </fieldset>
  );
}

interface TicksProps {
  name: string;
  label: string;
  labels: Readonly<Record<string, string>>;
  values: Values;
}

function Ticks({ name, label, labels, values }: TicksProps) {
  const chosen = [values[name] ?? []].flat().map(String);
  return (
    <fieldset class="mb-3">
      <legend class="form-label">{label}</legend>
      {Object.entries(labels).map(([value, words]) => (
        <label class="form-check">
          <input
            class="form-check-input"
            type="checkbox"
            name={name}
            value={value}
            checked={chosen.includes(value)}
          />
          <span class="form-check-label">{words}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Parts that stay as they are, and that the decision states all the same. What changes is stated by itself. */
function Stated({ parts, values }: { parts: PartName[]; values: Values }) {
  const chosen = [values.stated ?? []].flat().map(String);
  return (
    <details class="mt-2" open={parts.some((part) => chosen.includes(part))}>
      <summary>Quyết định xác nhận phần giữ nguyên</summary>
      <p class="form-hint">Phần bạn sửa tự được tính là do quyết định này nêu.</p>
      {parts.map((part) => (
        <label class="form-check">
          <input
            class="form-check-input"
            type="checkbox"
            name="stated"
            value={part}
            checked={chosen.includes(part)}
          />
          <span class="form-check-label">{PART_LABELS[part]} đúng như trong quyết định</span>
        </label>
      ))}
    </details>
  );
}
