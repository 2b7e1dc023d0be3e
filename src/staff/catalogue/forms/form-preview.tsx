import { declaration, drawPdf } from '../../../features/dossiers/index.ts';
import { findWard } from '../../../features/organisation/index.ts';
import {
  type Answers,
  applicantOf,
  checkForm,
  describeAnswers,
  type FormDefinition,
  type FormPage,
  findFormVersion,
  findProcedure,
  flatAnswers,
  listFormVersions,
  openPages,
  pageView,
  readPage,
  type TakenPage,
  takePage,
} from '../../../features/procedures/index.ts';
import { toLocalDay } from '../../../law/day.ts';
import { readId } from '../../../platform/http/keys.ts';
import { Problem } from '../../../platform/problem.ts';
import { FormToken, typed } from '../../../ui/field.tsx';
import { DeclaredAnswers } from '../../../ui/form-page/declared-answers.tsx';
import { FormPageDrawing } from '../../../ui/form-page/form-page.tsx';
import { ErrorSummary } from '../../../ui/page.tsx';
import { StaffPage } from '../../frame.tsx';
import { sendFile } from '../../send-file.ts';
import { requireDuty, type StaffContext } from '../../session.ts';

/** The review stands after the last page. */
const REVIEW = 'xem-lai';

/**
 * A form as citizens meet it, page after page, to try its conditions. Nothing is kept: the answers travel in the page.
 * `GET` begins, `POST` takes a page.
 */
export async function previewForm(c: StaffContext) {
  requireDuty(c.var.officer, 'control');
  const { now } = c.var.platform;
  const form = await chosenForm(c);
  const context = { today: toLocalDay(now()) };
  const first = { pageId: openPages(form, {})[0]!.id, answers: {}, errors: {} };
  if (c.req.method === 'GET') return c.html(previewPage(c, form, first));
  const body: Record<string, unknown> = await c.req.parseBody({ all: true });
  const carried: Answers = Object.assign({}, ...form.pages.map((page) => readPage(form, page.id, body)));
  const pageId = typed(body, '_trang') ?? first.pageId;
  const taken = takePage(form, pageId, carried, body, context);
  if (typed(body, '_in') !== undefined) return printed(c, form, taken.answers);
  const wants = typed(body, '_den');
  if (wants !== undefined && isPage(form, taken.answers, wants))
    return c.html(previewPage(c, form, { pageId: wants, answers: taken.answers, errors: {} }));
  return c.html(previewPage(c, form, next(form, pageId, taken)), taken.outcome === 'faults' ? 422 : 200);
}

/** The version that the address names, or the newest. */
async function chosenForm(c: StaffContext): Promise<FormDefinition> {
  const { db } = c.var.platform.database;
  const code = String(c.req.param('code'));
  const asked = c.req.query('ban');
  const version = asked === undefined ? null : readId(asked);
  if (version !== null && version <= 1_000_000) return findFormVersion(db, code, version);
  const newest = asked === undefined ? (await listFormVersions(db, code))[0] : undefined;
  if (!newest) throw new Problem('not_found', 'Không có phiên bản này của biểu mẫu.');
  return newest.form;
}

/** The declaration as it would be printed for these answers. */
async function printed(c: StaffContext, form: FormDefinition, answers: Answers) {
  const { database, now, settings } = c.var.platform;
  const { wardId } = c.var.officer;
  const [ward, procedure] = await Promise.all([
    findWard(database.db, wardId),
    findProcedure(database.db, form.procedureCode, toLocalDay(now())),
  ]);
  const { publicUrl } = settings;
  const source = { ward, code: 'XEM-THU', procedureName: procedure.name, publicUrl, filedAt: now() };
  const checked = checkForm(form, answers, { today: toLocalDay(now()) });
  const bytes = await drawPdf(declaration({ ...source, form, answers: checked.answers }));
  return sendFile(c, { name: 'to-khai-xem-thu.pdf', mediaType: 'application/pdf', bytes }, 'inline');
}

interface Shown {
  pageId: string;
  answers: Answers;
  errors: Record<string, string>;
}

function isPage(form: FormDefinition, answers: Answers, id: string): boolean {
  return openPages(form, answers).some((page) => page.id === id);
}

function next(form: FormDefinition, pageId: string, { outcome, answers, errors }: TakenPage): Shown {
  if (outcome !== 'done') return { pageId, answers, errors };
  const pages = openPages(form, answers);
  const at = pages.findIndex((page) => page.id === pageId);
  return { pageId: pages[at + 1]?.id ?? REVIEW, answers, errors: {} };
}

function previewPage(c: StaffContext, form: FormDefinition, shown: Shown) {
  const { answers, errors } = shown;
  const pages = openPages(form, answers);
  const view = pageView(form, shown.pageId, answers);
  const action = `/can-bo/danh-muc/${form.procedureCode}/bieu-mau/xem?ban=${form.version}`;
  return (
    <StaffPage title={form.title} officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
      <p class="no-print">
        Xem thử phiên bản {form.version}: không có gì được lưu hay gửi đi.{' '}
        <a href={`/can-bo/danh-muc/${form.procedureCode}/bieu-mau`}>Về biểu mẫu</a>
      </p>
      <div class="form-preview">
        <h1>{form.title}</h1>
        {Object.keys(errors).length > 0 && <ErrorSummary message="Còn mục chưa đúng." fields={errors} />}
        <form method="post" action={action} data-turbo="false">
          {view && (
            <>
              <h2>{view.title}</h2>
              <FormPageDrawing {...view} errors={errors} />
            </>
          )}
          {!view && <Review form={form} answers={answers} today={toLocalDay(c.var.platform.now())} />}
          <FormToken value={c.var.token} />
          <input type="hidden" name="_trang" value={view?.id ?? pages.at(-1)!.id} />
          {flatAnswers(form, answers, view?.id ?? '').map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          {view && (
            <button class="btn btn-primary" type="submit">
              Tiếp
            </button>
          )}
          {!view && (
            <button class="btn" type="submit" name="_in" value="1">
              In thử tờ khai
            </button>
          )}
          <PageButtons pages={pages} now={shown.pageId} />
        </form>
      </div>
    </StaffPage>
  );
}

function PageButtons({ pages, now }: { pages: FormPage[]; now: string }) {
  return (
    <fieldset class="mt-3">
      <legend class="form-label">Các trang đang mở</legend>
      {pages.map((page) => (
        <button
          class={`btn btn-sm me-1 mb-1${page.id === now ? ' btn-outline-primary' : ''}`}
          type="submit"
          name="_den"
          value={page.id}
        >
          {page.title}
        </button>
      ))}
    </fieldset>
  );
}

function Review({ form, answers, today }: { form: FormDefinition; answers: Answers; today: string }) {
  const checked = checkForm(form, answers, { today });
  const { name, summary, representativeName } = applicantOf(form, checked.answers);
  const faults = Object.keys(checked.errors).length;
  return (
    <>
      <h2>Xem lại</h2>
      {faults > 0 && <p>Còn {faults} mục chưa xong: mở lại từng trang để sửa.</p>}
      <p>
        Hồ sơ sẽ ghi: người nộp <b>{name || 'chưa có'}</b>
        {representativeName && `, nộp thay bởi ${representativeName}`}; nội dung <b>{summary || 'chưa có'}</b>
        .
      </p>
      <DeclaredAnswers pages={describeAnswers(form, checked.answers)} />
    </>
  );
}
