import {
  comparePeriods,
  daysOf,
  formatPercent,
  type Indicator,
  type Period,
  type PeriodComparison,
  percent,
  type Ratio,
  readPeriod,
} from '../../../features/indicators/index.ts';
import { addDays, daysBetween, formatDay, formatTime, toLocalDay } from '../../../law/day.ts';
import { Problem } from '../../../platform/problem.ts';
import { formatNumber } from '../../../ui/format.ts';
import { SCROLLS } from '../../../ui/page.tsx';
import { StaffPage } from '../../frame.tsx';
import type { StaffContext } from '../../session.ts';
import { queryOf } from '../address.ts';
import { periodOf } from '../figure.tsx';
import { points } from './points.ts';

const PLACE = '/can-bo/chi-tieu';
const MOST_LINES = 30;

/** What moved a figure between two periods: the mix of procedures, and the ratio within each. */
export async function showComparison(c: StaffContext, indicator: Indicator) {
  if (indicator.kind !== 'dossiers' && indicator.kind !== 'feedback')
    throw new Problem('not_found', 'Chỉ tiêu này không tách được theo thủ tục.');
  const { database, now } = c.var.platform;
  const period = periodOf(c);
  const before = otherPeriod(c, period);
  const read = (of: Period) => indicator.cells(database.db, c.var.officer.wardId, of, now());
  const found = comparePeriods(await read(before), await read(period));
  const [then, own] = [daysOf(before), daysOf(period)];
  const path = `${PLACE}/${indicator.code}`;
  return (
    <StaffPage title={`So sánh: ${indicator.name}`} officer={c.var.officer} token={c.var.token} place={PLACE}>
      <p class="no-print">
        <a href={`${path}?${queryOf(period, {})}`}>{indicator.name}</a>
      </p>
      <h1>So sánh hai kỳ</h1>
      <form method="get" action={`${path}/so-sanh`} class="filters no-print">
        <DayInput label="Kỳ này từ" name="tu" value={own.from} />
        <DayInput label="đến hết" name="den" value={own.until} />
        <DayInput label="So với từ" name="tu-truoc" value={then.from} />
        <DayInput label="đến hết" name="den-truoc" value={then.until} />
        <button class="btn" type="submit">
          So sánh
        </button>
      </form>
      <section class="card card-body mb-3">
        <dl class="facts">
          <dt>Kỳ trước</dt>
          <dd>
            {formatDay(then.from)} – {formatDay(then.until)}: <Share ratio={found.before} />
          </dd>
          <dt>Kỳ này</dt>
          <dd>
            {formatDay(own.from)} – {formatDay(own.until)}: <Share ratio={found.after} />
          </dd>
          <dt>Thay đổi</dt>
          <dd>
            <Change found={found} />
          </dd>
          <dt>Lúc tính</dt>
          <dd>{formatTime(now())}</dd>
        </dl>
      </section>
      {found.procedures.length > 0 && <Moves found={found} />}
    </StaffPage>
  );
}

/** The period that the address names, else as many days just before. */
function otherPeriod(c: StaffContext, period: Period): Period {
  const { from, until } = daysOf(period);
  const [start, end] = [c.req.query('tu-truoc'), c.req.query('den-truoc')];
  const day = addDays(from, -1);
  const length = daysBetween(from, until);
  return start && end
    ? readPeriod(start, end, toLocalDay(c.var.platform.now()))
    : readPeriod(addDays(day, -length), day, day);
}

function DayInput({ label, name, value }: { label: string; name: string; value: string }) {
  return (
    <label>
      {label}
      <input class="form-control" type="date" name={name} value={value} />
    </label>
  );
}

function Share({ ratio }: { ratio: Ratio }) {
  const value = percent(ratio);
  return (
    <>
      <b>{value === null ? 'không có dữ liệu' : formatPercent(value)}</b> ({formatNumber(ratio.numerator, 0)}{' '}
      / {formatNumber(ratio.denominator, 0)})
    </>
  );
}

function Change({ found }: { found: PeriodComparison }) {
  if (found.delta === null) return <>Một trong hai kỳ không có dữ liệu nên không so được.</>;
  return (
    <>
      <b>{points(found.delta)} điểm %</b>: {points(found.mix)} do cơ cấu thủ tục khác đi, {points(found.rate)}{' '}
      do tỷ lệ trong từng thủ tục thay đổi.
    </>
  );
}

function Moves({ found }: { found: PeriodComparison }) {
  const shown = found.procedures.slice(0, MOST_LINES);
  const others = found.procedures.slice(MOST_LINES);
  const total = (of: 'mix' | 'rate') => others.reduce((sum, each) => sum + each[of], 0);
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table figures">
        <caption>Thủ tục làm con số thay đổi nhiều nhất, điểm %</caption>
        <thead>
          <tr>
            <th scope="col">Thủ tục</th>
            <th scope="col">Kỳ trước</th>
            <th scope="col">Kỳ này</th>
            <th scope="col">Do cơ cấu</th>
            <th scope="col">Do tỷ lệ</th>
            <th scope="col">Cộng</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((each) => (
            <tr>
              <th scope="row">{each.name}</th>
              <td class="text-nowrap">
                {formatPercent(percent(each.before))} ({each.before.numerator}/{each.before.denominator})
              </td>
              <td class="text-nowrap">
                {formatPercent(percent(each.after))} ({each.after.numerator}/{each.after.denominator})
              </td>
              <td>{points(each.mix)}</td>
              <td>{points(each.rate)}</td>
              <td>{points(each.mix + each.rate)}</td>
            </tr>
          ))}
          {others.length > 0 && (
            <tr>
              <th scope="row">{others.length} thủ tục khác</th>
              <td />
              <td />
              <td>{points(total('mix'))}</td>
              <td>{points(total('rate'))}</td>
              <td>{points(total('mix') + total('rate'))}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Cộng</th>
            <td />
            <td />
            <td>{points(found.mix)}</td>
            <td>{points(found.rate)}</td>
            <td>{points(found.mix + found.rate)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
