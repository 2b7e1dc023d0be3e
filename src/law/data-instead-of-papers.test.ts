import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../platform/root.ts';
import {
  classOfRow,
  databaseFor,
  decideOnPaper,
  matchDataReplacement,
  type ReplacedPaper,
  readableReplacements,
} from './data-instead-of-papers.ts';

const rule = (paper: string, database = 'CSDL quốc gia về dân cư, CSDL hộ tịch'): ReplacedPaper => ({
  ...{ paper, database, databaseOwner: 'Bộ', legalDocument: '', article: '' },
});

describe('a paper that data replaces', () => {
  it.each([
    ['named as in the annex', 'Giấy chứng nhận quyền sử dụng đất', 'Giấy chứng nhận quyền sử dụng đất'],
    [
      'another word for the same',
      'Thẻ căn cước hoặc hộ chiếu',
      'Bản sao chứng minh nhân dân, Căn cước công dân',
    ],
    ['a death record', 'Trích lục khai tử', 'Giấy chứng tử'],
    ['accents written apart', 'Giấy khai sinh'.normalize('NFD'), 'Giấy khai sinh, trích lục khai sinh'],
  ])('is found: %s', (_reason, paper, named) => {
    expect(matchDataReplacement(paper, [rule('Sổ bảo hiểm'), rule(named)])?.paper).toBe(named);
  });
});

describe('a paper that may still be asked', () => {
  it.each([
    ['the form itself', 'Tờ khai đăng ký lại khai tử', 'Giấy chứng tử'],
    ['an application', 'Giấy đề nghị đăng ký hộ kinh doanh', 'Giấy chứng nhận đăng ký hộ kinh doanh'],
    ['a letter of the parties', 'Văn bản ủy quyền về Giấy khai sinh', 'Giấy khai sinh'],
    ['a voucher, which only looks like a death record', 'Chứng từ nghĩa vụ tài chính', 'Giấy chứng tử'],
    ['a notice of death that is not a record yet', 'Giấy báo tử', 'Giấy chứng tử'],
    ['a birth certificate of the hospital', 'Giấy chứng sinh', 'Giấy khai sinh'],
    ['a paper of a foreigner', 'Bản sao hộ chiếu của người nước ngoài', 'Căn cước'],
    ['another paper', 'Bản vẽ thiết kế xây dựng', 'Giấy chứng nhận quyền sử dụng đất'],
    ['no name', '', 'Căn cước'],
    [
      'a row of the annex that lost its paper',
      'Cơ sở dữ liệu quốc gia về dân cư',
      'Cơ sở dữ liệu quốc gia về dân cư',
    ],
    ['an empty row', 'Giấy khai sinh', ''],
  ])('is not found: %s', (_reason, paper, named) => {
    expect(matchDataReplacement(paper, [rule(named)])).toBeNull();
  });

  it('is any paper of a procedure without rules', () => {
    expect(matchDataReplacement('Căn cước', [])).toBeNull();
  });
});

it('shows each replaced paper once, without the rows that lost it', () => {
  const rules = ['Căn cước', 'căn  cước', 'Cơ sở dữ liệu quốc gia về dân cư', '', 'Giấy khai sinh'].map(
    (each) => rule(each),
  );
  expect(readableReplacements(rules).map((each) => each.paper)).toEqual(['Căn cước', 'Giấy khai sinh']);
});

describe('what to do about a paper', () => {
  const rules = [rule('Giấy khai sinh'), rule('Căn cước')];
  const asked = { paper: 'Bản sao giấy khai sinh', rules, origin: 'citizen' as const, day: '2026-11-23' };

  it.each([
    ['the day before it is in force', { day: '2025-12-31' }, 'ask_paper'],
    ['its first day', { day: '2026-01-01' }, 'use_data'],
    ['its last day', { day: '2027-02-28' }, 'use_data'],
    ['the day after', { day: '2027-03-01' }, 'ask_paper'],
    ['a foreigner', { origin: 'foreigner' as const }, 'by_hand'],
    ['an overseas Vietnamese', { origin: 'overseas' as const }, 'by_hand'],
    ['a foreigner’s paper', { paper: 'Giấy khai sinh do nước ngoài cấp' }, 'by_hand'],
    ['the form itself', { paper: 'Tờ khai về giấy khai sinh' }, 'ask_paper'],
    ['a paper that the annex does not name', { paper: 'Bản vẽ' }, 'ask_paper'],
    ['a foreigner’s paper that nothing replaces', { paper: 'Bản vẽ của nước ngoài' }, 'ask_paper'],
    [
      'a row that lost its columns and may have meant it',
      { rules: [rule('Cơ sở dữ liệu hộ tịch', 'Bộ Tư pháp')] },
      'by_hand',
    ],
    [
      'a row that lost its columns and means another',
      { rules: [rule('Cơ sở dữ liệu quốc gia về dân cư', 'Bộ Công an')] },
      'ask_paper',
    ],
    ['a row that names a body for a database', { rules: [rule('Giấy khai sinh', 'Bộ Tư pháp')] }, 'by_hand'],
  ])('%s', (_reason, change, kind) => {
    expect(decideOnPaper({ ...asked, ...change }).kind).toBe(kind);
  });

  it('looks in the database that holds such papers, of several that a row names', () => {
    const named = { database: 'CSDL quốc gia về dân cư; CSDL hộ tịch điện tử; CSDL về đất đai' };
    expect(databaseFor('Giấy xác nhận tình trạng hôn nhân', named).code).toBe('civil_status');
    expect(databaseFor('Giấy chứng nhận quyền sử dụng đất', named).code).toBe('land');
    expect(databaseFor('Giấy tờ khác', named).code).toBe('population');
    expect(() => databaseFor('Căn cước', { database: 'Bộ Công an' })).toThrow(RangeError);
  });
});

describe('every row of the annex', () => {
  const seed = readFileSync(join(root, 'db', 'seeds', 'catalogue', 'data-replacements.jsonl'), 'utf8');
  const rows = seed
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ReplacedPaper);

  it('lands in exactly one class', () => {
    const tally: Record<string, number> = {};
    for (const row of rows) {
      const kind = classOfRow(row);
      const at = kind === 'by_hand' ? kind : databaseFor(row.paper, row).code;
      tally[at] = (tally[at] ?? 0) + 1;
    }
    expect(rows).toHaveLength(792);
    expect(tally).toMatchInlineSnapshot(`
      {
        "business": 464,
        "by_hand": 9,
        "children": 1,
        "civil_status": 48,
        "criminal_records": 9,
        "driving_licences": 3,
        "health": 4,
        "identity_card": 10,
        "insurance": 2,
        "land": 86,
        "organisation_ids": 2,
        "population": 136,
        "vehicles": 18,
      }
    `);
  });

  it('that names its paper and its database is applied to that very paper, except where the paper is foreign or the applicant’s own', () => {
    for (const row of rows) {
      const found = matchDataReplacement(row.paper, [row]);
      const isExcepted = classOfRow(row) === 'by_hand' || /nước ngoài|^thông báo|^văn bản/i.test(row.paper);
      if (!isExcepted) expect(found, row.paper).toBe(row);
      else if (classOfRow(row) === 'by_hand') expect(found, row.paper).toBeNull();
    }
  });
});
