import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import {
  checkIn,
  findRule,
  listServices,
  type ReceptionService,
  type Ticket,
  takeTicket,
  whyClosed,
} from '../../features/reception/index.ts';
import type { Tx } from '../../platform/database/database.ts';
import { callerAddress } from '../../platform/http/caller.ts';
import { formLimit, readForm } from '../../platform/http/form.ts';
import { Problem } from '../../platform/problem.ts';
import { countTry } from '../../platform/security/attempts.ts';
import { Input, typed } from '../../ui/field.tsx';
import { ErrorSummary } from '../../ui/page.tsx';
import { PortalPage } from '../frame.tsx';
import type { PortalEnv } from '../ward.ts';

/** One machine in the hall serves everybody, so the limit is that of a crowd. */
const MOST_TICKETS = 120;
const WINDOW_MINUTES = 10;

export const kiosk = new Hono<PortalEnv>()
  .get('/lay-so', async (c) => c.html(await showKiosk(c, { may: c.req.query('may') })))
  .post('/lay-so', formLimit(1), (c) => give(c, 'ticket', takeTicket))
  .post('/lay-so/hen', formLimit(1), (c) => give(c, 'check-in', checkIn));

type Verb = (tx: Tx, act: { wardId: number; now: Date }, form: unknown) => Promise<Ticket>;

/** Gives the ticket and leads to its page: asking for that page again gives no second one. */
async function give(c: Context<PortalEnv>, name: string, verb: Verb): Promise<Response> {
  const { database, now } = c.var.platform;
  const body = await readForm(c);
  const act = { wardId: c.var.ward.id, now: now() };
  try {
    await database.transact((tx) =>
      countTry(tx, `${name}:${callerAddress(c)}`, MOST_TICKETS, WINDOW_MINUTES, act.now),
    );
    const ticket = await database.transact((tx) => verb(tx, act, body));
    return c.redirect(`/lay-so/phieu/${ticket.token}${body.may === '1' ? '?may=1' : ''}`, 303);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return c.html(await showKiosk(c, body, error), error.status);
  }
}

async function showKiosk(c: Context<PortalEnv>, values: Record<string, unknown>, problem?: Problem) {
  const { ward } = c.var;
  const { database, now } = c.var.platform;
  const services = (await listServices(database.db, ward.id)).filter((each) => each.active);
  const closed = whyClosed(await findRule(database.db, ward.id, now()), now());
  return (
    <PortalPage title="Lấy số thứ tự" ward={ward}>
      <h1>Lấy số thứ tự</h1>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      {closed !== null && problem?.message !== closed && <p class="notice">{closed}</p>}
      {services.length === 0 ? (
        <p class="empty-state">Trung tâm chưa mở lấy số. Mời bạn hỏi cán bộ ở quầy.</p>
      ) : (
        closed === null && <Choices services={services} values={values} problem={problem} />
      )}
      <p class="kiosk-foot">
        Chưa đến được hôm nay? <a href="/dat-lich">Đặt lịch hẹn</a>.
      </p>
    </PortalPage>
  );
}

interface ChoicesProps {
  services: ReceptionService[];
  values: Record<string, unknown>;
  problem: Problem | undefined;
}

/** One touch on what one came for gives the number. */
function Choices({ services, values, problem }: ChoicesProps) {
  const isKiosk = typed(values, 'may') === '1';
  return (
    <>
      <form method="post" action="/lay-so" id="serviceId">
        <Hidden isKiosk={isKiosk} />
        <label class="kiosk-priority">
          <input
            class="form-check-input"
            type="checkbox"
            name="isPriority"
            value="1"
            checked={typed(values, 'isPriority') === '1'}
          />
          <span>
            <b>Tôi được ưu tiên</b>
            <small>Người cao tuổi, người khuyết tật, phụ nữ có thai: chọn ô này trước.</small>
          </span>
        </label>
        <p>Bạn đến làm việc gì? Chạm vào một ô để lấy số.</p>
        <ul class="kiosk">
          {services.map((each) => (
            <li>
              <button type="submit" name="serviceId" value={String(each.id)}>
                <span class="kiosk-letter" aria-hidden="true">
                  {each.prefix}
                </span>
                <span>
                  <b>{each.name}</b>
                  <small>{each.hint}</small>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </form>
      <form method="post" action="/lay-so/hen" class="part">
        <h2>Bạn đã đặt lịch hẹn?</h2>
        <Hidden isKiosk={isKiosk} />
        <Input
          name="code"
          label="Mã lịch hẹn"
          value={typed(values, 'code')}
          required
          help="6 chữ và số bạn nhận khi đặt lịch."
          error={problem?.fields.code}
          autocomplete="off"
        />
        <button class="btn btn-primary" type="submit">
          Lấy số theo lịch hẹn
        </button>
      </form>
    </>
  );
}

/** Each form has its own key: sent again it gives the same ticket. */
function Hidden({ isKiosk }: { isKiosk: boolean }) {
  return (
    <>
      <input type="hidden" name="clientKey" value={randomUUID()} />
      {isKiosk && <input type="hidden" name="may" value="1" />}
    </>
  );
}
