import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';

/**
 * Papers that are made for one matter: the applicant's own words, drafts, powers for one errand, and what is certified itself.
 * They are never used again for another.
 */
const FOR_ONE_MATTER =
  /^(to khai|don\b|giay (de nghi|cam doan|uy quyen|to uy quyen)|van ban (de nghi|uy quyen|thoa thuan|cam|tu choi)|ban (khai|cam|ve|dich|thuyet minh)|ban sao (van ban uy quyen|bien ban)|phieu|du thao|bien ban|anh\b|thong bao|bao cao|giao dich|chung cu|phuong an|ho so|danh sach)|can (chung thuc|dich)/;

/** The name of a paper as two are compared: without accents, brackets, what kind of copy it is, and that it was issued before. */
export function paperKey(name: string): string {
  return foldVietnamese(name)
    .replace(/\([^)]*\)/g, ' ')
    .replace(/^(ban sao|ban chinh|ban dien tu)( hoac (ban sao|ban chinh|ban dien tu))? /, '')
    .replace(/ da cap( truoc do)?$/, '')
    .replace(/[\s.,;:]+/g, ' ')
    .trim();
}

/**
 * Whether a paper of this name can serve another matter of the same owner.
 * @law NĐ 45/2020/NĐ-CP, Điều 16 (kho quản lý dữ liệu điện tử của tổ chức, cá nhân), sửa bởi NĐ 118/2025/NĐ-CP, Điều 40 khoản 8
 * @checked 2026-11-27 in a digest; which papers are kept is the product's choice
 * @uncertain no text that we read lists the kinds; here none that its applicant writes for one matter
 */
export function isLasting(name: string): boolean {
  const words = foldVietnamese(name);
  return !FOR_ONE_MATTER.test(words) && !words.startsWith('giay to khac') && paperKey(name) !== '';
}
