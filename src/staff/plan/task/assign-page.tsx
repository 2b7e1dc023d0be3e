import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { collectiveMembers, listOfficers, listUnits } from '../../../features/organisation/index.ts';
import { assignSubtask, mayAssign } from '../../../features/plans/index.ts';
import { Problem } from '../../../platform/problem.ts';
import { FormToken, fieldsOf, TextArea } from '../../../ui/field.tsx';
import { ErrorSummary } from '../../../ui/page.tsx';
import { StaffPage } from '../../frame.tsx';
import { actOf, type StaffContext, type StaffEnv } from '../../session.ts';
import { findTaskInUse } from './find-task.ts';
import { SubtaskFields } from './subtask-fields.tsx';
import { taskNumber } from './task-number.ts';

const PATH = '/can-bo/ke-hoach/nhiem-vu/:key{[0-9]+}/viec-con';

/** Where a part of a task is given to a unit. */
export const assignPage = new Hono<StaffEnv>()
  .get(PATH, async (c) => c.html(await show(c, { clientKey: randomUUID() })))
  .post(PATH, async (c) => {
    const body = await c.req.parseBody();
    try {
      const of = await findTaskInUse(c);
      await c.var.platform.database.transact((tx) =>
        assignSubtask(tx, actOf(c), { of, origin: null, form: body }),
      );
      return c.redirect(`/can-bo/ke-hoach/nhiem-vu/${of.task.key}#viec-con`, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'invalid') throw error;
      return c.html(await show(c, body, error), error.status);
    }
  });

async function show(c: StaffContext, values: Record<string, unknown>, problem?: Problem) {
  const { db } = c.var.platform.database;
  const { officer } = c.var;
  const { task } = await findTaskInUse(c);
  if (!mayAssign(officer, task, await collectiveMembers(db, officer.wardId)))
    throw new Problem(
      'not_allowed',
      'Chỉ trưởng đơn vị chủ trì và người theo dõi kế hoạch giao được việc con.',
    );
  const [units, officers] = await Promise.all([
    listUnits(db, officer.wardId),
    listOfficers(db, officer.wardId),
  ]);
  const field = fieldsOf(values, problem?.fields);
  return (
    <StaffPage title="Giao việc con" officer={officer} token={c.var.token} place="/can-bo/ke-hoach">
      <p>
        <a href={`/can-bo/ke-hoach/nhiem-vu/${task.key}`}>Nhiệm vụ {taskNumber(task)}</a>
      </p>
      <h1>Giao việc con</h1>
      <p class="prewrap">{task.text}</p>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <form class="card card-body narrow-form" method="post">
        <FormToken value={c.var.token} />
        <SubtaskFields
          values={values}
          problem={problem}
          units={units}
          officers={officers}
          deliverables={task.deliverables}
        />
        <TextArea {...field('note')} label="Dặn thêm" />
        <button class="btn btn-primary" type="submit">
          Giao việc
        </button>
      </form>
    </StaffPage>
  );
}
