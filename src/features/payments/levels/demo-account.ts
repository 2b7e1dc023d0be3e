import type { Tx } from '../../../platform/database/database.ts';
import { derivedKey } from '../../dossiers/index.ts';
import { insertBankAccount } from './bank-account.ts';

/** An account that exists nowhere, at a bank that does not exist: no banking application pays to it. */
export async function seedDemoAccount(tx: Tx, wardId: number): Promise<void> {
  await insertBankAccount(tx, {
    ...{ wardId, clientKey: derivedKey('demo', `bank account ${wardId}`), validFrom: '2025-07-01', by: null },
    at: new Date('2025-07-01T00:00:00+07:00'),
    account: {
      ...{ bin: '999999', number: '0000002026', bankName: 'Ngân hàng trình diễn (không có thật)' },
      holder: 'UBND PHUONG TRINH DIEN',
    },
  });
}
