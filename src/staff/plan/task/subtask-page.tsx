import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import {
  collectiveMembers,
  listOfficersEver,
  listUnits,
  type Officer,
  type Unit,
} from '../../../features/organisation/index.ts';
import {
  findPlanOf,
  findSubtask,
  listSubtaskSteps,
  mayAssign,
  openSteps,
  type PlanTask,
  SUBTASK_STEP_LABELS,
  type Subtask,
  type SubtaskDeed,
  takeSubtaskStep,
} from '../../../features/plans/index.ts';
import { formatDay, formatTime, toLocalDay } from '../../../law/day.ts';
import { readPaper } from '../../../platform/files/paper.ts';
import { openStoredFile } from '../../../platform/files/stored-file.ts';
import { mustBeId } from '../../../platform/http/keys.ts';
import { Problem } from '../../../platform/problem.ts';
import { ErrorSummary } from '../../../ui/page.tsx';
import { StaffPage } from '../../frame.tsx';
import { sendFile } from '../../send-file.ts';
import { actOf, type StaffContext, type StaffEnv } from '../../session.ts';
import { SubtaskForms } from './subtask-forms.tsx';
import { SubtaskMark, whoOf } from './subtask-list.tsx';
import { taskNumber } from './task-number.ts';

const PATH = '/can-bo/ke-hoach/viec-con/:id{[0-9]+}';

/** One sub-task: what it is, what can be done about it now, and everything that was. */
export const subtaskPage = new Hono<StaffEnv>()
  .get(PATH, async (c) => c.html(await show(c, c.req.query('sua') === '1' ? { step: 'change' } : {})))
  .post(`${PATH}/buoc`, async (c) => {
    const { database, files, settings } = c.var.platform;
    const id = mustBeId(c.req.param('id'));
    const body = await c.req.parseBody();
    try {
      const file = await readPaper(body.file, settings);
      await database.transact((tx) => takeSubtaskStep(tx, files, actOf(c), { id, form: body, file }));
      return c.redirect(`/can-bo/ke-hoach/viec-con/${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_found' || error.code === 'not_allowed')
        throw error;
      return c.html(await show(c, body, error), error.status);
    }
  })
  .get(`${PATH}/tep/:sha256{[0-9a-f]+}`, async (c) => {
    const { database, files } = c.var.platform;
    const { wardId } = c.var.officer;
    const sha256 = c.req.param('sha256');
    const steps = await listSubtaskSteps(database.db, wardId, mustBeId(c.req.param('id')));
    if (!steps.some((step) => step.file === sha256))
      throw new Problem('not_found', 'Việc này không có tệp ấy.');
    return sendFile(c, await openStoredFile(database.db, files, wardId, sha256), 'inline');
  });

async function show(c: StaffContext, values: Record<string, unknown>, problem?: Problem) {
  const { database, now } = c.var.platform;
  const { officer, token } = c.var;
  const subtask = await findSubtask(database.db, officer.wardId, mustBeId(c.req.param('id')));
  const [steps, units, officers, members, plan] = await Promise.all([
    listSubtaskSteps(database.db, officer.wardId, subtask.id),
    listUnits(database.db, officer.wardId),
    listOfficersEver(database.db, officer.wardId),
    collectiveMembers(database.db, officer.wardId),
    subtask.planId === null ? null : findPlanOf(database.db, officer.wardId, subtask.planId),
  ]);
  const task = plan?.tasks.find((each) => each.key === subtask.taskKey) ?? null;
  const open = openSteps(officer, subtask, mayAssign(officer, task, members));
  return (
    <StaffPage title={subtask.title} officer={officer} token={token} place="/can-bo/ke-hoach">
      <p class="no-print">
        <Whence subtask={subtask} task={task} />
      </p>
      <div class="page-head">
        <h1>{subtask.title}</h1>
        <SubtaskMark subtask={subtask} today={toLocalDay(now())} />
      </div>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <div class="two-columns">
        <div>
          <Facts subtask={subtask} units={units} officers={officers} />
          <SubtaskForms
            {...{ subtask, open, token, units, officers, problem }}
            values={{ clientKey: randomUUID(), ...values }}
            deliverables={task?.deliverables ?? []}
            today={toLocalDay(now())}
          />
        </div>
        <History subtask={subtask} steps={steps} units={units} officers={officers} />
      </div>
    </StaffPage>
  );
}

/** The task it is part of, or the meeting that gave it. */
function Whence({ subtask, task }: { subtask: Subtask; task: PlanTask | null }) {
  const meeting = /^meeting\/(\d+)\//.exec(subtask.origin ?? '')?.[1];
  const inspection = /^inspection\/(\d+)\//.exec(subtask.origin ?? '')?.[1];
  return (
    <>
      {task && <a href={`/can-bo/ke-hoach/nhiem-vu/${task.key}`}>Nhiệm vụ {taskNumber(task)}</a>}
      {subtask.taskKey !== null && !task && 'Nhiệm vụ không còn trong bản kế hoạch đang dùng'}
      {subtask.taskKey !== null && meeting && ' · '}
      {meeting && <a href={`/can-bo/giao-ban/${meeting}`}>Kết luận giao ban</a>}
      {inspection && <a href={`/can-bo/kiem-tra/${inspection}`}>Khắc phục sau kiểm tra</a>}
      {subtask.taskKey === null && !meeting && !inspection && (
        <a href="/can-bo/ke-hoach/don-vi">Việc của đơn vị</a>
      )}
    </>
  );
}

function Facts({ subtask, units, officers }: { subtask: Subtask; units: Unit[]; officers: Officer[] }) {
  return (
    <section class="card card-body mb-3">
      <dl class="facts">
        <dt>Ai làm</dt>
        <dd>{whoOf(subtask, units, officers)}</dd>
        <dt>Hạn</dt>
        <dd>{formatDay(subtask.dueOn)}</dd>
        <dt>Sản phẩm</dt>
        <dd>{subtask.product || '–'}</dd>
        {subtask.doneOn && (
          <>
            <dt>Xong</dt>
            <dd>{formatDay(subtask.doneOn)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

interface HistoryProps {
  subtask: Subtask;
  steps: SubtaskDeed[];
  units: Unit[];
  officers: Officer[];
}

function History({ subtask, steps, units, officers }: HistoryProps) {
  const nameOf = (id: number) => officers.find((each) => each.id === id)?.displayName ?? 'Cán bộ đã nghỉ';
  return (
    <section class="card card-body mb-3" aria-labelledby="dien-bien">
      <h2 id="dien-bien">Diễn biến</h2>
      <ol class="steps">
        {steps.map((step) => (
          <li>
            <b>{SUBTASK_STEP_LABELS[step.step]}</b>
            {step.doneOn && `, xong ngày ${formatDay(step.doneOn)}`}
            {step.documentNumber && `, số ${step.documentNumber}`}
            {(step.step === 'assign' || step.step === 'change') && (
              <div>
                {step.title}: {whoOf(step, units, officers)}, hạn {formatDay(step.dueOn)}
              </div>
            )}
            {step.note && <div class="prewrap">{step.note}</div>}
            {step.file && (
              <div>
                <a href={`/can-bo/ke-hoach/viec-con/${subtask.id}/tep/${step.file}`}>Xem tệp</a>
              </div>
            )}
            <div class="text-secondary">
              {nameOf(step.by)}, {formatTime(step.at)}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
