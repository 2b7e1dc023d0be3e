import { adoptOfficial, importOfficial, readOfficial } from '../features/indicators/index.ts';
import { listOfficers } from '../features/organisation/index.ts';
import { addDays, instant, toLocalDay } from '../law/day.ts';
import type { Database } from '../platform/database/database.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { keyOf } from './key.ts';

interface OfficialSeed {
  database: Database;
  files: FileStore;
  wardId: number;
  until: Date;
}

/** What the national portal "published" of the last whole month, a little off ours, with its list of dossiers. */
export async function seedOfficial({ database, files, wardId, until }: OfficialSeed): Promise<void> {
  const last = addDays(`${toLocalDay(until).slice(0, 7)}-01`, -1);
  const days = { from: `${last.slice(0, 7)}-01`, until: last };
  const officer = (await listOfficers(database.db, wardId)).find((each) => each.username === 'kiemsoat')!;
  const rows = await database.db
    .selectFrom('dossiers')
    .select(['code', 'channel', 'received_at'])
    .where('ward_id', '=', wardId)
    .where('place', '<>', 'from_elsewhere')
    .where('received_at', '>=', instant(days.from, 0))
    .where('received_at', '<', instant(addDays(last, 1), 0))
    .orderBy('id')
    .execute();
  if (rows.length === 0) return;
  const listed = rows
    .filter((_, at) => at % 11 !== 10)
    .map((row, at) => ({ ...row, isOnline: row.channel === 'online' && at % 9 !== 8 }));
  const online = listed.filter((each) => each.isOnline).length;
  const figures = ['Chỉ số,Tử số,Mẫu số', `3.3 Hồ sơ nộp trực tuyến,${online},${listed.length}`];
  const lines = listed.map(({ code, received_at, isOnline }) =>
    [code, toLocalDay(received_at!), isOnline ? 'Trực tuyến' : 'Trực tiếp'].join(','),
  );
  const act = { officer, now: until, requestId: 'gieo' };
  for (const [kind, table] of [
    ['figures', figures],
    ['dossiers', ['Mã hồ sơ,Ngày tiếp nhận,Kênh', ...lines]],
  ] as const) {
    const bytes = new TextEncoder().encode(`${table.join('\n')}\n`);
    const form = {
      clientKey: keyOf(`official ${kind}`),
      kind,
      source: 'Cổng Dịch vụ công quốc gia (số liệu mẫu)',
      ...days,
    };
    const upload = { bytes, fileName: `${kind}-mau.csv`, mediaType: 'text/csv; charset=utf-8' };
    const read = await readOfficial(form, upload);
    await database.transact(async (tx) => {
      const id = await importOfficial(tx, files, act, read);
      await adoptOfficial(tx, act, id, new Map([[1, 'received-online']]));
    });
  }
}
