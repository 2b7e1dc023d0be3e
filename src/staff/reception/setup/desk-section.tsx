import type { Desk, ReceptionService } from '../../../features/reception/index.ts';
import { fieldsOf, Input } from '../../../ui/field.tsx';
import { Status } from '../../../ui/page.tsx';
import { Checkbox, Checkboxes, type SectionProps, SetupForm } from './setup-form.tsx';

interface DeskSectionProps extends SectionProps {
  services: ReceptionService[];
  desks: Desk[];
}

export function DeskSection({ services, desks, ...props }: DeskSectionProps) {
  const next = Math.max(0, ...desks.map((each) => each.no)) + 1;
  const served = (desk: Desk) =>
    services
      .filter((each) => desk.serviceIds.includes(each.id))
      .map((each) => each.name)
      .join(', ');
  return (
    <section class="card card-body mb-3" id="desk">
      <h2>Quầy</h2>
      {desks.map((desk) => (
        <SetupForm
          {...props}
          name={`desk.${desk.no}`}
          path={`quay/${desk.no}`}
          button="Lưu quầy"
          summary={
            <>
              {desk.name}: {served(desk) || 'chưa phục vụ lĩnh vực nào'}{' '}
              {!desk.active && <Status tone="none">Đã đóng</Status>}
            </>
          }
          values={{
            no: String(desk.no),
            name: desk.name,
            serviceIds: desk.serviceIds,
            active: desk.active ? '1' : '',
          }}
        >
          {(values, errors) => (
            <>
              <input type="hidden" name="no" value={String(desk.no)} />
              <DeskFields values={values} errors={errors} services={services} />
            </>
          )}
        </SetupForm>
      ))}
      <SetupForm
        {...props}
        name="desk.moi"
        path="quay/moi"
        button="Thêm quầy"
        summary="Thêm quầy"
        values={{ no: String(next), name: `Quầy ${next}`, active: '1' }}
      >
        {(values, errors) => (
          <>
            <Input {...fieldsOf(values, errors)('no')} label="Số quầy" type="number" required />
            <DeskFields values={values} errors={errors} services={services} />
          </>
        )}
      </SetupForm>
    </section>
  );
}

interface FieldsProps {
  values: Record<string, unknown>;
  errors: Readonly<Record<string, string>>;
  services: ReceptionService[];
}

function DeskFields({ values, errors, services }: FieldsProps) {
  return (
    <>
      <Input
        {...fieldsOf(values, errors)('name')}
        label="Tên quầy"
        required
        help="Hiện trên bảng và được đọc lên."
      />
      <Checkboxes
        name="serviceIds"
        legend="Phục vụ"
        values={values}
        choices={services.map((each) => ({ value: String(each.id), label: each.name }))}
        error={errors.serviceIds}
      />
      <Checkbox name="active" label="Quầy đang mở" values={values} />
    </>
  );
}
