import { Hono } from 'hono';
import type { Duty } from '../../features/organisation/index.ts';
import { StaffPage } from '../frame.tsx';
import { operationPages } from '../operation/operation.tsx';
import type { StaffEnv } from '../session.ts';
import { absencePages } from './absences.tsx';
import { accountPages } from './account.tsx';
import { calendarPages } from './calendar.tsx';
import { changePages } from './changes.tsx';
import { noticeTemplatePages } from './notice-templates.tsx';
import { noticePages } from './notices.tsx';
import { officerPages } from './officers.tsx';
import { retentionPages } from './retention.tsx';
import { settingsPages } from './settings.tsx';
import { slipWordPages } from './slip-words.tsx';
import { unitPages } from './units.tsx';

/** What is kept in order here, and who has business there. */
const ROOMS: { path: string; label: string; what: string; duties: Duty[] }[] = [
  {
    path: '/can-bo/lich',
    label: 'Lịch làm việc',
    what: 'Ngày nghỉ, làm bù, giờ làm việc, buổi tiếp nhận lưu động.',
    duties: ['administer', 'control', 'oversee'],
  },
  {
    path: '/can-bo/tai-khoan-can-bo',
    label: 'Tài khoản cán bộ',
    what: 'Mở, khóa, nhiệm vụ, mật khẩu đầu.',
    duties: ['administer'],
  },
  {
    path: '/can-bo/don-vi',
    label: 'Đơn vị',
    what: 'Mở, đổi tên, đóng; chức danh người đứng đầu.',
    duties: ['administer'],
  },
  {
    path: '/can-bo/nguoi-vang',
    label: 'Người vắng',
    what: 'Ai vắng ngày nào, ai thay.',
    duties: ['administer', 'oversee', 'review'],
  },
  {
    path: '/can-bo/cai-dat',
    label: 'Cài đặt',
    what: 'Ngưỡng nhắc, thời gian hoàn tác, xác thực hai lớp.',
    duties: ['administer', 'control', 'oversee'],
  },
  {
    path: '/can-bo/thoi-han-bao-quan',
    label: 'Thời hạn bảo quản',
    what: 'Hồ sơ giữ bao nhiêu năm theo quyết định của phường; hồ sơ đã hết thời hạn.',
    duties: ['administer', 'control', 'oversee'],
  },
  {
    path: '/can-bo/danh-muc',
    label: 'Danh mục thủ tục',
    what: 'Phiên bản, phần còn thiếu, đối chiếu với cơ sở dữ liệu quốc gia.',
    duties: ['control', 'administer'],
  },
  {
    path: '/can-bo/niem-yet',
    label: 'Niêm yết',
    what: 'Thủ tục nào treo ở đâu, bản nào, bằng chứng; thiếu, cũ, khác, muộn.',
    duties: ['control', 'oversee'],
  },
  {
    path: '/can-bo/khai-thac-du-lieu',
    label: 'Khai thác dữ liệu',
    what: 'Kết nối đến các cơ sở dữ liệu quốc gia, các lần tra cứu, giấy tờ không phải nộp.',
    duties: ['administer', 'control', 'oversee'],
  },
  {
    path: '/can-bo/luu-tru',
    label: 'Lưu trữ',
    what: 'Gói hồ sơ điện tử: xuất, lấy về; hồ sơ nhập từ hệ thống khác.',
    duties: ['control', 'oversee'],
  },
  {
    path: '/can-bo/thu-phi/muc-thu',
    label: 'Mức thu, tài khoản',
    what: 'Mức lệ phí do Hội đồng nhân dân quy định, tài khoản nhận chuyển khoản.',
    duties: ['control', 'administer'],
  },
  {
    path: '/can-bo/con-dau',
    label: 'Con dấu số',
    what: 'Chứng thư số của cơ quan: đăng ký, hạn dùng, thôi dùng.',
    duties: ['administer', 'stamp'],
  },
  {
    path: '/can-bo/nguon-tin-cay',
    label: 'Nguồn chứng thư tin cậy',
    what: 'Chữ ký số của ai được coi là đúng người.',
    duties: ['administer'],
  },
  {
    path: '/can-bo/thong-bao',
    label: 'Thông báo cho dân',
    what: 'Thư, tin nhắn đã gửi, hỏng, gửi lại.',
    duties: ['administer', 'control', 'oversee', 'receive'],
  },
  {
    path: '/can-bo/mau-thong-bao',
    label: 'Mẫu thông báo',
    what: 'Lời lẽ của thư và tin nhắn.',
    duties: ['administer', 'control'],
  },
  {
    path: '/can-bo/mau-phieu',
    label: 'Mẫu phiếu',
    what: 'Đầu phiếu, địa danh, câu kết, nơi phản ánh, người ký của bảy mẫu.',
    duties: ['administer', 'control'],
  },
  {
    path: '/can-bo/viec-nen',
    label: 'Việc nền',
    what: 'Việc hệ thống không làm được, chờ người xem.',
    duties: ['administer'],
  },
  {
    path: '/can-bo/quan-tri/van-hanh',
    label: 'Vận hành',
    what: 'Việc nền, lời gọi ra ngoài bị hỏng, chỗ lưu trữ, hạn chứng thư số, phiên bản.',
    duties: ['administer'],
  },
  {
    path: '/can-bo/quyen-theo-doi',
    label: 'Ai được theo dõi phường',
    what: 'Người ở ngoài phường được xem số liệu của phường: từ khi nào, ai mở, vì sao.',
    duties: ['administer', 'control', 'oversee'],
  },
  {
    path: '/can-bo/quyen-du-lieu',
    label: 'Quyền dữ liệu',
    what: 'Yêu cầu sửa, xóa, hạn chế dữ liệu của dân và hạn trả lời; lập tệp mọi dữ liệu phường giữ về một người, cho chính người đó.',
    duties: ['receive', 'control'],
  },
  {
    path: '/can-bo/nhat-ky/xem',
    label: 'Ai đã xem dữ liệu cá nhân',
    what: 'Mỗi trang, danh sách, tệp có dữ liệu của dân: ai xem, lúc nào, của hồ sơ nào; ai xem nhiều.',
    duties: ['control', 'oversee', 'administer'],
  },
  {
    path: '/can-bo/nhat-ky/thay-doi',
    label: 'Nhật ký thay đổi',
    what: 'Mọi thay đổi của quản trị, trước và sau.',
    duties: ['administer', 'control'],
  },
];

export const administration = new Hono<StaffEnv>()
  .get('/can-bo/quan-tri', (c) =>
    c.html(
      <StaffPage title="Quản trị" officer={c.var.officer} token={c.var.token} place="/can-bo/quan-tri">
        <h1>Quản trị</h1>
        <ul class="choice-list">
          {ROOMS.filter(({ duties }) => duties.some((duty) => c.var.officer.duties.includes(duty))).map(
            ({ path, label, what }) => (
              <li>
                <a href={path}>{label}</a>
                <span class="text-secondary"> {what}</span>
              </li>
            ),
          )}
        </ul>
      </StaffPage>,
    ),
  )
  .route('/', calendarPages)
  .route('/', absencePages)
  .route('/', settingsPages)
  .route('/', retentionPages)
  .route('/', changePages)
  .route('/', noticePages)
  .route('/', operationPages)
  .route('/', noticeTemplatePages)
  .route('/', slipWordPages)
  .route('/', accountPages)
  .route('/', officerPages)
  .route('/', unitPages);
