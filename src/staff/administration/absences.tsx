import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import {
  absenceForm,
  cancelAbsence,
  listAbsences,
  listOfficers,
  recordAbsence,
} from '../../features/organisation/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem, parseFields } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Input, Select } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { actOf, requireDuty, type StaffContext, type StaffEnv } from '../session.ts';

const PATH = '/can-bo/nguoi-vang';

export const absencePages = new Hono<StaffEnv>()
  .get(PATH, async (c) => {
    requireDuty(c.var.officer, 'administer', 'oversee', 'review');
    return c.html(await absencePage(c, {}));
  })
  .post(PATH, async (c) => {
    requireDuty(c.var.officer, 'administer', 'oversee', 'review');
    const body = await c.req.parseBody();
    try {
      const form = parseFields(absenceForm, body, 'Chưa ghi được: có mục cần sửa.');
      const act = actOf(c);
      await c.var.platform.database.transact((tx) => recordAbsence(tx, act, form));
      return c.redirect(PATH, 303);
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'not_allowed') throw error;
      return c.html(await absencePage(c, body, error), error.status);
    }
  })
  .post(`${PATH}/:id{[0-9]+}/huy`, async (c) => {
    const id = mustBeId(c.req.param('id'));
    const act = actOf(c);
    await c.var.platform.database.transact((tx) => cancelAbsence(tx, act, id));
    return c.redirect(PATH, 303);
  });

async function absencePage(c: StaffContext, values: Record<string, unknown>, problem?: Problem) {
  const { database, now } = c.var.platform;
  const { wardId } = c.var.officer;
  const officers = await listOfficers(database.db, wardId);
  const absences = await listAbsences(database.db, wardId, toLocalDay(now()));
  const nameOf = new Map(officers.map((each) => [each.id, each.displayName]));
  const choices = officers.map((each) => ({ value: String(each.id), label: each.displayName }));
  const field = fieldsOf(values, problem?.fields);
  const { unitId, duties } = c.var.officer;
  const isHeadOf = (id: number) =>
    duties.includes('review') && officers.some((each) => each.id === id && each.unitId === unitId);
  return (
    <StaffPage title="Người vắng" officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
      <h1>Người vắng và người thay</h1>
      <p>Người thay làm được việc đã giao cho người vắng trong những ngày này.</p>
      {absences.length === 0 && <p class="empty-state">Không ai vắng.</p>}
      <ul class="plain-list">
        {absences.map((each) => (
          <li class="session-line card card-body">
            <span>
              <b>{nameOf.get(each.officerId)}</b> vắng {formatDay(each.fromDay)}–{formatDay(each.untilDay)} (
              {each.reason}), {each.deputyId ? `${nameOf.get(each.deputyId)} thay` : 'chưa có người thay'}.{' '}
              <a href={`/can-bo/ho-so?viec=open&nguoi=${each.officerId}`}>Hồ sơ đang giữ</a>
              {isHeadOf(each.officerId) && (
                <>
                  {' · '}
                  <a href={`/can-bo/ho-so/giao-lai/${each.officerId}`}>Giao lại tất cả</a>
                </>
              )}
            </span>
            <form method="post" action={`${PATH}/${each.id}/huy`}>
              <FormToken value={c.var.token} />
              <button class="btn btn-sm" type="submit">
                Hủy
              </button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action={PATH} class="card card-body mt-3">
        <h2>Ghi người vắng</h2>
        {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
        <FormToken value={c.var.token} />
        <input type="hidden" name="clientKey" value={String(values.clientKey ?? randomUUID())} />
        <Select {...field('officerId')} label="Ai vắng" required choices={choices} />
        <Select
          {...field('deputyId')}
          label="Người thay"
          choices={[{ value: '', label: 'Chưa có' }, ...choices]}
        />
        <Input {...field('fromDay')} label="Từ ngày" type="date" required />
        <Input {...field('untilDay')} label="Đến hết ngày" type="date" required />
        <Input {...field('reason')} label="Lý do" required />
        <button class="btn btn-primary" type="submit">
          Ghi
        </button>
      </form>
    </StaffPage>
  );
}
