import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import {
  ARTICLE_STEP_LABELS,
  findArticle,
  KIND_LABELS,
  listArticleSteps,
  listArticleVersions,
  listPictures,
  type OwnArticle,
  renderArticle,
  takeArticleStep,
  whyNotStep,
  whyNotWrite,
} from '../../features/articles/index.ts';
import { listOfficersEver } from '../../features/organisation/index.ts';
import { formatTime } from '../../law/day.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { ArticleText } from '../../ui/article-text.tsx';
import { FormToken, fieldsOf, TextArea, typed } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { ArticleStatus } from './article-status.tsx';
import { forStaff } from './editor.tsx';
import { PictureForm } from './picture-form.tsx';

const ARTICLES = '/can-bo/tin-bai';

/** One article for officers: as it will read, its pictures, who wrote and let out what, and the steps open now. */
export const articlePage = new Hono<StaffEnv>()
  .get(`${ARTICLES}/:id{[0-9]+}`, async (c) => c.html(await showArticle(c, {})))
  .post(`${ARTICLES}/:id{[0-9]+}/buoc`, async (c) => {
    const id = mustBeId(c.req.param('id'));
    const body = await c.req.parseBody();
    try {
      await c.var.platform.database.transact((tx) => takeArticleStep(tx, actOf(c), id, body));
      return c.redirect(`${ARTICLES}/${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_allowed' || error.code === 'not_found')
        throw error;
      return c.html(await showArticle(c, body, error), error.status);
    }
  });

/** The page, with what was typed into one of its forms and what was wrong with it. */
export async function showArticle(c: StaffContext, values: Record<string, unknown>, problem?: Problem) {
  const { database, now } = c.var.platform;
  const { officer, token } = c.var;
  const article = await findArticle(database.db, officer, mustBeId(c.req.param('id')));
  const [steps, versions, pictures, people] = await Promise.all([
    listArticleSteps(database.db, officer.wardId, article.id),
    listArticleVersions(database.db, officer.wardId, article.id),
    listPictures(database.db, officer.wardId, article.id),
    listOfficersEver(database.db, officer.wardId),
  ]);
  const names = new Map(people.map((each) => [each.id, each.displayName]));
  const mayWrite = whyNotWrite(officer, article) === null;
  return (
    <StaffPage title={article.title} officer={officer} token={token} place={ARTICLES}>
      <div class="page-head">
        <h1>{article.title}</h1>
        <ArticleStatus article={article} now={now()} />
        {mayWrite && (
          <a class="btn" href={`${ARTICLES}/${article.id}/sua`}>
            Sửa
          </a>
        )}
      </div>
      <p class="text-secondary">
        {KIND_LABELS[article.kind]}, bản {article.currentVersion}, {names.get(article.writtenBy)} viết lúc{' '}
        {formatTime(article.writtenAt)}. <Span article={article} />
        {article.state === 'published' && <a href={`/tin-tuc/${article.slug}`}>Xem trên cổng</a>}
      </p>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <section class="card card-body mb-3" aria-label="Nội dung">
        <p>
          <b>{article.summary}</b>
        </p>
        <ArticleText html={forStaff(renderArticle(article.body), article.id)} />
      </section>
      <Steps c={c} article={article} values={values} problem={problem} />
      {mayWrite && <PictureForm c={c} article={article} pictures={pictures} problem={problem} />}
      <details class="card card-body">
        <summary>Các bản và các lần đăng, gỡ</summary>
        <ul>
          {versions.map((each) => (
            <li>
              Bản {each.version}: {each.title}, {names.get(each.by)}, {formatTime(each.at)}
            </li>
          ))}
          {steps.map((each) => (
            <li>
              {ARTICLE_STEP_LABELS[each.step]} bản {each.version}: {names.get(each.by)}, {formatTime(each.at)}
              {each.why && `: ${each.why}`}
            </li>
          ))}
        </ul>
      </details>
    </StaffPage>
  );
}

function Span({ article }: { article: OwnArticle }) {
  const { shownFrom, shownUntil, isPinned } = article;
  return (
    <>
      {shownFrom && `Hiện từ ${formatTime(shownFrom)}. `}
      {shownUntil && `Hiện đến ${formatTime(shownUntil)}. `}
      {isPinned && 'Ghim lên đầu. '}
    </>
  );
}

interface StepProps {
  c: StaffContext;
  article: OwnArticle;
  values: Record<string, unknown>;
  problem: Problem | undefined;
}

/** The steps that the workflow says are open; for the one that waits for another person, why. */
function Steps({ c, article, values, problem }: StepProps) {
  const { officer, token } = c.var;
  const whyNotPublish = whyNotStep(officer, article, 'publish');
  const mayWithdraw = whyNotStep(officer, article, 'withdraw') === null;
  const isPending = article.state !== 'published' || article.publishedVersion !== article.currentVersion;
  const field = fieldsOf(values, problem?.fields);
  const hidden = (
    <>
      <FormToken value={token} />
      <input type="hidden" name="version" value={String(article.currentVersion)} />
      <input type="hidden" name="clientKey" value={typed(values, 'clientKey') ?? randomUUID()} />
    </>
  );
  const action = `${ARTICLES}/${article.id}/buoc`;
  return (
    <section class="card card-body mb-3" aria-label="Đăng, gỡ">
      {isPending && whyNotPublish && <p class="mb-0">{whyNotPublish}</p>}
      {whyNotPublish === null && (
        <form method="post" action={action} data-turbo="false">
          {hidden}
          <button class="btn btn-primary" type="submit" name="step" value="publish">
            Đăng bản {article.currentVersion} lên cổng
          </button>
        </form>
      )}
      {mayWithdraw && (
        <form method="post" action={action} data-turbo="false" class="mt-3">
          {hidden}
          <TextArea {...field('why')} label="Lý do gỡ" required rows={2} help="Chỉ cán bộ đọc được." />
          <button class="btn" type="submit" name="step" value="withdraw">
            Gỡ khỏi cổng
          </button>
        </form>
      )}
      {!isPending && !mayWithdraw && <p class="mb-0">Tin đang đăng.</p>}
    </section>
  );
}
