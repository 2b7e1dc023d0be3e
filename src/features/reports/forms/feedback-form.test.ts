import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { NAIVE_FEEDBACK } from '../../../../test/naive-feedback.ts';
import { instant } from '../../../law/day.ts';
import { FEEDBACK } from '../../../law/report-forms/feedback.ts';
import { seedFeedback } from '../../../seed/seed-feedback.ts';
import { composeReport } from '../content/compose.ts';
import { fillForm } from './fill-form.ts';
import { type CountsOfPeriod, narrow, readFormCounts } from './read-counts.ts';
import type { FilledForm } from './schema.ts';

let t: TestDatabase;
let owner: pg.Client;
const UNTIL = instant('2026-11-23', 600);

beforeAll(async () => {
  t = await testDatabase(UNTIL);
  await seedFeedback({ database: t.database, files: t.platform.files, wardId: t.wardId, until: UNTIL });
  owner = new pg.Client({ connectionString: t.ownerUrl });
  await owner.connect();
  await owner.query(NAIVE_FEEDBACK);
});
afterAll(async () => {
  await owner.end();
  await t.close();
});

const PERIODS: [string, string][] = [
  ...(
    [
      ['2025-12-15', '2026-03-15'],
      ['2026-03-15', '2026-06-15'],
      ['2026-06-15', '2026-09-15'],
    ] as const
  ).map(([from, to]): [string, string] => [from, to]),
  ['2026-09-01', '2026-10-01'],
  ['2026-10-01', '2026-11-01'],
  ['2026-09-14', '2026-09-15'],
];

const read = (from: string, to: string): Promise<CountsOfPeriod> =>
  readFormCounts(t.database.db, t.wardId, { from, to, asOf: UNTIL, forms: [FEEDBACK] });
const fill = (counts: CountsOfPeriod) =>
  fillForm(FEEDBACK, counts, { from: counts.from, to: counts.to, by: 'field' });
const cells = (form: FilledForm): Record<string, number> =>
  Object.fromEntries(form.columns.map(({ key }, at) => [key, form.rows[0]!.cells[at] ?? 0]));

/** The form by hand: an item at a time, from the raw steps. */
async function byHand(from: string, to: string): Promise<Record<string, number>> {
  const { rows } = await owner.query(
    `with items as (
       select i.*, coalesce(handled_on, ended_on) as closed_on,
         case jsonb_array_length(matters) when 2 then 'both' when 1 then matters ->> 0 else 'unclassified' end as matter,
         case when handled_on is not null then 'own' when ended_by = 'decline' then 'declined'
           when ended_by = 'redirect' then 'other' else 'merged' end as how
       from nf_items as i where ward_id = $1 and received_on < $3),
     stood as (select *, closed_on < $3 as settled from items where closed_on is null or closed_on >= $2)
     select count(*) as received, count(*) filter (where received_on >= $2) as new,
       count(*) filter (where received_on < $2) as "carried-over",
       count(*) filter (where matter = 'conduct') as conduct, count(*) filter (where matter = 'regulation') as regulation,
       count(*) filter (where matter = 'both') as both, count(*) filter (where matter = 'unclassified') as unclassified,
       count(*) filter (where settled) as settled, count(*) filter (where settled and how = 'own') as own,
       count(*) filter (where settled and how = 'other') as other, count(*) filter (where settled and how = 'declined') as declined,
       count(*) filter (where settled and how = 'merged') as merged,
       count(*) filter (where settled and matter = 'conduct') as "settled-conduct",
       count(*) filter (where settled and matter = 'regulation') as "settled-regulation",
       count(*) filter (where settled and matter = 'both') as "settled-both",
       count(*) filter (where settled and matter = 'unclassified') as "settled-unclassified",
       count(*) filter (where settled is not true) as pending,
       (select count(*) from items where handled_on is not null and published_on >= $2 and published_on < $3) as published,
       (select count(*) from nf_steps where ward_id = $1 and no = 1 and (payload ->> 'isAnonymous')::boolean
         and day >= $2 and day < $3) as anonymous
     from stood`,
    [t.wardId, from, to],
  );
  return Object.fromEntries(Object.entries(rows[0]).map(([key, value]) => [key, Number(value)]));
}

it('biểu II.05a bằng bản đếm tay từ các bước, các cột khớp nhau ở mọi bộ lọc, kỳ sau nhận đúng số kỳ trước để lại', async () => {
  const seen: Record<string, number> = {};
  for (const [from, to] of PERIODS) {
    const counts = await read(from, to);
    const filled = fill(counts);
    expect(filled.breaches).toEqual([]);
    expect({ from, ...cells(filled) }).toEqual({ from, ...(await byHand(from, to)) });
    for (const [key, value] of Object.entries(cells(filled))) seen[key] = (seen[key] ?? 0) + value;
    for (const unitId of new Set(counts.within.map((each) => each.unitId)))
      expect(fill(narrow(counts, { unitId })).breaches).toEqual([]);
  }
  expect(Object.entries(seen).filter(([, value]) => value === 0)).toEqual([]);
  const [spring, summer] = [cells(fill(await read(...PERIODS[1]!))), cells(fill(await read(...PERIODS[2]!)))];
  expect(summer['carried-over']).toBe(spring.pending);
});

it('báo cáo kể phần phản ánh, kiến nghị bằng chính các số của biểu', async () => {
  const [from, to] = PERIODS[2]!;
  const report = await composeReport(t.database.db, t.wardId, {
    ...{ kind: 'quarter', from, to, asOf: UNTIL, passages: {} },
  });
  const own = cells(fill(await read(from, to)));
  const { text } = report.sections.find(({ key }) => key === 'e')!;
  expect(text).toContain(`Tổng số phản ánh, kiến nghị phải xử lý là ${own.received}:`);
  expect(text).toContain(`Đã xử lý ${own.settled}: thuộc thẩm quyền ${own.own}`);
  expect(text).not.toContain('{{');
});
