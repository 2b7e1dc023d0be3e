import type { Dossier } from '../../features/dossiers/index.ts';
import { describeMinutes, nodeOf, type ProcessVersion } from '../../features/procedures/index.ts';
import { formatTime } from '../../law/day.ts';
import { Status as StatusMark } from '../../ui/page.tsx';

/** The steps of the internal process that the dossier keeps, and where it stands. */
export function ProcessProgress(props: { dossier: Dossier; process: ProcessVersion | null; now: Date }) {
  const { dossier, process, now } = props;
  const { node, stepDueAt, finishedAt } = dossier.state;
  if (process === null || node === null) return null;
  const current = nodeOf(process, node);
  return (
    <section class="card card-body mt-3" aria-labelledby="quy-trinh">
      <h2 id="quy-trinh">Quy trình</h2>
      {stepDueAt && finishedAt === null && (
        <p>
          Bước này xong trước {formatTime(stepDueAt)}{' '}
          {stepDueAt < now && <StatusMark tone="bad">Bước quá hạn</StatusMark>}
        </p>
      )}
      <details>
        <summary>
          {process.name}
          {process.version > 1 && `, bản ${process.version}`}
        </summary>
        <ol class="process-list">
          {process.nodes.map((each) => (
            <li {...(each === current && { 'aria-current': 'step' as const })}>
              {each.name}{' '}
              <span class="text-secondary">
                {each.limitMinutes === null ? '' : describeMinutes(each.limitMinutes)}
              </span>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
