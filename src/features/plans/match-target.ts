import { foldVietnamese } from '../../platform/fold-vietnamese.ts';

const PUBLISHED = /(ket qua xu ly|phan anh).*(cong khai)|cong khai.*(ket qua xu ly|phan anh)/;
/** A task that speaks of petitions about rules, and not of those about conduct too. */
const OF_REGULATIONS = /(phan anh|kien nghi) ve (cac )?quy dinh/;
const OF_CONDUCT = /hanh vi/;

/** Each figure by the folded words that a plan promises it with. The first rule that matches wins, so the narrow ones stand first. */
const RULES: { indicator: string; words: RegExp; isOfRegulations?: true }[] = [
  { indicator: 'payments-online', words: /thanh toan truc tuyen|giao dich thanh toan/ },
  { indicator: 'satisfaction-land', words: /hai long.*(dat dai|xay dung|dau tu)/ },
  { indicator: 'satisfaction', words: /hai long/ },
  { indicator: 'time-cut', words: /(cat giam|giam).*thoi gian/ },
  { indicator: 'cost-cut', words: /chi phi( tuan thu)?/ },
  { indicator: 'feedback-published-regulation', words: PUBLISHED, isOfRegulations: true },
  { indicator: 'feedback-published', words: PUBLISHED },
  { indicator: 'feedback-in-limits', words: /(phan anh|kien nghi).*dung han/ },
  { indicator: 'feedback-handled-regulation', words: /phan anh|kien nghi/, isOfRegulations: true },
  { indicator: 'feedback-handled', words: /phan anh|kien nghi/ },
  { indicator: 'reuse', words: /tai su dung|su dung lai|khai thac.*(du lieu|su dung)|du lieu.*khai thac/ },
  { indicator: 'electronic-result', words: /(cap )?ket qua.*(dien tu|ban dien tu)/ },
  { indicator: 'digitised', words: /so hoa/ },
  { indicator: 'any-place', words: /phi dia gioi|khong phu thuoc (vao )?dia gioi/ },
  { indicator: 'business-online', words: /doanh nghiep.*(truc tuyen)/ },
  {
    indicator: 'full-online-services',
    words: /truc tuyen toan trinh|(tthc|thu tuc).*cung cap.*truc tuyen|cung cap.*dich vu cong truc tuyen/,
  },
  { indicator: 'processed-online', words: /ho so.*(xu ly|giai quyet) truc tuyen(?!.*tiep nhan)/ },
  { indicator: 'received-online', words: /(nhan|nop|tiep nhan).*truc tuyen|truc tuyen.*(nop|tiep nhan)/ },
  { indicator: 'on-time', words: /dung han|truoc han|(khong|qua) .*qua han/ },
  { indicator: 'on-system', words: /tren he thong|he thong thong tin giai quyet/ },
  { indicator: 'published-procedures', words: /(tthc|thu tuc).*(cong bo|cong khai|niem yet)/ },
  { indicator: 'index-766', words: /766|chat luong phuc vu/ },
];

/**
 * The code of the figure that measures a promised number; null when no figure does. The unit must be a percentage. `task`: the words of
 * the task that promises it, where the number's own words leave open what it is of.
 */
export function matchTarget(target: { text: string; unit: string }, task = ''): string | null {
  if (target.unit !== '%') return null;
  const [text, words] = [foldVietnamese(target.text), foldVietnamese(task)];
  const isOfRegulations = OF_REGULATIONS.test(words) && !OF_CONDUCT.test(words);
  const found = RULES.find((rule) => rule.words.test(text) && (!rule.isOfRegulations || isOfRegulations));
  return found?.indicator ?? null;
}

/** Every code that a target can be given. */
export const TARGET_INDICATORS: readonly string[] = RULES.map((rule) => rule.indicator);
