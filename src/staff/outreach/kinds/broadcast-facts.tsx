import {
  findUnspoken,
  logOf,
  type OutreachOf,
  readingSeconds,
  SYLLABLES_PER_MINUTE,
  slotsOf,
} from '../../../features/outreach/index.ts';
import { clockTime, formatDay } from '../../../law/day.ts';
import type { OutreachView } from '../outreach-view.ts';
import { PLACE, WEEKDAYS } from '../place.ts';

/** What is read out, how long it takes, what cannot be read, by which rule, and what was really played. */
export function BroadcastFacts({ view, item }: { view: OutreachView; item: OutreachOf<'broadcast'> }) {
  const { text, clusters, weekdays, minutes, from, until } = item.content;
  const unspoken = findUnspoken(text);
  const days = WEEKDAYS.filter(({ value }) => weekdays.includes(value)).map(({ label }) => label);
  return (
    <section class="card card-body mb-3" aria-labelledby="loi-phat">
      <h2 id="loi-phat">Lời phát</h2>
      <p style="white-space: pre-line">{text}</p>
      <p class="text-secondary">
        Đọc khoảng {lengthOf(readingSeconds(text))} (ước tính {SYLLABLES_PER_MINUTE} tiếng một phút).{' '}
        <a class="no-print" href={`${PLACE}/${item.id}/phieu`}>
          In phiếu phát
        </a>
      </p>
      {unspoken.length > 0 && (
        <div class="alert alert-warning">
          <b>Chưa đọc được như viết:</b>
          <ul class="mb-0">
            {unspoken.map(({ word, instead }) => (
              <li>
                “{word}” – {instead ? `viết “${instead}”` : 'viết ra bằng lời'}
              </li>
            ))}
          </ul>
        </div>
      )}
      <h3>Lịch phát</h3>
      <p>
        {days.join(', ')}; {minutes.map(clockTime).join(', ')}; từ {formatDay(from)} đến hết{' '}
        {formatDay(until)}. Cụm loa: {clusters.join(', ')}.
      </p>
      <Played view={view} item={item} />
    </section>
  );
}

function Played({ view, item }: { view: OutreachView; item: OutreachOf<'broadcast'> }) {
  const slots = slotsOf(item.content);
  const past = slots.filter(({ day }) => day <= view.today);
  const logs = past.map((slot) => logOf(view.steps, slot));
  const played = logs.filter((log) => log?.content.clusters?.some((each) => each.played)).length;
  const unlogged = logs.filter((log) => !log).length;
  return (
    <p>
      <b>
        {played}/{slots.length}
      </b>{' '}
      buổi đã phát thật
      {item.state !== 'planned' && unlogged > 0 && `, ${unlogged} buổi đến hôm nay chưa ghi`}. Chỉ buổi đã
      phát mới tính vào kế hoạch.
    </p>
  );
}

function lengthOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return [minutes > 0 ? `${minutes} phút` : '', rest > 0 ? `${rest} giây` : ''].filter(Boolean).join(' ');
}
