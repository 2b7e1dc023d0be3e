import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Visitor } from '../../../../test/browse.ts';
import { citizenVisitor } from '../../../../test/citizens.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { pdfsig, resultLife } from '../../../../test/result-life.ts';
import { hashOf } from '../../../platform/files/file-store.ts';
import { drawSample } from '../../../seed/sample-paper.ts';
import { DEMO_PASSWORD } from '../../../seed/seed-organisation.ts';
import { findByCode, sealCopy, signCopy } from '../index.ts';

const PATH = '/can-bo/ban-sao-dien-tu';
const OWNER = '999000000123';

let at: TestDatabase;
let life: Awaited<ReturnType<typeof resultLife>>;
let scan: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  at = await testDatabase();
  life = await resultLife(at);
  scan = Uint8Array.from(await drawSample('Bằng tốt nghiệp thử'));
});
afterAll(async () => {
  await life.authority.close();
  await at.close();
});

const copies = () => at.database.db.selectFrom('electronic_copies').selectAll().orderBy('id').execute();
const book = () => at.database.db.selectFrom('certifications').selectAll().orderBy('id').execute();

function fields(change: Record<string, string | Blob> = {}): Record<string, string | Blob> {
  return {
    ...{ clientKey: randomUUID(), requester: 'Người nộp thử', personalId: OWNER, waiverReason: '' },
    ...{ document: 'Bằng tốt nghiệp', pages: '1', signerId: String(at.officer('phochutich').id) },
    file: new File([scan], 'bang.pdf', { type: 'application/pdf' }),
    ...change,
  };
}

it('a copy is made at the desk, signed, sealed, and fetched by its owner alone', async () => {
  const desk = new Visitor(at);
  await desk.signIn('quay1');
  const form = fields();
  for (let time = 0; time < 2; time++) expect((await desk.post(PATH, form)).status).toBe(303);
  const [copy] = await copies();
  expect(await book()).toMatchObject([{ kind: 'copy', number: copy!.number, fee_vnd: 2000 }]);
  expect(await findByCode(at.database.db, copy!.code)).toBeNull();

  const deed = (who: string, verb: typeof signCopy, secret = DEMO_PASSWORD) =>
    verb(at.platform, at.act(who), copy!.id, secret);
  await expect(deed('vanthu', sealCopy)).rejects.toMatchObject({ code: 'step_not_open' });
  await expect(deed('chutich', signCopy)).rejects.toMatchObject({ code: 'not_allowed' });
  await expect(deed('phochutich', signCopy, 'sai')).rejects.toMatchObject({ code: 'invalid' });
  expect(await copies()).toEqual([copy]);
  await Promise.all([deed('phochutich', signCopy), deed('phochutich', signCopy)]);
  await deed('vanthu', sealCopy);

  const [sealed] = await copies();
  const seen = await desk.get(`${PATH}/${copy!.id}/tep`);
  expect(hashOf(new Uint8Array(await seen.arrayBuffer()))).toBe(sealed!.sealed);
  const { visitor } = await citizenVisitor(at, { personalId: OWNER });
  expect(await (await visitor.get('/ho-so-cua-toi/ban-sao')).text()).toContain('Bằng tốt nghiệp');
  const answer = await visitor.get(`/ho-so-cua-toi/ban-sao/${copy!.id}`);
  const pdf = Buffer.from(await answer.arrayBuffer());
  expect(hashOf(pdf)).toBe(sealed!.sealed);
  expect(pdfsig(pdf).slice(0, 2)).toEqual(['Signature is Valid.', 'Signature is Valid.']);
  const text = execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8' });
  expect(text).toContain('CHỨNG THỰC BẢN SAO ĐÚNG VỚI BẢN CHÍNH');
  expect(text).toContain('Bằng tốt nghiệp thử');
  expect(await findByCode(at.database.db, copy!.code)).toMatchObject({ kind: 'copy', state: 'valid' });

  for (const other of [
    { personalId: '999000000456' },
    { personalId: OWNER, assurance: 1 as const, subject: 'b' },
  ]) {
    const stranger = (await citizenVisitor({ ...at }, other).catch(() => null))?.visitor;
    if (stranger) expect((await stranger.get(`/ho-so-cua-toi/ban-sao/${copy!.id}`)).status).toBe(404);
  }
});

it('what is refused leaves no line in the book', async () => {
  const desk = new Visitor(at);
  await desk.signIn('quay1');
  const before = [await book(), await copies()];
  const broken = new File([Buffer.from('%PDF-1.7 hỏng')], 'a.pdf', { type: 'application/pdf' });
  for (const change of [
    { document: '' },
    { pages: '0' },
    { file: '' },
    { file: broken },
    { personalId: '12' },
  ])
    expect([422, 413]).toContain((await desk.post(PATH, fields(change))).status);
  const clerk = new Visitor(at);
  await clerk.signIn('vanthu');
  expect((await clerk.post(PATH, fields())).status).toBe(403);
  expect([await book(), await copies()]).toEqual(before);
});
