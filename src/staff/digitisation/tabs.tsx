import { SCANS, TRAY } from './own-batch.ts';

const TABS = [
  [SCANS, 'Còn phải số hóa'],
  [TRAY, 'Khay quét'],
] as const;

export function ScanTabs({ at }: { at: string }) {
  return (
    <nav class="tally no-print" aria-label="Số hóa">
      {TABS.map(([path, label]) => (
        <a href={path} {...(path === at && { 'aria-current': 'page' as const })}>
          {label}
        </a>
      ))}
    </nav>
  );
}
