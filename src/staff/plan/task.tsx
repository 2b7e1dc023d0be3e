import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { readStanding, type TaskStanding } from '../../features/indicators/index.ts';
import {
  collectiveMembers,
  listOfficers,
  listUnits,
  type Officer,
  type Unit,
} from '../../features/organisation/index.ts';
import {
  explainDue,
  findPlanInUse,
  listRecords,
  listTaskVersions,
  mayRecord,
  type Plan,
  type PlanTask,
  recordActivity,
  type TaskVersion,
} from '../../features/plans/index.ts';
import { formatDay, formatTime, toLocalDay } from '../../law/day.ts';
import { readPaper } from '../../platform/files/paper.ts';
import { openStoredFile } from '../../platform/files/stored-file.ts';
import { Problem } from '../../platform/problem.ts';
import { StaffPage } from '../frame.tsx';
import { sendFile } from '../send-file.ts';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { FigureCard } from './figure-card.tsx';
import { StateMark } from './marks.tsx';
import { RecordForm } from './record-form.tsx';
import { taskNumber } from './wall.tsx';

const PATH = '/can-bo/ke-hoach/nhiem-vu/:key{[0-9]+}';

export const taskPage = new Hono<StaffEnv>()
  .get(PATH, async (c) => c.html(await showTask(c, { clientKey: randomUUID() })))
  .post(`${PATH}/viec`, async (c) => {
    const { database, files, settings } = c.var.platform;
    const body = await c.req.parseBody();
    try {
      const { plan, task } = await findTaskInUse(c);
      const act = actOf(c);
      const file = await readPaper(body.file, settings);
      await database.transact((tx) =>
        recordActivity(tx, files, act, plan, { taskKey: task.key, form: body, file }),
      );
      return c.redirect(`/can-bo/ke-hoach/nhiem-vu/${task.key}`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_found') throw error;
      return c.html(await showTask(c, body, error), error.status);
    }
  })
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

async function findTaskInUse(c: StaffContext): Promise<{ plan: Plan; task: PlanTask }> {
  const { database, now } = c.var.platform;
  const plan = await findPlanInUse(database.db, c.var.officer.wardId, Number(toLocalDay(now()).slice(0, 4)));
  const task = plan?.tasks.find((each) => each.key === Number(c.req.param('key')));
  if (!plan || !task) throw new Problem('not_found', 'Kế hoạch không có nhiệm vụ này.');
  return { plan, task };
}

async function showTask(c: StaffContext, values: Record<string, unknown>, problem?: Problem) {
  const { database, now } = c.var.platform;
  const { officer } = c.var;
  const { plan, task } = await findTaskInUse(c);
  const asOf = now();
  const [standing, units, members, officers, versions] = await Promise.all([
    readStanding(database.db, officer.wardId, plan, task, asOf),
    listUnits(database.db, officer.wardId),
    collectiveMembers(database.db, officer.wardId),
    listOfficers(database.db, officer.wardId),
    listTaskVersions(database.db, officer.wardId, plan.id, task.key),
  ]);
  return (
    <StaffPage
      title={`Nhiệm vụ ${taskNumber(task)}`}
      officer={officer}
      token={c.var.token}
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
        {standing.why} <span class="text-secondary">Tính lúc {formatTime(asOf)}.</span>
      </p>
      <div class="two-columns">
        <div>
          {standing.figures.map((figure) => (
            <FigureCard figure={figure} asOf={asOf} />
          ))}
          <Records standing={standing} officers={officers} />
          {mayRecord(officer, task, members) && (
            <RecordForm task={task} token={c.var.token} values={values} {...(problem && { problem })} />
          )}
        </div>
        <div>
          <TaskFacts task={task} units={units} />
          <Versions versions={versions} />
        </div>
      </div>
    </StaffPage>
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
