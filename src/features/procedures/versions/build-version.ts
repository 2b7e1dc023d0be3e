import type {
  FeeRule,
  PartName,
  ProcedureVersion,
  RequiredDocument,
  Statement,
  TermVariant,
} from '../schema.ts';
import { fieldCodeOf } from './save-version.ts';
import type { VersionForm } from './version-form.ts';

/** The fields of a version that each part is made of. */
const KEYS: Record<PartName, (keyof ProcedureVersion)[]> = {
  name: ['name'],
  field: ['field', 'fieldCode'],
  level: ['level'],
  terms: ['terms'],
  fees: ['fees'],
  documents: ['documents'],
  steps: ['steps'],
  methods: ['methods'],
  applicants: ['applicants'],
  competentUnit: ['competentUnitCode'],
  online: ['onlineLevel'],
  results: ['results'],
  conditions: ['conditions', 'hasConditions'],
  legalBases: ['legalBases'],
  decision: ['decision', 'decidedOn'],
};

/** A procedure of which nothing is known yet. */
export const NOTHING_KNOWN: Omit<ProcedureVersion, 'code' | 'validFrom'> = {
  ...{ version: 0, validUntil: null, name: '', field: '', fieldCode: '', competentUnitCode: null },
  ...{ onlineLevel: null, applicants: [], forBusiness: false, terms: [], fees: [], documents: [] },
  ...{ results: [], resultIsDocument: true, legalBases: [], methods: [], level: null, steps: [] },
  ...{ conditions: [], decision: null, decidedOn: null, stated: {}, hasConditions: null },
  ...{ anyPlace: null, detailUrl: null, confidence: 'low', source: '' },
};

/** The version that follows: these parts are as given and stated by the decision, every other part stays as it was. */
export function nextVersion(
  base: ProcedureVersion,
  given: ProcedureVersion,
  { parts, statement }: { parts: readonly PartName[]; statement: Statement },
): ProcedureVersion {
  const next = { ...base, version: given.version, validFrom: given.validFrom, validUntil: null };
  const stated = { ...base.stated };
  for (const part of parts) {
    Object.assign(next, Object.fromEntries(KEYS[part].map((key) => [key, given[key]])));
    stated[part] = statement;
  }
  return { ...next, stated };
}

/** What a form says of a procedure, as a version. */
export function givenVersion(form: VersionForm, base: ProcedureVersion): ProcedureVersion {
  const { code, name, field, decision, decidedOn, validFrom, applicants, methods, steps } = form;
  const { conditions } = form;
  return {
    ...base,
    ...{ code, name, field, decision, decidedOn, validFrom, applicants, methods, steps, conditions },
    fieldCode: field === base.field ? base.fieldCode : fieldCodeOf(field),
    level: form.level || null,
    competentUnitCode: form.competentUnitCode || null,
    onlineLevel: form.onlineLevel || null,
    terms: form.terms.map(termOf),
    fees: form.fees.map(feeOf),
    documents: form.documents.map(documentOf),
    results: form.results.map(resultOf),
    hasConditions: conditionsKnown(form, base),
    legalBases: form.legalBases,
  };
}

/** Without a list: none, some that nobody has written out, or not known. */
function conditionsKnown(
  { conditions, hasNoConditions }: VersionForm,
  base: ProcedureVersion,
): boolean | null {
  if (conditions.length > 0) return true;
  if (hasNoConditions) return false;
  return base.hasConditions === true ? true : null;
}

const UNCOUNTED = { same_day: 'Trong ngày', none: 'Không quy định', unknown: 'Chưa có thời hạn' } as const;

function termOf({ when, amount, unit, raw }: VersionForm['terms'][number], at: number): TermVariant {
  const shared = { no: at + 1, when: when || 'Thông thường' };
  if (unit === 'same_day') return { ...shared, term: '0wd', raw: raw || UNCOUNTED.same_day };
  if (unit === 'none') return { ...shared, term: null, raw: UNCOUNTED.none };
  if (unit === 'unknown')
    return { ...shared, term: null, raw: raw === UNCOUNTED.none ? '' : raw || UNCOUNTED.unknown };
  return { ...shared, term: `${Number(amount)}${unit}`, raw };
}

/** What the national portal writes, and what is not sure for that reason. */
const PORTAL_FREE = 'Miễn phí';

function feeOf({
  what,
  kind,
  amount,
  unit,
  tierFrom,
  tierAmount,
  cap,
  ...rest
}: VersionForm['fees'][number]): FeeRule {
  const { waivers, raw } = rest;
  const nothing = { amountVnd: null, unit: unit || null, tiers: [], capVnd: null };
  switch (kind) {
    case 'portal_free':
      return { what, kind: 'free', ...nothing, amountVnd: 0, raw: PORTAL_FREE, waivers };
    case 'free':
      return {
        what,
        kind,
        ...nothing,
        amountVnd: 0,
        raw: raw === PORTAL_FREE ? 'Không' : raw || 'Không',
        waivers,
      };
    case 'fixed':
      return { what, kind, ...nothing, amountVnd: amount, raw, waivers };
    case 'tiered': {
      const tiers = [
        { fromPage: 1, perPageVnd: amount! },
        { fromPage: Number(tierFrom), perPageVnd: tierAmount! },
      ];
      return { what, kind, ...nothing, tiers, capVnd: cap, raw, waivers };
    }
    default:
      return { what, kind, ...nothing, raw, waivers };
  }
}

function documentOf(
  { name, form, quantity, need, when }: VersionForm['documents'][number],
  at: number,
): RequiredDocument {
  const isAlways = need === 'always';
  return { no: at + 1, name, form, quantity, required: isAlways, when: isAlways ? null : when };
}

/** "Giấy khai sinh (KQ.G15.000031)": the code at the end, where it has one. */
function resultOf(line: string): ProcedureVersion['results'][number] {
  const match = /^(.*?)\s*\((KQ\.[\w.]+)\)$/.exec(line);
  return match ? { name: match[1]!, code: match[2]! } : { name: line, code: null };
}
