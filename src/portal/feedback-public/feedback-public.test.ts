import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { citizenVisitor } from '../../../test/citizens.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { SENDER, WORDS } from '../../../test/feedback-life.ts';
import { otherWard } from '../../../test/other-ward.ts';
import { publishedFeedback, SHOWN } from '../../../test/published-feedback.ts';
import { changedTables, openSnapshots } from '../../../test/snapshot.ts';
import { VECTORS } from '../../../test/xss-vectors.ts';
import { findVotes, listPublished } from '../../features/feedback/index.ts';
import { feedbackPath } from '../../features/notices/index.ts';
import { addDays, instant, parseLocal } from '../../law/day.ts';
import { saveFile } from '../../platform/files/file-store.ts';

const START = parseLocal('2026-11-16T09:00');
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
let at: TestDatabase;
let life: ReturnType<typeof publishedFeedback>;
let shots: Awaited<ReturnType<typeof openSnapshots>>;

beforeAll(async () => {
  at = await testDatabase(START);
  life = publishedFeedback(at);
  shots = await openSnapshots(at);
});
afterAll(async () => {
  await shots.close();
  await at.close();
});

const read = async (path: string) => (await new Visitor(at).get(path)).text();
const statusOf = async (path: string) => (await new Visitor(at).get(path)).status;
const PLACE = { place: 'Ngõ 12', latitude: 20.94, longitude: 106.33 };

async function photo(text: string) {
  const bytes = Buffer.concat([PIXEL, Buffer.from(text)]);
  const file = await at.database.transact((tx) =>
    saveFile(
      tx,
      at.platform.files,
      at.wardId,
      { name: 'ten-rieng.png', mediaType: 'image/png', bytes },
      START,
    ),
  );
  return { file, mediaType: 'image/png', description: 'Hàng chờ' };
}

/** Every place where a published item is seen, of items at most so many back. */
const PLACES = ['/phan-anh', '/phan-anh/ban-do', '/phan-anh.rss', '/sitemap.xml'];
const TABLES = ['/du-lieu-mo/phan-anh.csv', '/du-lieu-mo/phan-anh.json'];
async function seenAt(code: string): Promise<string[]> {
  const texts = await Promise.all(
    [...PLACES, ...TABLES].map(async (path) => [path, await read(path)] as const),
  );
  return texts.filter(([, text]) => text.includes(code)).map(([path]) => path);
}

describe('what is published', () => {
  it('is seen everywhere, and nothing of the original words, the sender or an officer', async () => {
    const { id, code } = await life.publish({ ...PLACE, title: 'Đường tối' }, [await photo('1')]);
    expect(await seenAt(code)).toEqual([...PLACES, ...TABLES]);
    const item = await read(`/phan-anh/${code}`);
    for (const word of ['Đường tối', SHOWN.content, SHOWN.proposal, SHOWN.answer, 'Ngõ 12', 'Hàng chờ'])
      expect(item).toContain(word);
    expect(item).toContain(`openstreetmap.org/?mlat=20.94000&amp;mlon=106.33000`);
    expect(item).toMatch(/rel="noopener noreferrer nofollow"/);
    const hidden = [
      ...[WORDS.content, WORDS.place, SENDER.name, SENDER.phone, SENDER.address, 'ten-rieng'],
      ...['kiemsoat', 'vanhoa', 'chutich'].map((who) => at.officer(who).displayName),
    ];
    for (const path of [`/phan-anh/${code}`, ...PLACES, ...TABLES]) {
      const text = await read(path);
      expect(
        hidden.filter((each) => text.includes(each)),
        path,
      ).toEqual([]);
    }
    await life.takeDown(id);
  });

  it.each(['answered', 'taken down', 'reopened'])(
    'what is %s is nowhere, and answers like a code of nothing',
    async (how) => {
      const shown = await photo(how);
      const words = { ...SHOWN, ...PLACE };
      const item = how === 'answered' ? await life.answer(words) : await life.publish(words, [shown]);
      const picture = `/phan-anh/${item.code}/anh/${shown.file}`;
      if (how !== 'answered') {
        expect(await statusOf(picture)).toBe(200);
        expect(await seenAt(item.code)).toEqual([...PLACES, ...TABLES]);
      }
      if (how === 'taken down') await life.takeDown(item.id);
      if (how === 'reopened') await life.reopen(item.id);
      expect(await seenAt(item.code)).toEqual([]);
      const bare = (text: string, code: string) =>
        text.replaceAll(code, 'CODE').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID');
      for (const end of ['', `/anh/${shown.file}`]) {
        const [hidden, unknown] = await Promise.all(
          [item.code, 'PAKN-2026-99999'].map(async (code) => {
            const answer = await new Visitor(at).get(`/phan-anh/${code}${end}`);
            return { status: answer.status, text: bare(await answer.text(), code) };
          }),
        );
        expect(hidden).toEqual(unknown);
        expect(hidden!.status).toBe(404);
      }
    },
  );

  it('of another ward is not ours to see, nor ours theirs', async () => {
    const there = await otherWard(at);
    const duties = ['control', 'oversee', 'sign'] as never;
    const people = {
      desk: { ...there.officer('truong'), duties },
      handler: there.officer('chuyenvien'),
      approver: { ...there.officer('lanhdao'), duties },
    };
    const theirs = publishedFeedback(at, there.wardId, people);
    const item = await theirs.publish({ title: 'Của phường bên', ...PLACE });
    expect(
      (await listPublished(at.database.db, there.wardId, { limit: 9 })).map((each) => each.code),
    ).toEqual([item.code]);
    // The same code may be one of ours: its words are not.
    const texts = await Promise.all([...PLACES, ...TABLES, `/phan-anh/${item.code}`].map(read));
    for (const text of texts) expect(text).not.toContain('Của phường bên');
  });

  it('is shown by its last version, with the photos of that one alone, and the days of what happened', async () => {
    const [first, second] = [await photo('a'), await photo('b')];
    const { id, code } = await life.publish({ title: 'Bản đầu' }, [first]);
    at.platform.setNow(parseLocal('2026-11-18T09:00'));
    await life.show(id, { ...SHOWN, title: 'Bản sửa' }, [second]);
    at.platform.setNow(START);
    const text = await read(`/phan-anh/${code}`);
    expect([text.includes('Bản đầu'), text.includes('Bản sửa')]).toEqual([false, true]);
    expect(await statusOf(`/phan-anh/${code}/anh/${first.file}`)).toBe(404);
    const answer = await new Visitor(at).get(`/phan-anh/${code}/anh/${second.file}`);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      ...{ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' },
      ...{ 'content-disposition': 'inline', 'cache-control': 'private, max-age=86400, immutable' },
    });
    const line = /<ol class="stage-list">(.*?)<\/ol>/s.exec(text)![1]!.replaceAll(/<[^>]+>/g, '|');
    const days = ['16/11/2026', '16/11/2026', '16/11/2026', '16/11/2026', '18/11/2026'];
    expect(line.match(/\d\d\/\d\d\/\d{4}/g)).toEqual(days);
    expect(line).toMatch(/Phường nhận.*Phân loại.*Xử lý xong.*Công khai.*Đính chính/);
  });

  it.each(VECTORS.slice(0, 12).map((each, n) => [n, each]))(
    'runs nothing that somebody wrote: %i',
    async (_, vector) => {
      const hostile = { title: vector, content: vector, answer: vector, place: vector, proposal: vector };
      const { id, code } = await life.publish({ ...PLACE, ...hostile });
      for (const path of [`/phan-anh/${code}`, '/phan-anh', '/phan-anh/ban-do'])
        expect(await read(path), path).not.toContain(vector);
      await life.takeDown(id);
    },
  );

  it('is whole XML and a harmless table, whatever was written', async () => {
    const wild = ']]>\u202Egnp.exe\u0001 & <b> "q" \'\uFFFE';
    const { id, code } = await life.publish({ title: `=HYPERLINK("x")${wild}`, content: `@SUM(1)${wild}` });
    const feed = await read('/phan-anh.rss');
    expect(() => parseXml(feed)).not.toThrow();
    for (const sign of ['\u0001', '\uFFFE']) expect(feed).not.toContain(sign);
    const csv = await read('/du-lieu-mo/phan-anh.csv');
    expect(csv).toContain(`"'=HYPERLINK(""x"")`);
    expect(csv).toContain(`"'@SUM(1)`);
    expect(parseXml(await read('/sitemap.xml'))).toContain(code);
    // Marks that turn the direction end with the element that they stand in.
    expect(await read(`/phan-anh/${code}`)).toMatch(/<h1 lang="vi" dir="auto">/);
    await life.takeDown(id);
  });
});

function parseXml(text: string): string {
  const code = 'import sys, xml.dom.minidom as d; print(d.parseString(sys.stdin.buffer.read()).toxml())';
  return execFileSync('python3', ['-c', code], { input: text, encoding: 'utf8' });
}

describe('the list', () => {
  it('goes through all of a day, page by page, each once', async () => {
    at.platform.setNow(instant('2026-10-05', 600));
    const codes: string[] = [];
    for (let n = 0; n < 43; n++) codes.push((await life.publish({ title: `Cùng ngày ${n}` })).code);
    at.platform.setNow(START);
    const seen: string[] = [];
    for (let path: string | undefined = '/phan-anh?thang=2026-10&q=cung+ngay'; path; ) {
      const text = await read(path);
      expect(text).toContain('<b>43</b>');
      seen.push(...[...text.matchAll(/href="\/phan-anh\/(PAKN-[\d-]+)"/g)].map((found) => found[1]!));
      path = /class="btn" href="(\/phan-anh\?[^"]*sau=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toEqual(codes.toReversed());
  });

  it('finds by words without accents, matter, field, procedure and month, and says when there is nothing', async () => {
    const procedure = await at.database.db
      .selectFrom('procedure_versions')
      .select(['code', 'field_code'])
      .where('code', 'like', '1.%')
      .orderBy('code')
      .limit(1)
      .executeTakeFirstOrThrow();
    const change = { procedureCode: procedure.code, fieldCode: procedure.field_code };
    const rule = await life.publish({ title: 'Giấy tờ thừa', matters: ['regulation'], ...change });
    const found = async (query: string) => (await read(`/phan-anh?${query}`)).includes(rule.code);
    for (const query of [
      'q=giay+to+thua',
      've=regulation',
      `linh-vuc=${procedure.field_code}`,
      'thang=2026-11',
    ])
      expect([query, await found(query)]).toEqual([query, true]);
    expect(await found(`thu-tuc=${procedure.code}`)).toBe(true);
    for (const query of ['q=giay+la', 've=conduct', 'linh-vuc=khong-co', 'thu-tuc=9.999999', 'thang=2026-09'])
      expect([query, await found(query)]).toEqual([query, false]);
    expect(await read('/phan-anh?thang=2025-01')).toContain('Không có phản ánh đã công khai nào khớp');
    expect(await read(`/phan-anh/${rule.code}`)).toContain(`href="/thu-tuc/${procedure.code}"`);
  });

  it.each([
    'thang=9999-99',
    'sau=x~y',
    `sau=2026-10-05~${'9'.repeat(30)}`,
    'q=%25_%5C',
    've=x',
    'linh-vuc=%22',
    'ngon-ngu=en',
  ])('answers what no page of ours asks: %s', async (query) => {
    for (const path of ['/phan-anh', '/phan-anh/ban-do'])
      expect(await statusOf(`${path}?${query}`)).toBe(200);
  });

  it.each([
    '%FF',
    '%E0%A4',
    '..%2f..',
    'x'.repeat(3000),
    "'",
    '__proto__',
    'PAKN-2026-00001%00',
    '%F0%9F%98%80',
  ])('finds nothing by a code that is none: %s', async (code) => {
    for (const end of ['', `/anh/${'a'.repeat(64)}`])
      expect(await statusOf(`/phan-anh/${code}${end}`)).toBe(404);
  });

  it('leaves the ways of the sender as they were', async () => {
    const texts = await Promise.all(['/phan-anh', '/phan-anh/gui', '/phan-anh/theo-doi', '/'].map(read));
    for (const word of ['href="/phan-anh/gui"', 'Trong 2 ngày', 'Trong 15 ngày'])
      expect(texts[0]).toContain(word);
    expect(texts[1]).toContain('Gửi phản ánh, kiến nghị');
    expect(texts[2]).toContain('Theo dõi phản ánh của bạn');
    expect(texts[3]).toContain('href="/phan-anh"');
  });
});

describe('the sender', () => {
  it('is led from his own page to what everyone sees, as long as they do', async () => {
    const { id, code } = await life.publish();
    const own = feedbackPath(at.platform.settings.secret, at.wardId, code);
    expect(await read(own)).toContain(`href="/phan-anh/${code}"`);
    await life.takeDown(id);
    expect(await read(own)).not.toContain(`href="/phan-anh/${code}"`);
  });
});

describe('a voice', () => {
  const vote = (visitor: Visitor, code: string, choice: string, more: Record<string, string> = {}) =>
    visitor.send(`/phan-anh/${code}/y-kien`, { ...(choice && { 'hai-long': choice }) }, more);
  const from = (n: number) => ({ 'x-forwarded-for': `10.1.0.${n}` });

  it('is one for each browser, may be changed, and is kept as a hash', async () => {
    const { id, code } = await life.publish();
    const [first, second] = [new Visitor(at), new Visitor(at)];
    expect((await first.get(`/phan-anh/${code}`)).headers.getSetCookie()).toEqual([]);
    for (const choice of ['1', '1', '0']) {
      const answer = await vote(first, code, choice, from(1));
      expect([answer.status, answer.headers.get('location')]).toEqual([
        303,
        `/phan-anh/${code}?da-ghi=1#y-kien`,
      ]);
    }
    await vote(second, code, '1', from(1));
    expect(await findVotes(at.database.db, at.wardId, id)).toEqual({ likes: 1, dislikes: 1 });
    expect(await (await first.get(`/phan-anh/${code}?da-ghi=1`)).text()).toContain(
      'Bạn đã chọn: Không hài lòng',
    );
    const { rows } = await shots.query('select voter from feedback_votes where feedback_id = $1', [id]);
    for (const row of rows) expect(row.voter).toHaveLength(32);
  });

  it('by a cookie that we did not give is that of a new browser', async () => {
    const { id, code } = await life.publish();
    for (const _ of [1, 2]) {
      const visitor = new Visitor(at);
      visitor.setCookie('motcua_voice', 'AAAAAAAAAAAAAAAAAAAAAA.AAAA');
      expect((await vote(visitor, code, '1', from(2))).status).toBe(303);
    }
    expect(await findVotes(at.database.db, at.wardId, id)).toEqual({ likes: 2, dislikes: 0 });
  });

  it('of a citizen is his at every browser, and needs the token of his page', async () => {
    const { id, code } = await life.publish();
    const { visitor } = await citizenVisitor(at);
    const before = await shots.take();
    expect((await vote(visitor, code, '1')).status).toBe(403);
    expect(changedTables(before, await shots.take())).toEqual([]);
    const posted = await visitor.post(`/phan-anh/${code}/y-kien`, { 'hai-long': '1' }, `/phan-anh/${code}`);
    expect(posted.status).toBe(303);
    visitor.setCookie('motcua_voice', '');
    await visitor.post(`/phan-anh/${code}/y-kien`, { 'hai-long': '0' }, `/phan-anh/${code}`);
    expect(await findVotes(at.database.db, at.wardId, id)).toEqual({ likes: 0, dislikes: 1 });
  });

  it('is refused without a choice, of what is not shown, and too often from one address', async () => {
    const { id, code } = await life.publish();
    const gone = await life.publish();
    await life.takeDown(gone.id);
    const before = await shots.take();
    for (const choice of ['', '2', 'x']) {
      const answer = await vote(new Visitor(at), code, choice, from(3));
      expect([answer.status, (await answer.text()).includes('href="#chon"')]).toEqual([422, true]);
    }
    for (const other of [gone.code, 'PAKN-2026-99999', '__proto__'])
      expect((await vote(new Visitor(at), other, '1', from(3))).status).toBe(404);
    expect(changedTables(before, await shots.take())).toEqual([]);
    const statuses: number[] = [];
    for (let n = 0; n < 11; n++) statuses.push((await vote(new Visitor(at), code, '1', from(4))).status);
    expect([statuses[9], statuses[10]]).toEqual([303, 429]);
    expect((await findVotes(at.database.db, at.wardId, id)).likes).toBe(10);
  });
});

describe('for programs', () => {
  it('the feed is told once to who has it, until something is published or taken down', async () => {
    const { id } = await life.publish();
    const first = await new Visitor(at).get('/phan-anh.rss');
    expect(first.headers.get('content-type')).toContain('application/rss+xml');
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    const has = { 'if-none-match': first.headers.get('etag')! };
    expect((await new Visitor(at).get('/phan-anh.rss', has)).status).toBe(304);
    await life.takeDown(id);
    expect((await new Visitor(at).get('/phan-anh.rss', has)).status).toBe(200);
    expect(await read('/phan-anh')).toContain('type="application/rss+xml" title="Phản ánh, kiến nghị"');
  });

  it('the table can be had by month, and the months agree with it', async () => {
    const table = async (query: string) =>
      JSON.parse(await read(`/du-lieu-mo/phan-anh.json${query}`)).rows as Record<string, string>[];
    const [all, october, none] = await Promise.all(['', '?thang=2026-10', '?thang=x'].map(table));
    expect(none).toEqual([]);
    expect(october!.length).toBeGreaterThan(40);
    expect(all!.filter((row) => row.ngay_cong_khai!.startsWith('2026-10'))).toEqual(october);
    at.platform.setNow(parseLocal('2026-11-16T09:10'));
    const months = JSON.parse(await read('/du-lieu-mo/phan-anh-thang.json')).rows as Record<string, number>[];
    at.platform.setNow(START);
    const line = months.find((each) => String(each.thang) === '2026-10')!;
    expect(line.cong_khai_hanh_vi).toBe(october!.length);
    expect([line.nhan, line.xu_ly_trong_han, line.xu_ly_xong]).toEqual([43, 43, 43]);
    expect(addDays(`${String(months.at(-1)!.thang)}-01`, 0)).toBe('2026-11-01');
  });
});
