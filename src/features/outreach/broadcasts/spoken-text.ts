/**
 * How many syllables a speaker reads in a minute. Vietnamese is written by the syllable, so words between blanks are counted.
 * @uncertain the speed is the product's own assumption; the station's readers may be faster or slower
 */
export const SYLLABLES_PER_MINUTE = 150;

/** How long a text takes to read out, in whole seconds. */
export function readingSeconds(text: string): number {
  const syllables = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return Math.ceil((syllables * 60) / SYLLABLES_PER_MINUTE);
}

/** What abbreviations of an office mean when they are read out. */
const SPOKEN: Readonly<Record<string, string>> = {
  TTHC: 'thủ tục hành chính',
  UBND: 'Ủy ban nhân dân',
  HĐND: 'Hội đồng nhân dân',
  TTPVHCC: 'Trung tâm Phục vụ hành chính công',
  PVHCC: 'Phục vụ hành chính công',
  DVC: 'dịch vụ công',
  DVCTT: 'dịch vụ công trực tuyến',
  DVCQG: 'Dịch vụ công quốc gia',
  PAKN: 'phản ánh, kiến nghị',
  CCCD: 'căn cước công dân',
  TDP: 'tổ dân phố',
  HKD: 'hộ kinh doanh',
  QĐ: 'Quyết định',
  NĐ: 'Nghị định',
  CP: 'Chính phủ',
};

const UNSPOKEN =
  /https?:\/\/\S+|www\.\S+|\d{1,2}\/\d{1,2}(?:\/\d{4})?|[%&@#]|(?<!\p{L})\p{Lu}{2,}(?!\p{L})/gu;

export interface Unspoken {
  word: string;
  /** What to write instead; null: the office has to say. */
  instead: string | null;
}

/** What a speaker cannot read out as it stands: abbreviations, web addresses, signs and days in figures; each once, in order. */
export function findUnspoken(text: string): Unspoken[] {
  const found = new Map<string, string | null>();
  for (const word of text.match(UNSPOKEN) ?? []) {
    if (/^\d/.test(word)) found.set(word, daySpoken(word));
    else if (word === '%') found.set(word, 'phần trăm');
    else found.set(word, SPOKEN[word] ?? null);
  }
  return [...found].map(([word, instead]) => ({ word, instead }));
}

function daySpoken(figures: string): string {
  const [day, month, year] = figures.split('/');
  return `ngày ${Number(day)} tháng ${Number(month)}${year ? ` năm ${year}` : ''}`;
}
