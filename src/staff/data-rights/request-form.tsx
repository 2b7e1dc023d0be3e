import { randomUUID } from 'node:crypto';
import { DATA_PARTS, PART_LABELS, REQUEST_LABELS } from '../../features/privacy/index.ts';
import type { Problem } from '../../platform/problem.ts';
import { choicesOf, FormToken, fieldsOf, Input, Select, TextArea, typed } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { DESK, PATH } from './places.ts';
import { CardChecked } from './rights-page.tsx';

interface DeskRequestPageProps {
  c: StaffContext;
  values: Record<string, unknown>;
  problem?: Problem;
}

/** A request taken at the desk for a person who stands there with his card. */
export function DeskRequestPage({ c, values, problem }: DeskRequestPageProps) {
  const field = fieldsOf(values, problem?.fields);
  const chosen = [values.parts].flat();
  const { officer, token } = c.var;
  return (
    <StaffPage title="Ghi yêu cầu về dữ liệu" officer={officer} token={token} place="/can-bo/quan-tri">
      <p>
        <a href={PATH}>Quyền dữ liệu</a>
      </p>
      <h1>Ghi yêu cầu về dữ liệu cá nhân</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <p>
        Ghi thay người đến quầy. Báo cho họ số yêu cầu và hạn trả lời. Người ghi không quyết định yêu cầu này.
      </p>
      <form method="post" action={DESK} class="card card-body">
        <FormToken value={token} />
        <input type="hidden" name="clientKey" value={typed(values, 'clientKey') ?? randomUUID()} />
        <Input {...field('name')} label="Họ tên người yêu cầu" required />
        <Input {...field('personalId')} label="Số định danh cá nhân" inputmode="numeric" required />
        <Select {...field('kind')} label="Yêu cầu gì" choices={choicesOf(REQUEST_LABELS)} required />
        <fieldset class="mb-3">
          <legend class="form-label" id="parts">
            Về loại dữ liệu nào
          </legend>
          {DATA_PARTS.map((part) => (
            <label class="form-check">
              <input
                class="form-check-input"
                type="checkbox"
                name="parts"
                value={part}
                checked={chosen.includes(part)}
              />
              <span class="form-check-label">{PART_LABELS[part]}</span>
            </label>
          ))}
          {problem?.fields.parts && <div class="field-error">{problem.fields.parts}</div>}
        </fieldset>
        <TextArea {...field('words')} label="Nội dung yêu cầu" rows={4} required />
        <CardChecked />
        <button class="btn btn-primary" type="submit">
          Ghi yêu cầu
        </button>
      </form>
    </StaffPage>
  );
}
