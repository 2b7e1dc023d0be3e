import { raw } from 'hono/html';
import QRCode from 'qrcode';
import { LINK_MINUTES, type WholeBatch } from '../../features/digitisation/index.ts';
import { formatTime } from '../../law/day.ts';
import { FormToken } from '../../ui/field.tsx';
import { pathOf } from './own-batch.ts';

interface PhoneBoxProps {
  batch: WholeBatch;
  phone: { expiresAt: Date; token: string | null } | null;
  token: string;
  publicUrl: string;
}

/** A phone as a scanner: the code that opens it, or that one is connected. */
export async function PhoneBox({ batch, phone, token, publicUrl }: PhoneBoxProps) {
  const link = phone?.token == null ? null : `${publicUrl}/chup/${phone.token}`;
  return (
    <>
      <h2>Chụp bằng điện thoại</h2>
      {phone === null && (
        <p>
          Mở mã để một điện thoại chụp thêm trang vào lô này trong {LINK_MINUTES} phút, không cần đăng nhập.
          Điện thoại không xem được hồ sơ.
        </p>
      )}
      {link !== null && (
        <>
          <p>Quét mã bằng điện thoại. Mã chỉ mở được một lần, dùng đến {formatTime(phone!.expiresAt)}.</p>
          <div class="qr qr-large" role="img" aria-label="Mã QR mở trang chụp trên điện thoại">
            {raw(await QRCode.toString(link, { type: 'svg', margin: 1 }))}
          </div>
          <p class="break-words">
            Hoặc mở: <a href={link}>{link}</a>
          </p>
        </>
      )}
      {phone !== null && link === null && (
        <p>Một điện thoại đang chụp vào lô này, đến {formatTime(phone.expiresAt)}.</p>
      )}
      <div class="deeds">
        <form method="post" action={`${pathOf(batch)}/dien-thoai`}>
          <FormToken value={token} />
          <button class="btn" type="submit">
            {phone === null ? 'Mở mã cho điện thoại' : 'Đổi mã khác'}
          </button>
        </form>
        {phone !== null && (
          <form method="post" action={`${pathOf(batch)}/dien-thoai/dong`}>
            <FormToken value={token} />
            <button class="btn" type="submit">
              Ngắt điện thoại
            </button>
          </form>
        )}
      </div>
    </>
  );
}
