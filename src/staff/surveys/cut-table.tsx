import { formatPercent, percent } from '../../features/indicators/index.ts';
import type { Cut } from '../../features/surveys/index.ts';
import { formatNumber } from '../../ui/format.ts';
import { SCROLLS, Status } from '../../ui/page.tsx';

/** With fewer answers than this a share says little, and no colour judges it. */
export const FEW = 30;

/** One way of parting the forms, each part with its number; small ones say so. */
export function CutTable({ title, head, cuts }: { title: string; head: string; cuts: readonly Cut[] }) {
  if (cuts.length === 0) return null;
  return (
    <section class="mb-3">
      <h2>{title}</h2>
      <div class="table-responsive card" {...SCROLLS}>
        <table class="table figures">
          <thead>
            <tr>
              <th scope="col">{head}</th>
              <th scope="col">Hài lòng</th>
              <th scope="col">Số phiếu (n)</th>
              <th scope="col">Tỷ lệ</th>
            </tr>
          </thead>
          <tbody>
            {cuts.map((cut) => (
              <tr>
                <th scope="row">{cut.label}</th>
                <td>{formatNumber(cut.numerator, 0)}</td>
                <td>{formatNumber(cut.denominator, 0)}</td>
                <td>
                  {formatPercent(percent(cut))} {cut.denominator < FEW && <Few n={cut.denominator} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export function Few({ n }: { n: number }) {
  return <Status tone="none">ít phiếu (n = {n}), chưa đủ để kết luận</Status>;
}
