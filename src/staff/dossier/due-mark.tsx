import { type DossierLine, TIMELINESS_LABELS, timeliness } from '../../features/dossiers/index.ts';
import { Status as StatusMark } from '../../ui/page.tsx';

const TONES = {
  early: 'good',
  on_time: 'good',
  late: 'bad',
  in_term: 'good',
  due_soon: 'warn',
  overdue: 'bad',
  no_term: 'none',
  paused: 'none',
  ended: 'none',
} as const;

/** Early, on time, soon, late: the word with its colour and icon. */
export function DueMark({
  line,
  now,
  soonUntil,
}: {
  line: Pick<DossierLine, 'dueAt' | 'finishedAt' | 'status'>;
  now: Date;
  soonUntil: Date;
}) {
  const found = timeliness(line, now, soonUntil);
  return <StatusMark tone={TONES[found]}>{TIMELINESS_LABELS[found]}</StatusMark>;
}
