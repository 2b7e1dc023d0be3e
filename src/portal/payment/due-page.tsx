import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { Dossier } from '../../features/dossiers/index.ts';
import {
  type DueState,
  dueState,
  findBankAccount,
  INTENT_LABELS,
  type Intent,
  listIntents,
  METHOD_LABELS,
  paymentPath,
} from '../../features/payments/index.ts';
import { describeFee, findProcedureVersion } from '../../features/procedures/index.ts';
import { formatTime, toLocalDay } from '../../law/day.ts';
import type { Problem } from '../../platform/problem.ts';
import { FormToken } from '../../ui/field.tsx';
import { formatVnd } from '../../ui/format.ts';
import { ErrorSummary } from '../../ui/page.tsx';
import { PortalPage } from '../frame.tsx';
import type { KnownEnv } from '../visitor.ts';

/** What is due for a dossier, why, and the ways to pay it. */
export async function showDue(c: Context<KnownEnv>, dossier: Dossier, problem?: Problem) {
  const { database, settings, now } = c.var.platform;
  const { db } = database;
  const state = await dueState(db, dossier);
  const { code, procedureCode, procedureVersion } = dossier.state;
  const procedure = await findProcedureVersion(db, procedureCode, procedureVersion);
  const tries = await listIntents(db, { wardId: dossier.wardId, dossierId: dossier.id });
  const ways = {
    platform: settings.payments !== null,
    vietqr: (await findBankAccount(db, dossier.wardId, toLocalDay(now()))) !== null,
  };
  return (
    <PortalPage title="Nộp phí, lệ phí" ward={c.var.ward}>
      <h1>Nộp phí, lệ phí</h1>
      <p>
        Hồ sơ <b>{code}</b>: {procedure.name}
      </p>
      {problem && <ErrorSummary message={problem.message} fields={problem.fields} />}
      <Due state={state} />
      {state.kind === 'to_pay' && (
        <Ways path={paymentPath(code)} dueVnd={state.dueVnd} ways={ways} token={c.var.token} />
      )}
      <Tries path={paymentPath(code)} tries={tries} />
    </PortalPage>
  );
}

function Due({ state }: { state: DueState }) {
  switch (state.kind) {
    case 'to_pay':
      return (
        <>
          <Lines state={state} />
          <p class="pay-sum">
            Bạn cần nộp: <b>{formatVnd(state.dueVnd)}</b>
          </p>
        </>
      );
    case 'paid':
      return (
        <>
          <p class="tracked tracked-now">Bạn đã nộp đủ. Không phải nộp gì thêm.</p>
          <Lines state={state} />
        </>
      );
    case 'free':
      return (
        <>
          <p class="tracked tracked-now">Bạn không phải nộp tiền.</p>
          {state.charges.length > 0 ? <Lines state={state} /> : <Fees fees={state.fees} />}
        </>
      );
    case 'not_counted':
      return (
        <>
          <p class="tracked">
            Số tiền tùy theo hồ sơ của bạn (số trang, trường hợp). Trung tâm tính xong thì số tiền hiện ở đây;
            bạn chưa phải nộp gì.
          </p>
          <Fees fees={state.fees} />
        </>
      );
    case 'not_set':
      return (
        <>
          <p class="tracked">
            Phường chưa cấu hình mức thu của thủ tục này nên hệ thống không tính được số tiền. Cán bộ tiếp
            nhận sẽ báo cho bạn; bạn chưa phải nộp gì.
          </p>
          <Fees fees={state.fees} />
        </>
      );
    case 'over':
      return <p class="tracked">Hồ sơ đã kết thúc. Bạn không phải nộp tiền.</p>;
  }
}

function Fees({ fees }: { fees: Extract<DueState, { kind: 'not_set' }>['fees'] }) {
  if (fees.length === 0) return null;
  return (
    <section class="part">
      <h2>Danh mục thủ tục ghi</h2>
      <ul class="papers">
        {fees.map((fee) => (
          <li>
            {fee.what}: {describeFee(fee)}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Line {
  what: string;
  basis: string;
  fullVnd: number;
  waivedVnd: number;
  dueVnd: number;
  waiverReason: string | null;
  isPaid: boolean;
}

function linesOf(state: Extract<DueState, { charges: unknown }>): Line[] {
  if (state.kind === 'to_pay' && state.proposed !== null) {
    const { fee, computed } = state.proposed;
    return [{ ...computed, what: fee.what, waiverReason: null, isPaid: false }];
  }
  return state.charges.map((each) => ({ ...each, isPaid: each.paidBy !== null }));
}

function Lines({ state }: { state: Extract<DueState, { charges: unknown }> }) {
  return (
    <section class="part">
      <h2>Gồm những khoản nào</h2>
      <ul class="papers">
        {linesOf(state).map((line) => (
          <li>
            {line.what}: <b>{formatVnd(line.dueVnd)}</b>
            {line.isPaid && ' (đã nộp)'}
            <small>{line.basis}</small>
            {line.waivedVnd > 0 && (
              <small>
                Được miễn, giảm {formatVnd(line.waivedVnd)} (từ {formatVnd(line.fullVnd)}):{' '}
                {line.waiverReason}
              </small>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface WaysProps {
  path: string;
  dueVnd: number;
  ways: { platform: boolean; vietqr: boolean };
  token: string;
}

function Ways({ path, dueVnd, ways, token }: WaysProps) {
  const form = (method: string, label: string, look: string) => (
    <form method="post" action={path}>
      <FormToken value={token} />
      <input type="hidden" name="clientKey" value={randomUUID()} />
      <input type="hidden" name="amountVnd" value={String(dueVnd)} />
      <button class={look} type="submit" name="method" value={method}>
        {label}
      </button>
    </form>
  );
  return (
    <section class="part">
      <h2>Chọn cách nộp</h2>
      {ways.platform && (
        <div class="pay-way">
          <p>
            Bằng thẻ, tài khoản ngân hàng hoặc ví, qua nền tảng thanh toán của Cổng Dịch vụ công quốc gia. Có
            biên lai ngay.
          </p>
          {form('platform', `Nộp trực tuyến ${formatVnd(dueVnd)}`, 'btn btn-primary')}
        </div>
      )}
      {ways.vietqr && (
        <div class="pay-way">
          <p>Chuyển khoản bằng ứng dụng ngân hàng. Có biên lai sau khi cán bộ thấy tiền về tài khoản.</p>
          {form('vietqr', 'Lấy mã chuyển khoản VietQR', 'btn')}
        </div>
      )}
      <div class="pay-way">
        <p>Hoặc nộp tiền mặt tại quầy của Trung tâm: đưa mã hồ sơ cho cán bộ.</p>
      </div>
      <p class="text-secondary">
        Cách nào cũng có biên lai như nhau. Chỉ giao dịch qua nền tảng thanh toán của Cổng Dịch vụ công quốc
        gia được tính vào chỉ tiêu 80 % thanh toán trực tuyến của phường; chuyển khoản VietQR và tiền mặt thì
        không.
      </p>
    </section>
  );
}

function Tries({ path, tries }: { path: string; tries: Intent[] }) {
  if (tries.length === 0) return null;
  return (
    <section class="part">
      <h2>Các lần nộp</h2>
      <ul class="papers">
        {tries.toReversed().map((each) => (
          <li>
            <a href={`${path}/${each.reference}`}>
              {formatTime(each.createdAt)}: {formatVnd(each.amountVnd)}
            </a>{' '}
            – {INTENT_LABELS[each.state]}
            <small>{METHOD_LABELS[each.method]}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
