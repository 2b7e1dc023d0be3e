import { randomUUID } from 'node:crypto';
import {
  ANSWER_FIELDS,
  type AnswerTemplate,
  isAtDesk,
  listAnswerTemplates,
  listPlannedTemplates,
  writeAnswerTemplate,
} from '../../features/feedback/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Input, TextArea, typed } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, type StaffContext } from '../session.ts';
import { PLACE, TEMPLATES } from './place.ts';

/** The ward's words for answers, and the form that writes them from a day on. */
export async function templatesPage(
  c: StaffContext,
  failed: { values: Record<string, unknown>; problem: Problem } | null = null,
) {
  if (!isAtDesk(c.var.officer))
    throw new Problem('not_allowed', 'Chỉ người kiểm soát thủ tục hành chính và lãnh đạo xem mẫu trả lời.');
  const { database, now } = c.var.platform;
  const { wardId } = c.var.officer;
  const today = toLocalDay(now());
  const [templates, planned] = await Promise.all([
    listAnswerTemplates(database.db, wardId, today),
    listPlannedTemplates(database.db, wardId, today),
  ]);
  const chosen = templates.find(({ code }) => code === c.req.query('sua'));
  return (
    <StaffPage title="Mẫu trả lời" officer={c.var.officer} token={c.var.token} place={PLACE}>
      <p>
        <a href={PLACE}>Phản ánh, kiến nghị</a>
      </p>
      <h1>Mẫu trả lời phản ánh, kiến nghị</h1>
      <div class="two-columns">
        <div>
          {templates.map((template) => (
            <Template template={template} />
          ))}
          {planned.length > 0 && <h2 class="mt-3">Sẽ áp dụng</h2>}
          {planned.map((template) => (
            <Template template={template} />
          ))}
        </div>
        <WriteForm token={c.var.token} chosen={chosen} today={today} failed={failed} />
      </div>
    </StaffPage>
  );
}

function Template({ template }: { template: AnswerTemplate }) {
  return (
    <section class="card card-body mb-3">
      <h2>{template.title}</h2>
      <p class="prewrap">{template.body}</p>
      <p class="text-secondary mb-0">
        {template.isRetired
          ? `Thôi dùng từ ${formatDay(template.validFrom)}`
          : template.validFrom > '1995-01-01'
            ? `Áp dụng từ ${formatDay(template.validFrom)}`
            : 'Mẫu có sẵn'}
        . <a href={`${TEMPLATES}?sua=${template.code}`}>Sửa mẫu {template.code}</a>
      </p>
    </section>
  );
}

function WriteForm(props: {
  token: string;
  chosen: AnswerTemplate | undefined;
  today: string;
  failed: { values: Record<string, unknown>; problem: Problem } | null;
}) {
  const { chosen, failed } = props;
  const values = failed?.values ?? { ...chosen, validFrom: props.today, clientKey: randomUUID() };
  const field = fieldsOf(values, failed?.problem.fields);
  return (
    <section class="card card-body mb-3" aria-labelledby="sua-mau">
      <h2 id="sua-mau">{chosen ? 'Sửa mẫu' : 'Thêm mẫu'}</h2>
      {failed && <ErrorSummary message={failed.problem.message} fields={failed.problem.fields} />}
      <form method="post" action={TEMPLATES}>
        <FormToken value={props.token} />
        <input type="hidden" name="clientKey" value={typed(values, 'clientKey')} />
        <Input {...field('code')} label="Mã mẫu" required help="Trùng mã với mẫu đang có: thay mẫu ấy." />
        <Input {...field('title')} label="Tên mẫu" required />
        <TextArea
          {...field('body')}
          label="Lời trả lời"
          required
          rows={10}
          help={`Chỗ tự điền: ${Object.entries(ANSWER_FIELDS)
            .map(([name, label]) => `{${name}} ${label.toLowerCase()}`)
            .join(', ')}.`}
        />
        <Input {...field('validFrom')} label="Áp dụng từ ngày" type="date" required />
        <label class="form-check mb-3">
          <input
            class="form-check-input"
            type="checkbox"
            name="isRetired"
            value="1"
            checked={values.isRetired === '1'}
          />
          <span class="form-check-label">Thôi dùng mẫu này từ ngày trên</span>
        </label>
        <button class="btn btn-primary" type="submit">
          Lưu mẫu
        </button>
      </form>
    </section>
  );
}

export async function saveTemplate(c: StaffContext) {
  const body = await c.req.parseBody();
  try {
    await c.var.platform.database.transact((tx) => writeAnswerTemplate(tx, actOf(c), body));
    return c.redirect(TEMPLATES, 303);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
    return c.html(await templatesPage(c, { values: body, problem: error }), error.status);
  }
}
