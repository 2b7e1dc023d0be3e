import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { openAuthority } from '../../../test/certificates.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { changedTables, openSnapshots } from '../../../test/snapshot.ts';
import { findCertificate, openOfficerSigner, openSealSigner } from '../../features/signatures/index.ts';
import type { LocalAuthority } from '../../platform/signing/index.ts';

const OWN = '/can-bo/chung-thu-so';
const SEAL = '/can-bo/con-dau';
const TRUST = '/can-bo/nguon-tin-cay';
const secret = 'mật khẩu chứng thư';
let at: TestDatabase;
let authority: LocalAuthority;
let shots: Awaited<ReturnType<typeof openSnapshots>>;
let file: Blob;

const rowsOf = async (query: string, values: unknown[] = []) => (await shots.query(query, values)).rows;

beforeAll(async () => {
  at = await testDatabase();
  authority = await openAuthority(at);
  shots = await openSnapshots(at);
  file = await issued('Phó Chủ tịch');
});
afterAll(async () => {
  await shots.close();
  await authority.close();
  await at.close();
});

async function issued(commonName: string, from?: Date, until?: Date): Promise<Blob> {
  const subject = { commonName, organisation: 'UBND phường', ...(from && { from }), ...(until && { until }) };
  return new Blob([Uint8Array.from(await authority.issuePkcs12(subject, secret))]);
}

async function signedIn(username: string): Promise<Visitor> {
  const visitor = new Visitor(at);
  await visitor.signIn(username);
  return visitor;
}

const own = (username: string) =>
  findCertificate(at.database.db, at.wardId, { officerId: at.officer(username).id });
const given = (changes: Record<string, string | Blob> = {}) => ({
  ...{ clientKey: randomUUID(), file, secret },
  ...changes,
});

describe("an officer's own certificate", () => {
  it('is registered with its password, which is kept nowhere', async () => {
    const visitor = await signedIn('chutich');
    expect((await visitor.post(`${OWN}/tep`, given(), OWN)).status).toBe(303);
    const page = await (await visitor.get(OWN)).text();
    expect(page).toContain('Phó Chủ tịch, UBND phường');
    const dump = JSON.stringify(await rowsOf('select * from certificates'));
    expect(dump).not.toContain(secret);
    const { signer, certificate } = await openOfficerSigner(at.platform, at.act('chutich'), secret);
    expect(certificate.subject).toBe('Phó Chủ tịch, UBND phường');
    expect((await signer.sign(Buffer.from('x'))).length).toBeGreaterThan(60);
    const noted = await rowsOf('select action from access_log where action like $1', ['signer%']);
    expect(noted).toHaveLength(1);
  });

  it('sent twice is kept once, and a new one withdraws the old', async () => {
    const visitor = await signedIn('phochutich');
    const twice = given();
    for (let at = 0; at < 2; at++) expect((await visitor.post(`${OWN}/tep`, twice, OWN)).status).toBe(303);
    await visitor.post(`${OWN}/tep`, given({ file: await issued('Bản mới') }), OWN);
    expect((await own('phochutich'))!.subject).toContain('Bản mới');
    expect(await (await visitor.get(OWN)).text()).toContain('Thay bằng chứng thư mới');
  });

  it('registered twice at once leaves one in use', async () => {
    const visitor = await signedIn('truongcongan');
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => visitor.post(`${OWN}/tep`, given(), OWN)),
    );
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    const rows = await rowsOf(
      'select count(*)::int as count from certificates where officer_id = $1 and withdrawn_at is null',
      [at.officer('truongcongan').id],
    );
    expect(rows).toEqual([{ count: 1 }]);
  });

  it.each([
    ['with a wrong password', { secret: 'sai' }, 'Mật khẩu của chứng thư số chưa đúng.'],
    ['that is no certificate', { file: new Blob(['xin chào']) }, 'không phải tệp chứng thư số'],
    ['without a file', { file: new Blob([]) }, 'Chưa chọn tệp chứng thư số.'],
    ['without a password', { secret: '' }, 'Chưa đăng ký được chứng thư số.'],
  ])('%s is refused with a sentence and nothing is kept', async (_name, changes, words) => {
    const visitor = await signedIn('vanhoa');
    const answer = await visitor.post(`${OWN}/tep`, given(changes), OWN);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(words);
    expect(page).not.toContain(secret);
    expect(await own('vanhoa')).toBeNull();
  });

  it('that has run out is refused, and one that runs out soon says so', async () => {
    const visitor = await signedIn('kinhte');
    const [from, soon] = [new Date('2026-01-01T00:00:00Z'), new Date('2026-12-01T03:00:00Z')];
    const over = await issued('Đã hết hạn', from, new Date('2026-11-01T00:00:00Z'));
    expect((await visitor.post(`${OWN}/tep`, given({ file: over }), OWN)).status).toBe(422);
    const ending = await issued('Sắp hết hạn', from, soon);
    expect((await visitor.post(`${OWN}/tep`, given({ file: ending }), OWN)).status).toBe(303);
    expect(await (await visitor.get(OWN)).text()).toContain('Còn 8 ngày là hết hạn');
    const later = at.act('kinhte', new Date('2026-12-02T03:00:00Z'));
    await expect(openOfficerSigner(at.platform, later, secret)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('is not to be guessed: after five wrong passwords one waits', async () => {
    const act = at.act('kinhte');
    for (let at_ = 0; at_ < 5; at_++)
      await expect(openOfficerSigner(at.platform, act, 'sai')).rejects.toMatchObject({ code: 'invalid' });
    await expect(openOfficerSigner(at.platform, act, secret)).rejects.toMatchObject({
      code: 'too_many_tries',
    });
    const waited = at.act('kinhte', new Date(act.now.getTime() + 16 * 60_000));
    expect((await openOfficerSigner(at.platform, waited, secret)).signer).toBeDefined();
  });

  it('that is withdrawn signs nothing more, and its key is gone', async () => {
    const visitor = await signedIn('chutich');
    expect((await visitor.post(`${OWN}/thu-hoi`, { reason: '' }, OWN)).status).toBe(422);
    expect((await visitor.post(`${OWN}/thu-hoi`, { reason: 'Lộ mật khẩu' }, OWN)).status).toBe(303);
    await expect(openOfficerSigner(at.platform, at.act('chutich'), secret)).rejects.toMatchObject({
      code: 'invalid',
    });
    const kept =
      'select count(*)::int as count from certificates where withdrawn_at is not null and sealed_file is not null';
    expect(await rowsOf(kept)).toEqual([{ count: 0 }]);
  });
});

describe('the seal', () => {
  it('is registered by who administers, used by who stamps, and refused to everybody else', async () => {
    const before = await shots.take();
    const stranger = await signedIn('vanthu');
    expect((await stranger.post(`${SEAL}/tep`, given(), SEAL)).status).toBe(403);
    expect(changedTables(before, await shots.take())).not.toContain('certificates');
    const admin = await signedIn('quantri');
    const seal = given({ file: await issued('Ủy ban nhân dân phường') });
    expect((await admin.post(`${SEAL}/tep`, seal, SEAL)).status).toBe(303);
    expect(await (await stranger.get(SEAL)).text()).toContain('Ủy ban nhân dân phường');
    const opened = await openSealSigner(at.platform, at.act('vanthu'), secret);
    expect(opened.certificate.officerId).toBeNull();
    const others = openSealSigner(at.platform, at.act('chutich'), secret);
    await expect(others).rejects.toMatchObject({ code: 'not_allowed' });
  });
});

describe('the roots that the ward trusts', () => {
  it('are added with a reason from a day on, and ended', async () => {
    const admin = await signedIn('quantri');
    const form = { trustedFrom: '2026-11-01', basis: 'Danh sách của Ban Cơ yếu' };
    const root = new Blob([Uint8Array.from(authority.root)]);
    expect((await admin.post(TRUST, { ...form, clientKey: randomUUID(), file }, TRUST)).status).toBe(422);
    const answer = await admin.post(TRUST, { ...form, clientKey: randomUUID(), file: root }, TRUST);
    expect(answer.status).toBe(303);
    expect(await (await admin.get(TRUST)).text()).toContain('Danh sách của Ban Cơ yếu');
    const [row] = await rowsOf('select id from trust_anchors');
    expect((await admin.post(`${TRUST}/${row!.id}/thoi`, {}, TRUST)).status).toBe(303);
    expect(await (await admin.get(TRUST)).text()).toContain('đến trước 23/11/2026');
    expect((await admin.post(`${TRUST}/${row!.id}/thoi`, {}, TRUST)).status).toBe(404);
  });
});
