import { Hono } from 'hono';
import {
  checkDraft,
  type Draft,
  discardDraft,
  fileDraft,
  findFiled,
  hasFaults,
  saveDraft,
} from '../../features/drafts/index.ts';
import { takePage } from '../../features/procedures/index.ts';
import { toLocalDay } from '../../law/day.ts';
import { readForm } from '../../platform/http/form.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken } from '../../ui/field.tsx';
import { FormPageFields } from '../forms/form-page-fields.tsx';
import { PortalPage } from '../frame.tsx';
import { DeliveryFields, readDelivery } from './delivery-page.tsx';
import {
  draftOf,
  draftToWrite,
  type FilingContext,
  type FilingEnv,
  fileableProcedure,
  keyOf,
} from './desk.ts';
import { DELIVERY, FilingPage, pathOf, REVIEW, StepForm } from './frame.tsx';
import { goOn, isAutosave, mustBeNewest, openDesk, saved204 } from './go-on.ts';
import { papersRoutes } from './papers.tsx';
import { Review, ReviewFaults } from './review-page.tsx';

const NHAP = '/nop-ho-so/nhap/:draft';

/** The pages of one draft; each an address, each saved when it is sent, right or wrong. */
export const filing = new Hono<FilingEnv>()
  .use(`${NHAP}/*`, async (c, next) => {
    // A draft that was filed shows its receipt, whichever of its pages is asked for.
    const draft = await draftOf(c);
    if (draft.dossierId === null) return next();
    const { code } = await findFiled(c.var.platform.database.db, draft);
    return c.redirect(`/bien-nhan/${code}`, 303);
  })
  .get(NHAP, async (c) => {
    const { draft, steps } = await openDesk(c, await draftOf(c));
    return c.redirect(pathOf(draft, steps[0]!.id), 302);
  })
  .get(`${NHAP}/${DELIVERY.id}`, async (c) => c.html(await deliveryPage(c, await draftOf(c))))
  .post(`${NHAP}/${DELIVERY.id}`, async (c) => {
    const draft = await draftToWrite(c);
    const procedure = await fileableProcedure(c, draft.procedureCode);
    const body = await readForm(c);
    mustBeNewest(c, draft, body);
    const saved = await save(c, draft, { choices: readDelivery(body, procedure) });
    return goOn(c, saved, DELIVERY.id);
  })
  .get(`${NHAP}/luu`, async (c) => c.html(await keptPage(c)))
  .post(`${NHAP}/bo`, async (c) => {
    const { platform, ward, visitor } = c.var;
    await platform.database.transact((tx) => discardDraft(tx, keyOf(c, ward.id), visitor, platform.now()));
    return c.redirect('/nop-ho-so', 303);
  })
  .get(`${NHAP}/${REVIEW.id}`, async (c) => c.html(await reviewPage(c, await draftOf(c))))
  .post(`${NHAP}/${REVIEW.id}`, async (c) => {
    const { platform, ward, visitor, requestId } = c.var;
    const draft = await draftToWrite(c);
    if (visitor === null) return c.redirect(`/dang-nhap-cong-dan?tiep=${pathOf(draft, REVIEW.id)}`, 303);
    try {
      const act = { visitor, now: platform.now(), requestId };
      const { code } = await platform.database.transact((tx) => fileDraft(tx, act, keyOf(c, ward.id)));
      return c.redirect(`/bien-nhan/${code}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
      return c.html(await reviewPage(c, draft, error), error.status);
    }
  })
  .route('/', papersRoutes)
  .get(`${NHAP}/:page`, async (c) => c.html(await formPage(c, await draftOf(c), {})))
  .post(`${NHAP}/:page`, async (c) => {
    const draft = await draftToWrite(c);
    const { form } = await openDesk(c, draft);
    const context = { today: toLocalDay(c.var.platform.now()) };
    const body = await readForm(c);
    mustBeNewest(c, draft, body);
    const taken = takePage(form, c.req.param('page'), draft.answers, body, context);
    const saved = await save(c, draft, { answers: taken.answers });
    if (isAutosave(c)) return saved204(c, saved);
    if (taken.outcome === 'done') return goOn(c, saved, c.req.param('page'));
    return c.html(await formPage(c, saved, taken.errors), taken.outcome === 'faults' ? 422 : 200);
  });

function wrong(fields: Record<string, string>): Problem {
  return new Problem('invalid', 'Có mục cần sửa; điều đã ghi vẫn được lưu.', fields);
}

function save(c: FilingContext, draft: Draft, change: Parameters<typeof saveDraft>[3]): Promise<Draft> {
  const { platform, visitor } = c.var;
  return platform.database.transact((tx) => saveDraft(tx, draft, visitor, change, platform.now()));
}

async function deliveryPage(c: FilingContext, draft: Draft) {
  const desk = await openDesk(c, draft);
  return (
    <FilingPage c={c} {...desk} step={DELIVERY}>
      <StepForm c={c} draft={draft} step={DELIVERY}>
        <DeliveryFields draft={draft} procedure={desk.procedure} errors={{}} />
      </StepForm>
    </FilingPage>
  );
}

/** A page of the form. @throws Problem not_found when the form has none of that name, or its answers do not open it */
async function formPage(c: FilingContext, draft: Draft, errors: Record<string, string>) {
  const desk = await openDesk(c, draft);
  const step = desk.steps.find(({ id }) => id === c.req.param('page'));
  if (!step) throw new Problem('not_found', 'Không có trang này trong biểu mẫu.');
  const problem = Object.keys(errors).length > 0 ? wrong(errors) : undefined;
  return (
    <FilingPage c={c} {...desk} step={step} problem={problem}>
      <StepForm c={c} draft={draft} step={step}>
        <FormPageFields form={desk.form} page={step} answers={draft.answers} errors={errors} />
      </StepForm>
    </FilingPage>
  );
}

async function reviewPage(c: FilingContext, draft: Draft, problem?: Problem) {
  const { platform, visitor } = c.var;
  const desk = await openDesk(c, draft);
  const now = platform.now();
  const checked = await checkDraft(platform.database.db, draft, now);
  const pageOf = (field: string) => {
    const name = field.split('.')[0];
    return desk.form.pages.find(({ fields }) => fields.some((each) => each.name === name))?.id ?? REVIEW.id;
  };
  const isReady = !hasFaults(checked.faults);
  return (
    <FilingPage c={c} {...desk} step={REVIEW}>
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
async function keptPage(c: FilingContext) {
  const draft = await draftOf(c);
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
