import { Hono } from 'hono';
import { listUnits, type Unit } from '../../features/organisation/index.ts';
import {
  adoptPlan,
  asReading,
  compareVersions,
  discardImport,
  findImport,
  findPlan,
  IMPORT_LABELS,
  isPlanYear,
  listKnownUnits,
  mayControl,
  openUnits,
  type PlanImport,
  type ReviewedTask,
  reviewedTasks,
  saveReview,
} from '../../features/plans/index.ts';
import { formatDay, formatTime, toLocalDay } from '../../law/day.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { Comparison } from './comparison.tsx';
import { namesIn, readReview } from './read-review.ts';
import { ReviewTask } from './review-task.tsx';
import { UnitChoices } from './unit-choices.tsx';

const PATH = '/can-bo/ke-hoach/nhap/:id{[0-9]+}';

/** What was read beside what was written; a person decides what no rule could, then adopts. */
export const reviewPages = new Hono<StaffEnv>()
  .get(PATH, async (c) => c.html(await showReview(c)))
  .post(PATH, async (c) => {
    const { database } = c.var.platform;
    const { wardId } = c.var.officer;
    const id = mustBeId(c.req.param('id'));
    const body = await c.req.parseBody();
    const act = actOf(c);
    try {
      const found = await findImport(database.db, wardId, id);
      const tasks = reviewedTasks(found, await listKnownUnits(database.db, wardId));
      if (body.next === 'discard') {
        await database.transact((tx) => discardImport(tx, act, id));
        return c.redirect('/can-bo/ke-hoach/nhap', 303);
      }
      if (found.state === 'review') {
        const decision = readReview(body, found, tasks);
        await database.transact((tx) => saveReview(tx, act, id, decision));
      }
      if (body.next !== 'adopt') return c.redirect(`/can-bo/ke-hoach/nhap/${id}`, 303);
      await database.transact((tx) => adoptPlan(tx, act, id, Number(body.year)));
      return c.redirect('/can-bo/ke-hoach', 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_found') throw error;
      return c.html(await showReview(c, error, body), error.status);
    }
  });

/** The year in the title, else that of its signing, else this one. */
function yearOf(found: PlanImport, today: string): number {
  const titled = /năm\s+(20\d\d)/i.exec(found.reading.title)?.[1];
  return Number(titled ?? found.reading.date?.slice(0, 4) ?? today.slice(0, 4));
}

async function showReview(c: StaffContext, problem?: Problem, values: Record<string, unknown> = {}) {
  const { database, now } = c.var.platform;
  const { officer } = c.var;
  const found = await findImport(database.db, officer.wardId, mustBeId(c.req.param('id')));
  const tasks = reviewedTasks(found, await listKnownUnits(database.db, officer.wardId));
  const units = await listUnits(database.db, officer.wardId);
  const asked = Number(values.year);
  const year = isPlanYear(asked) ? asked : yearOf(found, toLocalDay(now()));
  const current = found.state === 'review' ? await findPlan(database.db, officer.wardId, year) : null;
  const pairs = current ? compareVersions(current.tasks.map(asReading), tasks) : [];
  return (
    <StaffPage title="Rà soát kế hoạch" officer={officer} token={c.var.token} place="/can-bo/ke-hoach">
      <p class="no-print">
        <a href="/can-bo/ke-hoach/nhap">Các bản nhập</a>
      </p>
      <h1>{found.state === 'review' ? 'Rà soát kế hoạch' : `Kế hoạch: ${IMPORT_LABELS[found.state]}`}</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <Source found={found} />
      {current && <Comparison pairs={pairs} version={current.version} year={year} />}
      <ReviewForm c={c} found={found} tasks={tasks} units={units} year={year} values={values} />
    </StaffPage>
  );
}

function Source({ found }: { found: PlanImport }) {
  const { reading } = found;
  return (
    <section class="card card-body mb-3">
      <dl class="facts">
        <dt>Kế hoạch</dt>
        <dd>{reading.title}</dd>
        <dt>Số, ngày ký</dt>
        <dd>
          {reading.number ?? 'không ghi số'}, {reading.date ? formatDay(reading.date) : 'không ghi ngày'}
        </dd>
        <dt>Tệp gốc</dt>
        <dd>
          <a href={`/can-bo/ke-hoach/nhap/${found.id}/tep`} data-turbo="false">
            {found.fileName}
          </a>
          , nhập lúc {formatTime(found.uploadedAt)}
        </dd>
        <dt>SHA-256</dt>
        <dd>
          <code>{found.file}</code>
        </dd>
        <dt>Đọc được</dt>
        <dd>{reading.tasks.length} nhiệm vụ</dd>
      </dl>
    </section>
  );
}

interface ReviewFormProps {
  c: StaffContext;
  found: PlanImport;
  tasks: ReviewedTask[];
  units: Unit[];
  year: number;
  values: Record<string, unknown>;
}

function ReviewForm({ c, found, tasks, units, year, values }: ReviewFormProps) {
  const editable = mayControl(c.var.officer) && found.state === 'review';
  return (
    <form method="post" action={`/can-bo/ke-hoach/nhap/${found.id}`}>
      <FormToken value={c.var.token} />
      <UnitChoices
        names={namesIn(found)}
        tasks={tasks}
        open={openUnits(tasks)}
        units={units}
        editable={editable}
        values={values}
      />
      {tasks.map((task) => (
        <ReviewTask
          task={task}
          source={found.reading.tasks.find((each) => each.order === task.order)!}
          units={units}
          editable={editable}
          values={values}
        />
      ))}
      {editable && <Decisions year={year} />}
    </form>
  );
}

function Decisions({ year }: { year: number }) {
  return (
    <div class="card card-body review-decisions no-print">
      <div class="filters">
        <label>
          Kế hoạch của năm
          <input
            class="form-control"
            type="number"
            name="year"
            id="year"
            min="2020"
            max="2100"
            value={String(year)}
          />
        </label>
        <button class="btn" type="submit" name="next" value="save">
          Lưu các sửa đổi
        </button>
        <button class="btn btn-primary" type="submit" name="next" value="adopt">
          Lưu và ban hành trên hệ thống
        </button>
        <button class="btn btn-outline-danger" type="submit" name="next" value="discard" formnovalidate>
          Bỏ bản nhập này
        </button>
      </div>
      <p class="text-secondary">
        Khi ban hành, các nhiệm vụ đã có giữ nguyên việc đã ghi. Đơn vị bạn chọn được nhớ cho lần nhập sau.
      </p>
    </div>
  );
}
