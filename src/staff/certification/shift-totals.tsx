import { CERTIFICATION_LABELS, SHIFT_LABELS, type ShiftTotal } from '../../features/documents/index.ts';
import { formatDay } from '../../law/day.ts';
import { SCROLLS } from '../../ui/page.tsx';

export const money = (vnd: number) => `${vnd.toLocaleString('vi-VN')} ₫`;

/** What each shift of each day came to, for handing over the till. */
export function ShiftTotals({ totals }: { totals: ShiftTotal[] }) {
  if (totals.length === 0) return null;
  return (
    <details class="card card-body mb-3">
      <summary>Tổng theo ngày, buổi</summary>
      <div class="table-responsive" {...SCROLLS}>
        <table class="table">
          <thead>
            <tr>
              {['Ngày', 'Buổi', 'Loại', 'Việc', 'Bản', 'Phí đã thu', 'Miễn phí', 'Gạch bỏ'].map((text) => (
                <th scope="col">{text}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {totals.map((each) => (
              <tr>
                <td class="text-nowrap">{formatDay(each.day)}</td>
                <td>{SHIFT_LABELS[each.shift]}</td>
                <td>{CERTIFICATION_LABELS[each.kind]}</td>
                <td>{each.entries}</td>
                <td>{each.copies}</td>
                <td class="text-nowrap">{money(each.feeVnd)}</td>
                <td>{each.waived}</td>
                <td>{each.struck}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** The same as rows of the workbook, under the lines. */
export function totalRows(totals: ShiftTotal[]): (string | number)[][] {
  return [
    [],
    ['Tổng theo ngày, buổi (không kể dòng gạch bỏ)'],
    ['Ngày', 'Buổi', 'Loại', 'Việc', 'Bản', 'Phí (đồng)', 'Miễn phí', 'Gạch bỏ'],
    ...totals.map((each) => [
      ...[formatDay(each.day), SHIFT_LABELS[each.shift], CERTIFICATION_LABELS[each.kind], each.entries],
      ...[each.copies, each.feeVnd, each.waived, each.struck],
    ]),
  ];
}
