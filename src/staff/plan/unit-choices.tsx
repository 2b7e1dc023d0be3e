import type { Unit } from '../../features/organisation/index.ts';
import type { ReviewedTask, ReviewedUnit } from '../../features/plans/index.ts';
import { typed } from '../../ui/field.tsx';
import { SCROLLS } from '../../ui/page.tsx';
import { OUTSIDE } from './read-review.ts';

interface UnitChoicesProps {
  names: string[];
  tasks: ReviewedTask[];
  open: ReviewedUnit[];
  units: Unit[];
  editable: boolean;
  values: Record<string, unknown>;
}

/** The bodies that the plan names: those that nobody has settled first, the others folded away. */
export function UnitChoices({ names, tasks, open, units, editable, values }: UnitChoicesProps) {
  const unitOf = new Map(
    tasks.flatMap((task) => [...task.lead, ...task.support]).map((unit) => [unit.raw, unit]),
  );
  const isOpen = new Set(open.map((unit) => unit.raw));
  const rows = names.flatMap((raw, at) => {
    const unit = unitOf.get(raw);
    return unit ? [{ at, unit, orders: ordersOf(tasks, raw) }] : [];
  });
  const asked = rows.filter((row) => isOpen.has(row.unit.raw));
  const settled = rows.filter((row) => !isOpen.has(row.unit.raw));
  const table = (given: typeof rows) => (
    <UnitTable rows={given} units={units} editable={editable} values={values} />
  );
  return (
    <section class="card card-body mb-3" aria-labelledby="don-vi">
      <h2 id="don-vi">Đơn vị trong kế hoạch</h2>
      {asked.length > 0 ? (
        <>
          <p>
            Còn <b>{asked.length}</b> tên chưa chắc là đơn vị nào. Chọn cho từng tên trước khi ban hành.
          </p>
          {table(asked)}
        </>
      ) : (
        <p>Mọi tên đơn vị đều đã rõ.</p>
      )}
      <details>
        <summary>{settled.length} tên đã rõ</summary>
        {table(settled)}
      </details>
    </section>
  );
}

function ordersOf(tasks: ReviewedTask[], raw: string): number[] {
  return tasks
    .filter((task) => [...task.leadUnits, ...task.supportingUnits].includes(raw))
    .map((task) => task.order);
}

interface UnitRow {
  at: number;
  unit: ReviewedUnit;
  orders: number[];
}

function UnitTable(props: {
  rows: UnitRow[];
  units: Unit[];
  editable: boolean;
  values: Record<string, unknown>;
}) {
  return (
    <div class="table-responsive" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Kế hoạch ghi</th>
            <th scope="col">Là đơn vị</th>
            <th scope="col">Nhiệm vụ thứ</th>
            <th scope="col">Độ chắc</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr>
              <td>{row.unit.raw}</td>
              <td>
                <UnitSelect row={row} {...props} />
              </td>
              <td>{row.orders.join(', ')}</td>
              <td>{Math.round(row.unit.confidence * 100)} %</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function UnitSelect({
  row,
  units,
  editable,
  values,
}: {
  row: UnitRow;
  units: Unit[];
  editable: boolean;
  values: Record<string, unknown>;
}) {
  const { unit, at } = row;
  const name = `unit.${at}`;
  if (!editable) return <>{units.find((each) => each.id === unit.unitId)?.name ?? 'Không thuộc phường'}</>;
  const known = unit.settled ? (unit.unitId === null ? OUTSIDE : String(unit.unitId)) : '';
  const chosen = typed(values, name) ?? known;
  const guess = units.find((each) => each.id === unit.unitId);
  return (
    <select class="form-select" name={name} id={name} aria-label={`"${unit.raw}" là đơn vị`}>
      {!unit.settled && (
        <option value="">{guess ? `Chưa chọn – có phải ${guess.name}?` : 'Chưa chọn'}</option>
      )}
      {units.map((each) => (
        <option value={String(each.id)} selected={chosen === String(each.id)}>
          {each.name}
        </option>
      ))}
      <option value={OUTSIDE} selected={chosen === OUTSIDE}>
        Không thuộc phường
      </option>
    </select>
  );
}
