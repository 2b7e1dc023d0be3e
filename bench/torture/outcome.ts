import pg from 'pg';
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

/** Compares the ledger with the petitions in the database. */
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

/** The petitions that are there, by the mark in their words. */
async function findWritten(ownerUrl: string): Promise<Map<string, string[]>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ mark: string; codes: string[] }>(
    `select substring(content from '[0-9a-f-]{36}') as mark, array_agg(code) as codes from feedback_items where content like 'Thử tải %' group by 1`,
  );
  await client.end();
  return new Map(rows.map(({ mark, codes }) => [mark, codes]));
}
