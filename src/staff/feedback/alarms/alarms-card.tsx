import {
  type FeedbackAlarm,
  isOverdue,
  LIMIT_LABELS,
  listAlarmsFor,
} from '../../../features/feedback/index.ts';
import { type Day, formatDay, toLocalDay } from '../../../law/day.ts';
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
  const items = [...Map.groupBy(alarms, ({ id }) => id).values()];
  return (
    <section class="card card-body mb-3" aria-labelledby="han-phan-anh">
      <h2 id="han-phan-anh">Phản ánh sắp hết hạn, quá hạn ({items.length})</h2>
      <ul class="mb-1">
        {items.slice(0, SHOWN).map((own) => (
          <AlarmLine alarms={own} today={today} />
        ))}
      </ul>
      <a href={ALARMS_PLACE}>Xem hết cảnh báo</a>
    </section>
  );
}

/** One item with every limit of its that is told, the longest due first. */
function AlarmLine({ alarms, today }: { alarms: readonly FeedbackAlarm[]; today: Day }) {
  const [first] = alarms;
  const limits = alarms.map(({ limit }) => `${LIMIT_LABELS[limit.code]}, hạn ${formatDay(limit.dueOn)}`);
  return (
    <li>
      <Status tone={isOverdue(first!, today) ? 'bad' : 'warn'}>
        {isOverdue(first!, today) ? 'quá hạn' : 'sắp hết hạn'}
      </Status>{' '}
      <a href={`/can-bo/phan-anh/${first!.id}`}>{first!.state.code}</a>: {limits.join('; ')}
    </li>
  );
}
