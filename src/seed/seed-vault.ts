import { findDossier, isSettled } from '../features/dossiers/index.ts';
import { listOfficers } from '../features/organisation/index.ts';
import { keepSettled, receiveWithVault } from '../features/vault/index.ts';
import { demoPersonalId } from '../law/personal-id.ts';
import { addWorkingMinutes } from '../law/working-time.ts';
import type { Database } from '../platform/database/database.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { foldVietnamese } from '../platform/fold-vietnamese.ts';
import { marksOf } from '../platform/personal-ids/sealing.ts';
import { keyOf } from './key.ts';
import { drawSample } from './sample-paper.ts';

interface VaultSeed {
  database: Database;
  files: FileStore;
  wardId: number;
  until: Date;
}

/** Of how many dossiers that ended last the owners have their papers in a vault. */
const MOST = 200;
const MINUTES_LATER = 5;
/** The demo person of the development identity provider. */
const PERSON = { applicantName: 'Công dân Thử Một', applicantPersonalId: demoPersonalId(1) };

/** What a marriage asks of each of the two. */
const MARITAL_STATUS = 'Giấy xác nhận tình trạng hôn nhân';

/** Vaults of those who got a result last, and a dossier for which the demo person's was used again. Twice is once. */
export async function seedVault(seed: VaultSeed): Promise<void> {
  const { database, wardId, until } = seed;
  const rows = await database.db
    .selectFrom('dossiers')
    .select(['id', 'status_at'])
    .where('ward_id', '=', wardId)
    .where('status', 'in', ['returned', 'result_ready'])
    .where('result_outcome', '=', 'granted')
    .orderBy('status_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  for (const { id, status_at: endedAt } of rows.reverse()) {
    const key = { wardId, dossierId: id };
    const now = new Date(endedAt.getTime() + MINUTES_LATER * 60_000);
    if (now > until || !isSettled(await findDossier(database.db, key))) continue;
    await database.transact((tx) => keepSettled(tx, key, now));
  }
  await useAgain(seed);
}

/** He comes to register a marriage: the certificate that he was given is taken from his vault, with his consent. */
async function useAgain({ database, files, wardId, until }: VaultSeed): Promise<void> {
  const item = await database.db
    .selectFrom('vault_items')
    .select(['id', 'name', 'kept_at'])
    .where('ward_id', '=', wardId)
    .where('owner_number_mark', 'in', marksOf(wardId, PERSON.applicantPersonalId))
    .where('owner_name', '=', foldVietnamese(PERSON.applicantName))
    .where('source', '=', 'result')
    .where('name', '=', MARITAL_STATUS)
    .orderBy('id')
    .executeTakeFirst();
  const officer = (await listOfficers(database.db, wardId)).find(({ username }) => username === 'quay1');
  const at = item && addWorkingMinutes(item.kept_at, 30);
  if (!item || !officer || !at || at > until) return;
  const scan = {
    ...{ name: 'to-khai.pdf', mediaType: 'application/pdf' },
    bytes: await drawSample('Tờ khai đăng ký kết hôn'),
  };
  const plain = { quantity: 1, reusable: false, scanExemptReason: null };
  const examiner = (await listOfficers(database.db, wardId)).find(({ username }) => username === 'hotich');
  await database.transact((tx) =>
    receiveWithVault(
      tx,
      files,
      { officer, now: at, requestId: 'gieo' },
      {
        ...{ isAgreed: true, quiet: true },
        documents: [
          { ...plain, name: 'Tờ khai đăng ký kết hôn, hai bên khai chung', source: 'original', scan },
          { ...plain, name: item.name, source: 'reused', scan: null, vaultItemId: item.id },
        ],
        form: {
          ...{ ...PERSON, applicantKind: 'citizen', applicantPhone: '0000000001' },
          ...{ clientKey: keyOf('vault/again'), procedureCode: '1.000894', termNo: 1, channel: 'direct' },
          competentUnitId: examiner!.unitId,
          applicantAddress: 'Tổ dân phố số 1, phường Hải Dương',
        },
      },
      { answer: 'accept' },
    ),
  );
}
