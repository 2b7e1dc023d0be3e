import type { Desk, ReceptionService } from '../../../features/reception/index.ts';
import { fieldsOf, Input } from '../../../ui/field.tsx';
import { Status } from '../../../ui/page.tsx';
import { Checkbox, Checkboxes, type SectionProps, SetupForm } from './setup-form.tsx';

interface ServiceSectionProps extends SectionProps {
  services: ReceptionService[];
  desks: Desk[];
  fields: { fieldCode: string; field: string }[];
}

export function ServiceSection({ services, desks, fields, ...props }: ServiceSectionProps) {
  const isServed = (service: ReceptionService) =>
    desks.some((desk) => desk.active && desk.serviceIds.includes(service.id));
  return (
    <section class="card card-body mb-3" id="service">
      <h2>Lĩnh vực lấy số</h2>
      {services.map((service) => (
        <SetupForm
          {...props}
          name={`service.${service.id}`}
          path={`linh-vuc/${service.id}`}
          button="Lưu lĩnh vực"
          summary={
            <>
              {service.prefix} – {service.name} {!service.active && <Status tone="none">Đã tắt</Status>}
              {service.active && !isServed(service) && <Status tone="warn">Chưa quầy nào phục vụ</Status>}
            </>
          }
          values={{
            ...service,
            ord: String(service.ord),
            active: service.active ? '1' : '',
          }}
        >
          {(values, errors) => <ServiceFields values={values} errors={errors} fields={fields} />}
        </SetupForm>
      ))}
      <SetupForm
        {...props}
        name="service.new"
        path="linh-vuc/moi"
        button="Thêm lĩnh vực"
        summary="Thêm lĩnh vực"
        values={{ ord: String(services.length + 1), active: '1' }}
      >
        {(values, errors) => <ServiceFields values={values} errors={errors} fields={fields} />}
      </SetupForm>
    </section>
  );
}

interface FieldsProps {
  values: Record<string, unknown>;
  errors: Readonly<Record<string, string>>;
  fields: { fieldCode: string; field: string }[];
}

function ServiceFields({ values, errors, fields }: FieldsProps) {
  const field = fieldsOf(values, errors);
  return (
    <>
      <Input {...field('name')} label="Tên" required />
      <Input
        {...field('hint')}
        label="Gồm những việc gì"
        help="Bằng lời của người dân; hiện dưới tên ở máy lấy số."
      />
      <Input {...field('prefix')} label="Chữ cái đầu số" required help="Ví dụ A thì số là A001." />
      <Input {...field('ord')} label="Thứ tự ở máy lấy số" type="number" required />
      <Checkboxes
        name="fieldCodes"
        legend="Thủ tục thuộc các lĩnh vực này đặt lịch hẹn ở đây"
        values={values}
        choices={fields.map((each) => ({ value: each.fieldCode, label: each.field }))}
      />
      <Checkbox name="active" label="Cho lấy số" values={values} />
    </>
  );
}
