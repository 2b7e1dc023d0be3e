import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../../test/database.ts';
import { readCatalogueSeed } from '../seed.ts';
import { listLifeEvents } from './life-events.ts';
import { type ProcedureSearch, searchProcedures } from './search.ts';
import { readSearchWords, understand, undoKeys } from './words.ts';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});
afterAll(() => at.close());

const ALL = { field: null, applicant: null, after: null, limit: 30, onDay: '2026-11-23', publicOnly: true };
const find = (q: string, more: Partial<ProcedureSearch> = {}) =>
  searchProcedures(at.database.db, { ...ALL, q, ...more });
const codes = new Set(readCatalogueSeed().procedures.map((each) => each.code));

describe('what people type finds what they mean among the first three', () => {
  test.each([
    // the catalogue's own words, with and without accents
    ['khai sinh', '1.001193'],
    ['Đăng ký khai sinh', '1.001193'],
    ['KHAI SINH CO YEU TO NUOC NGOAI', '2.000528'],
    ['dang ky ket hon', '1.000894'],
    ['khai tử', '1.000656'],
    ['hộ kinh doanh', '1.001612'],
    ['tam ngung kinh doanh', '1.001570'],
    ['chứng thực chữ ký', '2.000884'],
    ['hòa giải tranh chấp đất đai', '1.012812'],
    ['giấy phép xây dựng', '1.013225'],
    ['gia hạn giấy phép xây dựng', '1.013227'],
    ['trợ cấp hưu trí xã hội', '1.014027'],
    ['đăng ký thường trú', '1.004222'],
    ['giám hộ', '1.004837'],
    ['1.004873', '1.004873'],
    ['mã 2.000815', '2.000815'],
    ['cai nghiện', '3.000527'],
    ['khuyến nông', '1.003596'],
    // everyday words
    ['giấy độc thân', '1.004873'],
    ['giấy xác nhận độc thân', '1.004873'],
    ['sổ đỏ', '1.013978'],
    ['làm sổ hồng', '1.013978'],
    ['bìa đỏ', '1.013978'],
    ['sổ đỏ bị sai', '1.012796'],
    ['chứng thực sao y', '2.000815'],
    ['công chứng giấy tờ', '2.000815'],
    ['photo công chứng', '2.000815'],
    ['hộ kinh doanh cá thể', '1.001612'],
    ['mở quán ăn', '1.001612'],
    ['tôi muốn mở cửa hàng tạp hóa', '1.001612'],
    ['giấy phép kinh doanh', '1.001612'],
    ['đóng cửa hàng', '1.001266'],
    ['nhập khẩu', '1.004222'],
    ['nhập hộ khẩu cho con', '1.004222'],
    ['tách khẩu', '1.010038'],
    ['ct07', '1.010041'],
    ['xin phép xây nhà', '1.013225'],
    ['sửa nhà', '1.013229'],
    ['người chết', '1.000656'],
    ['giấy chứng tử', '1.000656'],
    ['tiền mai táng', '2.002913'],
    ['đổi tên', '1.004859'],
    ['sai ngày sinh trên giấy khai sinh', '1.004859'],
    ['trích lục khai sinh', '2.000635'],
    ['mất giấy khai sinh', '1.004884'],
    ['mất giấy đăng ký kết hôn', '2.000635'],
    ['lấy chồng nước ngoài', '2.000806'],
    ['sơ yếu lý lịch', '2.000884'],
    ['giấy ủy quyền', '2.000884'],
    ['mua bán nhà đất', '2.001035'],
    ['thừa kế nhà đất', '2.001406'],
    ['viết di chúc', '2.001019'],
    ['lên thổ cư', '1.013949'],
    ['đi bộ đội', '1.013133'],
    ['tiền người già', '1.014027'],
    ['giấy khuyết tật', '1.001699'],
    ['mẹ đơn thân', '1.001776'],
    ['sổ hộ nghèo', '1.011607'],
    ['con thương binh', '1.010833'],
    ['chuyển trường cho con', '2.002481'],
    ['mở lớp mầm non', '1.012971'],
    ['dựng rạp vỉa hè', '1.013274'],
    ['xin con nuôi', '2.001263'],
    ['vneid', '3.000228'],
    ['nhà ở xã hội', '1.014632'],
    ['thế chấp sổ đỏ', '1.011441'],
    ['xem quy hoạch', '1.014159'],
    // misspelled
    ['khai sanh', '1.001193'],
    ['giấy khai sin', '1.001193'],
    ['dang ki ket hon', '1.000894'],
    ['ký hôn', '1.000894'],
    ['kết hong', '1.000894'],
    ['chứng thựt chử ký', '2.000884'],
    ['xao y bản chính', '2.000815'],
    ['chích lục', '2.000635'],
    ['tạm chú', '1.004194'],
    ['thường chú', '1.004222'],
    ['giấy fép xây dựng', '1.013225'],
    ['nghỉa dụ quân xự', '1.013133'],
    ['di trúc', '2.001019'],
    ['hkd', '1.001612'],
    ['gpxd', '1.013225'],
    // typing slips
    ['khia sinh', '1.001193'],
    ['khai snih', '1.001193'],
    ['kết hnô', '1.000894'],
    ['hộ kinh doah', '1.001612'],
    ['giấy đọc thna', '1.004873'],
    ['khuyết tậtt', '1.001699'],
    ['keets hoon', '1.000894'],
    ['khai tu73', '1.000656'],
    ['ddo^.c tha^n', '1.004873'],
    ['hộ nghòe', '1.011607'],
    ['chứn thực chữ kí', '2.000884'],
    // in whole sentences
    ['tôi muốn mở quán phở', '1.001612'],
    ['mẹ mất', '1.000656'],
    ['khai sinh trễ hạn cho con', '1.001193'],
    ['giấy kết hôn bị rách', '2.000635'],
    ['trẻ bị bạo hành', '2.001947'],
    ['mai táng phí người cao tuổi', '1.014028'],
    ['tôi muốn làm giấy khai sinh cho con', '1.001193'],
    ['thủ tục xin giấy xác nhận tình trạng hôn nhân cần gì?', '1.004873'],
    ['làm thế nào để đăng ký hộ kinh doanh', '1.001612'],
  ])('%s → %s', async (q, code) => {
    const { procedures } = await find(q);
    expect(procedures.slice(0, 3).map((each) => each.code)).toContain(code);
  });
});

describe('a search', () => {
  it('is narrowed by field and by who asks, and goes on page by page without a gap', async () => {
    const business = await find('ho kinh doanh', { applicant: 'organisation' });
    expect(business.procedures.every((each) => each.applicants.includes('organisation'))).toBe(true);
    const seen: string[] = [];
    let after: ProcedureSearch['after'] = null;
    do {
      const page = await find('', { field: 'ho-tich', after, limit: 7 });
      seen.push(...page.procedures.map((each) => each.code));
      after = page.next;
    } while (after !== null);
    const all = await find('', { field: 'ho-tich', limit: 1000 });
    expect(seen).toEqual(all.procedures.map((each) => each.code));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('says that it guesses, and shows nothing for what is no word', async () => {
    expect(await find('khai snih')).toMatchObject({ isGuess: true });
    expect((await find('khai sinh')).isGuess).toBe(false);
    expect((await find('zzzz qqqq')).procedures).toEqual([]);
  });

  it('takes what breaks others as words', async () => {
    for (const q of [
      "' or 1=1 --",
      '%_%',
      '\\',
      '((((',
      '[a-',
      '.*',
      '....',
      '<script>',
      '\u{1F600}',
      '0'.repeat(100),
    ])
      expect((await find(q)).procedures.length, q).toBeLessThanOrEqual(30);
    expect((await find('%')).procedures).toEqual([]);
  });

  it('never shows what goes on between agencies', async () => {
    const found = await find('tài sản kết cấu hạ tầng');
    expect(found.procedures.every((each) => !each.code.startsWith('6.'))).toBe(true);
  });

  it('can be answered by the index, of words and of what looks alike', async () => {
    const plan = (condition: string) =>
      at.database.transact(async (tx) => {
        await sql`set local enable_seqscan = off`.execute(tx);
        const { rows } = await sql<Record<string, string>>`explain ${sql.raw(
          `select code from procedure_versions where ${condition}`,
        )}`.execute(tx);
        return rows.map((row) => row['QUERY PLAN']).join('\n');
      });
    expect(await plan(String.raw`search_text like '%khai%' and search_text ~ '\mkhai'`)).toContain(
      'Bitmap Index Scan on procedure_versions_search',
    );
    expect(await plan(`'khia sinh' <% search_text`)).toContain(
      'Bitmap Index Scan on procedure_versions_search',
    );
  });
});

describe('the words that it knows', () => {
  const { topics, fillers, spellings } = readSearchWords();

  it('name procedures of the catalogue, each phrase once and folded', () => {
    const said = topics.flatMap((each) => each.said);
    for (const topic of topics)
      for (const code of topic.codes) expect(codes.has(code), `${topic.said[0]}: ${code}`).toBe(true);
    expect(said.filter((each, index) => said.indexOf(each) !== index)).toEqual([]);
    for (const each of [...said, ...fillers, ...Object.keys(spellings), ...Object.values(spellings)])
      expect(each).toMatch(/^[a-z0-9]+( [a-z0-9]+)*$/);
  });

  it('lead every phrase of a topic to its first procedure', async () => {
    const lost: string[] = [];
    for (const { said, codes } of topics)
      for (const phrase of said) {
        const { procedures } = await find(phrase);
        if (!procedures.slice(0, 3).some((each) => each.code === codes[0])) lost.push(phrase);
      }
    expect(lost).toEqual([]);
  });

  it('are told from fillers', () => {
    expect(understand('Tôi muốn làm giấy khai sinh').meant[0]).toBe('1.001193');
    expect(understand('khai sinh có yếu tố nước ngoài tại khu vực biên giới').touched).toContain('2.000528');
    expect(understand('giấy tờ').telling).toEqual(['giay', 'to']);
    expect(undoKeys('giaays pheps xaay duwngj')).toBe('giay phep xay dung');
    expect(undoKeys('trich luc')).toBe('trich luc');
    expect(undoKeys('qqqq')).toBe('qqqq');
  });
});

describe('the events of life', () => {
  const events = listLifeEvents('2026-11-23');

  it('are at least twenty, each once, and name procedures that are in the catalogue', () => {
    expect(events.length).toBeGreaterThanOrEqual(20);
    expect(new Set(events.map((each) => each.slug)).size).toBe(events.length);
    for (const event of events) {
      expect(event.procedures.length, event.slug).toBeGreaterThanOrEqual(2);
      for (const { code } of event.procedures) expect(codes.has(code), `${event.slug}: ${code}`).toBe(true);
    }
  });

  it('begin on a day', () => {
    expect(listLifeEvents('2025-06-30')).toEqual([]);
  });
});
