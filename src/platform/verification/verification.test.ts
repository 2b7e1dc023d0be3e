import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  approve,
  drawForm,
  drawSample,
  officerOf,
  SIGNED_AT,
  sealOf,
  signBoth,
  stamp,
} from '../../../test/signed-files.ts';
import { type LocalAuthority, startLocalAuthority } from '../signing/index.ts';
import { checkFile } from './check-file.ts';
import { type Root, verifyPdf } from './index.ts';

let authority: LocalAuthority;
let roots: Root[];
const later = new Date('2027-03-01T00:00:00Z');

beforeAll(async () => {
  authority = await startLocalAuthority({ folder: null, port: 0, now: () => SIGNED_AT });
  roots = [{ certificate: authority.root, from: null, until: null }];
});
afterAll(() => authority.close());

const check = (pdf: Uint8Array, now = later) => checkFile(pdf, roots, now);

describe('a result as the ward issues it', () => {
  it('is valid with both signatures', async () => {
    const verdict = await verifyPdf({ bytes: await signBoth(authority), roots, now: later });
    console.log(JSON.stringify(verdict, null, 1));
    expect(verdict.words).toBe('Hợp lệ');
  });
});
