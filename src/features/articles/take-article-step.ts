import type { Tx } from '../../platform/database/database.ts';
import { Problem, parseFields } from '../../platform/problem.ts';
import { type Act, noteChange } from '../organisation/index.ts';
import { ARTICLE_STATE_LABELS } from './labels.ts';
import { stepForm } from './schema.ts';
import { lockArticle, type OwnArticle } from './store.ts';
import { mayLead, whyNotStep } from './workflow.ts';

/**
 * Lets the newest version out, or takes the article back. Repeating the same form does nothing more.
 * @throws Problem invalid, not_allowed, not_found, step_not_open, changed_meanwhile
 */
export async function takeArticleStep(tx: Tx, act: Act, id: number, given: unknown): Promise<void> {
  const form = parseFields(stepForm, given, 'Chưa làm được việc này.');
  const article = await lockArticle(tx, act.officer, id);
  if (await isRepeated(tx, act, form.clientKey)) return;
  const why = whyNotStep(act.officer, article, form.step);
  if (why) throw new Problem(mayLead(act.officer, article.kind) ? 'step_not_open' : 'not_allowed', why);
  if (form.version !== article.currentVersion)
    throw new Problem(
      'changed_meanwhile',
      `Tin đã có bản ${article.currentVersion}. Hãy xem lại rồi làm tiếp.`,
    );
  if (form.step === 'withdraw' && form.why.length < 5)
    throw new Problem('invalid', 'Chưa gỡ được tin.', { why: 'Ghi lý do gỡ, ít nhất 5 ký tự.' });
  await save(tx, act, article, form);
}

async function isRepeated(tx: Tx, { officer }: Act, clientKey: string): Promise<boolean> {
  const row = await tx
    .selectFrom('article_steps')
    .select('no')
    .where('ward_id', '=', officer.wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
  return row !== undefined;
}

async function save(
  tx: Tx,
  act: Act,
  article: OwnArticle,
  form: ReturnType<(typeof stepForm)['parse']>,
): Promise<void> {
  const key = { ward_id: act.officer.wardId, article_id: article.id };
  const { count } = await tx
    .selectFrom('article_steps')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('ward_id', '=', key.ward_id)
    .where('article_id', '=', key.article_id)
    .executeTakeFirstOrThrow();
  const version = form.step === 'publish' ? article.currentVersion : article.publishedVersion!;
  await tx
    .insertInto('article_steps')
    .values({
      ...{ ...key, no: count + 1, step: form.step, version, why: form.why },
      ...{ taken_by: act.officer.id, taken_at: act.now, client_key: form.clientKey },
    })
    .execute();
  const state = form.step === 'publish' ? ('published' as const) : ('withdrawn' as const);
  await tx
    .updateTable('articles')
    .set({
      ...{ state, published_version: version, changed_at: act.now },
      published_at: article.publishedAt ?? act.now,
    })
    .where('ward_id', '=', key.ward_id)
    .where('id', '=', article.id)
    .execute();
  await noteChange(tx, act, {
    ...{ what: 'article', subject: String(article.id) },
    before: { state: ARTICLE_STATE_LABELS[article.state], version: article.publishedVersion },
    after: { state: ARTICLE_STATE_LABELS[state], version, ...(form.why && { why: form.why }) },
  });
}
