import type { Child } from 'hono/jsx';
import { BrandMark, HtmlDocument } from '../ui/page.tsx';

const PLACES = [
  { path: '/thu-tuc', label: 'Thủ tục' },
  { path: '/tra-cuu', label: 'Tra cứu hồ sơ' },
];

export function PortalPage({ title, place, children }: { title: string; place?: string; children: Child }) {
  return (
    <HtmlDocument title={title} face="portal">
      <header class="topbar no-print">
        <div class="portal-top">
          <a class="brand" href="/">
            <BrandMark />
            <span>
              Phường Hải Dương
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
