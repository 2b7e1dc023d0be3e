import {
  FigureReader,
  formatPercent,
  INDICATORS,
  type Indicator,
  percent,
  sumRatios,
} from '../../features/indicators/index.ts';
import { type LiveField, OWN_FIELDS } from '../../features/official-documents/index.ts';
import { findPlanInUse } from '../../features/plans/index.ts';
import { toLocalDay } from '../../law/day.ts';

const NO_DATA = 'chưa có dữ liệu';

function fieldOf(indicator: Indicator): LiveField {
  return {
    ...{ code: `chỉ số:${indicator.code}`, label: indicator.name, isFigure: indicator.kind !== 'missing' },
    async read(db, wardId, { asOf, period: { from, to } }) {
      if (indicator.kind === 'missing') return NO_DATA;
      const months = await new FigureReader(db, wardId, asOf).trend(indicator, from, to);
      const last = indicator.kind === 'catalogue' ? months.slice(-1) : months;
      const ratio = sumRatios(last);
      const value = percent(ratio);
      if (value === null) return NO_DATA;
      return `${formatPercent(value)} (${ratio.numerator}/${ratio.denominator})`;
    },
  };
}

const PLAN_FIELD: LiveField = {
  ...{ code: 'số nhiệm vụ', label: 'Số nhiệm vụ của kế hoạch năm', isFigure: false },
  async read(db, wardId, { asOf }) {
    const plan = await findPlanInUse(db, wardId, Number(toLocalDay(asOf).slice(0, 4)));
    return plan === null ? NO_DATA : String(plan.tasks.length);
  },
};

/** Every field that the desk may write into a document: the ward's own words, the plan, and each figure of the house. */
export const LIVE_FIELDS: readonly LiveField[] = [...OWN_FIELDS, PLAN_FIELD, ...INDICATORS.map(fieldOf)];
