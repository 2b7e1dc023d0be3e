import { Problem } from '../../../platform/problem.ts';
import { seal, unseal } from '../../../platform/security/seal.ts';

const PURPOSE = 'open311-token';

/** A token by which a program gets the code of what it sent. Nothing is kept of it: only the installation can write and read one. */
export function writeOpen311Token(secret: string, wardId: number, code: string): string {
  return seal(secret, PURPOSE, `${wardId}/${code}`);
}

/** @returns the code. @throws Problem not_found for whatever was not written here for this ward */
export function readOpen311Token(secret: string, wardId: number, token: string): string {
  const [ward, code] = opened(secret, token).split('/');
  if (ward !== String(wardId) || !code) throw new Problem('not_found', 'Không có token này.');
  return code;
}

function opened(secret: string, token: string): string {
  try {
    return unseal(secret, PURPOSE, token);
  } catch {
    return '';
  }
}
