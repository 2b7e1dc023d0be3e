import type { Child } from 'hono/jsx';
import type { Ward } from '../features/organisation/index.ts';
import { BrandMark, HtmlDocument } from '../ui/page.tsx';

const PLACES = [
  { path: '/thu-tuc', label: 'Thủ tục' },
  { path: '/tra-cuu', label: 'Tra cứu hồ sơ' },
  { path: '/ho-so-cua-toi', label: 'Hồ sơ của tôi' },
  { path: '/dat-lich', label: 'Đặt lịch hẹn' },
];

interface PortalPageProps {
  title: string;
  ward: Ward;
  place?: string;
  refresh?: string | undefined;
  children: Child;
}

export function PortalPage({ title, ward, place, refresh, children }: PortalPageProps) {
  return (
    <HtmlDocument title={title} face="portal" refresh={refresh}>
      <header class="topbar no-print">
        <div class="portal-top">
          <a class="brand" href="/">
            <BrandMark />
            <span>
              {ward.name.slice(0, 1).toUpperCase() + ward.name.slice(1)}
              <small>Trung tâm Phục vụ hành chính công</small>
            </span>
          </a>
          <nav aria-label="Các phần">
            {PLACES.map((each) => (
              <a href={each.path} {...(each.path === place && { 'aria-current': 'page' })}>
                {each.label}
              </a>
            ))}
          </nav>
        </div>
      </header>
      <main class="portal-main" id="noi-dung">
        {children}
      </main>
      <footer class="portal-foot no-print">
        <a href="/dang-nhap">Dành cho cán bộ</a>
      </footer>
    </HtmlDocument>
  );
}
