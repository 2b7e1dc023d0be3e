import { INSPECTION_STATE_LABELS, type Inspection } from '../../features/inspections/index.ts';
import type { Unit } from '../../features/organisation/index.ts';
import { formatDay } from '../../law/day.ts';
import { SCROLLS, Status } from '../../ui/page.tsx';
import { PATH, STATE_TONES } from './place.ts';

interface ListProps {
  inspections: readonly Inspection[];
  units: readonly Unit[];
  /** Numbers of issued reports by the inspection's origin. */
  reports: ReadonlyMap<string, string>;
}

export function InspectionTable({ inspections, units, reports }: ListProps) {
  return (
    <div class="table-responsive" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            <th>Ngày</th>
            <th>Đơn vị, nội dung</th>
            <th>Tình trạng</th>
          </tr>
        </thead>
        <tbody>
          {inspections.map((each) => {
            const number = reports.get(`inspection/${each.id}`);
            return (
              <tr>
                <td>
                  {formatDay(each.plannedOn)}
                  {each.isUnannounced && <div class="text-secondary">Đột xuất</div>}
                </td>
                <td>
                  <a href={`${PATH}/${each.id}`}>{units.find((unit) => unit.id === each.unitId)?.name}</a>
                  <div class="text-secondary">{each.aim}</div>
                </td>
                <td>
                  <Status tone={STATE_TONES[each.state]}>{INSPECTION_STATE_LABELS[each.state]}</Status>
                  {each.state === 'concluded' && (
                    <div class="text-secondary">
                      {number ? `Báo cáo số ${number}` : 'Chưa ban hành báo cáo'}
                    </div>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Which units of the ward were looked at in the year, and which not. */
export function Coverage({ units, inspections, reports, year }: ListProps & { year: number }) {
  const rows = units
    .filter((unit) => !unit.isClosed && unit.kind !== 'collective')
    .map((unit) => {
      const own = inspections.filter((each) => each.unitId === unit.id && each.state !== 'cancelled');
      const done = own.filter((each) => each.state === 'concluded');
      return { unit, own, done, reported: done.filter((each) => reports.has(`inspection/${each.id}`)) };
    });
  const looked = rows.filter(({ done }) => done.length > 0).length;
  return (
    <section class="card card-body mb-3" aria-labelledby="bao-phu">
      <h2 id="bao-phu">
        Đã kiểm tra {looked}/{rows.length} đơn vị
      </h2>
      <ul class="list-unstyled mb-0">
        {rows.map(({ unit, own, done, reported }) => (
          <li class="mb-1">
            <a href={`${PATH}?nam=${year}&don-vi=${unit.id}`}>{unit.shortName}</a>:{' '}
            {done.length > 0 ? (
              <Status tone="good">
                {done.length} cuộc, {reported.length} báo cáo
              </Status>
            ) : (
              <Status tone="none">{own.length > 0 ? 'Đã lên kế hoạch' : 'Chưa kiểm tra'}</Status>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
