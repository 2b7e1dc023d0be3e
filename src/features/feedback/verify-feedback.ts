import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../platform/database/database.ts';
import { FEEDBACK_CHAIN_START, feedbackHash, hashOfWords } from './chain.ts';
import { columnsOf } from './save.ts';
import { type FeedbackState, foldFeedback } from './state.ts';
import { asStep } from './store.ts';

export interface FeedbackVerification {
  items: number;
  steps: number;
  faults: { code: string; what: string }[];
}

const BATCH = 500;

/**
 * Follows every petition of a ward: the chain of its steps, the original words by the hash that the receipt holds, and the row, which must
 * be the fold of the steps. Reads alone; in one snapshot.
 */
export async function verifyFeedback(tx: Tx, wardId: number): Promise<FeedbackVerification> {
  const found: FeedbackVerification = { items: 0, steps: 0, faults: [] };
  for (let after = 0; ; ) {
    const items = await tx
      .selectFrom('feedback_items')
      .selectAll()
      .where('ward_id', '=', wardId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    if (items.length === 0) return found;
    const ids = items.map(({ id }) => id);
    const steps = Map.groupBy(await stepsOf(tx, wardId, ids), (row) => row.feedback_id);
    const versions = await listMadeVersions(tx, wardId, ids);
    for (const item of items) {
      const chain = steps.get(item.id) ?? [];
      found.items++;
      found.steps += chain.length;
      const what = faultOf(item, chain) ?? lostVersion(item.id, chain, versions);
      if (what !== null) found.faults.push({ code: item.code, what });
    }
    after = ids.at(-1)!;
  }
}

function stepsOf(tx: Tx, wardId: number, ids: readonly number[]) {
  return tx
    .selectFrom('feedback_steps')
    .selectAll()
    .where('ward_id', '=', wardId)
    .where('feedback_id', 'in', ids)
    .orderBy('feedback_id')
    .orderBy('no')
    .execute();
}

/** Every version that was made of these items, as `id/version`. */
async function listMadeVersions(tx: Tx, wardId: number, ids: readonly number[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('feedback_publications')
    .select(['feedback_id', 'version'])
    .where('ward_id', '=', wardId)
    .where('feedback_id', 'in', ids)
    .execute();
  return new Set(rows.map(({ feedback_id, version }) => `${feedback_id}/${version}`));
}

type StepRow = Awaited<ReturnType<typeof stepsOf>>[number];

interface ItemRow extends ReturnType<typeof columnsOf> {
  code: string;
  channel: string;
  head_hash: Buffer;
  title: string;
  content: string;
  proposal: string;
  place: string;
  latitude: number | null;
  longitude: number | null;
  about_whom: string;
  source: string;
}

/** What is wrong with an item, in a Vietnamese clause; null when it is whole. */
function faultOf(item: Record<keyof ItemRow, unknown>, rows: readonly StepRow[]): string | null {
  const row = item as ItemRow;
  const broken = brokenStep(rows);
  if (broken !== null) return broken;
  if (!rows.at(-1)!.hash.equals(row.head_hash)) return 'mất bước cuối của chuỗi';
  let state: FeedbackState;
  try {
    state = foldFeedback(rows.map(asStep));
  } catch {
    return 'bước đầu không phải tiếp nhận';
  }
  const { words } = rows[0]!.payload as { words: string };
  if (hashOfWords(wordsOf(row)) !== words) return 'lời gốc đã bị sửa';
  const differing = Object.entries({ ...columnsOf(state), code: state.code, channel: state.channel }).find(
    ([name, value]) => !isDeepStrictEqual(value, row[name as keyof ItemRow]),
  );
  return differing ? `cột ${differing[0]} không đúng như các bước` : null;
}

/** Whatever was published can be read as it was shown. */
function lostVersion(id: number, rows: readonly StepRow[], versions: ReadonlySet<string>): string | null {
  const lost = rows
    .filter(({ step }) => step === 'publish')
    .map(({ payload }) => (payload as { version: number }).version)
    .find((version) => !versions.has(`${id}/${version}`));
  return lost === undefined ? null : `mất bản công khai ${lost}`;
}

function brokenStep(rows: readonly StepRow[]): string | null {
  let previous = FEEDBACK_CHAIN_START;
  for (const [at, row] of rows.entries()) {
    if (row.no !== at + 1) return `thiếu bước ${at + 1}`;
    const follows =
      row.previous_hash.equals(previous) &&
      feedbackHash(previous, asStep(row), row.client_key).equals(row.hash);
    if (!follows) return `chuỗi băm đứt ở bước ${row.no}`;
    previous = row.hash;
  }
  return rows.length === 0 ? 'không có bước nào' : null;
}

function wordsOf({ title, content, proposal, place, latitude, longitude, source, about_whom }: ItemRow) {
  return { title, content, proposal, place, latitude, longitude, aboutWhom: about_whom, source };
}
