import { foldVietnamese } from '../../../platform/fold-vietnamese.ts';

/** Papers that are made for one matter: the applicant's own words, drafts, powers for one errand, and what is certified itself. */
const FOR_ONE_MATTER =
  /^(to khai|don\b|giay (de nghi|cam doan|uy quyen|to uy quyen)|van ban (de nghi|uy quyen|thoa thuan|cam|tu choi)|ban (khai|cam|ve|dich|thuyet minh)|ban sao (van ban uy quyen|bien ban)|phieu (khai|de nghi|yeu cau)|du thao|bien ban|anh\b|thong bao|bao cao|giao dich|chung cu|phuong an|danh sach|danh muc)|can (chung thuc|dich)/;

/**
 * Papers that say the same of their owner in every matter: his status, his family, his land, his trade, his papers of identity
 * and of need. What tells of one event or one other person, like a notice of birth, does not serve the next matter.
 */
const OF_THE_OWNER: readonly RegExp[] = [
  /tinh trang hon nhan|ly hon/,
  /(chung nhan|trich luc|dang ky) ket hon|(giay|trich luc|noi dung) khai sinh/,
  /quyen su dung dat|quyen so huu/,
  /giay phep xay dung/,
  /dang ky (ho kinh doanh|kinh doanh|doanh nghiep|thue|hop tac xa)/,
  /xac nhan khuyet tat|giam dinh y khoa|xac nhan nhiem hiv/,
  /ho chieu|can cuoc|giay phep lai xe|the bao hiem|so bao hiem/,
  /^bang (dai hoc|cu nhan|tot nghiep)/,
  /nguoi co cong|thuong binh|liet si|ho ngheo|ho can ngheo/,
  /dia diem kinh doanh|cu tru/,
];

/** Names that stand for whatever fits the matter. */
const VAGUE = /lien quan|lam can cu|thong tin sai sot|^giay to khac/;

/** The name of a paper as two are compared: without accents, brackets, what kind of copy it is, and that it was issued before. */
export function paperKey(name: string): string {
  return foldVietnamese(name)
    .replace(/\([^)]*\)/g, ' ')
    .replace(/^(ban sao|ban chinh|ban dien tu)( hoac (ban sao|ban chinh|ban dien tu))? /, '')
    .replace(/ da cap( truoc do)?$/, '')
    .replace(/[\s.,;:]+/g, ' ')
    .trim();
}

/** Whether someone wrote it for one matter alone: it is his in that dossier and no paper of his vault. */
export function isForOneMatter(name: string): boolean {
  return FOR_ONE_MATTER.test(foldVietnamese(name)) || paperKey(name) === '';
}

/**
 * Whether a paper of this name can serve another matter of the same owner. Where in doubt it is not: a paper that is offered
 * wrongly would also be counted as one that should have been spared.
 * @law NĐ 45/2020/NĐ-CP, Điều 16 (kho quản lý dữ liệu điện tử của tổ chức, cá nhân), sửa bởi NĐ 118/2025/NĐ-CP, Điều 40 khoản 8
 * @checked 2026-11-27 in a digest; which papers serve again is the product's choice, by the names of the catalogue
 * @uncertain no text that we read lists the kinds
 */
export function isLasting(name: string): boolean {
  const words = foldVietnamese(name);
  if (isForOneMatter(name) || VAGUE.test(words)) return false;
  return OF_THE_OWNER.some((pattern) => pattern.test(words));
}
