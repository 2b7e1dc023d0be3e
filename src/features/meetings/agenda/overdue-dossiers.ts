import { formatDay } from '../../../law/day.ts';
import { EVER, readCounts } from '../../figures/index.ts';
import type { AgendaSource } from './source.ts';

/** How many dossiers each unit had overdue when the day began, the most first. */
export const overdueDossiers: AgendaSource = {
  code: 'overdue_dossiers',
  find: async ({ db, wardId, today, units }) => {
    const rows = await readCounts(db, {
      ...{ wardIds: [wardId], codes: ['own-overdue'], spans: [{ from: EVER, to: today }], by: ['unitId'] },
    });
    return rows
      .filter((row) => row.total > 0)
      .sort((a, b) => b.total - a.total)
      .map((row) => ({
        ...{
          kind: 'overdue_dossiers' as const,
          subject: `overdue/${row.unitId}`,
          unitId: row.unitId || null,
        },
        title: `Hồ sơ quá hạn của ${units.find((unit) => unit.id === row.unitId)?.name ?? 'đơn vị khác'}`,
        detail: `${row.total} hồ sơ quá hạn, tính đến đầu ngày ${formatDay(today)}.`,
        address: `/can-bo/ho-so?viec=overdue&don-vi=${row.unitId}`,
        task: null,
      }));
  },
};
