import { toLocalDay } from '../../../law/day.ts';
import { formatPercent, percent, type TargetFigure } from '../../indicators/index.ts';
import type { AgendaSource } from './source.ts';

/** By how many percentage points a figure must have got worse to be talked about. */
const FALL = 2;

/** Figures of the plan that got worse between the last two whole months; each once, whatever targets it has. */
export const fallenFigures: AgendaSource = {
  code: 'fallen_figures',
  find: async ({ standings }) => {
    const figures = new Map(
      standings.flatMap((each) => each.figures).map((figure) => [figure.indicator.code, figure]),
    );
    return [...figures.values()].flatMap((figure) => {
      const fall = fallOf(figure);
      if (fall === null) return [];
      return [
        {
          ...{ kind: 'fallen_figure' as const, subject: `figure/${figure.indicator.code}` },
          ...{ title: figure.indicator.name, detail: fall, task: null, unitId: null },
          address: `/can-bo/chi-tieu/${figure.indicator.code}`,
        },
      ];
    });
  },
};

function fallOf({ trend, indicator }: TargetFigure): string | null {
  const [before, last] = trend.slice(0, -1).slice(-2);
  if (!before || !last) return null;
  const [then, now] = [percent(before), percent(last)];
  if (then === null || now === null) return null;
  const isDown = 'direction' in indicator && indicator.direction === 'down';
  if ((isDown ? now - then : then - now) < FALL) return null;
  const month = (at: Date) => `tháng ${Number(toLocalDay(at).slice(5, 7))}`;
  return `Từ ${formatPercent(then)} (${month(before.from)}) xuống ${formatPercent(now)} (${month(last.from)}).`.replace(
    'xuống',
    isDown ? 'lên' : 'xuống',
  );
}
