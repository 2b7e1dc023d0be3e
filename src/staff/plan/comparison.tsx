import {
  type asReading,
  DUE_LABELS,
  describeTarget,
  type ReviewedTask,
  type RowPair,
} from '../../features/plans/index.ts';
import { SCROLLS, Status } from '../../ui/page.tsx';

type Before = ReturnType<typeof asReading>;
type Pair = RowPair<Before, ReviewedTask>;

const LABELS = { same: 'Giữ nguyên', changed: 'Thay đổi', added: 'Thêm mới', removed: 'Bỏ' } as const;
const TONES = { same: 'none', changed: 'warn', added: 'good', removed: 'bad' } as const;

/** The import beside the version in use, row by row; rows that are the same are only counted. */
export function Comparison({ pairs, version, year }: { pairs: Pair[]; version: number; year: number }) {
  const count = (kind: Pair['kind']) => pairs.filter((pair) => pair.kind === kind).length;
  const differing = pairs.filter((pair) => pair.kind !== 'same');
  return (
    <section class="card card-body mb-3" aria-labelledby="so-sanh">
      <h2 id="so-sanh">
        So với bản {version} đang dùng của năm {year}
      </h2>
      <p>
        {(['same', 'changed', 'added', 'removed'] as const).map((kind) => (
          <>
            {LABELS[kind]}: <b>{count(kind)}</b>.{' '}
          </>
        ))}
      </p>
      {differing.length > 0 && (
        <div class="table-responsive" {...SCROLLS}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">So sánh</th>
                <th scope="col">Bản {version}</th>
                <th scope="col">Bản nhập này</th>
              </tr>
            </thead>
            <tbody>
              {differing.map((pair) => (
                <tr>
                  <td>
                    <Status tone={TONES[pair.kind]}>{LABELS[pair.kind]}</Status>
                    <div class="text-secondary">{pair.changes.join(', ')}</div>
                  </td>
                  <td>{pair.before && <Words task={pair.before} changes={pair.changes} />}</td>
                  <td>{pair.after && <Words task={pair.after} changes={pair.changes} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Words({ task, changes }: { task: Before | ReviewedTask; changes: string[] }) {
  const shown: Record<string, string> = {
    'đơn vị chủ trì': task.leadUnits.join('; '),
    'đơn vị phối hợp': task.supportingUnits.join('; '),
    'sản phẩm': task.deliverables.join('; '),
    'thời hạn': `${task.due.raw} (${DUE_LABELS[task.due.kind]})`,
    'chỉ tiêu': task.targets.map(describeTarget).join('; '),
  };
  return (
    <>
      <div class="prewrap">{task.text}</div>
      {changes
        .filter((change) => shown[change] !== undefined)
        .map((change) => (
          <div class="text-secondary">
            {change}: {shown[change] || '–'}
          </div>
        ))}
    </>
  );
}
