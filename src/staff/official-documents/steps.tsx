import { randomUUID } from 'node:crypto';
import type { Child } from 'hono/jsx';
import {
  OFFICIAL_STEP_LABELS,
  type OfficialDocumentRecord,
  openSteps,
  type PlainStep,
} from '../../features/official-documents/index.ts';
import { listUnits } from '../../features/organisation/index.ts';
import type { Problem } from '../../platform/problem.ts';
import { FormToken, typed } from '../../ui/field.tsx';
import { SecretForm } from '../results/secret-form.tsx';
import type { StaffContext } from '../session.ts';
import { DOCUMENTS } from './place.ts';

interface StepsProps {
  c: StaffContext;
  document: OfficialDocumentRecord;
  values: Record<string, unknown>;
  problem: Problem | undefined;
}

const WITH_REASON = ['send_back', 'cancel', 'unpublish', 'revoke'] as const;
const PLAIN = ['submit', 'review', 'publish'] as const;

/** The steps that the workflow says are open to this officer. */
export function OpenSteps({ c, document, values, problem }: StepsProps) {
  const open = openSteps(c.var.officer, document);
  if (open.length === 0) return null;
  const path = `${DOCUMENTS}/${document.id}`;
  const signed = document.steps.findLast(({ step }) => step === 'submit')?.file ?? '';
  return (
    <section class="card card-body mb-3" aria-labelledby="viec">
      <h2 id="viec">Việc cần làm</h2>
      {PLAIN.filter((step) => open.includes(step)).map((step) => (
        <StepForm {...{ c, document, step }} />
      ))}
      {open.includes('sign') && (
        <>
          <p>
            Bạn ký đúng <a href={`${path}.pdf`}>tệp đã trình</a>. Mã băm SHA-256:{' '}
            <code class="hash">{signed}</code>
          </p>
          <SecretForm
            {...{ token: c.var.token, action: `${path}/ky`, id: 'secret', button: 'Ký số' }}
            label="Mật khẩu hoặc mã PIN chứng thư số của bạn"
          >
            <Seen document={document} />
            <input type="hidden" name="file" value={signed} />
          </SecretForm>
        </>
      )}
      {open.includes('issue') && (
        <>
          <p>Số lấy ở sổ đăng ký văn bản; số và ngày được điền vào văn bản khi ký.</p>
          <SecretForm
            {...{ token: c.var.token, action: `${path}/dong-dau`, id: 'secret', button: 'Cấp số, đóng dấu' }}
            label="Mật khẩu hoặc mã PIN chứng thư số của cơ quan"
          >
            <Seen document={document} />
          </SecretForm>
        </>
      )}
      {open.includes('send') && <SendForm {...{ c, document, problem }} />}
      {WITH_REASON.filter((step) => open.includes(step)).map((step) => (
        <ReasonForm {...{ c, document, step, values, problem }} />
      ))}
    </section>
  );
}

/** What the officer had before him: a step on anything newer is refused. */
function Seen({ document }: { document: OfficialDocumentRecord }) {
  return (
    <>
      <input type="hidden" name="stepCount" value={String(document.stepCount)} />
      <input type="hidden" name="version" value={String(document.version)} />
    </>
  );
}

interface StepFormProps {
  c: StaffContext;
  document: OfficialDocumentRecord;
  step: PlainStep;
  isMain?: boolean;
  children?: Child;
}

function StepForm({ c, document, step, isMain = true, children }: StepFormProps) {
  return (
    <form method="post" action={`${DOCUMENTS}/${document.id}/buoc`} class="mb-3">
      <FormToken value={c.var.token} />
      <input type="hidden" name="clientKey" value={randomUUID()} />
      <Seen document={document} />
      {children}
      <button class={isMain ? 'btn btn-primary' : 'btn'} type="submit" name="step" value={step}>
        {OFFICIAL_STEP_LABELS[step]}
      </button>
    </form>
  );
}

/** Behind a line that opens: what turns a document back is not pressed by chance. */
function ReasonForm({ c, document, step, values, problem }: StepsProps & { step: PlainStep }) {
  const isMine = values.step === step;
  const id = isMine ? 'why' : `why-${step}`;
  const error = isMine ? problem?.fields.why : undefined;
  return (
    <details open={isMine} class="mb-2">
      <summary>{OFFICIAL_STEP_LABELS[step]}</summary>
      <StepForm {...{ c, document, step, isMain: false }}>
        <label class="form-label" for={id}>
          Lý do
        </label>
        <textarea class="form-control mb-2" id={id} name="why" rows={2} required>
          {isMine ? (typed(values, 'why') ?? '') : ''}
        </textarea>
        {error && <div class="field-error">{error}</div>}
      </StepForm>
    </details>
  );
}

async function SendForm({ c, document, problem }: Omit<StepsProps, 'values'>) {
  const units = await listUnits(c.var.platform.database.db, document.wardId);
  return (
    <details class="mb-2" open={problem?.fields.unitIds !== undefined}>
      <summary>Gửi đơn vị trong phường</summary>
      <StepForm {...{ c, document, step: 'send' as const, isMain: false }}>
        <label class="form-label" for="unitIds">
          Đơn vị nhận (giữ Ctrl để chọn nhiều)
        </label>
        <select class="form-select mb-2" id="unitIds" name="unitIds" multiple size={8} required>
          {units
            .filter((unit) => !unit.isClosed)
            .map((unit) => (
              <option value={String(unit.id)}>{unit.name}</option>
            ))}
        </select>
        {problem?.fields.unitIds && <div class="field-error">{problem.fields.unitIds}</div>}
      </StepForm>
    </details>
  );
}
