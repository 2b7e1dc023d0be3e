import { expect, it } from 'vitest';
import { SCAN_EXEMPTION_CAUSES, SCAN_EXEMPTIONS, scanExemptionFault } from './scan-exemption.ts';

it('only a dossier filed online is exempt for being filed online; the officer says the rest', () => {
  for (const cause of SCAN_EXEMPTION_CAUSES) {
    expect(SCAN_EXEMPTIONS[cause]).toMatch(/\S/);
    expect(scanExemptionFault(cause, { isOnline: true })).toBeNull();
    expect(scanExemptionFault(cause, { isOnline: false }) === null).toBe(cause !== 'online');
  }
});
