import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import {
  type Article,
  findArticle,
  KIND_LABELS,
  renderArticle,
  whyNotWrite,
  writeArticle,
} from '../../features/articles/index.ts';
import { toLocalIso } from '../../law/day.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { ArticleText } from '../../ui/article-text.tsx';
import { choicesOf, FormToken, fieldsOf, Input, Select, TextArea, typed } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';

const ARTICLES = '/can-bo/tin-bai';

/** Where officers write: Markdown, looked at before it is kept. */
export const articleEditor = new Hono<StaffEnv>()
  .get(`${ARTICLES}/moi`, (c) => c.html(<Editor c={c} values={{}} article={null} />))
  .post(ARTICLES, (c) => save(c, null))
  .get(`${ARTICLES}/:id{[0-9]+}/sua`, async (c) => {
    const article = await mustWrite(c);
    return c.html(<Editor c={c} values={valuesOf(article)} article={article} />);
  })
  .post(`${ARTICLES}/:id{[0-9]+}/sua`, async (c) => save(c, await mustWrite(c)));

async function mustWrite(c: StaffContext): Promise<Article> {
  const article = await findArticle(c.var.platform.database.db, c.var.officer, mustBeId(c.req.param('id')));
  const why = whyNotWrite(c.var.officer, article);
  if (why) throw new Problem('not_allowed', why);
  return article;
}

async function save(c: StaffContext, article: Article | null) {
  const values = await c.req.parseBody();
  try {
    // "Xem thử" shows what was typed and keeps nothing.
    if (values.want === 'preview') {
      const html = renderArticle((typed(values, 'body') ?? '').slice(0, 50_000));
      return c.html(<Editor c={c} values={values} article={article} preview={html} />);
    }
    const id = await c.var.platform.database.transact((tx) =>
      writeArticle(tx, actOf(c), article?.id ?? null, values),
    );
    return c.redirect(`${ARTICLES}/${id}`, 303);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'not_allowed' || error.code === 'not_found')
      throw error;
    return c.html(<Editor c={c} values={values} article={article} problem={error} />, error.status);
  }
}

function valuesOf(article: Article): Record<string, string> {
  const local = (at: Date | null) => (at === null ? '' : toLocalIso(at).slice(0, 16));
  return {
    ...{ kind: article.kind, title: article.title, summary: article.summary, body: article.body },
    ...{ isPinned: article.isPinned ? '1' : '', baseVersion: String(article.currentVersion) },
    ...{ shownFrom: local(article.shownFrom), shownUntil: local(article.shownUntil) },
  };
}

interface EditorProps {
  c: StaffContext;
  values: Record<string, unknown>;
  article: Article | null;
  problem?: Problem;
  preview?: string;
}

function Editor({ c, values, article, problem, preview }: EditorProps) {
  const title = article ? 'Sửa tin' : 'Viết tin';
  // After "changed meanwhile" the next save is on top of what the officer has now been told of.
  const base =
    problem?.code === 'changed_meanwhile'
      ? String(article?.currentVersion)
      : (typed(values, 'baseVersion') ?? '0');
  return (
    <StaffPage title={title} officer={c.var.officer} token={c.var.token} place={ARTICLES}>
      <h1>{title}</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <form
        method="post"
        action={article ? `${ARTICLES}/${article.id}/sua` : ARTICLES}
        class="card card-body"
        data-turbo="false"
      >
        <FormToken value={c.var.token} />
        <input type="hidden" name="clientKey" value={typed(values, 'clientKey') ?? randomUUID()} />
        <input type="hidden" name="baseVersion" value={base} />
        <ArticleFields values={values} problem={problem} article={article} />
        <div>
          <button class="btn btn-primary" type="submit">
            Lưu bản nháp
          </button>{' '}
          <button class="btn" type="submit" name="want" value="preview">
            Xem thử
          </button>{' '}
          <a class="btn" href={article ? `${ARTICLES}/${article.id}` : ARTICLES}>
            Thôi
          </a>
        </div>
      </form>
      {preview !== undefined && (
        <section class="card card-body mt-3" aria-label="Xem thử">
          <h2>{typed(values, 'title') || 'Chưa có tiêu đề'}</h2>
          <ArticleText html={article ? forStaff(preview, article.id) : preview} />
        </section>
      )}
    </StaffPage>
  );
}

function ArticleFields({
  values,
  problem,
  article,
}: {
  values: Record<string, unknown>;
  problem: Problem | undefined;
  article: Article | null;
}) {
  const field = fieldsOf(values, problem?.fields);
  return (
    <>
      {article ? (
        <input type="hidden" name="kind" value={article.kind} />
      ) : (
        <Select
          {...field('kind')}
          label="Loại"
          required
          choices={choicesOf(KIND_LABELS)}
          help="Thông báo tạm ngừng hiện trên mọi trang của cổng trong thời gian đặt dưới đây."
        />
      )}
      <Input {...field('title')} label="Tiêu đề" required />
      <Input {...field('summary')} label="Tóm tắt" help="Một câu cho danh sách; để trống thì lấy đoạn đầu." />
      <TextArea
        {...field('body')}
        label="Nội dung"
        required
        rows={16}
        help="Viết như thư thường; cách đoạn bằng dòng trống. ## Đề mục, **đậm**, - gạch đầu dòng, [chữ](https://địa-chỉ). Không nhận mã HTML lạ, khung nhúng, kịch bản."
      />
      <div class="row">
        <div class="col-md-4">
          <Input {...field('shownFrom')} type="datetime-local" label="Hiện từ" help="Trống: ngay khi đăng." />
        </div>
        <div class="col-md-4">
          <Input
            {...field('shownUntil')}
            type="datetime-local"
            label="Hiện đến"
            help="Trống: không hết hạn."
          />
        </div>
        <div class="col-md-4">
          <label class="form-check mt-4">
            <input
              class="form-check-input"
              type="checkbox"
              name="isPinned"
              value="1"
              checked={values.isPinned === '1'}
            />
            <span class="form-check-label">Ghim lên đầu</span>
          </label>
        </div>
      </div>
    </>
  );
}

/** The same text with its pictures by the officers' own address: those of a draft are not public yet. */
export function forStaff(html: string, articleId: number): string {
  return html.replaceAll('src="/tin-tuc/anh/', `src="${ARTICLES}/${articleId}/anh/`);
}
