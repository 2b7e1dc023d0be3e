import type { Comments } from '../../features/surveys/index.ts';
import type { Day } from '../../law/day.ts';
import { Input } from '../../ui/field.tsx';
import type { StaffContext } from '../session.ts';
import { PLACE } from './place.tsx';
import { soughtComments } from './read-results.ts';

interface CommentsProps {
  c: StaffContext;
  comments: Comments;
  days: { from: Day; until: Day };
}

/** What was written: what it is about, counted, and the words themselves. */
export function CommentsSection({ c, comments, days }: CommentsProps) {
  if (comments.count === 0) return null;
  const sought = soughtComments(c);
  const address = (theme: string | null) =>
    `${PLACE}?${new URLSearchParams({ tu: days.from, den: days.until, ...(theme && { 'chu-de': theme }) })}#gop-y`;
  return (
    <section aria-labelledby="gop-y">
      <h2 id="gop-y">Góp ý</h2>
      <p>
        {comments.count} phiếu có góp ý. Chủ đề đếm theo từ ngữ trong góp ý; một góp ý có thể có nhiều chủ đề.
      </p>
      <nav class="tally no-print" aria-label="Theo chủ đề">
        <a href={address(null)} {...(sought.theme === null && { 'aria-current': 'page' as const })}>
          <b>{comments.count}</b> tất cả
        </a>
        {comments.themes.map(({ theme, label, count }) =>
          theme === null ? (
            <span>
              <b>{count}</b> {label}
            </span>
          ) : (
            <a href={address(theme)} {...(sought.theme === theme && { 'aria-current': 'page' as const })}>
              <b>{count}</b> {label}
            </a>
          ),
        )}
      </nav>
      <form class="filters no-print" method="get" action={`${PLACE}#gop-y`}>
        <input type="hidden" name="tu" value={days.from} />
        <input type="hidden" name="den" value={days.until} />
        {sought.theme !== null && <input type="hidden" name="chu-de" value={sought.theme} />}
        <Input name="q" label="Tìm trong góp ý" value={sought.words} type="search" />
        <button class="btn" type="submit">
          Tìm
        </button>
      </form>
      {comments.shown.length === 0 && <p class="empty-state">Không có góp ý nào như vậy.</p>}
      <ul>
        {comments.shown.map((each) => (
          <li>{each}</li>
        ))}
      </ul>
      <p class="text-secondary">
        Số điện thoại, tên người và dữ liệu cá nhân tìm thấy được che. Máy không tìm được hết: không chép góp
        ý ra ngoài khi chưa đọc lại.
      </p>
    </section>
  );
}
