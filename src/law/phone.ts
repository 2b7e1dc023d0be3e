/**
 * A Vietnamese phone number as ten or eleven digits with its leading 0; null when it is none.
 * `+84 912 345 678`, `0912.345.678` and `84912345678` are the same number.
 */
export function normalisePhone(text: string): string | null {
  const digits = text.replace(/[\s.\-()]/g, '');
  const local = digits.replace(/^(\+|00)?84(?=\d{9,10}$)/, '0');
  return /^0\d{9,10}$/.test(local) ? local : null;
}
