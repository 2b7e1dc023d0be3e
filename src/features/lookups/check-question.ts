import { checkOrganisationId } from '../../law/personal-id.ts';
import { Problem } from '../../platform/problem.ts';
import type { Lookup, LookupAct, LookupQuestion } from './schema.ts';

/** Looking someone up is for whoever handles his matter. @throws Problem not_allowed */
export function mustLookUp({ officer }: LookupAct): void {
  if (officer !== null && !officer.duties.some((duty) => duty === 'receive' || duty === 'examine'))
    throw new Problem('not_allowed', 'Tài khoản của bạn không có nhiệm vụ tra cứu dữ liệu.');
}

/** @throws Problem invalid when there is no number to look up */
export function mustHaveNumber({ subject }: LookupQuestion): void {
  if (!checkOrganisationId(subject.number))
    throw new Problem('invalid', 'Chưa tra cứu được: cần số định danh 12 chữ số hoặc mã số tổ chức.', {
      subject: 'Ghi số định danh 12 chữ số hoặc mã số tổ chức để tra cứu.',
    });
}

/** @throws Problem changed_meanwhile when the key has kept a look-up of another matter */
export function mustBeSame(known: Lookup, act: LookupAct, question: LookupQuestion): Lookup {
  const isSame =
    known.procedureCode === question.procedureCode &&
    known.paper === question.paper &&
    known.database === question.database &&
    known.officerId === (act.officer?.id ?? null);
  if (!isSame) throw new Problem('changed_meanwhile', 'Biểu mẫu này đã dùng cho một lần tra cứu khác.');
  return known;
}
