import type { Officer } from '../../features/organisation/index.ts';
import { TYPING_DUTIES } from '../../features/surveys/index.ts';

export const PLACE = '/can-bo/hai-long';

const TABS: { path: string; label: string; open(officer: Officer): boolean }[] = [
  { path: PLACE, label: 'Kết quả', open: () => true },
  { path: `${PLACE}/theo-doi`, label: 'Theo dõi đánh giá thấp', open: () => true },
  {
    path: `${PLACE}/phieu-giay`,
    label: 'Nhập phiếu giấy',
    open: ({ duties }) => TYPING_DUTIES.some((duty) => duties.includes(duty)),
  },
  {
    path: `${PLACE}/doi-chieu`,
    label: 'Đối chiếu phiếu',
    open: ({ duties }) => duties.includes('control'),
  },
];

/** The pages of satisfaction that an officer may open. */
export function Tabs({ officer, path }: { officer: Officer; path: string }) {
  return (
    <nav class="period-links no-print" aria-label="Mức độ hài lòng">
      {TABS.filter((tab) => tab.open(officer)).map((tab) => (
        <a href={tab.path} {...(tab.path === path && { 'aria-current': 'page' as const })}>
          {tab.label}
        </a>
      ))}
    </nav>
  );
}
