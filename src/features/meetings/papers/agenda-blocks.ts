import { formatDay } from '../../../law/day.ts';
import type { Block } from '../../official-documents/index.ts';
import { POINT_LABELS } from '../labels.ts';
import type { MeetingPoint } from '../schema.ts';

/** The points that stand, under the headings of their kinds in the order of the agenda. */
export function agendaBlocks(points: readonly MeetingPoint[]): Block[] {
  const standing = points.filter((each) => each.removedWhy === null);
  return standing.flatMap((point, at): Block[] => [
    ...(standing[at - 1]?.kind === point.kind
      ? []
      : [{ kind: 'heading' as const, level: 2 as const, text: POINT_LABELS[point.kind] }]),
    { kind: 'paragraph', text: `${at + 1}. ${point.title}` },
    ...(point.detail === '' ? [] : [{ kind: 'item' as const, text: point.detail }]),
  ]);
}

/** "8 giờ 00, ngày 23/11/2026, tại phòng họp" */
export function whenAndWhere(meeting: { fromMinute: number; heldOn: string; place: string }): string {
  const { fromMinute, heldOn, place } = meeting;
  const minute = String(fromMinute % 60).padStart(2, '0');
  return `${Math.floor(fromMinute / 60)} giờ ${minute}, ngày ${formatDay(heldOn)}, tại ${place}`;
}
