import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { digitsOf } from '../src/features/citizens/codes/one-time-code.ts';
import { sweepCitizens } from '../src/features/citizens/index.ts';
import { findDossier } from '../src/features/dossiers/index.ts';
import { jobHandlers } from '../src/jobs.ts';
import { workOnce } from '../src/platform/jobs/worker.ts';
import { type LocalPeers, startLocalPeers } from '../src/platform/messages/local-peers.ts';
import { VISITOR_COOKIE } from '../src/portal/visitor.ts';
import { Visitor } from './browse.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { dossierLife } from './dossier-life.ts';
import { changedTables, openSnapshots } from './snapshot.ts';

const ASK = '/dang-nhap-cong-dan/ma-ho-so';
const ENTER = '/dang-nhap-cong-dan/nhap-ma';
const NOW = new Date('2026-11-23T03:00:00Z');

let at: TestDatabase;
let peers: LocalPeers;
let snapshots: Awaited<ReturnType<typeof openSnapshots>>;
let clock = NOW;

beforeAll(async () => {
  at = await testDatabase(NOW);
  peers = await startLocalPeers(at.platform.now);
  Object.assign(at.platform.settings.messages, { smtpUrl: peers.smtpUrl, smsUrl: peers.gatewayUrl });
  snapshots = await openSnapshots(at);
});
/** Every test on a day of its own: what was counted for another is over. */
beforeEach(() => {
  clock = new Date(clock.getTime() + 25 * 3_600_000);
  at.platform.setNow(clock);
  peers.delivered.length = 0;
});
afterEach(() => peers.answerWith(200));
afterAll(async () => {
  await snapshots.close();
  await peers.close();
  await at.close();
});

async function makeDossier(change: Record<string, unknown> = {}) {
  const id = await dossierLife(at).accept(change, [], clock);
  const { state } = await findDossier(at.database.db, { wardId: at.wardId, dossierId: id });
  await work();
  peers.delivered.length = 0;
  return { id, code: state.code };
}

async function work(): Promise<void> {
  while (await workOnce(at.database, jobHandlers(at.platform), at.platform.now));
}

/** Asks for a code and reads the phone. */
async function ask(visitor: Visitor, code: string): Promise<string> {
  const answer = await visitor.send(ASK, { maHoSo: code });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, ENTER]);
  await work();
  return /\b\d{6}\b/.exec(peers.delivered.at(-1)?.text ?? '')?.[0] ?? '';
}

const later = (minutes: number) => at.platform.setNow(new Date(clock.getTime() + minutes * 60_000));
const wrong = (digits: string) => (digits === '000000' ? '111111' : '000000');
const codes = () => at.database.db.selectFrom('one_time_codes').selectAll().orderBy('id').execute();

/** Whatever was wrong, the answer is one and the same, and no session is opened. */
async function refused(visitor: Visitor, digits: string): Promise<void> {
  const before = await snapshots.take();
  const answer = await visitor.send(ENTER, { ma: digits });
  const page = await answer.text();
  expect([answer.status, page.includes('Mã chưa đúng, đã dùng hoặc đã hết hạn')]).toEqual([401, true]);
  expect(answer.headers.getSetCookie().join()).not.toContain(VISITOR_COOKIE);
  const changed = changedTables(before, await snapshots.take());
  expect(changed.filter((table) => table !== 'one_time_codes')).toEqual([]);
}

describe('a guest', () => {
  it('opens the dossier whose code came to its phone and mail, by one code', async () => {
    const { code, id } = await makeDossier({ applicantEmail: 'nguoi.nop@example.com' });
    const visitor = new Visitor(at);
    const digits = await ask(visitor, code.toLowerCase());
    expect(peers.delivered.map((each) => each.channel).sort()).toEqual(['mail', 'sms']);
    for (const { text } of peers.delivered) expect(text).toContain(digits);
    expect(peers.delivered.find((each) => each.channel === 'sms')!.to).toBe('0000001234');
    const answer = await visitor.send(ENTER, { ma: `${digits.slice(0, 3)} ${digits.slice(3)}` });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/ho-so-cua-toi/${code}`]);
    expect(answer.headers.getSetCookie().join()).toMatch(
      /motcua_citizen=[^;]+; Path=\/; HttpOnly; SameSite=Lax/,
    );
    const session = await at.database.db.selectFrom('citizen_sessions').selectAll().executeTakeFirst();
    expect(session).toMatchObject({ dossier_id: id, citizen_id: null });
    expect(await (await visitor.get('/')).text()).toContain('Đóng hồ sơ');
    expect((await visitor.get('/tai-khoan')).status).toBe(403);
    const out = await visitor.post('/dang-xuat-cong-dan', {}, '/');
    expect(out.headers.get('location')).toBe('/dang-nhap-cong-dan/da-ra');
    expect(await (await visitor.get('/')).text()).toContain('Đăng nhập');
  });

  it('is told by the way that he chose', async () => {
    const { code } = await makeDossier({ applicantEmail: 'a@example.com', noticeBy: 'mail' });
    await ask(new Visitor(at), code);
    expect(peers.delivered.map((each) => each.channel)).toEqual(['mail']);
  });

  it('is refused a code that was used, that is too old, that a newer one replaced', async () => {
    const { code } = await makeDossier();
    const visitor = new Visitor(at);
    const first = await ask(visitor, code);
    const older = new Visitor(at);
    older.setCookie('motcua_code', 'made-up');
    await refused(older, first);
    const used = new Visitor(at);
    const digits = await ask(used, code);
    await refused(visitor, first);
    expect((await used.send(ENTER, { ma: digits })).status).toBe(303);
    await refused(used, digits);
    const late = new Visitor(at);
    const old = await ask(late, code);
    later(10);
    await refused(late, old);
  });

  it('is refused a replay with the very cookies of the first time', async () => {
    const { code } = await makeDossier();
    const visitor = new Visitor(at);
    const answer = await visitor.send(ASK, { maHoSo: code });
    const asked = /motcua_code=([^;]+)/.exec(answer.headers.getSetCookie().join())![1]!;
    await work();
    const digits = /\b\d{6}\b/.exec(peers.delivered.at(-1)!.text)![0];
    expect((await visitor.send(ENTER, { ma: digits })).status).toBe(303);
    const again = new Visitor(at);
    again.setCookie('motcua_code', asked);
    await refused(again, digits);
  });

  it('is refused the code of another dossier, also in the same browser', async () => {
    const [one, other] = [await makeDossier(), await makeDossier({ applicantPhone: '0000005678' })];
    const mine = new Visitor(at);
    const digitsOfOne = await ask(mine, one.code);
    const theirs = new Visitor(at);
    const digitsOfOther = await ask(theirs, other.code);
    if (digitsOfOne !== digitsOfOther) {
      await refused(theirs, digitsOfOne);
      await refused(mine, digitsOfOther);
    }
    expect((await theirs.send(ENTER, { ma: digitsOfOther })).headers.get('location')).toContain(other.code);
  });

  it('has five tries, then the right code is of no use', async () => {
    const { code } = await makeDossier();
    const visitor = new Visitor(at);
    const digits = await ask(visitor, code);
    for (let tried = 0; tried < 5; tried++) await refused(visitor, wrong(digits));
    await refused(visitor, digits);
    expect((await codes()).at(-1)).toMatchObject({ tries: 5, ended_at: null });
    for (const odd of ['', 'abc', '１２３４５６', `${digits}0`, '9'.repeat(5000), `${digits}\n${digits}`])
      await refused(visitor, odd);
  });

  it('uses a code once when two requests come together', async () => {
    const { code } = await makeDossier();
    const visitor = new Visitor(at);
    const digits = await ask(visitor, code);
    const both = await Promise.all([1, 2, 3].map(() => visitor.send(ENTER, { ma: digits })));
    expect(both.map((each) => each.status).sort()).toEqual([303, 401, 401]);
  });

  it('ends the session that the browser had before', async () => {
    const { code } = await makeDossier();
    const visitor = new Visitor(at);
    visitor.setCookie(VISITOR_COOKIE, 'planted');
    const enter = async () => {
      const answer = await visitor.send(ENTER, { ma: await ask(visitor, code) });
      return /motcua_citizen=([^;]+)/.exec(answer.headers.getSetCookie().join())![1]!;
    };
    const [first, second] = [await enter(), await enter()];
    expect(new Set([first, second, 'planted']).size).toBe(3);
    const old = new Visitor(at);
    old.setCookie(VISITOR_COOKIE, first);
    expect(await (await old.get('/')).text()).not.toContain('Đóng hồ sơ');
  });
});

describe('whether a dossier exists', () => {
  it('is told neither by the answer nor by what is counted, written and queued', async () => {
    const { code } = await makeDossier();
    const unknown = `${code.slice(0, -1)}${code.endsWith('9') ? '8' : '9'}`;
    const seen: unknown[] = [];
    for (const each of [code, unknown]) {
      const visitor = new Visitor(at);
      const before = await snapshots.take();
      const jobs = await at.database.db.selectFrom('jobs').select('id').execute();
      const answer = await visitor.send(ASK, { maHoSo: each });
      const cookie = answer.headers.getSetCookie().join();
      const page = await (await visitor.get(ENTER)).text();
      const tried = await (await visitor.send(ENTER, { ma: 'abcdef' })).text();
      seen.push({
        ...{ status: answer.status, location: answer.headers.get('location'), page, tried },
        cookie: cookie.replace(/=[\w-]{43};/, '=…;'),
        changed: changedTables(before, await snapshots.take()),
        queued: (await at.database.db.selectFrom('jobs').select('id').execute()).length - jobs.length,
      });
      await work();
    }
    expect(seen[1]).toEqual(seen[0]);
    expect(peers.delivered).toHaveLength(1);
  });

  it('stays unknown when the code of none is guessed right', async () => {
    const visitor = new Visitor(at);
    await visitor.send(ASK, { maHoSo: 'H00.00.00-000000-0000' });
    const row = (await codes()).at(-1)!;
    expect(row).toMatchObject({ dossier_id: null, phone: null, email: null });
    await refused(visitor, digitsOf(at.platform.settings.secret, row));
  });

  it('cannot be asked without end: by dossier, by address, by tries', async () => {
    const { code } = await makeDossier();
    for (const each of [code, 'H99.99.99-999999-9999']) {
      const answers: number[] = [];
      for (let asked = 0; asked < 6; asked++)
        answers.push((await new Visitor(at).send(ASK, { maHoSo: each })).status);
      expect(answers).toEqual([303, 303, 303, 303, 303, 429]);
    }
    const answers: number[] = [];
    for (let asked = 0; asked < 40; asked++)
      answers.push((await new Visitor(at).send(ASK, { maHoSo: `H11.11.11-111111-${1000 + asked}` })).status);
    expect(answers.at(-1)).toBe(429);
    const tries: number[] = [];
    for (let tried = 0; tried < 65; tried++)
      tries.push((await new Visitor(at).send(ENTER, { ma: '123456' })).status);
    expect(tries.at(-1)).toBe(429);
    const before = await snapshots.take();
    const refusal = await new Visitor(at).send(ASK, { maHoSo: code });
    expect(await refusal.text()).toContain('Đã thử quá nhiều lần');
    expect(changedTables(before, await snapshots.take())).toEqual([]);
  });

  it.each(['', 'x', `'; drop table dossiers; --`, '<script>alert(1)</script>', 'a'.repeat(500), '%00'])(
    'is not looked up for what is no code: %j',
    async (text) => {
      const before = await snapshots.take();
      const answer = await new Visitor(at).send(ASK, { maHoSo: text });
      const page = await answer.text();
      expect([answer.status, page.includes('Nhập mã hồ sơ ghi trên giấy hẹn.')]).toEqual([422, true]);
      expect(page).not.toContain('<script>alert');
      expect(changedTables(before, await snapshots.take())).toEqual([]);
    },
  );
});

describe('the code', () => {
  it('is kept nowhere in readable form, and no log tells it, the dossier or the phone', async () => {
    const said: string[] = [];
    for (const stream of [process.stderr, process.stdout])
      vi.spyOn(stream, 'write').mockImplementation(((chunk: unknown) => {
        said.push(String(chunk));
        return true;
      }) as never);
    const { code } = await makeDossier({ applicantEmail: 'kin.dao@example.com' });
    const visitor = new Visitor(at);
    peers.answerWith(500);
    peers.refuseMail(451);
    await visitor.send(ASK, { maHoSo: code });
    await work();
    peers.answerWith(200);
    peers.refuseMail(null);
    later(1);
    await work();
    const digits = /\b\d{6}\b/.exec(peers.delivered.at(-1)!.text)![0];
    await visitor.send(ENTER, { ma: wrong(digits) });
    expect((await visitor.send(ENTER, { ma: digits })).status).toBe(303);
    vi.restoreAllMocks();
    const log = said.join('');
    expect(log).toContain('"task":"citizens.send-code"');
    for (const secret of [digits, code, 'kin.dao', '0000001234']) expect(log).not.toContain(secret);
    for (const table of snapshots.tables) {
      const { rows } = await snapshots.query(`select 1 from "${table}" t where t::text ~ '\\m${digits}\\M'`);
      expect(rows, `${digits} in ${table}`).toEqual([]);
    }
    const { rows } = await snapshots.query('select last_error from jobs where last_error is not null');
    expect(JSON.stringify(rows)).toContain('Chưa gửi được mã');
  });

  it('is not sent once it is over, and is swept after a day', async () => {
    const { code } = await makeDossier();
    peers.answerWith(500);
    await new Visitor(at).send(ASK, { maHoSo: code });
    await work();
    later(11);
    peers.answerWith(200);
    await work();
    expect(peers.delivered).toEqual([]);
    await at.database.transact((tx) => sweepCitizens(tx, new Date(clock.getTime() + 25 * 3_600_000)));
    expect(await codes()).toEqual([]);
  });

  it('reaches also someone who stopped notices, because he asked for it', async () => {
    const { code } = await makeDossier({ noticeBy: 'none' });
    expect(await ask(new Visitor(at), code)).toMatch(/^\d{6}$/);
  });
});

it('says plainly when nothing can be sent', async () => {
  const { messages } = at.platform.settings;
  const kept = { ...messages };
  Object.assign(messages, { smtpUrl: null, smsUrl: null, zaloUrl: null });
  expect(await (await new Visitor(at).get(ASK)).text()).toContain('chưa cài đặt thư và tin nhắn');
  Object.assign(messages, kept);
});
