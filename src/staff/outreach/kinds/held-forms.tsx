import { FileField, Input, Select, TextArea, typed } from '../../../ui/field.tsx';
import type { OutreachView } from '../outreach-view.ts';
import { PLACE } from '../place.ts';
import { StepCard, stepFields, valuesOf } from '../step-form.tsx';

/** It took place: who came by unit for a training, a short account for a trip. */
export function HoldForm({ view }: { view: OutreachView }) {
  const { item } = view;
  const field = stepFields(view, 'hold', { day: item.day });
  const isTraining = item.kind === 'training';
  return (
    <StepCard view={view} step="hold" title="Ghi đã tổ chức" button="Ghi lại">
      {isTraining && (
        <p>
          <a href={`${PLACE}/${item.id}/phieu`}>In danh sách ký tên</a>
        </p>
      )}
      <Input {...field('day')} label="Ngày" type="date" required />
      {isTraining && <Attendance view={view} error={field('units').error} />}
      <TextArea
        {...field('note')}
        label={isTraining ? 'Diễn biến' : 'Báo cáo ngắn: đã làm gì, kết quả, vướng mắc'}
        required={!isTraining}
      />
      <FileField {...field('file')} label="Ảnh, danh sách đã ký, tài liệu" />
    </StepCard>
  );
}

function Attendance({ view, error }: { view: OutreachView; error: string | undefined }) {
  const sent = valuesOf(view, 'hold');
  return (
    <fieldset class="mb-3" id="units">
      <legend class="form-label">Số người dự của từng đơn vị</legend>
      {view.units
        .filter((unit) => !unit.isClosed && unit.kind !== 'collective')
        .map((unit) => (
          <label class="d-flex gap-2 align-items-center mb-1">
            <input
              class="form-control"
              style="width: 5rem; flex: none"
              name={`unit.${unit.id}`}
              inputmode="numeric"
              value={typed(sent, `unit.${unit.id}`)}
            />
            {unit.shortName}
          </label>
        ))}
      {error && <div class="field-error">{error}</div>}
    </fieldset>
  );
}

/** A question or a lesson, and who does something about it: a sub-task like every other. */
export function GiveForm({ view }: { view: OutreachView }) {
  const field = stepFields(view, 'give');
  const open = view.units.filter((unit) => !unit.isClosed && unit.kind !== 'collective');
  return (
    <StepCard view={view} step="give" title="Câu hỏi, bài học → giao việc" button="Ghi lại">
      <TextArea {...field('text')} label="Câu hỏi hoặc bài học" required />
      <Select
        {...field('unitId')}
        label="Đơn vị làm"
        choices={[
          { value: '', label: 'Không giao việc' },
          ...open.map((unit) => ({ value: String(unit.id), label: unit.name })),
        ]}
      />
      <Select
        {...field('officerId')}
        label="Người làm"
        choices={[
          { value: '', label: 'Cả đơn vị' },
          ...view.officers.map((each) => ({ value: String(each.id), label: each.displayName })),
        ]}
      />
      <Input {...field('dueOn')} label="Hạn" type="date" />
      <Input {...field('product')} label="Sản phẩm" />
    </StepCard>
  );
}
