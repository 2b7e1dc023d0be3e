import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import {
  listBankAccounts,
  listLocalFees,
  setBankAccount,
  setLocalFee,
} from '../../features/payments/index.ts';
import { formatDay, toLocalDay } from '../../law/day.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Input } from '../../ui/field.tsx';
import { formatVnd } from '../../ui/format.ts';
import { SCROLLS, Status } from '../../ui/page.tsx';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { MoneyPage, PLACE } from './money-page.tsx';
import { mustSeeLevels } from './rights.ts';

const ROOM = `${PLACE}/muc-thu`;

/** Levels that the city's council sets, and the ward's account. */
export const levelPages = new Hono<StaffEnv>()
  .get(ROOM, async (c) => {
    mustSeeLevels(c);
    return c.html(await levelsPage(c));
  })
  .post(ROOM, (c) => save(c, setLocalFee))
  .post(`${ROOM}/tai-khoan`, (c) => save(c, setBankAccount));

async function save(c: StaffContext, verb: typeof setLocalFee | typeof setBankAccount) {
  const body = await c.req.parseBody();
  try {
    await c.var.platform.database.transact((tx) => verb(tx, actOf(c), body));
    return c.redirect(ROOM, 303);
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'not_allowed') throw error;
    return c.html(await levelsPage(c, { body, problem: error }), error.status);
  }
}

interface Again {
  body: Record<string, unknown>;
  problem: Problem;
}

async function levelsPage(c: StaffContext, again?: Again) {
  const { duties } = c.var.officer;
  return (
    <MoneyPage c={c} title="Mức thu, tài khoản" room={ROOM} problem={again?.problem}>
      <Levels c={c} />
      {duties.some((duty) => duty === 'control' || duty === 'administer') && (
        <LevelForm c={c} again={again} />
      )}
      <Accounts c={c} />
      {duties.includes('administer') && <AccountForm c={c} again={again} />}
    </MoneyPage>
  );
}

async function Levels({ c }: { c: StaffContext }) {
  const rows = await listLocalFees(c.var.platform.database.db, c.var.officer.wardId);
  const today = toLocalDay(c.var.platform.now());
  return (
    <>
      <h2>Mức do Hội đồng nhân dân thành phố quy định</h2>
      <p>
        Danh mục chỉ ghi các mức này do thành phố quy định, không ghi số tiền. Thủ tục chưa nhập mức thì hệ
        thống báo "chưa cấu hình" và không thu, không đoán.
      </p>
      {rows.length === 0 ? (
        <p class="empty-state">Chưa cấu hình mức nào.</p>
      ) : (
        <div class="table-responsive card mb-3" {...SCROLLS}>
          <table class="table">
            <thead>
              <tr>
                {['Thủ tục', 'Áp dụng', 'Mức thu', 'Nộp trực tuyến', 'Căn cứ'].map((text) => (
                  <th scope="col">{text}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr>
                  <td>{row.procedureCode}</td>
                  <td>
                    từ {formatDay(row.from)}
                    {row.until && ` đến trước ${formatDay(row.until)}`}{' '}
                    {row.from <= today && (row.until === null || today < row.until) && (
                      <Status tone="good">đang áp dụng</Status>
                    )}
                  </td>
                  <td class="text-nowrap">{formatVnd(row.amountVnd)}</td>
                  <td class="text-nowrap">{formatVnd(row.onlineVnd ?? row.amountVnd)}</td>
                  <td>{row.basis}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

function LevelForm({ c, again }: { c: StaffContext; again: Again | undefined }) {
  const field = fieldsOf(again?.body ?? {}, again?.problem.fields);
  return (
    <details class="card card-body mb-3" open={again?.body.procedureCode !== undefined}>
      <summary>Nhập mức thu</summary>
      <form method="post" action={ROOM}>
        <FormToken value={c.var.token} />
        <input type="hidden" name="clientKey" value={randomUUID()} />
        <div class="two-columns">
          <Input {...field('procedureCode')} label="Mã thủ tục" required />
          <Input {...dayField(c, again, 'procedureCode')} type="date" label="Áp dụng từ ngày" required />
          <Input {...field('amountVnd')} label="Mức thu (đồng)" inputmode="numeric" required />
          <Input
            {...field('onlineVnd')}
            label="Khi nộp hồ sơ trực tuyến (đồng)"
            inputmode="numeric"
            help="Để trống: như trên."
          />
        </div>
        <Input {...field('basis')} label="Nghị quyết" required />
        <button class="btn btn-primary" type="submit">
          Lưu mức thu
        </button>
      </form>
    </details>
  );
}

/** Both forms name their first day; only the one that was sent is at fault. */
function dayField(c: StaffContext, again: Again | undefined, own: string) {
  const isOwn = again?.body[own] !== undefined;
  const value = isOwn ? String(again!.body.validFrom ?? '') : toLocalDay(c.var.platform.now());
  return { name: 'validFrom', value, error: isOwn ? again!.problem.fields.validFrom : undefined };
}

async function Accounts({ c }: { c: StaffContext }) {
  const rows = await listBankAccounts(c.var.platform.database.db, c.var.officer.wardId);
  return (
    <>
      <h2 class="mt-3">Tài khoản nhận chuyển khoản</h2>
      {rows.length === 0 && <p class="empty-state">Chưa khai tài khoản: không hiện mã VietQR.</p>}
      <ul class="plain-list">
        {rows.map(({ from, until, account }) => (
          <li>
            {account.bankName} ({account.bin}), <b>{account.number}</b>, {account.holder}{' '}
            <span class="text-secondary">
              từ {formatDay(from)}
              {until && ` đến trước ${formatDay(until)}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function AccountForm({ c, again }: { c: StaffContext; again: Again | undefined }) {
  const field = fieldsOf(again?.body ?? {}, again?.problem.fields);
  const day = dayField(c, again, 'bin');
  return (
    <details class="card card-body mb-3" open={again?.body.bin !== undefined}>
      <summary>Đổi tài khoản</summary>
      <form method="post" action={`${ROOM}/tai-khoan`}>
        <FormToken value={c.var.token} />
        <input type="hidden" name="clientKey" value={randomUUID()} />
        <label class="form-label" for="accountFrom">
          Dùng từ ngày
        </label>
        <input
          class="form-control mb-3"
          id="accountFrom"
          type="date"
          name="validFrom"
          value={day.value}
          required
        />
        {day.error && <div class="field-error">{day.error}</div>}
        <div class="two-columns">
          <Input {...field('bin')} label="Mã ngân hàng (6 số)" inputmode="numeric" required />
          <Input {...field('bankName')} label="Tên ngân hàng" required />
          <Input {...field('number')} label="Số tài khoản" required />
          <Input {...field('holder')} label="Chủ tài khoản" required />
        </div>
        <button class="btn btn-primary" type="submit">
          Lưu tài khoản
        </button>
      </form>
    </details>
  );
}
