import { randomUUID } from 'node:crypto';
import { raw } from 'hono/html';
import QRCode from 'qrcode';
import type { Dossier } from '../../features/dossiers/index.ts';
import {
  type BankAccount,
  CAUSE_LABELS,
  type Charge,
  chargeWords,
  type DueState,
  dueState,
  findBankAccount,
  findOpenShift,
  INTENT_LABELS,
  type Intent,
  listCharges,
  listIntents,
  listRefundsOf,
  METHOD_LABELS,
  REFUND_LABELS,
  type Refund,
  transferOf,
} from '../../features/payments/index.ts';
import { describeFee, findProcedureVersion, type ProcedureVersion } from '../../features/procedures/index.ts';
import { formatTime, toLocalDay } from '../../law/day.ts';
import { WAIVER_GROUNDS } from '../../law/fee-due.ts';
import type { Problem } from '../../platform/problem.ts';
import { FormToken, fieldsOf, Input, Select, typed } from '../../ui/field.tsx';
import { formatVnd } from '../../ui/format.ts';
import { SCROLLS, Status } from '../../ui/page.tsx';
import { readDossier } from '../dossier/read-dossier.ts';
import type { StaffContext } from '../session.ts';
import { MoneyPage, PLACE } from './money-page.tsx';

interface Again {
  body: Record<string, unknown>;
  problem: Problem;
}

interface Money {
  c: StaffContext;
  dossier: Dossier;
  procedure: ProcedureVersion;
  charges: Charge[];
  due: DueState;
  intents: Intent[];
  refunds: Refund[];
  account: BankAccount | null;
  mayTake: boolean;
}

export async function showDossierMoney(c: StaffContext, dossierId: number, again?: Again) {
  const dossier = await readDossier(c, dossierId);
  const { db } = c.var.platform.database;
  const { wardId } = dossier;
  const { code, procedureCode, procedureVersion } = dossier.state;
  const intents = await listIntents(db, { wardId, dossierId });
  const money: Money = {
    ...{ c, dossier, intents },
    procedure: await findProcedureVersion(db, procedureCode, procedureVersion),
    charges: await listCharges(db, { wardId, dossierId }),
    due: await dueState(db, dossier),
    refunds: await listRefundsOf(
      db,
      wardId,
      intents.map((each) => each.id),
    ),
    account: await findBankAccount(db, wardId, toLocalDay(c.var.platform.now())),
    mayTake: c.var.officer.duties.includes('receive'),
  };
  return (
    <MoneyPage c={c} title={`Phí, lệ phí ${code}`} problem={again?.problem}>
      <p>
        <a href={`/can-bo/ho-so/${dossierId}`}>{money.procedure.name}</a> · {dossier.applicant.name}
      </p>
      <div class="two-columns">
        <div>
          <Charges {...money} />
          {money.mayTake && <AddCharge {...money} again={again} />}
        </div>
        <div>
          <Take {...money} />
          {
            await Promise.all(
              intents
                .filter((each) => each.method === 'vietqr' && each.state === 'pending')
                .map((intent) => <AwaitedTransfer {...money} intent={intent} again={again} />),
            )
          }
        </div>
      </div>
      <Intents {...money} />
    </MoneyPage>
  );
}

function Charges({ c, dossier, charges, due, mayTake }: Money) {
  return (
    <section class="card card-body mb-3" aria-labelledby="khoan">
      <h2 id="khoan">Khoản phải thu</h2>
      {charges.length === 0 && <NoCharges due={due} />}
      <ul class="plain-list">
        {charges.map((charge) => (
          <li class={charge.voidedAt === null ? '' : 'struck'}>
            <b>
              {chargeWords(charge)} – {formatVnd(charge.dueVnd)}
            </b>{' '}
            <ChargeState charge={charge} />
            <div class="text-secondary">{charge.basis}</div>
            {charge.waivedVnd > 0 && (
              <div class="text-secondary">
                Miễn, giảm {formatVnd(charge.waivedVnd)} (từ {formatVnd(charge.fullVnd)}):{' '}
                {charge.waiverReason}. Đã xem: {charge.waiverProof}
              </div>
            )}
            {charge.voidReason && <div class="text-secondary">Bỏ: {charge.voidReason}</div>}
            {mayTake && charge.voidedAt === null && charge.paidBy === null && (
              <details class="no-print">
                <summary>Bỏ khoản này</summary>
                <form method="post" action={`${PLACE}/ho-so/${dossier.id}/khoan/${charge.id}/bo`}>
                  <FormToken value={c.var.token} />
                  <input class="form-control" name="reason" aria-label={`Lý do bỏ ${charge.what}`} required />
                  <button class="btn btn-sm" type="submit">
                    Bỏ
                  </button>
                </form>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ChargeState({ charge }: { charge: Charge }) {
  if (charge.voidedAt !== null) return <Status tone="none">Đã bỏ</Status>;
  if (charge.paidBy !== null) return <Status tone="good">Đã thu</Status>;
  return charge.dueVnd === 0 ? (
    <Status tone="good">Không phải nộp</Status>
  ) : (
    <Status tone="warn">Chưa thu</Status>
  );
}

function NoCharges({ due }: { due: DueState }) {
  const words: Record<DueState['kind'], string> = {
    to_pay: '',
    paid: '',
    free: 'Danh mục ghi thủ tục không thu tiền.',
    not_counted: 'Số tiền tùy số trang, trường hợp: hãy thêm khoản thu bên dưới.',
    not_set: 'Mức thu chưa cấu hình: phường chưa nhập nghị quyết của Hội đồng nhân dân nên không tính được.',
    over: 'Hồ sơ đã kết thúc.',
  };
  if (due.kind === 'to_pay' && due.proposed !== null)
    return (
      <p>
        {due.proposed.fee.what}: <b>{formatVnd(due.dueVnd)}</b> (tính theo danh mục, số lượng 1). Khác số
        lượng hoặc có miễn, giảm thì thêm khoản bên dưới trước khi thu.
      </p>
    );
  return <p>{words[due.kind]}</p>;
}

function AddCharge({ c, dossier, procedure, again }: Money & { again: Again | undefined }) {
  const field = fieldsOf(again?.body ?? {}, again?.problem.fields);
  const fees = procedure.fees.map((fee, at) => ({
    value: String(at),
    label: `${fee.what}: ${describeFee(fee)}`,
  }));
  const grounds = Object.entries(WAIVER_GROUNDS).map(([value, { words }]) => ({ value, label: words }));
  if (fees.length === 0) return null;
  const isOpen = again !== undefined && typed(again.body, 'feeNo') !== undefined;
  return (
    <details class="card card-body mb-3 no-print" open={isOpen}>
      <summary>Thêm khoản thu, miễn giảm</summary>
      <form method="post" action={`${PLACE}/ho-so/${dossier.id}/khoan`}>
        <FormToken value={c.var.token} />
        <input type="hidden" name="clientKey" value={typed(again?.body ?? {}, 'clientKey') ?? randomUUID()} />
        <Select {...field('feeNo')} label="Khoản thu" required choices={fees} />
        <div class="two-columns">
          <Input
            {...field('quantity')}
            value={field('quantity').value ?? '1'}
            label="Số lượng (bản, trường hợp)"
            inputmode="numeric"
            required
          />
          <Input
            {...field('pages')}
            value={field('pages').value ?? '1'}
            label="Số trang mỗi bản"
            inputmode="numeric"
            help="Chỉ dùng khi phí tính theo trang."
            required
          />
        </div>
        <Select
          {...field('waiver')}
          label="Miễn, giảm vì"
          choices={[{ value: '', label: 'Không miễn, giảm' }, ...grounds]}
        />
        <div class="two-columns">
          <Input {...field('waiverProof')} label="Giấy tờ chứng minh đã xem" />
          <Input
            {...field('waiverPercent')}
            label="Mức miễn, giảm (%)"
            inputmode="numeric"
            help="Chỉ ghi khi chọn văn bản khác."
          />
        </div>
        <Input {...field('waiverBasis')} label="Văn bản quy định" help="Chỉ ghi khi chọn văn bản khác." />
        <button class="btn btn-primary" type="submit">
          Ghi khoản thu
        </button>
      </form>
    </details>
  );
}

async function Take({ c, dossier, due, account, mayTake, intents }: Money) {
  if (due.kind !== 'to_pay') return null;
  const { db } = c.var.platform.database;
  const shift = await findOpenShift(db, dossier.wardId, c.var.officer.id);
  const isLeft = intents.some(
    (each) => each.method === 'platform' && ['created', 'pending'].includes(each.state),
  );
  const form = (path: string, label: string, look: string) => (
    <form method="post" action={`${PLACE}/ho-so/${dossier.id}/${path}`}>
      <FormToken value={c.var.token} />
      <input type="hidden" name="clientKey" value={randomUUID()} />
      <input type="hidden" name="amountVnd" value={String(due.dueVnd)} />
      <button class={look} type="submit">
        {label}
      </button>
    </form>
  );
  return (
    <section class="card card-body mb-3" aria-labelledby="thu">
      <h2 id="thu">Phải thu {formatVnd(due.dueVnd)}</h2>
      {isLeft && (
        <p>
          <Status tone="warn">Người nộp đang thanh toán trực tuyến</Status> Hỏi lại trước khi thu: tiền trực
          tuyến đến sau sẽ phải hoàn trả.
        </p>
      )}
      {!mayTake && <p class="mb-0">Người có nhiệm vụ tiếp nhận thu khoản này.</p>}
      {mayTake && shift === null && (
        <p>
          <a href={PLACE}>Mở ca</a> trước khi thu tiền mặt.
        </p>
      )}
      {mayTake && (
        <div class="slip-links">
          {shift !== null && form('tien-mat', `Đã nhận ${formatVnd(due.dueVnd)} tiền mặt`, 'btn btn-primary')}
          {account === null ? (
            <p>Phường chưa khai tài khoản nhận chuyển khoản.</p>
          ) : (
            form('ma-qr', 'Hiện mã VietQR', 'btn')
          )}
        </div>
      )}
    </section>
  );
}

/** The code on the desk's screen, and the officer's word that the money was seen on the account. */
async function AwaitedTransfer(props: Money & { intent: Intent; again: Again | undefined }) {
  const { c, account, intent, mayTake, again } = props;
  const transfer = account && transferOf(intent, account);
  const qr =
    transfer && (await QRCode.toString(transfer.text, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }));
  const error = (name: string) => again?.problem.fields[name];
  const id = (name: string) => `${name}-${intent.id}`;
  return (
    <section class="card card-body mb-3" aria-labelledby={id('qr')}>
      <h2 id={id('qr')}>Chuyển khoản {formatVnd(intent.amountVnd)}</h2>
      {qr && (
        <div class="pay-qr" role="img" aria-label={`Mã VietQR chuyển ${formatVnd(intent.amountVnd)}`}>
          {raw(qr)}
        </div>
      )}
      {account && transfer && (
        <p>
          {account.bankName}, {account.number}, {account.holder}. Nội dung: <b>{transfer.purpose}</b>
        </p>
      )}
      {mayTake && (
        <form method="post" action={`${PLACE}/giao-dich/${intent.id}/xac-nhan`} class="no-print">
          <FormToken value={c.var.token} />
          <label class="form-label" for={id('transactionId')}>
            Số giao dịch trên sao kê
          </label>
          <input class="form-control" id={id('transactionId')} name="transactionId" required />
          {error('transactionId') && <div class="field-error">{error('transactionId')}</div>}
          <label class="form-label" for={id('amountVnd')}>
            Số tiền đã về (đồng)
          </label>
          <input class="form-control" id={id('amountVnd')} name="amountVnd" inputmode="numeric" required />
          {error('amountVnd') && <div class="field-error">{error('amountVnd')}</div>}
          <button class="btn btn-primary mt-2" type="submit">
            Đã thấy tiền về
          </button>
        </form>
      )}
    </section>
  );
}

function Intents({ c, intents, refunds, mayTake }: Money) {
  if (intents.length === 0) return null;
  return (
    <>
      <h2>Giao dịch</h2>
      <div class="table-responsive card" {...SCROLLS}>
        <table class="table">
          <thead>
            <tr>
              {['Lập lúc', 'Cách nộp', 'Mã giao dịch', 'Số tiền', 'Tình trạng', 'Biên lai, hoàn trả'].map(
                (text) => (
                  <th scope="col">{text}</th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {intents.toReversed().map((intent) => (
              <tr>
                <td class="text-nowrap">{formatTime(intent.createdAt)}</td>
                <td>{METHOD_LABELS[intent.method]}</td>
                <td>
                  {intent.reference}
                  {intent.transactionId && <div class="text-secondary">{intent.transactionId}</div>}
                </td>
                <td class="text-nowrap">
                  {formatVnd(intent.amountVnd)}
                  {intent.paidVnd !== null && intent.paidVnd !== intent.amountVnd && (
                    <div class="text-secondary">nhận {formatVnd(intent.paidVnd)}</div>
                  )}
                </td>
                <td>
                  <Status tone={toneOf(intent)}>{INTENT_LABELS[intent.state]}</Status>
                </td>
                <td>
                  {intent.settledAt !== null && !intent.isOwedBack && (
                    <a href={`${PLACE}/giao-dich/${intent.id}/bien-lai.pdf`} data-turbo="false">
                      Biên lai
                    </a>
                  )}
                  {refunds
                    .filter((each) => each.intentId === intent.id)
                    .map((each) => (
                      <div class="text-secondary">
                        Hoàn {formatVnd(each.amountVnd)} ({CAUSE_LABELS[each.cause]}):{' '}
                        {REFUND_LABELS[each.state]}
                      </div>
                    ))}
                  {mayTake && intent.state === 'succeeded' && <AskRefund c={c} intent={intent} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function toneOf(intent: Intent) {
  if (intent.state === 'succeeded') return 'good';
  return intent.state === 'pending' || intent.state === 'refund_requested' ? 'warn' : 'none';
}

function AskRefund({ c, intent }: { c: StaffContext; intent: Intent }) {
  return (
    <details class="no-print">
      <summary>Đề nghị hoàn trả</summary>
      <form method="post" action={`${PLACE}/giao-dich/${intent.id}/hoan`}>
        <FormToken value={c.var.token} />
        <input type="hidden" name="clientKey" value={randomUUID()} />
        <input
          class="form-control"
          name="reason"
          aria-label={`Lý do hoàn trả ${intent.reference}`}
          required
        />
        <button class="btn btn-sm" type="submit">
          Gửi đề nghị
        </button>
      </form>
    </details>
  );
}
