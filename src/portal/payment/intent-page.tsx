import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { raw } from 'hono/html';
import QRCode from 'qrcode';
import type { Dossier } from '../../features/dossiers/index.ts';
import {
  findBankAccount,
  type Intent,
  type IntentState,
  METHOD_LABELS,
  paymentPath,
  transferOf,
} from '../../features/payments/index.ts';
import { formatTime, toLocalDay } from '../../law/day.ts';
import { FormToken } from '../../ui/field.tsx';
import { formatVnd } from '../../ui/format.ts';
import { PortalPage } from '../frame.tsx';
import type { KnownEnv } from '../visitor.ts';

const TITLES: Record<IntentState, string> = {
  created: 'Chưa sang được trang thanh toán',
  pending: 'Chưa thấy tiền về',
  succeeded: 'Bạn đã nộp tiền',
  failed: 'Thanh toán không thành công',
  expired: 'Đã hết thời gian chờ',
  cancelled: 'Lần nộp này đã thôi',
  refund_requested: 'Tiền đang chờ hoàn trả',
  refunded: 'Tiền đã được hoàn trả',
};

/** One payment as it stands with us, and what to do now. */
export async function showIntent(c: Context<KnownEnv>, dossier: Dossier, intent: Intent) {
  const path = paymentPath(dossier.state.code);
  return (
    <PortalPage title={TITLES[intent.state]} ward={c.var.ward}>
      <p>
        <a href={path}>Nộp phí, lệ phí hồ sơ {dossier.state.code}</a>
      </p>
      <h1>
        {intent.method === 'vietqr' && intent.state === 'pending' ? 'Chuyển khoản' : TITLES[intent.state]}
      </h1>
      <p class="pay-sum">
        Số tiền: <b>{formatVnd(intent.amountVnd)}</b>
      </p>
      <WhatNow c={c} path={path} intent={intent} />
      <dl class="facts">
        <dt>Mã giao dịch</dt>
        <dd>{intent.reference}</dd>
        <dt>Cách nộp</dt>
        <dd>{METHOD_LABELS[intent.method]}</dd>
        <dt>Bắt đầu lúc</dt>
        <dd>{formatTime(intent.createdAt)}</dd>
      </dl>
    </PortalPage>
  );
}

interface Props {
  c: Context<KnownEnv>;
  path: string;
  intent: Intent;
}

async function WhatNow({ c, path, intent }: Props) {
  switch (intent.state) {
    case 'created':
      return <SendAgain c={c} path={path} intent={intent} />;
    case 'pending':
      return intent.method === 'vietqr' ? (
        <Transfer c={c} path={path} intent={intent} />
      ) : (
        <Leave path={path} intent={intent} />
      );
    case 'succeeded':
      return (
        <>
          <p class="tracked">
            Trung tâm đã nhận đủ tiền lúc {formatTime(intent.settledAt!)}. Bạn không phải làm gì thêm.
          </p>
          <p>
            <a class="btn btn-primary" href={`${path}/${intent.reference}/bien-lai.pdf`}>
              Tải biên lai (PDF)
            </a>
          </p>
        </>
      );
    case 'refund_requested':
      return (
        <p class="tracked">
          {intent.isOwedBack
            ? 'Khoản tiền này nộp thừa. Bạn không phải làm gì: Trung tâm sẽ trả lại và báo cho bạn.'
            : 'Trung tâm đang xét hoàn trả khoản tiền này và sẽ báo cho bạn.'}
        </p>
      );
    case 'refunded':
      return <p class="tracked">Trung tâm đã trả lại khoản tiền này.</p>;
    default:
      return (
        <>
          <p class="tracked">
            Hệ thống chưa nhận được tiền của lần nộp này. Nếu tài khoản của bạn đã bị trừ tiền, đừng nộp lại
            ngay: hệ thống đối soát với nền tảng thanh toán và tự ghi nhận khi tiền về.
          </p>
          <p>
            <a class="btn btn-primary" href={path}>
              Xem lại và nộp lần khác
            </a>
          </p>
        </>
      );
  }
}

function SendAgain({ c, path, intent }: Props) {
  return (
    <>
      <p class="tracked">
        Nền tảng thanh toán chưa trả lời. Bạn chưa bị trừ tiền. Lần nộp này vẫn được giữ: hãy thử lại sau ít
        phút.
      </p>
      <form method="post" action={path}>
        <FormToken value={c.var.token} />
        <input type="hidden" name="clientKey" value={randomUUID()} />
        <input type="hidden" name="amountVnd" value={String(intent.amountVnd)} />
        <button class="btn btn-primary" type="submit" name="method" value="platform">
          Thử lại
        </button>
      </form>
    </>
  );
}

function Leave({ path, intent }: Omit<Props, 'c'>) {
  return (
    <>
      <p>
        Bước tiếp theo: sang trang của nền tảng thanh toán để trả tiền. Xong, trang đó đưa bạn về đây. Trang
        này chỉ báo đã nộp khi nền tảng xác nhận với Trung tâm.
      </p>
      <p>
        <a class="btn btn-primary" href={intent.payUrl ?? path} rel="noreferrer" data-turbo="false">
          Sang trang thanh toán
        </a>
      </p>
      <p>
        Đã trả tiền rồi? <a href={`${path}/${intent.reference}`}>Xem lại trạng thái</a>. Có khi phải chờ vài
        phút; đừng trả lần nữa.
      </p>
    </>
  );
}

async function Transfer({ c, path, intent }: Props) {
  const { database, now } = c.var.platform;
  const account = await findBankAccount(database.db, intent.wardId, toLocalDay(now()));
  if (account === null)
    return <p class="tracked">Phường đã ngừng nhận chuyển khoản. Hãy nộp bằng cách khác.</p>;
  const { text, purpose } = transferOf(intent, account);
  const qr = await QRCode.toString(text, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return (
    <>
      <p>Mở ứng dụng ngân hàng, quét mã này và giữ nguyên số tiền, nội dung.</p>
      <div class="pay-qr" role="img" aria-label={`Mã VietQR chuyển ${formatVnd(intent.amountVnd)}`}>
        {raw(qr)}
      </div>
      <dl class="facts">
        <dt>Ngân hàng</dt>
        <dd>{account.bankName}</dd>
        <dt>Số tài khoản</dt>
        <dd>{account.number}</dd>
        <dt>Chủ tài khoản</dt>
        <dd>{account.holder}</dd>
        <dt>Nội dung</dt>
        <dd>{purpose}</dd>
      </dl>
      <p>
        Cán bộ xác nhận khi thấy tiền về tài khoản, thường trong ngày làm việc.{' '}
        <a href={`${path}/${intent.reference}`}>Xem lại trạng thái</a>
      </p>
    </>
  );
}
