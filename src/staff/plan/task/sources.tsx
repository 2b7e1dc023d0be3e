import { randomUUID } from 'node:crypto';
import type { TaskStanding } from '../../../features/indicators/index.ts';
import type { Officer } from '../../../features/organisation/index.ts';
import { SOURCE_LABELS } from '../../../features/plans/index.ts';
import { formatTime } from '../../../law/day.ts';
import { ReasonForm } from './reason-form.tsx';
import type { TaskForm } from './task-form.ts';

interface SourcesProps {
  standing: TaskStanding;
  officers: Officer[];
  token: string;
  /** Whether the reader may switch sources. */
  controls: boolean;
  form: TaskForm;
}

/** Where evidence for the task is looked for, why, and who decided otherwise. */
export function Sources({ standing, officers, token, controls, form }: SourcesProps) {
  const { sources, task } = standing;
  return (
    <section class="card card-body mb-3" aria-labelledby="nguon">
      <h2 id="nguon">Tìm minh chứng ở đâu</h2>
      <ul class="sources">
        {sources.map(({ code, isUsed, isMatched, choice, found }) => (
          <li data-used={isUsed ? 'yes' : 'no'}>
            <div>
              <b>{SOURCE_LABELS[code]}</b>: {isUsed ? 'có tìm' : 'không tìm'}
              {isUsed && `, thấy ${found}`}
            </div>
            <div class="text-secondary">
              {choice
                ? `${nameOf(officers, choice.by)} chọn lúc ${formatTime(choice.at)}: ${choice.reason}`
                : isMatched
                  ? 'Theo lời của kế hoạch.'
                  : 'Kế hoạch không nói đến.'}
            </div>
            {controls && (
              <ReasonForm
                action={`/can-bo/ke-hoach/nhiem-vu/${task.key}/nguon`}
                token={token}
                hidden={{ clientKey: randomUUID(), source: code, used: isUsed ? '0' : '1' }}
                words={isUsed ? 'Thôi tìm ở đây' : 'Tìm cả ở đây'}
                sent={form.name === 'source' && form.values.source === code ? form : null}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function nameOf(officers: Officer[], id: number): string {
  return officers.find((each) => each.id === id)?.displayName ?? 'Cán bộ đã nghỉ';
}
