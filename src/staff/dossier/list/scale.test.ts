import ExcelJS from 'exceljs';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { dossierLife } from '../../../../test/dossier-life.ts';
import { parseLocal } from '../../../law/day.ts';

/** Years of a ward: mostly returned, some open, late, given and not received. */
const DOSSIERS = 100_000;
let at: TestDatabase;
let desk: Visitor;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-16T09:00'));
  await dossierLife(at).accept();
  const owner = new pg.Client({ connectionString: at.ownerUrl });
  await owner.connect();
  const columns = await owner.query(`select string_agg(quote_ident(column_name), ', ') as names
    from information_schema.columns where table_name = 'dossiers' and column_name not in ('id', 'code', 'client_key',
    'status', 'finished_at', 'returned_at', 'received_at', 'submitted_at', 'due_at', 'search_text', 'awaits_receipt')`);
  const { names } = columns.rows[0];
  await owner.query(`insert into dossiers (code, client_key, status, finished_at, returned_at, received_at, submitted_at,
      due_at, search_text, awaits_receipt, ${names})
    select code || '-' || n, gen_random_uuid(), case when open then 'in_process' else 'returned' end,
      case when not open then at + interval '1 day' end, case when not open then at + interval '2 days' end, at, at,
      at + interval '3 days', lower(code) || '-' || n || ' nguoi so ' || n, open and n % 400 = 0, ${names}
    from dossiers, lateral (select n, n % 40 = 0 as open, timestamptz '2026-11-16' - n * interval '10 minutes' as at
      from generate_series(1, ${DOSSIERS}) as n) as made`);
  await owner.query('analyze');
  await owner.end();
  desk = new Visitor(at);
  await desk.signIn('quay1');
});
afterAll(() => at.close());

/** The statements that a page sends, each with how PostgreSQL would do it. */
async function plansOf(query: string): Promise<string[]> {
  const sent: string[] = [];
  const listen = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first] = given as [{ text?: string; values?: unknown[] } | string];
    const text = typeof first === 'string' ? first : (first?.text ?? '');
    const values = (typeof first === 'string' ? given[1] : first?.values) as unknown[] | undefined;
    if (/^select .*from "dossiers"/.test(text)) statements.push({ text, values: values ?? [] });
    return (listen as (...all: unknown[]) => unknown).apply(this, given);
  } as typeof listen;
  const statements: { text: string; values: unknown[] }[] = [];
  try {
    expect((await desk.get(`/can-bo/${query}`)).status).toBe(200);
  } finally {
    pg.Client.prototype.query = listen;
  }
  const client = new pg.Client({ connectionString: at.ownerUrl });
  await client.connect();
  for (const { text, values } of statements) {
    const { rows } = await client.query(`explain ${text}`, values);
    sent.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
  }
  await client.end();
  return sent;
}

describe('with a hundred thousand dossiers', () => {
  it.each([
    'ho-so?viec=mine',
    'ho-so?viec=unit',
    'ho-so?viec=unit&chua-nhan=1',
    'ho-so?viec=overdue',
    'ho-so?viec=due_soon',
    'ho-so?viec=open',
    'ho-so?viec=all',
    'ho-so?viec=all&tinh-trang=submitted',
    'ho-so?viec=all&thu-tuc=1.000894',
    'ho-so?viec=all&q=so 77777',
    'ho-so?viec=all&q=H24105252611160001',
    'ho-so?viec=all&q=999000000042',
    'ho-so?viec=all&xep=oldest',
    'viec',
    'so-theo-doi?tu=2026-11-10&den=2026-11-10',
  ])('no row is read that /can-bo/%s need not show', async (query) => {
    const plans = await plansOf(query);
    expect(plans.length).toBeGreaterThan(0);
    for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on dossiers/);
  });

  it('half a year of the register is exported row by row, in little memory', async () => {
    const { count } = await at.database.db
      .selectFrom('dossiers')
      .select(sql<number>`count(*)`.as('count'))
      .where('received_at', '>=', parseLocal('2026-01-01T00:00'))
      .executeTakeFirstOrThrow();
    const answer = await desk.get('/can-bo/so-theo-doi.xlsx?tu=2026-01-01&den=2026-12-31');
    const before = process.memoryUsage().heapUsed;
    let most = 0;
    let size = 0;
    const chunks: Uint8Array[] = [];
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      size += chunk.length;
      most = Math.max(most, process.memoryUsage().heapUsed);
    }
    expect(count).toBeGreaterThan(40_000);
    expect(size).toBeGreaterThan(1_000_000);
    expect((most - before) / 1024 / 1024).toBeLessThan(250);
    const rows = new ExcelJS.stream.xlsx.WorkbookReader(
      (await import('node:stream')).Readable.from(chunks) as never,
      {},
    );
    let lines = 0;
    for await (const sheet of rows) for await (const _row of sheet) lines++;
    expect(lines).toBe(count + 1);
  });
});
