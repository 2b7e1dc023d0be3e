import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { listOfficersEver } from '../../features/organisation/index.ts';
import {
  closeShift,
  expectedIn,
  findOpenShift,
  findShift,
  INTENT_LABELS,
  listAwaitedTransfers,
  listSettlements,
  listShifts,
  METHOD_LABELS,
  type Method,
  openShift,
  type Settlement,
  type Shift,
} from '../../features/payments/index.ts';
import { addDays, formatTime, instant, isDay, toLocalDay } from '../../law/day.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Input } from '../../ui/field.tsx';
import { formatVnd } from '../../ui/format.ts';
import { SCROLLS, Status } from '../../ui/page.tsx';
import { sayRows } from '../looks/say-rows.ts';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { MoneyPage, PLACE } from './money-page.tsx';
import { mustSeeMoney } from './rights.ts';

const MOST = 1000;

export const takingsPages = new Hono<StaffEnv>()
  .get(PLACE, async (c) => {
    mustSeeMoney(c);
    return c.html(await takingsPage(c));
  })
  .post(`${PLACE}/ca`, (c) =>
    orAgain(c, async (body) => {
      await c.var.platform.database.transact((tx) => openShift(tx, actOf(c), body));
      return PLACE;
    }),
  )
  .post(`${PLACE}/ca/:id{[0-9]+}/dong`, (c) =>
    orAgain(c, async (body) => {
      const id = mustBeId(c.req.param('id'));
      await c.var.platform.database.transact((tx) => closeShift(tx, actOf(c), id, body));
      return `${PLACE}/ca/${id}`;
    }),
  )
  .get(`${PLACE}/ca/:id{[0-9]+}`, async (c) => {
    mustSeeMoney(c);
    return c.html(await shiftPage(c, mustBeId(c.req.param('id'))));
  });

async function orAgain(c: StaffContext, work: (body: Record<string, unknown>) => Promise<string>) {
  const body = await c.req.parseBody();
  try {
    return c.redirect(await work(body), 303);
  } catch (error) {
    if (!(error instanceof Problem) || ['not_allowed', 'not_found'].includes(error.code)) throw error;
    return c.html(await takingsPage(c, { body, problem: error }), error.status);
  }
}

interface Again {
  body: Record<string, unknown>;
  problem: Problem;
}

async function takingsPage(c: StaffContext, again?: Again) {
  const { db } = c.var.platform.database;
  const { officer } = c.var;
  const today = toLocalDay(c.var.platform.now());
  const asked = c.req.query('ngay') ?? '';
  const day = isDay(asked) && asked <= today ? asked : today;
  const found = { from: instant(day, 0), until: instant(addDays(day, 1), 0), limit: MOST };
  const settlements = await listSettlements(db, officer.wardId, found);
  const awaited = await listAwaitedTransfers(db, officer.wardId);
  sayRows(c, settlements.length + awaited.length);
  return (
    <MoneyPage c={c} title="Thu phí, lệ phí" room={PLACE} problem={again?.problem}>
      {officer.duties.includes('receive') && <OwnShift c={c} again={again} />}
      <form method="get" action={PLACE} class="filters no-print">
        <label>
          Ngày
          <input class="form-control" type="date" name="ngay" value={day} max={today} />
        </label>
        <button class="btn" type="submit">
          Xem
        </button>
      </form>
      <Sums settlements={settlements} />
      <SettlementTable list={settlements} empty="Chưa thu khoản nào trong ngày." />
      {settlements.length === MOST && <p class="text-secondary">Chỉ hiện {MOST} giao dịch mới nhất.</p>}
      {awaited.length > 0 && (
        <>
          <h2 class="mt-3">Chuyển khoản chờ xác nhận</h2>
          <SettlementTable list={awaited} empty="" />
        </>
      )}
      <Shifts c={c} shifts={await listShifts(db, officer.wardId)} />
    </MoneyPage>
  );
}

/** The till of the officer: opened with what lies in it, closed with what was counted. */
async function OwnShift({ c, again }: { c: StaffContext; again: Again | undefined }) {
  const { db } = c.var.platform.database;
  const { wardId, id } = c.var.officer;
  const shift = await findOpenShift(db, wardId, id);
  const field = fieldsOf(again?.body ?? {}, again?.problem.fields);
  if (shift === null)
    return (
      <form method="post" action={`${PLACE}/ca`} class="card card-body mb-3 no-print">
        <h2>Mở ca của tôi</h2>
        <FormToken value={c.var.token} />
        <input type="hidden" name="clientKey" value={randomUUID()} />
        <Input {...field('openingVnd')} label="Tiền trong két đầu ca (đồng)" inputmode="numeric" required />
        <div>
          <button class="btn btn-primary" type="submit">
            Mở ca
          </button>
        </div>
      </form>
    );
  return (
    <form method="post" action={`${PLACE}/ca/${shift.id}/dong`} class="card card-body mb-3 no-print">
      <h2>Ca của tôi, mở lúc {formatTime(shift.openedAt)}</h2>
      <p>
        Đầu ca {formatVnd(shift.openingVnd)}; theo sổ trong két phải có{' '}
        <b>{formatVnd(await expectedIn(db, wardId, shift))}</b>.{' '}
        <a href={`${PLACE}/ca/${shift.id}`}>Xem từng khoản</a>
      </p>
      <FormToken value={c.var.token} />
      <div class="two-columns">
        <Input
          {...field('countedVnd')}
          label="Tiền đếm được khi đóng ca (đồng)"
          inputmode="numeric"
          required
        />
        <Input {...field('note')} label="Lý do, nếu lệch" />
      </div>
      <div>
        <button class="btn btn-primary" type="submit">
          Đóng ca
        </button>
      </div>
    </form>
  );
}

/** What came by each way; money that is to go back is not counted as taken. */
function Sums({ settlements }: { settlements: Settlement[] }) {
  const methods = Object.keys(METHOD_LABELS) as Method[];
  const taken = settlements.filter(({ intent }) => !intent.isOwedBack);
  const sum = (method: Method) =>
    taken
      .filter(({ intent }) => intent.method === method)
      .reduce((all, { intent }) => all + (intent.paidVnd ?? 0), 0);
  const count = (method: Method) => taken.filter(({ intent }) => intent.method === method).length;
  return (
    <dl class="facts card card-body mb-3">
      {methods.map((method) => (
        <>
          <dt>{METHOD_LABELS[method]}</dt>
          <dd>
            {formatVnd(sum(method))} · {count(method)} giao dịch
          </dd>
        </>
      ))}
      <dt>Cộng</dt>
      <dd>
        <b>{formatVnd(methods.reduce((all, method) => all + sum(method), 0))}</b>
      </dd>
      <dt>Chỉ tiêu 80 %</dt>
      <dd>
        Chỉ giao dịch qua nền tảng của Cổng Dịch vụ công quốc gia được tính là thanh toán trực tuyến.{' '}
        <a href="/can-bo/chi-tieu/payments-online">Xem chỉ tiêu</a>
      </dd>
    </dl>
  );
}

function SettlementTable({ list, empty }: { list: Settlement[]; empty: string }) {
  if (list.length === 0) return <p class="empty-state">{empty}</p>;
  return (
    <div class="table-responsive card" {...SCROLLS}>
      <table class="table">
        <thead>
          <tr>
            {['Lúc', 'Hồ sơ', 'Người nộp', 'Cách nộp', 'Mã giao dịch', 'Số tiền', 'Tình trạng'].map(
              (text) => (
                <th scope="col">{text}</th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {list.map(({ intent, code, dossierId, applicant }) => (
            <tr>
              <td class="text-nowrap">{formatTime(intent.settledAt ?? intent.createdAt)}</td>
              <td class="text-nowrap">
                <a href={`${PLACE}/ho-so/${dossierId}`}>{code}</a>
              </td>
              <td>{applicant}</td>
              <td>{METHOD_LABELS[intent.method]}</td>
              <td>
                {intent.reference}
                {intent.transactionId && <div class="text-secondary">{intent.transactionId}</div>}
              </td>
              <td class="text-nowrap">{formatVnd(intent.paidVnd ?? intent.amountVnd)}</td>
              <td>
                <Status tone={toneOf(intent)}>{INTENT_LABELS[intent.state]}</Status>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function toneOf({ state }: Settlement['intent']) {
  if (state === 'succeeded') return 'good';
  return state === 'refund_requested' || state === 'pending' ? 'warn' : 'none';
}

async function Shifts({ c, shifts }: { c: StaffContext; shifts: Shift[] }) {
  if (shifts.length === 0) return null;
  const names = await namesOf(c);
  return (
    <>
      <h2 class="mt-3">Các ca</h2>
      <div class="table-responsive card" {...SCROLLS}>
        <table class="table">
          <thead>
            <tr>
              {['Mở', 'Người thu', 'Đầu ca', 'Theo sổ', 'Đếm được', 'Lệch'].map((text) => (
                <th scope="col">{text}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shifts.map((shift) => (
              <tr>
                <td class="text-nowrap">
                  <a href={`${PLACE}/ca/${shift.id}`}>{formatTime(shift.openedAt)}</a>
                </td>
                <td>{names.get(shift.officerId)}</td>
                <td>{formatVnd(shift.openingVnd)}</td>
                <td>{shift.expectedVnd === null ? 'đang mở' : formatVnd(shift.expectedVnd)}</td>
                <td>{shift.countedVnd === null ? '–' : formatVnd(shift.countedVnd)}</td>
                <td>
                  <Difference shift={shift} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Difference({ shift }: { shift: Shift }) {
  if (shift.countedVnd === null || shift.expectedVnd === null) return <>–</>;
  const difference = shift.countedVnd - shift.expectedVnd;
  if (difference === 0) return <Status tone="good">Khớp</Status>;
  return (
    <Status tone="warn">
      {difference > 0 ? 'Thừa' : 'Thiếu'} {formatVnd(Math.abs(difference))}: {shift.note}
    </Status>
  );
}

async function namesOf(c: StaffContext): Promise<Map<number, string>> {
  const officers = await listOfficersEver(c.var.platform.database.db, c.var.officer.wardId);
  return new Map(officers.map((each) => [each.id, each.displayName]));
}

async function shiftPage(c: StaffContext, id: number) {
  const { db } = c.var.platform.database;
  const { wardId } = c.var.officer;
  const shift = await findShift(db, wardId, id);
  const until = shift.closedAt ?? c.var.platform.now();
  const search = { from: shift.openedAt, until: new Date(until.getTime() + 1), shiftId: id, limit: MOST };
  const settlements = await listSettlements(db, wardId, search);
  sayRows(c, settlements.length);
  const expected = shift.expectedVnd ?? (await expectedIn(db, wardId, shift));
  return (
    <MoneyPage c={c} title={`Ca thu ${formatTime(shift.openedAt)}`}>
      <dl class="facts card card-body mb-3">
        <dt>Người thu</dt>
        <dd>{(await namesOf(c)).get(shift.officerId)}</dd>
        <dt>Đóng ca</dt>
        <dd>{shift.closedAt === null ? 'Đang mở' : formatTime(shift.closedAt)}</dd>
        <dt>Đầu ca</dt>
        <dd>{formatVnd(shift.openingVnd)}</dd>
        <dt>Theo sổ</dt>
        <dd>{formatVnd(expected)}</dd>
        <dt>Đếm được</dt>
        <dd>
          {shift.countedVnd === null ? '–' : formatVnd(shift.countedVnd)} <Difference shift={shift} />
        </dd>
      </dl>
      <SettlementTable list={settlements} empty="Ca này chưa thu khoản nào." />
    </MoneyPage>
  );
}
