import type { Child } from 'hono/jsx';
import type { Ward } from '../features/organisation/index.ts';
import { formatTime } from '../law/day.ts';
import { assetUrl } from '../platform/http/assets.ts';
import { BrandMark, HtmlDocument } from '../ui/page.tsx';
import { addressIn, here, LANGS } from './here.ts';
import { VisitorBar } from './visitor-bar.tsx';
import { frameWords } from './words/frame.ts';

interface PortalPageProps {
  title: string;
  ward: Ward;
  place?: string;
  refresh?: string | undefined;
  /** One sentence for those who find the page elsewhere. */
  description?: string | undefined;
  /** The content is in the language of the request; else it is Vietnamese, and says so. */
  translated?: boolean;
  children: Child;
}

export function PortalPage(props: PortalPageProps) {
  const { title, ward, place, refresh, description, translated = false, children } = props;
  const w = frameWords();
  const { lang } = here();
  const isForeign = lang !== 'vi' && !translated;
  return (
    <HtmlDocument
      title={title}
      face="portal"
      refresh={refresh}
      lang={lang}
      skip={w.skip}
      head={<Head description={description} />}
    >
      <Downtime />
      <header class="topbar no-print">
        <div class="portal-top">
          <a class="brand" href="/">
            <BrandMark />
            <span>
              <span lang="vi">{ward.name.slice(0, 1).toUpperCase() + ward.name.slice(1)}</span>
              <small>{w.centre}</small>
            </span>
          </a>
          <nav aria-label={w.parts}>
            {placesOf(w).map((each) => (
              <a href={each.path} {...(each.path === place && { 'aria-current': 'page' })}>
                {each.label}
              </a>
            ))}
          </nav>
          <VisitorBar />
        </div>
      </header>
      <main class="portal-main" id="noi-dung" {...(isForeign && { lang: 'vi' })}>
        {isForeign && (
          <p class="notice" lang="en">
            {w.onlyVietnamese}
          </p>
        )}
        {children}
      </main>
      <Foot ward={ward} />
    </HtmlDocument>
  );
}

type FrameWords = ReturnType<typeof frameWords>;

const placesOf = (w: FrameWords) => [
  { path: '/thu-tuc', label: w.procedures },
  { path: '/tra-cuu', label: w.tracking },
  { path: '/dat-lich', label: w.booking },
  { path: '/tin-tuc', label: w.news },
];

const LANG_NAMES = { vi: 'Tiếng Việt', en: 'English' } as const;

/** What search engines, feed readers and home screens look for. */
function Head({ description }: { description: string | undefined }) {
  const { origin, address } = here();
  return (
    <>
      {description && <meta name="description" content={description} />}
      <link rel="canonical" href={origin + address} />
      {LANGS.map((lang) => (
        <link rel="alternate" hreflang={lang} href={origin + addressIn(lang)} />
      ))}
      <link rel="alternate" hreflang="x-default" href={origin + address} />
      <link rel="alternate" type="application/rss+xml" title="Tin tức" href="/tin-tuc.rss" />
      <link rel="alternate" type="application/rss+xml" title="Phản ánh, kiến nghị" href="/phan-anh.rss" />
      <link rel="manifest" href="/manifest.webmanifest" />
      <link rel="apple-touch-icon" href={assetUrl('icon-180.png')} />
    </>
  );
}

/** Standstills that hold now, on every page. */
function Downtime() {
  const w = frameWords();
  const { downtime } = here();
  if (downtime.length === 0) return null;
  return (
    <aside class="downtime" aria-label={w.downtime}>
      {downtime.map((each) => (
        <p>
          <b lang="vi">{each.title}</b>{' '}
          {each.shownUntil && (
            <>
              {w.until} {formatTime(each.shownUntil)}.{' '}
            </>
          )}
          <a href={`/tin-tuc/${each.slug}`}>
            {w.read}
            <span class="visually-hidden" lang="vi">
              : {each.title}
            </span>
          </a>
        </p>
      ))}
    </aside>
  );
}

function Foot({ ward }: { ward: Ward }) {
  const w = frameWords();
  const { lang } = here();
  const links = [
    ['/gioi-thieu', w.about],
    ['/cong-khai', w.figures],
    ['/phan-anh', w.feedback],
    ['/van-ban', w.documents],
    ['/du-lieu-mo', w.openData],
    ['/kiem-tra-van-ban', w.checking],
    ['/tro-nang', w.accessibility],
    ['/chinh-sach-du-lieu', w.privacy],
    ['/tin-tuc.rss', w.rss],
    ['/dang-nhap', w.officers],
  ] as const;
  return (
    <footer class="portal-foot no-print">
      <nav aria-label={w.more}>
        {links.map(([path, label]) => (
          <a href={path}>{label}</a>
        ))}
      </nav>
      <nav aria-label={w.language}>
        {LANGS.map((each) =>
          each === lang ? (
            <b lang={each}>{LANG_NAMES[each]}</b>
          ) : (
            <a href={addressIn(each)} lang={each} hreflang={each}>
              {LANG_NAMES[each]}
            </a>
          ),
        )}
      </nav>
      <p lang="vi">
        {ward.address}
        {ward.phone && `. ${w.phone}: ${ward.phone}`}
      </p>
    </footer>
  );
}
