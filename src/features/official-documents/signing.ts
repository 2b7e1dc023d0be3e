import type { Day } from '../../law/day.ts';
import { type Authority, signatureBlock } from '../../law/signature-block.ts';
import type { Duty, Officer } from '../organisation/index.ts';
import { officeOf } from '../results/index.ts';
import type { OfficialDocument } from './layout/model.ts';
import { SIGNINGS, type Signing } from './schema.ts';

interface Office {
  authority: Authority;
  title: RegExp;
  /** One of them is needed to sign so. */
  duties: readonly Duty[];
  /** Only a head of the unit that drafts. */
  isOwnUnit?: boolean;
  /** What stands there while nobody holds the office. */
  vacant: string;
}

const CHAIRMAN = { title: /^chủ tịch/i, duties: ['sign'], vacant: 'Chủ tịch' } as const;
const DEPUTY = { title: /^phó chủ tịch/i, duties: ['sign'], vacant: 'Phó Chủ tịch' } as const;
const BY_ORDER = { authority: 'chairman', duties: ['sign', 'oversee'] } as const;

const OFFICES: Record<Signing, Office> = {
  director: { ...BY_ORDER, title: /^giám đốc/i, vacant: 'Giám đốc Trung tâm Phục vụ hành chính công' },
  chairman: { ...CHAIRMAN, authority: 'collective' },
  vice_chairman: { ...DEPUTY, authority: 'collective' },
  chairman_own: { ...CHAIRMAN, authority: 'chairman' },
  vice_chairman_own: { ...DEPUTY, authority: 'chairman' },
  office_head: { ...BY_ORDER, title: /^chánh văn phòng/i, vacant: 'Chánh Văn phòng' },
  unit_head: { ...BY_ORDER, title: /^(trưởng|chỉ huy trưởng)/i, isOwnUnit: true, vacant: 'Trưởng phòng' },
};

/** A way to sign that somebody of the ward can take. */
export interface PossibleSigning {
  signing: Signing;
  officer: Officer;
}

/** Whether this officer may sign so for a document of that unit. */
export function maySignAs(officer: Officer, signing: Signing, unitId: number): boolean {
  const { title, duties, isOwnUnit = false } = OFFICES[signing];
  return (
    title.test(officer.title) &&
    duties.some((duty) => officer.duties.includes(duty)) &&
    (!isOwnUnit || officer.unitId === unitId)
  );
}

/** Every way in which a document of a unit can be signed, by whom. */
export function possibleSignings(officers: readonly Officer[], unitId: number): PossibleSigning[] {
  return SIGNINGS.flatMap((signing) =>
    officers.filter((each) => maySignAs(each, signing, unitId)).map((officer) => ({ signing, officer })),
  );
}

/** The lines above the name and the name; the office alone where nobody holds it. */
export function signatureOf(
  signing: Signing,
  signer: Officer | null,
  day: Day,
): OfficialDocument['signature'] {
  const { authority, vacant } = OFFICES[signing];
  const { lines } = signatureBlock(authority, signer ? officeOf(signer) : vacant, day);
  return {
    authority: lines.slice(0, -1).join('\n') || null,
    position: lines.at(-1)!,
    name: signer?.displayName ?? '',
  };
}
