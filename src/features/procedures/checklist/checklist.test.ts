import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { certifiedCopyFeeVnd } from '../../../law/fees.ts';
import { readCatalogueSeed } from '../seed.ts';
import { checklistOf, type Need } from './checklist.ts';
import { estimateFee } from './estimate-fee.ts';
import { casesOf, questionsOf } from './questions.ts';

const { procedures, replacements } = readCatalogueSeed();
const find = (code: string) => procedures.find((each) => each.code === code)!;
const rulesOf = (code: string) => replacements.filter((each) => each.code === code);
const ANSWERS = fc.dictionary(
  fc.constantFrom('g1', 'g2', 'g3', 'g4', 'g5', 'g6'),
  fc.constantFrom('yes' as const, 'no' as const),
);

describe('the questions of a procedure', () => {
  it('ask each condition once, in plain words', () => {
    expect(questionsOf(find('1.001193')).map((each) => each.asks)).toEqual([
      'Giấy chứng sinh chưa có bản điện tử?',
      'Trẻ bị bỏ rơi?',
      'Trẻ sinh ra do mang thai hộ?',
      'Bạn nộp thay cho người khác?',
    ]);
    const business = questionsOf(find('1.001612'));
    expect(business[0]?.papers).toHaveLength(2);
  });

  it('are none about what the office looks up itself, and none where the source does not say which case is which', () => {
    const asked = questionsOf(find('1.000894')).map((each) => each.when);
    expect(asked.join()).not.toContain('tra được');
    expect(casesOf(find('1.012812'))).toEqual([]);
    expect(casesOf(find('1.013225')).map((each) => each.when)).toEqual(['Công trình', 'Nhà ở riêng lẻ']);
  });

  it('have names that stand once in an address', () => {
    for (const each of procedures) {
      const names = questionsOf(each).map(({ name }) => name);
      expect(new Set(names).size, each.code).toBe(names.length);
    }
  });
});

describe('what to bring', () => {
  const needs = (code: string, answers: Record<string, 'yes' | 'no'>) =>
    checklistOf(find(code), rulesOf(code), answers).map((line): [string, Need] => [
      line.paper.name,
      line.need,
    ]);
  const needOf = (code: string, paper: string, answers: Record<string, 'yes' | 'no'>) =>
    needs(code, answers).find(([name]) => name.startsWith(paper))?.[1];

  it('changes with the answers', () => {
    const { name } = questionsOf(find('1.001193')).find((each) => each.when === 'trẻ bị bỏ rơi')!;
    expect(needOf('1.001193', 'Biên bản về việc trẻ', {})).toBe('maybe');
    expect(needOf('1.001193', 'Biên bản về việc trẻ', { [name]: 'yes' })).toBe('bring');
    expect(needOf('1.001193', 'Biên bản về việc trẻ', { [name]: 'no' })).toBe('not_needed');
  });

  it('turns an exception round: yes spares the paper', () => {
    const [question] = questionsOf(find('2.001008'));
    expect(needOf('2.001008', 'Bằng đại học', { [question!.name]: 'yes' })).toBe('not_needed');
    expect(needOf('2.001008', 'Bằng đại học', { [question!.name]: 'no' })).toBe('bring');
  });

  it('says what nobody may ask for, and by which text', () => {
    const spared = procedures.flatMap((each) =>
      checklistOf(each, rulesOf(each.code), {}).filter((line) => line.need === 'spared'),
    );
    expect(spared.length).toBeGreaterThan(0);
    for (const { why } of spared) {
      expect(why).toContain('Không phải nộp vì cơ quan khai thác dữ liệu trong');
      expect(why).toContain('66.7/2025/NQ-CP');
    }
  });

  it('holds every paper once, whatever is answered; what is always needed or spared is never moved by an answer', () => {
    fc.assert(
      fc.property(fc.constantFrom(...procedures), ANSWERS, (procedure, answers) => {
        const rules = rulesOf(procedure.code);
        const lines = checklistOf(procedure, rules, answers);
        const open = checklistOf(procedure, rules, {});
        expect(lines.map((line) => line.paper)).toEqual(procedure.documents);
        for (const [at, line] of lines.entries())
          if (open[at]!.need !== 'maybe') expect(line.need).toBe(open[at]!.need);
      }),
    );
  });
});

describe('the estimate of the fee', () => {
  const CASE = { pages: 1, copies: 1, units: 1, isExempt: false, onDay: '2026-11-23' };

  test.each([
    ['2.000815', { pages: 1, copies: 1 }, 2000],
    ['2.000815', { pages: 2, copies: 1 }, 4000],
    ['2.000815', { pages: 3, copies: 1 }, 5000],
    ['2.000815', { pages: 500, copies: 2 }, 400_000],
    ['2.000884', { units: 3 }, 30_000],
    ['2.000635', { units: 5 }, 40_000],
    ['2.000913', {}, 30_000],
  ])('%s %j: %d đồng', (code, more, vnd) => {
    const { fromVnd, toVnd } = estimateFee(find(code), { ...CASE, ...more });
    expect([fromVnd, toVnd]).toEqual([vnd, vnd]);
  });

  it('gives the least and the most where one of several amounts holds', () => {
    expect(estimateFee(find('1.001612'), CASE)).toMatchObject({ fromVnd: 50_000, toVnd: 150_000 });
  });

  it('gives no number where the city sets it, or where the portal only says "free"', () => {
    expect(estimateFee(find('3.000439'), CASE).toVnd).toBeNull();
    expect(estimateFee(find('1.001193'), CASE).toVnd).toBe(0);
    expect(estimateFee(find('1.013225'), CASE).toVnd).toBeNull();
    expect(estimateFee(find('1.013225'), CASE).lines[0]?.how).toContain('Hội đồng nhân dân');
  });

  it('never promises an exemption', () => {
    const fee = { ...find('2.000635').fees[0]!, waivers: 'hộ nghèo' };
    const estimate = estimateFee({ code: '2.000635', fees: [fee] }, { ...CASE, isExempt: true });
    expect(estimate.toVnd).toBe(8000);
    expect(estimate.notes.join()).toContain('hộ nghèo');
    expect(estimateFee(find('2.000635'), { ...CASE, isExempt: true }).notes.join()).toContain('chưa ghi');
  });

  it('is the law where the catalogue repeats the State, for any number of pages and copies', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 500 }), (pages, copies) => {
        const { toVnd } = estimateFee(find('2.000815'), { ...CASE, pages, copies });
        expect(toVnd).toBe(certifiedCopyFeeVnd(pages, copies, CASE.onDay));
      }),
    );
  });

  it('follows the catalogue where its steps are others', () => {
    const fee = { ...find('2.000815').fees[0]!, tiers: [{ fromPage: 1, perPageVnd: 500 }], capVnd: 2000 };
    expect(estimateFee({ code: '2.000815', fees: [fee] }, { ...CASE, pages: 3 }).toVnd).toBe(1500);
    expect(estimateFee({ code: '2.000815', fees: [fee] }, { ...CASE, pages: 9, copies: 2 }).toVnd).toBe(4000);
  });
});
