import type { MeetingPoint } from '../../features/meetings/index.ts';
import { Field, FormToken, typed } from '../../ui/field.tsx';
import type { MeetingView } from './meeting-view.ts';

/** What is concluded about one point, and who does what until when. Many stand on the page: the ids carry the point's number. */
export function ConcludeForm({ view, point }: { view: MeetingView; point: MeetingPoint }) {
  const { form, units, officers } = view;
  const isSent = form?.name === 'ket-luan' && Number(form.values.pointNo) === point.no;
  const values = isSent ? form.values : { clientKey: view.freshKey() };
  const errors = isSent ? form.problem.fields : {};
  const open = units.filter((unit) => !unit.isClosed && unit.kind !== 'collective');
  const field = (name: string) => ({ name: `${name}-${point.no}`, error: errors[name] });
  const isChosen = (name: string, id: number) => typed(values, name) === String(id);
  return (
    <details class="no-print reason-form" open={isSent}>
      <summary>Ghi kết luận</summary>
      <form method="post" action={`/can-bo/giao-ban/${view.meeting.id}/ket-luan`}>
        <FormToken value={view.token} />
        <input type="hidden" name="clientKey" value={typed(values, 'clientKey')} />
        <input type="hidden" name="pointNo" value={String(point.no)} />
        <Field {...field('text')} label="Kết luận" required>
          <textarea class="form-control" id={field('text').name} name="text" rows={2} required>
            {typed(values, 'text') ?? ''}
          </textarea>
        </Field>
        <Field {...field('unitId')} label="Đơn vị làm">
          <select class="form-select" id={field('unitId').name} name="unitId">
            <option value="">Không giao việc</option>
            {open.map((unit) => (
              <option value={String(unit.id)} selected={isChosen('unitId', unit.id)}>
                {unit.name}
              </option>
            ))}
          </select>
        </Field>
        <Field {...field('officerId')} label="Người làm">
          <select class="form-select" id={field('officerId').name} name="officerId">
            <option value="">Cả đơn vị</option>
            {officers.map((each) => (
              <option value={String(each.id)} selected={isChosen('officerId', each.id)}>
                {each.displayName}
              </option>
            ))}
          </select>
        </Field>
        <Field {...field('dueOn')} label="Hạn">
          <input
            class="form-control"
            type="date"
            id={field('dueOn').name}
            name="dueOn"
            value={typed(values, 'dueOn')}
          />
        </Field>
        <Field {...field('product')} label="Sản phẩm">
          <input
            class="form-control"
            id={field('product').name}
            name="product"
            value={typed(values, 'product')}
          />
        </Field>
        <button class="btn btn-primary" type="submit">
          Ghi kết luận
        </button>
      </form>
    </details>
  );
}
