import { describe, expect, it } from 'vitest';
import { parseTerm } from '../../law/due.ts';
import { normaliseProcedureCode } from './code.ts';
import { completeness } from './completeness.ts';
import { readCatalogueSeed } from './seed.ts';

const { procedures, replacements } = readCatalogueSeed();
const core = procedures.filter((each) => each.documents.length > 0);

describe('the catalogue that is sown', () => {
  it('holds at least 300 procedures, each code once and clean', () => {
    expect(procedures.length).toBeGreaterThanOrEqual(300);
    expect(new Set(procedures.map((each) => each.code)).size).toBe(procedures.length);
    for (const { code } of procedures) expect(normaliseProcedureCode(code)).toBe(code);
  });

  it('says for every procedure how sure it is and where it is from', () => {
    for (const each of procedures) {
      expect(each.confidence, each.code).not.toBe('');
      expect(each.source, each.code).not.toBe('');
    }
  });

  it('writes out papers and steps of at least 45 core procedures', () => {
    expect(core.length).toBeGreaterThanOrEqual(45);
    for (const each of core) expect(each.steps.length, each.code).toBeGreaterThanOrEqual(2);
  });

  it('numbers papers and terms from 1 without a gap', () => {
    for (const each of procedures)
      for (const list of [each.documents, each.terms])
        expect(
          list.map((row) => row.no),
          each.code,
        ).toEqual(list.map((_, at) => at + 1));
  });

  it('asks a paper always, or says in which case', () => {
    for (const each of core)
      for (const paper of each.documents) expect(paper.required, each.code).toBe(paper.when === null);
  });

  it('writes terms as the law module reads them', () => {
    for (const each of procedures)
      for (const { term } of each.terms) if (term !== null) expect(parseTerm(term), each.code).toBeDefined();
  });

  it('has an amount where a fee is fixed, tiers where it is tiered, and neither elsewhere', () => {
    for (const each of procedures)
      for (const fee of each.fees) {
        expect(fee.kind === 'tiered', each.code).toBe(fee.tiers.length > 0);
        if (fee.kind === 'fixed') expect(fee.amountVnd, each.code).toBeGreaterThan(0);
        if (fee.kind === 'local' || fee.kind === 'unknown') expect(fee.amountVnd, each.code).toBeNull();
      }
  });

  it('carries no scraps of the page it was read from', () => {
    for (const each of procedures)
      for (const { name } of each.results) expect(name, each.code).not.toMatch(/Mã:|^[-+*\s]|\s$/);
  });

  it('holds every row of the annex with a clean code', () => {
    expect(replacements.length).toBeGreaterThanOrEqual(750);
    for (const { code } of replacements) expect(normaliseProcedureCode(code)).toBe(code);
  });
});

describe('completeness', () => {
  const missing = (code: string) =>
    completeness(procedures.find((each) => each.code === code)!)
      .filter((part) => part.isRequired && !part.present)
      .map((part) => part.name);

  it('finds nothing missing in a core procedure', () => {
    expect(missing('1.001193')).toEqual([]);
  });

  it('names what a procedure lacks of which little is known', () => {
    const poor = procedures.find((each) => each.confidence.startsWith('mã:'))!;
    expect(missing(poor.code)).toEqual(
      expect.arrayContaining(['Trình tự thực hiện', 'Thành phần, số lượng hồ sơ', 'Thời hạn giải quyết']),
    );
  });

  it('counts an unverified fee as missing where law asks for it', () => {
    const local = procedures.find((each) => each.code === '1.013225')!;
    expect(completeness(local).find((part) => part.name === 'Phí, lệ phí')?.present).toBe(false);
  });
});
