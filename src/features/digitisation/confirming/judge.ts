import { toLocalDay } from '../../../law/day.ts';
import type { Dossier } from '../../dossiers/index.ts';
import type { PaperField } from '../reading/fields.ts';
import { judgeQuality, type QualityVerdict } from '../reading/quality.ts';
import type { ScanPage, Warning } from '../schema.ts';

/** What the rules of quality say of the pages of a paper; pages that were not read are said as such by the page itself. */
export function judgePages(
  pages: readonly ScanPage[],
  originalPages: number | null,
  now: Date,
): QualityVerdict[] {
  const judged = pages.flatMap(({ reading }) =>
    reading === null ? [] : [{ measures: reading.measures, confidence: confidenceOf(reading) }],
  );
  const at = pages.flatMap((page, index) => (page.reading === null ? [] : [index]));
  // A page without measures is judged by what is known of it: that nothing was read.
  const unread = pages.flatMap((page, index) => (page.reading === null ? [unreadVerdict(page, index)] : []));
  const found =
    judged.length === 0 ? [] : judgeQuality({ pages: judged, originalPages: null }, toLocalDay(now));
  const read = found.map((each) => ({
    ...each,
    page: each.page === null ? null : at[each.page]!,
  }));
  return [...countVerdict(pages.length, originalPages), ...read, ...unread];
}

function confidenceOf({ text }: NonNullable<ScanPage['reading']>): number | null {
  return text.source === 'layer' ? null : text.confidence;
}

function unreadVerdict({ why }: ScanPage, page: number): QualityVerdict {
  return { rule: 'unread_page', weight: 'fault', page, text: why ?? 'Không đọc được chữ trên trang này.' };
}

/** The same count for pages with and without text. */
function countVerdict(pages: number, originalPages: number | null): QualityVerdict[] {
  if (originalPages === null || originalPages === pages) return [];
  const text = `Bản gốc có ${originalPages} trang nhưng đã quét ${pages} trang.`;
  return [{ rule: 'page_count', weight: 'fault', page: null, text }];
}

/** A paper may name another person lawfully, a child for instance: it is said, and the officer goes on. */
export function personWarnings(
  values: Partial<Record<PaperField, string>>,
  { applicant }: Pick<Dossier, 'applicant'>,
): Warning[] {
  const { personalId, otherPersonalId } = values;
  const known = [applicant.personalId, applicant.representativePersonalId].filter((each) => each !== null);
  const said = [personalId, otherPersonalId].filter((each) => each !== undefined);
  if (said.length === 0 || known.length === 0 || said.some((each) => known.includes(each))) return [];
  return [
    {
      rule: 'other_person',
      text: 'Số định danh trên giấy khác số của người nộp. Hãy xem đúng giấy của hồ sơ này.',
    },
  ];
}
