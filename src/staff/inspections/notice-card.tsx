import { INSPECTION_STATE_LABELS, listInspections, mayExplain } from '../../features/inspections/index.ts';
import { addDays, formatDay, toLocalDay } from '../../law/day.ts';
import type { StaffContext } from '../session.ts';
import { PATH } from './place.ts';

/** How far back an inspection that is not concluded is still shown, in days. */
const BACK = 365;

/** What an officer must know of inspections now: those of his unit, for its heads, and those that he goes along with. */
export async function InspectionCard({ c }: { c: StaffContext }) {
  const { database, now } = c.var.platform;
  const { officer } = c.var;
  const from = addDays(toLocalDay(now()), -BACK);
  const running = (await listInspections(database.db, officer, { from })).filter(
    ({ state }) => state !== 'concluded' && state !== 'cancelled',
  );
  const ofUnit = running.filter((each) => mayExplain(officer, each) && each.state !== 'planned');
  const ofTeam = running.filter(
    ({ leaderId, memberIds }) => leaderId === officer.id || memberIds.includes(officer.id),
  );
  if (ofUnit.length + ofTeam.length === 0) return null;
  return (
    <section class="notice mb-3" aria-labelledby="tu-kiem-tra">
      <h2 id="tu-kiem-tra">Tự kiểm tra</h2>
      <ul class="mb-0">
        {ofUnit.map((each) => (
          <li>
            <a href={`${PATH}/${each.id}`}>Đơn vị tôi được kiểm tra ngày {formatDay(each.plannedOn)}</a>:{' '}
            {each.state === 'explaining'
              ? 'đã có kết quả, mời giải trình'
              : INSPECTION_STATE_LABELS[each.state].toLowerCase()}
          </li>
        ))}
        {ofTeam.map((each) => (
          <li>
            <a href={`${PATH}/${each.id}`}>Tôi đi kiểm tra ngày {formatDay(each.plannedOn)}</a>:{' '}
            {INSPECTION_STATE_LABELS[each.state].toLowerCase()}
          </li>
        ))}
      </ul>
    </section>
  );
}
