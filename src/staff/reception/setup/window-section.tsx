import {
  formatMinute,
  nameOfWeekday,
  type ReceptionService,
  type ReceptionWindow,
} from '../../../features/reception/index.ts';
import { formatDay } from '../../../law/day.ts';
import { FormToken, fieldsOf, Input, Select } from '../../../ui/field.tsx';
import { HALL } from '../tabs.tsx';
import { Checkboxes, type SectionProps, SetupForm } from './setup-form.tsx';

interface WindowSectionProps extends SectionProps {
  services: ReceptionService[];
  windows: ReceptionWindow[];
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0];

export function WindowSection({ services, windows, ...props }: WindowSectionProps) {
  return (
    <section class="card card-body mb-3" id="window">
      <h2>Khung giờ nhận hẹn</h2>
      <p class="text-secondary">
        Ngày nghỉ theo lịch thì không nhận hẹn. Dừng một khung không hủy lịch đã đặt.
      </p>
      {services
        .filter((service) => windows.some((each) => each.serviceId === service.id))
        .map((service) => (
          <details class="step">
            <summary>{service.name}</summary>
            <ul class="choice-list">
              {windows
                .filter((each) => each.serviceId === service.id)
                .map((each) => (
                  <li class="window-line">
                    <WindowLine window={each} token={props.token} />
                  </li>
                ))}
            </ul>
          </details>
        ))}
      <SetupForm
        {...props}
        name="window"
        path="khung-gio"
        button="Thêm khung giờ"
        summary="Thêm khung giờ"
        values={{ fromMinute: '08:00', toMinute: '11:00', slotMinutes: '30', capacity: '2' }}
      >
        {(values, errors) => <WindowFields values={values} errors={errors} services={services} />}
      </SetupForm>
    </section>
  );
}

function WindowLine({ window, token }: { window: ReceptionWindow; token: string }) {
  const words = `${nameOfWeekday(window.weekday)}, ${formatMinute(window.fromMinute)}–${formatMinute(window.toMinute)}`;
  return (
    <>
      <span>
        {words}: {window.slotMinutes} phút một lượt, {window.capacity} người
      </span>
      {window.validUntil === null ? (
        <form method="post" action={`${HALL}/cai-dat/khung-gio/${window.id}/dung`}>
          <FormToken value={token} />
          <button class="btn btn-sm" type="submit" aria-label={`Dừng từ ngày mai: ${words}`}>
            Dừng từ ngày mai
          </button>
        </form>
      ) : (
        <span class="text-secondary">dừng từ {formatDay(window.validUntil)}</span>
      )}
    </>
  );
}

interface FieldsProps {
  values: Record<string, unknown>;
  errors: Readonly<Record<string, string>>;
  services: ReceptionService[];
}

function WindowFields({ values, errors, services }: FieldsProps) {
  const field = fieldsOf(values, errors);
  return (
    <>
      <Select
        {...field('serviceId')}
        label="Lĩnh vực"
        required
        choices={services
          .filter((each) => each.active)
          .map((each) => ({ value: String(each.id), label: each.name }))}
      />
      <Checkboxes
        name="weekdays"
        legend="Các thứ"
        values={values}
        choices={WEEKDAYS.map((each) => ({ value: String(each), label: nameOfWeekday(each) }))}
        error={errors.weekdays}
      />
      <Input {...field('fromMinute')} label="Từ giờ" required help="Ví dụ 08:00." />
      <Input {...field('toMinute')} label="Đến giờ" required help="Ví dụ 11:00." />
      <Input {...field('slotMinutes')} label="Một lượt hẹn (phút)" type="number" required />
      <Input {...field('capacity')} label="Số người mỗi lượt" type="number" required />
    </>
  );
}
