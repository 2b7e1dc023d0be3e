/**
 * A Vietnamese phone number as ten or eleven digits with its leading 0; null when it is none.
 * `+84 912 345 678`, `0912.345.678` and `84912345678` are the same number.
 */
export function normalisePhone(text: string): string | null {
  const digits = text.replace(/[\s.\-()]/g, '');
  const local = digits.replace(/^(\+|00)?84(?=\d{9,10}$)/, '0');
  return /^0\d{9,10}$/.test(local) ? local : null;
}

/** The last four digits, which an applicant says to see a dossier's state; null when it is no phone number. */
export function lastFourDigits(text: string): string | null {
  return normalisePhone(text)?.slice(-4) ?? null;
}

/** The first three and the last two digits: `091•••••78`; all hidden when it is no phone number. */
export function maskPhone(text: string): string {
  const phone = normalisePhone(text);
  if (phone === null) return '•'.repeat(text.trim().length);
  return phone.slice(0, 3) + '•'.repeat(phone.length - 5) + phone.slice(-2);
}
