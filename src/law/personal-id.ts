/**
 * Whether a personal id has the shape that the State gives: twelve digits, or nine for the old identity card.
 * @law Luật Căn cước 2023 (số định danh cá nhân gồm 12 chữ số)
 * @checked 2026-11-23
 */
export function checkPersonalId(text: string): boolean {
  return /^(\d{12}|\d{9})$/.test(text.replace(/\s/g, ''));
}

/** All but the last three digits hidden: `•••••••••123`. */
export function maskPersonalId(text: string): string {
  const digits = text.replace(/\s/g, '');
  return '•'.repeat(Math.max(0, digits.length - 3)) + digits.slice(-3);
}

/** A number that no person can have: no province has the code 999. For seeds and tests. */
export function demoPersonalId(order: number): string {
  return `999${String(order).padStart(9, '0')}`;
}
