import { type Day, toLocalDay } from '../../../law/day.ts';
import { Problem } from '../../../platform/problem.ts';
import { findArticle } from '../../articles/index.ts';
import { listByOrigin } from '../../official-documents/index.ts';
import { type Act, listUnits } from '../../organisation/index.ts';
import type { ArticleContent } from '../schema.ts';
import { originOf } from './names.ts';
import type { StepEffect, StepScene, StepWork } from './step-work.ts';

const REFUSED = 'Chưa ghi được: có mục cần sửa.';

function mustBeOver(day: Day, act: Act): void {
  if (day > toLocalDay(act.now)) throw new Problem('invalid', REFUSED, { day: 'Ngày này chưa đến.' });
}

/** Printed, aired or put on a page, with the proof. The ward's own article is counted where it stands and not a second time. */
export const publish: StepWork<'publish'> = async ({ tx, act, item, hasFile }, { day, outlet, link }) => {
  mustBeOver(day, act);
  const { articleId } = item.content as ArticleContent;
  const recorded = { state: 'done', day, content: { day, outlet, link } } as const;
  if (articleId !== null) {
    const { state } = await findArticle(tx, act.officer, articleId);
    if (state !== 'published') throw new Problem('step_not_open', 'Tin bài này chưa được đăng trên Cổng.');
    return recorded;
  }
  if (link === '' && !hasFile)
    throw new Problem('invalid', REFUSED, { link: 'Cần địa chỉ của bài, hoặc ảnh chụp, tệp của bài.' });
  return { ...recorded, product: { source: 'outreach', kind: 'article', day, detail: outlet } };
};

/** It took place: a training with who came, a study trip, a trip of the mobile team. */
export const hold: StepWork<'hold'> = async (scene, { day, units, note }) => {
  const { act, item } = scene;
  mustBeOver(day, act);
  if (item.kind === 'training') return heldTraining(scene, day, units);
  if (note.length < 20) throw new Problem('invalid', REFUSED, { note: 'Ghi tóm tắt, ít nhất 20 ký tự.' });
  if (item.kind === 'study') return { state: 'held', day, content: { day } };
  return { state: 'done', content: { day } };
};

async function heldTraining(
  { tx, act }: StepScene,
  day: Day,
  given: { unitId: number; people: number }[],
): Promise<StepEffect> {
  const known = new Set((await listUnits(tx, act.officer.wardId)).map(({ id }) => id));
  const units = given.filter(({ unitId, people }) => known.has(unitId) && people > 0);
  const people = units.reduce((sum, each) => sum + each.people, 0);
  if (people === 0)
    throw new Problem('invalid', REFUSED, { units: 'Ghi số người dự của ít nhất một đơn vị.' });
  return {
    ...{ state: 'done', day, content: { day, units } },
    product: {
      source: 'training',
      kind: 'meeting',
      day,
      detail: `${units.length} đơn vị, ${people} người dự`,
    },
  };
}

/** The report of a study trip: the house's own document that was issued, else one from outside with its number and file. */
export const report: StepWork<'report'> = async ({ tx, act, item, hasFile }, { day, number }) => {
  const documents = await listByOrigin(tx, act.officer.wardId, [originOf(item.id)]);
  const issued = documents.find((each) => each.state === 'issued');
  const [onDay, called] = issued?.day && issued.number ? [issued.day, issued.number] : [day, number];
  if (onDay === '' || called === '')
    throw new Problem('invalid', REFUSED, {
      number: 'Ghi số và ngày của báo cáo, hoặc ban hành báo cáo đã soạn.',
    });
  mustBeOver(onDay, act);
  if (!issued && !hasFile) throw new Problem('invalid', REFUSED, { file: 'Kèm tệp báo cáo đã ký.' });
  return {
    ...{ state: 'done', content: { day: onDay, number: called } },
    product: { source: 'study', kind: 'report', day: onDay, number: called, detail: `Báo cáo số ${called}` },
  };
};

/** One more person helped without a dossier, on the day of the trip itself. */
export const guide: StepWork<'guide'> = ({ act, item }) => {
  if (item.day !== toLocalDay(act.now))
    throw new Problem('invalid', 'Chỉ đếm người được hướng dẫn trong ngày của buổi lưu động.');
  return {};
};

export const cancel: StepWork<'cancel'> = () => ({ state: 'cancelled' });
