import { randomUUID } from 'node:crypto';
import {
  DESK_STEP_LABELS,
  type Desk,
  type DeskStep,
  type Hall,
  LANE_LABELS,
  TICKET_STATUS_LABELS,
  type Ticket,
} from '../../features/reception/index.ts';
import { FormToken, Select } from '../../ui/field.tsx';
import { HALL } from './tabs.tsx';
import { minutesSince } from './times.ts';

interface DeskProps {
  hall: Hall;
  token: string;
}

/** Where the officer sits today. */
export function ChooseDesk({ hall, nameOf, token }: DeskProps & { nameOf: Map<number, string> }) {
  if (hall.desks.length === 0)
    return <p class="empty-state">Phường chưa có quầy nào. Người quản trị thêm quầy ở "Quầy và lĩnh vực".</p>;
  return (
    <section class="card card-body mb-3" aria-labelledby="chon-quay">
      <h2 id="chon-quay">Bạn ngồi quầy nào?</h2>
      <ul class="desk-list">
        {hall.desks.map((desk) => (
          <li>
            <form method="post" action={`${HALL}/quay`}>
              <FormToken value={token} />
              <button class="btn" type="submit" name="no" value={String(desk.no)}>
                <b>{desk.name}</b>
                <span>{namesOf(desk, hall)}</span>
                {desk.officerId !== null && <span>Đang có: {nameOf.get(desk.officerId)} (chọn để thay)</span>}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function namesOf(desk: Desk, hall: Hall): string {
  const names = hall.services.filter((each) => desk.serviceIds.includes(each.id)).map((each) => each.name);
  return names.join(' · ') || 'Chưa phục vụ lĩnh vực nào';
}

interface AtDeskProps extends DeskProps {
  desk: Desk;
  now: Date;
}

/** The officer's desk: whom it has, and what can be done next. */
export function AtDesk({ hall, desk, token, now }: AtDeskProps) {
  const { open } = hall;
  return (
    <section class="card card-body mb-3 desk" aria-labelledby="quay-toi">
      <div class="page-head">
        <h2 id="quay-toi">
          {desk.name} <small class="text-secondary">{namesOf(desk, hall)}</small>
        </h2>
        <form method="post" action={`${HALL}/quay`}>
          <FormToken value={token} />
          <button class="btn" type="submit" name="no" value="">
            Rời quầy
          </button>
        </form>
      </div>
      {open ? (
        <OpenTicket hall={hall} ticket={open} token={token} now={now} />
      ) : (
        <form method="post" action={`${HALL}/goi`}>
          <FormToken value={token} />
          <input type="hidden" name="clientKey" value={randomUUID()} />
          <button class="btn btn-primary btn-lg" type="submit" id="goi-so" autofocus>
            {DESK_STEP_LABELS.call}
          </button>
        </form>
      )}
    </section>
  );
}

function OpenTicket({ hall, ticket, token, now }: DeskProps & { ticket: Ticket; now: Date }) {
  const service = hall.services.find((each) => each.id === ticket.serviceId)!;
  const plain = hall.steps.filter((step) => step !== 'pass_on');
  return (
    <>
      <p class="desk-ticket">
        <b>{ticket.code}</b>
        <span>
          {TICKET_STATUS_LABELS[ticket.status]}
          {ticket.status === 'called' && ticket.callCount > 1 && ` (lần ${ticket.callCount})`}
          <br />
          {service.name}
          {ticket.lane !== 'ordinary' && ` · ${LANE_LABELS[ticket.lane]}`}
          <br />
          Đã chờ {minutesSince(ticket.takenAt, ticket.calledAt ?? now)}
        </span>
      </p>
      <div class="desk-steps">
        {plain.map((step, at) => (
          <StepButton ticket={ticket} step={step} token={token} isFirst={at === mainOf(plain)} />
        ))}
        {ticket.status === 'serving' && (
          <a class="btn" href={`/can-bo/ho-so/moi?luot=${ticket.id}`}>
            Tiếp nhận hồ sơ
          </a>
        )}
      </div>
      {hall.steps.includes('pass_on') && <PassOn hall={hall} ticket={ticket} token={token} />}
    </>
  );
}

/** What is done most: after calling, to start; while serving, to finish. */
function mainOf(steps: DeskStep[]): number {
  return Math.max(0, steps.indexOf('start'));
}

function StepButton(props: { ticket: Ticket; step: DeskStep; token: string; isFirst: boolean }) {
  const { ticket, step, token, isFirst } = props;
  return (
    <form method="post" action={`${HALL}/${ticket.id}/buoc`}>
      <StepEnvelope ticket={ticket} step={step} token={token} />
      <button class={isFirst ? 'btn btn-primary btn-lg' : 'btn btn-lg'} type="submit" autofocus={isFirst}>
        {DESK_STEP_LABELS[step]}
      </button>
    </form>
  );
}

function StepEnvelope({ ticket, step, token }: { ticket: Ticket; step: DeskStep; token: string }) {
  return (
    <>
      <FormToken value={token} />
      <input type="hidden" name="clientKey" value={randomUUID()} />
      <input type="hidden" name="step" value={step} />
      <input type="hidden" name="stepCount" value={String(ticket.stepCount)} />
    </>
  );
}

function PassOn({ hall, ticket, token }: DeskProps & { ticket: Ticket }) {
  return (
    <details class="step">
      <summary>Chuyển quầy hoặc lĩnh vực</summary>
      <form method="post" action={`${HALL}/${ticket.id}/buoc`}>
        <StepEnvelope ticket={ticket} step="pass_on" token={token} />
        <Select
          name="serviceId"
          label="Lĩnh vực"
          required
          value={String(ticket.serviceId)}
          choices={hall.services
            .filter((each) => each.active)
            .map((each) => ({ value: String(each.id), label: each.name }))}
        />
        <Select
          name="deskNo"
          label="Chỉ quầy này gọi"
          value=""
          help="Để trống: quầy nào phục vụ lĩnh vực cũng gọi được. Người dân giữ chỗ cũ trong hàng."
          choices={[
            { value: '', label: 'Mọi quầy của lĩnh vực' },
            ...hall.desks
              .filter((each) => each.no !== ticket.deskNo)
              .map((each) => ({ value: String(each.no), label: each.name })),
          ]}
        />
        <button class="btn" type="submit">
          Chuyển số {ticket.code}
        </button>
      </form>
    </details>
  );
}
