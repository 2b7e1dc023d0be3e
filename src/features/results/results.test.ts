import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { draftFields, pdfsig, resultLife } from '../../../test/result-life.ts';
import { verifyDossiers } from '../dossiers/index.ts';
import { findDraft, saveDraft, signResults } from './index.ts';

let at: TestDatabase;
let life: Awaited<ReturnType<typeof resultLife>>;
beforeAll(async () => {
  at = await testDatabase();
  life = await resultLife(at);
});
afterAll(async () => {
  await life.authority.close();
  await at.close();
});

const numbers = () =>
  at.database.db.selectFrom('document_numbers').selectAll().orderBy('year').orderBy('number').execute();
const draftOf = async (id: number) => (await findDraft(at.database.db, await life.read(id)))!;

describe('a result from draft to issue', () => {
  it('is drafted, signed, numbered and sealed; pdfsig accepts both signatures', async () => {
    const id = await life.drafted();
    expect(await life.sign([id])).toMatchObject([{ why: null }]);
    expect((await draftOf(id)).approval).toMatchObject({ versionNo: 1, isVoid: false });
    expect(await life.issue([id])).toMatchObject([{ why: null }]);
    const dossier = await life.read(id);
    expect(dossier.state).toMatchObject({
      ...{ status: 'result_ready', resultNumber: '01/GXN-UBND', resultOn: '2026-11-23' },
    });
    const pdf = await life.fileOf(dossier);
    expect(pdfsig(pdf).slice(0, 2)).toEqual(['Signature is Valid.', 'Signature is Valid.']);
    const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
    expect(text).toContain('Số: 01/GXN-UBND');
    expect(text).toContain('Hải Dương, ngày 23 tháng 11 năm 2026');
    expect(text).toContain('Nguyễn Thị Thử Nghiệm');
    expect(await numbers()).toMatchObject([{ number: 1, state: 'issued', file: dossier.state.resultFile }]);
    expect((await verifyDossiers(at.database.db, at.wardId)).faults).toEqual([]);
  });
});
