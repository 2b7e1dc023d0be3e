import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveCertificates } from '../../../../test/certificates.ts';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { officialLife } from '../../../../test/official-life.ts';
import { readPdfText } from '../../../../test/pdf-text.ts';
import { pdfsig } from '../../../../test/result-life.ts';
import { DOCUMENT_KINDS, OFFICIAL_KINDS } from '../../../law/document-kinds.ts';
import { findStoredFile } from '../../../platform/files/stored-file.ts';
import { DEMO_PASSWORD } from '../../../seed/seed-organisation.ts';
import { bookFaults } from '../../dossiers/numbering/register.ts';
import { RESULT_TEMPLATES } from '../../results/index.ts';
import { findOfficialByCode, listDeliveries, listIssuedFor, listReceived } from '../index.ts';
import { bookOf } from './book-of.ts';
import { acknowledge } from './deliver.ts';
import { issueDocument } from './issue-document.ts';

let house: TestDatabase;
let life: ReturnType<typeof officialLife>;
let closing: () => Promise<void>;
beforeAll(async () => {
  house = await testDatabase();
  const authority = await giveCertificates(house);
  life = officialLife(house);
  closing = async () => {
    await authority.close();
    await house.close();
  };
});
afterAll(() => closing());

const numbers = () =>
  house.database.db.selectFrom('document_numbers').selectAll().where('dossier_id', 'is', null).execute();
const fileOf = async (sha256: string) =>
  (await findStoredFile(house.database.db, house.platform.files, house.wardId, sha256)).bytes;

describe('an official document', () => {
  /** Issued by the first test, sent and withdrawn by later ones. */
  let id: number;

  it('is written, reviewed, signed, numbered and sealed; both signatures hold and number and day stand on it', async () => {
    const table = {
      ...{ kind: 'table' as const, caption: null, rows: [['1']], strong: [] },
      columns: [{ label: 'TT', align: 'left' as const, weight: 1 }],
    };
    id = await life.issued({
      annexes: [{ title: 'Danh mục', isLandscape: true, body: [table] }],
      tasks: [{ planId: 1, taskKey: 30 }],
    });
    const record = await life.read(id);
    expect(record).toMatchObject({ state: 'issued', number: '01/BC-UBND', day: '2026-11-23' });
    expect(record.steps.map(({ step }) => step)).toEqual(['submit', 'review', 'sign', 'issue']);
    const pdf = await fileOf(record.files.pdf!);
    expect(pdfsig(pdf).slice(0, 2)).toEqual(['Signature is Valid.', 'Signature is Valid.']);
    const text = readPdfText(pdf).replace(/\s+/g, ' ');
    expect(text).toContain('Số: 01/BC-UBND');
    expect(text).toContain('Hải Dương, ngày 23 tháng 11 năm 2026');
    expect(text).toContain('(Kèm theo Báo cáo số 01/BC-UBND ngày 23 tháng 11 năm 2026');
    const docx = await fileOf(record.files.docx!);
    expect(Buffer.from(docx).subarray(0, 2).toString()).toBe('PK');
    expect(await findOfficialByCode(house.database.db, record.code)).toMatchObject({
      ...{ number: '01/BC-UBND', state: 'valid', file: record.files.pdf },
    });
    const found = await listIssuedFor(house.database.db, house.wardId, {
      ...{ from: '2026-11-01', to: '2026-12-01', taskKey: 30 },
    });
    expect(found.map((each) => each.id)).toEqual([id]);
  });

  it('is not issued with a wrong PIN, and once however often the clerk presses, also at once', async () => {
    const id = await life.reviewed({ kind: 'plan' });
    await life.sign(id);
    const before = await numbers();
    await expect(life.issue(id, 'sai mật khẩu')).rejects.toMatchObject({ code: 'invalid' });
    expect(await numbers()).toEqual(before);
    expect((await life.read(id)).state).toBe('signed');
    const asked = { ...(await life.request(id, randomUUID())), secret: DEMO_PASSWORD };
    await Promise.all(
      [1, 2].map(() => issueDocument(house.platform, house.act('vanthu'), asked).catch(() => undefined)),
    );
    await issueDocument(house.platform, house.act('vanthu'), asked);
    const own = (await numbers()).filter((row) => row.held_by === `official:${id}`);
    expect(own.map((row) => [row.book, row.number, row.state])).toEqual([['official-plan', 1, 'issued']]);
    expect((await life.read(id)).number).toBe('01/KH-UBND');
  });

  it('that comes back from the clerk frees its number for nobody: it is void with the reason', async () => {
    const id = await life.reviewed({ kind: 'proposal' });
    await life.sign(id);
    const { id: officerId } = house.officer('vanthu');
    const at = new Date('2026-11-23T03:00:00Z');
    await house.database.transact((tx) =>
      tx
        .insertInto('document_numbers')
        .values({
          ...{ ward_id: house.wardId, book: 'official-proposal', year: 2026, number: 1, state: 'reserved' },
          ...{ day: '2026-11-23', held_by: `official:${id}`, reserved_at: at, reserved_by: officerId },
          symbol: 'TTr-UBND',
        })
        .execute(),
    );
    await life.take(id, 'vanthu', 'send_back', { why: 'Sai trích yếu, làm lại.' });
    expect((await life.read(id)).state).toBe('draft');
    const [row] = (await numbers()).filter((each) => each.held_by === `official:${id}`);
    expect(row).toMatchObject({ state: 'void', void_reason: 'Sai trích yếu, làm lại.' });
  });

  it('goes to units, of which one says that it has read it', async () => {
    const unitIds = [house.officer('vanhoa').unitId, house.officer('kinhte').unitId];
    await life.take(id, 'vanthu', 'send', { unitIds });
    const act = house.act('vanhoa');
    expect(
      (await listReceived(house.database.db, act.officer, { after: null, limit: 5 })).received,
    ).toHaveLength(1);
    await house.database.transact((tx) => acknowledge(tx, act, id));
    const sent = await listDeliveries(house.database.db, house.wardId, id);
    expect(sent.map((each) => each.read?.by ?? null).toSorted()).toEqual([act.officer.id, null].toSorted());
    const elsewhere = house.database.transact((tx) => acknowledge(tx, house.act('quay1'), id));
    await expect(elsewhere).rejects.toMatchObject({ code: 'not_found' });
  });

  it('that was withdrawn says so to whoever checks it and is evidence no more', async () => {
    await life.take(id, 'chutich', 'revoke', { why: 'Ban hành nhầm.' });
    const record = await life.read(id);
    expect(record.revoked?.reason).toBe('Ban hành nhầm.');
    expect((await findOfficialByCode(house.database.db, record.code))?.state).toBe('revoked');
    const evidence = { from: '2026-01-01', to: '2027-01-01', taskKey: 30 };
    expect(await listIssuedFor(house.database.db, house.wardId, evidence)).toEqual([]);
  });

  it('never shares a number with a result of the same sign', () => {
    const signs = new Set(RESULT_TEMPLATES.map(({ symbol }) => symbol));
    const { kinds } = DOCUMENT_KINDS[0]!;
    for (const kind of OFFICIAL_KINDS)
      if (signs.has(kinds[kind].abbreviation)) expect([kind, bookOf(kind)]).toEqual([kind, 'result']);
  });

  it('leaves books without gaps', async () => {
    const faults = await bookFaults(house.database.db, house.wardId);
    // The one that a test above wrote by hand is no gap: the book was never begun.
    expect(faults).toEqual([]);
  });
});
