import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { BAD_WORD, type Clamd, startClamd } from '../../../test/clamd.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { EICAR, makeDocx, makePdf } from '../../../test/files.ts';
import { parseLocal } from '../../law/day.ts';

const PATH = '/can-bo/ho-so/moi';

let at: TestDatabase;
let desk: Visitor;
let clamd: Clamd;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-16T09:00'));
  desk = new Visitor(at);
  await desk.signIn('quay1');
  clamd = await startClamd();
});
afterAll(async () => {
  await clamd.close();
  await at.close();
});

/** Takes in a dossier with one scanned paper. */
async function intake(bytes: Uint8Array, channel: string): Promise<Response> {
  const fields = {
    ...{ clientKey: randomUUID(), procedureCode: '1.000656', channel, returnBy: 'post', answer: 'accept' },
    ...{ applicantKind: 'citizen', applicantName: `Người ${randomUUID()}`, applicantPhone: '0000001234' },
    ...{ competentUnitId: String(at.officer('hotich').unitId), termNo: '1', assistedOnline: '1' },
    ...{ 'doc.0.name': 'Tờ khai', 'doc.0.got': '1' },
    'doc.0.file': new File([bytes as Uint8Array<ArrayBuffer>], 'tờ khai.pdf'),
  };
  return desk.post(PATH, fields, `${PATH}?thu-tuc=1.000656`);
}
const pageOf = async (answer: Response) =>
  (await desk.get(answer.headers.get('location')!.split('?')[0]!)).text();
const count = async () =>
  (await at.database.db.selectFrom('files').select('sha256').where('name', '=', 'tờ khai.pdf').execute())
    .length;

it('an officer sees whether what came online was scanned', async () => {
  const unscanned = await pageOf(await intake(makePdf({ text: 'một' }), 'online'));
  expect(unscanned).toContain('Chưa quét vi-rút');
  at.platform.settings.clamd = clamd.address;
  const scanned = await pageOf(await intake(makePdf({ text: 'hai' }), 'online'));
  expect(scanned).toContain('Đã quét vi-rút');
  expect(scanned).not.toContain('Chưa quét vi-rút');
  at.platform.settings.clamd = null;
});

it('what an officer hands in is inspected and scanned too', async () => {
  at.platform.settings.clamd = clamd.address;
  const before = await count();
  for (const [bytes, words] of [
    [EICAR, 'mã độc'],
    [makePdf({ text: BAD_WORD }), 'mã độc'],
    [makePdf({ catalog: '/OpenAction <</S /JavaScript /JS (x)>>' }), 'JavaScript'],
    [makeDocx(), 'Chỉ nhận PDF, ảnh JPEG, ảnh PNG'],
  ] as const) {
    const answer = await intake(bytes, 'direct');
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(words)]);
  }
  expect(await count()).toBe(before);
  at.platform.settings.clamd = null;
});
