import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { openOwner, type Tx } from '../../platform/database/database.ts';
import type { DossierIndicator, IndicatorRow, Part, Period } from './indicator.ts';
import { INDICATORS } from './indicators.ts';
import { countPapersAsked } from './papers-asked.ts';
import { monthBounds, spansOf, startOf } from './period.ts';

const NOW = new Date('2026-11-23T03:00:00Z');
const YEAR: Period = { from: startOf('2026-01-01'), to: startOf('2027-01-01') };
const DOSSIERS = INDICATORS.filter((each): each is DossierIndicator => each.kind === 'dossiers');

interface Sample {
  received: string;
  /** Payments: how, when, and whether the money settled nothing. */
  payments?: { method: string; at: string | null; isOwedBack?: boolean; state?: string }[];
  due?: string | null;
  finished?: string | null;
  status?: string;
  channel?: string;
  origin?: string;
  isDocument?: boolean;
  hasFile?: boolean;
  documents?: { source: string; file?: boolean; exempt?: boolean; reusable?: boolean; lookup?: string }[];
}

/** One dossier for each reason why a figure counts it or not. */
const SAMPLES: Sample[] = [
  {
    received: '2026-01-01T00:00:00+07:00',
    payments: [{ method: 'platform', at: '2026-01-01T00:00:00+07:00' }],
    due: '2026-01-05T10:00:00+07:00',
    finished: '2026-01-05T10:00:00+07:00',
    channel: 'online',
    hasFile: true,
  },
  {
    received: '2025-12-31T23:59:59+07:00',
    payments: [{ method: 'vietqr', at: '2026-05-05T09:00:00+07:00' }],
    due: '2026-01-05T10:00:00+07:00',
    finished: '2026-01-05T10:00:01+07:00',
  },
  {
    received: '2026-03-31T23:59:59+07:00',
    payments: [{ method: 'cash', at: '2026-05-06T09:00:00+07:00', state: 'refunded' }],
    due: '2026-04-02T10:00:00+07:00',
    finished: '2026-04-01T09:00:00+07:00',
    channel: 'online',
  },
  {
    received: '2026-04-01T00:00:00+07:00',
    payments: [
      { method: 'platform', at: '2026-05-06T09:00:00+07:00', isOwedBack: true, state: 'refund_requested' },
    ],
    due: '2026-04-02T10:00:00+07:00',
    status: 'in_process',
    documents: [{ source: 'database', reusable: true, lookup: 'found' }],
  },
  {
    received: '2026-05-05T09:00:00+07:00',
    payments: [{ method: 'platform', at: '2025-12-31T23:59:59+07:00' }],
    due: '2026-12-02T10:00:00+07:00',
    status: 'in_process',
    documents: [{ source: 'copy', reusable: true }],
  },
  {
    received: '2026-05-06T09:00:00+07:00',
    payments: [{ method: 'platform', at: '2026-03-31T23:59:59+07:00' }],
    due: null,
    finished: '2026-05-06T10:00:00+07:00',
    isDocument: false,
    documents: [{ source: 'copy', file: true }],
  },
  {
    received: '2026-05-07T09:00:00+07:00',
    payments: [{ method: 'platform', at: null, state: 'pending' }],
    due: '2026-05-08T10:00:00+07:00',
    finished: '2026-05-07T10:00:00+07:00',
    status: 'refused',
  },
  {
    received: '2026-05-08T09:00:00+07:00',
    due: '2026-05-09T10:00:00+07:00',
    status: 'awaiting_supplement',
    documents: [{ source: 'copy', reusable: true, lookup: 'not_found' }],
  },
  {
    received: '2026-06-01T09:00:00+07:00',
    due: '2026-06-03T10:00:00+07:00',
    finished: '2026-06-02T10:00:00+07:00',
    origin: 'paper_book',
    hasFile: true,
    documents: [{ source: 'original' }, { source: 'shown' }],
  },
  {
    received: '2026-06-02T09:00:00+07:00',
    due: '2026-06-03T10:00:00+07:00',
    finished: '2026-06-02T10:00:00+07:00',
    hasFile: true,
    documents: [{ source: 'original', exempt: true }, { source: 'reused' }],
  },
];

/** Numerator and denominator of the whole year, counted by hand from the samples. */
const EXPECTED: Record<string, [number, number]> = {
  'received-online': [2, 9],
  'on-system': [8, 9],
  'on-time': [4, 6],
  'step-on-time': [0, 0],
  'processed-online': [1, 6],
  digitised: [3, 6],
  'electronic-result': [3, 5],
  reuse: [2, 4],
  'reuse-papers': [2, 4],
  'papers-not-asked': [1, 3],
  'look-up-failures': [1, 2],
  'asked-again': [1, 3],
  'payments-online': [2, 4],
};

let t: TestDatabase;

async function keepLookup(tx: Tx, outcome: string): Promise<number> {
  const { id } = await tx
    .insertInto('lookups')
    .values({
      ...{ ward_id: t.wardId, asked_at: NOW, checked_at: NOW, database: 'population', adapter: 'network' },
      ...{ procedure_code: '1.000894', paper: 'Giấy tờ', legal_basis: '', subject_of: 'applicant' },
      ...{
        subject_mask: '',
        subject_hash: Buffer.alloc(32),
        outcome,
        duration_ms: 1,
        client_key: randomUUID(),
      },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

beforeAll(async () => {
  t = await testDatabase(NOW);
  const owner = openOwner(t.ownerUrl);
  await owner.transact(async (tx) => {
    const procedure = await tx
      .selectFrom('procedure_versions')
      .selectAll()
      .limit(1)
      .executeTakeFirstOrThrow();
    const unit = await tx.selectFrom('units').selectAll().limit(1).executeTakeFirstOrThrow();
    const sha256 = 'a'.repeat(64);
    const file = {
      ward_id: t.wardId,
      sha256,
      name: 'a.pdf',
      media_type: 'application/pdf',
      size: 1,
      created_at: NOW,
    };
    await tx.insertInto('files').values(file).execute();
    const shift = await tx
      .insertInto('cash_shifts')
      .values({
        ...{ ward_id: t.wardId, officer_id: t.officer('quay1').id, opened_at: NOW, opening_vnd: 0 },
        client_key: randomUUID(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const [at, sample] of SAMPLES.entries()) {
      const { id } = await tx
        .insertInto('dossiers')
        .values({
          ward_id: t.wardId,
          code: `T${at}`,
          client_key: randomUUID(),
          procedure_code: procedure.code,
          procedure_version: procedure.version,
          channel: sample.channel ?? 'direct',
          origin: sample.origin ?? 'system',
          applicant_kind: 'citizen',
          applicant_name: 'Người nộp',
          search_text: '',
          competent_unit_id: unit.id,
          holder_unit_id: unit.id,
          submitted_at: sample.received,
          received_at: sample.received,
          due_at: sample.due ?? null,
          status: sample.status ?? 'returned',
          status_at: sample.received,
          step_count: 1,
          head_hash: Buffer.alloc(32),
          finished_at: sample.finished ?? null,
          result_is_document: sample.isDocument ?? true,
          result_file: sample.hasFile ? sha256 : null,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      for (const payment of sample.payments ?? [])
        await tx
          .insertInto('payment_intents')
          .values({
            ...{ ward_id: t.wardId, dossier_id: id, reference: `R${at}`, client_key: randomUUID() },
            ...{ method: payment.method, place: 'desk', amount_vnd: 8000, expires_at: NOW, created_at: NOW },
            ...{ state: payment.state ?? 'succeeded', settled_at: payment.at },
            is_owed_back: payment.isOwedBack ?? false,
            shift_id: payment.method === 'cash' ? shift.id : null,
          })
          .execute();
      for (const [no, document] of (sample.documents ?? []).entries())
        await tx
          .insertInto('dossier_documents')
          .values({
            ward_id: t.wardId,
            dossier_id: id,
            no: no + 1,
            name: 'Giấy tờ',
            source: document.source,
            reusable: document.reusable ?? false,
            file: document.file ? sha256 : null,
            scan_exempt_reason: document.exempt ? 'miễn' : null,
            lookup_id: document.lookup ? await keepLookup(tx, document.lookup) : null,
          })
          .execute();
    }
  });
  await owner.close();
});

afterAll(() => t.close());

async function allRows(indicator: DossierIndicator, period: Period, part: Part): Promise<IndicatorRow[]> {
  const found: IndicatorRow[] = [];
  for (let after: IndicatorRow | null = null; ; ) {
    const page: IndicatorRow[] = await indicator.rows(t.database.db, t.wardId, period, NOW, {
      part,
      after,
      limit: 2,
    });
    found.push(...page);
    after = page.at(-1) ?? null;
    if (after === null) return found;
  }
}

describe.each(DOSSIERS)('$code', (indicator) => {
  test('đếm đúng như đếm tay', async () => {
    const [ratio] = await indicator.read(t.database.db, t.wardId, [YEAR.from, YEAR.to], NOW);
    expect([ratio!.numerator, ratio!.denominator]).toEqual(EXPECTED[indicator.code]);
  });

  test('các tháng cộng lại bằng cả năm, và mỗi tháng bằng số dòng của nó', async () => {
    const bounds = monthBounds('2026-01-01', '2027-01-01');
    const months = await indicator.read(t.database.db, t.wardId, bounds, NOW);
    const [year] = await indicator.read(t.database.db, t.wardId, [YEAR.from, YEAR.to], NOW);
    expect(months.reduce((sum, each) => sum + each.denominator, 0)).toBe(year!.denominator);
    for (const [at, span] of spansOf(bounds).entries()) {
      const counted = await allRows(indicator, span, 'numerator');
      const rest = await allRows(indicator, span, 'rest');
      expect(counted).toHaveLength(months[at]!.numerator);
      expect(counted.length + rest.length).toBe(months[at]!.denominator);
    }
  });

  test('không dòng nào hai lần, không dòng nào ở cả hai phần', async () => {
    const rows = [
      ...(await allRows(indicator, YEAR, 'numerator')),
      ...(await allRows(indicator, YEAR, 'rest')),
    ];
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
  });

  test('chưa có gì xảy ra thì mẫu số là 0', async () => {
    const past = startOf('2020-01-01');
    const [ratio] = await indicator.read(t.database.db, t.wardId, [YEAR.from, YEAR.to], past);
    expect(ratio).toEqual({ numerator: 0, denominator: 0 });
  });

  test('phần chia nhỏ cộng lại bằng mẫu số', async () => {
    if (!indicator.breakdown) return;
    const parts = await indicator.breakdown(t.database.db, t.wardId, YEAR, NOW);
    expect(parts.reduce((sum, each) => sum + each.count, 0)).toBe(EXPECTED[indicator.code]![1]);
  });
});

test('mỗi chỉ tiêu trên danh mục: danh sách bằng con số', async () => {
  for (const indicator of INDICATORS) {
    if (indicator.kind !== 'catalogue') continue;
    const [ratio] = await indicator.readOn(t.database.db, t.wardId, ['2026-11-23']);
    const counted = await indicator.listOn(t.database.db, t.wardId, '2026-11-23', 'numerator');
    const rest = await indicator.listOn(t.database.db, t.wardId, '2026-11-23', 'rest');
    expect([counted.length, counted.length + rest.length]).toEqual([ratio!.numerator, ratio!.denominator]);
  }
});

test('giấy tờ đếm theo cùng điều kiện với hồ sơ', async () => {
  expect(await countPapersAsked(t.database.db, t.wardId, YEAR)).toEqual({
    ...{ given: 1, askedAfterLookup: 1, askedWrongly: 1 },
  });
});
