import type { DataReplacement } from './schema.ts';

/** Papers by the words that name them. With their accents: "chứng từ" (a voucher) is not "chứng tử" (a death record). */
const PAPERS: readonly RegExp[] = [
  /căn cước|chứng minh nhân dân|số định danh/,
  /cư trú|hộ khẩu|thường trú|tạm trú/,
  /(giấy|trích lục) khai sinh/,
  /(đăng ký|chứng nhận|trích lục) kết hôn/,
  /xác nhận tình trạng hôn nhân/,
  /chứng tử|(giấy|trích lục) khai tử/,
  /giấy chứng nhận quyền sử dụng đất|giấy chứng nhận quyền sở hữu nhà/,
  /chứng nhận đăng ký (doanh nghiệp|kinh doanh|hộ kinh doanh|hợp tác xã)/,
  /(thẻ|sổ) bảo hiểm/,
  /lý lịch tư pháp/,
  /khám sức khỏe|sổ sức khỏe/,
  /(chứng nhận )?đăng ký xe/,
  /giấy phép lái xe/,
];

/** The applicant's own words: no database holds them, whatever paper they speak of. */
const OWN_WORDS =
  /^(tờ khai|đơn|giấy đề nghị|giấy ủy quyền|văn bản (ủy quyền|thỏa thuận|cam đoan|đề nghị)|thông báo|dự thảo|báo cáo)(?!\p{L})/u;

/** Papers of foreigners are looked up only as far as the databases reach: they may still be asked. */
const FOREIGN = /nước ngoài/;

/** Rows of the annex whose columns were shifted when it was read: the paper is lost, somebody has to look. */
const SHIFTED = /^(cơ sở dữ liệu|csdl)/;

const plain = (text: string) => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

/**
 * The rule that replaces this paper of the procedure by data; null when the paper may still be asked, and when in
 * doubt: to spare a paper wrongly sends the citizen home twice.
 * @law NQ 66.7/2025/NQ-CP, Phụ lục I
 * @checked 2026-11-23
 * @uncertain a paper is recognised by the words of its name: the annex and the catalogue name it differently
 */
export function matchDataReplacement(
  paper: string,
  rules: readonly DataReplacement[],
): DataReplacement | null {
  const words = plain(paper);
  if (words === '' || OWN_WORDS.test(words) || FOREIGN.test(words)) return null;
  return (
    rules.find((rule) => {
      const named = plain(rule.paper);
      if (named === '' || SHIFTED.test(named)) return false;
      return words.includes(named) || PAPERS.some((pattern) => pattern.test(words) && pattern.test(named));
    }) ?? null
  );
}

/** Rules as they may be shown: without the shifted rows, each paper once. */
export function readableReplacements(rules: readonly DataReplacement[]): DataReplacement[] {
  const seen = new Set<string>();
  return rules.filter((rule) => {
    const named = plain(rule.paper);
    if (named === '' || SHIFTED.test(named) || seen.has(named)) return false;
    seen.add(named);
    return true;
  });
}
