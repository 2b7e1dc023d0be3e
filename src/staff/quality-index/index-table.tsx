import type { QualityLine, QualityResult } from '../../features/indicators/index.ts';
import { addDays } from '../../law/day.ts';
import { formatNumber } from '../../ui/format.ts';
import { SCROLLS } from '../../ui/page.tsx';
import { ScoreBar } from '../../ui/score-bar.tsx';
import type { IndexReading } from './read-index.ts';
import {
  describeDelta,
  describeFigure,
  describePointsDelta,
  describeRatio,
  describeScore,
  figureOf,
} from './words.ts';

interface TableProps {
  reading: IndexReading;
  other: IndexReading | null;
}

/** The groups as bars. */
export function GroupBars({ reading, other }: TableProps) {
  return (
    <ul class="index-groups">
      {reading.quality.groups.map((group) => {
        const delta = describePointsDelta(
          group,
          other?.quality.groups.find((each) => each.code === group.code),
        );
        return (
          <li class="card card-body">
            <span>{group.name}</span>
            <b>{describeScore(group)}</b>
            <ScoreBar points={group.points} max={group.maxMeasured} />
            <small class="text-secondary">
              tối đa {formatNumber(group.max, 2)}
              {group.maxMeasured < group.max &&
                `, ${formatNumber(group.max - group.maxMeasured, 2)} điểm chưa có dữ liệu`}
              {delta && `; ${delta}`}
            </small>
          </li>
        );
      })}
    </ul>
  );
}

/** Every component with its figure, its points and what it leads to. */
export function ComponentTable({ reading, other }: TableProps) {
  const { quality, period } = reading;
  const query = `tu=${period.from}&den=${addDays(period.to, -1)}`;
  return (
    <div class="card table-responsive" {...SCROLLS}>
      <table class="table figures index-table stacked">
        <thead>
          <tr>
            <th scope="col">Thành phần</th>
            <th scope="col" class="number">
              Tử số / mẫu số
            </th>
            <th scope="col" class="number">
              Tỷ lệ
            </th>
            <th scope="col" class="number">
              Đủ điểm từ
            </th>
            <th scope="col" class="number">
              Điểm / tối đa
            </th>
            {other && (
              <th scope="col" class="number">
                So với {other.period.label}
              </th>
            )}
          </tr>
        </thead>
        {quality.groups.map((group) => (
          <tbody>
            <tr>
              <th scope="rowgroup" colspan={other ? 6 : 5}>
                {group.name}: {describeScore(group)}
              </th>
            </tr>
            {quality.lines
              .filter((line) => line.group === group.code)
              .map((line) => (
                <Row
                  line={line}
                  query={query}
                  before={lineOf(other?.quality, line.code)}
                  isCompared={!!other}
                />
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function lineOf(quality: QualityResult | undefined, code: string): QualityLine | undefined {
  return quality?.lines.find((each) => each.code === code);
}

interface RowProps {
  line: QualityLine;
  query: string;
  before: QualityLine | undefined;
  isCompared: boolean;
}

function Row({ line, query, before, isCompared }: RowProps) {
  const { code, name, formula, words, threshold, points, max, indicator } = line;
  return (
    <tr>
      <th scope="row">
        {code}. {indicator ? <a href={`/can-bo/chi-tieu/${indicator}?${query}`}>{name}</a> : name}
        <small class="text-secondary fw-normal">{formula}</small>
        {words && <small class="fw-normal">{words}</small>}
        {line.isPartial && <small>Tính thiếu một phần công thức.</small>}
      </th>
      <td class="number" data-label="Tử số / mẫu số">
        {describeRatio(line)}
      </td>
      <td class="number" data-label="Tỷ lệ">
        {threshold === null ? '–' : describeFigure(line)}
      </td>
      <td class="number" data-label="Đủ điểm từ">
        {threshold === null ? '–' : `${formatNumber(threshold, 2)} %`}
      </td>
      <td class="number" data-label="Điểm / tối đa">
        {threshold === null
          ? 'không tính điểm'
          : `${points === null ? '–' : formatNumber(points, 2)} / ${formatNumber(max, 2)}`}
        {!line.isVerified && <small class="text-secondary">chưa xác minh</small>}
      </td>
      {isCompared && <Change line={line} before={before} />}
    </tr>
  );
}

function Change({ line, before }: { line: QualityLine; before: QualityLine | undefined }) {
  const figure = before ? describeDelta(figureOf(line), figureOf(before), 'điểm %') : null;
  const points = describePointsDelta(line, before);
  return (
    <td class="number" data-label="So sánh">
      {figure ?? '–'}
      {points && points !== figure && <small class="text-secondary">{points}</small>}
    </td>
  );
}
