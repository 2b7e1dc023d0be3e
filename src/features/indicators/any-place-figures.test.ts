import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { dossierLife } from '../../../test/dossier-life.ts';
import { atOtherWard } from '../../../test/other-ward.ts';
import { parseLocal } from '../../law/day.ts';
import { type DossierIndicator, findIndicator } from './index.ts';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-16T09:00'));
});
afterAll(() => at.close());

/** Over how many dossiers of a ward a figure is taken in that month. */
async function over(code: string, wardId: number): Promise<number> {
  const indicator = findIndicator(code) as DossierIndicator;
  const bounds = [parseLocal('2026-11-01T00:00'), parseLocal('2026-12-01T00:00')];
  const [ratio] = await indicator.read(at.database.db, wardId, bounds, bounds[1]!);
  return ratio!.denominator;
}

const FIGURES = ['received-online', 'on-time', 'electronic-result'];
const figuresOf = (wardId: number) => Promise.all(FIGURES.map((code) => over(code, wardId)));

describe('a dossier that one ward receives and another resolves', () => {
  it('is received here, in time and with a result there, and in no figure twice', async () => {
    const { there, id, arrivedId } = await atOtherWard(at);
    expect([await figuresOf(at.wardId), await figuresOf(there.wardId)]).toEqual([
      [1, 0, 0],
      [0, 0, 0],
    ]);
    await there.resolve(arrivedId, 'stamp');
    await dossierLife(at).take(id, 'quay1', 'return_result', { receiver: 'Người nộp thử' });
    expect([await figuresOf(at.wardId), await figuresOf(there.wardId)]).toEqual([
      [1, 0, 0],
      [0, 1, 1],
    ]);
  });

  it('received here for a department of the city is received, and resolved nowhere in the installation', async () => {
    const before = await figuresOf(at.wardId);
    const life = dossierLife(at);
    const id = await life.accept({ forBody: 'Sở Xây dựng' });
    await life.take(id, 'quay1', 'forward');
    const result = { outcome: 'granted', number: '7/SXD', resultOn: '2026-11-16' };
    await life.take(id, 'quay1', 'note_result', result);
    await life.take(id, 'quay1', 'return_result', { receiver: 'Người nộp thử' });
    expect(await figuresOf(at.wardId)).toEqual([before[0]! + 1, before[1], before[2]]);
  });
});
