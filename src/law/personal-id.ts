/**
 * Whether a personal id has the shape that the State gives: twelve digits, spaces aside. It says nothing about whether
 * anyone has this number.
 * @law Luật Căn cước 2023 (số định danh cá nhân gồm 12 chữ số)
 * @checked 2026-11-23
 */
export function checkPersonalId(text: string): boolean {
  return /^\d{12}$/.test(text.replace(/\s/g, ''));
}

/**
 * Whether a number has the shape of an organisation's: ten digits, thirteen for its branch (with or without the dash), or
 * the twelve of a household business that uses its owner's number.
 * @law Luật Quản lý thuế 2019, Điều 30; Luật Doanh nghiệp 2020 (mã số doanh nghiệp đồng thời là mã số thuế)
 * @checked 2026-11-23
 * @uncertain from general knowledge; the laws' texts were not read
 */
export function checkOrganisationId(text: string): boolean {
  return /^(\d{10}|\d{10}-?\d{3}|\d{12})$/.test(text.replace(/\s/g, ''));
}

/**
 * All but the last three digits hidden: `•••••••••123`.
 * @law Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: chỉ hiện phần cần cho công việc
 * @checked 2026-11-23
 * @uncertain how many digits may be shown is the product's choice
 */
export function maskPersonalId(text: string): string {
  const digits = text.replace(/\s/g, '');
  return (
    '•'.repeat(Math.max(0, digits.length - 3)) +
    (digits.length > 3 ? digits.slice(-3) : '•'.repeat(digits.length))
  );
}

const DEMO_PREFIX = '999';

/**
 * A number that no person can have: no province has the code 999. For seeds and tests.
 * @throws RangeError when the order is not a whole number from 0 to 999 999 999
 */
export function demoPersonalId(order: number): string {
  if (!Number.isInteger(order) || order < 0 || order > 999_999_999)
    throw new RangeError('Số thứ tự của số định danh minh họa từ 0 đến 999999999.');
  return DEMO_PREFIX + String(order).padStart(9, '0');
}

export function isDemoPersonalId(text: string): boolean {
  return checkPersonalId(text) && text.trim().startsWith(DEMO_PREFIX);
}
