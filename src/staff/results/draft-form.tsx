import { randomUUID } from 'node:crypto';
import type { Officer } from '../../features/organisation/index.ts';
import { FIELD_PREFIX, type ResultTemplate, type TemplateField } from '../../features/results/index.ts';
import type { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Input, Select, TextArea } from '../../ui/field.tsx';
import { Status as StatusMark } from '../../ui/page.tsx';

export interface DraftFormProps {
  path: string;
  token: string;
  template: ResultTemplate;
  templates: ResultTemplate[];
  signers: Officer[];
  /** How many versions the page has seen. */
  seen: number;
  values: Record<string, unknown>;
  problem?: Problem | undefined;
}

/** What the examiner writes in a result; another template is another address, and what was saved stays. */
export function DraftForm(props: DraftFormProps) {
  const { path, token, template, templates, signers, seen, values, problem } = props;
  const field = fieldsOf(values, problem?.fields);
  const key = problem?.code === 'changed_meanwhile' ? undefined : field('clientKey').value;
  return (
    <section class="card card-body" aria-labelledby="soan">
      <h2 id="soan">Soạn dự thảo</h2>
      <form method="get" action={path} class="filters">
        <label>
          Mẫu kết quả
          <select class="form-select" name="mau">
            {templates.map((each) => (
              <option value={each.code} selected={each.code === template.code}>
                {each.label}
              </option>
            ))}
          </select>
        </label>
        <button class="btn" type="submit">
          Dùng mẫu này
        </button>
      </form>
      {!template.isVerified && (
        <p>
          <StatusMark tone="warn">Mẫu chưa xác minh</StatusMark> Chưa đối chiếu với mẫu của Nhà nước: hãy so
          lời văn trước khi trình.
        </p>
      )}
      <form method="post" action={path}>
        <FormToken value={token} />
        <input type="hidden" name="clientKey" value={key ?? randomUUID()} />
        <input type="hidden" name="seen" value={String(seen)} />
        <input type="hidden" name="template" value={template.code} />
        {template.fields.map((each) => (
          <TemplateInput
            field={each}
            given={field(FIELD_PREFIX + each.name)}
            fault={problem?.fields[each.name]}
          />
        ))}
        <Select
          {...field('signerId')}
          label="Người ký"
          required
          choices={signers.map((each) => ({
            value: String(each.id),
            label: `${each.displayName}, ${each.title}`,
          }))}
        />
        <button class="btn btn-primary" type="submit">
          Lưu dự thảo
        </button>
      </form>
    </section>
  );
}

interface TemplateInputProps {
  field: TemplateField;
  given: { name: string; value: string | undefined };
  fault: string | undefined;
}

function TemplateInput({ field, given, fault }: TemplateInputProps) {
  const { label, required, help } = field;
  const common = { ...given, label, required, help, error: fault };
  if (field.type === 'text') return <TextArea {...common} rows={4} />;
  return <Input {...common} type={field.type === 'day' ? 'date' : 'text'} />;
}
