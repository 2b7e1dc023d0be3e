import type { FeeRule, TermVariant } from './schema.ts';

const UNITS = { wd: 'ngày làm việc', cd: 'ngày', wh: 'giờ làm việc' } as const;

/** What the portal writes where law sets no term: a fact, not a gap. */
const NO_TERM = 'Không quy định';

/** "Thông thường: 3 ngày làm việc". Where no term is verified it says so: broken raw text is no help to a citizen. */
export function describeTerm(variant: Pick<TermVariant, 'when' | 'term' | 'raw'>): string {
  if (variant.term === null)
    return variant.raw === NO_TERM
      ? 'Pháp luật không quy định thời hạn (theo Cổng Dịch vụ công quốc gia)'
      : 'Chưa xác minh';
  const match = /^(\d+(?:\.\d+)?)(wd|cd|wh)$/.exec(variant.term)!;
  const amount = match[1]!.replace('.', ',');
  const words =
    variant.term === '0wd'
      ? 'trong ngày; nhận sau 15 giờ thì ngày làm việc tiếp theo'
      : `${amount} ${UNITS[match[2] as keyof typeof UNITS]}`;
  return `${variant.when}: ${words}`;
}

/** The portal writes "Miễn phí" also where the city's council sets a fee: only another source makes it sure. */
export function isTrulyFree(fee: FeeRule): boolean {
  return fee.kind === 'free' && fee.raw !== 'Miễn phí';
}

/** What it costs and who pays less, in one line. */
export function describeFee(fee: FeeRule): string {
  return fee.waivers === '' ? amountOf(fee) : `${amountOf(fee)}. Miễn, giảm: ${fee.waivers}`;
}

function amountOf(fee: FeeRule): string {
  const money = (vnd: number) => `${vnd.toLocaleString('vi-VN')} ₫`;
  switch (fee.kind) {
    case 'free':
      if (!isTrulyFree(fee)) return 'Miễn phí (theo Cổng Dịch vụ công quốc gia, chưa xác minh)';
      return fee.raw === 'Không' ? 'Không thu phí' : fee.raw;
    case 'fixed':
      return `${money(fee.amountVnd!)}${fee.unit ? ` một ${fee.unit}` : ''}`;
    case 'tiered': {
      const tiers = fee.tiers.map((tier, at) =>
        at === 0
          ? `${money(tier.perPageVnd)} một ${fee.unit}`
          : `từ trang thứ ${tier.fromPage}: ${money(tier.perPageVnd)}`,
      );
      return [...tiers, ...(fee.capVnd === null ? [] : [`tối đa ${money(fee.capVnd)} một bản`])].join('; ');
    }
    case 'local':
      return 'Theo mức của Hội đồng nhân dân thành phố (chưa có số liệu)';
    case 'unknown':
      return 'Chưa xác minh';
  }
}

/** In which case a paper is needed, as a sentence; empty when it always is. */
export function describeWhen(when: string | null): string {
  if (when === null) return '';
  if (when === 'nếu có') return 'Nếu có.';
  if (when.startsWith('trừ ')) return `Cần, ${when}.`;
  return when.startsWith('khi ') ? `Chỉ cần ${when}.` : `Chỉ cần khi: ${when}.`;
}
