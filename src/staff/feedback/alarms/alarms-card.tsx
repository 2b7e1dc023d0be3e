import { isOverdue, LIMIT_LABELS, listAlarmsFor } from '../../../features/feedback/index.ts';
import { formatDay, toLocalDay } from '../../../law/day.ts';
import { Status } from '../../../ui/page.tsx';
import type { StaffContext } from '../../session.ts';
import { ALARMS_PLACE } from './alarms.tsx';

const SHOWN = 5;

/** On an officer's first page: petitions whose limits come near or have passed and that concern him. Nothing when there are none. */
export async function FeedbackAlarmsCard({ c }: { c: StaffContext }) {
  const { database, now } = c.var.platform;
  const alarms = await listAlarmsFor(database.db, c.var.officer);
  if (alarms.length === 0) return null;
  const today = toLocalDay(now());
  return (
    <section class="card card-body mb-3" aria-labelledby="han-phan-anh">
      <h2 id="han-phan-anh">Phản ánh sắp hết hạn, quá hạn ({alarms.length})</h2>
      <ul class="mb-1">
        {alarms.slice(0, SHOWN).map((alarm) => (
          <li>
            <Status tone={isOverdue(alarm, today) ? 'bad' : 'warn'}>
              {isOverdue(alarm, today) ? 'quá hạn' : 'sắp hết hạn'}
            </Status>{' '}
            <a href={`/can-bo/phan-anh/${alarm.id}`}>{alarm.state.code}</a>: {LIMIT_LABELS[alarm.limit.code]},
            hạn {formatDay(alarm.limit.dueOn)}
          </li>
        ))}
      </ul>
      <a href={ALARMS_PLACE}>Xem hết cảnh báo</a>
    </section>
  );
}
