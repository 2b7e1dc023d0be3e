import type { FeeRule, ProcedureVersion, TermVariant } from './schema.ts';

const UNITS = { wd: 'ngày làm việc', cd: 'ngày', wh: 'giờ làm việc' } as const;

/** "Thông thường: 3 ngày làm việc"; the raw text where no term is verified. */
export function describeTerm(variant: Pick<TermVariant, 'when' | 'term' | 'raw'>): string {
  if (variant.term === null)
    return variant.raw === 'chưa xác minh' ? 'Chưa xác minh' : `${variant.raw} (chưa xác minh)`;
  const match = /^(\d+(?:\.\d+)?)(wd|cd|wh)$/.exec(variant.term)!;
  const amount = match[1]!.replace('.', ',');
  const words =
    variant.term === '0wd'
      ? 'trong ngày; nhận sau 15 giờ thì ngày làm việc tiếp theo'
      : `${amount} ${UNITS[match[2] as keyof typeof UNITS]}`;
  return `${variant.when}: ${words}`;
}

/** What it costs, in one line. */
export function describeFee(fee: FeeRule): string {
  const money = (vnd: number) => `${vnd.toLocaleString('vi-VN')} ₫`;
  switch (fee.kind) {
    case 'free':
      return fee.raw === 'Miễn phí'
        ? 'Miễn phí (theo Cổng Dịch vụ công quốc gia, chưa xác minh)'
        : 'Không thu phí';
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

export interface Part {
  name: string;
  present: boolean;
}

/**
 * The parts that a published procedure must have, and whether ours has them.
 * @law NĐ 63/2010/NĐ-CP, Điều 8 khoản 2
 * @checked 2026-11-23
 */
export function completeness(procedure: ProcedureVersion): Part[] {
  return [
    { name: 'Tên thủ tục', present: procedure.name !== '' },
    { name: 'Trình tự thực hiện', present: true },
    { name: 'Cách thức thực hiện', present: procedure.methods.length > 0 },
    { name: 'Thành phần, số lượng hồ sơ', present: procedure.documents.length > 0 },
    { name: 'Thời hạn giải quyết', present: procedure.terms.some((each) => each.term !== null) },
    { name: 'Đối tượng thực hiện', present: procedure.applicants.length > 0 },
    { name: 'Cơ quan giải quyết', present: procedure.competentUnitCode !== null },
  ];
}
