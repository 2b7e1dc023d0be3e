import { addDays, formatDay, instant, parseLocal, toLocalDay } from '../../../law/day.ts';
import { extensionFault } from '../../../law/extension.ts';
import { invalid, type Preparations, slipNumber } from './preparation.ts';

/** The apology letter (Mẫu 04): with a new due time before the old one has passed, without one when it is late. */
export const LATENESS: Preparations<'extend' | 'apologise'> = {
  extend: async (form, context) => {
    const { act, dossier } = context;
    const dueAt = dossier.state.dueAt!;
    const newDueAt = parseLocal(form.newDueAt);
    const fault = extensionFault({
      ...{ dueAt, newDueAt, at: act.now },
      timesBefore: dossier.state.extensionCount,
      acceptedOn: toLocalDay(dossier.state.receivedAt!),
    });
    if (fault) throw invalid({ newDueAt: fault });
    if (newDueAt > instant(addDays(toLocalDay(dueAt), 366), 0))
      throw invalid({ newDueAt: 'Không gia hạn quá một năm.' });
    return {
      payload: {
        number: await slipNumber(context, 'apology'),
        cause: form.cause,
        reason: form.reason,
        dueBefore: dueAt.toISOString(),
      },
      dueAt: newDueAt,
    };
  },
  apologise: async (form, context) => {
    const today = toLocalDay(context.act.now);
    if (form.expectedOn < today)
      throw invalid({ expectedOn: `Chọn từ hôm nay (${formatDay(today)}) trở đi.` });
    return { payload: { number: await slipNumber(context, 'apology'), ...form } };
  },
};
