import type { DataReplacement } from './schema.ts';
import { foldVietnamese } from './search-text.ts';

/** Papers by the words that name them, in documents' names as in the annex. */
const PAPERS: RegExp[] = [
  /can cuoc|dinh danh|giay to tuy than|ho chieu/,
  /cu tru|ho khau/,
  /giay khai sinh/,
  /ket hon|tinh trang hon nhan/,
  /chung tu|bao tu|khai tu/,
  /quyen su dung dat|quyen so huu nha/,
  /dang ky doanh nghiep|dang ky ho kinh doanh|dang ky hop tac xa/,
  /giay phep xay dung/,
  /bao hiem/,
  /giay xac nhan khuyet tat/,
];

/**
 * The rule that replaces this paper of the procedure by data; null when the paper may still be asked.
 * @law NQ 66.7/2025/NQ-CP, Phụ lục I
 * @checked 2026-11-23
 * @uncertain a paper is recognised by the words of its name: the annex and the catalogue name it differently
 */
export function matchDataReplacement(
  paper: string,
  rules: readonly DataReplacement[],
): DataReplacement | null {
  const words = foldVietnamese(paper);
  return (
    rules.find((rule) => {
      const named = foldVietnamese(rule.paper);
      return words.includes(named) || PAPERS.some((pattern) => pattern.test(words) && pattern.test(named));
    }) ?? null
  );
}
