import { Hono } from 'hono';
import { STEP_LABELS } from '../../features/dossiers/index.ts';
import { listAccess, listOfficers } from '../../features/organisation/index.ts';
import { formatTime } from '../../law/day.ts';
import { readId } from '../../platform/http/keys.ts';
import { SCROLLS } from '../../ui/page.tsx';
import { StaffPage } from '../frame.tsx';
import { requireDuty, type StaffEnv } from '../session.ts';

const PAGE = 100;

const ACTION_LABELS: Record<string, string> = {
  login: 'Đăng nhập',
  login_failed: 'Đăng nhập sai',
  logout: 'Đăng xuất',
  locked_out: 'Bị khóa tạm',
  view: 'Xem hồ sơ',
  view_vault: 'Xem kho giấy tờ của người nộp',
  fetch_result: 'Người nộp tải kết quả',
  import_plan: 'Nhập kế hoạch',
  import_official: 'Nhập số chính thức',
  adopt_official: 'Dùng số chính thức',
  discard_official: 'Bỏ số chính thức',
  adopt_plan: 'Ban hành kế hoạch',
  certificate_add: 'Đăng ký chứng thư số',
  certificate_withdraw: 'Thôi dùng chứng thư số',
  signer_open: 'Mở khóa ký số',
  certify: 'Vào sổ chứng thực',
  strike_certification: 'Gạch bỏ chứng thực',
  resend_notice: 'Gửi lại thông báo',
  adopt_process: 'Áp dụng quy trình',
  record_activity: 'Ghi việc đã làm',
  export: 'Xuất số liệu',
  data_request: 'Ghi yêu cầu về dữ liệu cá nhân',
  decide_data_request: 'Quyết định yêu cầu về dữ liệu cá nhân',
  export_person: 'Lập tệp dữ liệu cho người yêu cầu',
  export_packages: 'Xuất gói hồ sơ',
  fetch_packages: 'Lấy gói hồ sơ',
  import_package: 'Nhập gói hồ sơ',
  view_archived: 'Xem hồ sơ lưu trữ',
  sit_at_desk: 'Ngồi quầy',
  leave_desk: 'Rời quầy',
  save_reception: 'Sửa quầy, lĩnh vực, lịch hẹn',
  view_appointments: 'Xem lịch hẹn',
  charge: 'Ghi khoản thu',
  void_charge: 'Bỏ khoản thu',
  open_shift: 'Mở ca thu',
  close_shift: 'Đóng ca thu',
  take_cash: 'Thu tiền mặt',
  confirm_transfer: 'Xác nhận chuyển khoản',
  request_refund: 'Đề nghị hoàn trả',
  refund_approved: 'Duyệt hoàn trả',
  refund_rejected: 'Không duyệt hoàn trả',
  refund_paid: 'Trả tiền hoàn',
  reconcile: 'Đối soát',
  overseen: 'Cấp trên xem số liệu',
  ...STEP_LABELS,
};

export const accessLog = new Hono<StaffEnv>().get('/can-bo/nhat-ky', async (c) => {
  requireDuty(c.var.officer, 'administer', 'control');
  const { database } = c.var.platform;
  const { wardId } = c.var.officer;
  const before = readId(c.req.query('truoc'));
  const rows = await listAccess(database.db, wardId, { before, limit: PAGE });
  const names = new Map((await listOfficers(database.db, wardId)).map((each) => [each.id, each.displayName]));
  return c.html(
    <StaffPage title="Nhật ký" officer={c.var.officer} token={c.var.token} place="/can-bo/nhat-ky">
      <div class="page-head">
        <h1>Nhật ký truy cập</h1>
        <a class="btn" href="/can-bo/nhat-ky/xem">
          Ai đã xem dữ liệu cá nhân
        </a>
      </div>
      {rows.length === 0 && <p class="empty-state">Chưa có dòng nào.</p>}
      <div class="table-responsive card" {...SCROLLS}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">Lúc</th>
              <th scope="col">Ai</th>
              <th scope="col">Việc</th>
              <th scope="col">Đối tượng</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                <td class="text-nowrap">{formatTime(row.at)}</td>
                <td>{row.officerId === null ? '–' : names.get(row.officerId)}</td>
                <td>{ACTION_LABELS[row.action] ?? row.action}</td>
                <td>{row.subject}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length === PAGE && (
        <p>
          <a class="btn" href={`/can-bo/nhat-ky?truoc=${rows.at(-1)!.id}`}>
            Xem thêm
          </a>
        </p>
      )}
    </StaffPage>,
  );
});
