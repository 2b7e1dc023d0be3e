import { Hono } from 'hono';
import { formatPercent, percent, sumRatios } from '../../features/indicators/index.ts';
import { type CityView, type OverseenWard, readCityView } from '../../features/oversight/index.ts';
import type { ChartSpec } from '../../platform/charts/index.ts';
import { Chart } from '../../ui/chart.tsx';
import { formatNumber } from '../../ui/format.ts';
import { SCROLLS } from '../../ui/page.tsx';
import type { StaffContext, StaffEnv } from '../session.ts';
import { CityForm, CityPage, daysText, PeriodWords } from './parts.tsx';
import { type Asked, noteLook, overseenOf, PLACE, readAsked } from './read-city.ts';
import { pastText, targetText, WardCard } from './ward-card.tsx';

/** The wards side by side, by name: each against its own target and past first. */
export const overview = new Hono<StaffEnv>().get(PLACE, async (c) => c.html(await showOverview(c)));

async function showOverview(c: StaffContext) {
  const overseen = await overseenOf(c);
  if (overseen.length === 0) return <Nothing c={c} />;
  const asked = readAsked(c);
  await noteLook(c, overseen, `so các phường: ${asked.indicator.code} ${asked.from} ${asked.until}`);
  const view = await readCityView(c.var.platform.database.db, overseen, asked);
  return (
    <CityPage c={c} title="Các phường">
      <div class="page-head">
        <h1>Các phường</h1>
        <a class="btn no-print" href={`${PLACE}/tong-hop?${asked.query}`}>
          Bảng tổng hợp
        </a>
      </div>
      <CityForm asked={asked} path={PLACE} hasFigure={true} />
      <section class="card card-body mb-3" aria-labelledby="ca-vung">
        <h2 id="ca-vung">{asked.indicator.name}</h2>
        <Together view={view} />
        <PeriodWords period={asked.period} />
        <Chart spec={trendOf(view, asked)} />
        <details>
          <summary>Cách tính</summary>
          <p>{asked.indicator.definition}</p>
          <p class="text-secondary">{asked.indicator.law}</p>
        </details>
      </section>
      <h2>Từng phường, xếp theo tên</h2>
      <p class="text-secondary">
        Mỗi phường so với chỉ tiêu và kỳ trước ({daysText(asked.period.before)}) của chính mình. Nét đứt là
        chỉ tiêu của phường ấy.
      </p>
      <div class="city-wards">
        {view.wards.map((figure) => (
          <WardCard figure={figure} href={hrefOf(figure, asked)} />
        ))}
      </div>
      <AsTable view={view} asked={asked} />
    </CityPage>
  );
}

function hrefOf({ ward }: OverseenWard, asked: Asked): string {
  return `${PLACE}/${ward.id}/${asked.indicator.code}?${asked.query}`;
}

function Together({ view: { sum, median, wards } }: { view: CityView }) {
  const without = wards.filter((each) => each.ratio.denominator === 0).length;
  return (
    <p>
      <span class="wall-figure">{formatPercent(percent(sum))}</span> cả {wards.length} phường:{' '}
      {formatNumber(sum.numerator, 0)} / {formatNumber(sum.denominator, 0)}, cộng tử số và mẫu số của các
      phường.{wards.length > 2 && ` Phường ở giữa: ${formatPercent(median)}.`}
      {without > 0 && ` ${without} phường không có dữ liệu trong kỳ.`}
    </p>
  );
}

function trendOf(view: CityView, { period, indicator }: Asked): ChartSpec {
  const months = period.months.map((_, at) => percent(sumRatios(view.wards.map((each) => each.months[at]!))));
  return {
    ...{ kind: 'lines', title: `${indicator.name}: các phường cộng lại, theo tháng`, unit: '%' },
    categories: period.months.map(({ from }) => `${from.slice(5, 7)}/${from.slice(2, 4)}`),
    series: [{ name: 'Các phường cộng lại', values: months }],
    range: { min: 0, max: 100 },
  };
}

function AsTable({ view, asked }: { view: CityView; asked: Asked }) {
  return (
    <details class="mt-3">
      <summary>Xem dạng bảng</summary>
      <div class="table-responsive card" {...SCROLLS}>
        <table class="table figures">
          <thead>
            <tr>
              <th scope="col">Phường</th>
              <th scope="col">Con số</th>
              <th scope="col">Tử số / mẫu số</th>
              <th scope="col">So với chỉ tiêu của mình</th>
              <th scope="col">So với kỳ trước của mình</th>
            </tr>
          </thead>
          <tbody>
            {view.wards.map((figure) => (
              <tr>
                <th scope="row">
                  <a href={hrefOf(figure, asked)}>{figure.ward.name}</a>
                </th>
                <td>{formatPercent(percent(figure.ratio))}</td>
                <td class="text-nowrap">
                  {formatNumber(figure.ratio.numerator, 0)} / {formatNumber(figure.ratio.denominator, 0)}
                </td>
                <td>{targetText(figure)}</td>
                <td>{pastText(figure)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Nothing({ c }: { c: StaffContext }) {
  return (
    <CityPage c={c} title="Các phường">
      <h1>Các phường</h1>
      <p class="empty-state">
        Chưa phường nào mở số liệu cho tài khoản này. Quyền xem do người vận hành hệ thống mở theo văn bản của
        cấp có thẩm quyền.
      </p>
    </CityPage>
  );
}
