import type { ProcedureVersion } from '../../features/procedures/index.ts';
import { type FreeDay, formatMinute, type ReceptionService } from '../../features/reception/index.ts';
import { fieldsOf, Input, typed } from '../../ui/field.tsx';
import { bookingWords, dayWords } from '../words/reception.ts';

interface StepProps {
  service: ReceptionService;
  procedure: ProcedureVersion | null;
}

function addressOf(query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((each): each is [string, string] => each[1] !== undefined);
  return `/dat-lich?${new URLSearchParams(given)}`;
}

export function ChooseService(props: { services: ReceptionService[]; procedure: ProcedureVersion | null }) {
  const { services, procedure } = props;
  const w = bookingWords();
  if (services.length === 0)
    return (
      <p class="empty-state">
        {w.noService} <a href="/lay-so">{w.ticket}</a>.
      </p>
    );
  return (
    <>
      <h2>{w.what}</h2>
      <ul class="doors" lang="vi">
        {services.map((each) => (
          <li>
            <a href={addressOf({ 'linh-vuc': String(each.id), 'thu-tuc': procedure?.code })}>
              <b>{each.name}</b>
              {each.hint}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

export function ChooseDay({ service, procedure, days }: StepProps & { days: FreeDay[] }) {
  const w = bookingWords();
  const free = (day: FreeDay) => day.slots.reduce((sum, slot) => sum + slot.free, 0);
  return (
    <>
      <Back service={service} />
      <h2>{w.day}</h2>
      {days.length === 0 && (
        <p class="empty-state">
          {w.noDay} <a href="/lay-so">{w.ticket}</a>.
        </p>
      )}
      <ul class="doors">
        {days.map((each) => (
          <li>
            {free(each) === 0 ? (
              <span class="door-shut">
                <b>{dayWords(each.day)}</b>
                {w.full}
              </span>
            ) : (
              <a
                href={addressOf({
                  'linh-vuc': String(service.id),
                  'thu-tuc': procedure?.code,
                  ngay: each.day,
                })}
              >
                <b>{dayWords(each.day)}</b>
                {w.free.replace('{n}', String(free(each)))}
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

interface TimeProps extends StepProps {
  day: FreeDay;
  values: Record<string, unknown>;
  errors: Readonly<Record<string, string>>;
}

export function ChooseTime({ service, procedure, day, values, errors }: TimeProps) {
  const w = bookingWords();
  const field = fieldsOf(values, errors);
  return (
    <>
      <Back service={service} />
      <form method="post" action="/dat-lich">
        <input type="hidden" name="clientKey" value={typed(values, 'clientKey')} />
        <input type="hidden" name="serviceId" value={String(service.id)} />
        <input type="hidden" name="procedureCode" value={procedure?.code ?? ''} />
        <input type="hidden" name="day" value={day.day} />
        <fieldset class="slots" id="minute" tabindex={-1}>
          <legend>
            <h2>
              {dayWords(day.day)}: {w.time}
            </h2>
          </legend>
          {errors.minute && <div class="field-error">{errors.minute}</div>}
          {day.slots.map((slot) => (
            <label class="slot" {...(slot.free === 0 && { 'data-full': '' })}>
              <input
                type="radio"
                name="minute"
                value={String(slot.minute)}
                required
                disabled={slot.free === 0}
                checked={slot.free > 0 && typed(values, 'minute') === String(slot.minute)}
              />
              <span>
                <b>{formatMinute(slot.minute)}</b>
                <small>{slot.free === 0 ? w.full : w.free.replace('{n}', String(slot.free))}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <Input {...field('name')} label={w.name} required autocomplete="name" />
        <Input
          {...field('phone')}
          label={w.phone}
          type="tel"
          required
          autocomplete="tel"
          help={w.phoneHelp}
        />
        <button class="btn btn-primary" type="submit">
          {w.title}
        </button>
      </form>
    </>
  );
}

function Back({ service }: { service: ReceptionService }) {
  const w = bookingWords();
  return (
    <p>
      {w.service}: <b lang="vi">{service.name}</b>. <a href="/dat-lich">{w.again}</a>
    </p>
  );
}
