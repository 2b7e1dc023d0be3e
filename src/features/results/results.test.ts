import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { draftFields, pdfsig, resultLife } from '../../../test/result-life.ts';
import { DEMO_PASSWORD } from '../../seed/seed-organisation.ts';
import { setFirstNumber, verifyDossiers, voidNumber } from '../dossiers/index.ts';
import { findByCode, findDraft, issueResults, saveDraft, signResults, takeOverSignature } from './index.ts';

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
const stateOf = async (id: number) => (await life.read(id)).state;
const faults = async () => (await verifyDossiers(at.database.db, at.wardId)).faults;

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
    expect(await findByCode(at.database.db, (await draftOf(id)).code)).toMatchObject({
      ...{ number: '01/GXN-UBND', state: 'valid', initials: 'N. N. T.', file: dossier.state.resultFile },
    });
    expect(await faults()).toEqual([]);
  });

  it('tells one changed byte', async () => {
    const id = await life.drafted();
    await life.sign([id]);
    await life.issue([id]);
    const pdf = await life.fileOf(await life.read(id));
    const changed = Uint8Array.from(pdf);
    const place = Buffer.from(pdf).indexOf('/Title');
    changed[place + 12]! ^= 1;
    expect(pdfsig(changed).some((verdict) => verdict !== 'Signature is Valid.')).toBe(true);
    expect(pdfsig(changed).slice(0, 2)).not.toContain('Signature is Valid.');
  });

  it('sent again with the same keys writes nothing twice', async () => {
    const id = await life.drafted();
    const [signing, sealing] = [randomUUID(), randomUUID()];
    const item = await life.toSign(id);
    const request = { items: [item], clientKey: signing, secret: DEMO_PASSWORD };
    for (let time = 0; time < 2; time++)
      expect(await signResults(at.platform, at.act('chutich'), request)).toMatchObject([{ why: null }]);
    const toIssue = { dossierId: id, stepCount: (await stateOf(id)).stepCount };
    const issuing = { items: [toIssue], clientKey: sealing, secret: DEMO_PASSWORD };
    await issueResults(at.platform, at.act('vanthu'), issuing);
    const before = await life.read(id);
    expect(await issueResults(at.platform, at.act('vanthu'), issuing)).toMatchObject([{ why: null }]);
    expect((await life.read(id)).state).toEqual(before.state);
    expect((await draftOf(id)).approvals).toHaveLength(1);
  });
});

describe('what is refused writes nothing', () => {
  it('a wrong secret', async () => {
    const id = await life.drafted();
    const [before, taken] = [await life.read(id), await numbers()];
    await expect(life.sign([id], 'sai mật khẩu')).rejects.toMatchObject({ code: 'invalid' });
    expect(await life.read(id)).toEqual(before);
    await life.sign([id]);
    const signed = await life.read(id);
    await expect(life.issue([id], 'sai mật khẩu')).rejects.toMatchObject({ code: 'invalid' });
    expect(await life.read(id)).toEqual(signed);
    expect(await numbers()).toEqual(taken);
  });

  it('a time stamp authority that does not answer: signed nothing; the number stays held for the same result', async () => {
    const id = await life.drafted();
    life.authority.answerWith('close');
    expect(await life.sign([id])).toMatchObject([{ why: expect.stringContaining('dấu thời gian') }]);
    expect((await draftOf(id)).approval).toBeNull();
    life.authority.answerWith('well');
    await life.sign([id]);
    life.authority.answerWith('close');
    expect(await life.issue([id])).toMatchObject([{ why: expect.stringContaining('dấu thời gian') }]);
    const held = (await draftOf(id)).number!;
    expect(held).toMatchObject({ state: 'reserved' });
    expect((await stateOf(id)).status).toBe('signed');
    life.authority.answerWith('well');
    await life.issue([id]);
    expect((await draftOf(id)).number).toMatchObject({ state: 'issued', number: held.number });
    expect(await faults()).toEqual([]);
  });

  it('an older version than the newest, somebody else’s name, somebody else’s dossier', async () => {
    const id = await life.examined();
    await life.draft(id);
    await life
      .draft(id, { tinhTrang: 'đã ly hôn' })
      .catch((error) => expect(error.code).toBe('changed_meanwhile'));
    await life.take(id, 'hotich', 'propose', { outcome: 'granted' });
    await life.take(id, 'chanhvp', 'submit_for_signature');
    const seen = await life.toSign(id);
    const other = { ...seen, file: '0'.repeat(64) };
    const clientKey = randomUUID();
    const by = (who: string, items: (typeof seen)[]) =>
      signResults(at.platform, at.act(who), { items, clientKey, secret: DEMO_PASSWORD });
    expect((await by('chutich', [other]))[0]!.why).toContain('bản mới hơn');
    expect((await by('phochutich', [seen]))[0]!.why).toContain('người ký khác');
    expect((await by('truongcongan', [seen]))[0]!.why).toContain('đơn vị khác');
    expect((await by('hotich', [seen]))[0]!.why).toContain('không có nhiệm vụ');
    expect((await draftOf(id)).approvals).toEqual([]);
    const change = { dossierId: id, clientKey: randomUUID(), seen: 1 };
    await at.database.transact((tx) => takeOverSignature(tx, at.platform, at.act('phochutich'), change));
    expect(await by('phochutich', [await life.toSign(id)])).toMatchObject([{ why: null }]);
  });

  it('a draft that is not his to write, and one with gaps', async () => {
    const id = await life.examined();
    const save = (who: string, change: Record<string, string>) =>
      at.database.transact((tx) =>
        saveDraft(tx, at.platform, at.act(who), {
          ...{ ...draftFields(at.officer('chutich').id), ...change },
          dossierId: id,
        }),
      );
    await expect(save('quay1', {})).rejects.toMatchObject({ code: 'step_not_open' });
    await expect(save('hotich', { 'muc.tinhTrang': '' })).rejects.toMatchObject({
      ...{ code: 'invalid', fields: { tinhTrang: expect.any(String) } },
    });
    await expect(save('hotich', { template: 'death' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(save('hotich', { signerId: String(at.officer('hotich').id) })).rejects.toMatchObject({
      fields: { signerId: expect.any(String) },
    });
    expect(await findDraft(at.database.db, await life.read(id))).toBeNull();
  });
});

describe('sent back after it was signed', () => {
  it('the signature counts no more, a held number is void with its reason, the next version takes another', async () => {
    const id = await life.drafted();
    await life.sign([id]);
    life.authority.answerWith('close');
    await life.issue([id]);
    life.authority.answerWith('well');
    const held = (await draftOf(id)).number!;
    await life.take(id, 'vanthu', 'send_back', { reason: 'Sai thể thức phần nơi nhận.' });
    expect((await draftOf(id)).approval).toBeNull();
    await at.database.transact((tx) =>
      saveDraft(tx, at.platform, at.act('hotich'), {
        ...{ ...draftFields(at.officer('chutich').id, { mucDich: 'vay vốn' }), seen: '1' },
        dossierId: id,
      }),
    );
    await life.take(id, 'hotich', 'propose', { outcome: 'granted' });
    await life.take(id, 'chanhvp', 'submit_for_signature');
    await life.sign([id]);
    await life.issue([id]);
    const rows = await numbers();
    expect(rows.find((row) => row.number === held.number)).toMatchObject({
      ...{ state: 'void', void_reason: expect.stringContaining('trả lại') },
    });
    expect((await draftOf(id)).number!.number).toBeGreaterThan(held.number);
    expect((await draftOf(id)).approvals.map((each) => each.isVoid)).toEqual([true, false]);
    expect(await faults()).toEqual([]);
  });
});

describe('the book of a year', () => {
  it('gives twenty results that are sealed at once twenty numbers in a row', async () => {
    const ids: number[] = [];
    for (let no = 0; no < 20; no++) ids.push(await life.drafted());
    await life.sign(ids);
    const before = Math.max(...(await numbers()).map((row) => row.number));
    const shares = [0, 1, 2, 3].map((share) => life.issue(ids.filter((_, no) => no % 4 === share)));
    const twice = life.issue(ids.slice(0, 4));
    const done = (await Promise.all([...shares, twice.then(() => [])])).flat();
    expect(done.filter((each) => each.why !== null).length).toBeLessThanOrEqual(4);
    for (const id of ids) expect((await stateOf(id)).status).toBe('result_ready');
    const given = (await numbers()).filter((row) => row.number > before);
    expect(given.map((row) => row.number)).toEqual(ids.map((_, no) => before + 1 + no));
    expect(given.every((row) => row.state === 'issued')).toBe(true);
    expect(new Set(given.map((row) => row.file)).size).toBe(20);
    expect(await faults()).toEqual([]);
  });

  it('begins at 01 on 1 January, or once where the book on paper left off; a gap is a fault', async () => {
    const next = new Date('2027-01-01T01:00:00Z');
    const begin = (first: number, who = 'vanthu') =>
      at.database.transact((tx) => setFirstNumber(tx, at.act(who, next), first));
    await expect(begin(7, 'chutich')).rejects.toMatchObject({ code: 'not_allowed' });
    await begin(41);
    await expect(begin(7)).rejects.toMatchObject({ code: 'step_not_open' });
    const id = await life.drafted();
    await life.sign([id]);
    const items = [{ dossierId: id, stepCount: (await stateOf(id)).stepCount }];
    const request = { items, clientKey: randomUUID(), secret: DEMO_PASSWORD };
    await issueResults(at.platform, at.act('vanthu', next), request);
    expect(await stateOf(id)).toMatchObject({ resultNumber: '41/GXN-UBND', resultOn: '2027-01-01' });
    expect(await faults()).toEqual([]);
    await at.database.transact((tx) =>
      tx.updateTable('number_books').set({ last_number: 43 }).where('year', '=', 2027).execute(),
    );
    expect(await faults()).toMatchObject([{ what: expect.stringContaining('2027 thiếu 2 số') }]);
    await at.database.transact((tx) =>
      tx.updateTable('number_books').set({ last_number: 41 }).where('year', '=', 2027).execute(),
    );
  });

  it('lets no issued number become void', async () => {
    const [row] = await numbers();
    const number = { book: row!.book, year: row!.year, number: row!.number };
    const spoil = at.database.transact((tx) => voidNumber(tx, at.act('vanthu'), number, 'Thử hủy số đã cấp'));
    await expect(spoil).rejects.toMatchObject({ code: 'not_found' });
    expect((await numbers())[0]).toEqual(row);
  });
});
