import { expect, it } from 'vitest';
import type { DocumentSource } from '../../dossiers/index.ts';
import { syncFlags } from './sync-flags.ts';

const FILE = 'a'.repeat(64);

it.each<[string, DocumentSource, string | null, string | null, [0 | 1, 0 | 1, 0 | 1, string]]>([
  ['paper that was scanned', 'original', FILE, null, [1, 0, 0, '']],
  ['a copy without its scan', 'copy', null, null, [0, 0, 0, '']],
  ['electronic from the first', 'electronic', FILE, null, [0, 0, 0, '']],
  ['only shown', 'shown', null, null, [0, 0, 0, '']],
  ['a result out of the vault', 'reused', FILE, 'KQ.G15.000038', [0, 1, 0, 'KQ.G15.000038']],
  ['a paper out of the vault', 'reused', FILE, null, [0, 1, 0, '']],
  ['looked up in a database', 'database', null, null, [0, 0, 1, '']],
  [
    'a result’s kind says nothing of a paper that was handed in',
    'original',
    FILE,
    'KQ.G15.000038',
    [1, 0, 0, ''],
  ],
])('%s', (_what, source, file, resultCode, [scanned, reused, fromStore, replaced]) => {
  expect(syncFlags({ source, file }, { resultCode })).toEqual({
    ...{ DuocSoHoa: scanned, DuocTaiSuDung: reused, DuocLayTuKhoDMQG: fromStore },
    MaKetQuaThayThe: replaced,
  });
});
