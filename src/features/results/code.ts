import { randomInt } from 'node:crypto';

/** Letters and digits that nobody mistakes for another: no I, O, 0, 1. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 16;

/** The code printed on a document, by which whoever holds it asks about it: 80 bits, in groups of four. */
export function newCheckCode(): string {
  const signs = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]);
  return signs.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** A code as someone typed it, in its one spelling; null when it cannot be one. */
export function readCheckCode(given: string): string | null {
  const signs = given.toUpperCase().replace(/[\s-]/g, '');
  if (signs.length !== LENGTH || [...signs].some((sign) => !SIGNS.includes(sign))) return null;
  return signs.replace(/(.{4})(?=.)/g, '$1-');
}

export function checkAddress(publicUrl: string, code: string): string {
  return `${publicUrl}/kiem-tra-van-ban/${code}`;
}
