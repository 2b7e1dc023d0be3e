import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillForm } from '../../../../../test/form-answers.ts';
import { root } from '../../../../platform/root.ts';
import { checkApplicant } from '../../../dossiers/check-applicant.ts';
import { intakeForm } from '../../../dossiers/intake-form.ts';
import { readCatalogueSeed } from '../../seed.ts';
import { applicantOf } from '../answering/applicant-of.ts';
import { checkForm } from '../answering/check.ts';
import { describeAnswers } from '../answering/describe-answers.ts';
import { formFaults } from './form-faults.ts';
import { readSeededForms } from './seeded.ts';

const TODAY = { today: '2026-11-27' };
const forms = readSeededForms();
const procedures = new Map(readCatalogueSeed().procedures.map((each) => [each.code, each]));
/** The core procedures of a ward, for which a form must be there. */
const CORE = [
  ...['1.001193', '1.000656', '1.000894', '1.004873', '2.000635', '1.004859', '1.004837', '1.004845'],
  ...['1.001022', '1.004884', '1.004772', '2.002516', '2.000908', '2.001035', '1.001612', '2.000720'],
  ...['1.001570', '1.001266', '2.000575', '1.001776', '1.014027', '1.014028', '1.001731', '1.001699'],
  ...['1.001653', '1.011607', '2.001944', '1.012812', '1.013225', '1.010803', '1.010833', '2.002481'],
  ...['1.013133', '1.003622', '2.001263'],
];

describe('the forms that come with the software', () => {
  it('are there for the core procedures, each of a procedure of the catalogue, once a version', () => {
    expect(CORE.filter((code) => !forms.some((form) => form.procedureCode === code))).toEqual([]);
    expect(forms.filter((form) => !procedures.has(form.procedureCode))).toEqual([]);
    const keys = forms.map((form) => `${form.procedureCode} ${form.version}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(forms.length).toBeGreaterThanOrEqual(25);
  });

  it('have no faults, and say that the official declaration was not read', () => {
    for (const form of forms) {
      expect([form.procedureCode, formFaults(form)]).toEqual([form.procedureCode, []]);
      expect(form.source).toContain(form.procedureCode);
      expect(form.isVerified || form.source.includes('chưa xác minh')).toBe(true);
    }
  });

  it('ask, when nothing is filled in, for what the list of required fields says', () => {
    const asked = Object.fromEntries(
      forms.map((form) => [form.procedureCode, Object.keys(checkForm(form, {}, TODAY).errors)]),
    );
    const text = readFileSync(
      join(root, 'src/features/procedures/forms/definitions/required.golden.json'),
      'utf8',
    );
    expect(asked).toEqual(JSON.parse(text));
  });

  it.each(forms.map((form) => [form.procedureCode, form] as const))(
    '%s is filled in without errors',
    (_, form) => {
      const answers = fillForm(form, TODAY);
      const checked = checkForm(form, answers, TODAY);
      expect(checked.errors).toEqual({});
      expect(checked.answers).toEqual(answers);
      const applicant = applicantOf(form, answers);
      expect([applicant.name, applicant.phone, applicant.summary].every((text) => text !== '')).toBe(true);
      expect(
        describeAnswers(form, answers).every(({ rows }) => rows.every(({ value }) => value !== '')),
      ).toBe(true);
    },
  );

  it('can be filled in to the end whatever is chosen on the way', () => {
    const choices = fc.array(fc.nat(20), { minLength: 80, maxLength: 80 });
    fc.assert(
      fc.property(fc.constantFrom(...forms), choices, (form, chosen) => {
        let at = 0;
        const answers = fillForm(form, TODAY, (count) => chosen[at++ % chosen.length]! % count);
        expect(checkForm(form, answers, TODAY).errors).toEqual({});
      }),
      { numRuns: 300 },
    );
  });

  it('say who asks in a way that a dossier takes, whatever is chosen on the way', () => {
    const choices = fc.array(fc.nat(20), { minLength: 80, maxLength: 80 });
    fc.assert(
      fc.property(fc.constantFrom(...forms), choices, (form, chosen) => {
        let at = 0;
        const answers = fillForm(form, TODAY, (count) => chosen[at++ % chosen.length]! % count);
        const who = applicantOf(form, answers);
        const columns = {
          ...{ applicantKind: who.kind, applicantName: who.name, applicantPersonalId: who.personalId },
          ...{ applicantBirthOn: who.birthOn, applicantPhone: who.phone, applicantEmail: who.email },
          ...{ applicantAddress: who.address, representativeName: who.representativeName },
          representativePersonalId: who.representativePersonalId,
          ...{ representativeBasis: who.representativeBasis, request: who.summary },
        };
        const { error } = intakeForm.safeParse(columns);
        const wrong = (error?.issues ?? []).filter(({ path }) => String(path[0]) in columns);
        expect([form.procedureCode, wrong, checkApplicant(columns as never)]).toEqual([
          form.procedureCode,
          [],
          {},
        ]);
      }),
      { numRuns: 200 },
    );
  });

  it('name who files for another and on what ground', () => {
    const birth = forms.find((form) => form.procedureCode === '1.001193')!;
    const own = applicantOf(birth, fillForm(birth, TODAY));
    expect(own).toMatchObject({ name: 'Nguyễn Văn Thử', representativeName: '', representativeBasis: '' });
    const answers = fillForm(birth, TODAY, (count) => (count === 3 ? 1 : 0));
    expect(applicantOf(birth, answers)).toMatchObject({
      ...{ representativeName: 'Nguyễn Văn Thử', representativePersonalId: '999000000001' },
      representativeBasis: 'Thử nghiệm',
    });
  });
});
