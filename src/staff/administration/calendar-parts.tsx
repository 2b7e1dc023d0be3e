import type { ReceptionSession } from '../../features/organisation/index.ts';
import { dayKind } from '../../law/calendar.ts';
import { addDays, formatDay, weekday } from '../../law/day.ts';
import { hoursOn, type WardCalendar } from '../../law/ward-calendar.ts';
import type { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Input, Select } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';

interface FormProps {
  token: string;
  values: Record<string, unknown>;
  problem?: Problem | undefined;
  clientKey: string;
}

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

/** The whole year, month by month: what is worked, what is off and why. */
export function YearView({ year, calendar, today }: { year: number; calendar: WardCalendar; today: string }) {
  return (
    <div class="year">
      {MONTHS.map((month) => (
        <Month year={year} month={month} calendar={calendar} today={today} />
      ))}
    </div>
  );
}

function Month(props: { year: number; month: number; calendar: WardCalendar; today: string }) {
  const { year, month, calendar, today } = props;
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const days: string[] = [];
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1)) days.push(day);
  const named = days.filter((day) => {
    const isWeekend = weekday(day) === 0 || weekday(day) === 6;
    return dayKind(day, calendar.calendar).worked === isWeekend;
  });
  return (
    <section class="card card-body month" aria-label={`Tháng ${month}`}>
      <h2>Tháng {month}</h2>
      <div class="month-days">
        {Array.from({ length: (weekday(first) + 6) % 7 }, () => (
          <span />
        ))}
        {days.map((day) => {
          const { worked, why } = dayKind(day, calendar.calendar);
          return (
            <span
              class={`day ${worked ? 'day-worked' : 'day-off'}${day === today ? ' day-today' : ''}`}
              title={`${formatDay(day)}: ${why}`}
            >
              {Number(day.slice(8))}
            </span>
          );
        })}
      </div>
      <ul class="plain-list month-notes">
        {named.map((day) => (
          <li>
            {formatDay(day).slice(0, 5)} {dayKind(day, calendar.calendar).why}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function DayForm({ token, values, problem, clientKey }: FormProps) {
  const field = fieldsOf(values, problem?.fields);
  return (
    <form method="post" action="/can-bo/lich/ngay" class="card card-body" data-turbo="false">
      <h2>Đổi một ngày</h2>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <FormToken value={token} />
      <input type="hidden" name="clientKey" value={clientKey} />
      <Input {...field('day')} label="Ngày" type="date" required />
      <Select
        {...field('kind')}
        label="Ngày này"
        required
        choices={[
          { value: 'off', label: 'Nghỉ' },
          { value: 'worked', label: 'Làm việc' },
          { value: 'state', label: 'Theo lịch chung' },
        ]}
      />
      <Input {...field('why')} label="Vì sao" required />
      <Input {...field('decision')} label="Số, ngày quyết định" required />
      <button class="btn btn-primary" type="submit">
        Xem hồ sơ nào bị dời
      </button>
    </form>
  );
}

export function HoursForm(props: FormProps & { calendar: WardCalendar; today: string }) {
  const { token, values, problem, clientKey, calendar, today } = props;
  const { windows, cutOff } = hoursOn(calendar.hours, today);
  const field = fieldsOf(values, problem?.fields);
  const [morning, afternoon] = [windows[0]!, windows.at(-1)!];
  const time = (name: string, label: string, minute: number, required = true) => (
    <Input
      {...field(name)}
      label={label}
      type="time"
      required={required}
      value={field(name).value ?? clock(minute)}
    />
  );
  return (
    <form method="post" action="/can-bo/lich/gio" class="card card-body" data-turbo="false">
      <h2>Đổi giờ làm việc</h2>
      <FormToken value={token} />
      <input type="hidden" name="clientKey" value={clientKey} />
      <div class="pair">
        <Input {...field('validFrom')} label="Từ ngày" type="date" required />
        <Input
          {...field('validUntil')}
          label="Đến hết ngày"
          type="date"
          help="Chỉ ghi khi giờ này cho một số ngày, như nửa ngày làm bù."
        />
      </div>
      <div class="time-grid">
        {time('morningFrom', 'Sáng từ', morning.from)}
        {time('morningTo', 'Sáng đến', morning.to)}
        {time('afternoonFrom', 'Chiều từ', afternoon.from, false)}
        {time('afternoonTo', 'Chiều đến', afternoon.to, false)}
        {time('cutOff', 'Nhận sau giờ này tính ngày sau', cutOff)}
      </div>
      <Input {...field('decision')} label="Số, ngày quyết định về giờ" required />
      <button class="btn" type="submit">
        Xem hồ sơ nào bị dời
      </button>
    </form>
  );
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

interface SessionsProps {
  sessions: ReceptionSession[];
  /** How many dossiers each took in. */
  counts: ReadonlyMap<number, number>;
  token: string;
  mayPlan: boolean;
}

export function Sessions(props: SessionsProps) {
  return (
    <section class="card card-body mt-3" aria-labelledby="buoi">
      <h2 id="buoi">Tiếp nhận ngoài giờ và lưu động</h2>
      <p class="text-secondary">Chỉ là buổi phục vụ, không tính là ngày làm việc.</p>
      {props.sessions.length === 0 && <p>Chưa có buổi nào trong năm.</p>}
      <ul class="plain-list">
        {props.sessions.map((each) => (
          <li class="session-line">
            <span>
              <b>{formatDay(each.day)}</b> {clock(each.fromMinute)}–{clock(each.toMinute)}, {each.place}
              {each.isMobile && ' (tổ lưu động)'}
              {props.counts.has(each.id) && (
                <>
                  {': '}
                  <a href={`/can-bo/ho-so?viec=all&buoi=${each.id}`}>{props.counts.get(each.id)} hồ sơ</a>
                </>
              )}
            </span>
            {props.mayPlan && (
              <form method="post" action={`/can-bo/lich/buoi/${each.id}/huy`}>
                <FormToken value={props.token} />
                <button class="btn btn-sm" type="submit">
                  Hủy
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function SessionForm({ token, values, problem, clientKey }: FormProps) {
  const errors = problem?.fields ?? {};
  const value = (name: string) => (typeof values[name] === 'string' ? (values[name] as string) : undefined);
  return (
    <form method="post" action="/can-bo/lich/buoi" class="card card-body mt-3 filters">
      <FormToken value={token} />
      <input type="hidden" name="clientKey" value={clientKey} />
      <label>
        Ngày
        <input class="form-control" type="date" name="day" value={value('day') ?? ''} required />
      </label>
      <label>
        Từ
        <input class="form-control" type="time" name="from" value={value('from') ?? '07:30'} required />
      </label>
      <label>
        Đến
        <input class="form-control" type="time" name="to" value={value('to') ?? '11:30'} required />
      </label>
      <label>
        Nơi tiếp nhận
        <input class="form-control" name="place" value={value('place') ?? ''} required />
      </label>
      <label class="form-check">
        <input class="form-check-input" type="checkbox" name="isMobile" value="1" />
        <span class="form-check-label">Tổ lưu động</span>
      </label>
      <button class="btn" type="submit">
        Thêm buổi
      </button>
      {Object.values(errors).map((text) => (
        <span class="field-error">{text}</span>
      ))}
    </form>
  );
}
