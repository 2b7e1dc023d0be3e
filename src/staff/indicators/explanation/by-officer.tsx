import { readCounts } from '../../../features/figures/index.ts';
import { daysOf, formatPercent, type Period, percent } from '../../../features/indicators/index.ts';
import { listOfficersEver } from '../../../features/organisation/index.ts';
import { addDays } from '../../../law/day.ts';
import { formatNumber } from '../../../ui/format.ts';
import { SCROLLS } from '../../../ui/page.tsx';
import type { StaffContext } from '../../session.ts';

/** Turns by officer: all of them for whoever oversees the ward's work, everybody else sees his own alone. */
export async function ByOfficer({ c, code, period }: { c: StaffContext; code: string; period: Period }) {
  const { database } = c.var.platform;
  const { wardId, id, duties } = c.var.officer;
  const oversees = duties.includes('oversee');
  const { from, until } = daysOf(period);
  const [counts, officers] = await Promise.all([
    readCounts(database.db, {
      ...{ wardIds: [wardId], codes: [code, 'step-time'], spans: [{ from, to: addDays(until, 1) }] },
      by: ['officerId'],
      ...(!oversees && { officerIds: [id] }),
    }),
    listOfficersEver(database.db, wardId),
  ]);
  const names = new Map(officers.map((officer) => [officer.id, officer.displayName]));
  const turns = counts.filter((row) => row.code === code);
  if (turns.length === 0) return null;
  const minutes = new Map(
    counts.filter((row) => row.code === 'step-time').map((row) => [row.officerId, row.minutes / row.total]),
  );
  return (
    <section class="mb-3" aria-labelledby="theo-can-bo">
      <h2 id="theo-can-bo">{oversees ? 'Theo cán bộ' : 'Của tôi'}</h2>
      <p class="text-secondary">
        {oversees
          ? 'Chỉ người theo dõi, giám sát thấy bảng này; mỗi cán bộ thấy dòng của mình.'
          : 'Bảng của mọi cán bộ chỉ người theo dõi, giám sát thấy.'}
      </p>
      <div class="table-responsive card" {...SCROLLS}>
        <table class="table figures">
          <thead>
            <tr>
              <th scope="col">Cán bộ</th>
              <th scope="col">Đúng hạn</th>
              <th scope="col">Lượt có hạn</th>
              <th scope="col">Tỷ lệ</th>
              <th scope="col">Giờ làm việc trung bình mỗi lượt</th>
            </tr>
          </thead>
          <tbody>
            {turns.map((row) => (
              <tr>
                <th scope="row">{names.get(row.officerId) ?? '–'}</th>
                <td>{formatNumber(row.counted, 0)}</td>
                <td>{formatNumber(row.total, 0)}</td>
                <td>{formatPercent(percent({ numerator: row.counted, denominator: row.total }))}</td>
                <td>{formatNumber((minutes.get(row.officerId) ?? 0) / 60, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
