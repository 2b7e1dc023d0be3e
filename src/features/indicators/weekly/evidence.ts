import { sql } from 'kysely';
import type { Day } from '../../../law/day.ts';
import { type Evidence, type EvidenceSource, matchSource } from '../../plans/index.ts';
import { isoWeekOf } from './week.ts';

/** The weeks whose figures were kept and so stand on the portal: the publication that QĐ 766 asks for, on the day it came out. */
export const weeklyEvidence: EvidenceSource = {
  code: 'weekly',
  matches: (task) => matchSource('weekly', task),
  find: async (db, wardId, { from, to }) => {
    const day = sql<Day>`min((taken_at at time zone 'Asia/Ho_Chi_Minh')::date)`;
    const rows = await db
      .selectFrom('weekly_figures')
      .select(['monday', day.as('day')])
      .where('ward_id', '=', wardId)
      .groupBy('monday')
      .having(sql<boolean>`${day} between ${from} and ${to}`)
      .orderBy('monday')
      .execute();
    return rows.map(({ monday, day: published }) => evidenceOf(monday, published));
  },
};

function evidenceOf(monday: Day, day: Day): Evidence {
  const { week, year } = isoWeekOf(monday);
  return {
    ...{ source: 'weekly', ref: `week/${monday}`, day, number: null, detail: null, doubt: null },
    title: `Công khai số liệu tuần ${week} năm ${year}`,
    ...{ address: '/cong-khai', kinds: ['weekly'] },
  };
}
