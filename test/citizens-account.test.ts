import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findVisitor, openCitizenSession } from '../src/features/citizens/index.ts';
import { jobHandlers } from '../src/jobs.ts';
import { workOnce } from '../src/platform/jobs/worker.ts';
import { type LocalPeers, startLocalPeers } from '../src/platform/messages/local-peers.ts';
import { marksOf } from '../src/platform/personal-ids/sealing.ts';
import { account } from '../src/portal/account/account.tsx';
import { VISITOR_COOKIE } from '../src/portal/visitor.ts';
import { Visitor } from './browse.ts';
import { makeCitizen } from './citizens.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { changedTables, openSnapshots } from './snapshot.ts';

const LIST = '/tai-khoan/to-chuc';
let at: TestDatabase;
let peers: LocalPeers;
let snapshots: Awaited<ReturnType<typeof openSnapshots>>;
let clock = new Date('2026-11-23T03:00:00Z');

beforeAll(async () => {
  at = await testDatabase(clock);
  peers = await startLocalPeers(at.platform.now);
  Object.assign(at.platform.settings.messages, { smtpUrl: peers.smtpUrl, smsUrl: peers.gatewayUrl });
  snapshots = await openSnapshots(at);
});
beforeEach(() => {
  clock = new Date(clock.getTime() + 25 * 3_600_000);
  at.platform.setNow(clock);
  peers.delivered.length = 0;
});
afterAll(async () => {
  await snapshots.close();
  await peers.close();
  await at.close();
});

interface Someone {
  visitor: Visitor;
  citizenId: number;
  cookie: string;
}

async function someone(given: Parameters<typeof makeCitizen>[1] = {}): Promise<Someone> {
  const { citizenId, cookie } = await makeCitizen(at, given);
  const visitor = new Visitor(at);
  visitor.setCookie(VISITOR_COOKIE, cookie);
  return { visitor, citizenId, cookie };
}

let nextCode = 1;
/** An organisation with its head. @returns where its page is */
async function organisation(head: Someone, name = 'Công ty Thử Nghiệm'): Promise<string> {
  const code = `9990${String(nextCode++).padStart(6, '0')}`;
  const answer = await head.visitor.post(LIST, { name, code, address: 'Tổ 1' });
  expect(answer.status).toBe(303);
  return answer.headers.get('location')!;
}

async function linkFor(head: Someone, place: string, clientKey: string = randomUUID()): Promise<string> {
  const page = await (await head.visitor.post(`${place}/moi`, { clientKey, personalId: '' }, place)).text();
  return /(\/tai-khoan\/loi-moi\/[\w-]{43})/.exec(page)![1]!;
}

async function join(head: Someone, member: Someone, place: string): Promise<void> {
  const link = await linkFor(head, place);
  expect((await member.visitor.post(link, {})).status).toBe(303);
}

async function asActing({ cookie }: Someone): Promise<string | null> {
  const visitor = await findVisitor(at.database, at.wardId, cookie, at.platform.now());
  return visitor?.kind === 'citizen' ? (visitor.actingFor?.name ?? null) : null;
}

/** A deed that is refused says so and changes nothing. */
async function refused(
  { visitor }: Someone,
  path: string,
  fields: Record<string, string>,
  [status, words]: [number, RegExp],
  from = '/tai-khoan',
): Promise<void> {
  const before = await snapshots.take();
  const answer = await visitor.post(path, fields, from);
  const page = await answer.text();
  expect([answer.status, words.test(page)], page.slice(0, 2500)).toEqual([status, true]);
  expect(changedTables(before, await snapshots.take())).toEqual([]);
}

describe('an account', () => {
  it('shows a stranger nothing, and takes no form without its token', async () => {
    const stranger = new Visitor(at);
    for (const path of [
      '',
      '/lien-he/dien-thoai',
      '/phien',
      '/du-lieu',
      '/du-lieu.json',
      '/to-chuc',
      '/to-chuc/1',
    ]) {
      const answer = await stranger.get(`/tai-khoan${path}`);
      expect([answer.status, answer.headers.get('location')]).toEqual([
        302,
        `/dang-nhap-cong-dan?tiep=${encodeURIComponent(`/tai-khoan${path}`)}`,
      ]);
    }
    const { visitor } = await someone();
    const before = await snapshots.take();
    for (const path of ['/phien', '/to-chuc', '/thay-mat', '/loi-moi', '/lien-he/thu', '/lien-he/thu/ma']) {
      expect((await stranger.send(`/tai-khoan${path}`, {})).status).toBe(401);
      expect((await visitor.send(`/tai-khoan${path}`, { _token: 'x' })).status).toBe(403);
    }
    expect(changedTables(before, await snapshots.take())).toEqual([]);
  });

  it('shows whose it is, his data as a file, and nobody keeps its pages', async () => {
    const { visitor } = await someone({ name: 'Công dân Thử Xem', personalId: '999123456789' });
    const answer = await visitor.get('/tai-khoan');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toContain('•••••••••789');
    const file = await (await visitor.get('/tai-khoan/du-lieu.json')).json();
    expect(file.person).toMatchObject({ name: 'Công dân Thử Xem', personalId: '999123456789' });
    expect(file.sessions).toHaveLength(1);
    expect(await (await visitor.get('/tai-khoan/du-lieu')).text()).toContain('91/2025/QH15');
  });

  it('ends all other sessions, and no one else’s', async () => {
    const [one, other] = [await someone(), await someone()];
    const second = await at.database.transact((tx) =>
      openCitizenSession(tx, at.wardId, { citizenId: one.citizenId }, clock),
    );
    expect(await (await one.visitor.get('/tai-khoan/phien')).text()).toContain('Kết thúc mọi phiên khác');
    expect((await one.visitor.post('/tai-khoan/phien', {})).status).toBe(303);
    expect(await findVisitor(at.database, at.wardId, second, clock)).toBeNull();
    expect((await one.visitor.get('/tai-khoan')).status).toBe(200);
    expect((await other.visitor.get('/tai-khoan')).status).toBe(200);
  });
});

it('is nobody in another ward', async () => {
  const { cookie } = await someone();
  expect(await findVisitor(at.database, at.wardId, cookie, clock)).not.toBeNull();
  expect(await findVisitor(at.database, at.wardId + 1, cookie, clock)).toBeNull();
});

describe('a contact', () => {
  const work = async () => {
    while (await workOnce(at.database, jobHandlers(at.platform), at.platform.now));
    return /\b\d{6}\b/.exec(peers.delivered.at(-1)?.text ?? '')?.[0] ?? '';
  };

  it('is used once its code came back, and stays when the provider says another', async () => {
    const me = await someone();
    const path = '/tai-khoan/lien-he/dien-thoai';
    const answer = await me.visitor.post(path, { phone: '000.000.7777' });
    expect(answer.headers.get('location')).toBe(`${path}/ma`);
    const digits = await work();
    expect(peers.delivered.at(-1)).toMatchObject({ channel: 'sms', to: '0000007777' });
    expect(await (await me.visitor.get('/tai-khoan')).text()).not.toContain('0000007777');
    expect((await me.visitor.post(`${path}/ma`, { ma: digits })).status).toBe(303);
    expect(await (await me.visitor.get('/tai-khoan')).text()).toContain('0000007777');
    await refused(me, `${path}/ma`, { ma: digits }, [401, /đã dùng hoặc đã hết hạn/]);
    await me.visitor.post('/tai-khoan/lien-he/thu', { email: 'moi@example.com' });
    const other = await work();
    expect(peers.delivered.at(-1)).toMatchObject({ channel: 'mail', to: 'moi@example.com' });
    await me.visitor.post('/tai-khoan/lien-he/thu/ma', { ma: other });
    expect(await (await me.visitor.get('/tai-khoan')).text()).toContain('moi@example.com');
  });

  it('is refused when it is none, and its code when it is another’s or for something else', async () => {
    const me = await someone();
    for (const phone of ['', '12', 'abc', '0000007777\0', '<script>'])
      expect((await me.visitor.post('/tai-khoan/lien-he/dien-thoai', { phone })).status).toBe(422);
    for (const email of ['', 'x', 'a@b', 'a@example.com\r\nBcc: b@example.com'])
      await refused(
        me,
        '/tai-khoan/lien-he/thu',
        { email },
        [422, /Nhập địa chỉ thư/],
        '/tai-khoan/lien-he/thu',
      );
    await me.visitor.post('/tai-khoan/lien-he/dien-thoai', { phone: '0000008888' });
    const digits = await work();
    const thief = await someone();
    const path = '/tai-khoan/lien-he/dien-thoai/ma';
    await refused(thief, path, { ma: digits }, [401, /Mã chưa đúng/]);
    await refused(me, '/tai-khoan/lien-he/thu/ma', { ma: digits }, [401, /Mã chưa đúng/]);
    expect(
      (await me.visitor.post('/tai-khoan/lien-he/khac', { phone: '0000008888' }, '/tai-khoan')).status,
    ).toBe(404);
    at.platform.setNow(new Date(clock.getTime() + 11 * 60_000));
    await me.visitor.get('/tai-khoan');
    await refused(me, path, { ma: digits }, [401, /Mã chưa đúng/]);
    const unchanged = await at.database.db
      .selectFrom('citizens')
      .select('own_phone')
      .where('own_phone', '=', '0000008888')
      .execute();
    expect(unchanged).toEqual([]);
  });

  it('does not let one person send messages without end, to one phone or many', async () => {
    const me = await someone();
    const answers: number[] = [];
    for (let sent = 0; sent < 6; sent++)
      answers.push(
        (await me.visitor.post('/tai-khoan/lien-he/dien-thoai', { phone: `000000600${sent}` })).status,
      );
    expect(answers).toEqual([303, 303, 303, 303, 303, 429]);
    const many: number[] = [];
    for (let sent = 0; sent < 6; sent++) {
      const { visitor } = await someone();
      many.push((await visitor.post('/tai-khoan/lien-he/dien-thoai', { phone: '0000009999' })).status);
    }
    expect(many).toEqual([303, 303, 303, 303, 303, 429]);
  });
});

describe('an organisation', () => {
  it('is made by a person of level 2, once for its code', async () => {
    const head = await someone({ name: 'Người đứng đầu Thử' });
    const fields = { name: 'Hợp tác xã Thử', code: '9991234567-001', address: '' };
    const place = (await head.visitor.post(LIST, fields)).headers.get('location')!;
    expect(await (await head.visitor.get(place)).text()).toContain('9991234567001');
    expect((await head.visitor.post(LIST, fields)).headers.get('location')).toBe(place);
    await refused(await someone(), LIST, fields, [409, /Mã số này đã có tài khoản tổ chức/]);
    for (const code of ['', '123', '99912345678', 'abcdefghij', "1' or 1=1--"])
      await refused(head, LIST, { ...fields, code }, [422, /Mã số có 10 số/]);
    await refused(head, LIST, { ...fields, name: 'A\u0007B C' }, [422, /Chỉ ghi chữ và số/]);
    await refused(head, LIST, { ...fields, name: 'x'.repeat(300), code: '9991239999' }, [422, /Tối đa 200/]);
    await refused(head, LIST, { ...fields, name: 'Công ty \u202eABC' }, [422, /Chỉ ghi chữ và số/]);
    const script = '<script>alert(1)</script>';
    const evil = await head.visitor.post(LIST, { name: script, code: '9991112223', address: script });
    for (const path of [evil.headers.get('location')!, LIST]) {
      const shown = await (await head.visitor.get(path)).text();
      expect(shown).toContain('&lt;script&gt;');
      expect(shown).not.toContain(script);
    }
    const low = await someone({ assurance: 1 });
    await refused(low, LIST, { ...fields, code: '9990009990' }, [403, /mức 2/]);
  });

  it('is made once when two make it at the same time', async () => {
    const [one, other] = [await someone(), await someone()];
    const fields = { name: 'Công ty Tranh Nhau', code: '9997777777' };
    const both = await Promise.all([one, other].map((each) => each.visitor.post(LIST, fields)));
    expect(both.map((each) => each.status).sort()).toEqual([303, 409]);
    const people = await at.database.db
      .selectFrom('organisation_people as people')
      .innerJoin('client_organisations as organisation', 'organisation.id', 'people.organisation_id')
      .select('role')
      .where('organisation.code_mark', 'in', marksOf(at.wardId, '9997777777'))
      .execute();
    expect(people).toEqual([{ role: 'head' }]);
  });

  it('shows a stranger nothing', async () => {
    const [head, stranger] = [await someone(), await someone()];
    const place = await organisation(head);
    for (const path of [place, `${LIST}/999999`]) {
      const answer = await stranger.visitor.get(path);
      const page = await answer.text();
      expect([answer.status, page.includes('Không có tổ chức này')]).toEqual([404, true]);
    }
    const none: [number, RegExp] = [404, /Không có tổ chức này/];
    const id = String(head.citizenId);
    await refused(stranger, `${place}/moi`, { clientKey: randomUUID(), personalId: '' }, none);
    await refused(stranger, `${place}/cho-thoi`, { citizenId: id }, none);
    await refused(stranger, `${place}/cho-thoi`, { citizenId: String(stranger.citizenId) }, none);
    await refused(stranger, `${place}/ban-giao`, { citizenId: id, confirm: '1' }, none);
    await refused(stranger, `${place}/bo-loi-moi`, { invitationId: '1' }, none);
    await refused(stranger, '/tai-khoan/thay-mat', { organisationId: place.split('/').at(-1)! }, none);
    const guest = new Visitor(at);
    expect((await guest.get(place)).status).toBe(302);
  });

  it('is joined by a link once, by a person of level 2, and the same form gives the same link', async () => {
    const [head, member, late] = [
      await someone(),
      await someone({ name: 'Thành viên Thử' }),
      await someone(),
    ];
    const place = await organisation(head, 'Công ty Có Thành Viên');
    const key = randomUUID();
    const link = await linkFor(head, place, key);
    expect(await linkFor(head, place, key)).toBe(link);
    expect(await (await member.visitor.get(link)).text()).toContain('Công ty Có Thành Viên');
    const low = await someone({ assurance: 1 });
    expect(await (await low.visitor.get(link)).text()).toContain('Cần đăng nhập ở mức 2');
    await refused(low, link, {}, [403, /mức 2/], '/tai-khoan');
    const both = await Promise.all([member, late].map((each) => each.visitor.post(link, {}, '/tai-khoan')));
    expect(both.map((each) => each.status).sort()).toEqual([303, 404]);
    expect((await late.visitor.get(link)).status).toBe(404);
    expect((await late.visitor.get('/tai-khoan/loi-moi/guessed')).status).toBe(404);
    const { rows } = await snapshots.query('select t::text as what from organisation_invitations t');
    expect(JSON.stringify(rows)).not.toContain(link.split('/').at(-1)!);
    at.platform.setNow(new Date(clock.getTime() + 1000));
    const old = await linkFor(head, place);
    at.platform.setNow(new Date(clock.getTime() + 8 * 24 * 3_600_000));
    const fresh = await someone();
    await refused(fresh, old, {}, [404, /đã hết hạn/], '/tai-khoan');
  });

  it('is joined by personal id only by that person, and the head learns of no account', async () => {
    const head = await someone();
    const place = await organisation(head, 'Công ty Mời Theo Số');
    const invited = await someone({ personalId: '999555000111' });
    const pages: string[] = [];
    for (const personalId of ['999555000111', '999555000222']) {
      const answer = await head.visitor.post(
        `${place}/moi`,
        { clientKey: randomUUID(), personalId, basis: 'Giấy ủy quyền' },
        place,
      );
      expect(answer.headers.get('location')).toBe(`${place}?moi=1`);
      pages.push(await (await head.visitor.get(`${place}?moi=1`)).text());
    }
    expect(pages[1]).toContain('•••••••••222');
    expect(pages[1]).not.toContain('999555000');
    const page = await (await invited.visitor.get(LIST)).text();
    expect(page).toContain('Công ty Mời Theo Số');
    const invitationId = /name="invitationId" value="(\d+)"/.exec(page)![1]!;
    const other = await someone({ personalId: '999555000333' });
    const take = { invitationId, answer: 'take' };
    expect((await other.visitor.post('/tai-khoan/loi-moi', take, '/tai-khoan')).status).toBe(404);
    const low = await someone({ personalId: '999555000111', assurance: 1 });
    await refused(low, '/tai-khoan/loi-moi', take, [403, /mức 2/]);
    expect(await (await other.visitor.get(LIST)).text()).not.toContain('Công ty Mời Theo Số');
    expect((await invited.visitor.post('/tai-khoan/loi-moi', take, LIST)).status).toBe(303);
    expect((await invited.visitor.post('/tai-khoan/loi-moi', take, LIST)).status).toBe(404);
    expect(await (await invited.visitor.get(place)).text()).toContain('theo Giấy ủy quyền');
    await refused(head, `${place}/moi`, { clientKey: randomUUID(), personalId: '123' }, [422, /12 số/]);
  });

  it('gives a member no right over its people', async () => {
    const [head, member, third] = [await someone(), await someone(), await someone()];
    const place = await organisation(head);
    await join(head, member, place);
    await join(head, third, place);
    const no: [number, RegExp] = [403, /Chỉ người đứng đầu/];
    await refused(member, `${place}/cho-thoi`, { citizenId: String(head.citizenId) }, no);
    await refused(member, `${place}/cho-thoi`, { citizenId: String(third.citizenId) }, no);
    await refused(member, `${place}/ban-giao`, { citizenId: String(member.citizenId), confirm: '1' }, no);
    await refused(member, `${place}/moi`, { clientKey: randomUUID(), personalId: '' }, no);
    await refused(member, `${place}/bo-loi-moi`, { invitationId: '1' }, no);
    const page = await (await member.visitor.get(place)).text();
    expect(page).not.toContain('Mời một người');
    expect(page).not.toContain('/ban-giao');
    expect(page).toContain('Tôi rời tổ chức này');
    await refused(head, `${place}/cho-thoi`, { citizenId: String(head.citizenId) }, [
      409,
      /bàn giao cho người khác/,
    ]);
    await refused(head, `${place}/ban-giao`, { citizenId: String(third.citizenId) }, [422, /hiểu rõ/]);
    const stranger = await someone();
    await refused(head, `${place}/ban-giao`, { citizenId: String(stranger.citizenId), confirm: '1' }, [
      404,
      /không còn/,
    ]);
  });

  it('lets a member act for it until he is removed, and not one moment longer', async () => {
    const [head, member] = [await someone(), await someone({ personalId: '999666000111' })];
    const place = await organisation(head, 'Công ty Thay Mặt');
    await join(head, member, place);
    const id = place.split('/').at(-1)!;
    expect((await member.visitor.post('/tai-khoan/thay-mat', { organisationId: id }, LIST)).status).toBe(303);
    expect(await asActing(member)).toBe('Công ty Thay Mặt');
    expect(await (await member.visitor.get('/')).text()).toContain('thay mặt Công ty Thay Mặt');
    expect(await asActing(head)).toBeNull();
    // A second invitation that still waits is over with him.
    await head.visitor.post(`${place}/moi`, { clientKey: randomUUID(), personalId: '999666000111' }, place);
    const remove = { citizenId: String(member.citizenId) };
    expect((await head.visitor.post(`${place}/cho-thoi`, remove, place)).status).toBe(303);
    expect((await head.visitor.post(`${place}/cho-thoi`, remove, place)).status).toBe(303);
    for (const citizenId of ['999999999', '0', '-1', 'x', '9'.repeat(40)]) {
      const answer = await head.visitor.post(`${place}/cho-thoi`, { citizenId }, place);
      expect([303, 404]).toContain(answer.status);
    }
    expect(await asActing(member)).toBeNull();
    expect((await member.visitor.get(place)).status).toBe(404);
    expect(await (await member.visitor.get(LIST)).text()).not.toContain('Công ty Thay Mặt');
    await refused(member, '/tai-khoan/thay-mat', { organisationId: id }, [404, /Không có tổ chức/]);
    // He may come back later, in the same minute even.
    await join(head, member, place);
    expect((await member.visitor.get(place)).status).toBe(200);
    expect(await asActing(member)).toBeNull();
    await member.visitor.post('/tai-khoan/thay-mat', { organisationId: id }, LIST);
    await member.visitor.post('/tai-khoan/thay-mat', { organisationId: '' }, LIST);
    expect(await asActing(member)).toBeNull();
    const left = await member.visitor.post(`${place}/cho-thoi`, remove, place);
    expect(left.headers.get('location')).toBe(LIST);
    expect((await member.visitor.get(place)).status).toBe(404);
  });

  it('is handed over to a member, once, also when two hand over at the same time', async () => {
    const [head, one, other] = [await someone(), await someone(), await someone()];
    const place = await organisation(head);
    await join(head, one, place);
    await join(head, other, place);
    const hand = (to: Someone) =>
      head.visitor.post(`${place}/ban-giao`, { citizenId: String(to.citizenId), confirm: '1' }, place);
    const both = await Promise.all([hand(one), hand(other)]);
    expect(both.map((each) => each.status).sort()).toEqual([303, 403]);
    const people = await at.database.db
      .selectFrom('organisation_people')
      .select(['citizen_id', 'role'])
      .where('organisation_id', '=', Number(place.split('/').at(-1)))
      .where('until', 'is', null)
      .execute();
    expect(people.filter((each) => each.role === 'head')).toHaveLength(1);
    expect(people).toHaveLength(3);
    await refused(head, `${place}/moi`, { clientKey: randomUUID(), personalId: '' }, [
      403,
      /Chỉ người đứng đầu/,
    ]);
    const now = people.find((each) => each.role === 'head')!.citizen_id === one.citizenId ? one : other;
    const remove = { citizenId: String(head.citizenId) };
    expect((await now.visitor.post(`${place}/cho-thoi`, remove, place)).status).toBe(303);
  });

  it('lets its head take an invitation back', async () => {
    const [head, member] = [await someone(), await someone()];
    const place = await organisation(head);
    const link = await linkFor(head, place);
    const page = await (await head.visitor.get(place)).text();
    const invitationId = /name="invitationId" value="(\d+)"/.exec(page)![1]!;
    expect((await head.visitor.post(`${place}/bo-loi-moi`, { invitationId }, place)).status).toBe(303);
    await refused(member, link, {}, [404, /đã dùng, đã hết hạn hoặc không có/]);
  });

  it('lets no session of level 1 act for it', async () => {
    const head = await someone();
    const place = await organisation(head, 'Công ty Mức Hai');
    await head.visitor.post('/tai-khoan/thay-mat', { organisationId: place.split('/').at(-1)! }, LIST);
    await at.database.transact((tx) =>
      tx
        .updateTable('citizen_sessions')
        .set({ assurance: 1 })
        .where('citizen_id', '=', head.citizenId)
        .execute(),
    );
    expect(await asActing(head)).toBeNull();
    expect((await head.visitor.get(place)).status).toBe(403);
    expect(await (await head.visitor.get(LIST)).text()).toContain('mức 2');
  });
});

describe('every form of an account', () => {
  const ABSURD = [
    ...['', ' ', '0', '-1', '1e9', 'NaN', '9'.repeat(400), '2147483648', '9223372036854775808', '９'],
    ...['<script>alert("x")</script>', `'; drop table citizens; --`, '{{7*7}}', '%00', '\ud800', '\u202eabc'],
    ...['\u0000', '__proto__', 'constructor', '[object Object]', 'x'.repeat(20_000), 'dòng\n'.repeat(500)],
    ...['../../etc/passwd', 'http://evil.example/', '999000000001', 'a@example.com', '0000001234', '\\'],
  ];
  const FIELDS = [
    ...['name', 'code', 'address', 'phone', 'email', 'ma', 'organisationId', 'invitationId', 'citizenId'],
    ...['answer', 'confirm', 'personalId', 'basis', 'clientKey'],
  ];
  const paths = [
    ...new Set(account.routes.filter(({ method }) => method === 'POST').map(({ path }) => path)),
  ].filter((path) => path.startsWith('/tai-khoan'));

  it('answers absurdities with a sentence, never with a fault of ours', { timeout: 120_000 }, async () => {
    expect(paths.length).toBeGreaterThan(8);
    const head = await someone();
    const place = await organisation(head);
    const token = /name="_token" value="([^"]+)"/.exec(await (await head.visitor.get(place)).text())![1]!;
    const faults: string[] = [];
    for (const path of paths)
      for (const value of ABSURD) {
        const given = path
          .replace(/:id[^/]*/, place.split('/').at(-1)!)
          .replace(':kind', 'thu')
          .replace(':token', encodeURIComponent(value.slice(0, 50).toWellFormed()) || 'x');
        const fields = Object.fromEntries(FIELDS.map((name) => [name, value]));
        const answer = await head.visitor.send(given, { ...fields, _token: token });
        const page = await answer.text();
        if (answer.status >= 500 || page.includes('<script>alert'))
          faults.push(`${path} ${value.slice(0, 40)}`);
      }
    expect(faults).toEqual([]);
  });
});
