import { randomUUID } from 'node:crypto';
import { checklistOf, type RemedyStanding } from '../../features/inspections/index.ts';
import { addDays, formatDay } from '../../law/day.ts';
import { FormToken, fieldsOf, Input, Select } from '../../ui/field.tsx';
import { Status } from '../../ui/page.tsx';
import { ReasonForm } from '../plan/task/reason-form.tsx';
import type { InspectionView } from './inspection-view.ts';
import { PATH } from './place.ts';

/** What has to be put right, how it stands, and who looks at it again. */
export function Remedies({ view }: { view: InspectionView }) {
  const { inspection, remedies, open } = view;
  if (inspection.state !== 'concluded') return null;
  return (
    <section class="card card-body mb-3" aria-labelledby="khac-phuc">
      <h2 id="khac-phuc">Khắc phục</h2>
      {remedies.length === 0 && <p>Chưa giao việc khắc phục nào.</p>}
      <ol class="mb-2">
        {remedies.map((remedy) => (
          <li class="mb-2">
            <a href={`/can-bo/ke-hoach/viec-con/${remedy.subtaskId}`}>{remedy.subtask.title}</a>, hạn{' '}
            {formatDay(remedy.subtask.dueOn)} <Standing remedy={remedy} />
            {remedy.subtask.state === 'done' && !remedy.isConfirmed && open.includes('confirm') && (
              <Recheck view={view} no={remedy.no} />
            )}
          </li>
        ))}
      </ol>
      {open.includes('remedy') && <RemedyForm view={view} />}
    </section>
  );
}

function Standing({ remedy }: { remedy: RemedyStanding }) {
  const { subtask, isConfirmed, isLate } = remedy;
  if (subtask.state === 'cancelled') return <Status tone="none">Đã bỏ</Status>;
  if (isConfirmed) return <Status tone="good">Đã xác nhận khắc phục</Status>;
  if (subtask.state === 'done') return <Status tone="warn">Báo xong, chờ xem lại</Status>;
  return isLate ? <Status tone="bad">Quá hạn</Status> : <Status tone="none">Đang làm</Status>;
}

function Recheck({ view, no }: { view: InspectionView; no: number }) {
  const action = `${PATH}/${view.inspection.id}/xem-lai`;
  const sent = view.form?.name === 'xem-lai' && Number(view.form.values.remedyNo) === no ? view.form : null;
  return (
    <div class="no-print">
      <form class="mb-1" method="post" action={action}>
        <FormToken value={view.token} />
        <input type="hidden" name="clientKey" value={randomUUID()} />
        <input type="hidden" name="step" value="confirm" />
        <input type="hidden" name="remedyNo" value={String(no)} />
        <button class="btn" type="submit">
          Xác nhận đã khắc phục
        </button>
      </form>
      <ReasonForm
        action={action}
        token={view.token}
        hidden={{ clientKey: randomUUID(), step: 'reopen', remedyNo: String(no) }}
        words="Chưa đạt, mở lại việc"
        sent={sent}
      />
    </div>
  );
}

function RemedyForm({ view }: { view: InspectionView }) {
  const { inspection, findings, units, officers, today } = view;
  const worse = findings.filter(({ verdict }) => verdict === 'unmet' || verdict === 'reminder');
  if (worse.length === 0) return null;
  const sent = view.form?.name === 'khac-phuc' ? view.form : null;
  const start = { clientKey: randomUUID(), unitId: String(inspection.unitId), dueOn: addDays(today, 14) };
  const field = fieldsOf(sent?.values ?? start, sent?.problem.fields);
  const points = checklistOf(inspection).blocks.flatMap((block) => block.points);
  return (
    <details class="no-print reason-form" open={sent !== null}>
      <summary>Giao việc khắc phục</summary>
      <form method="post" action={`${PATH}/${inspection.id}/khac-phuc`}>
        <FormToken value={view.token} />
        <input type="hidden" name="clientKey" value={field('clientKey').value} />
        <Select
          {...field('point')}
          label="Mục"
          required
          choices={worse.map(({ point }) => ({
            value: point,
            label: points.find((each) => each.code === point)?.text ?? point,
          }))}
        />
        <Input {...field('title')} label="Việc phải làm" required />
        <Select
          {...field('unitId')}
          label="Đơn vị làm"
          required
          choices={units
            .filter((unit) => !unit.isClosed && unit.kind !== 'collective')
            .map((unit) => ({ value: String(unit.id), label: unit.name }))}
        />
        <Select
          {...field('officerId')}
          label="Người làm"
          choices={[
            { value: '', label: 'Cả đơn vị' },
            ...officers.map((each) => ({ value: String(each.id), label: each.displayName })),
          ]}
        />
        <Input {...field('dueOn')} label="Hạn" type="date" required />
        <Input {...field('product')} label="Sản phẩm" />
        <button class="btn btn-primary" type="submit">
          Giao việc
        </button>
      </form>
    </details>
  );
}
