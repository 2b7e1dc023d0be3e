import { createHash } from 'node:crypto';
import { openIdKeys } from '../src/platform/personal-ids/keys.ts';
import { useIdKeys } from '../src/platform/personal-ids/keys-in-use.ts';

/** What seals the personal ids of every test and bench, also in the processes that they start. */
export const TEST_IDS_KEY = createHash('sha256').update('the personal ids of tests').digest();

process.env.IDS_KEY = TEST_IDS_KEY.toString('hex');
useIdKeys(() => openIdKeys({ key: TEST_IDS_KEY, oldKeys: [] }));
