import type { Child } from 'hono/jsx';
import { isAtDesk, mayTakeDown } from '../features/feedback/index.ts';
import type { Officer } from '../features/organisation/index.ts';
import { FormToken } from '../ui/field.tsx';
import { BrandMark, HtmlDocument } from '../ui/page.tsx';
import { seesMoney } from './payments/rights.ts';
import { seesWaiting } from './reception/tabs.tsx';

interface StaffPageProps {
  title: string;
  officer: Officer;
  token: string;
  /** Which place of the navigation is open. */
  place?: string;
  /** Seconds after which the page is asked for anew where no script keeps it up to date. */
  refresh?: string | undefined;
  children: Child;
}

/** The places of the house as officers name them, and who has business there. */
const PLACES: { path: string; label: string; open(officer: Officer): boolean }[] = [
  { path: '/can-bo/viec', label: 'Việc hôm nay', open: (officer) => handlesDossiers(officer) },
  { path: '/can-bo/ke-hoach', label: 'Kế hoạch', open: () => true },
  { path: '/can-bo/ho-so', label: 'Hồ sơ', open: (officer) => handlesDossiers(officer) },
  { path: '/can-bo/ho-so/moi', label: 'Tiếp nhận', open: (officer) => officer.duties.includes('receive') },
  {
    path: '/can-bo/so-hoa',
    label: 'Số hóa',
    open: (officer) => officer.duties.some((duty) => duty === 'receive' || duty === 'examine'),
  },
  {
    path: '/can-bo/chung-thuc',
    label: 'Chứng thực',
    open: (officer) => officer.duties.some((duty) => duty === 'receive' || duty === 'sign'),
  },
  {
    path: '/can-bo/phat-hanh',
    label: 'Ký, phát hành',
    open: (officer) => officer.duties.some((duty) => duty === 'sign' || duty === 'stamp'),
  },
  { path: '/can-bo/van-ban', label: 'Văn bản', open: (officer) => handlesDossiers(officer) },
  {
    path: '/can-bo/phan-anh',
    label: 'Phản ánh',
    open: (officer) => isAtDesk(officer) || mayTakeDown(officer),
  },
  { path: '/can-bo/thu-phi', label: 'Thu phí', open: (officer) => seesMoney(officer) },
  { path: '/can-bo/hang-cho', label: 'Hàng chờ', open: (officer) => seesWaiting(officer) },
  { path: '/can-bo/chi-tieu', label: 'Chỉ tiêu', open: () => true },
  { path: '/can-bo/bao-cao', label: 'Báo cáo', open: () => true },
  {
    path: '/can-bo/thanh-pho',
    label: 'Các phường',
    open: (officer) => officer.overseesWards === true,
  },
  { path: '/can-bo/quy-trinh', label: 'Quy trình', open: () => true },
  { path: '/can-bo/tin-bai', label: 'Tin bài', open: () => true },
  { path: '/can-bo/to-chuc', label: 'Tổ chức', open: () => true },
  {
    path: '/can-bo/quan-tri',
    label: 'Quản trị',
    open: (officer) =>
      (['administer', 'control', 'oversee', 'review'] as const).some((duty) => officer.duties.includes(duty)),
  },
  {
    path: '/can-bo/nhat-ky',
    label: 'Nhật ký',
    open: (officer) => officer.duties.includes('administer') || officer.duties.includes('control'),
  },
];

/** Administrators keep accounts; they may not read dossiers. */
export function handlesDossiers(officer: Officer): boolean {
  return officer.duties.some((duty) => duty !== 'administer');
}

export function StaffPage({ title, officer, token, place, refresh, children }: StaffPageProps) {
  return (
    <HtmlDocument title={title} face="staff" refresh={refresh}>
      <header class="topbar no-print">
        <div class="container-xl staff-nav">
          <a class="brand" href="/can-bo">
            <BrandMark />
            <span>Một Cửa</span>
          </a>
          <nav aria-label="Các phần">
            {PLACES.filter((each) => each.open(officer)).map((each) => (
              <a href={each.path} {...(each.path === place && { 'aria-current': 'page' })}>
                {each.label}
              </a>
            ))}
          </nav>
          <a href="/can-bo/tai-khoan" title={officer.title}>
            {officer.displayName}
          </a>
          <form method="post" action="/dang-xuat">
            <FormToken value={token} />
            <button type="submit">Đăng xuất</button>
          </form>
        </div>
      </header>
      <main class="container-xl staff-main" id="noi-dung">
        {children}
      </main>
    </HtmlDocument>
  );
}
