import { z } from 'zod';
import { checkOrganisationId, checkPersonalId } from '../../../law/personal-id.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Citizen, VisitorAct } from '../schema.ts';

/** No sign that is not seen, nor one that turns the words around. */
const noControl = (text: string) => !/[\p{Cc}\p{Cf}]/u.test(text);
const line = (least: number, most: number, asked: string) =>
  z
    .string()
    .trim()
    .min(least, asked)
    .max(most, `Tối đa ${most} ký tự.`)
    .refine(noControl, 'Chỉ ghi chữ và số trên một dòng.');

export const organisationForm = z.object({
  name: line(3, 200, 'Ghi tên đầy đủ của tổ chức.'),
  code: z
    .string()
    .trim()
    .refine(checkOrganisationId, 'Mã số có 10 số, 13 số (chi nhánh) hoặc 12 số (hộ kinh doanh).')
    .transform((text) => text.replace(/[\s-]/g, '')),
  address: line(0, 300, '').default(''),
});

export const invitationForm = z.object({
  personalId: z
    .string()
    .trim()
    .refine((text) => text === '' || checkPersonalId(text), 'Số định danh có 12 số.')
    .transform((text) => text.replace(/\s/g, '') || null)
    .default(null),
  basis: line(0, 200, '').default(''),
  clientKey: z.uuid(),
});

/** The person who acts, identified at level 2: only then is it known who it is. @throws Problem not_allowed */
export function identifiedPerson({ visitor }: VisitorAct): { wardId: number; citizen: Citizen } {
  if (visitor.kind === 'citizen' && visitor.citizen.assurance === 2)
    return { wardId: visitor.wardId, citizen: visitor.citizen };
  throw new Problem(
    'not_allowed',
    'Việc của tổ chức cần đăng nhập bằng tài khoản định danh mức 2. Hãy đăng xuất rồi đăng nhập lại ở mức 2.',
  );
}
