import type { Cell, RowFilter } from '../../../features/indicators/index.ts';
import { isNarrowed, queryOf } from '../address.ts';
import { type Explained, wayLabel } from './explanation.tsx';

/** What the page is narrowed to, each with a way back. */
export function NarrowedTo({ indicator, period, cells, filter, unitNames, path }: NarrowedProps) {
  if (!isNarrowed(filter)) return null;
  const named = (of: keyof Cell, is: string | undefined, shown: keyof Cell) =>
    String(cells.find((cell) => cell[of] === is)?.[shown] ?? is);
  const words: Record<keyof RowFilter, () => string> = {
    unitId: () => `Đơn vị: ${unitNames.get(filter.unitId ?? 0) ?? 'không có'}`,
    fieldCode: () => `Lĩnh vực: ${named('fieldCode', filter.fieldCode, 'field')}`,
    way: () => wayLabel(indicator, filter.way ?? ''),
    procedureCodes: () =>
      (filter.procedureCodes ?? []).length > 1
        ? `${filter.procedureCodes!.length} thủ tục`
        : named('procedureCode', filter.procedureCodes?.[0], 'procedureName'),
  };
  return (
    <p>
      Chỉ xem:{' '}
      {(Object.keys(filter) as (keyof RowFilter)[]).map((name) => {
        const { [name]: _, ...others } = filter;
        return (
          <>
            <b>{words[name]()}</b>{' '}
            <a class="no-print" href={`${path}?${queryOf(period, others)}`}>
              bỏ lọc
            </a>
            {'. '}
          </>
        );
      })}
    </p>
  );
}

type NarrowedProps = Omit<Explained, 'goal'> & { path: string };
