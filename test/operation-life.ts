import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { asOwner } from '../src/platform/database/database.ts';
import { enqueue } from '../src/platform/jobs/jobs.ts';
import type { TestDatabase } from './database.ts';

/** A number and an address that a peer's error may quote; no page may. */
export const QUOTED = { id: '001099000777', mail: 'nguoi.nop@example.com' };

/** A notice that is not there, so that this job is told from others. */
const GONE = 999_999_999;

/** A ward some of whose work went wrong: a job given up, one that waits, a gateway and a database that did not answer, a certificate that ends. */
export async function troubledWard(at: TestDatabase): Promise<{ ownJob: number; foreignJob: number }> {
  const now = at.platform.now();
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const dead = async (wardId: number) => {
    await at.database.transact((tx) =>
      enqueue(tx, 'notices.send', { wardId, noticeId: GONE }, { now: ago(60) }),
    );
    const error = `Máy chủ thư từ chối <${QUOTED.mail}>, số ${QUOTED.id} của phường ${wardId}`;
    const { rows } = await sql<{
      id: number;
    }>`update jobs set dead_at = ${now}, attempts = 12, last_error = ${error}
      where dead_at is null and payload->>'noticeId' = ${String(GONE)} returning id`.execute(
      at.database.db as never,
    );
    return rows[0]!.id;
  };
  const ownJob = await dead(at.wardId);
  const foreignJob = await dead(at.wardId + 1);
  await at.database.transact((tx) =>
    enqueue(tx, 'digitisation.read-page', { wardId: at.wardId, fileId: 1, pageId: 1 }, { now: ago(10) }),
  );
  await asOwner(at.ownerUrl, async ({ db }) => {
    for (const [minutes, reason] of [
      [5, 'Quá thời gian chờ.'],
      [50, 'Máy chủ báo lỗi 502.'],
    ] as const)
      await sql`insert into lookups (ward_id, asked_at, database, adapter, procedure_code, paper, legal_basis, subject_of,
          subject_mask, subject_hash, outcome, reason, checked_at, duration_ms, client_key)
        values (${at.wardId}, ${ago(minutes)}, 'population', 'network', '1.004873', 'Giấy', 'Luật', 'applicant',
          '•••777', '\\x00', 'timed_out', ${reason}, ${ago(minutes)}, 4000, ${randomUUID()})`.execute(db);
    const notice = (
      state: string,
      why: string,
    ) => sql`insert into notices (ward_id, event, channel, recipient, subject_code,
        values, state, why, attempts, created_at, client_key)
      values (${at.wardId}, 'accepted', 'mail', ${QUOTED.mail}, 'H24.1', '{}', ${state}, ${why}, 12, ${ago(60)},
        ${randomUUID()})`;
    await notice('dead', `Máy chủ thư chưa nhận (ECONNREFUSED) ${QUOTED.mail}.`).execute(db);
    const ends = (days: number) => new Date(now.getTime() + days * 86_400_000);
    for (const [officerId, until] of [
      [null, ends(10)],
      [at.officer('hotich').id, ends(-3)],
      [at.officer('vanhoa').id, ends(90)],
    ] as const)
      await sql`insert into certificates (ward_id, officer_id, kind, certificate, chain, subject, issuer, serial, valid_from,
          valid_until, token_label, token_key, added_at, client_key)
        values (${at.wardId}, ${officerId}, 'pkcs11', '\\x00', '{}', 'CN=x', 'CN=y', '1', ${ends(-300)}, ${until}, 't', '01',
          ${ends(-300)}, ${randomUUID()})`.execute(db);
  });
  return { ownJob, foreignJob };
}
