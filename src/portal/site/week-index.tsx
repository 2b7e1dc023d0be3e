import { formatPercent, percent, type WeeklyQuality } from '../../features/indicators/index.ts';
import { formatNumber } from '../../ui/format.ts';
import { SCROLLS } from '../../ui/page.tsx';
import { ScoreBar } from '../../ui/score-bar.tsx';
import { figureWords } from '../words/figures.ts';

/** The QĐ 766 index of a week as it was published: the total never without how much of the whole it is of. */
export function WeekIndex({ lines }: { lines: readonly WeeklyQuality[] }) {
  const w = figureWords();
  const total = lines.find((each) => each.part === 'total')!;
  return (
    <section class="week-index">
      <h3>{w.index}</h3>
      <p>{w.indexIntro}</p>
      <p class="week-total">
        <WeekTotal total={total} />
        {total.delta !== null && `; ${w.change}: ${describeDelta(total.delta)}`}
      </p>
      <ul class="week-figures">
        {lines
          .filter((each) => each.part === 'group')
          .map((each) => (
            <li>
              <span lang="vi">{each.name}</span>
              <b>{points(each)}</b>
              <ScoreBar points={each.points} max={each.maxMeasured} />
              <small>
                {w.outOf} {formatNumber(each.max, 2)}
                {each.delta !== null && `; ${w.change}: ${describeDelta(each.delta)}`}
              </small>
            </li>
          ))}
      </ul>
      <details>
        <summary>{w.component}</summary>
        <Components lines={lines.filter((each) => each.part === 'component')} />
        <p>{w.unverifiedNote}</p>
      </details>
      <p>
        <small>
          {w.hash}: <code class="week-hash">{total.hash}</code>
        </small>
      </p>
    </section>
  );
}

/** "17,45/52 điểm của các thành phần có dữ liệu (tối đa toàn bộ 100; 48 điểm chưa có dữ liệu)" */
export function WeekTotal({ total }: { total: WeeklyQuality }) {
  const w = figureWords();
  return (
    <>
      <b>{points(total)}</b> {w.ofMeasured}
      {total.maxMeasured < total.max &&
        ` (${w.outOf} ${formatNumber(total.max, 2)}; ${formatNumber(total.max - total.maxMeasured, 2)} ${w.notMeasured})`}
    </>
  );
}

function Components({ lines }: { lines: readonly WeeklyQuality[] }) {
  const w = figureWords();
  return (
    <div class="table-scroll" {...SCROLLS}>
      <table class="table stacked">
        <thead>
          <tr>
            <th scope="col">{w.component}</th>
            <th scope="col">{w.ratio}</th>
            <th scope="col">{w.score}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((each) => (
            <tr>
              <th scope="row" lang="vi">
                {each.code}. {each.name}
                <small class="week-words">{each.words}</small>
              </th>
              <td data-label={w.ratio}>{ratio(each)}</td>
              <td data-label={w.score}>
                {each.max === 0
                  ? w.noScore
                  : `${each.points === null ? '–' : formatNumber(each.points, 2)} / ${formatNumber(each.max, 2)}`}
                {!each.isVerified && <small class="week-words">{w.unverified}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function points({ points: reached, maxMeasured }: WeeklyQuality): string {
  if (reached === null) return figureWords().none;
  return `${formatNumber(reached, 2)}/${formatNumber(maxMeasured, 2)}`;
}

function ratio({ numerator, denominator }: WeeklyQuality): string {
  const w = figureWords();
  if (numerator === null || denominator === null || denominator === 0) return w.none;
  return `${formatPercent(percent({ numerator, denominator }))} (${formatNumber(numerator, 0)}/${formatNumber(denominator, 0)})`;
}

function describeDelta(delta: number): string {
  const w = figureWords();
  if (delta === 0) return w.same;
  return `${delta > 0 ? '+' : '−'}${formatNumber(Math.abs(delta), 2)} ${w.pointsWord}`;
}
