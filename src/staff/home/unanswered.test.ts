import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { dossierLife } from '../../../test/dossier-life.ts';
import { ownLife } from '../../../test/own-life.ts';
import { submitDossier } from '../../features/dossiers/index.ts';
import { parseLocal } from '../../law/day.ts';

let at: TestDatabase;
let life: ReturnType<typeof dossierLife>;
let own: ReturnType<typeof ownLife>;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-16T09:00'));
  life = dossierLife(at);
  own = ownLife(at);
});
afterAll(() => at.close());

async function submitted(): Promise<number> {
  const form = {
    ...{ clientKey: randomUUID(), procedureCode: '1.004873', termNo: 1, channel: 'online' as const },
    ...{ competentUnitId: at.officer('hotich').unitId, applicantKind: 'citizen' as const },
    applicantName: 'Người nộp thử',
  };
  const { dossierId } = await at.database.transact((tx) =>
    submitDossier(tx, at.platform.files, at.act('quay1'), { form, documents: [] }),
  );
  return dossierId;
}
async function listed(query: string): Promise<number[]> {
  const desk = new Visitor(at);
  await desk.signIn('quay1');
  const page = await (await desk.get(`/can-bo/ho-so?${query}`)).text();
  return [...page.matchAll(/href="\/can-bo\/ho-so\/(\d+)"/g)].map((match) => Number(match[1]));
}
async function alarm(): Promise<string | undefined> {
  const desk = new Visitor(at);
  await desk.signIn('quay1');
  const page = await (await desk.get('/can-bo/viec')).text();
  return /<strong>([^<]*)<\/strong> Quá giờ trả lời tiếp nhận/.exec(page)?.[1];
}

it('what came through the portal is counted and listed one minute after its eight working hours, not before', async () => {
  const online = await submitted();
  const asked = await life.accept();
  await life.take(asked, 'quay1', 'transfer');
  await life.assign(asked);
  await life.take(asked, 'hotich', 'request_supplement', { items: 'Bản sao', reason: 'Thiếu giấy tờ.' });
  expect(await listed('viec=open&da-bo-sung=1')).toEqual([]);
  await own.answer(asked);
  expect(await listed('viec=open&da-bo-sung=1')).toEqual([asked]);
  at.platform.setNow(parseLocal('2026-11-17T09:00'));
  expect(await alarm()).toBeUndefined();
  expect(await listed('viec=unanswered')).toEqual([]);
  at.platform.setNow(parseLocal('2026-11-17T09:01'));
  expect(await alarm()).toBe('2');
  expect(await listed('viec=unanswered')).toEqual([online, asked]);
  await life.take(asked, 'quay1', 'receive_supplement', {});
  await life.take(online, 'quay1', 'refuse', { reason: 'Không thuộc thẩm quyền.' });
  expect(await alarm()).toBeUndefined();
  expect(await listed('viec=unanswered')).toEqual([]);
});
