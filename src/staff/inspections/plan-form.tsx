import { randomUUID } from 'node:crypto';
import { mayPlan } from '../../features/inspections/index.ts';
import { listOfficers, listUnits, type Officer } from '../../features/organisation/index.ts';
import { addDays, firstOfYear, toLocalDay } from '../../law/day.ts';
import { readId } from '../../platform/http/keys.ts';
import type { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Input, Select, TextArea, typed } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import type { StaffContext } from '../session.ts';
import { originLink, PATH } from './place.ts';

const AIM = 'Nhiệm vụ cải cách, kiểm soát thủ tục hành chính, thực hiện cơ chế một cửa, một cửa liên thông';

type Values = Record<string, unknown>;

/** A fresh form; `nguon`, `don-vi`, `noi-dung` of the address say what gives rise to it. */
export function startOfPlan(c: StaffContext): Values {
  const today = toLocalDay(c.var.platform.now());
  const origin = (c.req.query('nguon') ?? '').slice(0, 100);
  return {
    ...{ clientKey: randomUUID(), plannedOn: addDays(today, 7), fromOn: firstOfYear(today) },
    ...{ untilOn: today, aim: (c.req.query('noi-dung') ?? '').slice(0, 500) || AIM, origin },
    unitId: String(readId(c.req.query('don-vi')) ?? ''),
    leaderId: mayPlan(c.var.officer) ? String(c.var.officer.id) : '',
  };
}

/** Where an inspection is planned: unit, days, team. */
export async function planPage(c: StaffContext, values: Values, problem?: Problem) {
  const { db } = c.var.platform.database;
  const { wardId } = c.var.officer;
  const [units, officers] = await Promise.all([listUnits(db, wardId), listOfficers(db, wardId)]);
  const field = fieldsOf(values, problem?.fields);
  const origin = originLink({ origin: typed(values, 'origin') || null });
  return (
    <StaffPage title="Lập cuộc kiểm tra" officer={c.var.officer} token={c.var.token} place="/can-bo/ke-hoach">
      <p class="no-print">
        <a href={PATH}>Tự kiểm tra</a>
      </p>
      <h1>Lập cuộc kiểm tra</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <form class="card card-body narrow-form" method="post" action={PATH}>
        <FormToken value={c.var.token} />
        <input type="hidden" name="clientKey" value={typed(values, 'clientKey')} />
        <input type="hidden" name="origin" value={typed(values, 'origin') ?? ''} />
        {origin && <p>Lập từ: {origin.text}</p>}
        <Select
          {...field('unitId')}
          label="Đơn vị được kiểm tra"
          required
          choices={[
            { value: '', label: 'Chọn đơn vị' },
            ...units
              .filter((unit) => !unit.isClosed && unit.kind !== 'collective')
              .map((unit) => ({ value: String(unit.id), label: unit.name })),
          ]}
        />
        <TextArea {...field('aim')} label="Kiểm tra việc gì" required />
        <Input {...field('plannedOn')} label="Ngày kiểm tra" type="date" required />
        <Input {...field('fromOn')} label="Xem việc làm từ ngày" type="date" required />
        <Input {...field('untilOn')} label="đến hết ngày" type="date" required />
        <label class="form-check">
          <input
            class="form-check-input"
            type="checkbox"
            name="isUnannounced"
            value="1"
            checked={typed(values, 'isUnannounced') === '1'}
          />
          <span class="form-check-label">Đột xuất: không thông báo trước, đơn vị chỉ thấy khi bắt đầu</span>
        </label>
        <TeamFields {...{ values, officers, problem }} />
        <button class="btn btn-primary" type="submit">
          Lập cuộc kiểm tra
        </button>
      </form>
    </StaffPage>
  );
}

interface TeamProps {
  values: Values;
  officers: readonly Officer[];
  problem: Problem | undefined;
}

/** Who leads and who goes along. */
export function TeamFields({ values, officers, problem }: TeamProps) {
  const chosen = [values.memberIds ?? []].flat().map(String);
  const nameOf = (each: Officer) => `${each.displayName} (${each.title})`;
  const error = problem?.fields.memberIds;
  return (
    <>
      <Select
        {...fieldsOf(values, problem?.fields)('leaderId')}
        label="Trưởng đoàn"
        help="Người giám sát hoặc kiểm soát, không thuộc đơn vị được kiểm tra. Kiểm tra Trung tâm: lãnh đạo phường hoặc người của đơn vị khác."
        required
        choices={officers.filter(mayPlan).map((each) => ({ value: String(each.id), label: nameOf(each) }))}
      />
      <fieldset class="mb-3" id="memberIds">
        <legend class="form-label">Thành viên (không bắt buộc)</legend>
        <div class="team-choices">
          {officers
            .filter((each) => each.duties.some((duty) => duty !== 'administer'))
            .map((each) => (
              <label class="form-check">
                <input
                  class="form-check-input"
                  type="checkbox"
                  name="memberIds"
                  value={String(each.id)}
                  checked={chosen.includes(String(each.id))}
                />
                <span class="form-check-label">{nameOf(each)}</span>
              </label>
            ))}
        </div>
        {error && <div class="field-error">{error}</div>}
      </fieldset>
    </>
  );
}
