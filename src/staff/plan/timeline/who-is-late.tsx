import type { UnitStanding } from '../../../features/indicators/index.ts';
import type { Unit } from '../../../features/organisation/index.ts';
import { formatDay } from '../../../law/day.ts';
import { SCROLLS } from '../../../ui/page.tsx';

/** Each unit with what is late, at risk, and what has waited longest; a unit's name leads to its own page. */
export function WhoIsLate({ standings, units }: { standings: readonly UnitStanding[]; units: Unit[] }) {
  return (
    <section aria-labelledby="ai-cham">
      <h2 id="ai-cham">Ai đang chậm</h2>
      <div class="table-responsive" {...SCROLLS}>
        <table class="table">
          <thead>
            <tr>
              <th>Đơn vị</th>
              <th class="text-end">Chủ trì</th>
              <th class="text-end">Chậm</th>
              <th class="text-end">Có nguy cơ</th>
              <th class="text-end">Việc con đang làm</th>
              <th class="text-end">Việc con quá hạn</th>
              <th>Lâu nhất</th>
            </tr>
          </thead>
          <tbody>
            {standings.map((each) => (
              <tr>
                <th scope="row">
                  <a href={`/can-bo/ke-hoach/don-vi?don-vi=${each.unitId}`}>
                    {units.find((unit) => unit.id === each.unitId)?.shortName ?? '–'}
                  </a>
                </th>
                <td class="text-end">{each.led.length}</td>
                <td class="text-end">{each.late.length}</td>
                <td class="text-end">{each.atRisk.length}</td>
                <td class="text-end">{each.open.length}</td>
                <td class="text-end">{each.lateSubtasks.length}</td>
                <td>{each.oldest ? `${formatDay(each.oldest.day)}: ${short(each.oldest.what)}` : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(/^- /, '');
  return line.length <= 90 ? line : `${line.slice(0, 88)}…`;
}
