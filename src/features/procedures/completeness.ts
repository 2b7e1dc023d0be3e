import { isTrulyFree } from './describe.ts';
import type { ProcedureVersion } from './schema.ts';

export interface Part {
  name: string;
  present: boolean;
  /** Must every procedure have it, or only where there is such a thing ("nếu có")? */
  isRequired: boolean;
}

/**
 * The parts that a published procedure must have, in the order of the law, and whether ours has them. A term, fee or
 * result that is only "chưa xác minh" counts as missing.
 * @law NĐ 63/2010/NĐ-CP, Điều 8 khoản 2
 * @checked 2026-11-23, through a digest of the codified text
 */
export function completeness(procedure: ProcedureVersion): Part[] {
  const must = (name: string, present: boolean): Part => ({ name, present, isRequired: true });
  const ifAny = (name: string, present: boolean): Part => ({ name, present, isRequired: false });
  return [
    must('Tên thủ tục', procedure.name.trim() !== ''),
    must('Trình tự thực hiện', procedure.steps.length > 0),
    must('Cách thức thực hiện', procedure.methods.length > 0),
    must('Thành phần, số lượng hồ sơ', procedure.documents.length > 0),
    must(
      'Thời hạn giải quyết',
      procedure.terms.some((each) => each.term !== null),
    ),
    must('Đối tượng thực hiện', procedure.applicants.length > 0),
    must('Cơ quan giải quyết', procedure.competentUnitCode !== null),
    ifAny('Kết quả thực hiện', procedure.results.length > 0),
    ifAny('Yêu cầu, điều kiện', procedure.hasConditions === false || procedure.conditions.length > 0),
    ifAny(
      'Phí, lệ phí',
      procedure.fees.some((each) => each.kind === 'fixed' || each.kind === 'tiered' || isTrulyFree(each)),
    ),
  ];
}
