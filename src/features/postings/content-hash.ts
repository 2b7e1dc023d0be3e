import { createHash } from 'node:crypto';
import { describePart, PART_NAMES, type ProcedureVersion } from '../procedures/index.ts';

/**
 * The fingerprint of what a version makes public: its code and every part in words, as they stand on the sheet. The same
 * words give the same fingerprint, whoever entered them.
 */
export function contentHash(procedure: ProcedureVersion): string {
  const words = PART_NAMES.map((part) => describePart(procedure, part).map((line) => line.normalize('NFC')));
  return createHash('sha256')
    .update(JSON.stringify([procedure.code, ...words]))
    .digest('hex');
}

/** The fingerprint as a sheet carries it: short enough to be compared by eye. */
export function shortHash(hash: string): string {
  return hash
    .slice(0, 12)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, '$1-');
}
