import { LOOK_LABELS, type LookLine } from '../../features/privacy/index.ts';
import { formatTime } from '../../law/day.ts';
import { formatNumber } from '../../ui/format.ts';
import { SCROLLS } from '../../ui/page.tsx';
import { type Names, whoOf } from './read-search.ts';

interface LookTableProps {
  lines: readonly LookLine[];
  names: Names;
  /** Whether the reader may open dossiers. */
  linked: boolean;
}

/** Who was shown what, the newest first. */
export function LookTable({ lines, names, linked }: LookTableProps) {
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Lúc</th>
            <th scope="col">Ai</th>
            <th scope="col">Xem gì</th>
            <th scope="col">Của</th>
            <th scope="col" class="text-end">
              Số dòng
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr>
              <td class="text-nowrap">{formatTime(line.at)}</td>
              <td>
                {whoOf(line, names)}
                {line.unitId !== null && <div class="text-secondary">{names.units.get(line.unitId)}</div>}
              </td>
              <td>{LOOK_LABELS[line.kind]}</td>
              <td>
                {linked && line.dossierId !== null ? (
                  <a href={`/can-bo/ho-so/${line.dossierId}`}>{line.subject}</a>
                ) : (
                  line.subject
                )}
              </td>
              <td class="num text-end">{line.rows === null ? '' : formatNumber(line.rows, 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
