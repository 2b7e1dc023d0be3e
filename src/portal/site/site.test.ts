import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Visitor } from '../../../test/browse.ts';
import { type TestDatabase, testDatabase } from '../../../test/database.ts';
import { publishedFeedback } from '../../../test/published-feedback.ts';
import { makeWorld } from '../../../test/ward-world.ts';
import { takeArticleStep, writeArticle } from '../../features/articles/index.ts';
import { readWall, takeWeek } from '../../features/indicators/index.ts';
import { findPlan } from '../../features/plans/index.ts';
import { parseLocal } from '../../law/day.ts';
import { unsealNumber } from '../../platform/personal-ids/sealing.ts';
import { seedPlan } from '../../seed/seed-plan.ts';
import { DATASETS } from './open-data/open-data.tsx';

let at: TestDatabase;
let citizen: Visitor;
beforeAll(async () => {
  at = await testDatabase(parseLocal('2026-11-16T09:00'));
  await makeWorld(at);
  await seedPlan(at.database, at.platform.files, at.wardId);
  await publishedFeedback(at).publish();
  at.platform.setNow(parseLocal('2026-11-23T09:02'));
  await takeWeek(at.database, at.wardId, at.platform.now());
  citizen = new Visitor(at);
});
afterAll(() => at.close());

const read = async (path: string) => (await citizen.get(path)).text();

/** RFC 4180, letter by letter. */
function parseCsv(text: string): string[][] {
  const [rows, quotes]: [string[][], { open: boolean }] = [[['']], { open: false }];
  for (const letter of text.replace(/\r\n$/, '')) {
    const row = rows.at(-1)!;
    if (letter === '"') quotes.open = !quotes.open;
    if (!quotes.open && letter === ',') row.push('');
    else if (!quotes.open && letter === '\n') rows.push(['']);
    else row[row.length - 1] += letter;
  }
  const bare = (cell: string) =>
    cell
      .replace(/\r$/, '')
      .replace(/^"([\s\S]*)"$/, '$1')
      .replaceAll('""', '"');
  return rows.map((row) => row.map(bare));
}

/** Every public page and table of this place. */
const PUBLIC = [
  ...['/', '/tin-tuc', '/tin-tuc.rss', '/sitemap.xml', '/robots.txt', '/gioi-thieu', '/tro-nang'],
  ...[
    '/chinh-sach-du-lieu',
    '/cong-khai',
    '/cong-khai/tuan',
    '/du-lieu-mo',
    '/du-lieu-mo.json',
    '/manifest.webmanifest',
  ],
  ...DATASETS.flatMap(({ name }) => [`/du-lieu-mo/${name}.csv`, `/du-lieu-mo/${name}.json`]),
];

describe('what everyone may read', () => {
  it('has no name, telephone, mailbox or number of a person in it', async () => {
    const { rows } = await at.database.db
      .selectFrom('dossiers')
      .select(['applicant_name', 'applicant_phone', 'applicant_email', 'applicant_personal_id', 'code'])
      .execute()
      .then((rows) => ({
        rows: rows.map(({ applicant_personal_id: number, ...row }) => ({
          ...row,
          number: unsealNumber('dossiers.applicant_personal_id', number),
        })),
      }));
    const officers = await at.database.db
      .selectFrom('officers')
      .select(['username', 'display_name'])
      .execute();
    const secrets = [
      ...rows.flatMap((row) => Object.values(row)),
      ...['Người hẹn thử', 'Người chứng thực', '0000001234', 'nguoi@example.com'],
    ].filter((each): each is string => typeof each === 'string' && each.length > 3);
    expect(secrets.length).toBeGreaterThan(8);
    for (const path of PUBLIC) {
      const text = await read(path);
      expect(text.length, path).toBeGreaterThan(20);
      expect(
        secrets.filter((each) => text.includes(each)),
        path,
      ).toEqual([]);
      expect(
        officers.filter(({ display_name }) => text.includes(`"${display_name}"`)),
        path,
      ).toEqual([]);
      expect(text.match(/\b999\d{9}\b|\b0[35789]\d{8}\b/g), path).toBeNull();
    }
  });

  it('answers, in both languages, without a session', async () => {
    for (const path of PUBLIC)
      for (const lang of ['', '?ngon-ngu=en', '?ngon-ngu=vi', '?ngon-ngu=<script>'])
        expect([path, lang, (await new Visitor(at).get(path + lang)).status]).toEqual([path, lang, 200]);
  });
});

describe('open data', () => {
  it.each(DATASETS.map(({ name }) => name))(
    '%s says the same as CSV and as JSON, column by column',
    async (name) => {
      const { columns } = DATASETS.find((each) => each.name === name)!;
      const lines = parseCsv(await read(`/du-lieu-mo/${name}.csv`));
      const json = JSON.parse(await read(`/du-lieu-mo/${name}.json`));
      expect(lines[0]!.map((cell) => cell.replace('\uFEFF', ''))).toEqual(columns.map(([column]) => column));
      expect(json.rows.length).toBeGreaterThan(0);
      expect(lines.length - 1).toBe(json.rows.length);
      for (const row of json.rows) expect(Object.keys(row)).toEqual(columns.map(([column]) => column));
      for (const line of lines) expect(line).toHaveLength(columns.length);
    },
  );

  it('may be read by any site, and is told once to who has it', async () => {
    const first = await citizen.get('/du-lieu-mo/thu-tuc.json');
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    expect(first.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(first.headers.get('cache-control')).toBe('public, max-age=300');
    const etag = first.headers.get('etag')!;
    const again = await citizen.get('/du-lieu-mo/thu-tuc.json', { 'if-none-match': `"x", W/${etag}` });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const since = first.headers.get('last-modified')!;
    expect((await citizen.get('/du-lieu-mo/thu-tuc.json', { 'if-modified-since': since })).status).toBe(304);
    const old = 'Mon, 01 Jan 2024 00:00:00 GMT';
    expect((await citizen.get('/du-lieu-mo/thu-tuc.json', { 'if-modified-since': old })).status).toBe(200);
    expect((await citizen.get('/du-lieu-mo/thu-tuc.json', { 'if-none-match': '"x"' })).status).toBe(200);
    const asked = await citizen.raw('/du-lieu-mo/thu-tuc.json', { method: 'OPTIONS' });
    expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, HEAD']);
  });

  it('is closed to writing, and knows no other table', async () => {
    expect((await citizen.raw('/du-lieu-mo/thu-tuc.json', { method: 'POST' })).status).toBe(404);
    for (const path of ['/du-lieu-mo/officers.csv', '/du-lieu-mo/constructor.json', '/du-lieu-mo/..%2Fx.csv'])
      expect((await citizen.get(path)).status).toBe(404);
  });

  it('gives the plan as officers see it', async () => {
    const plan = (await findPlan(at.database.db, at.wardId, 2026))!;
    const asOf = parseLocal('2026-11-23T09:00');
    const wall = await readWall(at.database.db, at.wardId, plan, asOf);
    const { rows } = JSON.parse(await read('/du-lieu-mo/ke-hoach.json'));
    expect(new Set(rows.map((row: { so: number }) => row.so)).size).toBe(wall.length);
    const states = new Map(rows.map((row: { so: number; vi_sao: string }) => [row.so, row.vi_sao]));
    for (const { task, why } of wall) expect(states.get(task.order)).toBe(why);
  });

  it('writes no cell that a spreadsheet would run', async () => {
    for (const { name } of DATASETS)
      for (const cell of parseCsv(await read(`/du-lieu-mo/${name}.csv`)).flat())
        if (/^[=+\-@\t]/.test(cell)) expect(Number.isNaN(Number(cell)), `${name}: ${cell}`).toBe(false);
  });
});

describe('what programs read', () => {
  it('is XML that an XML reader takes, whatever stands in a title', async () => {
    await at.database.transact(async (tx) => {
      const title = 'Tin <b>&amp; "nháy" ]]> \u0008\u{FFFE} 👩‍👩‍👧';
      const form = { clientKey: crypto.randomUUID(), kind: 'news', title, body: 'a & b <c>' };
      const id = await writeArticle(tx, at.act('quay1'), null, form);
      await takeArticleStep(tx, at.act('giamdoc'), id, {
        ...{ clientKey: crypto.randomUUID(), step: 'publish', version: '1' },
      });
    });
    for (const path of ['/tin-tuc.rss', '/sitemap.xml']) {
      const text = await read(path);
      execFileSync('xmllint', ['--noout', '-'], { input: text });
    }
    const count = execFileSync('xmllint', ['--xpath', 'count(//item)', '-'], {
      input: await read('/tin-tuc.rss'),
    });
    expect(Number(count)).toBe(2);
    expect(await read('/sitemap.xml')).toContain('<loc>http://127.0.0.1:3000/thu-tuc/1.004873</loc>');
    expect(await read('/sitemap.xml')).not.toContain('/can-bo');
  });

  it('keeps robots from what is personal', async () => {
    const text = await read('/robots.txt');
    for (const path of ['/can-bo', '/ho-so-cua-toi', '/tai-khoan', '/nop-ho-so'])
      expect(text).toContain(`Disallow: ${path}\n`);
    expect(text).toContain('Sitemap: http://127.0.0.1:3000/sitemap.xml');
  });
});

describe('the language', () => {
  it('is chosen by the address, kept, and named to readers and search engines', async () => {
    const visitor = new Visitor(at);
    const page = await (await visitor.get('/thu-tuc?q=khai&ngon-ngu=en')).text();
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('Track a dossier');
    expect(page).toContain('hreflang="vi" href="http://127.0.0.1:3000/thu-tuc?q=khai&amp;ngon-ngu=vi"');
    expect(page).toContain('rel="canonical" href="http://127.0.0.1:3000/thu-tuc?q=khai"');
    expect(await (await visitor.get('/')).text()).toContain('What do you need to get done?');
    expect(await (await visitor.get('/?ngon-ngu=vi')).text()).toContain('<html lang="vi">');
    expect(await (await visitor.get('/')).text()).toContain('Bạn cần làm giấy tờ gì?');
  });

  it('marks as Vietnamese what has no other', async () => {
    const page = await (await new Visitor(at).get('/tro-nang?ngon-ngu=en')).text();
    expect(page).toContain('<main class="portal-main" id="noi-dung" lang="vi">');
    expect(page).toContain('This page is in Vietnamese only.');
  });
});

describe('a week on the portal', () => {
  it('is shown as it was kept; another one is not known', async () => {
    const page = await read('/cong-khai/tuan');
    expect(page).toContain('Tuần 47/2026 (16/11/2026 – 22/11/2026)');
    expect(page).toContain('Hồ sơ giải quyết đúng hạn');
    expect(page).toContain('điểm của các thành phần có dữ liệu');
    expect(page).toContain('tối đa toàn bộ 100');
    expect(page).not.toContain('Tổng hợp muộn');
    for (const week of ['2026-11-09', 'x', '2026-11-17', "'"])
      expect((await citizen.get(`/cong-khai/tuan?thu-hai=${week}`)).status).toBe(404);
  });

  it('that was published after its Monday says so', async () => {
    const late = await testDatabase(parseLocal('2026-11-24T00:10'));
    await takeWeek(late.database, late.wardId, late.platform.now());
    expect(await (await new Visitor(late).get('/cong-khai/tuan')).text()).toContain('Tổng hợp muộn lúc');
    await late.close();
  });
});
