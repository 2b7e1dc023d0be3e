import { type Dossier, nodesAhead, STATUS_LABELS } from '../../features/dossiers/index.ts';
import { describeMinutes, type ProcessVersion } from '../../features/procedures/index.ts';
import { formatTime } from '../../law/day.ts';

/** The stages that a dossier passed, and those that its internal process has still to come. */
export function Stages({ dossier, process }: { dossier: Dossier; process: ProcessVersion | null }) {
  const { state, steps } = dossier;
  const passed = steps
    .map((each) => each.step)
    .filter((step, at, all) => at === 0 || all[at - 1]!.statusAfter !== step.statusAfter);
  const ahead = process === null || state.finishedAt !== null ? [] : nodesAhead(process, state);
  return (
    <>
      <h3>Đã qua</h3>
      <ol class="stage-list">
        {passed.map((step, at) => (
          <li {...(at === passed.length - 1 && { 'aria-current': 'step' as const })}>
            {STATUS_LABELS[step.statusAfter]} <span class="text-secondary">{formatTime(step.at)}</span>
          </li>
        ))}
      </ol>
      {ahead.length > 0 && (
        <>
          <h3>Còn lại</h3>
          <ol class="stage-list">
            {ahead.map((node) => (
              <li>
                {node.name}
                {node.limitMinutes !== null && (
                  <span class="text-secondary"> trong {describeMinutes(node.limitMinutes)} làm việc</span>
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}
