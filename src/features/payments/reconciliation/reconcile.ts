import { sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { Problem } from '../../../platform/problem.ts';
import { openPaymentPlatform, type PaymentPlatform } from '../gateway/client.ts';
import { changeState } from '../intents/settle.ts';
import type { Intent, IntentState } from '../schema.ts';
import { findIntent } from '../store.ts';
import { OPEN_STATES } from '../workflow.ts';
import { type Asked, askAbout } from './ask.ts';

/** What came late is still looked for so long after a payment was begun. */
const LOOK_BACK_DAYS = 30;
const AT_ONCE = 4;
const MOST_A_RUN = 5000;
/** How long the clock leaves those alone that were given up, once they were asked about. */
const PAUSE_HOURS = 6;

/**
 * Asks the platform about every payment of which we are not sure yet, lets its answers count, and ends what is too old.
 * What differed is the report of the run. Two runs at once change nothing twice.
 * @throws Problem step_not_open when no platform is configured
 */
export async function reconcile(platform: Platform, wardId: number, by: number | null): Promise<number> {
  const peer = openPaymentPlatform(platform.settings.payments);
  if (peer === null)
    throw new Problem('step_not_open', 'Chưa kết nối nền tảng thanh toán nên không có gì để đối soát.');
  const ids = await listUnsure(platform.database.db, wardId, { now: platform.now(), pauseHours: 0 });
  return run(platform, peer, { wardId, by, ids });
}

/** The same by the clock: given-up payments are asked about less often, and where nothing is unsure nothing is written. */
export async function reconcileByClock(platform: Platform, wardId: number): Promise<void> {
  const peer = openPaymentPlatform(platform.settings.payments);
  const moment = { now: platform.now(), pauseHours: PAUSE_HOURS };
  const ids = peer === null ? [] : await listUnsure(platform.database.db, wardId, moment);
  if (peer !== null && ids.length > 0) await run(platform, peer, { wardId, by: null, ids });
  else await expireTransfers(platform, wardId);
}

interface Batch {
  wardId: number;
  by: number | null;
  ids: number[];
}

async function run(platform: Platform, peer: PaymentPlatform, { wardId, by, ids }: Batch): Promise<number> {
  const { database, now } = platform;
  const { id: runId } = await database.transact((tx) =>
    tx
      .insertInto('reconciliation_runs')
      .values({ ward_id: wardId, started_at: now(), started_by: by })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  const counts: Record<Asked, number> = { agreed: 0, mended: 0, unanswered: 0, open: 0, differs: 0 };
  for (let at = 0; at < ids.length; at += AT_ONCE)
    await Promise.all(
      ids.slice(at, at + AT_ONCE).map(async (id) => {
        const intent = await findIntent(database.db, wardId, id);
        counts[await askAbout(platform, peer, intent, runId)]++;
      }),
    );
  await expireTransfers(platform, wardId);
  await database.transact((tx) =>
    tx
      .updateTable('reconciliation_runs')
      .set({
        ...{ finished_at: now(), asked: ids.length, unanswered: counts.unanswered },
        ...{ agreed: counts.agreed + counts.open, mended: counts.mended },
      })
      .where('ward_id', '=', wardId)
      .where('id', '=', runId)
      .execute(),
  );
  return runId;
}

const GIVEN_UP: IntentState[] = ['failed', 'expired', 'cancelled'];

/** Payments through the platform that it has not confirmed for good: open ones, ended ones, and paid ones once. */
async function listUnsure(
  db: Db,
  wardId: number,
  { now, pauseHours }: { now: Date; pauseHours: number },
): Promise<number[]> {
  const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  const rows = await db
    .selectFrom('payment_intents')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('method', '=', 'platform')
    .where('created_at', '>', before(LOOK_BACK_DAYS * 24))
    .where((where) => where.or([where('checked_at', 'is', null), where('state', 'in', GIVEN_UP)]))
    .where((where) =>
      where.or([
        where('state', 'in', OPEN_STATES),
        where('asked_at', 'is', null),
        where('asked_at', '<=', before(pauseHours)),
      ]),
    )
    .orderBy(sql`asked_at nulls first`)
    .orderBy('id')
    .limit(MOST_A_RUN)
    .execute();
  return rows.map((row) => row.id);
}

/** A bank cannot be asked: transfers that nobody saw in time are given up, and stand again when somebody does. */
async function expireTransfers({ database, now }: Platform, wardId: number): Promise<void> {
  const rows = await database.db
    .selectFrom('payment_intents')
    .select('id')
    .where('ward_id', '=', wardId)
    .where('method', '=', 'vietqr')
    .where('state', '=', 'pending')
    .where('expires_at', '<=', now())
    .limit(MOST_A_RUN)
    .execute();
  for (const { id } of rows)
    await database.transact((tx) =>
      changeState(tx, { wardId, id } as Intent, {
        event: 'expire',
        at: now(),
        why: 'Quá thời gian chờ chuyển khoản.',
      }),
    );
}

export interface Run {
  id: number;
  startedAt: Date;
  startedBy: number | null;
  finishedAt: Date | null;
  asked: number;
  agreed: number;
  mended: number;
  unanswered: number;
}

export async function listRuns(db: Db, wardId: number, limit = 30): Promise<Run[]> {
  const rows = await runs(db, wardId)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toRun);
}

/** @throws Problem not_found */
export async function findRun(db: Db, wardId: number, id: number): Promise<Run> {
  const row = await runs(db, wardId).where('id', '=', id).executeTakeFirst();
  if (!row) throw new Problem('not_found', 'Không có lần đối soát này.');
  return toRun(row);
}

function runs(db: Db, wardId: number) {
  return db.selectFrom('reconciliation_runs').selectAll().where('ward_id', '=', wardId);
}

function toRun(row: {
  id: number;
  started_at: Date;
  started_by: number | null;
  finished_at: Date | null;
  asked: number;
  agreed: number;
  mended: number;
  unanswered: number;
}): Run {
  const { id, asked, agreed, mended, unanswered } = row;
  return {
    ...{ id, asked, agreed, mended, unanswered },
    ...{ startedAt: row.started_at, startedBy: row.started_by, finishedAt: row.finished_at },
  };
}

export interface Finding {
  id: number;
  runId: number | null;
  at: Date;
  kind: string;
  ours: string;
  theirs: string;
  result: string;
  dossierId: number;
  code: string;
  reference: string;
  amountVnd: number;
}

/** What a run found; without a run what messages brought to light, the newest first. */
export async function listFindings(
  db: Db,
  wardId: number,
  runId: number | null,
  limit = 5000,
): Promise<Finding[]> {
  const rows = await db
    .selectFrom('payment_findings as f')
    .innerJoin('payment_intents as i', (join) =>
      join.onRef('i.ward_id', '=', 'f.ward_id').onRef('i.id', '=', 'f.intent_id'),
    )
    .innerJoin('dossiers as d', (join) =>
      join.onRef('d.ward_id', '=', 'i.ward_id').onRef('d.id', '=', 'i.dossier_id'),
    )
    .select(['f.id', 'f.run_id', 'f.at', 'f.kind', 'f.ours', 'f.theirs', 'f.result'])
    .select(['i.reference', 'i.amount_vnd', 'd.code', 'd.id as dossier_id'])
    .where('f.ward_id', '=', wardId)
    .where('f.run_id', runId === null ? 'is' : '=', runId)
    .orderBy('f.id', runId === null ? 'desc' : 'asc')
    .limit(limit)
    .execute();
  return rows.map(({ run_id, dossier_id, amount_vnd, ...row }) => ({
    ...{ ...row, runId: run_id, dossierId: dossier_id, amountVnd: amount_vnd },
  }));
}

/** Messages that were refused, the newest first: forged, altered, about nothing of ours. */
export async function listRefusedMessages(db: Db, wardId: number, limit = 30) {
  return db
    .selectFrom('payment_messages')
    .select(['id', 'at', 'outcome', 'body', 'intent_id'])
    .where('ward_id', '=', wardId)
    .where('direction', '=', 'in')
    .where('outcome', 'not in', ['accepted', 'repeated'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
