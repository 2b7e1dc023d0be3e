import type { Officer } from '../../features/organisation/index.ts';
import { servesCitizens } from '../../features/reception/index.ts';

export const HALL = '/can-bo/hang-cho';

const TABS: { path: string; label: string; open(officer: Officer): boolean }[] = [
  { path: HALL, label: 'Gọi số', open: servesCitizens },
  { path: `${HALL}/lich-hen`, label: 'Lịch hẹn', open: servesCitizens },
  { path: `${HALL}/so-lieu`, label: 'Số liệu', open: seesWaiting },
  {
    path: `${HALL}/cai-dat`,
    label: 'Quầy và lĩnh vực',
    open: (officer) => officer.duties.includes('administer'),
  },
];

/** Who may see how long people wait: those at desks, those who lead and control, and who sets up the hall. */
export function seesWaiting(officer: Officer): boolean {
  const led = ['oversee', 'control', 'administer'] as const;
  return servesCitizens(officer) || led.some((duty) => officer.duties.includes(duty));
}

/** The pages of the hall that are open to this officer. */
export function tabsOf(officer: Officer) {
  return TABS.filter((tab) => tab.open(officer));
}

export function Tabs({ officer, at }: { officer: Officer; at: string }) {
  const tabs = tabsOf(officer);
  if (tabs.length < 2) return null;
  return (
    <nav class="tally no-print" aria-label="Hàng chờ">
      {tabs.map((tab) => (
        <a href={tab.path} {...(tab.path === at && { 'aria-current': 'page' as const })}>
          {tab.label}
        </a>
      ))}
    </nav>
  );
}
