import { sql } from 'kysely';
import { SEND_NOTICE } from '../../src/features/notices/index.ts';
import { asOwner } from '../../src/platform/database/database.ts';
import type { Ledger } from './ledger.ts';
import type { Load } from './load.ts';

/** What became of the writes that the clients' ledger knows; counts. */
interface Outcome {
  acknowledged: number;
  /** Sent, and never answered: either is right. */
  unsure: number;
  /** Acknowledged, and not there. */
  lost: number;
  /** There more than once. */
  doubled: number;
  /** There, and sent by nobody. */
  unknown: number;
}

/** Compares the ledger with the petitions, dossiers and steps in the database. */
export async function judge(ownerUrl: string, ledger: Ledger): Promise<Outcome> {
  const there = await findWritten(ownerUrl);
  const sent = [...ledger.entries()];
  const acknowledged = sent.filter(([, code]) => code !== null);
  return {
    acknowledged: acknowledged.length,
    unsure: sent.length - acknowledged.length,
    lost: acknowledged.filter(([mark, code]) => !there.get(mark)?.includes(code!)).length,
    doubled: [...there.values()].filter((found) => found.length > 1).length,
    unknown: [...there.keys()].filter((mark) => !ledger.entries().has(mark)).length,
  };
}

export function isClean({ acknowledged, lost, doubled, unknown }: Outcome): boolean {
  return acknowledged > 0 && lost + doubled + unknown === 0;
}

/** The lines that end a report. */
export function tell(
  outcome: Outcome,
  load: Load,
  ledger: Ledger,
  verified: { code: number | null; out: string },
): string[] {
  return [
    `lần ghi đã được xác nhận: ${outcome.acknowledged}, gửi lại ${ledger.repeats()}, chưa rõ ${outcome.unsure}`,
    `câu trả lời: ${[...load.answers].map(([status, count]) => `${status || 'đứt'} ${count}`).join(', ')}`,
    `mất: ${outcome.lost}`,
    `ghi đôi: ${outcome.doubled}`,
    `có mà không ai gửi: ${outcome.unknown}`,
    `motcua verify: ${verified.code === 0 ? 'không sai' : `mã ${verified.code}\n${verified.out.slice(-2000)}`}`,
  ];
}

/** What is there, by its mark: a petition's stands in its words, a step's (the first is the dossier's) is the key of its form. */
async function findWritten(ownerUrl: string): Promise<Map<string, string[]>> {
  const rows = await asOwner(ownerUrl, async ({ db }) => {
    const found = await sql<{ mark: string; codes: string[] }>`
      select substring(content from '[0-9a-f-]{36}') as mark, array_agg(code) as codes from feedback_items
      where content like 'Thử tải %' group by 1
      union all select client_key::text, array_agg(dossier_id::text) from dossier_steps group by 1`.execute(
      db,
    );
    return found.rows;
  });
  return new Map(rows.map(({ mark, codes }) => [mark, codes]));
}

/** For how long messages are waited for once the network is whole, in milliseconds: they are tried less and less often. */
const PATIENCE_MS = 120_000;

/**
 * Messages about accepted dossiers that did not arrive: those that will be sent again at their time, and those that are lost: never
 * queued, said to be sent and never taken, or with nobody to send them again.
 */
export async function findUntold(
  ownerUrl: string,
  taken: ReadonlySet<string>,
): Promise<{ waiting: number; lost: number }> {
  for (const until = Date.now() + PATIENCE_MS; ; await new Promise((wake) => setTimeout(wake, 1000))) {
    const rows = await asOwner(ownerUrl, async ({ db }) => {
      const found = await sql<{ key: string | null; state: string | null; is_waiting: boolean }>`
        select n.client_key || '-' || n.channel as key, n.state, exists (select from jobs as j where j.finished_at is null
          and j.dead_at is null and j.task = ${SEND_NOTICE} and j.payload->>'noticeId' = n.id::text) as is_waiting
        from dossiers as d left join notices as n on n.ward_id = d.ward_id and n.subject_code = d.code
          and n.event = 'accepted'`.execute(db);
      return found.rows;
    });
    const waiting = rows.filter((row) => row.state !== 'sent' && row.is_waiting).length;
    const arrived = rows.filter((row) => row.state === 'sent' && taken.has(row.key!)).length;
    if (waiting === 0 || Date.now() > until) return { waiting, lost: rows.length - waiting - arrived };
  }
}
