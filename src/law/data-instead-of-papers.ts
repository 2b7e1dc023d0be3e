import type { Day } from './day.ts';
import { type Dated, isInForce } from './in-force.ts';
import {
  type DatabaseCode,
  databasesNamed,
  NATIONAL_DATABASES,
  type NationalDatabase,
} from './national-databases.ts';

/** A row of the annex: this paper of a procedure is replaced by what that database holds. */
export interface ReplacedPaper {
  paper: string;
  database: string;
  databaseOwner: string;
  legalDocument: string;
  article: string;
}

/**
 * When papers may not be asked whose information a published database holds.
 * @law NQ 66.7/2025/NQ-CP (hiệu lực 01/01/2026–28/02/2027, sau đó theo luật mới)
 * @checked 2026-11-27 in the text of the resolution
 */
export const DATA_INSTEAD_OF_PAPERS: readonly Dated[] = [{ from: '2026-01-01', until: '2027-03-01' }];

/**
 * Whether data stand in place of papers on a day, that of the reception.
 * @law NQ 66.7/2025/NQ-CP
 * @checked 2026-11-27
 */
export function isDataInsteadOfPapers(day: Day): boolean {
  return DATA_INSTEAD_OF_PAPERS.some((row) => isInForce(row, day));
}

/** Papers by the words that name them, each with the database that holds it. With their accents: "chứng từ" (a voucher) is not "chứng tử" (a death record). */
const PAPERS: readonly [DatabaseCode, RegExp][] = [
  ['population', /căn cước|chứng minh nhân dân|số định danh/],
  ['population', /cư trú|hộ khẩu|thường trú|tạm trú/],
  ['civil_status', /(giấy|trích lục) khai sinh/],
  ['civil_status', /(đăng ký|chứng nhận|trích lục) kết hôn/],
  ['civil_status', /xác nhận tình trạng hôn nhân/],
  ['civil_status', /chứng tử|(giấy|trích lục) khai tử/],
  ['land', /giấy chứng nhận quyền sử dụng đất|giấy chứng nhận quyền sở hữu nhà/],
  ['business', /chứng nhận đăng ký (doanh nghiệp|kinh doanh|hộ kinh doanh|hợp tác xã)/],
  ['insurance', /(thẻ|sổ) bảo hiểm/],
  ['criminal_records', /lý lịch tư pháp/],
  ['health', /khám sức kh(ỏe|oẻ)|sổ sức kh(ỏe|oẻ)/],
  ['vehicles', /(chứng nhận )?đăng ký xe/],
  ['driving_licences', /giấy phép lái xe/],
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
 * Whether a row of the annex can be applied as it is, or has to be looked at by hand: the paper was lost when its columns
 * were shifted, or no database is named.
 * @law NQ 66.7/2025/NQ-CP, Phụ lục I
 * @checked 2026-11-27 on all 792 rows: 783 can, 9 cannot
 */
export function classOfRow(row: Pick<ReplacedPaper, 'paper' | 'database'>): 'use_data' | 'by_hand' {
  const named = plain(row.paper);
  return named === '' || SHIFTED.test(named) || databasesNamed(row.database).length === 0
    ? 'by_hand'
    : 'use_data';
}

/**
 * The rule that replaces this paper of the procedure by data; null when the paper may still be asked, and when in
 * doubt: to spare a paper wrongly sends the citizen home twice. The rules are those in force on the day.
 * @law NQ 66.7/2025/NQ-CP, Phụ lục I
 * @checked 2026-11-23
 * @uncertain a paper is recognised by the words of its name: the annex and the catalogue name it differently
 */
export function matchDataReplacement<Rule extends ReplacedPaper>(
  paper: string,
  rules: readonly Rule[],
): Rule | null {
  const words = plain(paper);
  if (words === '' || OWN_WORDS.test(words) || FOREIGN.test(words)) return null;
  return rules.find((rule) => classOfRow(rule) === 'use_data' && isNamed(words, plain(rule.paper))) ?? null;
}

function isNamed(words: string, named: string): boolean {
  return words.includes(named) || PAPERS.some(([, pattern]) => pattern.test(words) && pattern.test(named));
}

/**
 * Rules as they may be shown: without those that need a look, each paper once.
 * @law NQ 66.7/2025/NQ-CP, Phụ lục I
 * @checked 2026-11-23
 */
export function readableReplacements<Rule extends ReplacedPaper>(rules: readonly Rule[]): Rule[] {
  const seen = new Set<string>();
  return rules.filter((rule) => {
    const named = plain(rule.paper);
    if (classOfRow(rule) === 'by_hand' || seen.has(named)) return false;
    seen.add(named);
    return true;
  });
}

/**
 * The database to look in for a paper: that which holds such papers, when the row names it, else the first that it names.
 * @throws RangeError when the row names none
 * @law NQ 66.7/2025/NQ-CP, Phụ lục I
 * @checked 2026-11-27
 * @uncertain where a row names several databases it does not say which holds which paper
 */
export function databaseFor(paper: string, row: Pick<ReplacedPaper, 'database'>): NationalDatabase {
  const named = databasesNamed(row.database);
  const words = plain(paper);
  const holding = PAPERS.filter(([, pattern]) => pattern.test(words)).map(([code]) => code);
  const code = holding.find((each) => named.includes(each)) ?? named[0];
  if (code === undefined) throw new RangeError('Dòng này của phụ lục không nêu cơ sở dữ liệu nào.');
  return NATIONAL_DATABASES[code];
}

/** Whose papers they are, as far as the databases reach. */
export const APPLICANT_ORIGINS = ['citizen', 'foreigner', 'overseas'] as const;
export type ApplicantOrigin = (typeof APPLICANT_ORIGINS)[number];

export type PaperDecision<Rule> =
  | { kind: 'use_data'; rule: Rule; database: NationalDatabase }
  | { kind: 'by_hand'; why: string }
  | { kind: 'ask_paper'; why: string };

/** A paper of a procedure on a day, with the rows of the annex about that procedure. */
export interface PaperCase<Rule> {
  paper: string;
  rules: readonly Rule[];
  origin: ApplicantOrigin;
  day: Day;
}

/**
 * What to do about a paper: look it up, ask for it, or look by hand whether it may be asked. Data are used where a row in
 * force names the paper and the applicant is a citizen at home; a foreigner's and an overseas Vietnamese's papers are looked
 * up as far as the database can.
 * @law NQ 66.7/2025/NQ-CP (không yêu cầu nộp giấy tờ đã có dữ liệu; người nước ngoài, người Việt Nam định cư ở nước ngoài theo khả năng của cơ sở dữ liệu)
 * @checked 2026-11-27 in the text of the resolution
 */
export function decideOnPaper<Rule extends ReplacedPaper>({
  paper,
  rules,
  origin,
  day,
}: PaperCase<Rule>): PaperDecision<Rule> {
  if (!isDataInsteadOfPapers(day))
    return { kind: 'ask_paper', why: 'Ngày này không có quy định dùng dữ liệu thay giấy tờ.' };
  const words = plain(paper);
  if (words === '' || OWN_WORDS.test(words))
    return { kind: 'ask_paper', why: 'Giấy tờ do người nộp tự lập.' };
  const rule = matchDataReplacement(paper, rules);
  if (rule && origin === 'citizen') return { kind: 'use_data', rule, database: databaseFor(paper, rule) };
  if (rule) return { kind: 'by_hand', why: ABROAD[origin as 'foreigner' | 'overseas'] };
  const isForeign = FOREIGN.test(words) && rules.some((each) => isNamed(words, plain(each.paper)));
  if (isForeign)
    return { kind: 'by_hand', why: 'Giấy tờ có yếu tố nước ngoài: dùng dữ liệu nếu cơ sở dữ liệu có.' };
  if (rules.some((each) => isPerhaps(words, each)))
    return {
      kind: 'by_hand',
      why: 'Phụ lục của Nghị quyết ghi lệch cột ở thủ tục này: kiểm tra trước khi yêu cầu nộp.',
    };
  return { kind: 'ask_paper', why: 'Phụ lục I không nêu giấy tờ này.' };
}

const ABROAD = {
  foreigner: 'Người nước ngoài: dùng dữ liệu nếu cơ sở dữ liệu có.',
  overseas: 'Người Việt Nam định cư ở nước ngoài: dùng dữ liệu nếu cơ sở dữ liệu có.',
};

/** A row that lost its columns may have meant this paper: its databases hold such papers, or it names the paper. */
function isPerhaps(words: string, row: ReplacedPaper): boolean {
  if (classOfRow(row) === 'use_data') return false;
  const named = databasesNamed(`${row.paper} ${row.database}`);
  const held = PAPERS.filter(([, pattern]) => pattern.test(words)).map(([code]) => code);
  return (
    held.some((code) => named.includes(code)) || (plain(row.paper) !== '' && isNamed(words, plain(row.paper)))
  );
}
