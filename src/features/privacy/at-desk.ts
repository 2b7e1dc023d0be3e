import { z } from 'zod';
import { checkPersonalId } from '../../law/personal-id.ts';
import type { Officer } from '../organisation/index.ts';

/** Who does for a person at the desk what concerns his data: counters, and who controls procedures. */
export function mayServePerson({ duties }: Pick<Officer, 'duties'>): boolean {
  return duties.some((duty) => duty === 'receive' || duty === 'control');
}

/** Fields of a form about somebody who stands at the desk, whose card was looked at. */
export const personAtDesk = {
  name: z.string().trim().min(1, 'Ghi họ tên như trên giấy tờ.').max(200),
  personalId: z
    .string()
    .transform((text) => text.replace(/\s/g, ''))
    .refine(checkPersonalId, 'Số định danh gồm 12 chữ số, ghi như trên thẻ.'),
  checked: z.literal('1', 'Kiểm tra giấy tờ tùy thân của người yêu cầu trước.'),
};
