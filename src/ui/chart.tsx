import { raw } from 'hono/html';
import { type ChartSpec, chartTable, drawChart, PAINTS } from '../platform/charts/index.ts';
import { SCROLLS } from './page.tsx';

/** What stands in the place of the paper's paints, so that a chart follows the light or dark face of its page. */
const SCREEN_PAINTS: Partial<Record<keyof typeof PAINTS, string>> = {
  text: 'var(--tblr-body-color)',
  quietText: 'var(--tblr-secondary-color)',
  grid: 'var(--tblr-border-color)',
  ground: 'var(--surface)',
  target: 'var(--brand-lacquer)',
  good: 'var(--status-good)',
  warn: 'var(--status-warn)',
  bad: 'var(--status-bad)',
  first: 'var(--tblr-primary)',
};

const WIDE = { width: 720, height: 290 };
const NARROW = { width: 350, height: 290 };

/** Room that each bar of a lying chart takes, on top of its legend and axis. */
const HEIGHT_OF_A_BAR = 26;

/** A chart with its title and, behind it, the table of the same numbers. It is drawn for a wide and for a narrow place, so that its words stay readable in both. */
export function Chart({ spec }: { spec: ChartSpec }) {
  const hasValues = spec.series.some((series) => series.values.some((value) => value !== null));
  return (
    <figure class="chart-figure">
      <figcaption>{spec.title}</figcaption>
      {hasValues ? (
        <>
          <div class="chart-wide">{raw(onScreen(spec, WIDE))}</div>
          <div class="chart-narrow">{raw(onScreen(spec, NARROW))}</div>
          <Numbers spec={spec} />
        </>
      ) : (
        <p class="text-secondary">Chưa có dữ liệu để vẽ.</p>
      )}
    </figure>
  );
}

function onScreen(spec: ChartSpec, { width, height }: { width: number; height: number }): string {
  const bars = spec.kind === 'horizontal-bars' ? spec.categories.length * spec.series.length : 0;
  const svg = drawChart(spec, {
    width,
    height: bars === 0 ? height : Math.max(150, 90 + bars * HEIGHT_OF_A_BAR),
  });
  return Object.entries(SCREEN_PAINTS).reduce(
    (drawn, [name, paint]) => drawn.replaceAll(`"${PAINTS[name as keyof typeof PAINTS]}"`, `"${paint}"`),
    svg,
  );
}

function Numbers({ spec }: { spec: ChartSpec }) {
  const { columns, rows } = chartTable(spec);
  return (
    <details class="chart-numbers">
      <summary>Bảng số liệu của biểu đồ</summary>
      <div class="table-scroll" {...SCROLLS}>
        <table class="table figures">
          <caption class="visually-hidden">{spec.title}</caption>
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <th scope="col">{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ category, cells }) => (
              <tr>
                <th scope="row">{category}</th>
                {cells.map((cell) => (
                  <td>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
