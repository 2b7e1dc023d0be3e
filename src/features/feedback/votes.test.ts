import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { publishedFeedback, SHOWN } from '../../../test/published-feedback.ts';
import { changedTables, openSnapshots } from '../../../test/snapshot.ts';
import { readCounts } from '../figures/index.ts';
import { verifyFigures } from '../indicators/index.ts';
import { findOwnVote, findVotes, judgeAnswer } from './index.ts';

let at: TestDatabase;
let life: ReturnType<typeof publishedFeedback>;
let shots: Awaited<ReturnType<typeof openSnapshots>>;

beforeAll(async () => {
  at = await testDatabase();
  life = publishedFeedback(at);
  shots = await openSnapshots(at);
});
afterAll(async () => {
  await shots.close();
  await at.close();
});

const voter = (name: string = randomUUID()) => createHash('sha256').update(name).digest();
const judge = (code: string, isLike: boolean, ...voters: Buffer[]) =>
  at.database.transact((tx) => judgeAnswer(tx, at.wardId, { code, voters, isLike, now: at.platform.now() }));
async function satisfied(): Promise<[counted: number, total: number]> {
  const spans = [{ from: '2026-01-01', to: '2027-01-01' }];
  const asked = { wardIds: [at.wardId], codes: ['feedback-satisfied'], spans };
  const [row] = await readCounts(at.database.db, asked);
  return [row?.counted ?? 0, row?.total ?? 0];
}

it('a hundred voices at once are counted once each, and the figures with them', async () => {
  const { id, code } = await life.publish();
  const before = await satisfied();
  const voices = Array.from({ length: 100 }, (_, n) => ({ voter: voter(`${n}`), isLike: n % 3 === 0 }));
  await Promise.all(voices.map((each) => judge(code, each.isLike, each.voter)));
  expect(await findVotes(at.database.db, at.wardId, id)).toEqual({ likes: 34, dislikes: 66 });
  expect(await satisfied()).toEqual([before[0] - 1, before[1]]);
  // Each of them again, the other way round.
  await Promise.all(voices.map((each) => judge(code, !each.isLike, each.voter)));
  expect(await findVotes(at.database.db, at.wardId, id)).toEqual({ likes: 66, dislikes: 34 });
  expect(await satisfied()).toEqual(before);
  expect(await verifyFigures(at.database, at.wardId)).toMatchObject({ broken: [], differences: [] });
});

it('one voter in a race has one voice', async () => {
  const { id, code } = await life.publish();
  const own = voter();
  await Promise.all(Array.from({ length: 20 }, () => judge(code, true, own)));
  expect(await findVotes(at.database.db, at.wardId, id)).toEqual({ likes: 1, dislikes: 0 });
});

it('who was known otherwise before changes the voice that he gave', async () => {
  const { id, code } = await life.publish();
  const [citizen, browser] = [voter(), voter()];
  await judge(code, true, browser);
  await judge(code, false, citizen, browser);
  expect(await findVotes(at.database.db, at.wardId, id)).toEqual({ likes: 0, dislikes: 1 });
  expect(await findOwnVote(at.database.db, { wardId: at.wardId, id }, [citizen, browser])).toBe(false);
  expect(await findOwnVote(at.database.db, { wardId: at.wardId, id }, [voter()])).toBeNull();
});

it('is satisfied as long as not more dislike it than like it', async () => {
  const before = await satisfied();
  const { code } = await life.publish();
  await judge(code, false, voter());
  expect(await satisfied()).toEqual([before[0], before[1] + 1]);
  await judge(code, true, voter());
  expect(await satisfied()).toEqual([before[0] + 1, before[1] + 1]);
});

it.each(['answered', 'taken down', 'reopened', 'unknown'])('is refused of what is %s, alike', async (how) => {
  const item = how === 'answered' ? await life.answer(SHOWN) : await life.publish();
  if (how === 'taken down') await life.takeDown(item.id);
  if (how === 'reopened') await life.reopen(item.id);
  const before = await shots.take();
  const code = how === 'unknown' ? 'PAKN-2026-99999' : item.code;
  await expect(judge(code, true, voter())).rejects.toMatchObject({
    ...{ code: 'not_found', message: 'Không có trang này.' },
  });
  expect(changedTables(before, await shots.take())).toEqual([]);
});

it('comes while the item is taken down: whoever is first, no voice is on an item that is not shown', async () => {
  for (let turn = 0; turn < 5; turn++) {
    const { id, code } = await life.publish();
    const [voice] = await Promise.allSettled([judge(code, true, voter()), life.takeDown(id)]);
    const { likes } = await findVotes(at.database.db, at.wardId, id);
    expect(likes).toBe(voice.status === 'fulfilled' ? 1 : 0);
  }
  expect((await verifyFigures(at.database, at.wardId)).differences).toEqual([]);
});
