import { formatDay } from '../../law/day.ts';
import type { CountedDay } from '../../law/due.ts';
import type { Happened } from './clock-changes.ts';
import type { Found } from './found.ts';

const EVENT_WORDS: Record<Happened['event'], string> = {
  supplement_asked: 'yêu cầu bổ sung, dừng tính',
  supplement_received: 'nhận đủ bổ sung',
  paused: 'dừng tính',
  resumed: 'tính tiếp',
  extended: 'xin lỗi và gia hạn',
};

const EFFECT_WORDS: Partial<Record<Happened['effect'], string>> = {
  resume: 'tính tiếp phần còn lại',
  restart: 'tính lại từ đầu',
};

/** The answer of `motcua due` for people: the due time, then every day that was counted or skipped, and why. */
export function asText(found: Found): string {
  const { procedure } = found;
  return [
    `Hẹn trả ${when(found.dueAt)}`,
    ...(found.remainingMinutes === null ? [] : [`Còn lại ${minutesText(found.remainingMinutes)}`]),
    ...(procedure === null ? [] : [`${procedure.code} ${procedure.name} – ${procedure.words}`]),
    `Tiếp nhận ${when(found.receivedAt)}. ${found.startsBecause}`,
    ...[found.receptionDay, ...found.days].map(dayLine),
    ...(found.changes.length > 0 ? [`Hẹn trả lần đầu ${when(found.firstDueAt)}`] : []),
    ...found.changes.flatMap(changeLines),
    ...found.steps.map(
      (each) =>
        `Bước ${each.no} (${each.limit ?? 'không tính thời gian'}): ${each.limit === null ? 'không có hạn' : when(each.dueAt)}`,
    ),
    '',
  ].join('\n');
}

function changeLines(change: Happened): string[] {
  const effect = EFFECT_WORDS[change.effect];
  const words = [EVENT_WORDS[change.event], change.event === 'resumed' ? undefined : effect];
  const left = change.remainingMinutes === null ? '' : `, còn ${minutesText(change.remainingMinutes)}`;
  return [
    `${change.at === null ? 'Sau đó' : when(change.at)}: ${words.filter(Boolean).join(', ')}${left}; hẹn trả ${when(change.dueAt)}`,
    ...(change.startsBecause ? [`  ${change.startsBecause}`] : []),
    ...(change.receptionDay ? [change.receptionDay, ...change.days!].map(dayLine) : []),
  ];
}

function dayLine({ on, counted, why, minutes }: CountedDay): string {
  return `  ${formatDay(on)} ${counted ? '+' : '–'} ${why}${minutes ? `: ${minutesText(minutes)}` : ''}`;
}

function minutesText(minutes: number): string {
  const whole = Math.round(minutes);
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  const words = [hours > 0 && `${hours} giờ`, (rest > 0 || hours === 0) && `${rest} phút`];
  return `${words.filter(Boolean).join(' ')} làm việc`;
}

function when(iso: string | null): string {
  return iso === null ? 'đang dừng tính' : `${iso.slice(11, 16)} ngày ${formatDay(iso.slice(0, 10))}`;
}
