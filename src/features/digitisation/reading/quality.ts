import type { Day } from '../../../law/day.ts';
import { type Dated, inForce } from '../../../law/in-force.ts';
import type { Edge, Measures } from '../../../platform/scanning/index.ts';

/** The rules by which a digitised paper is judged. */
export const QUALITY_RULES = [
  ...(['page_count', 'order', 'resolution', 'sharpness', 'contrast', 'cut_edge'] as const),
  ...(['blank_page', 'unread_page'] as const),
] as const;

/** What a rule of quality says of a page or of a document. */
export interface QualityVerdict {
  rule: (typeof QUALITY_RULES)[number];
  /** `fault`: accepted only with a reason; `notice`: worth a look. */
  weight: 'fault' | 'notice';
  /** The page, from 0; null: the document as a whole. */
  page: number | null;
  /** A Vietnamese sentence for the officer. */
  text: string;
}

/** What is known of one page when it is judged. */
export interface JudgedPage {
  measures: Measures;
  /** Of the reading, from 0 to 1; null: not read. */
  confidence: number | null;
  /** The number printed on the paper or counted by the officer, from 1; null: not known. */
  printedNumber?: number | null;
}

export interface JudgedDocument {
  pages: readonly JudgedPage[];
  /** How many sides with writing the original has, as the officer counted; null: not counted. */
  originalPages: number | null;
}

/** What a picture must have at least. */
export interface QualityLimits extends Dated {
  /** Dots an inch of the picture as it came. */
  leastDpi: number;
  /** As `Measures` counts them, from 0 to 1. */
  leastSharpness: number;
  leastContrast: number;
  /** Confidence of the reading below which a person should look whether it can be read at all. */
  leastConfidence: number;
}

/**
 * What a picture must have at least, until the ward sets its own.
 * @law TT 01/2023/TT-VPCP chương II: bản số hóa đầy đủ, đúng thứ tự, số ảnh bằng số trang; thông số kỹ thuật theo TT 02/2019/TT-BNV
 * @checked 2026-11-27 in the ward's digest of the two circulars
 * @uncertain TT 02/2019/TT-BNV was not read: 200 dpi and the limits of sharpness, contrast and reading are the product's choice
 */
export const QUALITY_LIMITS: readonly QualityLimits[] = [
  {
    from: '2023-01-01',
    until: null,
    leastDpi: 200,
    leastSharpness: 0.3,
    leastContrast: 0.15,
    leastConfidence: 0.6,
  },
];

/** Phones do not know how large the paper was: a little less is let pass. */
const ESTIMATE = 0.9;

/**
 * Every breach of the rules in force on a day: images counted against pages, their order, nothing cut off, fine and sharp enough to be
 * read. An empty list says that no rule was seen to be broken.
 * @throws RangeError when no limits or two are in force on the day
 * @law TT 01/2023/TT-VPCP chương II; TT 03/2025/TT-VPCP Điều 5
 * @checked 2026-11-27 in the ward's digest of the two circulars
 * @uncertain the circulars' own words were not read
 */
export function judgeQuality(
  document: JudgedDocument,
  day: Day,
  limits: readonly QualityLimits[] = QUALITY_LIMITS,
): QualityVerdict[] {
  const limit = inForce(limits, day);
  return [
    ...judgeWhole(document),
    ...document.pages.flatMap((page, at) =>
      judgePage(page, limit).map((verdict) => ({ ...verdict, page: at })),
    ),
  ];
}

function judgeWhole({ pages, originalPages }: JudgedDocument): QualityVerdict[] {
  const verdicts: QualityVerdict[] = [];
  const add = (rule: QualityVerdict['rule'], text: string) =>
    verdicts.push({ rule, weight: 'fault', page: null, text });
  if (pages.length === 0) add('page_count', 'Chưa có ảnh nào.');
  else if (originalPages !== null && originalPages !== pages.length)
    add('page_count', `Bản giấy có ${originalPages} trang nhưng có ${pages.length} ảnh.`);
  const numbers = pages.flatMap(({ printedNumber }) => printedNumber ?? []);
  const wrong = numbers.findIndex((number, at) => at > 0 && number <= numbers[at - 1]!);
  if (wrong !== -1)
    add('order', `Trang số ${numbers[wrong]} đứng sau trang số ${numbers[wrong - 1]}: kiểm tra lại thứ tự.`);
  return verdicts;
}

const EDGES: Record<Edge, string> = { top: 'trên', right: 'phải', bottom: 'dưới', left: 'trái' };

type PageVerdict = Omit<QualityVerdict, 'page'>;

function judgePage({ measures, confidence }: JudgedPage, limit: QualityLimits): PageVerdict[] {
  const { dpi, isDpiKnown, sharpness, contrast, cutEdges, isBlank } = measures;
  const verdicts: PageVerdict[] = [];
  const add = (rule: QualityVerdict['rule'], weight: QualityVerdict['weight'], text: string) =>
    verdicts.push({ rule, weight, text });
  const least = isDpiKnown ? limit.leastDpi : ESTIMATE * limit.leastDpi;
  if (dpi < least) {
    const about = isDpiKnown ? '' : 'khoảng ';
    add('resolution', 'fault', `Ảnh chỉ có ${about}${Math.round(dpi)} dpi, cần từ ${limit.leastDpi} dpi.`);
  }
  if (isBlank) {
    add('blank_page', 'notice', 'Trang trắng: bỏ đi nếu không phải mặt sau cần giữ.');
    return verdicts;
  }
  if (sharpness < limit.leastSharpness)
    add('sharpness', 'fault', 'Ảnh mờ: nét chữ bị nhòe. Hãy quét hoặc chụp lại.');
  if (contrast < limit.leastContrast)
    add('contrast', 'notice', 'Chữ nhạt so với nền giấy: xem lại có đọc được không.');
  if (cutEdges.length > 0)
    add(
      'cut_edge',
      'fault',
      `Có thể bị cắt mất mép ${cutEdges.map((edge) => EDGES[edge]).join(', ')}: chụp lại cho đủ trang.`,
    );
  if (confidence !== null && confidence < limit.leastConfidence)
    add('unread_page', 'notice', 'Máy đọc trang này không chắc chắn: hãy nhìn lại bằng mắt.');
  return verdicts;
}
