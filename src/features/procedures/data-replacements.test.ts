import { describe, expect, it } from 'vitest';
import { matchDataReplacement, readableReplacements } from './data-replacements.ts';
import type { DataReplacement } from './schema.ts';

const rule = (paper: string): DataReplacement => ({
  ...{ code: '1.000656', paper, database: 'CSDL', databaseOwner: 'Bộ', legalDocument: '', article: '' },
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
  const rules = ['Căn cước', 'căn  cước', 'Cơ sở dữ liệu quốc gia về dân cư', '', 'Giấy khai sinh'].map(rule);
  expect(readableReplacements(rules).map((each) => each.paper)).toEqual(['Căn cước', 'Giấy khai sinh']);
});
