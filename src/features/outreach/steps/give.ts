import { assignSubtask } from '../../plans/index.ts';
import { originOf } from './names.ts';
import type { StepWork } from './step-work.ts';

/** What was asked at a training or learned on a trip, and who does something about it until when. */
export const give: StepWork<'give'> = async ({ tx, act, item, no }, given) => {
  const { text, clientKey, unitId, officerId, dueOn, product } = given;
  if (unitId === '') return { content: { text } };
  const title = text.replace(/\s+/g, ' ');
  const subtaskId = await assignSubtask(tx, act, {
    ...{ of: null, origin: `${originOf(item.id)}/${no}` },
    form: {
      ...{ clientKey, unitId, officerId, dueOn, product },
      ...{ title: title.length <= 300 ? title : `${title.slice(0, 299)}…` },
      note: title.length <= 300 ? '' : text.slice(0, 2000),
    },
  });
  return { content: { text, subtaskId } };
};
