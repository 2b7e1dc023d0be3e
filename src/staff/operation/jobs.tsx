import { listDeadJobs } from '../../platform/jobs/jobs.ts';
import { standingOfTasks, type TaskStanding } from '../../platform/jobs/standing.ts';
import { formatNumber } from '../../ui/format.ts';
import { SCROLLS, Status } from '../../ui/page.tsx';
import { DeadJobs } from './dead-jobs.tsx';
import type { Section } from './section.ts';
import { taskLabel } from './task-labels.ts';

/** A job waits seconds; when it waits for minutes, who should take it does not. */
const LATE_SECONDS = 300;

/** The queue of the installation as counts; of what was given up, the ward's own jobs. */
export const JOBS: Section = {
  title: 'Việc nền',
  async show(c) {
    const { database, now } = c.var.platform;
    const tasks = await standingOfTasks(database.db, now());
    const dead = await listDeadJobs(database.db, c.var.officer.wardId);
    return (
      <>
        {tasks.length === 0 ? (
          <p class="empty-state">Không có việc nào đang chờ.</p>
        ) : (
          <Tasks tasks={tasks} />
        )}
        <p class="form-hint">
          Số đếm là của cả máy chủ, mọi phường. Việc hỏng được thử lại trong một ngày rồi mới bỏ; việc bị bỏ
          của phường mình nằm dưới đây.
        </p>
        {dead.length > 0 && <DeadJobs jobs={dead} token={c.var.token} />}
      </>
    );
  },
};

function Tasks({ tasks }: { tasks: readonly TaskStanding[] }) {
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table figures">
        <thead>
          <tr>
            {['Việc', 'Bị bỏ', 'Đang chờ', 'Chờ lâu nhất', 'Đang làm'].map((text) => (
              <th scope="col">{text}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tasks.map(({ task, waiting, running, dead, oldestDueSeconds }) => (
            <tr>
              <td>{taskLabel(task)}</td>
              <td class="text-nowrap">
                {dead > 0 ? <Status tone="bad">{formatNumber(dead, 0)}</Status> : 0}
              </td>
              <td>{formatNumber(waiting, 0)}</td>
              <td class="text-nowrap">
                {oldestDueSeconds >= LATE_SECONDS ? (
                  <Status tone="warn">{lasting(oldestDueSeconds)}</Status>
                ) : (
                  lasting(oldestDueSeconds)
                )}
              </td>
              <td>{formatNumber(running, 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function lasting(seconds: number): string {
  if (seconds < 1) return '–';
  if (seconds < 120) return `${formatNumber(seconds, 0)} giây`;
  if (seconds >= 2 * 86_400) return `${formatNumber(seconds / 86_400, 0)} ngày`;
  return seconds < 7200 ? `${formatNumber(seconds / 60, 0)} phút` : `${formatNumber(seconds / 3600, 1)} giờ`;
}
