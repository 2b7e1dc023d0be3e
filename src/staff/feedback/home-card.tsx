import { countFeedbackViews, searchFeedback } from '../../features/feedback/index.ts';
import { toLocalDay } from '../../law/day.ts';
import type { StaffContext } from '../session.ts';
import { FeedbackTable } from './list-page.tsx';
import { PLACE, readSearch } from './place.ts';

const SHOWN = 5;

/** On the first page: petitions that wait for the officer, and how many limits have passed or end soon. Nothing when there are none. */
export async function FeedbackCard({ c }: { c: StaffContext }) {
  const { database, now } = c.var.platform;
  const today = toLocalDay(now());
  const search = { ...readSearch(() => undefined, now()), limit: SHOWN };
  const [{ lines }, counts] = await Promise.all([
    searchFeedback(database.db, c.var.officer, search),
    countFeedbackViews(database.db, c.var.officer, today),
  ]);
  if (lines.length === 0 && counts.overdue + counts.soon === 0) return null;
  return (
    <section class="mb-3" aria-labelledby="phan-anh-cho">
      <h2 id="phan-anh-cho">Phản ánh, kiến nghị chờ tôi</h2>
      <nav class="tally" aria-label="Phản ánh, kiến nghị">
        <a href={PLACE}>
          <b>{counts.mine}</b> chờ tôi
        </a>
        <a href={`${PLACE}?xem=soon`}>
          <b>{counts.soon}</b> sắp đến hạn
        </a>
        <a href={`${PLACE}?xem=overdue`}>
          <b>{counts.overdue}</b> quá hạn
        </a>
      </nav>
      {lines.length > 0 && <FeedbackTable c={c} lines={lines} today={today} />}
    </section>
  );
}
