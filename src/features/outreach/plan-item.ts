import { toLocalDay } from '../../law/day.ts';
import type { Tx } from '../../platform/database/database.ts';
import { Problem, parseFields } from '../../platform/problem.ts';
import { findArticle } from '../articles/index.ts';
import { INDICATORS } from '../indicators/index.ts';
import { type Act, findReceptionSession, listUnits, noteAct } from '../organisation/index.ts';
import { slotsOf } from './broadcasts/slots.ts';
import { type PlanForm, planForm } from './forms.ts';
import { saveStep } from './save-step.ts';
import type { OutreachItem } from './schema.ts';
import { mayPlan } from './workflow.ts';

const REFUSED = 'Chưa lập được: có mục cần sửa.';

/**
 * Plans a piece of outreach for a unit. The same client key once.
 * @returns its id
 * @throws Problem invalid (with the fields), not_allowed
 */
export async function planOutreach(tx: Tx, act: Act, form: unknown): Promise<number> {
  const given = parseFields(planForm, form, REFUSED);
  const { wardId, id: authorId } = act.officer;
  const unit = (await listUnits(tx, wardId)).find((each) => each.id === given.unitId);
  if (!unit || unit.isClosed || unit.kind === 'collective')
    throw new Problem('invalid', REFUSED, { unitId: 'Chọn một đơn vị của phường.' });
  if (!mayPlan(act.officer, unit.id))
    throw new Problem('not_allowed', 'Bạn chỉ lập được việc tuyên truyền của đơn vị mình.');
  const { day, content } = await contentOf(tx, act, given);
  const { clientKey, title, kind, audience } = given;
  const added = await tx
    .insertInto('outreach_items')
    .values({
      ...{ ward_id: wardId, kind, audience, state: 'planned', title, day, unit_id: unit.id },
      ...{ content: JSON.stringify(content), step_count: 1, author_id: authorId },
      ...{ created_at: act.now, client_key: clientKey },
    })
    .onConflict((conflict) => conflict.columns(['ward_id', 'client_key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return findByKey(tx, wardId, clientKey);
  await saveStep(tx, act, { itemId: added.id, no: 1, step: 'plan', clientKey });
  await noteAct(tx, act, 'outreach_plan', `tuyên truyền ${added.id}`);
  return added.id;
}

async function findByKey(tx: Tx, wardId: number, clientKey: string): Promise<number> {
  const { id } = await tx
    .selectFrom('outreach_items')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('client_key', '=', clientKey)
    .executeTakeFirstOrThrow();
  return id;
}

type Planned = Pick<OutreachItem, 'day' | 'content'>;

/** What a form says, as it is kept. @throws Problem invalid when it names what the ward does not have */
async function contentOf(tx: Tx, act: Act, given: PlanForm): Promise<Planned> {
  const { wardId } = act.officer;
  switch (given.kind) {
    case 'broadcast': {
      const { day, until, text, clusters, weekdays, minutes } = given;
      const rule = { weekdays, minutes, from: day, until };
      mustBeShort(rule);
      return { day, content: { text, clusters, ...rule } };
    }
    case 'article': {
      const articleId = given.articleId === '' ? null : given.articleId;
      if (articleId !== null) await findArticle(tx, act.officer, articleId);
      return { day: given.day, content: { summary: given.summary, articleId } };
    }
    case 'training':
      return { day: given.day, content: { topic: given.topic, place: given.place } };
    case 'study': {
      const { day, place, members, programme } = given;
      return { day, content: { place, members, programme } };
    }
    case 'idea': {
      const { problem, solution, effect, indicator } = given;
      mustMeasure(indicator);
      return { day: toLocalDay(act.now), content: { problem, solution, effect, indicator } };
    }
    case 'trip': {
      const { sessionId, area, team, equipment, directive } = given;
      const session = await findReceptionSession(tx, wardId, sessionId);
      if (!session?.isMobile)
        throw new Problem('invalid', REFUSED, { sessionId: 'Chọn một buổi lưu động đã lên lịch.' });
      return { day: session.day, content: { sessionId, area, team, equipment, directive } };
    }
  }
}

/** A rule of at most a year that gives at least one session. */
function mustBeShort(rule: Parameters<typeof slotsOf>[0]): void {
  const lastYear = Number(rule.until.slice(0, 4)) - Number(rule.from.slice(0, 4));
  if (rule.until < rule.from || lastYear > 1)
    throw new Problem('invalid', REFUSED, { until: 'Ngày cuối không trước ngày đầu, và trong một năm.' });
  if (slotsOf(rule).length === 0)
    throw new Problem('invalid', REFUSED, { weekdays: 'Trong các ngày ấy không có buổi phát nào.' });
}

function mustMeasure(code: string): void {
  const indicator = INDICATORS.find((each) => each.code === code);
  if (!indicator || indicator.kind === 'missing')
    throw new Problem('invalid', REFUSED, { indicator: 'Chọn một chỉ tiêu có số liệu.' });
}
