import { Hono } from 'hono';
import { listOfficersEver } from '../../features/organisation/index.ts';
import {
  CAUSE_LABELS,
  decideRefund,
  listOpenRefunds,
  payRefund,
  REFUND_LABELS,
} from '../../features/payments/index.ts';
import { formatTime } from '../../law/day.ts';
import { mustBeId } from '../../platform/http/keys.ts';
import { Problem } from '../../platform/problem.ts';
import { FormToken } from '../../ui/field.tsx';
import { formatVnd } from '../../ui/format.ts';
import { SCROLLS } from '../../ui/page.tsx';
import { sayRows } from '../looks/say-rows.ts';
import { actOf, type StaffContext, type StaffEnv } from '../session.ts';
import { MoneyPage, PLACE } from './money-page.tsx';
import { mustSeeMoney } from './rights.ts';

const ROOM = `${PLACE}/hoan-tra`;

/** Money to be given back: another officer decides, the desk gives it. */
export const refundPages = new Hono<StaffEnv>()
  .get(ROOM, async (c) => {
    mustSeeMoney(c);
    return c.html(await refundsPage(c));
  })
  .post(`${ROOM}/:id{[0-9]+}/quyet-dinh`, (c) => act(c, decideRefund))
  .post(`${ROOM}/:id{[0-9]+}/chi`, (c) => act(c, payRefund));

async function act(c: StaffContext, verb: typeof decideRefund | typeof payRefund) {
  const id = mustBeId(c.req.param('id'));
  const body = await c.req.parseBody();
  try {
    await c.var.platform.database.transact((tx) => verb(tx, actOf(c), id, body));
    return c.redirect(ROOM, 303);
  } catch (error) {
    if (!(error instanceof Problem) || ['not_allowed', 'not_found'].includes(error.code)) throw error;
    return c.html(await refundsPage(c, error), error.status);
  }
}

type Open = Awaited<ReturnType<typeof listOpenRefunds>>[number];

async function refundsPage(c: StaffContext, problem?: Problem) {
  const { db } = c.var.platform.database;
  const list = await listOpenRefunds(db, c.var.officer.wardId);
  sayRows(c, list.length);
  const officers = await listOfficersEver(db, c.var.officer.wardId);
  const names = new Map(officers.map((each) => [each.id, each.displayName]));
  return (
    <MoneyPage c={c} title="Hoàn trả" room={ROOM} problem={problem}>
      <p>
        Mỗi đề nghị cần một người khác có nhiệm vụ thẩm tra hoặc ký duyệt đồng ý. Khoản nộp thừa do hệ thống
        phát hiện thì không cần ai đề nghị.
      </p>
      {list.length === 0 ? (
        <p class="empty-state">Không có khoản nào chờ hoàn trả.</p>
      ) : (
        <div class="table-responsive card" {...SCROLLS}>
          <table class="table">
            <thead>
              <tr>
                {['Lúc', 'Hồ sơ', 'Số tiền', 'Vì sao', 'Người đề nghị', 'Tình trạng', 'Việc'].map((text) => (
                  <th scope="col">{text}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {list.map((open) => (
                <Row c={c} open={open} names={names} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </MoneyPage>
  );
}

function Row({ c, open, names }: { c: StaffContext; open: Open; names: Map<number, string> }) {
  const { refund } = open;
  return (
    <tr>
      <td class="text-nowrap">{formatTime(refund.requestedAt)}</td>
      <td class="text-nowrap">
        <a href={`${PLACE}/ho-so/${open.dossierId}`}>{open.code}</a>
        <div class="text-secondary">{open.reference}</div>
      </td>
      <td class="text-nowrap">{formatVnd(refund.amountVnd)}</td>
      <td>
        {CAUSE_LABELS[refund.cause]}
        <div class="text-secondary">{refund.reason}</div>
      </td>
      <td>{refund.requestedBy === null ? 'Hệ thống' : names.get(refund.requestedBy)}</td>
      <td>
        {REFUND_LABELS[refund.state]}
        {refund.decidedBy !== null && <div class="text-secondary">{names.get(refund.decidedBy)}</div>}
      </td>
      <td>
        <Deeds c={c} open={open} />
      </td>
    </tr>
  );
}

function Deeds({ c, open: { refund, reference } }: { c: StaffContext; open: Open }) {
  const { officer, token } = c.var;
  const path = `${ROOM}/${refund.id}`;
  const mayDecide = officer.duties.some((duty) => duty === 'review' || duty === 'sign');
  if (refund.state === 'requested' && mayDecide && refund.requestedBy !== officer.id)
    return (
      <form method="post" action={`${path}/quyet-dinh`}>
        <FormToken value={token} />
        <input class="form-control" name="note" aria-label={`Ý kiến về ${reference}`} placeholder="Ý kiến" />
        <button class="btn btn-sm btn-primary" type="submit" name="decision" value="approve">
          Đồng ý
        </button>
        {refund.cause === 'asked' && (
          <button class="btn btn-sm" type="submit" name="decision" value="reject">
            Không
          </button>
        )}
      </form>
    );
  if (refund.state === 'approved' && officer.duties.includes('receive'))
    return (
      <form method="post" action={`${path}/chi`}>
        <FormToken value={token} />
        <input
          class="form-control"
          name="reference"
          aria-label={`Số giao dịch chuyển trả ${reference}`}
          placeholder="Số chuyển khoản trả"
        />
        <button class="btn btn-sm btn-primary" type="submit" name="how" value="transfer">
          Đã chuyển trả
        </button>
        <button class="btn btn-sm" type="submit" name="how" value="cash">
          Đã trả tiền mặt
        </button>
      </form>
    );
  return <span class="text-secondary">{refund.state === 'requested' ? 'Chờ duyệt' : 'Chờ quầy trả'}</span>;
}
