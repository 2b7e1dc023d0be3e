import { OFFICIAL_STATE_LABELS, type OfficialState } from '../../features/official-documents/index.ts';
import type { ReportStanding } from '../../features/reports/index.ts';
import { Status } from '../../ui/page.tsx';

/** Where a report stands, and whether it is late. */
export function ReportMark({ standing, today }: { standing: ReportStanding; today: string }) {
  const { document, report, signedOn } = standing;
  const isLate = report.dueOn !== null && (signedOn ?? today) > report.dueOn;
  if (document?.state === 'issued')
    return <Status tone={isLate ? 'warn' : 'good'}>{`Đã phát hành ${document.number ?? ''}`}</Status>;
  const words = wordsOf(document?.state);
  if (isLate) return <Status tone="bad">{words}, quá hạn</Status>;
  return <Status tone={document ? 'warn' : 'none'}>{words}</Status>;
}

function wordsOf(state: OfficialState | undefined): string {
  if (state === undefined) return 'Đang soạn';
  return state === 'draft' ? 'Đã lập văn bản' : OFFICIAL_STATE_LABELS[state];
}
