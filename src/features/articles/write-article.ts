import type { Tx } from '../../platform/database/database.ts';
import { foldVietnamese } from '../../platform/fold-vietnamese.ts';
import { Problem, parseFields } from '../../platform/problem.ts';
import { type Act, noteChange } from '../organisation/index.ts';
import { firstWords, renderArticle } from './render.ts';
import { type ArticleForm, articleForm } from './schema.ts';
import { lockArticle } from './store.ts';
import { mayLead, whyNotWrite } from './workflow.ts';

const REFUSED = 'Chưa lưu được tin.';

/**
 * Keeps what was typed as the newest version of an article, or of a new one when `id` is null. What citizens read stays
 * as it is until this version is let out.
 * @returns the article's number
 * @throws Problem invalid, not_allowed, not_found, changed_meanwhile
 */
export async function writeArticle(tx: Tx, act: Act, id: number | null, given: unknown): Promise<number> {
  const form = parseFields(articleForm, given, REFUSED);
  renderArticle(form.body);
  const repeated = await findByKey(tx, act, form.clientKey);
  if (repeated !== null) return repeated;
  const version = id === null ? 1 : await nextVersion(tx, act, id, form);
  const articleId = id ?? (await addArticle(tx, act, form));
  await tx
    .insertInto('article_versions')
    .values({
      ward_id: act.officer.wardId,
      article_id: articleId,
      version,
      title: form.title,
      summary: form.summary || firstWords(form.body, 200),
      body: form.body,
      is_pinned: form.isPinned,
      shown_from: form.shownFrom,
      shown_until: form.shownUntil,
      written_by: act.officer.id,
      written_at: act.now,
      client_key: form.clientKey,
    })
    .execute();
  return articleId;
}

/** The article that this very form has written already. */
async function findByKey(tx: Tx, { officer }: Act, clientKey: string): Promise<number | null> {
  const row = await tx
    .selectFrom('article_versions')
    .select('article_id')
    .where('ward_id', '=', officer.wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  return row?.article_id ?? null;
}

async function nextVersion(tx: Tx, act: Act, id: number, form: ArticleForm): Promise<number> {
  const article = await lockArticle(tx, act.officer, id);
  const why = whyNotWrite(act.officer, article);
  if (why) throw new Problem('not_allowed', why);
  // Who may let out standstills alone must not get at news by calling them so.
  if (form.kind !== article.kind)
    throw new Problem('invalid', REFUSED, { kind: 'Loại của tin không đổi được. Hãy viết tin mới.' });
  if (form.baseVersion !== article.currentVersion)
    throw new Problem(
      'changed_meanwhile',
      `Trong lúc bạn viết, tin đã có bản ${article.currentVersion}. Nội dung bạn gõ vẫn còn dưới đây; hãy xem bản mới rồi lưu lại.`,
    );
  await tx
    .updateTable('articles')
    .set({ current_version: article.currentVersion + 1, changed_at: act.now })
    .where('ward_id', '=', act.officer.wardId)
    .where('id', '=', id)
    .execute();
  return article.currentVersion + 1;
}

async function addArticle(tx: Tx, act: Act, form: ArticleForm): Promise<number> {
  if (form.kind === 'downtime' && !mayLead(act.officer, 'downtime'))
    throw new Problem('invalid', REFUSED, { kind: 'Tài khoản của bạn không được viết thông báo tạm ngừng.' });
  const { id } = await tx
    .insertInto('articles')
    .values({
      ward_id: act.officer.wardId,
      slug: slugOf(form.title),
      kind: form.kind,
      state: 'draft',
      current_version: 1,
      changed_at: act.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await noteChange(tx, act, {
    ...{ what: 'article', subject: String(id), before: null },
    after: { title: form.title, kind: form.kind, state: 'draft' },
  });
  return id;
}

/** "Nghỉ lễ Quốc khánh 2/9" → "nghi-le-quoc-khanh-2-9" */
export function slugOf(title: string): string {
  const words = foldVietnamese(title)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');
  return words || 'tin';
}
