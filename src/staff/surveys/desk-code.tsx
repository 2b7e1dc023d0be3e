import { raw } from 'hono/html';
import QRCode from 'qrcode';
import { findProcedureVersion } from '../../features/procedures/index.ts';
import { handOutLink } from '../../features/surveys/index.ts';
import { readDossier } from '../dossier/read-dossier.ts';
import { StaffPage } from '../frame.tsx';
import { actOf, requireDuty, type StaffContext } from '../session.ts';

/**
 * A code that opens the form of one dossier, for its applicant at the desk: shown on this page once, and printed with it.
 * @throws Problem not_allowed, not_found, step_not_open
 */
export async function deskCode(c: StaffContext, dossierId: number) {
  requireDuty(c.var.officer, 'receive', 'return');
  const { database, settings } = c.var.platform;
  const dossier = await readDossier(c, dossierId);
  const token = await database.transact((tx) => handOutLink(tx, actOf(c), dossier));
  const { code, procedureCode, procedureVersion } = dossier.state;
  const procedure = await findProcedureVersion(database.db, procedureCode, procedureVersion);
  const link = `${settings.publicUrl}/danh-gia/${token}`;
  return (
    <StaffPage title="Phiếu mời đánh giá" officer={c.var.officer} token={c.var.token} place="/can-bo/ho-so">
      <p class="no-print">
        <a href={`/can-bo/ho-so/${dossierId}`}>Hồ sơ {code}</a>
      </p>
      <h1>Mời ông, bà đánh giá việc phục vụ</h1>
      <p>
        {procedure.name}. Mã hồ sơ {code}.
      </p>
      <div class="qr qr-large" role="img" aria-label="Mã QR mở phiếu đánh giá của hồ sơ này">
        {raw(await QRCode.toString(link, { type: 'svg', margin: 2 }))}
      </div>
      <p>
        Quét mã bằng điện thoại, hoặc đưa mã vào máy đánh giá ở sảnh. Mỗi hồ sơ đánh giá một lần; phiếu không
        ghi tên, cán bộ không biết ai gửi.
      </p>
      <p class="no-print">
        <button class="btn btn-primary" type="button" data-print hidden>
          In phiếu mời
        </button>{' '}
        <span class="text-secondary">
          Mã chỉ hiện một lần ở đây. Không mở mã này trên máy đang đăng nhập cán bộ: đánh giá gửi từ đó bị từ
          chối.
        </span>
      </p>
    </StaffPage>
  );
}
