import { formatDay } from '../../../law/day.ts';
import { findLastHeld, listConclusions, listPoints } from '../store.ts';
import type { AgendaSource } from './source.ts';

/** What the time before said about where it came from. */
const CARRIED = / ?Chuyển từ cuộc họp ngày [\d/]+\.$/;

/** What the last meeting had on its agenda of its own and left without a conclusion. What the system found is found again while it lasts. */
export const carriedPoints: AgendaSource = {
  code: 'carried',
  find: async ({ db, wardId }) => {
    const last = await findLastHeld(db, wardId);
    if (!last) return [];
    const [points, conclusions] = await Promise.all([
      listPoints(db, wardId, last.id),
      listConclusions(db, wardId, last.id),
    ]);
    return points
      .filter(({ kind, removedWhy }) => (kind === 'own' || kind === 'carried') && removedWhy === null)
      .filter(({ no }) => !conclusions.some((each) => each.pointNo === no))
      .map((point) => ({
        ...{ kind: 'carried' as const, subject: `point/${last.id}/${point.no}`, title: point.title },
        detail:
          `${point.detail.replace(CARRIED, '')} Chuyển từ cuộc họp ngày ${formatDay(last.heldOn)}.`.trim(),
        ...{ address: `/can-bo/giao-ban/${last.id}`, task: point.task, unitId: point.unitId },
      }));
  },
};
