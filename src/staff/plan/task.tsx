import { Hono } from 'hono';
import { readStanding, type TaskStanding } from '../../features/indicators/index.ts';
import {
  type Act,
  collectiveMembers,
  listOfficersEver,
  listUnits,
  type Officer,
  type Unit,
} from '../../features/organisation/index.ts';
import {
  chooseSource,
  explainDue,
  judgeEvidence,
  listRecords,
  listTaskVersions,
  mayAssign,
  mayControl,
  mayRecord,
  type Plan,
  type PlanTask,
  recordActivity,
  type TaskVersion,
} from '../../features/plans/index.ts';
import { formatDay, formatTime, toLocalDay } from '../../law/day.ts';
import type { Tx } from '../../platform/database/database.ts';
import { readPaper } from '../../platform/files/paper.ts';
import { openStoredFile } from '../../platform/files/stored-file.ts';
import { Problem } from '../../platform/problem.ts';
import { StaffPage } from '../frame.tsx';
import { sendFile } from '../send-file.ts';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { TaskUrging } from '../urging/urging-card.tsx';
import { FigureCard } from './figure-card.tsx';
import { StateMark } from './marks.tsx';
import { RecordForm } from './record-form.tsx';
import { EvidenceList } from './task/evidence.tsx';
import { findTaskInUse } from './task/find-task.ts';
import { Products } from './task/products.tsx';
import { Sources } from './task/sources.tsx';
import { SubtaskList } from './task/subtask-list.tsx';
import { type TaskForm, valuesOf } from './task/task-form.ts';
import { taskNumber } from './task/task-number.ts';

const PATH = '/can-bo/ke-hoach/nhiem-vu/:key{[0-9]+}';

export const taskPage = new Hono<StaffEnv>()
  .get(PATH, async (c) => c.html(await showTask(c, { name: null, values: {} })))
  .post(`${PATH}/viec`, (c) =>
    change(c, 'record', async (tx, act, { plan, task, body }) => {
      const { files, settings } = c.var.platform;
      const file = await readPaper(body.file, settings);
      await recordActivity(tx, files, act, plan, { taskKey: task.key, form: body, file });
    }),
  )
  .post(`${PATH}/minh-chung`, (c) =>
    change(c, 'verdict', (tx, act, { plan, task, body }) =>
      judgeEvidence(tx, act, plan, { taskKey: task.key, form: body }),
    ),
  )
  .post(`${PATH}/nguon`, (c) =>
    change(c, 'source', (tx, act, { plan, task, body }) =>
      chooseSource(tx, act, plan, { taskKey: task.key, form: body }),
    ),
  )
  .get(`${PATH}/tep/:sha256{[0-9a-f]+}`, async (c) => {
    const { database, files } = c.var.platform;
    const sha256 = c.req.param('sha256');
    const { plan, task } = await findTaskInUse(c);
    const records = await listRecords(database.db, c.var.officer.wardId, plan.id);
    if (!records.some((record) => record.taskKey === task.key && record.file === sha256))
      throw new Problem('not_found', 'Nhiệm vụ không có tệp này.');
    const file = await openStoredFile(database.db, files, c.var.officer.wardId, sha256);
    return sendFile(c, file, 'inline');
  });

interface Sent {
  plan: Plan;
  task: PlanTask;
  body: Record<string, unknown>;
}

/** One write from the task's page: back to it, or the same page with what was typed and what was wrong. */
async function change(
  c: StaffContext,
  name: TaskForm['name'],
  write: (tx: Tx, act: Act, sent: Sent) => Promise<void>,
) {
  const body = await c.req.parseBody();
  try {
    const found = await findTaskInUse(c);
    await c.var.platform.database.transact((tx) => write(tx, actOf(c), { ...found, body }));
    return c.redirect(`/can-bo/ke-hoach/nhiem-vu/${found.task.key}`, 303);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'not_found') throw error;
    return c.html(await showTask(c, { name, values: body, problem: error }), error.status);
  }
}

async function showTask(c: StaffContext, form: TaskForm) {
  const { database, now } = c.var.platform;
  const { officer, token } = c.var;
  const { plan, task } = await findTaskInUse(c);
  const asOf = now();
  const [standing, units, members, officers, versions] = await Promise.all([
    readStanding(database.db, officer.wardId, plan, task, asOf),
    listUnits(database.db, officer.wardId),
    collectiveMembers(database.db, officer.wardId),
    listOfficersEver(database.db, officer.wardId),
    listTaskVersions(database.db, officer.wardId, plan.id, task.key),
  ]);
  const records = mayRecord(officer, task, members);
  return (
    <StaffPage
      title={`Nhiệm vụ ${taskNumber(task)}`}
      officer={officer}
      token={token}
      place="/can-bo/ke-hoach"
    >
      <p class="no-print">
        <a href="/can-bo/ke-hoach">Kế hoạch năm {plan.year}</a>
      </p>
      <div class="page-head">
        <h1>Nhiệm vụ {taskNumber(task)}</h1>
        <StateMark state={standing.state} />
      </div>
      <p class="prewrap">{task.text}</p>
      <p class="notice">
        {standing.why} {standing.note} <span class="text-secondary">Tính lúc {formatTime(asOf)}.</span>
      </p>
      <TaskUrging c={c} planId={plan.id} taskKey={task.key} />
      <div class="two-columns">
        <div>
          {standing.figures.map((figure) => (
            <FigureCard figure={figure} asOf={asOf} />
          ))}
          <Products standing={standing} />
          <Subtasks
            {...{ standing, units, officers }}
            today={toLocalDay(asOf)}
            assigns={mayAssign(officer, task, members)}
          />
          <EvidenceList {...{ standing, officers, token, form }} judges={records} />
          <Records standing={standing} officers={officers} />
          {records && (
            <RecordForm
              task={task}
              token={token}
              values={valuesOf(form, 'record')}
              {...(form.name === 'record' && form.problem && { problem: form.problem })}
            />
          )}
        </div>
        <div>
          <TaskFacts task={task} units={units} />
          <Sources {...{ standing, officers, token, form }} controls={mayControl(officer)} />
          <Versions versions={versions} />
        </div>
      </div>
    </StaffPage>
  );
}

interface SubtasksProps {
  standing: TaskStanding;
  units: Unit[];
  officers: Officer[];
  today: string;
  assigns: boolean;
}

function Subtasks({ standing, units, officers, today, assigns }: SubtasksProps) {
  const { subtasks, task } = standing;
  if (subtasks.length === 0 && !assigns) return null;
  return (
    <section class="card card-body mb-3" aria-labelledby="viec-con">
      <h2 id="viec-con">Việc con ({subtasks.length})</h2>
      <SubtaskList {...{ subtasks, units, officers, today }} />
      {assigns && (
        <p class="mb-0 no-print">
          <a class="btn" href={`/can-bo/ke-hoach/nhiem-vu/${task.key}/viec-con`}>
            Giao việc con
          </a>
        </p>
      )}
    </section>
  );
}

function TaskFacts({ task, units }: { task: PlanTask; units: Unit[] }) {
  const named = (role: 'lead' | 'support') =>
    task.units
      .filter((unit) => unit.role === role)
      .map((unit) => {
        const found = units.find((each) => each.id === unit.unitId);
        return (
          <div>
            {found ? found.name : `${unit.raw} (không thuộc phường)`}
            {found && found.name !== unit.raw && (
              <span class="text-secondary"> – kế hoạch ghi "{unit.raw}"</span>
            )}
          </div>
        );
      });
  return (
    <section class="card card-body mb-3" aria-labelledby="theo-ke-hoach">
      <h2 id="theo-ke-hoach">Theo kế hoạch</h2>
      <dl class="facts">
        <dt>Phần</dt>
        <dd>{task.section ?? '–'}</dd>
        {task.group && (
          <>
            <dt>Nhóm</dt>
            <dd>{task.group}</dd>
          </>
        )}
        <dt>Chủ trì</dt>
        <dd>{named('lead')}</dd>
        <dt>Phối hợp</dt>
        <dd>{named('support')}</dd>
        <dt>Sản phẩm</dt>
        <dd>
          {task.deliverables.map((each) => (
            <div>{each}</div>
          ))}
        </dd>
        <dt>Thời gian</dt>
        <dd>
          "{task.due.raw}"<div class="text-secondary">{explainDue(task.due)}</div>
        </dd>
      </dl>
    </section>
  );
}

function Records({ standing, officers }: { standing: TaskStanding; officers: Officer[] }) {
  const { task, records } = standing;
  const nameOf = new Map(officers.map((each) => [each.id, each.displayName]));
  return (
    <section class="card card-body mb-3" aria-labelledby="viec-da-lam">
      <h2 id="viec-da-lam">Việc đã làm ({records.length})</h2>
      {records.length === 0 && <p class="text-secondary">Chưa ghi việc nào cho nhiệm vụ này.</p>}
      <ol class="steps">
        {records.map((record) => (
          <li>
            <time datetime={record.happenedOn}>{formatDay(record.happenedOn)}</time> <b>{record.title}</b>
            {record.documentNumber && `, số ${record.documentNumber}`}
            {record.completes && ' – hoàn thành nhiệm vụ'}
            {record.note && <div class="prewrap">{record.note}</div>}
            {record.file && (
              <div>
                <a href={`/can-bo/ke-hoach/nhiem-vu/${task.key}/tep/${record.file}`}>Xem tệp</a>
              </div>
            )}
            <div class="text-secondary">
              {record.recordedBy !== null && `${nameOf.get(record.recordedBy) ?? 'Cán bộ đã nghỉ'} ghi lúc `}
              {formatTime(record.recordedAt)}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Versions({ versions }: { versions: TaskVersion[] }) {
  return (
    <section class="card card-body mb-3" aria-labelledby="cac-ban">
      <h2 id="cac-ban">Qua các bản kế hoạch</h2>
      <ol class="steps">
        {versions.map((each) => (
          <li>
            <b>
              <a href={`/can-bo/ke-hoach/nhap/${each.importId}`}>Bản {each.version}</a>
            </b>
            , ban hành {formatTime(each.adoptedAt)}
            <div class="review-source">
              {each.text}
              {'\n'}Thời gian: {each.dueRaw}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
