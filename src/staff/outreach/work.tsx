import { OFFICIAL_STATE_LABELS } from '../../features/official-documents/index.ts';
import { formatDay } from '../../law/day.ts';
import { FormToken } from '../../ui/field.tsx';
import { SubtaskList } from '../plan/task/subtask-list.tsx';
import type { OutreachView } from './outreach-view.ts';
import { PLACE } from './place.ts';

/** What came of it: questions and lessons with the work given out, and its report. */
export function Work({ view }: { view: OutreachView }) {
  const { item, steps, subtasks, documents } = view;
  const given = steps.filter(({ step }) => step === 'give');
  const isDrafted = documents.some(({ state }) => state !== 'cancelled');
  return (
    <>
      {given.length > 0 && (
        <section class="card card-body mb-3" aria-labelledby="viec-giao">
          <h2 id="viec-giao">Câu hỏi, bài học và việc giao</h2>
          <SubtaskList subtasks={subtasks} units={view.units} officers={view.officers} today={view.today} />
          {given
            .filter(({ content }) => content.subtaskId === undefined)
            .map(({ content }) => (
              <p>{content.text} (không giao việc)</p>
            ))}
        </section>
      )}
      {(documents.length > 0 || view.mayReport) && (
        <section class="card card-body mb-3" aria-labelledby="bao-cao">
          <h2 id="bao-cao">Báo cáo</h2>
          {documents.map((each) => (
            <p>
              <a href={`/can-bo/van-ban/${each.id}`}>{each.number ? `Số ${each.number}` : each.subject}</a>
              {each.day && `, ngày ${formatDay(each.day)}`} – {OFFICIAL_STATE_LABELS[each.state]}
            </p>
          ))}
          {view.mayReport && !isDrafted && (
            <form class="no-print" method="post" action={`${PLACE}/${item.id}/bao-cao`}>
              <FormToken value={view.token} />
              <input type="hidden" name="clientKey" value={view.freshKey()} />
              <button class="btn" type="submit">
                Soạn báo cáo kết quả
              </button>
            </form>
          )}
        </section>
      )}
    </>
  );
}
