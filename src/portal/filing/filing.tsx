import { Hono } from 'hono';
import {
  checkDraft,
  type Draft,
  discardDraft,
  fileDraft,
  findFiled,
  hasFaults,
} from '../../features/drafts/index.ts';
import { mustBeReceivedOnline, takePage } from '../../features/procedures/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { readForm } from '../../platform/http/form.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken } from '../../ui/field.tsx';
import { FormPageFields } from '../forms/form-page-fields.tsx';
import { PortalPage } from '../frame.tsx';
import { DeliveryFields, readDelivery } from './delivery-page.tsx';
import { draftToWrite, type FilingContext, type FilingEnv, readDraft } from './desk.ts';
import { DELIVERY, FilingPage, pathOf, REVIEW, StepForm } from './frame.tsx';
import { answerKept, type Desk, goOn, keep, openDesk } from './go-on.ts';
import { papersRoutes } from './papers.tsx';
import { Review, ReviewFaults } from './review-page.tsx';
import { stepsOf } from './steps.ts';

const NHAP = '/nop-ho-so/nhap/:draft';

/** The pages of one draft; each an address, each saved when it is sent, right or wrong. */
export const filing = new Hono<FilingEnv>()
  .use(`${NHAP}/*`, async (c, next) => {
    // A draft that was filed shows its receipt, whichever of its pages is asked for.
    const draft = await readDraft(c);
    c.set('draft', draft);
    if (draft.dossierId === null) return next();
    const { code } = await findFiled(c.var.platform.database.db, draft);
    return c.redirect(`/bien-nhan/${code}`, 303);
  })
  .get(NHAP, async (c) => {
    const { draft, steps } = await openDesk(c, c.var.draft);
    return c.redirect(pathOf(draft, steps[0]!.id), 302);
  })
  .get(`${NHAP}/${DELIVERY.id}`, async (c) => c.html(await deliveryPage(c)))
  .post(`${NHAP}/${DELIVERY.id}`, async (c) => {
    const desk = await openDesk(c, await draftToWrite(c));
    const body = await readForm(c);
    const kept = await keep(c, desk, body, { choices: readDelivery(body, desk.procedure) });
    return goOn(c, kept, DELIVERY.id);
  })
  .get(`${NHAP}/luu`, async (c) => c.html(<Kept c={c} />))
  .post(`${NHAP}/bo`, async (c) => {
    const { platform, visitor, draft } = c.var;
    await discardDraft(platform, draft, visitor, platform.now());
    return c.redirect('/nop-ho-so', 303);
  })
  .get(`${NHAP}/${REVIEW.id}`, async (c) => c.html(await reviewPage(c, c.var.draft)))
  .post(`${NHAP}/${REVIEW.id}`, async (c) => {
    const { platform, visitor, requestId } = c.var;
    const draft = await draftToWrite(c);
    if (visitor === null) return c.redirect(`/dang-nhap-cong-dan?tiep=${pathOf(draft, REVIEW.id)}`, 303);
    try {
      const act = { visitor, now: platform.now(), requestId };
      const { code } = await platform.database.transact((tx) => fileDraft(tx, act, draft));
      return c.redirect(`/bien-nhan/${code}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
      return c.html(await reviewPage(c, draft, error), error.status);
    }
  })
  .route('/', papersRoutes)
  .get(`${NHAP}/:page`, async (c) => c.html(formPage(c, await openDesk(c, c.var.draft), {})))
  .post(`${NHAP}/:page`, async (c) => {
    const desk = await openDesk(c, await draftToWrite(c));
    const context = { today: toLocalDay(c.var.platform.now()) };
    const [page, body] = [c.req.param('page'), await readForm(c)];
    const { outcome, answers, errors } = takePage(desk.form, page, desk.draft.answers, body, context);
    const kept = await keep(c, desk, body, { answers });
    if (outcome === 'done') return goOn(c, kept, page);
    return answerKept(c, kept, () => c.html(formPage(c, kept, errors), outcome === 'faults' ? 422 : 200));
  });

function wrong(fields: Record<string, string>): Problem {
  return new Problem('invalid', 'Có mục cần sửa; điều đã ghi vẫn được lưu.', fields);
}

async function deliveryPage(c: FilingContext) {
  const desk = await openDesk(c, c.var.draft);
  return (
    <FilingPage c={c} {...desk} step={DELIVERY}>
      <StepForm c={c} draft={desk.draft} step={DELIVERY}>
        <DeliveryFields draft={desk.draft} procedure={desk.procedure} />
      </StepForm>
    </FilingPage>
  );
}

/** A page of the form. @throws Problem not_found when the form has none of that name, or its answers do not open it */
function formPage(c: FilingContext, desk: Desk, errors: Record<string, string>) {
  const step = desk.steps.find(({ id }) => id === c.req.param('page'));
  if (!step) throw new Problem('not_found', 'Không có trang này trong biểu mẫu.');
  const problem = Object.keys(errors).length > 0 ? wrong(errors) : undefined;
  return (
    <FilingPage c={c} {...desk} step={step} problem={problem}>
      <StepForm c={c} draft={desk.draft} step={step}>
        <FormPageFields form={desk.form} page={step} answers={desk.draft.answers} errors={errors} />
      </StepForm>
    </FilingPage>
  );
}

async function reviewPage(c: FilingContext, draft: Draft, problem?: Problem) {
  const { platform, visitor } = c.var;
  const checked = await checkDraft(platform.database.db, draft, { visitor, now: platform.now() });
  const { procedure, form } = checked;
  mustBeReceivedOnline(procedure);
  const pageOf = (field: string) => {
    const name = field.split('.')[0];
    return form.pages.find(({ fields }) => fields.some((each) => each.name === name))?.id ?? REVIEW.id;
  };
  const isReady = !hasFaults(checked.faults);
  return (
    <FilingPage c={c} draft={draft} procedure={procedure} steps={stepsOf(form, draft)} step={REVIEW}>
      {problem && isReady && <p class="summary-error">{problem.message}</p>}
      <ReviewFaults draft={draft} faults={checked.faults} pageOf={pageOf} />
      <Review draft={draft} checked={checked} />
      {isReady && (
        <StepForm
          c={c}
          draft={draft}
          step={REVIEW}
          submit={visitor === null ? 'Đăng nhập để nộp' : 'Nộp hồ sơ'}
        >
          <p>
            Khi nộp, tôi xác nhận những điều khai ở trên là đúng và chịu trách nhiệm về chúng. Dữ liệu chỉ
            dùng để giải quyết hồ sơ này.
          </p>
        </StepForm>
      )}
    </FilingPage>
  );
}

/** The link by which it is resumed. */
function Kept({ c }: { c: FilingContext }) {
  const { draft } = c.var;
  const link = `${c.var.platform.settings.publicUrl}${pathOf(draft, '').slice(0, -1)}`;
  return (
    <PortalPage title="Bản nháp đã lưu" ward={c.var.ward} place="/thu-tuc">
      <h1>Bản nháp đã lưu</h1>
      <p>Mở lại bằng đường dẫn này trong 30 ngày:</p>
      <p class="signed-text">
        <a href={link}>{link}</a>
      </p>
      {draft.citizenId === null ? (
        <p>
          Ai có đường dẫn này đều mở được bản nháp, nên đừng gửi cho người khác. Đăng nhập để giữ riêng cho
          bạn.
        </p>
      ) : (
        <p>Chỉ tài khoản của bạn mở được bản nháp này.</p>
      )}
      <form method="post" action={pathOf(draft, 'bo')} data-turbo="false">
        <FormToken value={c.var.token} />
        <button class="btn" type="submit">
          Xóa bản nháp
        </button>
      </form>
    </PortalPage>
  );
}
